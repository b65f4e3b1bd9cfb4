"""The grammar's top: where an expression may begin, which rules are tried there, and ranges.

The text is gone through once from left to right; at each token that can begin an expression the rules for it are
tried and the longest find is kept. Every rule looks ahead over a bounded number of tokens, so the time is linear.
"""

from collections.abc import Callable
from functools import cache

from onrecord.mentions.times import dates, lengths, numbers, relative
from onrecord.mentions.times.clock import clock_time, half_of_day
from onrecord.mentions.times.days import FEASTS
from onrecord.mentions.times.expression import (
    Base,
    Calendar,
    Clock,
    Expression,
    Found,
    Moment,
    Period,
    Range,
    Vague,
)
from onrecord.mentions.times.moments import is_day, moment
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import (
    APPROXIMATORS,
    CLOCK_APPROXIMATORS,
    DAYPARTS,
    FREQUENCIES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NAMED_DECADES,
    ORDINALS,
    RELATIONS,
    SEASONS,
    SMALL_NUMBERS,
    SOME,
    TENS,
    UNIT_PLURALS,
    UNITS,
    VAGUE,
    VAGUE_AFTER,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
    WEEKLONG,
)

Parsed = tuple[Expression, int]
Rule = Callable[[Tokens, int], Parsed | None]


def find(tokens: Tokens) -> list[Found]:
    """All expressions, from left to right, none overlapping another."""
    found: list[Found] = []
    first = starters()
    forms = tokens.forms
    i, size = 0, tokens.size
    while i < size:
        form = forms[i]
        if form not in first and tokens.numbers[i] < 0:
            i += 1
            continue
        best = expression(tokens, i)
        if best is None or best[1] <= i:
            i += 1
            continue
        found.append(Found(best[0], i, best[1]))
        i = best[1]
    return found


def expression(tokens: Tokens, i: int) -> Parsed | None:
    """The longest expression that begins at token ``i``."""
    best: Parsed | None = _range(tokens, i)
    if best is not None:
        return best
    for rule in RULES:
        found = rule(tokens, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def _range(tokens: Tokens, i: int) -> Parsed | None:
    """Two dates with "to" or "and" between them, or two days of one month."""
    compact = _day_range(tokens, i) or _year_range(tokens, i)
    if compact is not None:
        return compact
    hours = _hour_range(tokens, i)
    if hours is not None:
        return hours
    days = _weekday_range(tokens, i)
    if days is not None:
        return days
    before = tokens.before(i)
    if before not in {"from", "between"} and tokens.before(i, 2) not in {"from", "between"}:
        return None
    first = moment(tokens, i)
    if first is None or not isinstance(first[0], Base | Moment):
        return None
    k = first[1]
    joined = (
        {"and"}
        if "between" in {before, tokens.before(i, 2)}
        else {"to", "until", "till", "through", "-", "–"}
    )
    if tokens.forms[k] not in joined:
        return None
    last = moment(tokens, k + 1)
    if last is None or not isinstance(last[0], Base | Moment):
        return None
    if _kind(first[0]) != _kind(last[0]):
        return None
    return Range(first[0], last[0]), last[1]


def _weekday_range(tokens: Tokens, i: int) -> Parsed | None:
    """Monday-Friday, Monday through Friday; 9 a.m.-5 p.m."""
    weekday = dates.weekday_name(tokens, i) if tokens.forms[i] in WEEKDAYS else None
    if weekday is not None:
        if tokens.forms[weekday[1]] not in {"-", "–", "through", "to"}:
            return None
        last = dates.weekday_name(tokens, weekday[1] + 1)
        if last is None or tokens.number(last[1]) >= 0 or dates.month_name(tokens, last[1]):
            return None
        return Range(Calendar(weekday=weekday[0]), Calendar(weekday=last[0])), last[1]
    clock = clock_time(tokens, i) if tokens.number(i) >= 0 else None
    if clock is None or tokens.forms[clock[1]] not in {"-", "–"}:
        return None
    until = moment(tokens, clock[1] + 1)
    if until is None or not isinstance(until[0], Moment) or until[0].clock is None:
        return None
    return Range(Moment(None, clock=clock[0]), until[0]), until[1]


def _hour_range(tokens: Tokens, i: int) -> Parsed | None:
    """2 to 4 p.m., 9-11 a.m.: an hour without half of the day, and a clock time with it."""
    hour = tokens.number(i)
    if (
        not 1 <= hour <= 12
        or tokens.forms[i + 1] not in {"to", "and", "-", "–", "until"}
        or len(tokens.forms[i]) > 2
    ):
        return None
    if tokens.forms[i + 1] == "and" and tokens.before(i) != "between":
        return None
    if clock_time(tokens, i + 2) is None or half_of_day(tokens, i + 3) is None:
        return None
    last = moment(tokens, i + 2)
    if last is None or not isinstance(last[0], Moment) or last[0].clock is None:
        return None
    afternoon = last[0].clock.hour >= 12 and hour % 12 < last[0].clock.hour - 12
    first = Moment(None, clock=Clock(hour % 12 + (12 if afternoon else 0), offset=last[0].clock.offset))
    return Range(first, last[0]), last[1]


def _kind(found: Base | Moment) -> str:
    """What can stand at the two ends of one range: clock times, days, months, or years."""
    if isinstance(found, Moment):
        return "clock" if found.clock else "part" if found.base is None else _kind(found.base)
    if isinstance(found, Calendar):
        if found.bc:
            return "bc"
        return "day" if found.day or found.weekday is not None else "month" if found.month else "year"
    return type(found).__name__ if isinstance(found, Period) else "day" if is_day(found) else "year"


def _day_range(tokens: Tokens, i: int) -> Parsed | None:
    """March 3-5, 2021; 3-5 March 2021; March 3 to 5; May-June 2016; 28 June – 2 July."""
    month = dates.month_name(tokens, i)
    j = month[1] if month else i
    first = numbers.day_of_month(tokens, j)
    if first is None:
        return _month_range(tokens, i, month) if month else None
    across = _across_months(tokens, i)
    if across is not None:
        return across
    k = first[1]
    if tokens.forms[k] not in {"-", "–", "to", "through", "—", "and"}:
        return None
    tight = tokens.forms[k] in {"to", "through", "and"} or tokens.glued[k] == tokens.glued[k + 1]
    second = numbers.day_of_month(tokens, k + 1)
    if second is None or not tight or not first[0] < second[0]:
        return None
    if tokens.forms[k] == "and" and second[0] != first[0] + 1:
        return None
    if month:
        if tokens.glued[second[1]] and tokens.forms[second[1]] in {":", "/", "-"}:
            return None
        end = dates.with_year(tokens, second[1], Calendar(month=month[0], day=second[0]))
        return Range(_on(end[0], first[0]), end[0]), end[1]
    named = dates.month_name(tokens, second[1])
    if named is None or not tokens.capital(second[1]):
        return None
    end = dates.with_year(tokens, named[1], Calendar(month=named[0], day=second[0]), short=True)
    return Range(_on(end[0], first[0]), end[0]), end[1]


def _across_months(tokens: Tokens, i: int) -> Parsed | None:
    """28 February – 3 March 2024, Feb. 28-March 3: days of two months with a dash between them."""
    first = dates.day_and_month(tokens, i)
    if first is None or tokens.forms[first[1]] not in {"-", "–", "—"} or not isinstance(first[0], Calendar):
        return None
    if first[0].year is not None or first[0].day is None:
        return None
    last = dates.day_and_month(tokens, first[1] + 1)
    if last is None or not isinstance(last[0], Calendar) or last[0].day is None or last[0].bc:
        return None
    return Range(first[0], last[0]), last[1]


def _year_range(tokens: Tokens, i: int) -> Parsed | None:
    """1939–45, 2020-2022: two years joined without space; in brackets they are years of life and stand apart."""
    first = numbers.full_year(tokens, i)
    if (
        first is None
        or tokens.forms[i + 1] not in {"-", "–"}
        or tokens.before(i) in {"(", "-", "–", "/", "."}
    ):
        return None
    if not tokens.glued[i + 1] or not tokens.glued[i + 2] or not 1500 <= first <= 2100:
        return None
    last = numbers.full_year(tokens, i + 2)
    if (
        last is None
        and len(tokens.forms[i + 2]) == 2
        and not (tokens.glued[i + 3] and tokens.forms[i + 3] in {"-", "–", "/", ":"})
    ):
        last = first // 100 * 100 + max(tokens.number(i + 2), 0)
    if last is None or not first + 1 < last <= first + 100:
        return None
    return Range(Calendar(year=first), Calendar(year=last)), i + 3


def _on(date: Calendar, day: int) -> Calendar:
    """Another day of the same month and year."""
    return Calendar(year=date.year, month=date.month, day=day, year_relation=date.year_relation)


def _month_range(tokens: Tokens, i: int, month: tuple[int, int]) -> Parsed | None:
    """January-June 2016, May–June: two months with a dash between them."""
    number, j = month
    if tokens.forms[j] not in {"-", "–", "to", "through"} or not tokens.capital(i):
        return None
    if tokens.forms[j] in {"to", "through"} and tokens.before(i) != "from":
        return None
    last = dates.month_name(tokens, j + 1)
    if last is None:
        return None
    end = dates.with_year(tokens, last[1], Calendar(month=last[0]))
    if (
        end[0].year is None
        and (end[0].year_relation is None or end[1] == last[1])
        and tokens.before(i) != "from"
    ):
        return None
    return Range(Calendar(year=end[0].year, month=number, year_relation=end[0].year_relation), end[0]), end[1]


def other(tokens: Tokens, i: int) -> Parsed | None:
    """Sets, neighbours of a date, vague references and words such as "weeklong"."""
    for rule in (relative.every, relative.neighbour, relative.year_end, vague, lengths.weeklong):
        found: Parsed | None = rule(tokens, i)
        if found is not None:
            return found
    return None


def vague(tokens: Tokens, i: int) -> Parsed | None:
    """recently, now, soon."""
    best: Parsed | None = None
    for words in vague_words().get(tokens.forms[i], ()):
        if tokens.sequence(i, *words) and (best is None or i + len(words) > best[1]):
            best = Vague(VAGUE[words], words[0] in {"soon", "shortly"}), i + len(words)
    if best is None:
        return None
    form, after = tokens.forms[i], tokens.forms[best[1]]
    wanted = VAGUE_AFTER.get(tuple(tokens.forms[i : best[1]]))
    if wanted is not None and tokens.before(i) not in wanted:
        return None
    if form == "the" and after not in {"", "\n", ".", ",", ";", "and", "or", "but", ")", "”", '"'}:
        return None
    if form == "now" and (after == "that" or (tokens.capital(i) and tokens.capital(i + 1))):
        return None
    if form in {"soon", "shortly"} and (
        after in {"after", "before", "as", "afterwards", "afterward", "thereafter"}
        or tokens.before(i) == "as"
    ):
        return None
    return best


RULES: tuple[Rule, ...] = (
    moment,
    lengths.stretch,
    lengths.counted,
    lengths.per_unit,
    lengths.bare_plural,
    other,
)


@cache
def vague_words() -> dict[str, list[tuple[str, ...]]]:
    """The vague references by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in VAGUE:
        table.setdefault(words[0], []).append(words)
    return table


@cache
def starters() -> frozenset[str]:
    """All words at which an expression may begin (numbers in digits besides)."""
    words: set[str] = set(MONTHS) | set(MONTH_ABBREVIATIONS) | set(WEEKDAYS) | set(WEEKDAY_ABBREVIATIONS)
    for table in (
        WEEKDAY_PLURALS, RELATIONS, SEASONS, DAYPARTS, FREQUENCIES, WEEKLONG, SMALL_NUMBERS, TENS, SOME, ORDINALS,
        UNITS, UNIT_PLURALS, NAMED_DECADES, relative.NAMED_DAYS,
    ):  # fmt: skip
        words.update(table)
    words.update(a[0] for a in (*APPROXIMATORS, *CLOCK_APPROXIMATORS))
    words.update(w[0] for w in VAGUE)
    words.update(name.split()[0] for name in FEASTS)
    words.update(
        "the a an early late mid earlier later end every each half once twice couple q h fiscal fy".split()
    )
    words.update({"rest", "remainder", "course", "world", "wwii", "wwi", "cold", "ad"})
    words.update(
        {"financial", "recent", "coming", "these", "those", "'", "’", "‘", "beginning", "start", "middle"}
    )
    return frozenset(words)
