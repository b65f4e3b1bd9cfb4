"""Which event a word names, if any: what the lexicon and the reader's event head say of it, weighed together.

Each type that either of them proposes gets a probability from what speaks for and against it (``evidence``); the weights
(``lexicons/trigger_evidence.tsv``) were fitted by ``scripts/calibrate_triggers.py`` on news texts that the reader was not
trained on. The likeliest type counts from ``LEAST``. Which country or person takes part plays no part.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.events.heard import NONE
from onrecord.lexicons.evidence import weights
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Word

TABLE = "trigger_evidence.tsv"

LEAST = 0.46
"""Probability from which a word names an event."""

LEAST_NAMED = 0.22
"""The same of a noun of the lexicon with which somebody is named who takes part ("an attack on X")."""

FLOOR = 0.01
"""The head's probabilities count as no farther from 0 and 1 than this."""

CERTAIN = 0.1
"""Probability of no event up to which the head is certain that there is one."""

UNTOLD = 0.005
"""The head's probability of a type of which it does not speak."""


class Signs(NamedTuple):
    """A word as a possible trigger.

    ``entries``: all that the lexicon has for it; ``entry``: the one of which all conditions hold; ``leans``: on a light
    verb; ``common``: it is used for too many things; ``governs``: it only says how the event under it fares ("plans
    to"); ``alone``: nobody who might take part is its subject or object, or stands with the noun; ``headline``: it
    stands in one.
    """

    word: Word
    entries: tuple[Predicate, ...]
    entry: Predicate | None
    leans: bool
    common: bool
    governs: bool
    alone: bool
    headline: bool


def likeliest(signs: Signs) -> str | None:
    """The type of event that the word names, None where it names none."""
    shares = {kind: probability(signs, kind) for kind in kinds(signs)}
    best = max(shares, key=lambda kind: shares[kind], default=None)
    return best if best is not None and shares[best] >= _least(signs) else None


def _least(signs: Signs) -> float:
    """Probability from which the word counts."""
    named = signs.word.upos == "NOUN" and signs.entry is not None and not signs.alone
    return LEAST_NAMED if named else LEAST


def kinds(signs: Signs) -> tuple[str, ...]:
    """The types that are proposed, by name: by the entry that holds, and by the head of a predicate."""
    listed = (signs.entry.event,) if signs.entry is not None else ()
    asked = signs.word.fact is not None and signs.word.upos in ("VERB", "NOUN") and not signs.governs
    named = (kind for kind, _ in signs.word.event) if asked else ()
    return tuple(sorted({*listed, *named} - {NONE}))


def probability(signs: Signs, kind: str) -> float:
    """How likely it is that the word names an event of this type."""
    known = weights(TABLE)
    odds = sum(known[name].value * value for name, value in evidence(signs, kind).items())
    return 1 / (1 + math.exp(-odds))


def evidence(signs: Signs, kind: str) -> dict[str, float]:
    """What speaks for and against an event of type ``kind``, by the names of ``trigger_evidence.tsv``."""
    found = {
        "base": 1.0,
        "common": float(signs.common),
        "alone": float(signs.alone),
        "noun": float(signs.word.upos == "NOUN"),
        "headline": float(signs.headline),
    }
    found |= dict(_of_lexicon(signs, kind))
    heard = dict(signs.word.event)
    if heard:
        holds = "holds" in found
        certain = heard.get(NONE, 0.0) <= CERTAIN
        found["heard"] = _log_odds(heard.get(kind, UNTOLD))
        found["heard-too"] = found["heard"] if holds else 0.0
        found["certain"] = float(certain)
        found["certain-too"] = float(certain and holds)
    found["no-predicate"] = float(signs.word.fact is None)
    return {name: value for name, value in found.items() if value}


def _of_lexicon(signs: Signs, kind: str) -> Iterator[tuple[str, float]]:
    """What the lexicon has to say."""
    entry, entries = signs.entry, signs.entries
    if entry is None:
        yield ("silent" if entries else "unknown"), 1.0
        if entries:
            yield "uses", sum(e.event == kind for e in entries) / len(entries)
            yield "idle-uses", sum(e.event == NONE for e in entries) / len(entries)
    elif entry.event == kind:
        yield "holds", 1.0
        yield "bare", float(not entry.needs and entry.pos == "v")
        yield "holds-noun", float(entry.pos == "n")
        yield "leans", float(signs.leans and entry.pos == "n")
    else:
        yield ("idle" if entry.event == NONE else "other"), 1.0


def _log_odds(p: float) -> float:
    p = min(max(p, FLOOR), 1 - FLOOR)
    return math.log(p / (1 - p))
