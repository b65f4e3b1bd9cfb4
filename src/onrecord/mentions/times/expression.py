"""What the grammar finds, before it is put on the calendar: one small frozen type for each shape of expression."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["last", "this", "next", "following", "previous", "same"]
Part = Literal[
    "early", "mid", "late", "last", "earlier", "later", "week1", "week2", "week3", "week4", "weekend"
]
"""``last``: the very last day (by the end of March); ``earlier``, ``later``: before and after publication;
``week1`` …: the first week of March, ``weekend``: its last one."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its parts, some of which the text leaves out: 3 March 2021, March 3, Monday, March, 2021.

    ``relation`` belongs to the weekday or month ("last Monday"), ``year_relation`` to the year ("March last year").
    ``swappable``: digits alone do not tell day from month.
    ``week``: the week that a weekday stands in (Friday last week).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relation: Relation | None = None
    year_relation: Relation | None = None
    bc: bool = False
    swappable: bool = False
    week: Relation | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of years: a decade (``length`` 10) or century (100) from ``year`` on; ``digits`` is its TIMEX3 value."""

    year: int
    length: int
    digits: str
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """A season (SP SU FA WI), quarter (Q1–Q4) or half (H1 H2) of a year; ``fiscal`` years may start elsewhere."""

    code: str
    year: int | None = None
    relation: Relation | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal or school year: the later of its calendar years, the earlier one where written, or its relation."""

    year: int | None = None
    first: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """A whole unit before or after: last week (W, last), that year (Y, same), the following day (D, following)."""

    unit: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor: two days ago (D, -2), in three weeks (W, 3), a year later (from a date in the text).

    ``count`` None is an unknown number (several years ago). ``exact``: to the day (exactly two years ago).
    ``tentative``: "in three weeks", ahead in the future tense and a duration else.
    """

    unit: str
    count: float | None
    sign: int
    narrative: bool = False
    exact: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that touches publication: the past two months (M, 2, -1), the next five years (Y, 5, 1).

    ``narrative``: it touches the last date of the text instead (the days that followed).
    """

    unit: str
    count: float | None
    sign: int
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration with its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """A set with its TIMEX3 value: every Monday (XXXX-WXX-1), daily (P1D)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF. ``tensed``: "soon", which in the past tense is no future."""

    value: str
    tensed: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by its key in ``days.FEASTS``."""

    key: str
    year: int | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A named period by its first and last day (ISO dates)."""

    begin: str
    finish: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``offset`` minutes east of Greenwich or None."""

    hour: int
    minute: int | None = None
    second: int | None = None
    offset: int | None = None


Base = Calendar | Period | Portion | FiscalYear | Relative | Shift | Feast | Era


@dataclass(frozen=True, slots=True)
class Moment:
    """A date narrowed by a part (early, mid, late), a part of the day (MO, AF, EV, NI …) or a clock time.

    ``base`` None: the text gives only the part of the day or the clock.
    """

    base: Base | None
    part: Part | None = None
    daypart: str | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one moment to another, both included."""

    first: Base | Moment
    last: Base | Moment


Expression = Base | Moment | Range | Stretch | Length | Every | Vague


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and the tokens ``[first, last)`` that write it."""

    expression: Expression
    first: int
    last: int
