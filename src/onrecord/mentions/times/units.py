"""Counting on the calendar in a unit: which year, week or weekend is meant, seen from a day."""

import datetime as dt
from collections.abc import Callable

from onrecord.mentions.times import days
from onrecord.mentions.times.expression import Calendar, Part, Portion, Relation
from onrecord.mentions.times.resolved import Direction, Grain, Resolved, one_day, whole

ANCHOR_GRAINS: dict[str, tuple[Grain, ...]] = {
    "Y": ("day", "week", "month", "part", "year"),
    "E": ("day", "week", "month", "part", "year"),
    "C": ("day", "week", "month", "part", "year"),
    "Q": ("part",),
    "M": ("day", "month"),
    "W": ("day", "week"),
    "F": ("day",),
    "WE": ("day", "week"),
    "D": ("day",),
    "N": ("day",),
}
"""Grains of the dates from which each unit can be counted."""
MEMORY = 240
"""Days after which a date without year and tense is rather the coming one: news looks back more than ahead."""

GAPS = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX",
    "C": "XX", "TH": "TXX", "TM": "TXX:XX", "TS": "TXX:XX:XX", "F": "XXXX-WXX", "S": "XXXX", "N": "XXXX-XX-XXTNI",
}  # fmt: skip
"""The value of a relative expression that nothing is known to count from."""


def gap(unit: str) -> str:
    """The value of a relative expression in ``unit`` without anchor."""
    return GAPS[unit]


def year_near(found: Calendar, published: dt.date, direction: Direction | None) -> int:
    """The year of a day or month without year: by the tense's direction, else the nearest to publication."""
    if found.month is None:
        return published.year
    candidates = [published.year + n for n in (-1, 0, 1)]
    if found.day is not None and found.weekday is not None:
        fitting = [y for y in candidates if _weekday_of(y, found) == found.weekday]
        if len(fitting) == 1:
            return fitting[0]
    if direction == "past":
        return published.year if _begins(found, published.year) <= published else published.year - 1
    if direction == "future":
        return published.year if _ends(found, published.year) >= published else published.year + 1
    last = published.year if _begins(found, published.year) <= published else published.year - 1
    ago = (published - _on(last, found.month, found.day or 15)).days
    return last if ago <= MEMORY else last + 1


def _weekday_of(year: int, found: Calendar) -> int | None:
    date = days.day(year, found.month or 0, found.day or 0)
    return None if date is None else date.weekday()


def _on(year: int, month: int, number: int) -> dt.date:
    """The date, moved back into the month where it has fewer days and into the calendar where the year is outside."""
    year = min(max(year, 1), 9999)
    return days.day(year, month, number) or days.day(year, month, 28) or dt.date(year, 1, 1)


def _begins(found: Calendar, year: int) -> dt.date:
    return _on(year, found.month or 1, found.day or 1)


def _ends(found: Calendar, year: int) -> dt.date:
    return _on(year, found.month or 1, found.day or 28)


def day_with_weekday(near: dt.date, number: int, weekday: int) -> dt.date | None:
    """The day of that number ("Monday the 3rd") that falls on ``weekday`` and lies nearest to ``near``."""
    for step in (0, -1, 1, -2, 2, -3, 3):
        month = days.plus_months(near.replace(day=1), step)
        found = days.day(month.year, month.month, number) if month else None
        if found is not None and found.weekday() == weekday:
            return found
    return None


def portion_year(
    found: Portion, published: dt.date | None, direction: Direction | None, story: dt.date | None
) -> int | None:
    """The year of a season, quarter or half without year."""
    if found.relation in {"same", "following", "previous"} and story is not None:
        return story.year + {"same": 0, "following": 0 if _starts_after(found, story) else 1}.get(
            found.relation, -1
        )
    if published is None:
        return None
    year = published.year
    whole_year = found.code[0] in "QH"
    if whole_year and found.relation is not None:
        return year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(found.relation, 0)
    this = _current(found.code, published)
    if found.relation == "this":
        return this
    if found.relation == "next" or (found.relation is None and direction == "future"):
        return year if _starts_after(found, published) else year + 1
    return _last_portion(found, published, this)


def _last_portion(found: Portion, published: dt.date, this: int) -> int:
    """The year of the last such season that has begun; "last summer" is one that is over."""
    interval = days.core(found.code, this)
    if interval is None or interval[0] > published:
        return this - 1
    running = interval[1] >= published
    return this - 1 if found.relation in {"last", "previous"} and running else this


def _current(code: str, published: dt.date) -> int:
    """The year under which "this winter" goes: in January it is last year's."""
    return published.year - 1 if code == "WI" and published.month < 6 else published.year


def _starts_after(found: Portion, date: dt.date) -> bool:
    interval = days.core(found.code, date.year)
    return interval is not None and interval[0] > date


def feast_year(
    rule: Callable[[int], days.Days] | None,
    published: dt.date,
    relation: Relation | None,
    direction: Direction | None,
) -> int | None:
    """The year of a holiday without year."""
    year = published.year
    if rule is None or not 1600 <= year <= 9000:
        return None
    first, last = rule(year)
    if relation in {"last", "previous"}:
        return year if last < published else year - 1
    if relation in {"next", "following"}:
        return year if first > published else year + 1
    if relation == "this":
        return year
    if direction == "past":
        return year if first <= published else year - 1
    if direction == "future":
        return year if last >= published else year + 1
    return min((year - 1, year, year + 1), key=lambda y: abs((rule(y)[0] - published).days))


def weekend(
    base: dt.date, relation: Relation, direction: Direction | None, anchor: str | None
) -> Resolved | None:
    """The weekend meant: on Saturday and Sunday the running one; before, the last or the next by tense or nearness."""
    weekday = base.weekday()
    if relation in {"last", "previous"}:
        step = -1
    elif relation in {"next", "following"}:
        step = 1 if weekday >= 5 else 0
    else:
        behind = direction == "past" or (direction is None and weekday < 3)
        step = -1 if behind and weekday < 5 else 0
    sunday = days.plus_days(base, 6 - weekday + 7 * step)
    saturday = days.plus_days(sunday, -1) if sunday else None
    if sunday is None or saturday is None:
        return None
    return whole((saturday, sunday), days.week_value(sunday) + "-WE", "week", anchor)


def week_step(relation: Relation, base: dt.date, direction: Direction | None) -> int:
    """Weeks from that of ``base`` to "last week", "this week" or "next week".

    In a text of a Sunday "last week" is the one just ending, and "this week" with "will" the coming one.
    """
    sunday = base.weekday() == 6
    if relation in {"last", "previous"}:
        return 0 if sunday else -1
    if relation in {"next", "following"}:
        return 1
    return 1 if sunday and direction == "future" else 0


def unit_at(unit: str, base: dt.date, step: int, anchor: str | None) -> Resolved | None:
    """The day, week, month, quarter, year, decade or century ``step`` away from the one that holds ``base``."""
    match unit:
        case "D":
            return one_day(days.plus_days(base, step), anchor)
        case "W":
            date = days.plus_days(base, 7 * step)
            return whole(days.week(date), days.week_value(date), "week", anchor) if date else None
        case "M":
            first = days.plus_months(base.replace(day=1), step)
            return None if first is None else _month(first, anchor)
        case "Q":
            first = days.plus_months(base.replace(day=1), 3 * step)
            if first is None:
                return None
            code = f"Q{(first.month + 2) // 3}"
            return whole(days.portion(code, first.year), f"{first.year:04d}-{code}", "part", anchor)
        case "Y":
            return _year(base.year + step, anchor)
        case "E":
            first_year = base.year // 10 * 10 + 10 * step
            return whole(days.years(first_year, first_year + 9), f"{first_year // 10:03d}X", "decade", anchor)
        case "C":
            first_year = base.year // 100 * 100 + 100 * step
            return whole(
                days.years(first_year, first_year + 99), f"{first_year // 100:02d}", "decade", anchor
            )
    return None


def _month(first: dt.date, anchor: str | None) -> Resolved | None:
    return whole(days.months(first.year, first.month), f"{first.year:04d}-{first.month:02d}", "month", anchor)


def _year(year: int, anchor: str | None) -> Resolved | None:
    return whole(days.years(year, year), f"{year:04d}", "year", anchor)


def moved(unit: str, base: dt.date, count: float) -> dt.date | None:
    """``base`` moved by ``count`` units; fractions of a month or year to the nearest smaller unit."""
    if abs(count) > 20000:
        return None
    match unit:
        case "D" | "N":
            return days.plus_days(base, round(count))
        case "W" | "WE":
            return days.plus_days(base, round(7 * count))
        case "F":
            return days.plus_days(base, round(14 * count))
        case "M":
            month = days.plus_months(base, int(count))
            return days.plus_days(month, round(30 * (count - int(count)))) if month else None
        case "Q":
            return days.plus_months(base, round(3 * count))
        case "Y" | "S":
            return days.plus_months(base, round(12 * count))
        case "E":
            return days.plus_months(base, round(120 * count))
        case "C":
            return days.plus_months(base, round(1200 * count))
        case "TH":
            return days.plus_days(base, int(count / 24))
    return base


def shifted(unit: str, base: dt.date, count: float, anchor: str | None) -> Resolved | None:
    """The day, week, month or year that lies ``count`` units away, in the unit's own grain."""
    date = moved(unit, base, count)
    if date is None:
        return None
    fraction = count != int(count)
    if unit in {"D", "N", "TH", "TM", "TS"}:
        return one_day(date, anchor)
    if unit in {"W", "F"}:
        return whole(days.week(date), days.week_value(date), "week", anchor)
    if unit in {"M", "Q"} or (unit == "Y" and fraction):
        return _month(date, anchor)
    return _year(date.year, anchor)


def fits(unit: str, grain: Grain) -> bool:
    """True if a count in ``unit`` can start from a date of that grain: days from a day, years from any but a decade."""
    return grain in ANCHOR_GRAINS.get(unit, ())


def narrowed(begin: dt.date, finish: dt.date, part: Part) -> days.Days:
    """The early, middle or late third of an interval; a decade's early and late half; a month's in tens of days."""
    if part == "last":
        return finish, finish
    if part.startswith("week"):
        if part == "weekend":
            return max(begin, finish - dt.timedelta(days=6)), finish
        monday = begin + dt.timedelta(days=7 * (int(part[4]) - 1))
        return min(monday, finish), min(monday + dt.timedelta(days=6), finish)
    size = finish.toordinal() - begin.toordinal() + 1
    if 3600 <= size <= 3700:
        cuts = {"early": (0, 5), "mid": (3, 7), "late": (5, 10)}[part]
        found = days.years(begin.year + cuts[0], begin.year + cuts[1] - 1)
        return found or (begin, finish)
    if 36500 <= size <= 36600:
        cuts = {"early": (0, 25), "mid": (25, 75), "late": (75, 100)}[part]
        found = days.years(begin.year + cuts[0], begin.year + cuts[1] - 1)
        return found or (begin, finish)
    if size in {365, 366}:
        first = {"early": 0, "mid": 4, "late": 8}[part]
        start = days.plus_months(begin, first)
        after = days.plus_months(begin, first + 4)
        return (start, after - days.DAY) if start and after else (begin, finish)
    third = size // 3
    if part == "early":
        return begin, begin + dt.timedelta(days=third - 1 if third else 0)
    if part == "late":
        return finish - dt.timedelta(days=size - 2 * third - 1 if third else 0), finish
    return begin + dt.timedelta(days=third), finish - dt.timedelta(days=size - 2 * third)
