"""Whether two facts tell the same event: contradictions, which forbid it, and evidence, which adds up.

The weights are evidence in the manner of log odds, set by hand: a score of 0 is as good as even. Each part of it has a
name, which ``because`` of a record shows.
"""

import math
from functools import lru_cache

import msgspec

from onrecord.records.keys import GROUPS
from onrecord.records.terms import weight_of
from onrecord.records.when import when
from onrecord.records.who import NOT, SAME, STANDS_FOR, likeness
from onrecord.schema.record import Amount, Fact, Party

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

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""What is done together: who is called the actor is a matter of wording."""

Sides = tuple[float | None, float | None]
_OPPOSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


class Match(msgspec.Struct, frozen=True):
    """What speaks for and against two facts telling one event. ``contradiction``: what forbids it, else None."""

    score: float
    reasons: tuple[str, ...] = ()
    contradiction: str | None = None


def compare(a: Fact, b: Fact) -> Match:
    """The match of two facts; the order of the two plays no part."""
    if (b.article_key, b.event_id) < (a.article_key, a.event_id):
        a, b = b, a
    forbidden = _apart(a, b)
    sides = _sides(a, b) if forbidden is None else (None, None)
    if forbidden is None and _other_parties(a, b, sides):
        forbidden = "other parties"
    if forbidden is not None:
        return Match(NEVER, (), forbidden)
    found = [
        _what(a, b),
        _who(a, b, sides),
        _when(a, b),
        _where(a, b),
        *_tolls(a, b),
        _words(a, b),
        *_article(a, b),
    ]
    score = PRIOR + math.fsum(value for value, _ in found)
    reasons = tuple(reason for value, reason in found if reason and value > 0)
    return Match(round(score, 4), reasons)


def contradiction(a: Fact, b: Fact) -> str | None:
    """What makes it impossible that the two tell one event, or None."""
    return compare(a, b).contradiction


def _apart(a: Fact, b: Fact) -> str | None:
    """The same, whoever the parties are."""
    if GROUPS.get(a.deed, a.deed) != GROUPS.get(b.deed, b.deed):
        return "another kind of deed"
    if a.article_key == b.article_key and a.sentence == b.sentence:
        return "told apart in one sentence"
    one, other = when(a), when(b)
    if one and other and max(one.first, other.first) > min(one.last, other.last) - 1:
        return "other days"
    if _other_place(a, b):
        return "another place"
    return None


def _sides(a: Fact, b: Fact) -> Sides:
    """How well the actors and the recipients agree; of what is done together all who take part, as one side."""
    if a.deed in MUTUAL and b.deed in MUTUAL:
        return likeness(a.actors + a.recipients, b.actors + b.recipients), None
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


@lru_cache(maxsize=50_000)
def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _other_parties(a: Fact, b: Fact, sides: Sides) -> bool:
    mutual = a.deed in MUTUAL and b.deed in MUTUAL
    return NOT in sides or (mutual and _two_pairs(a, b))


def _two_pairs(a: Fact, b: Fact) -> bool:
    """True if each names two countries or more, and they share at most one: other partners met."""
    one, other = _countries(a), _countries(b)
    return min(len(one), len(other)) >= 2 and len(one & other) < 2


def _countries(fact: Fact) -> set[str]:
    return {p.country for p in (*fact.actors, *fact.recipients) if p.country}


def _what(a: Fact, b: Fact) -> tuple[float, str]:
    if a.deed != b.deed:
        return DEED["related type"], ""
    if a.deed_cameo and a.deed_cameo == b.deed_cameo:
        same_words = a.trigger == b.trigger
        return DEED["same code"] + TRIGGER * same_words, f"same deed ({a.deed_cameo})"
    if (a.deed_cameo or "-")[:2] == (b.deed_cameo or "+")[:2]:
        return DEED["same kind"], f"same kind of deed ({a.deed})"
    return DEED["same type"], f"same kind of deed ({a.deed})"


def _who(a: Fact, b: Fact, sides: Sides) -> tuple[float, str]:
    mutual = a.deed in MUTUAL and b.deed in MUTUAL
    value = _mutual(a, b) if mutual else _side(sides[0]) + _side(sides[1])
    return value, "same parties" if value > 1.5 else "parties fit" if value > 0 else ""


def _mutual(a: Fact, b: Fact) -> float:
    """Each party of the one with fewer, against all of the other."""
    few, many = sorted((a.actors + a.recipients, b.actors + b.recipients), key=len)
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


def _when(a: Fact, b: Fact) -> tuple[float, str]:
    one, other = when(a), when(b)
    if one is None or other is None:
        return -0.5, ""
    if one.loose or other.loose:
        return -0.2, ""
    apart = abs((one.first + one.last) - (other.first + other.last)) / 2
    if one.told and other.told:
        return (1.2, "same day") if apart == 0 else (0.5, "days overlap") if apart <= 1 else (-0.6, "")
    return (0.7, "same day") if apart <= 1 else (0.1, "days fit") if apart <= 3 else (-0.4, "")


def _where(a: Fact, b: Fact) -> tuple[float, str]:
    if not a.place or not b.place:
        return 0.0, ""
    if a.place == b.place or (a.place_id is not None and a.place_id == b.place_id):
        return WHERE["same place"], f"same place ({a.place})"
    if a.admin1 is not None and a.admin1 == b.admin1:
        return WHERE["same region"], f"same region ({a.admin1})"
    return WHERE["same country"], ""


def _tolls(a: Fact, b: Fact) -> list[tuple[float, str]]:
    """Numbers of what both count: alike, or so far apart that they are hardly of one event."""
    found = []
    for amount in a.amounts:
        for other in b.amounts:
            if amount.of == other.of and amount.of not in ("people", "other"):
                found.append(_toll(amount, other))
    return found[:2]


def _toll(one: Amount, other: Amount) -> tuple[float, str]:
    a, b = _middle(one), _middle(other)
    if a == b:
        return TOLL, f"same number of {one.of}"
    return (OTHER_TOLL, "") if max(a, b) > 3 * max(1.0, min(a, b)) else (0.1, "")


def _middle(amount: Amount) -> float:
    return amount.low if amount.low is not None else amount.high or 0.0


def _words(a: Fact, b: Fact) -> tuple[float, str]:
    """What else the two sentences have in common; words that name a party in both are left out."""
    if not a.words or not b.words:
        return 0.0, ""
    shared = _set(a.words) & _set(b.words)
    if shared:
        named = _naming(a.actors + a.recipients, a.trigger) & _naming(b.actors + b.recipients, b.trigger)
        shared -= named
    if not shared:
        return FEW_WORDS, ""
    common = sorted((-weight_of(w), w) for w in shared)
    both = math.fsum(weight * weight for weight, _ in common)
    value = min(2.5, WORDS * both / math.sqrt(_length(a.words) * _length(b.words)))
    return value, f"same words ({', '.join(word for _, word in common[:3])})"


@lru_cache(maxsize=20_000)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=20_000)
def _length(words: tuple[str, ...]) -> float:
    return math.fsum(weight_of(w) ** 2 for w in words)


@lru_cache(maxsize=20_000)
def _naming(parties: tuple[Party, ...], trigger: str) -> frozenset[str]:
    """The words that name the parties or the deed."""
    return frozenset({w for p in parties for w in p.name.casefold().split()} | set(trigger.split()))


def _article(a: Fact, b: Fact) -> list[tuple[float, str]]:
    """An article tells its event more than once: in the headline, the first sentence, and further down."""
    if a.article_key == b.article_key and a.deed not in _OPPOSED:
        value = HEADLINE if min(a.sentence, b.sentence) == 0 else WITHIN
        return [(value, "told twice in one article")]
    return []
