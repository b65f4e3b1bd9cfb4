"""The answer for one given pair, and how likely its type is right.

``confidence`` is a logistic regression over what stands in the answer itself. Its weights
(``lexicons/pair_evidence.tsv``) were fitted by ``scripts/calibrate_pairs.py``. Who the parties are plays no part.
"""

import math

import msgspec

from onrecord.events.heard import READER
from onrecord.lexicons.evidence import weights
from onrecord.schema import Because, Span, Status

WEIGHTS = "pair_evidence.tsv"
LIKENESS = "likeness:"
SAID = ("told:", "urged:", "refused:", "warned:", "judged:", "declined:", "menaced:", "praised:")
HINTED = ("tells:", "foretells:", "speaks:", "bodes:")
"""How the ids of entries begin that stand for what lies in what somebody says (``told``)."""

LEAST, MOST, FAR = 0.0, 2.7, 2.0
"""Between which the score counts, and how far ahead of the next type the first can be."""

BASE = 4.0
"""By what the share of a type grows with one point of score (``pairs``)."""

OPEN = frozenset(("planned", "hypothetical", "denied"))
VERBAL = (1, 3)
CONFLICT = (3, 4)


class PairCoding(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one pair. ``alternatives``: event types with shares that add up to 1, best first.

    ``confidence``: probability that the type is right.
    """

    event: str
    quad: int
    status: Status
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()
    cameo: str | None = None
    modes: tuple[str, ...] = ()
    trigger: tuple[Span, ...] = ()
    because: Because


def evidence(coding: PairCoding) -> dict[str, float]:
    """What speaks for or against ``coding``, by the names of the table; what is absent is 0 and left out."""
    why = coding.because
    like = why.entry.startswith(LIKENESS)
    shares = [share for _, share in coding.alternatives] + [0.0, 0.0]
    ahead = math.log(max(shares[0], 1e-4) / max(shares[1], 1e-4)) / math.log(BASE)
    found = {
        "base": 1.0,
        "score": 0.0 if like else min(MOST, max(LEAST, why.score)),
        "full": float(not like and why.score >= MOST - 0.7),
        "ahead": 0.0 if like else min(FAR, max(-FAR, ahead)),
        "likeness": float(like),
        "unlisted": float(why.entry.startswith(READER)),
        "said": float(why.entry.startswith(SAID)),
        "hinted": float(why.entry.startswith(HINTED)),
        "agrees": why.heard,
        "no-event": why.unheard,
        "open": float(coding.status in OPEN),
        "verbal": float(coding.quad in VERBAL),
        "conflict": float(coding.quad in CONFLICT),
    }
    return {name: value for name, value in found.items() if value}


def with_confidence(coding: PairCoding) -> PairCoding:
    """The coding with its probability, and the shares of the other types scaled to what is left."""
    known = weights(WEIGHTS)
    odds = sum(known[name].value * value for name, value in evidence(coding).items() if name in known)
    sure = round(1 / (1 + math.exp(-odds)), 4)
    rest = sum(share for _, share in coding.alternatives[1:])
    scale = (1 - sure) / rest if rest else 0.0
    scaled = tuple((name, round(share * scale, 4)) for name, share in coding.alternatives[1:])
    return msgspec.structs.replace(coding, confidence=sure, alternatives=((coding.event, sure), *scaled))
