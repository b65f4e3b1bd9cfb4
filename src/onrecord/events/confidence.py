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
    known = weights()
    odds = sum(known[name].value * value for name, value in evidence(event).items() if name in known)
    return round(1 / (1 + math.exp(-odds)), 3)
