"""Stretches of time as tables write them: ``1949-1991``, ``1949-`` and, to the day, ``1949-04-04/1991-07-01``.

Days are ISO dates (``2014-03-05``), which sort as text; both ends are inclusive, None where one is open.
"""

import calendar
import re
from collections.abc import Iterable

import msgspec

from onrecord.errors import LexiconError

_YEARS = re.compile(r"(\d{4})(?:-(\d{4})?)?")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    """From the day ``begin`` to the day ``finish``, both inclusive; None: open."""

    begin: str | None = None
    finish: str | None = None

    def holds(self, day: str) -> bool:
        """True if the ISO date ``day`` lies in the term."""
        return (self.begin is None or self.begin <= day) and (self.finish is None or day <= self.finish)

    def __str__(self) -> str:
        """Words for people: "2010-03-11 to 2014-03-10", "from 2014", "always"."""
        begin, finish = _short(self.begin, "01-01"), _short(self.finish, "12-31")
        if begin is None:
            return f"until {finish}" if finish else "always"
        return f"{begin} to {finish}" if finish else f"from {begin}"


def _short(day: str | None, edge: str) -> str | None:
    """A day without month and day where they only round a year up."""
    return day[:4] if day is not None and day[5:] == edge else day


def first_day(date: str) -> str:
    """The first day of a year, month or day; ``LexiconError`` for what is no date."""
    return _bound(date, last=False)


def last_day(date: str) -> str:
    """The last day of a year, month or day; ``LexiconError`` for what is no date."""
    return _bound(date, last=True)


def _bound(date: str, last: bool) -> str:
    match = _DAY.fullmatch(date)
    if match is None:
        raise LexiconError(f"{date!r} is no date; write 2014, 2014-03 or 2014-03-05")
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if last else 1)
    if year < 1 or not 1 <= month <= 12:
        raise LexiconError(f"{date!r} is no date: there is no such month or year")
    days = calendar.monthrange(year, month)[1]
    day = int(match[3]) if match[3] else (days if last else 1)
    if not 1 <= day <= days:
        raise LexiconError(f"{date!r} is no date: that month has {days} days")
    return f"{year:04d}-{month:02d}-{day:02d}"


def term(text: str) -> Term:
    """One stretch of time; ``LexiconError`` where it is no stretch, or ends before it begins."""
    years = _YEARS.fullmatch(text)
    if years is not None:
        finish = years[2] if "-" in text else years[1]
        found = Term(first_day(years[1]), last_day(finish) if finish else None)
    elif "/" in text:
        begin, _, finish = text.partition("/")
        found = Term(first_day(begin) if begin else None, last_day(finish) if finish else None)
    else:
        raise LexiconError(f"{text!r} is no stretch of time; write 1949-1991, 1949- or 1949-04-04/1991-07-01")
    if found.begin and found.finish and found.finish < found.begin:
        raise LexiconError(f"{text!r} ends before it begins")
    return found


def terms(text: str) -> tuple[Term, ...]:
    """Stretches parted by spaces; ``-`` or nothing for none."""
    return tuple(term(part) for part in text.split() if part != "-")


def held(found: Iterable[Term], day: str) -> bool:
    """True if one of the terms holds ``day``."""
    return any(t.holds(day) for t in found)
