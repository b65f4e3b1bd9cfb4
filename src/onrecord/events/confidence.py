"""Confidence: how likely it is that an event's type and status are right.

A logistic regression over what stands in the event itself. Its weights (``lexicons/evidence.tsv``) were fitted on our
own gold texts by ``scripts/calibrate.py``. Who the parties are plays no part, only whether there are any.
"""

import math

from onrecord.events.counterparts import SUPPLIED
from onrecord.lexicons.evidence import weights
from onrecord.schema import Event

LIKELY_FACT = {"occurred": 3.0, "ongoing": 3.0, "historical": 3.0, "denied": -2.0}
"""Factuality (-3..3) that the network should give for a status; 0 for what is open."""
USUAL_SCORE = 0.8
"""Score of an ordinary entry."""
EVIDENCE, EVENTHOOD = "evidence.tsv", "eventhood.tsv"
UNLIKELY = 0.35
"""Probability below which what was found is no event of the reading."""

VERBAL = (1, 3)
CONFLICT = (3, 4)


def evidence(event: Event) -> dict[str, float]:
    """What speaks for or against ``event``, by the names of ``evidence.tsv``; what is absent is 0 and left out."""
    why = event.because
    expected = LIKELY_FACT.get(event.status, 0.0)
    found = {
        "base": 1.0,
        "entry": 5 * (why.score - USUAL_SCORE),
        "noun": float(why.entry.partition("/")[0].endswith(".n")),
        "unlisted": float(why.entry.startswith("reader:")),
        "no-party": float(not event.actors and not event.recipients),
        "agrees": why.heard,
        "no-event": why.unheard,
        "reported": float(bool(event.according_to)),
        "rules": min(sum(r not in SUPPLIED for r in why.rules), 5) / 2 - 0.5,
        "factuality": abs(why.fact - expected) / 3 if why.fact is not None else 0.0,
        "verbal": float(event.quad in VERBAL),
        "conflict": float(event.quad in CONFLICT),
        event.status: 1.0,
    }
    return {name: value for name, value in found.items() if value}


def _has_two_sides(event: Event) -> bool:
    """True where the sentence itself names both sides, or several who act."""
    supplied = not SUPPLIED.isdisjoint(event.because.rules)
    return not supplied and (bool(event.actors and event.recipients) or len(event.actors) > 1)


def eventhood(event: Event) -> float:
    """Probability that ``event`` is one of its type, whatever its status: by what stands in it but for the status."""
    return _probability(event, EVENTHOOD)


def is_unlikely(event: Event) -> bool:
    """True for what the reader's event head has judged, and what together with all else seldom is an event.

    A noun with both sides in its sentence stands ("an agreement between X and Y").
    """
    why = event.because
    noun = why.entry.partition("/")[0].endswith(".n")
    kept = why.heard + why.unheard == 0 or (noun and _has_two_sides(event))
    return not kept and eventhood(event) < UNLIKELY


def parts(event: Event) -> list[tuple[str, float]]:
    """Each piece of evidence in words, with the log-odds that it adds, the weightiest first after the base."""
    known = weights()
    found = [
        (known[name].meaning, known[name].value * value)
        for name, value in evidence(event).items()
        if name in known
    ]
    return found[:1] + sorted(found[1:], key=lambda part: (-abs(part[1]), part[0]))


def confidence(event: Event) -> float:
    """Probability, in steps of 0.001, that type and status are right."""
    return round(_probability(event, EVIDENCE), 3)


def _probability(event: Event, table: str) -> float:
    """What the evidence of ``event`` comes to by the weights of ``table``."""
    known = weights(table)
    odds = sum(known[name].value * value for name, value in evidence(event).items() if name in known)
    return 1 / (1 + math.exp(-odds))
