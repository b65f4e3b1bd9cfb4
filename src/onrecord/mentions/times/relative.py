"""Grammar of expressions that count from another day: yesterday, last week, this morning, next Monday, every Friday."""

from onrecord.mentions.times import numbers
from onrecord.mentions.times.dates import Parsed, calendar_date, month_name, relation_at, weekday_name
from onrecord.mentions.times.days import FEASTS
from onrecord.mentions.times.expression import (
    Calendar,
    Era,
    Every,
    Expression,
    Feast,
    FiscalYear,
    Length,
    Moment,
    Portion,
    Relation,
    Relative,
    Shift,
)
from onrecord.mentions.times.lengths import length_value
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import (
    DAYPARTS_AFTER_A_DAY,
    ERAS,
    FREQUENCIES,
    SEASONS,
    UNIT_PLURALS,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
    YEAR_CUES,
)

NAMED_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
FEAST_WORDS: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(FEASTS, key=lambda n: (-len(n.split()), n)):
    FEAST_WORDS.setdefault(_name.split()[0], []).append(tuple(_name.split()))


def named_day(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """yesterday, today, tonight, tomorrow; the day before yesterday, the day after tomorrow."""
    form = tokens.forms[i]
    if form == "tonight":
        return Moment(Shift("D", 0, 1), daypart="NI"), i + 1
    if form in NAMED_DAYS:
        if form == "today" and tokens.capital(i) and tokens.before(i) == "usa":
            return None
        if tokens.before(i) == "russia" and form == "today":
            return None
        return Shift("D", abs(NAMED_DAYS[form]), -1 if NAMED_DAYS[form] < 0 else 1), i + 1
    j = i + (form == "the")
    if tokens.sequence(j, "day", "before", "yesterday"):
        return Shift("D", 2, -1), j + 3
    if tokens.sequence(j, "day", "after", "tomorrow"):
        return Shift("D", 2, 1), j + 3
    return None


def related(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A relation and what it relates: last week, this March, next Monday, the following day, that year, last night."""
    j = i + (tokens.forms[i] == "the")
    relation = relation_at(tokens, j)
    if relation is None:
        return None
    k = j + 1
    narrative = relation in {"following", "previous", "same"} or (j > i and relation == "next")
    if tokens.forms[j] == "this" and tokens.forms[k] in {"past", "coming"}:
        relation, k = ("last" if tokens.forms[k] == "past" else "next"), k + 1
    if tokens.forms[j] == "that" and tokens.forms[k] == "same":
        k += 1
    form = tokens.forms[k]
    if form in UNITS:
        return _related_unit(tokens, j, k, relation, narrative)
    if form in DAYPARTS_AFTER_A_DAY:
        return _related_daypart(tokens, j, k, relation, narrative)
    return _related_name(tokens, j, k, relation)


def _related_unit(
    tokens: Tokens, j: int, k: int, relation: Relation, narrative: bool
) -> tuple[Expression, int] | None:
    unit = UNITS[tokens.forms[k]]
    word = tokens.forms[j]
    if unit in {"TS", "TM", "TH", "F", "S", "C", "E"} and relation != "this":
        return None
    if unit in {"TS", "TM", "TH", "F", "S"} or (word in {"prior", "current", "upcoming"} and unit == "D"):
        return None
    if word == "past" or (unit == "N" and relation in {"same", "this"} and word not in {"that", "same"}):
        return None
    if (
        word == "that"
        and tokens.forms[k + 1] in {"the", "he", "she", "they", "a", "it"}
        and unit not in {"D", "Y"}
    ):
        return None
    if unit == "N":
        return _related_daypart(tokens, j, k, relation, narrative)
    if narrative and relation == "next":
        relation = "following"
    if narrative and relation == "last":
        relation = "previous"
    if unit == "D" and relation in {"last", "next"}:
        return (Relative(unit, "following"), k + 1) if relation == "next" else None
    if unit == "D" and relation == "this" and tokens.capital(j) and tokens.capital(k):
        return None
    after = k + 1 + tokens.sequence(k + 1, "on")
    if unit == "W" and tokens.forms[after] in WEEKDAYS and relation in {"last", "this", "next"}:
        return Calendar(weekday=WEEKDAYS[tokens.forms[after]], week=relation), after + 1
    return Relative(unit, relation), k + 1


def _related_daypart(
    tokens: Tokens, j: int, k: int, relation: Relation, narrative: bool
) -> tuple[Expression, int] | None:
    """this morning, last night, that evening, the next morning, the following night."""
    part = DAYPARTS_AFTER_A_DAY.get(tokens.forms[k], "NI")
    if relation == "this":
        return Moment(Shift("D", 0, 1), daypart=part), k + 1
    if relation == "last" and not narrative:
        return Moment(Shift("D", 1, -1), daypart=part), k + 1
    if relation in {"following", "next"}:
        return Moment(Relative("D", "following"), daypart=part), k + 1
    if relation in {"previous", "last"}:
        return Moment(Relative("D", "previous"), daypart=part), k + 1
    return Moment(Relative("D", "same"), daypart=part), k + 1


def _related_name(tokens: Tokens, j: int, k: int, relation: Relation) -> Parsed | None:
    """last Monday, next March, this summer, last Christmas, the third quarter."""
    form = tokens.forms[k]
    if form in WEEKDAYS:
        found = calendar_date(tokens, k)
        if found and isinstance(found[0], Calendar) and found[0].day:
            return found
        return Calendar(weekday=WEEKDAYS[form], relation=relation), k + 1
    month = month_name(tokens, k)
    if month and tokens.capital(k) and tokens.forms[j] != "that":
        from_day = numbers.day_of_month(tokens, month[1])
        if from_day:
            return Calendar(month=month[0], day=from_day[0], relation=relation), from_day[1]
        return Calendar(month=month[0], relation=relation), month[1]
    if form in SEASONS and not (form == "spring" and tokens.before(j) == "prague"):
        return Portion(SEASONS[form], relation=relation), k + 1
    if form in {"fiscal", "school", "academic", "financial"} and tokens.forms[k + 1] == "year":
        return FiscalYear(relation=relation), k + 2
    feast = holiday(tokens, k)
    if feast and isinstance(feast[0], Feast) and feast[0].year is None:
        return Feast(feast[0].key, relation=relation), feast[1]
    return None


def season(tokens: Tokens, i: int) -> Parsed | None:
    """spring 2021, the summer of 2010, winter 2013-14; "summer" alone after "in", "the", "early"."""
    code = SEASONS.get(tokens.forms[i])
    if code is None or tokens.before(i) in {"arab", "prague"}:
        return None
    j = i + 1
    j += tokens.forms[j] in {"of", ","}
    year = numbers.full_year(tokens, j)
    if year is not None:
        k = j + 1
        if (
            tokens.forms[k] in {"-", "–", "/"}
            and len(tokens.forms[k + 1]) in {2, 4}
            and tokens.number(k + 1) >= 0
        ):
            k += 2
        return Portion(code, year), k
    if tokens.forms[i] == "fall" or tokens.forms[i] == "spring":
        cued = (
            tokens.before(i) in {"the", "early", "late", "mid", "every"} and tokens.before(i, 2) in YEAR_CUES
        )
        owned = tokens.forms[i + 1] not in {"of", "in", "from", "into"}
        return (Portion(code), i + 1) if cued and owned else None
    before = tokens.before(i)
    named = tokens.capital(i) and before not in {"", "\n", "."}
    if named or before not in {
        "in",
        "the",
        "early",
        "late",
        "mid",
        "since",
        "until",
        "by",
        "during",
        "following",
    }:
        return None
    after = tokens.forms[i + 1]
    return (Portion(code), i + 1) if before != "the" or after in {".", ",", "\n", "", ";", "and"} else None


def quarter(tokens: Tokens, i: int) -> Parsed | None:
    """the first quarter of 2024, Q3 2023, the second half of last year, 2024 Q1, the third quarter."""
    form = tokens.forms[i]
    if form in {"q", "h"} and tokens.glued[i + 1] and 1 <= tokens.number(i + 1) <= (4 if form == "q" else 2):
        code, j = f"{form.upper()}{tokens.number(i + 1)}", i + 2
        if len(tokens.forms[i + 1]) != 1 or not tokens.capital(i):
            return None
        year = numbers.full_year(tokens, j + (tokens.forms[j] in {"of", ","}))
        if year is not None:
            return Portion(code, year), j + 1 + (tokens.forms[j] in {"of", ","})
        cued = tokens.before(i) in {
            "in",
            "for",
            "during",
            "since",
            "by",
            "this",
            "last",
            "next",
            "of",
            "through",
        }
        return (Portion(code), j) if form == "q" and cued else None
    ordinal = numbers.ordinal(tokens, i)
    if ordinal is None or not 1 <= ordinal[0] <= 4:
        return None
    k = ordinal[1] + (tokens.forms[ordinal[1]] in {"fiscal", "-"})
    fiscal = tokens.forms[ordinal[1]] == "fiscal"
    if tokens.forms[k] not in {"quarter", "half"} or (tokens.forms[k] == "half" and ordinal[0] > 2):
        return None
    code = f"{'Q' if tokens.forms[k] == 'quarter' else 'H'}{ordinal[0]}"
    j = k + 1 + (tokens.forms[k + 1] in {"of", "in", ","})
    j += tokens.forms[j] == "the"
    year = numbers.full_year(tokens, j)
    if year is not None:
        return Portion(code, year, fiscal=fiscal), j + 1
    relation = relation_at(tokens, j)
    if relation and tokens.forms[j + 1] == "year":
        return Portion(code, relation=relation, fiscal=fiscal), j + 2
    if tokens.sequence(k + 1, "of", "the", "year"):
        return Portion(code, relation="this", fiscal=fiscal), k + 4
    bare = code[0] == "Q" and tokens.before(i) == "the" and tokens.before(i, 2) in YEAR_CUES
    return (Portion(code, fiscal=fiscal), k + 1) if bare else None


def fiscal_year(tokens: Tokens, i: int) -> Parsed | None:
    """fiscal year 2024, fiscal 2024, FY2024, FY24, fiscal year 2023-24."""
    form = tokens.forms[i]
    j = i + 1
    if form in {"fiscal", "financial"}:
        j += tokens.forms[j] == "year"
    elif form != "fy" or tokens.raw[i] != "FY":
        return None
    j += tokens.forms[j] in {"'", "’"}
    year = numbers.full_year(tokens, j)
    if year is None and form == "fy" and len(tokens.forms[j]) == 2 and tokens.number(j) >= 0:
        year = 2000 + tokens.number(j)
    if year is None:
        return None
    span = _year_pair(tokens, j, year)
    return (FiscalYear(span[0], first=year), span[1]) if span else (FiscalYear(year), j + 1)


def school_year(tokens: Tokens, i: int) -> Parsed | None:
    """A pair of years that names one: 2015-16, 2015/16, 2023–2024 fiscal year."""
    year = numbers.full_year(tokens, i)
    span = _year_pair(tokens, i, year) if year is not None and 1800 <= year <= 2099 else None
    if span is None or tokens.forms[span[1]] in {"-", "/"}:
        return None
    return FiscalYear(span[0], first=year), span[1]


def _year_pair(tokens: Tokens, i: int, year: int) -> tuple[int, int] | None:
    """The year after ``year`` that a dash or stroke joins to the one at ``i``, if it is the very next one."""
    if tokens.forms[i + 1] not in {"-", "–", "/"} or not tokens.glued[i + 1] or not tokens.glued[i + 2]:
        return None
    second = tokens.number(i + 2)
    if len(tokens.forms[i + 2]) == 2:
        second += year // 100 * 100 + (100 if year % 100 == 99 else 0)
    return (second, i + 3) if len(tokens.forms[i + 2]) in {2, 4} and second == year + 1 else None


def holiday(tokens: Tokens, i: int) -> Parsed | None:
    """Christmas, New Year's Eve, Good Friday (no Agreement), Easter 2024, 9/11."""
    if tokens.sequence(i, "9", "/", "11") and tokens.glued[i + 1] and tokens.forms[i + 3] not in {"/", "%"}:
        if tokens.before(i) in {"on", "/"}:
            return None
        return Calendar(year=2001, month=9, day=11), i + 3
    if not tokens.capital(i):
        return None
    for words in FEAST_WORDS.get(tokens.forms[i], ()):
        end = _matches(tokens, i, words)
        if end is None:
            continue
        if tokens.forms[end] in {
            "agreement",
            "agreements",
            "accord",
            "accords",
            "tree",
            "island",
            "trees",
            "rising",
        }:
            return None
        j = end + (tokens.forms[end] in {",", "of"})
        year = numbers.full_year(tokens, j)
        return (Feast(" ".join(words), year), j + 1) if year is not None else (Feast(" ".join(words)), end)
    return None


def _matches(tokens: Tokens, i: int, words: tuple[str, ...]) -> int | None:
    """The token after ``words`` from ``i`` on, apostrophes, stops and hyphens passed over; None if they differ."""
    j = i
    for n, word in enumerate(words):
        if n and tokens.forms[j] in {"'", "’", ".", "-"}:
            j += 1
        if tokens.forms[j] != word:
            return None
        j += 1
    return j + 1 if words[-1] in {"presidents"} and tokens.forms[j] in {"'", "’"} else j


def weekend(tokens: Tokens, i: int) -> Parsed | None:
    """the weekend, this weekend, last weekend; "weekend" alone only after "the"."""
    if not tokens.sequence(i, "the", "weekend"):
        return None
    if tokens.before(i) in {
        "at",
        "over",
        "during",
        "on",
        "for",
        "into",
        "by",
        "of",
        "through",
        "throughout",
        "before",
        "after",
    }:
        return Relative("WE", "this"), i + 2
    return None


def running_unit(tokens: Tokens, i: int) -> Parsed | None:
    """ "the year" after "the end of", "the day" after "earlier in": the running one."""
    if tokens.forms[i] != "the" or tokens.forms[i + 1] not in {
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
    }:
        return None
    before = tokens.before(i, 2)
    if before not in {
        "end",
        "beginning",
        "start",
        "middle",
        "rest",
        "remainder",
        "earlier",
        "later",
        "course",
    }:
        return None
    if tokens.forms[i + 2] in {"of", "that", "before", "after", "when", "he", "she", "they"}:
        return None
    unit = UNITS[tokens.forms[i + 1]]
    return Relative(unit, "same" if unit == "D" else "this"), i + 2


def year_end(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "by year-end", "by year end": the last day of the running year."""
    if tokens.forms[i] != "year" or tokens.before(i) not in {"by", "until", "before", "at"}:
        return None
    j = i + 1 + (tokens.forms[i + 1] == "-")
    return (Moment(Relative("Y", "this"), "last"), j + 1) if tokens.forms[j] == "end" else None


def neighbour(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """ "the day before", "the week after", "the night before", "the days following": next to a date of the text."""
    j = i + (tokens.forms[i] == "the")
    form, side = tokens.forms[j], tokens.forms[j + 1]
    if j == i or side not in {"before", "after", "following", "preceding", "earlier", "since"}:
        return None
    if form in UNIT_PLURALS and UNIT_PLURALS[form] not in {"WE", "S", "N", "Q"}:
        return Length(length_value(UNIT_PLURALS[form], None)), j + 1
    if side == "since":
        return None
    relation: Relation = "following" if side in {"after", "following"} else "previous"
    if form in DAYPARTS_AFTER_A_DAY:
        return Moment(Relative("D", relation), daypart=DAYPARTS_AFTER_A_DAY[form]), j + 2
    unit = UNITS.get(form)
    if unit in {"D", "W", "M", "Y"}:
        return Relative(unit, relation), j + 2
    return None


def era(tokens: Tokens, i: int) -> Parsed | None:
    """A named period: World War II, the Cold War."""
    if not tokens.capital(i):
        return None
    for size in (3, 2, 1):
        days = ERAS.get(tuple(tokens.forms[i : i + size]))
        if days and all(tokens.capital(i + n) for n in range(size)):
            return Era(*days), i + size
    return None


def every(tokens: Tokens, i: int) -> tuple[Expression, int] | None:
    """A set: every Monday, each year, every two weeks, Mondays, daily."""
    form = tokens.forms[i]
    if form in WEEKDAY_PLURALS:
        return Every(f"XXXX-WXX-{WEEKDAY_PLURALS[form] + 1}"), i + 1
    if form in FREQUENCIES:
        named = tokens.capital(i) and (tokens.capital(i + 1) or tokens.before(i) not in {"", "\n", "."})
        return None if named else (Every(FREQUENCIES[form]), i + 1)
    if form not in {"every", "each"}:
        return None
    j = i + 1
    other = tokens.forms[j] == "other"
    j += other
    weekday = weekday_name(tokens, j)
    if weekday:
        return Every(f"XXXX-WXX-{weekday[0] + 1}"), weekday[1]
    month = month_name(tokens, j)
    if month and tokens.capital(j):
        return Every(f"XXXX-{month[0]:02d}"), month[1]
    if tokens.forms[j] in SEASONS:
        return Every(f"XXXX-{SEASONS[tokens.forms[j]]}"), j + 1
    if tokens.forms[j] in DAYPARTS_AFTER_A_DAY:
        return Every(f"XXXX-XX-XXT{DAYPARTS_AFTER_A_DAY[tokens.forms[j]]}"), j + 1
    if tokens.forms[j] in UNITS and UNITS[tokens.forms[j]] not in {"S", "TS"}:
        unit = UNITS[tokens.forms[j]]
        return Every("XXXX-WXX-WE" if unit == "WE" else length_value(unit, 2 if other else 1)), j + 1
    found = numbers.digits(tokens, j) or numbers.words(tokens, j)
    if found and UNIT_PLURALS.get(tokens.forms[found[1]], "S") not in {"S", "WE"}:
        return Every(length_value(UNIT_PLURALS[tokens.forms[found[1]]], found[0])), found[1] + 1
    return None
