"""PLOVER 2.0 as data: event types, modes, contexts, sectors, quad classes and scores (``plover.json``)."""

from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError

OFFICIAL = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
"""Sectors of those who act for a state, most often for the one in which they act."""


class Mode(msgspec.Struct, frozen=True, array_like=True):
    """How an event is done: its score on the PLOVER scale (-10 to 10) and what it covers, in our words."""

    score: float
    meaning: str


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the 16 types. ``quad``: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""

    event: str
    quad: int
    score: float
    meaning: str
    modes: dict[str, Mode]


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    version: str
    events: tuple[EventType, ...]
    auxiliary_modes: dict[str, str]
    contexts: dict[str, str]
    sectors: dict[str, str]


@cache
def plover() -> Plover:
    """The file, decoded; ``LexiconError`` where it does not fit."""
    try:
        return msgspec.json.decode(files(__package__).joinpath("plover.json").read_bytes(), type=Plover)
    except msgspec.DecodeError as error:
        raise LexiconError(f"plover.json: {error}") from error


@cache
def event_types() -> dict[str, EventType]:
    """The 16 event types by name, in the manual's order."""
    return {e.event: e for e in plover().events}


def event_type(event: str) -> EventType:
    """One event type; ``LexiconError`` for a name that PLOVER does not have."""
    found = event_types().get(event)
    if found is None:
        raise LexiconError(f"{event!r} is no PLOVER event type; known are {', '.join(event_types())}")
    return found


def modes(event: str) -> dict[str, Mode]:
    """The modes of an event type by name; empty for the types that have none."""
    return event_type(event).modes


def auxiliary_modes() -> dict[str, str]:
    """The four auxiliary modes (historical, future, hypothetical, negation) with their meanings."""
    return plover().auxiliary_modes


def contexts() -> dict[str, str]:
    """The 37 contexts with their meanings."""
    return plover().contexts


def sectors() -> dict[str, str]:
    """The 25 sectors of actors with their meanings."""
    return plover().sectors


def quad(event: str) -> int:
    """Quad class of an event type, 1 to 4."""
    return event_type(event).quad


def score(event: str, *given: str) -> float:
    """The PLOVER score of an event with the ``given`` modes: the one farthest from the type's own, else that."""
    kind = event_type(event)
    scores = [m.score for name, m in kind.modes.items() if name in given]
    return max(scores, key=lambda s: abs(s - kind.score), default=kind.score)
