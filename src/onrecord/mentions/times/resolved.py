"""The result of resolving: a TIMEX3 value with its days, and where it was counted from."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.mentions.times.days import Days
from onrecord.schema.mention import TimeBasis, TimeType

Direction = Literal["past", "future"]
Grain = Literal["day", "week", "month", "part", "year", "decade", "none"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression on the calendar."""

    value: str
    type: TimeType = "DATE"
    begin: dt.date | None = None
    finish: dt.date | None = None
    basis: TimeBasis = "explicit"
    anchor: str | None = None
    grain: Grain = "none"


def whole(interval: Days | None, value: str, grain: Grain, anchor: str | None = None) -> Resolved | None:
    """A date with its interval; relative if it has an anchor. None where the interval is None."""
    if interval is None:
        return None
    basis: TimeBasis = "explicit" if anchor is None else "relative"
    return Resolved(value, "DATE", interval[0], interval[1], basis, anchor, grain)


def one_day(date: dt.date | None, anchor: str | None = None) -> Resolved | None:
    """A single day."""
    return None if date is None else whole((date, date), date.isoformat(), "day", anchor)
