"""Which way a bare "Monday" or "March 3" points: back or forward, from the governing verb or from the words around."""

from typing import Literal

from onrecord.mentions.times.resolved import Direction
from onrecord.mentions.times.tokens import Tokens
from onrecord.schema import ParsedSentence, Span

Tense = Literal["past", "present", "future"]
REACH = 14
"""Tokens that the wording is looked through on either side."""
WILL = frozenset({"will", "shall", "wo", "'ll", "’ll", "ll"})
MODALS = frozenset({"would", "could", "should", "may", "might", "can", "must", "ought"})
FORWARD = frozenset(
    (
        "plan expect schedule due set slate intend aim hope vow promise pledge want prepare await ready likely "
        "invite ask urge call postpone delay propose agree decide arrange book bind threaten seek wish need demand "
        "reschedule pencil earmark tip poise"
    ).split()
)
"""Lemmas whose infinitive, or whose passive, lies ahead: planned to meet on Monday, scheduled for Monday."""
LIMITING = frozenset(
    "postpone delay reschedule adjourn extend give have allow suspend move defer remand put".split()
)
"""Lemmas after which "until Monday" and "to Monday" lie ahead even in the past tense."""
ARRANGED = frozenset(
    "schedule expect due set slate plan postpone delay reschedule pencil earmark tip poise book bind slat".split()
)
ARRANGED_FORMS = frozenset(
    "scheduled expected slated planned postponed delayed rescheduled penciled pencilled".split()
)
"""Lemmas, and forms, whose passive or participle lies ahead: was scheduled for Monday, a vote set for May."""
TIMETABLE = frozenset(
    (
        "begin start open arrive leave depart travel visit go come meet host hold expire end run vote return resume "
        "play face take fall close convene gather kick launch conclude head fly elapse lapse"
    ).split()
)
"""Verbs whose present tense with a date is a timetable: the talks begin on Monday."""
FUTURE_WORDS = frozenset(
    "will shall ll going expected scheduled due set slated planned plans plan upcoming expects intends hopes aims".split()
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


def by_parse(sentence: ParsedSentence, span: Span, headline: bool = False) -> tuple[bool, Direction | None]:
    """Whether a verb governs the words of ``span``, and the way its tense points.

    Climbs from the phrase to the nearest predicate. ``headline``: the present tense tells of the past there.
    A past or present tense over a noun ("denied Monday's attack") says nothing of the noun's time.
    """
    head = sentence.head_of(span)
    if head is None:
        return False, None
    nominal = False
    for i in sentence.ancestors(head):
        word = sentence.words[i]
        if word.upos in {"VERB", "AUX"} or sentence.dependents(i, "cop"):
            if _limits(sentence, head, i):
                return True, "future"
            tense = _of_predicate(sentence, i, 0)
            if tense == "present":
                coming = word.lemma in TIMETABLE or word.upos not in {"VERB"}
                return True, "future" if coming and not nominal and not headline else None
            return True, None if nominal and tense == "past" and not _placed(sentence, head) else tense
        nominal = nominal or word.upos in {"NOUN", "PROPN"}
    return False, None


def _placed(sentence: ParsedSentence, head: int) -> bool:
    """True if a preposition that dates (in, on, at) stands before the phrase: "a jury in December indicted"."""
    return any(
        sentence.words[c].lemma in {"in", "on", "at", "during"} for c in sentence.dependents(head, "case")
    )


def promised(tokens: Tokens, first: int) -> bool:
    """True if words of the future stand before token ``first`` in its clause: will return in three weeks."""
    for i in range(first - 1, max(first - REACH, -1), -1):
        if tokens.forms[i] in CLAUSE_ENDS:
            return False
        if tokens.forms[i] in FUTURE_WORDS:
            return True
    return False


def _limits(sentence: ParsedSentence, head: int, i: int) -> bool:
    """True for "postponed until Monday", "gave them until Friday"."""
    cases = {sentence.words[c].lemma for c in sentence.dependents(head, "case")}
    return sentence.words[i].lemma in LIMITING and bool(cases & {"until", "till", "to", "for"})


def _of_predicate(sentence: ParsedSentence, i: int, depth: int) -> Tense | None:
    """The tense of predicate ``i``; infinitives and participles without auxiliary look to the verb above."""
    word = sentence.words[i]
    helpers = [sentence.words[c] for c in sentence.dependents(i, "aux", "cop")]
    lemmas = {h.lemma for h in helpers}
    if lemmas & {"will", "shall"} or any(h.form.lower() in WILL for h in helpers):
        return "future"
    if lemmas & MODALS:
        return "past" if "have" in lemmas or "could" in {h.form.lower() for h in helpers} else "future"
    if (word.lemma in ARRANGED or word.form.lower() in ARRANGED_FORMS) and (
        _passive(sentence, i) or word.rel in {"acl", "advcl", "amod"}
    ):
        return "future"
    finite = next((h for h in helpers if h.has("VerbForm=Fin")), None)
    infinitive = word.has("VerbForm=Inf") or any(h.has("VerbForm=Inf") for h in helpers)
    if infinitive and "do" not in lemmas:
        return "future" if finite is not None and finite.lemma == "be" else _of_infinitive(sentence, i, depth)
    if "have" in lemmas:
        return "past"
    if finite is not None:
        return "past" if finite.has("Tense=Past") else "present"
    if word.has("Tense=Past"):
        return "past"
    if word.has("VerbForm=Fin"):
        return "present"
    return _of_predicate(sentence, word.head, depth + 1) if _climbs(sentence, i, depth) else None


def _climbs(sentence: ParsedSentence, i: int, depth: int) -> bool:
    """True if the predicate above ``i`` may be asked for the tense that ``i`` lacks."""
    head = sentence.words[i].head
    return head >= 0 and depth < 5 and sentence.words[head].upos in {"VERB", "AUX", "ADJ"}


def _passive(sentence: ParsedSentence, i: int) -> bool:
    return bool(sentence.dependents(i, "aux:pass", "cop"))


def _of_infinitive(sentence: ParsedSentence, i: int, depth: int) -> Tense | None:
    """ "to meet on Monday": ahead under plan, expect, agree, a noun or nothing; else as the verb above.

    Not ahead under "the second to …", "the first … to …", which tell of what happened.
    """
    word = sentence.words[i]
    if word.head < 0:
        return "future"
    above = sentence.words[word.head]
    if above.lemma in FORWARD or above.upos == "AUX" or above.lemma in {"be", "go"}:
        return "future"
    if above.upos in {"NOUN", "PROPN", "NUM", "PRON"}:
        ranks = any(sentence.words[c].has("NumType=Ord") for c in sentence.dependents(word.head, "amod"))
        return None if ranks or above.has("NumType=Ord") else "future"
    return _of_predicate(sentence, word.head, depth + 1) if _climbs(sentence, i, depth) else None


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
