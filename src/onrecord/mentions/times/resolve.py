"""From expressions to the calendar: TIMEX3 value, first and last day, and what was counted from.

Relative expressions count from the publication day or from a date that stands before them in the text. Where neither
is known the value keeps its gaps (``XXXX-WXX-1``) and there is no interval. Today's date is never asked for.
"""

import datetime as dt
from dataclasses import dataclass, replace

from onrecord.mentions.times import days, units
from onrecord.mentions.times.expression import (
    Base,
    Calendar,
    Clock,
    Era,
    Every,
    Expression,
    Feast,
    FiscalYear,
    Length,
    Moment,
    Part,
    Period,
    Portion,
    Range,
    Relation,
    Relative,
    Shift,
    Stretch,
    Vague,
)
from onrecord.mentions.times.lengths import length_value
from onrecord.mentions.times.resolved import Direction, Grain, Resolved, one_day, whole
from onrecord.schema.mention import TimeBasis

SAME_NEWS = 3
"""Days between publication and a date in digits within which that reading of it is the likely one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of the text that later expressions may count from."""

    begin: dt.date
    finish: dt.date
    id: str
    grain: Grain


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may count from: publication, the last day and the last date before it in the text.

    ``day``: the last single day; ``date``: the last date of any grain; ``dates``: the last one of each grain, latest
    first; ``near_day``: the last day in the same sentence or about publication; ``story_year``: the year in which a text that
    tells of another time than its publication stands at this place. ``direction``: where the tense points.
    """

    published: dt.date | None = None
    day: Anchor | None = None
    date: Anchor | None = None
    dates: tuple[Anchor, ...] = ()
    near_day: Anchor | None = None
    story_year: int | None = None
    direction: Direction | None = None


def resolve(found: Expression, context: Context) -> Resolved | None:
    """``found`` on the calendar, or None for a date that does not exist."""
    match found:
        case Length():
            return Resolved(found.value, "DURATION")
        case Every():
            return Resolved(found.value, "SET")
        case Vague():
            return None if found.tensed and context.direction == "past" else Resolved(found.value)
        case Stretch():
            return _stretch(found, context)
        case Range():
            return _range(found, context)
        case Moment():
            return _moment(found, context)
    return _base(found, context)


def _base(found: Base, context: Context) -> Resolved | None:
    match found:
        case Calendar():
            return _calendar(found, context)
        case Period():
            return _period(found)
        case Portion():
            return _portion(found, context)
        case FiscalYear():
            return _fiscal(found, context)
        case Relative():
            return _relative(found, context)
        case Shift():
            return _shift(found, context)
        case Era():
            interval = (dt.date.fromisoformat(found.begin), dt.date.fromisoformat(found.finish))
            return whole(interval, f"{found.begin}/{found.finish}", "decade")
    return _feast(found, context)


def _published(context: Context) -> str | None:
    return context.published.isoformat() if context.published else None


def _calendar(found: Calendar, context: Context) -> Resolved | None:
    if found.bc:
        return Resolved(f"BC{found.year:04d}", grain="year")
    if found.year is not None:
        return _in_year(_day_order(found, context), found.year, None)
    if found.month is None:
        return _weekday(found, context)
    year, anchor = _year_of(found, context)
    if year is None:
        day = f"-{found.day:02d}" if found.day else ""
        return Resolved(f"XXXX-{found.month:02d}{day}", basis="relative")
    resolved = _in_year(found, year, anchor)
    if resolved is None and found.day == 29 and found.month == 2:
        year += next((n for n in (-1, -2, -3) if days.day(year + n, 2, 29)), 0)
        return _in_year(found, year, anchor)
    return resolved


def _day_order(found: Calendar, context: Context) -> Calendar:
    """A date in digits read month first, unless only day first gives a day about publication's."""
    if not found.swappable or context.published is None or found.month is None or found.day is None:
        return found
    first = days.day(found.year or 0, found.month, found.day)
    other = days.day(found.year or 0, found.day, found.month)
    if first is None or other is None:
        return found
    near = abs((other - context.published).days) <= SAME_NEWS < abs((first - context.published).days)
    return replace(found, month=found.day, day=found.month) if near else found


def _in_year(found: Calendar, year: int, anchor: str | None) -> Resolved | None:
    """A day, month or year of the given year."""
    if found.month is None:
        return whole(days.years(year, year), f"{year:04d}", "year", anchor)
    if found.day is None:
        return whole(days.months(year, found.month), f"{year:04d}-{found.month:02d}", "month", anchor)
    return one_day(days.day(year, found.month, found.day), anchor)


def _year_of(found: Calendar, context: Context) -> tuple[int | None, str | None]:
    """The year that a day or month without year belongs to, and what it was counted from."""
    if found.year_relation in {"same", "following", "previous"} and context.date:
        step = {"same": 0, "following": 1, "previous": -1}[str(found.year_relation)]
        return context.date.begin.year + step, context.date.id
    published = context.published
    if found.year_relation in {"last", "next"} and context.story_year is not None and context.date:
        near = replace(found, year_relation=None)
        direction: Direction = "past" if found.year_relation == "last" else "future"
        return units.year_near(near, context.date.begin, direction), context.date.id
    if published is not None and found.year_relation is not None:
        step = {"last": -1, "next": 1, "previous": -1, "following": 1}.get(found.year_relation, 0)
        return published.year + step, published.isoformat()
    story = context.direction != "future" and found.relation is None
    if context.story_year is not None and context.date and story:
        return context.story_year, context.date.id
    if published is None:
        return None, None
    return units.year_near(found, published, _direction(found.relation, context)), published.isoformat()


def _direction(relation: Relation | None, context: Context) -> Direction | None:
    if relation in {"last", "previous"}:
        return "past"
    return "future" if relation in {"next", "following"} else context.direction


def _weekday(found: Calendar, context: Context) -> Resolved | None:
    """A weekday: the last one in the past tense, publication's own day included; the next one in the future."""
    if found.weekday is None:
        return None
    published = context.published
    anchor = _published(context)
    if found.relation in {"following", "previous", "same"} and context.day is not None:
        published, anchor = context.day.begin, context.day.id
    if published is None:
        return Resolved(f"XXXX-WXX-{found.weekday + 1}", basis="relative")
    if found.week is not None:
        monday = units.unit_at(
            "W", published, units.week_step(found.week, published, context.direction), anchor
        )
        return (
            one_day(days.plus_days(monday.begin, found.weekday), anchor) if monday and monday.begin else None
        )
    if found.day is not None:
        return one_day(units.day_with_weekday(published, found.day, found.weekday), anchor)
    back = (published.weekday() - found.weekday) % 7
    match found.relation:
        case "last" | "previous":
            step = -(back or 7)
        case "next" | "following":
            step = (7 - back) % 7 or 7
        case "this" if context.direction != "past":
            step = found.weekday - published.weekday()
            step += 7 if step < 0 and context.direction == "future" else 0
        case _:
            step = (7 - back) % 7 if context.direction == "future" else -back
    return one_day(days.plus_days(published, step), anchor)


def _period(found: Period) -> Resolved | None:
    if found.bc:
        return Resolved(found.digits, grain="decade")
    last = found.year + found.length - 1
    return whole(days.years(max(found.year, 1), last), found.digits, "decade")


def _portion(found: Portion, context: Context) -> Resolved | None:
    """A season, quarter or half-year; that of a fiscal year has no interval, for its first month differs by country."""
    if found.year is not None:
        year, anchor = found.year, None
    elif found.relation is None and found.code in days.SEASON_MONTHS and context.direction is None:
        return Resolved(f"XXXX-{found.code}", basis="relative")
    else:
        near = units.portion_year(found, context.published, context.direction, _story_date(context))
        if near is None:
            return Resolved(f"XXXX-{found.code}", basis="relative")
        year = near
        told = found.relation in {"same", "following", "previous"} and context.date is not None
        anchor = context.date.id if told and context.date else _published(context)
    if found.fiscal:
        return Resolved(f"{year:04d}-{found.code}", basis="relative" if anchor else "explicit", anchor=anchor)
    return whole(days.portion(found.code, year), f"{year:04d}-{found.code}", "part", anchor)


def _story_date(context: Context) -> dt.date | None:
    return context.date.begin if context.date else None


def _fiscal(found: FiscalYear, context: Context) -> Resolved | None:
    """A fiscal year FY2024 has no interval (its first month differs by country); 2015-16 covers both years."""
    if found.year is None:
        if context.published is None or found.relation is None:
            return Resolved("FYXXXX", basis="relative")
        year = context.published.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(
            found.relation, 0
        )
        return Resolved(f"FY{year:04d}", basis="relative", anchor=_published(context))
    if found.first is None:
        return Resolved(f"FY{found.year:04d}")
    return whole(days.years(found.first, found.year), f"{found.first:04d}/{found.year:04d}", "decade")


def _relative(found: Relative, context: Context) -> Resolved | None:
    """A whole unit next to publication, or next to a date of the text (the following day, that year)."""
    base, anchor = context.published, _published(context)
    if found.relation in {"following", "previous", "same"}:
        last = _last_fitting(found.unit, context)
        if last is not None:
            base, anchor = last.begin, last.id
        else:
            return Resolved(units.gap(found.unit), basis="relative")
    if base is None:
        return Resolved(units.gap(found.unit), basis="relative")
    step = {"last": -1, "previous": -1, "this": 0, "same": 0, "next": 1, "following": 1}[found.relation]
    if found.unit == "WE":
        return units.weekend(base, found.relation, context.direction, anchor)
    if found.unit == "W" and anchor == _published(context):
        step = units.week_step(found.relation, base, context.direction)
    return units.unit_at(found.unit, base, step, anchor)


def _last_fitting(unit: str, context: Context) -> Anchor | None:
    """The last date of the text that a count in ``unit`` can start from."""
    return next((a for a in context.dates if units.fits(unit, a.grain)), None)


def _shift(found: Shift, context: Context) -> Resolved | None:
    """So many units before or after publication, or before or after a date of the text."""
    base, anchor = context.published, _published(context)
    if found.tentative and (context.direction != "future" or found.count is None):
        return Resolved(length_value(found.unit, found.count), "DURATION")
    if found.narrative:
        last = _last_fitting(found.unit, context)
        if last is None or found.count is None:
            return Resolved(length_value(found.unit, found.count), "DURATION")
        base, anchor = last.begin, last.id
    if found.count is None:
        past = found.sign < 0
        return Resolved(
            "PAST_REF" if past else "FUTURE_REF",
            begin=None if past else base,
            finish=base if past else None,
            basis="relative",
            anchor=anchor,
        )
    if base is None:
        return Resolved(units.gap(found.unit), basis="relative")
    if found.exact:
        return one_day(units.moved(found.unit, base, found.count * found.sign), anchor)
    moved = units.shifted(found.unit, base, found.count * found.sign, anchor)
    return moved or Resolved("PAST_REF" if found.sign < 0 else "FUTURE_REF", basis="relative", anchor=anchor)


def _feast(found: Feast, context: Context) -> Resolved | None:
    rule = days.FEASTS[found.key]
    year = found.year
    anchor = None
    if year is None and context.published is not None:
        anchor = _published(context)
        year = units.feast_year(rule, context.published, found.relation, context.direction)
    if rule is None or year is None or not 1583 <= year <= 9998:
        value = f"{year:04d}-XX-XX" if year is not None and anchor is None else "XXXX-XX-XX"
        return Resolved(value, basis="explicit" if found.year else "relative")
    first, last = rule(year)
    if first == last:
        return one_day(first, anchor)
    return whole((first, last), f"{first.isoformat()}/{last.isoformat()}", "week", anchor)


def _stretch(found: Stretch, context: Context) -> Resolved:
    """The past two months: a duration whose interval ends, or begins, on the publication day."""
    value = length_value(found.unit, found.count)
    if found.narrative:
        last = context.date
        if last is None:
            return Resolved(value, "DURATION", basis="relative")
        return Resolved(value, "DURATION", last.finish, None, "relative", last.id)
    published = context.published
    if published is None:
        return Resolved(value, "DURATION", basis="relative")
    other = units.moved(found.unit, published, found.sign * found.count) if found.count is not None else None
    if found.sign < 0:
        begin = days.plus_days(other, 1) if other and found.unit[0] != "T" else other
        return Resolved(value, "DURATION", begin, published, "relative", published.isoformat())
    return Resolved(value, "DURATION", published, other, "relative", published.isoformat())


def _range(found: Range, context: Context) -> Resolved | None:
    """From one date to another; what one end leaves out (year, part of day) is taken from the other."""
    first, last = found.first, found.last
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.year is None and first.month:
        first = replace(
            first, year=last.year, year_relation=first.year_relation or last.year_relation, bc=last.bc
        )
    if isinstance(first, Moment) and isinstance(last, Moment) and first.base is None:
        first = replace(first, base=last.base)
    a = resolve(first, context)
    if a is None:
        return None
    b = resolve(last, _after(a, context))
    if b is None:
        return None
    if a.begin and b.finish and b.finish < a.begin and isinstance(last, Calendar) and last.year is None:
        step = days.plus_months(b.finish, 12) if last.weekday is None else days.plus_days(b.finish, 7)
        size = 10 if b.grain == "day" else 7
        b = replace(b, finish=step, value=step.isoformat()[:size] if step else b.value)
    if a.begin and b.finish and b.finish < a.begin:
        return replace(a, value=f"{a.value}/{b.value}", begin=None, finish=None, grain="none")
    basis: TimeBasis = "explicit" if a.basis == b.basis == "explicit" else "relative"
    return Resolved(f"{a.value}/{b.value}", a.type, a.begin, b.finish, basis, a.anchor or b.anchor, "part")


def _after(first: Resolved, context: Context) -> Context:
    """The context of a range's second end: "from 9 a.m. Monday to 5 p.m."."""
    if first.begin is None or first.grain != "day" or context.near_day is None:
        return context
    return replace(context, near_day=replace(context.near_day, begin=first.begin, finish=first.begin))


def _moment(found: Moment, context: Context) -> Resolved | None:
    if found.base is None:
        base = _assumed_day(context)
        if base is None:
            return Resolved(_clock_value(found), "TIME", basis="relative")
    else:
        resolved = _base(found.base, context)
        if resolved is None:
            return None
        base = resolved
    if found.clock is not None or found.daypart is not None:
        return _timed(found, base)
    if found.part is None:
        return base
    if base.grain == "day":
        return replace(base, type="TIME") if found.part in {"early", "mid", "late"} else base
    return _narrowed(base, found.part, context)


def _assumed_day(context: Context) -> Resolved | None:
    """The day of a clock time without one: the last day of its sentence or about publication, else publication's."""
    if context.near_day is not None:
        return one_day(context.near_day.begin, context.near_day.id)
    day = one_day(context.published, _published(context))
    return None if day is None else replace(day, basis="published")


def _clock_value(found: Moment) -> str:
    """T14:30+02:00, TMO."""
    if found.clock is None:
        return f"T{found.daypart}"
    return clock_value(found.clock, found.daypart)


def clock_value(clock: Clock, daypart: str | None = None) -> str:
    """The TIMEX3 value of a time of day; "3:30 Tuesday afternoon" is T15:30."""
    hour = clock.hour
    if daypart in {"AF", "EV", "NI"} and 1 <= hour < 12 and not (daypart == "NI" and hour < 5):
        hour += 12
    text = f"T{hour:02d}:{clock.minute or 0:02d}" + (
        f":{clock.second:02d}" if clock.second is not None else ""
    )
    if clock.offset is None:
        return text
    if clock.offset == 0:
        return text + "Z"
    sign, offset = ("+", clock.offset) if clock.offset > 0 else ("-", -clock.offset)
    return f"{text}{sign}{offset // 60:02d}:{offset % 60:02d}"


def _timed(found: Moment, base: Resolved) -> Resolved:
    """``base`` with the clock time or part of the day."""
    if base.grain != "day":
        if "X" not in base.value:
            return base
        return replace(base, type="TIME", value=base.value + _clock_value(found))
    return replace(base, type="TIME", value=base.value + _clock_value(found))


def _narrowed(base: Resolved, part: Part, context: Context) -> Resolved:
    """The early, middle or late part of a month, year, decade or century: its interval shrinks, its value stays."""
    if base.begin is None or base.finish is None:
        return base
    if part in {"earlier", "later"}:
        published = context.published
        if published is None or not base.begin <= published <= base.finish:
            return base
        return replace(base, finish=published) if part == "earlier" else replace(base, begin=published)
    begin, finish = units.narrowed(base.begin, base.finish, part)
    return replace(base, begin=begin, finish=finish)
