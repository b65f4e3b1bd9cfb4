"""Grammar of moments: dates of any kind, narrowed by a part (early, late), a part of the day or a clock time."""

from onrecord.mentions.times import clock as clocks
from onrecord.mentions.times import dates, relative
from onrecord.mentions.times.expression import (
    Base,
    Calendar,
    Clock,
    Era,
    Expression,
    FiscalYear,
    Moment,
    Part,
    Period,
    Portion,
    Relative,
    Shift,
)
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import DAYPARTS, DAYPARTS_AFTER_A_DAY, PARTS

Parsed = tuple[Expression, int]
WEEKS: dict[str, Part] = {
    "first": "week1", "second": "week2", "third": "week3", "fourth": "week4", "last": "weekend", "final": "weekend",
}  # fmt: skip


def moment(tokens: Tokens, i: int) -> Parsed | None:
    """A date, a clock time, a part of the day, or several of them: early Friday morning, around 1:30 a.m."""
    part, j = _part(tokens, i)
    timed = _clock_first(tokens, j)
    if timed is not None:
        return timed
    base = _base(tokens, j)
    if base is None:
        return _daypart_alone(tokens, i, j) if j == i or part else None
    found, k = base
    if isinstance(found, Moment):
        return _with_clock(tokens, Moment(found.base, part, found.daypart), k)
    if not isinstance(found, Base):
        return (found, k) if j == i else None
    return _after_date(tokens, found, part, k)


def _after_date(tokens: Tokens, base: Base, part: Part | None, k: int) -> Parsed:
    """What narrows the date that ends before ``k``: a part of the day and a clock time."""
    if is_day(base):
        same = _in_brackets(tokens, k)
        if same is not None:
            base, k = same
        form = tokens.forms[k]
        again = _part(tokens, k)
        if again[0] and tokens.forms[again[1]] in DAYPARTS_AFTER_A_DAY:
            part, k, form = again[0], again[1], tokens.forms[again[1]]
        if form in DAYPARTS_AFTER_A_DAY and not (tokens.capital(k) and tokens.capital(k + 1)):
            return _with_clock(tokens, Moment(base, part, DAYPARTS_AFTER_A_DAY[form]), k + 1)
        part = None if part in {"earlier", "later"} else part
        return _with_clock(tokens, Moment(base, part) if part else base, k)
    return (base, k) if part is None else (Moment(base, part), k)


def _in_brackets(tokens: Tokens, k: int) -> tuple[Base, int] | None:
    """The date in brackets that says again which day is meant: today (14 October 2011)."""
    if tokens.forms[k] not in {"(", "["}:
        return None
    found = dates.calendar_date(tokens, k + 1)
    if found is None or tokens.forms[found[1]] not in {")", "]"}:
        return None
    day = isinstance(found[0], Calendar) and found[0].day is not None
    return (found[0], found[1] + 1) if day else None


def is_day(base: Base) -> bool:
    """True if ``base`` is a single day."""
    match base:
        case Calendar():
            return base.day is not None or base.weekday is not None
        case Relative() | Shift():
            return base.unit == "D"
        case Period() | Portion() | FiscalYear() | Era():
            return False
    return True


def _with_clock(tokens: Tokens, found: Base | Moment, k: int) -> Parsed:
    """``found`` with the clock time that follows it: Monday at 5 pm; May 2, 2013 | 5:03pm; Thursday, around 9 a.m."""
    j = k
    while (
        tokens.forms[j] in {",", "|", "-", "–", "@", "at", "(", "t", "about", "updated", "from", ":"}
        and j < k + 2
    ):
        if tokens.forms[j] == "t" and not tokens.glued[j]:
            break
        j += 1
    for words in (("last", "updated", "at"), ("last", "updated"), ("at", "about"), ("by",)):
        if tokens.sequence(j, *words):
            j += len(words)
            break
    start = clocks.approximate(tokens, j)
    timed = clocks.clock_time(tokens, start, dated=True)
    if timed is None:
        return found, k
    base, part, daypart = (
        (found.base, found.part, found.daypart) if isinstance(found, Moment) else (found, None, None)
    )
    end = timed[1]
    if "(" in tokens.forms[k:j]:
        if tokens.forms[end] != ")":
            return found, k
        end += 1
    return Moment(base, part, daypart, timed[0]), end


def _clock_first(tokens: Tokens, i: int) -> Parsed | None:
    """A clock time, with the date that follows it: 8:30 p.m. Thursday; 10:57 on 11 October 2011; 14:30 GMT."""
    j = clocks.approximate(tokens, i)
    timed = clocks.clock_time(tokens, j) or _dated_clock(tokens, j)
    if timed is None:
        return None
    clock, k = timed
    at = k
    if tokens.forms[k] == "(":
        other = clocks.clock_time(tokens, k + 1)
        if other and tokens.forms[other[1]] == ")":
            at = k = other[1] + 1
    comma = tokens.forms[at] in {",", "|", "-"}
    at += comma
    at += tokens.forms[at] == "uk" and tokens.forms[at + 1] == ","
    at += tokens.forms[at] == ","
    at += tokens.forms[at] in {"on", "of"}
    if tokens.sequence(at, "in", "the") and tokens.forms[at + 2] in DAYPARTS_AFTER_A_DAY:
        half = DAYPARTS_AFTER_A_DAY[tokens.forms[at + 2]]
        return Moment(None, None, half, clock), at + 3
    part, at = _part(tokens, at)
    dated = _base(tokens, at)
    if dated is None:
        return Moment(None, None, None, clock), k
    base, end = dated
    if isinstance(base, Moment) and base.base is not None:
        return Moment(base.base, part, base.daypart, clock), end
    if isinstance(base, Base) and is_day(base):
        if tokens.forms[end] in DAYPARTS_AFTER_A_DAY:
            return Moment(base, part, DAYPARTS_AFTER_A_DAY[tokens.forms[end]], clock), end + 1
        return Moment(base, part, None, clock), end
    return Moment(None, None, None, clock), k


def _dated_clock(tokens: Tokens, j: int) -> tuple[Clock, int] | None:
    """A clock time that only the date after it shows to be one: 13:26 14/09/2013; shortly after 3:30 Tuesday."""
    timed = clocks.clock_time(tokens, j, dated=True)
    if timed is None:
        return None
    at = timed[1] + (tokens.forms[timed[1]] in {",", "on"})
    dated = dates.calendar_date(tokens, at)
    return timed if dated and is_day(dated[0]) else None


def _part(tokens: Tokens, i: int) -> tuple[Part | None, int]:
    """early, late, mid-, the end of, the beginning of … at ``i``, and the token after it."""
    form = tokens.forms[i]
    if form in {"early", "late", "mid"}:
        j = i + 1 + (tokens.forms[i + 1] == "-")
        j += tokens.sequence(j, "in") and form != "mid"
        j += tokens.sequence(j, "on") and form != "mid"
        j += tokens.sequence(j, "the") and tokens.before(j) == "in"
        return ("early" if form == "early" else "late" if form == "late" else "mid"), j
    if form in {"earlier", "later"} and tokens.forms[i + 1] in {"this", "that", "in", "on"}:
        part: Part = "earlier" if form == "earlier" else "later"
        return part, i + 1 + (tokens.forms[i + 1] in {"in", "on"})
    if form in {"rest", "remainder", "course"} and tokens.sequence(i + 1, "of") and tokens.before(i) == "the":
        return None, i + 2
    j = i + (form == "the")
    word = tokens.forms[j]
    if tokens.sequence(j + 1, "week", "of") and word in WEEKS and j > i:
        return WEEKS[word], j + 3
    if word in {"end", "beginning", "start", "middle", "early", "later"} and tokens.forms[j + 1] in {
        "of",
        "part",
    }:
        k = j + 2 + (tokens.forms[j + 1] == "part")
        if word == "end" and tokens.before(i) in {"by", "until", "till", "before"}:
            return "last", k
        return PARTS.get(word, "late"), k
    return None, i


def _base(tokens: Tokens, i: int) -> Parsed | None:
    """A date of any kind at ``i``, the longest one."""
    best: Parsed | None = None
    j = i + (tokens.forms[i] in {"the", "a"})
    for rule in (
        dates.calendar_date,
        relative.related,
        relative.named_day,
        relative.weekend,
        relative.holiday,
    ):
        found: Parsed | None = rule(tokens, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    for rule in (dates.decade, dates.century, relative.season, relative.quarter, relative.fiscal_year):
        found = rule(tokens, j)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    if best is None and j != i:
        best = relative.era(tokens, j)
    elif best is None:
        best = relative.era(tokens, i)
    if best is None:
        best = relative.school_year(tokens, i) or dates.bare_year(tokens, i)
    if best is None and tokens.sequence(i, "ad") and tokens.raw[i] == "AD":
        best = dates.bare_year(tokens, i + 1)
    if best is None and (tokens.before(i) in {"of", "in"}):
        best = relative.running_unit(tokens, i)
    return best


def _daypart_alone(tokens: Tokens, i: int, j: int) -> Parsed | None:
    """A part of the day without date: in the morning, the early hours of Sunday, overnight."""
    k = j + (tokens.forms[j] == "the")
    early = tokens.forms[k] in {"early", "small", "wee"}
    k += early
    k += tokens.forms[k] == "-" and tokens.forms[k + 1] == "morning"
    if early and tokens.forms[k] == "morning" and tokens.forms[k + 1] == "hours":
        k += 1
    if early and tokens.forms[k] == "hours":
        end = k + 1
        if tokens.forms[end] in {"of", "on"}:
            dated = _base(tokens, end + 1 + (tokens.forms[end + 1] == "the"))
            if tokens.sequence(end + 1, "the", "morning"):
                return Moment(None, "early", "MO"), end + 3
            if dated and isinstance(dated[0], Base) and is_day(dated[0]):
                return Moment(dated[0], "early", "MO"), dated[1]
            if dated and isinstance(dated[0], Moment) and dated[0].clock is None:
                return Moment(dated[0].base, "early", "MO"), dated[1]
        return Moment(None, "early", "MO"), end
    form = tokens.forms[k]
    if form not in DAYPARTS or form in {"noon", "midnight"}:
        return None
    if tokens.forms[k + 1] in {"of", "on"}:
        dated = dates.calendar_date(tokens, k + 2) or relative.named_day(tokens, k + 2)
        if dated and isinstance(dated[0], Base) and is_day(dated[0]):
            return Moment(dated[0], None, DAYPARTS[form]), dated[1]
    if form == "overnight":
        return Moment(None, None, "NI"), k + 1
    articled = (
        k > i and tokens.forms[i] == "the" and tokens.before(i) in {"in", "during", "through", "throughout"}
    )
    if articled and form in {"morning", "afternoon", "evening", "night"}:
        return Moment(None, None, DAYPARTS[form]), k + 1
    return None
