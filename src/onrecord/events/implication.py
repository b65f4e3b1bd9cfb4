"""Implication: what a verb, adjective or noun implies for the event that stands under it, by its lemma alone."""

from onrecord.events import grammar
from onrecord.events import status_words as words
from onrecord.schema import ParsedSentence


def infinitive_kind(s: ParsedSentence, above: int, lemma: str) -> str:
    """What the word above implies for its infinitive or gerund."""
    word = s.words[above]
    if lemma == "have" and any(s.words[c].lemma.lower() == "yet" for c in s.children[above]):
        return "denied"
    if comes_about(s, above, lemma):
        return "happened"
    if lemma == "be":
        return "planned"
    if word.upos == "ADJ" or (lemma in words.ADJECTIVES_PLANNED and grammar.is_passive(s, above)):
        return _adjective_kind(lemma)
    for kind, group in VERB_KINDS:
        if lemma in group:
            return kind
    if word.upos in ("NOUN", "PROPN"):
        return noun_kind(lemma) or "happened"
    return "happened"


def comes_about(s: ParsedSentence, above: int, lemma: str) -> bool:
    """True for verbs whose infinitive is put forward as fact: "had to let them go", "are said to have died"."""
    if lemma == "have":
        return "Tense=Past" in s.words[above].feats and not grammar.auxiliaries(s, above)
    return lemma in words.VERBS_REPORTED and grammar.is_passive(s, above)


def _adjective_kind(lemma: str) -> str:
    if lemma in words.ADJECTIVES_PLANNED:
        return "planned"
    if lemma in words.ADJECTIVES_DENIED:
        return "denied"
    return "hypothetical"


VERB_KINDS = (
    ("denied", words.VERBS_DENIED),
    ("hypothetical", words.VERBS_HYPOTHETICAL),
    ("planned", words.VERBS_PLANNED),
    ("happened", words.VERBS_HAPPENED),
)


def noun_kind(lemma: str) -> str | None:
    """What the noun implies for what hangs on it, None for nothing."""
    for kind, group in (
        ("denied", words.NOUNS_DENIED),
        ("hypothetical", words.NOUNS_HYPOTHETICAL),
        ("planned", words.NOUNS_PLANNED),
    ):
        if lemma in group:
            return kind
    return None


def governed(s: ParsedSentence, above: int, lemma: str, deprel: str, case: str) -> str | None:
    """How the verb above makes its object fare; "call for", "call off" and "warn of" go by their small words."""
    small = {
        s.words[c].lemma.lower() for c in s.children[above] if s.words[c].deprel in ("compound:prt", "advmod")
    }
    if lemma == "call":
        return "denied" if "off" in small else "hypothetical" if case in ("for", "on") else None
    if lemma == "rule":
        return "denied" if "out" in small else None
    if lemma == "give" and "up" in small and deprel in ("obj", "nsubj:pass"):
        return "denied"
    if lemma == "put" and "off" in small:
        return "planned"
    if deprel in ("obj", "nsubj:pass", "xcomp") or case in ("for", "of", "to", "against", "on", "over"):
        if lemma in words.GOVERNORS_DENIED:
            return "denied"
        if lemma in words.GOVERNORS_HYPOTHETICAL and case != "over":
            return "hypothetical"
        if lemma in words.GOVERNORS_PLANNED and case not in ("over", "against"):
            return "planned"
    return None
