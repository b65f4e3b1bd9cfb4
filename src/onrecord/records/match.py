"""Whether two facts tell the same event: contradictions, which forbid it, and evidence, which adds up.

The weights are evidence in the manner of log odds, set by hand: a score of 0 is as good as even. Each part of it has a
name, which ``because`` of a record shows.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.records.seen import Seen
from onrecord.records.terms import weight_of
from onrecord.records.who import NOT, SAME, STANDS_FOR, likeness
from onrecord.schema.record import Amount, Fact

NEVER = -100.0
"""The score of two facts that contradict one another."""

PRIOR = -3.6
DEED = {"same code": 1.0, "same kind": 0.5, "same type": 0.0, "related type": -0.9}
WHERE = {"same place": 1.6, "same region": 0.6, "same country": 0.2}
TOLL, OTHER_TOLL = 1.4, -1.0
WORDS, FEW_WORDS = 6.0, -0.6
TRIGGER = 0.4
WITHIN, HEADLINE = 1.5, 2.4
"""One article tells one deed of one kind; above all its headline tells what its first sentences tell."""

NEAR = 60.0
"""Kilometres between two places that may be one: a town and a village beside it."""

Sides = tuple[float | None, float | None]
_OPPOSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
Evidence = tuple[float, str, str | frozenset[str] | None]
"""How much something speaks for two facts being one, its name in reasons ("" for none), and what it is about: words are told by the rarest."""

SAME_NUMBER = "same number"
NOTHING: Evidence = (0.0, "", None)


class Match(msgspec.Struct, frozen=True, gc=False):
    """What speaks for and against two facts telling one event. ``contradiction``: what forbids it, else None."""

    score: float
    reasons: tuple[str, ...] = ()
    contradiction: str | None = None


def compare(a: Fact, b: Fact) -> Match:
    """The match of two facts; the order of the two plays no part."""
    return match(Seen(a), Seen(b))


def match(one: Seen, other: Seen) -> Match:
    """As ``compare``, of facts that were looked at before."""
    forbidden, sides = _contradiction(one, other)
    if forbidden is not None:
        return Match(NEVER, (), forbidden)
    found = _evidence(one, other, sides)
    reasons = tuple(_told(name, of) for value, name, of in found if name and value > 0)
    return Match(_sum(found), reasons)


def contradiction(a: Fact, b: Fact) -> str | None:
    """What makes it impossible that the two tell one event, or None."""
    return _contradiction(Seen(a), Seen(b))[0]


def score(a: Seen, b: Seen) -> float:
    """The score of the match of two facts."""
    if max(a.first, b.first) > min(a.last, b.last) - 1:  # what forbids most, without asking why
        return NEVER
    forbidden, sides = _contradiction(a, b)
    return NEVER if forbidden is not None else _sum(_evidence(a, b, sides))


def other_days(facts: Sequence[Seen]) -> npt.NDArray[np.bool_]:
    """For each two of ``facts`` whether their days contradict one another."""
    first = np.array([f.first for f in facts])
    last = np.array([f.last for f in facts])
    apart: npt.NDArray[np.bool_] = np.maximum.outer(first, first) > np.minimum.outer(last, last) - 1
    return apart


def _sum(found: Sequence[Evidence]) -> float:
    return round(PRIOR + math.fsum([value for value, _, _ in found]), 4)


def _told(name: str, of: str | frozenset[str] | None) -> str:
    if of is None:
        return name
    if isinstance(of, frozenset):
        of = ", ".join(sorted(of, key=lambda w: (-weight_of(w), w))[:3])
    return f"{name} of {of}" if name == SAME_NUMBER else f"{name} ({of})"


def _contradiction(a: Seen, b: Seen) -> tuple[str | None, Sides]:
    """What forbids that the two are one, and if nothing does how their sides agree."""
    forbidden = _apart(a, b)
    if forbidden is not None:
        return forbidden, (None, None)
    sides = _sides(a, b)
    return ("other parties" if _other_parties(a, b, sides) else None), sides


def _evidence(a: Seen, b: Seen, sides: Sides) -> list[Evidence]:
    if b.key < a.key:
        a, b = b, a
    one, other = a.fact, b.fact
    found = [_what(a, b), _who(a, b, sides), _when(a, b), _where(one, other)]
    if one.amounts and other.amounts:
        found += _tolls(one, other)
    found.append(_words(a, b))
    return found + _article(one, other) if one.article_key == other.article_key else found


def _apart(a: Seen, b: Seen) -> str | None:
    """The same, whoever the parties are."""
    if a.group != b.group:
        return "another kind of deed"
    one, other = a.fact, b.fact
    if one.article_key == other.article_key and one.sentence == other.sentence:
        return "told apart in one sentence"
    if max(a.first, b.first) > min(a.last, b.last) - 1:
        return "other days"
    if _other_place(one, other):
        return "another place"
    return None


def _sides(a: Seen, b: Seen) -> Sides:
    """How well the actors and the recipients agree; of what is done together all who take part, as one side."""
    if a.mutual and b.mutual:
        return likeness(a.parties, b.parties), None
    actors = likeness(a.actors, b.actors)
    return actors, None if actors == NOT else likeness(a.recipients, b.recipients)


def _other_place(a: Fact, b: Fact) -> bool:
    if a.place_country and b.place_country and a.place_country != b.place_country:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or a.place_id == b.place_id:
        return False
    return _kilometres(a.lat, a.lon, b.lat, b.lon) > NEAR and not _holds(a, b) and not _holds(b, a)


def _holds(a: Fact, b: Fact) -> bool:
    """True if ``b``'s place may lie in ``a``'s, a division of the same country by that name."""
    return (
        a.admin1 is not None and a.admin1 == b.admin1 and a.place is not None and a.place in (b.admin1 or "")
    )


@lru_cache(maxsize=20_000)
def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _other_parties(a: Seen, b: Seen, sides: Sides) -> bool:
    return NOT in sides or (a.mutual and b.mutual and _two_pairs(a, b))


def _two_pairs(a: Seen, b: Seen) -> bool:
    """True if each names two countries or more, and they share at most one: other partners met."""
    return min(len(a.countries), len(b.countries)) >= 2 and len(a.countries & b.countries) < 2


def _what(a: Seen, b: Seen) -> Evidence:
    one, other = a.fact, b.fact
    if one.deed != other.deed:
        return DEED["related type"], "", None
    if one.deed_cameo and one.deed_cameo == other.deed_cameo:
        same_words = one.trigger == other.trigger
        return DEED["same code"] + TRIGGER * same_words, "same deed", one.deed_cameo
    if a.kind and a.kind == b.kind:
        return DEED["same kind"], "same kind of deed", one.deed
    return DEED["same type"], "same kind of deed", one.deed


def _who(a: Seen, b: Seen, sides: Sides) -> Evidence:
    value = _mutual(a, b) if a.mutual and b.mutual else _side(sides[0]) + _side(sides[1])
    return value, "same parties" if value > 1.5 else "parties fit" if value > 0 else "", None


def _mutual(a: Seen, b: Seen) -> float:
    """Each party of the one with fewer, against all of the other."""
    few, many = (b.parties, a.parties) if len(b.parties) < len(a.parties) else (a.parties, b.parties)
    if not few:
        return -0.6
    values = sorted((_side(likeness((p,), many)) for p in few), reverse=True)[:2]
    return sum(values) if len(values) > 1 else values[0] - 0.3


def _side(value: float | None) -> float:
    """Evidence of one side: named alike, standing for one another, only fitting, open, or left out by one."""
    if value is None:
        return -0.3
    if value == NOT:
        return -1.5
    return 1.2 if value == SAME else 0.9 if value == STANDS_FOR else 0.4 if value > 0.2 else -0.1


def _when(a: Seen, b: Seen) -> Evidence:
    one, other = a.when, b.when
    if one is None or other is None:
        return -0.5, "", None
    if one.loose or other.loose:
        return -0.2, "", None
    apart = abs((one.first + one.last) - (other.first + other.last)) / 2
    if one.told and other.told:
        value, name = (1.2, "same day") if apart == 0 else (0.5, "days overlap") if apart <= 1 else (-0.6, "")
    else:
        value, name = (0.7, "same day") if apart <= 1 else (0.1, "days fit") if apart <= 3 else (-0.4, "")
    return value, name, None


def _where(a: Fact, b: Fact) -> Evidence:
    if not a.place or not b.place:
        return NOTHING
    if a.place == b.place or (a.place_id is not None and a.place_id == b.place_id):
        return WHERE["same place"], "same place", a.place
    if a.admin1 is not None and a.admin1 == b.admin1:
        return WHERE["same region"], "same region", a.admin1
    return WHERE["same country"], "", None


def _tolls(a: Fact, b: Fact) -> list[Evidence]:
    """Numbers of what both count: alike, or so far apart that they are hardly of one event."""
    found: list[Evidence] = []
    for amount in a.amounts:
        for other in b.amounts:
            if amount.of == other.of and amount.of not in ("people", "other"):
                found.append(_toll(amount, other))
    return found[:2]


def _toll(one: Amount, other: Amount) -> Evidence:
    a, b = _middle(one), _middle(other)
    if a == b:
        return TOLL, SAME_NUMBER, one.of
    return (OTHER_TOLL, "", None) if max(a, b) > 3 * max(1.0, min(a, b)) else (0.1, "", None)


def _middle(amount: Amount) -> float:
    return amount.low if amount.low is not None else amount.high or 0.0


def _words(a: Seen, b: Seen) -> Evidence:
    """What else the two sentences have in common; words that name a party in both are left out."""
    if not a.words or not b.words:
        return NOTHING
    shared = a.words & b.words
    if shared and not a.naming.isdisjoint(shared):
        shared -= a.naming & b.naming
    if not shared:
        return FEW_WORDS, "", None
    both = math.fsum([a.squares[w] for w in shared])
    value = min(2.5, WORDS * both / math.sqrt(a.length * b.length))
    return value, "same words", shared


def _article(a: Fact, b: Fact) -> list[Evidence]:
    """One article tells its event more than once: in the headline, the first sentence, and further down."""
    if a.deed in _OPPOSED:
        return []
    value = HEADLINE if min(a.sentence, b.sentence) == 0 else WITHIN
    return [(value, "told twice in one article", None)]
