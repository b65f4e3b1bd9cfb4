"""Arithmetic on the calendar: intervals of TIMEX3 values, months and weeks, holidays."""

import calendar
import datetime as dt
from collections.abc import Callable

Days = tuple[dt.date, dt.date]
"""First and last day, both included."""

DAY = dt.timedelta(days=1)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day(year: int, month: int, number: int) -> dt.date | None:
    """The date, or None if there is none such (30 February, year 0)."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def plus_days(date: dt.date, count: int) -> dt.date | None:
    """``date`` moved by ``count`` days, or None beyond the calendar."""
    ordinal = date.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def plus_months(date: dt.date, count: int) -> dt.date | None:
    """``date`` moved by ``count`` months; the day is cut to the month's length (31 January + 1 = 28 February)."""
    number = date.year * 12 + date.month - 1 + count
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def years(first: int, last: int) -> Days | None:
    """All days of the years ``first`` to ``last``."""
    if not 1 <= first <= last <= 9999:
        return None
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def months(year: int, month: int, count: int = 1) -> Days | None:
    """All days of ``count`` months from the given one on."""
    first = day(year, month, 1)
    after = plus_months(first, count) if first else None
    return (first, after - DAY) if first and after else None


def week(date: dt.date) -> Days | None:
    """Monday to Sunday of the ISO week of ``date``."""
    monday = plus_days(date, -date.weekday())
    sunday = plus_days(date, 6 - date.weekday())
    return (monday, sunday) if monday and sunday else None


def week_value(date: dt.date) -> str:
    """The ISO week of ``date`` as TIMEX3 value, 2024-W12."""
    iso = date.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def portion(code: str, year: int) -> Days | None:
    """The days of a season (northern), quarter or half of ``year``; winter ends in the next year.

    A season runs from the first day of the meteorological one to the end of the month in which the astronomical one
    ends: no day that is called summer by either lies outside.
    """
    return months(year, SEASON_MONTHS[code], 4) if code in SEASON_MONTHS else core(code, year)


def core(code: str, year: int) -> Days | None:
    """As ``portion``, but a season's three meteorological months alone: what "this summer" is told by."""
    if code in SEASON_MONTHS:
        return months(year, SEASON_MONTHS[code], 3)
    number = int(code[1])
    return months(year, 3 * number - 2, 3) if code[0] == "Q" else months(year, 6 * number - 5, 6)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return dt.date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Julian computus, as a Gregorian date (Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, number = divmod(moon + weekday + 114, 31)
    julian_gap = year // 100 - year // 400 - 2
    return dt.date(year, month, number + 1) + dt.timedelta(days=julian_gap)


def _fixed(month: int, number: int) -> Callable[[int], Days]:
    return lambda year: (dt.date(year, month, number), dt.date(year, month, number))


def _from_easter(first: int, last: int | None = None) -> Callable[[int], Days]:
    def feast(year: int) -> Days:
        sunday = easter(year)
        return sunday + dt.timedelta(days=first), sunday + dt.timedelta(days=first if last is None else last)

    return feast


def _nth(month: int, weekday: int, n: int) -> Callable[[int], Days]:
    """The ``n``-th weekday of a month; -1 is the last one."""

    def feast(year: int) -> Days:
        if n > 0:
            first = dt.date(year, month, 1)
            found = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
        else:
            last = dt.date(year, month, calendar.monthrange(year, month)[1])
            found = last - dt.timedelta(days=(last.weekday() - weekday) % 7)
        return found, found

    return feast


def _orthodox(year: int) -> Days:
    found = orthodox_easter(year)
    return found, found


FEASTS: dict[str, Callable[[int], Days] | None] = {
    "new year s day": _fixed(1, 1), "new year s eve": _fixed(12, 31), "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31), "epiphany": _fixed(1, 6), "valentine s day": _fixed(2, 14),
    "international women s day": _fixed(3, 8), "st patrick s day": _fixed(3, 17), "april fools day": _fixed(4, 1),
    "may day": _fixed(5, 1), "victory day": None, "bastille day": _fixed(7, 14), "fourth of july": _fixed(7, 4),
    "halloween": _fixed(10, 31), "all saints day": _fixed(11, 1), "all souls day": _fixed(11, 2),
    "armistice day": _fixed(11, 11), "remembrance day": _fixed(11, 11), "veterans day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26), "thanksgiving": _nth(11, 3, 4), "thanksgiving day": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1), "memorial day": _nth(5, 0, -1), "presidents day": _nth(2, 0, 3),
    "martin luther king day": _nth(1, 0, 3), "columbus day": _nth(10, 0, 2), "black friday": None,
    "easter": _from_easter(0), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    "easter weekend": _from_easter(-2, 1), "good friday": _from_easter(-2), "maundy thursday": _from_easter(-3),
    "palm sunday": _from_easter(-7), "holy week": _from_easter(-7, -1), "ash wednesday": _from_easter(-46),
    "shrove tuesday": _from_easter(-47), "ascension day": _from_easter(39), "pentecost": _from_easter(49),
    "whit monday": _from_easter(50), "corpus christi day": _from_easter(60), "orthodox easter": _orthodox,
    "orthodox christmas": _fixed(1, 7), "ramadan": None, "eid": None, "eid al fitr": None, "eid al adha": None,
    "passover": None, "rosh hashanah": None, "yom kippur": None, "hanukkah": None, "diwali": None,
    "lunar new year": None, "nowruz": None, "independence day": None, "labour day": None,
}  # fmt: skip
"""Days of each holiday in a year; None for those whose day depends on the moon's sighting or on the country."""
