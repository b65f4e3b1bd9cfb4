"""What the reader's event head says of predicates.

The head was trained on the project's own news texts and examples (``training/newsroom``, ``training/examples``) and on the
examples of the lexicon. Where the type of an event is the head's (``weighing.py``), the event's ``because`` says so: its
entry is ``reader:`` and the type.
"""

from functools import cache

from onrecord.lexicons.predicates import Predicate
from onrecord.ontologies import to_cameo
from onrecord.schema import Word

NONE = "NONE"
READER = "reader:"
"""How the ids of entries begin that stand for what the reader hears."""

LEAST = 0.8
"""Probability from which the head is believed by itself."""

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


def heard(word: Word, least: float) -> tuple[Predicate, float] | None:
    """Entry and probability where the head takes ``word``, a predicate, for an event; None where it does not."""
    if not word.event or word.fact is None or word.upos not in ("VERB", "NOUN"):
        return None
    event, probability = word.event[0]
    if event == NONE or probability < least:
        return None
    return entry_for(event, word.lemma.lower(), "n" if word.upos == "NOUN" else "v"), probability
