"""What the reader's event head says of predicates, alone and together with the lexicon.

The head was trained on the project's own news texts and examples (``training/newsroom``, ``training/examples``) and on the
examples of the lexicon. Of a word that the lexicon does not know it decides alone; of others together with it. Where
the type is the head's, the event's ``because`` says so: its entry is ``reader:`` and the type.
"""

import math
from functools import cache

from onrecord.lexicons.predicates import Predicate
from onrecord.ontologies import to_cameo
from onrecord.schema import Word

NONE = "NONE"
READER = "reader:"
"""How the ids of entries begin that stand for what the reader hears."""

LEAST = 0.8
"""Probability from which the head is believed of a word that the lexicon does not know."""

KNOWN = 0.4
"""The same of a word that the lexicon knows, where they agree on no type."""

OTHERWISE = 0.8
"""The same where an entry of another type holds."""

HOLDS = 4.0
"""What it adds to the log-odds of a type, or of no event, that an entry of that type holds."""

SILENT = 0.2
"""What it adds to the log-odds of no event that no entry of a known word holds."""

LEAST_SHARE = 0.01
"""Probability of types of which the head does not speak."""

RECIPIENT = (
    "obj",
    "iobj",
    "against",
    "to",
    "with",
    "on",
    "over",
    "at",
    "for",
    "from",
    "of",
    "obj.poss",
    "obj.of",
)
"""Where the other side stands, in order of preference, with a word of which only the type is known."""


@cache
def entry_for(event: str, lemma: str, pos: str) -> Predicate:
    """An entry for a word of which only the type is known."""
    return Predicate(
        id=READER + event,
        lemma=lemma,
        pos=pos,
        event=event,
        cameo=to_cameo(event),
        actor=("subj", "poss", "by", "adj"),
        recipient=RECIPIENT,
        example="",
    )


def settled(word: Word, entry: Predicate | None) -> str:
    """The type for which head and lexicon speak together, ``NONE`` among them; ``entry``: the one that holds, if any."""
    scores = {NONE: math.log(LEAST_SHARE)} | {kind: math.log(p) for kind, p in word.event if p > 0}
    kind = entry.event if entry is not None else NONE
    scores[kind] = scores.get(kind, math.log(LEAST_SHARE)) + (HOLDS if entry is not None else SILENT)
    return max(sorted(scores), key=lambda kind: scores[kind])


def heard(word: Word, least: float) -> tuple[Predicate, float] | None:
    """Entry and probability where the head takes ``word``, a predicate, for an event; None where it does not."""
    if not word.event or word.fact is None or word.upos not in ("VERB", "NOUN"):
        return None
    event, probability = word.event[0]
    if event == NONE or probability < least:
        return None
    return entry_for(event, word.lemma.lower(), "n" if word.upos == "NOUN" else "v"), probability
