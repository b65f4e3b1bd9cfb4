"""Grammar of calendar dates: 3 March 2021, March 3, 2021-03-03, Monday, March 2021, 2021, 1990s, the 19th century.

Every function takes the tokens and the place to begin, and gives what it found there with the token after it, or None.
"""

from dataclasses import replace

from onrecord.mentions.times import numbers
from onrecord.mentions.times.expression import Base, Calendar, Period, Relation
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import (
    AMBIGUOUS_MONTHS,
    ANY_UNIT,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NAMED_DECADES,
    NOT_A_YEAR_AFTER,
    NOT_A_YEAR_BEFORE,
    RELATIONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
    YEAR_CUES,
)

Parsed = tuple[Base, int]
ERAS = frozenset({"bc", "bce"})
OUR_ERA = frozenset({"ad", "ce"})
DECADE_CUES = frozenset({"the", "early", "mid", "late", "-"})


def month_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A month by its name or abbreviation; the full stop of an abbreviation belongs to it."""
    form = tokens.forms[i]
    if form in MONTHS:
        j = i + 1
        return MONTHS[form], j + 1 if form == "may" and tokens.forms[j] == "." and tokens.number(
            j + 1
        ) > 0 else j
    if form in MONTH_ABBREVIATIONS:
        stop = tokens.forms[i + 1] == "." and tokens.glued[i + 1]
        return MONTH_ABBREVIATIONS[form], i + 2 if stop else i + 1
    return None


def weekday_name(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A weekday by its name, or by an abbreviation before a date (Fri., 11 Nov)."""
    form = tokens.forms[i]
    if form in WEEKDAYS:
        return WEEKDAYS[form], i + 1
    if form in WEEKDAY_ABBREVIATIONS and tokens.capital(i):
        j = i + 1
        j += tokens.forms[j] == "." and tokens.glued[j]
        k = j + (tokens.forms[j] == ",")
        if month_name(tokens, k) or tokens.number(k) > 0:
            return WEEKDAY_ABBREVIATIONS[form], j
    return None


def calendar_date(tokens: Tokens, i: int) -> Parsed | None:
    """A date with or without weekday before it: Monday, March 3, 2021; Monday."""
    weekday = weekday_name(tokens, i)
    if weekday is None:
        return day_and_month(tokens, i) or numeric_date(tokens, i)
    number, j = weekday
    k = j + (tokens.forms[j] in {",", "-"})
    k += tokens.sequence(k, "on")
    for attempt in (day_and_month, numeric_date):
        found = attempt(tokens, k)
        if found and isinstance(found[0], Calendar) and found[0].day:
            return replace(found[0], weekday=number), found[1]
    if tokens.forms[j] == "(":
        found = day_and_month(tokens, j + 1)
        if found and isinstance(found[0], Calendar) and found[0].day and tokens.forms[found[1]] == ")":
            return replace(found[0], weekday=number), found[1] + 1
    the = tokens.sequence(k, "the")
    ordinal = numbers.ordinal(tokens, k + 1) if the else None
    if ordinal and 1 <= ordinal[0] <= 31 and tokens.number(k + 1) > 0:
        return Calendar(day=ordinal[0], weekday=number), ordinal[1]
    week = relation_at(tokens, j)
    if week and tokens.forms[j + 1] == "week" and tokens.forms[j] in {"last", "this", "next"}:
        return Calendar(weekday=number, week=week), j + 2
    return Calendar(weekday=number), j


def day_and_month(tokens: Tokens, i: int) -> Parsed | None:
    """A date with a day and a month's name, in either order: March 3, 2021; the 3rd of March."""
    month = month_name(tokens, i)
    if month:
        return month_first(tokens, i, *month)
    j = i + (tokens.forms[i] == "the")
    found = numbers.day_of_month(tokens, j) or numbers.ordinal(tokens, j)
    if found is None or not 1 <= found[0] <= 31:
        return None
    number, k = found
    k += tokens.sequence(k, "day")
    k += tokens.forms[k] in {"of", "-"}
    month = month_name(tokens, k)
    if month is None or (tokens.forms[k] in AMBIGUOUS_MONTHS and not tokens.capital(k)):
        return None
    j = month[1]
    if tokens.forms[j] in {"-", "/"} and tokens.glued[j] and tokens.number(j + 1) >= 0:
        j += 1
    return with_year(tokens, j, Calendar(month=month[0], day=number), short=True)


def month_first(tokens: Tokens, i: int, month: int, j: int) -> Parsed | None:
    """A date that begins with the month's name at ``i``, which ends before ``j``: March 3, 2021; March 2021; March."""
    k = j + (tokens.forms[j] == "the")
    found = numbers.day_of_month(tokens, k)
    if found and not _runs_on(tokens, found[1]):
        return with_year(tokens, found[1], Calendar(month=month, day=found[0]))
    dated = with_year(tokens, j, Calendar(month=month))
    if dated[1] > j or name_of_month(tokens, i):
        return dated
    return None


def _runs_on(tokens: Tokens, j: int) -> bool:
    """True if the number before ``j`` goes on: 3,000 or 3.5 or 3 percent."""
    mark = (
        tokens.forms[j] in {",", "."}
        and tokens.glued[j]
        and tokens.glued[j + 1]
        and tokens.number(j + 1) >= 0
    )
    thousand = mark and len(tokens.forms[j + 1]) == 3
    return thousand or (mark and tokens.forms[j] == ".") or tokens.forms[j] in {"percent", "%", "million"}


def name_of_month(tokens: Tokens, i: int) -> bool:
    """True if the month's name at ``i`` stands for a month and not for a verb, a person or an abbreviation."""
    form, before = tokens.forms[i], tokens.before(i)
    if form in MONTH_ABBREVIATIONS:
        return (
            form not in MONTHS and form in {"sept", "oct", "nov", "dec", "aug", "feb"} and before in YEAR_CUES
        )
    if not tokens.capital(i):
        return form not in AMBIGUOUS_MONTHS
    if form in {"may", "march", "april", "june", "august"}:
        cued = (
            before in YEAR_CUES
            or before in RELATIONS
            or before in {"on", "'", "’", ",", "every", "each", "("}
        )
        following = tokens.forms[i + 1]
        if form in {"may", "march"}:
            return cued and not (form == "may" and following in {"be", "have", "not"})
        return cued or not (tokens.capital(i + 1) or before in {"", "\n", ".", "”", "“", '"'})
    return True


def with_year(tokens: Tokens, j: int, date: Calendar, short: bool = False) -> tuple[Calendar, int]:
    """``date`` with the year that follows it, if one does; ``short`` allows two digits (10 Nov 11)."""
    k = j + (tokens.forms[j] in {",", "."} or tokens.sequence(j, "of") or tokens.sequence(j, "in"))
    comma = tokens.forms[j] == ","
    year = numbers.full_year(tokens, k)
    if year is not None and not (comma and date.day is None and tokens.forms[k + 1] in NOT_A_YEAR_AFTER):
        era = tokens.forms[k + 1]
        return replace(date, year=year, bc=era in ERAS), k + 2 if era in ERAS | OUR_ERA else k + 1
    if tokens.forms[j] in {"'", "’"} and tokens.glued[j + 1] and len(tokens.forms[j + 1]) == 2:
        two = tokens.number(j + 1)
        if two >= 0:
            return replace(date, year=_century(two)), j + 2
    if short and _two_digit_year(tokens, j):
        return replace(date, year=_century(tokens.number(j))), j + 1
    if short and len(tokens.forms[k]) == 3 and 100 <= tokens.number(k) <= 999 and k == j:
        return replace(date, year=tokens.number(k)), k + 1
    return _year_by_relation(tokens, j, date)


def _two_digit_year(tokens: Tokens, j: int) -> bool:
    """True if the two digits at ``j`` are a year: nothing that makes them a clock time, share or count follows."""
    number = tokens.number(j)
    if number < 0 or len(tokens.forms[j]) != 2:
        return False
    after = tokens.forms[j + 1]
    return after in {"", "\n", ".", ",", ")", "]", ";", "-"} and not (
        tokens.glued[j + 1] and tokens.glued[j + 2] and tokens.number(j + 2) >= 0
    )


def _year_by_relation(tokens: Tokens, j: int, date: Calendar) -> tuple[Calendar, int]:
    """``date`` with a year that is told by its relation: of last year, this year, the same year."""
    k = j + (tokens.forms[j] in {"of", "in", "earlier", "later", ","})
    k += tokens.forms[k] == "the"
    relation = RELATIONS.get(tokens.forms[k])
    if relation and tokens.forms[k + 1] == "year":
        return replace(date, year_relation=_relation(relation)), k + 2
    if tokens.forms[j] in {"last", "next"} and tokens.forms[j + 1] in {"", ".", ",", "\n", ";", ")"}:
        return replace(date, year_relation=_relation(tokens.forms[j])), j + 1
    return date, j


def _relation(name: str) -> Relation:
    """``name`` as a relation; the table holds nothing else."""
    relations: dict[str, Relation] = {
        "last": "last", "this": "this", "next": "next", "following": "following", "previous": "previous",
        "same": "same",
    }  # fmt: skip
    return relations[name]


def relation_at(tokens: Tokens, i: int) -> Relation | None:
    """The relation that token ``i`` names (last, this, next, following …), or None."""
    name = RELATIONS.get(tokens.forms[i])
    return None if name is None else _relation(name)


def _century(two: int) -> int:
    """The year that two digits stand for: 00 to 49 in this century, else in the last."""
    return 2000 + two if two < 50 else 1900 + two


def numeric_date(tokens: Tokens, i: int) -> Parsed | None:
    """A date in digits: 2021-03-03, 2021.03.03, 03/04/2021 (month first unless that is above 12), 3.4.2021, 11/30/09."""
    first, second, third = tokens.number(i), tokens.number(i + 2), tokens.number(i + 4)
    mark = tokens.forms[i + 1]
    if first < 0 or second < 0 or mark not in {"-", "/", "."} or tokens.before(i) in {"-", "/", "$"}:
        return None
    if not (tokens.glued[i + 1] and tokens.glued[i + 2]):
        return None
    if len(tokens.forms[i]) == 4 and mark in {"-", "/"} and third < 0:
        return _iso_month(tokens, i)
    if third < 0 or tokens.forms[i + 3] != mark or not (tokens.glued[i + 3] and tokens.glued[i + 4]):
        return None
    if (
        tokens.forms[i + 5] == mark
        and tokens.glued[i + 5]
        and tokens.number(i + 6) >= 0
        and tokens.glued[i + 6]
    ):
        return None
    if len(tokens.forms[i]) == 4:
        year, month, number = first, second, third
    else:
        month, number = (second, first) if mark == "." or first > 12 else (first, second)
        year = third if len(tokens.forms[i + 4]) == 4 else _century(third)
        if len(tokens.forms[i + 4]) not in {2, 4} or (mark in {".", "-"} and len(tokens.forms[i + 4]) == 2):
            return None
    if not (1 <= month <= 12 and 1 <= number <= 31 and 1000 <= year <= 2199):
        return None
    swappable = len(tokens.forms[i]) != 4 and mark == "/" and month <= 12 and number <= 12 and month != number
    return Calendar(year=year, month=month, day=number, swappable=swappable), i + 5


def _iso_month(tokens: Tokens, i: int) -> Parsed | None:
    """A month in digits, 2021-03. 2010-11 is a pair of years and no month."""
    year, month = tokens.number(i), tokens.number(i + 2)
    if tokens.forms[i + 2][0] != "0" or len(tokens.forms[i + 2]) != 2 or not 1 <= month <= 9:
        return None
    if (
        not 1900 <= year <= 2100
        or year % 100 < month
        or (tokens.glued[i + 3] and tokens.forms[i + 3] in {"-", "/"})
    ):
        return None
    return Calendar(year=year, month=month), i + 3


def bare_year(tokens: Tokens, i: int) -> Parsed | None:
    """A year alone (in 2014, the 2014 protests), BC and AD years of any length."""
    number = tokens.number(i)
    if number <= 0:
        return _apostrophe_year(tokens, i)
    after = tokens.forms[i + 1]
    if after in ERAS | OUR_ERA and len(tokens.forms[i]) <= 4 and tokens.raw[i + 1].isupper():
        return Calendar(year=number, bc=after in ERAS), i + 2
    before = tokens.before(i)
    if (
        before == "ad"
        and tokens.before(i, 2) != ""
        and len(tokens.forms[i]) <= 4
        and tokens.raw[i - 1] == "AD"
    ):
        return Calendar(year=number), i + 1
    if (
        before == "year"
        and tokens.before(i, 3) == "in"
        and 2 <= len(tokens.forms[i]) <= 4
        and not _goes_on(tokens, i)
    ):
        return Calendar(year=number), i + 1
    if before in {"–", "-"} and i >= 2 and _two_digit_year(tokens, i):
        first = numbers.full_year(tokens, i - 2)
        later = (first or 0) // 100 * 100 + number
        return (Calendar(year=later), i + 1) if first is not None and later > first else None
    year = numbers.full_year(tokens, i)
    if year is None or _counts(tokens, i):
        return None
    plain = 1900 <= year <= 2049 or (1700 <= year <= 2099 and not _a_count(tokens, i))
    circa = before == "." and tokens.before(i, 2) in {"c", "ca"}
    bracketed = before in {"(", "–", "-"} and tokens.forms[i + 1] in {")", ",", "–", "-"}
    cued = before in YEAR_CUES and not _a_count(tokens, i)
    return (Calendar(year=year), i + 1) if plain or circa or bracketed or cued else None


def _apostrophe_year(tokens: Tokens, i: int) -> Parsed | None:
    """in '92, the class of '99."""
    if tokens.forms[i] not in {"'", "’", "‘"} or not tokens.glued[i + 1] or tokens.before(i) not in YEAR_CUES:
        return None
    if len(tokens.forms[i + 1]) != 2 or tokens.number(i + 1) < 0 or tokens.glued[i]:
        return None
    if tokens.glued[i + 2] and tokens.forms[i + 2] not in {".", ",", ";", ")", "?", "!"}:
        return None
    return Calendar(year=_century(tokens.number(i + 1))), i + 2


def _goes_on(tokens: Tokens, i: int) -> bool:
    """True if digits follow the number at ``i`` after a comma or stop without space: 1,200."""
    return tokens.glued[i + 1] and tokens.glued[i + 2] and tokens.number(i + 2) >= 0


def _a_count(tokens: Tokens, i: int) -> bool:
    """True if a plural noun in small letters follows: of 1709 pupils."""
    after = tokens.forms[i + 1]
    return (
        len(after) > 3 and not tokens.capital(i + 1) and (after.endswith("s") or after.endswith("children"))
    )


def _counts(tokens: Tokens, i: int) -> bool:
    """True if the four digits at ``i`` count or number something and are no year."""
    before, after = tokens.before(i), tokens.forms[i + 1]
    if before in NOT_A_YEAR_BEFORE or after in NOT_A_YEAR_AFTER:
        return True
    if before == "." and tokens.before(i, 2) in {"no", "nos", "art", "vol", "pp"}:
        return True
    if tokens.glued[i] and before[:1].isalpha() and before not in {"ad", "fy"}:
        return True
    if tokens.glued[i] and before in {".", ",", ":", "/", "-", "–", "_", "@", "+", "="}:
        inner = tokens.before(i, 2)
        if before == "-" and inner in {"mid", "early", "late", "pre", "post"}:
            return False
        return before not in {"-", "–", "/"} or not inner[:1].isdecimal() or len(inner) != 4
    if before == "-" and tokens.number(i - 2) >= 0 and len(tokens.before(i, 2)) <= 3:
        return True
    if tokens.glued[i + 1] and after in {"-", "/", ":", "_", "@"}:
        following = tokens.forms[i + 2]
        if after != "-" or (following[:1].isdecimal() and len(following) not in {2, 4}):
            return after != "/" or not following.isdecimal()
        return following[:1].isalpha() and following in ANY_UNIT
    return False


def decade(tokens: Tokens, i: int) -> Parsed | None:
    """A decade: 1990s, 1990's, the '90s, the nineties."""
    form = tokens.forms[i]
    number = tokens.number(i)
    j = i + 1
    if tokens.forms[j] in {"'", "’"} and tokens.glued[j] and tokens.before(i) in DECADE_CUES:
        j += tokens.forms[j + 1] == "s"
    plural = tokens.forms[j] == "s" and tokens.glued[j]
    if len(form) == 4 and number >= 1000 and number % 10 == 0 and plural:
        if number % 100 == 0 and number < 2000:
            return Period(number, 100, f"{number // 100:02d}"), j + 1
        return Period(number, 10, f"{number // 10:03d}X"), j + 1
    apostrophe = form in {"'", "’", "‘"} and len(tokens.forms[i + 1]) == 2 and tokens.number(i + 1) % 10 == 0
    if apostrophe and tokens.sequence(i + 2, "s") and tokens.glued[i + 2] and tokens.glued[i + 1]:
        return _short_decade(tokens.number(i + 1), i + 3)
    if not _of_an_age(tokens, i) and form in NAMED_DECADES and tokens.before(i) in DECADE_CUES:
        return _short_decade(NAMED_DECADES[form], i + 1)
    tens = len(form) == 2 and number >= 20 and number % 10 == 0 and plural and tokens.forms[j + 1] != "°"
    if tens and tokens.before(i) in DECADE_CUES and not _of_an_age(tokens, i):
        return _short_decade(number, j + 1)
    return None


def _of_an_age(tokens: Tokens, i: int) -> bool:
    """True if the tens at ``i`` are somebody's age: in her 80s, in their early thirties."""
    return any(tokens.before(i, back) in {"his", "her", "their", "my", "your", "our"} for back in (1, 2, 3))


def _short_decade(two: int, after: int) -> Parsed:
    first = 1900 + two if two >= 30 else 2000 + two
    return Period(first, 10, f"{first // 10:03d}X"), after


def century(tokens: Tokens, i: int) -> Parsed | None:
    """A century: the 19th century, the fifth century BC; also "the 15th" before "to the 19th century"."""
    found = numbers.ordinal(tokens, i)
    if found is None:
        return None
    number, j = found
    if not 1 <= number <= 30:
        return None
    if tokens.forms[j] in {"to", "and", "through", "or"}:
        second = numbers.ordinal(tokens, j + 1 + (tokens.forms[j + 1] == "the"))
        if second and number < second[0] <= 30 and tokens.forms[second[1]] in {"century", "centuries"}:
            return Period((number - 1) * 100, 100, f"{number - 1:02d}"), j
    k = j + (tokens.forms[j] in {"-", "‑"})
    if tokens.forms[k] not in {"century", "centuries"}:
        return None
    era = tokens.forms[k + 1]
    bc = era in ERAS
    after = k + 2 if era in ERAS | OUR_ERA else k + 1
    return Period((number - 1) * 100, 100, f"{'BC' if bc else ''}{number - 1:02d}", bc=bc), after
