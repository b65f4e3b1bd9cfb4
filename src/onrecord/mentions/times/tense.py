"""Which way a bare "Monday" or "March 3" points: back or forward, from the governing verb or from the words around."""

from onrecord.mentions.times.resolved import Direction
from onrecord.mentions.times.tokens import Tokens
from onrecord.schema import ParsedSentence, Span

REACH = 14
"""Tokens that the wording is looked through on either side."""
FUTURE_AUXILIARIES = frozenset({"will", "shall", "wo", "'ll", "’ll", "ll"})
FORWARD = frozenset(
    (
        "plan expect schedule due set slate intend aim hope vow promise pledge want prepare await await ready likely "
        "invite ask urge call postpone delay propose agree decide arrange book bind threaten seek wish need demand"
    ).split()
)
"""Lemmas whose infinitive lies ahead: planned to meet on Monday."""
FUTURE_WORDS = frozenset(
    (
        "will shall ll going expected scheduled due set slated planned plans plan upcoming expects intends "
        "hopes aims"
    ).split()
)
PAST_WORDS = frozenset(
    (
        "was were had did said told took came went left met held began won lost fell rose broke hit led made gave got "
        "found saw sent struck shot put became ran fought flew heard built spoke wrote stood kept fled brought died "
        "been has have says"
    ).split()
)
FORWARD_PARTICIPLES = frozenset(
    "postponed postponing delayed adjourned penciled pencilled rescheduled deferred".split()
)
CLAUSE_ENDS = frozenset({".", "!", "?", ";", "\n", ""})


def by_parse(sentence: ParsedSentence, span: Span) -> tuple[bool, Direction | None]:
    """Whether a verb governs the words of ``span``, and the way its tense points. Climbs from the phrase to the root."""
    head = sentence.head_of(span)
    if head is None:
        return False, None
    words = sentence.words
    nominal = False
    for i in (head, *sentence.ancestors(head)):
        word = words[i]
        if i == head and word.upos not in {"VERB", "AUX"}:
            continue
        predicate = word.upos in {"VERB", "AUX"} or bool(sentence.dependents(i, "cop"))
        if not predicate:
            nominal = nominal or word.upos in {"NOUN", "PROPN"}
            continue
        found = _of_predicate(sentence, i)
        return True, None if nominal and found == "past" else found
    return False, None


def _of_predicate(sentence: ParsedSentence, i: int) -> Direction | None:
    """The way the tense of predicate ``i`` points; an infinitive looks to the verb above it."""
    words = sentence.words
    word = words[i]
    helpers = [words[c] for c in sentence.dependents(i, "aux", "cop")]
    if any(h.form.lower() in FUTURE_AUXILIARIES or h.lemma in {"will", "shall"} for h in helpers):
        return "future"
    if any(h.lemma in {"would", "could", "should", "may", "might", "can", "must"} for h in helpers):
        return None if any(h.lemma in {"have"} for h in helpers) else "future"
    if any(h.has("Tense=Past") for h in helpers) or any(h.lemma == "have" for h in helpers):
        return "future" if word.lemma in FORWARD and _passive(sentence, i) else "past"
    if word.lemma in FORWARD and (helpers or word.upos == "ADJ") and not word.has("VerbForm=Ger"):
        return "future"
    if word.has("Tense=Past") and word.lemma not in {"be"}:
        return "past"
    if word.has("VerbForm=Inf"):
        return _of_infinitive(sentence, i)
    if word.lemma in {
        "begin",
        "start",
        "open",
        "arrive",
        "leave",
        "travel",
        "visit",
        "go",
        "come",
        "meet",
        "host",
    }:
        return "future" if word.has("Tense=Pres") or helpers else None
    if word.upos == "VERB" and word.deprel in {"advcl", "acl", "ccomp", "conj"} and word.head >= 0:
        above = words[word.head]
        return "past" if above.has("Tense=Past") else None
    return None


def _passive(sentence: ParsedSentence, i: int) -> bool:
    return bool(sentence.dependents(i, "aux:pass"))


def _of_infinitive(sentence: ParsedSentence, i: int) -> Direction | None:
    """ "to meet on Monday": ahead under plan, expect, agree or a noun; as the verb above where that reports the past."""
    word = sentence.words[i]
    if word.head < 0:
        return "future"
    above = sentence.words[word.head]
    if above.lemma in FORWARD or above.upos in {"NOUN", "ADJ", "PROPN", "AUX"} or above.lemma in {"be", "go"}:
        return "future"
    return _of_predicate(sentence, word.head) if above.head != i else None


def by_wording(tokens: Tokens, first: int, last: int) -> Direction | None:
    """The way the nearest verb-like word points: first back to the clause's beginning, then forward to its end."""
    forms = tokens.forms
    after = forms[last]
    if (
        tokens.before(first) in {"a", "the", "an"}
        and after.isalpha()
        and len(after) > 3
        and after not in {"with", "when"}
    ):
        return None
    for i in range(first - 1, max(first - REACH, -1), -1):
        found = _of_word(tokens, i)
        if found is not None:
            return found
        if forms[i] in CLAUSE_ENDS:
            break
    for i in range(last, min(last + REACH, tokens.size)):
        if forms[i] in CLAUSE_ENDS:
            break
        found = _of_word(tokens, i)
        if found is not None:
            return found
    return None


def _of_word(tokens: Tokens, i: int) -> Direction | None:
    form = tokens.forms[i]
    if form in FUTURE_WORDS:
        return "future"
    if tokens.before(i) == "be" or tokens.before(i) in {"is", "are"}:
        return "future" if form.endswith("ed") and tokens.before(i) != "be" and len(form) > 4 else None
    if form in FORWARD_PARTICIPLES and tokens.before(i) not in {"had", "have", "has"}:
        return "future"
    if form in PAST_WORDS or (form.endswith("ed") and len(form) > 4 and not tokens.capital(i)):
        return "past"
    return "future" if form == "to" and tokens.forms[i + 1] in {"be", "meet", "visit", "hold"} else None
