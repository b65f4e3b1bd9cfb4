"""When a fact is, as day numbers with a tolerance."""

from datetime import date
from functools import lru_cache

import msgspec

from onrecord.schema.event import EventTimeBasis
from onrecord.schema.record import Fact

SURE, VAGUE = 1, 2
"""Days that a told date, and one that is only inferred, may be off: "overnight", time zones, "on Monday" for a night."""

LATE = 3
"""How many days an article that does not date an event may come after it."""

AHEAD = 14
"""How many days ahead something planned without a date is looked for."""

LONG = 31


class When(msgspec.Struct, frozen=True, gc=False):
    """First and last day (ordinals) that the event may have; ``told``: the text dates it; ``loose``: to a month or more."""

    first: int
    last: int
    told: bool
    loose: bool


def when(fact: Fact) -> When | None:
    """When ``fact`` may be, tolerance included; None where neither event nor article has a date."""
    ahead = AHEAD if fact.status in ("planned", "hypothetical", "denied") else SURE
    return _when(fact.begin, fact.finish, fact.day, fact.time_basis, ahead)


@lru_cache(maxsize=20_000)
def _when(
    begins: str | None, ends: str | None, day: str | None, basis: EventTimeBasis | None, ahead: int
) -> When | None:
    begin, finish, published = day_number(begins), day_number(ends), day_number(day)
    if begin is None and finish is None:
        if published is None:
            return None
        return When(published - AHEAD, published + ahead, told=False, loose=True)
    first = begin if begin is not None else finish or 0
    last = finish if finish is not None else first + ahead
    if basis == "published":
        return When(first - LATE, last + SURE, told=False, loose=False)
    told = basis in ("expression", "narrative")
    slack = SURE if told else VAGUE
    return When(first - slack, last + slack, told and finish is not None, last - first > LONG)


@lru_cache(maxsize=20_000)
def day_number(day: str | None) -> int | None:
    """The ordinal of an ISO date; None for None or what is no date."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
