"""Events: what was done by whom to whom, whether it happened, and according to whom."""

from typing import Literal

import msgspec

from onrecord.schema.span import Span

Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied", "historical"]
ArgumentRole = Literal["actor", "recipient", "instrument", "place", "time", "quantity"]
EventTimeBasis = Literal["expression", "tense", "narrative", "published"]
EventPlaceBasis = Literal["argument", "sentence", "neighbour"]


class Argument(msgspec.Struct, frozen=True, gc=False, order=True):
    """Words that fill a role; ``id`` names the actor, time or place they stand for, or None."""

    role: ArgumentRole
    start: int
    end: int
    id: str | None = None


class EventTime(msgspec.Struct, frozen=True, gc=False):
    """When the event is: ISO dates, inclusive, how that is known, and the time expression if there is one."""

    begin: str | None
    finish: str | None
    basis: EventTimeBasis
    time_id: str | None = None


class EventPlace(msgspec.Struct, frozen=True, gc=False):
    """Where the event is, and how that is known."""

    place_id: str
    basis: EventPlaceBasis


class Quantity(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A number the event carries: ``of`` says what is counted; ``low``/``high`` bound it, None is open."""

    of: str
    low: float | None
    high: float | None
    unit: str | None = None
    start: int
    end: int


class Because(msgspec.Struct, frozen=True, gc=False):
    """Why the event is coded as it is: the lexicon entry or example, its score, and the rules that set the status.

    ``heard``: how probable the reader's event head finds this type (0..1), ``unheard``: that the word names no event.
    ``fact``: the trigger's factuality, -3..3, None where the reader takes it for no predicate. ``confidence`` weighs
    these three.
    """

    entry: str
    score: float
    rules: tuple[str, ...] = ()
    heard: float = 0.0
    unheard: float = 0.0
    fact: float | None = None


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One coded event of one sentence; docs/schema.md explains each field."""

    id: str
    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int
    score: float
    goldstein: float | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    status: Status
    time: EventTime | None = None
    place: EventPlace | None = None
    trigger: tuple[Span, ...] = ()
    sentence: int
    according_to: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: float
    because: Because
