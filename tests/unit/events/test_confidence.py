"""Confidence: evidence that stands in the event, added up."""

import math

import msgspec
import pytest

from onrecord.events.confidence import confidence, evidence, parts
from onrecord.lexicons.evidence import weights
from onrecord.schema import Because, Event

EVENT = Event(
    id="e1",
    event="ASSAULT",
    quad=4,
    score=-10.0,
    actors=("a1",),
    recipients=("a2",),
    status="occurred",
    sentence=0,
    confidence=0.0,
    because=Because("shell.v/obj=*", 0.83, ("past",), heard=0.9, unheard=0.05, fact=2.9),
)


def changed(**fields: object) -> Event:
    """``EVENT`` with other fields; those of ``because`` among them."""
    why = {k: v for k, v in fields.items() if k in Because.__struct_fields__}
    rest = {k: v for k, v in fields.items() if k not in why}
    return msgspec.structs.replace(EVENT, because=msgspec.structs.replace(EVENT.because, **why), **rest)


def test_every_piece_of_evidence_has_a_weight() -> None:
    statuses = ("ongoing", "planned", "hypothetical", "denied", "historical")
    names = {name for status in statuses for name in evidence(changed(status=status, fact=None))}
    names |= set(evidence(changed(entry="reader:ASSAULT", actors=(), recipients=(), according_to=("s1",))))
    names |= set(evidence(changed(entry="talks.n", quad=1, rules=("a", "b", "c"), fact=0.0)))
    assert names - {"occurred"} == set(weights())


@pytest.mark.parametrize(
    "less",
    [
        {"entry": "shelling.n/of=*"},
        {"heard": 0.1, "unheard": 0.8},
        {"fact": -1.0},
        {"rules": ("conjunct", "hypothetical:threaten", "past", "plain")},
        {"status": "hypothetical", "fact": 0.0},
        {"according_to": ("s1",)},
    ],
)
def test_what_speaks_against_an_event_lowers_it(less: dict[str, object]) -> None:
    assert confidence(changed(**less)) < confidence(EVENT)


def test_who_the_parties_are_plays_no_part() -> None:
    assert confidence(changed(actors=("a7", "a8"), recipients=("a9",))) == confidence(EVENT)


def test_a_hair_of_the_network_moves_it_by_less_than_a_hundredth() -> None:
    assert abs(confidence(changed(heard=0.87, fact=2.8)) - confidence(EVENT)) < 0.01


def test_the_parts_add_up() -> None:
    odds = sum(value for _, value in parts(EVENT))
    assert confidence(EVENT) == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.001)


def test_the_base_comes_first_and_then_the_weightiest() -> None:
    told = parts(changed(entry="shelling.n/of=*", fact=-1.0))
    assert told[0][0] == weights()["base"].meaning
    assert [abs(v) for _, v in told[1:]] == sorted((abs(v) for _, v in told[1:]), reverse=True)
