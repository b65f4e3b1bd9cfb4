"""Grammar of counted units: two days ago, in three weeks, a year later, for three days, 90-day, the past two months."""

from onrecord.mentions.times import numbers
from onrecord.mentions.times.dates import relation_at
from onrecord.mentions.times.expression import Every, Expression, Length, Shift, Stretch
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import ANY_UNIT, APPROXIMATORS, UNIT_PLURALS, UNITS, WEEKLONG

Parsed = tuple[Expression, int]

MULTIPLES = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "Q": (3, "M"), "N": (1, "N"), "S": (1, "Y")}
"""Units that TIMEX3 writes in others."""
BARE_PLURAL_CUES = frozenset(
    "for in over after within of recent many before during past several through until just only mere".split()
)
ARTICLE_CUES = frozenset(
    "for in within after than over about nearly almost around just every once lasted lasting".split()
)
DIRECTION_AFTER = frozenset({"ago", "later", "earlier", "after", "before", "prior", "hence", "on", "back"})


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 duration: P3D, PT2H, PXW; ten years for a decade, two weeks for a fortnight."""
    factor, base = MULTIPLES.get(unit, (1, unit))
    time = "T" if base.startswith("T") else ""
    return f"P{time}{_plain(count, factor)}{base.removeprefix('T')}"


def _plain(count: float | None, factor: int) -> str:
    return (
        "X" if count is None else f"{count * factor:g}" if count * factor < 1e6 else str(int(count * factor))
    )


def counted(tokens: Tokens, i: int) -> Parsed | None:
    """A counted unit at ``i``, with words such as "about" before it and "ago" or "later" after it."""
    j = _approximators(tokens, i)
    found = numbers.count(tokens, j)
    if found is None or found[0] == 0:
        return None
    amount, k = found
    hyphen = tokens.forms[k] in {"-", "‑", "–"} and tokens.glued[k]
    k += hyphen
    k += not hyphen and tokens.forms[k] in {
        "more",
        "full",
        "whole",
        "straight",
        "consecutive",
        "long",
        "short",
        "or",
    }
    unit = ANY_UNIT.get(tokens.forms[k])
    if unit is None:
        return _followed_by_length(tokens, j, found)
    if unit == "WE" or not _a_length(tokens, i, j, k, amount, hyphen):
        return None
    return _with_direction(tokens, j, k + 1, unit, amount, hyphen)


def _approximators(tokens: Tokens, i: int) -> int:
    """The token after words such as "less than" at ``i``; ``i`` itself if there are none."""
    for words in APPROXIMATORS:
        if tokens.forms[i] == words[0] and tokens.sequence(i, *words):
            j = i + len(words)
            return j + 1 if tokens.forms[j] in {"about", "over", "under"} else j
    return i


def _followed_by_length(tokens: Tokens, j: int, found: numbers.Counted) -> Parsed | None:
    """ "one to two weeks", "two or three days": the larger count."""
    amount, k = found
    if tokens.forms[k] not in {"to", "or", "-", "–"} or amount is None:
        return None
    second = numbers.digits(tokens, k + 1) or numbers.words(tokens, k + 1)
    if second is None or second[0] is None or not amount < second[0]:
        return None
    last = second[1] + (tokens.forms[second[1]] == "-")
    unit = ANY_UNIT.get(tokens.forms[last])
    if unit in {None, "WE", "S"} or (tokens.forms[last] == "second"):
        return None
    return _with_direction(tokens, j, last + 1, str(unit), second[0], hyphen=False)


def _a_length(tokens: Tokens, i: int, j: int, k: int, amount: float | None, hyphen: bool) -> bool:
    """True if the unit at ``k`` is counted: no age, no ordinal "second", no bare "a day" that means "per day"."""
    form, after = tokens.forms[k], tokens.forms[k + 1]
    if (
        _is_age(tokens, j, k)
        or _of_a_war(tokens, k)
        or (tokens.glued[j] and tokens.before(j) in {"/", "-", "."})
    ):
        return False
    if form == "second":
        return tokens.number(j) > 0 and hyphen
    if form == "hours" and len(tokens.forms[j]) == 4 and tokens.number(j) >= 0:
        return tokens.number(j) % 100 > 59 or tokens.number(j) > 2400
    singular = form in UNITS
    if form in {"season", "night", "quarter", "seasons", "quarters"} and tokens.forms[j] in {
        "a",
        "an",
        "some",
    }:
        return False
    if tokens.forms[j] == "some" and singular:
        return False
    if tokens.forms[j] in {"a", "an"} and singular and not hyphen and k == j + 1:
        cued = tokens.before(i) in ARTICLE_CUES or i < j
        half = tokens.sequence(k + 1, "and", "a", "half")
        return after in DIRECTION_AFTER or cued or after in {"'", "’"} or half
    if singular and not hyphen and amount != 1 and after not in {"-", "period"} and amount != 0.5:
        return unit_before_noun(tokens, k) and amount is not None and amount < 1000
    return True


def unit_before_noun(tokens: Tokens, k: int) -> bool:
    """True if the singular unit at ``k`` stands before a noun as in "20 year sentence"."""
    after = tokens.forms[k + 1]
    return (
        len(after) > 3
        and after.isalpha()
        and not tokens.capital(k + 1)
        and tokens.forms[k] not in {"season", "second"}
    )


def _of_a_war(tokens: Tokens, k: int) -> bool:
    """True for wars named by their length: the Six-Day War, the Thirty Years' War."""
    after = k + 1 + (tokens.forms[k + 1] in {"'", "’"})
    return tokens.forms[after] == "war" and tokens.capital(after)


def _is_age(tokens: Tokens, j: int, k: int) -> bool:
    """35-year-old, 35 years old, two-month-old, aged 35 years, 35 years of age, six years younger."""
    after = k + 1 + (tokens.forms[k + 1] in {"-", "‑"})
    if tokens.forms[after] in {"old", "olds", "older", "younger"} or tokens.before(j) == "aged":
        return True
    return tokens.sequence(after, "of", "age")


def _with_direction(tokens: Tokens, j: int, k: int, unit: str, amount: float | None, hyphen: bool) -> Parsed:
    """The counted unit that ends before ``k``, turned into a shift by "ago", "later", "in" …, else a duration."""
    if amount is not None and tokens.sequence(k, "and", "a", "half"):
        amount, k = amount + 0.5, k + 3
    sub = _second_unit(tokens, k)
    if sub is not None:
        return Length(length_value(unit, amount) + length_value(*sub[0]).removeprefix("P")), sub[1]
    form = tokens.forms[k]
    if form == "ago" or tokens.sequence(k, "back"):
        exact = tokens.before(j) == "exactly" and amount is not None
        return Shift(unit, amount, -1, exact=exact), k + 1
    if tokens.sequence(k, "from", "now") or form == "hence":
        return Shift(unit, amount, 1), k + (2 if form == "from" else 1)
    if form in {"later", "earlier"}:
        sign = 1 if form == "later" else -1
        return Shift(unit, amount, sign, narrative=True), k + 1
    if form in {"'", "’"} and not hyphen:
        owned = tokens.glued[k] and tokens.forms[k - 1] in UNIT_PLURALS
        if tokens.before(j) == "in" and tokens.forms[k + 1] == "time":
            return Shift(unit, amount, 1), k + 2
        if tokens.before(j) == "in" and tokens.sequence(k + 1, "s", "time"):
            return Shift(unit, amount, 1), k + 3
        singular = tokens.sequence(k + 1, "s") and tokens.glued[k]
        return Length(length_value(unit, amount)), k + (1 if owned else 2 if singular else 0)
    if tokens.before(j) == "in" and unit[0] != "T" and not hyphen:
        return Shift(unit, amount, 1, tentative=True), k
    return Length(length_value(unit, amount)), k


def _second_unit(tokens: Tokens, k: int) -> tuple[tuple[str, float | None], int] | None:
    """The "and ten months" of "nine years and ten months"."""
    j = k + (tokens.forms[k] in {"and", ","})
    if j == k:
        return None
    found = numbers.digits(tokens, j) or numbers.words(tokens, j)
    if found is None or tokens.forms[found[1]] not in UNIT_PLURALS:
        return None
    smaller = UNIT_PLURALS[tokens.forms[found[1]]]
    if smaller not in {"M", "D", "TH", "TM", "TS", "W"} or _is_age(tokens, j, found[1]):
        return None
    return (smaller, found[0]), found[1] + 1


def bare_plural(tokens: Tokens, i: int) -> Parsed | None:
    """Units without number: for years, in recent months, minutes later, hours ago."""
    unit = UNIT_PLURALS.get(tokens.forms[i])
    if unit is None or unit == "WE":
        return None
    after = tokens.forms[i + 1]
    if after in {"ago", "later", "earlier"}:
        return _with_direction(tokens, i, i + 1, unit, None, hyphen=False)
    before = tokens.before(i)
    cued = before in BARE_PLURAL_CUES and unit not in {"S", "N", "Q"}
    if (cued and after not in {"to", "old", "of"}) or (
        after in {"after", "before"} and unit not in {"S", "Q"}
    ):
        return Length(length_value(unit, None)), i + 1
    return None


def weeklong(tokens: Tokens, i: int) -> Parsed | None:
    """weeklong, yearlong, week-long."""
    unit = WEEKLONG.get(tokens.forms[i])
    if unit:
        return Length(length_value(unit, 1)), i + 1
    if tokens.sequence(i + 1, "-", "long") and tokens.forms[i] in UNITS and tokens.before(i) != "-":
        return Length(length_value(UNITS[tokens.forms[i]], 1)), i + 3
    return None


def stretch(tokens: Tokens, i: int) -> Parsed | None:
    """A length that touches publication: the past two months, the next five years, the last decade, recent weeks."""
    j = i + (tokens.forms[i] in {"the", "these", "those"})
    form = tokens.forms[j]
    if form in {"recent", "coming"} and tokens.forms[j + 1] in UNIT_PLURALS:
        unit = UNIT_PLURALS[tokens.forms[j + 1]]
        return (Stretch(unit, None, -1 if form == "recent" else 1), j + 2) if unit not in {"S", "N"} else None
    if (
        j > i
        and form in UNIT_PLURALS
        and tokens.forms[j + 1] in {"that", "which"}
        and tokens.forms[j + 2] == "followed"
    ):
        return Stretch(UNIT_PLURALS[form], None, 1, narrative=True), j + 3
    relation = relation_at(tokens, j)
    if relation not in {"last", "next", "following", "previous"}:
        return None
    sign = -1 if relation in {"last", "previous"} else 1
    k = j + 1
    k += tokens.forms[k] in {"about", "nearly", "almost", "roughly"}
    found = numbers.digits(tokens, k) or numbers.words(tokens, k) or _some(tokens, k)
    if found is None:
        return _one_unit(tokens, i, j, sign)
    if found[0] == 0:
        return None
    k = found[1]
    unit = ANY_UNIT.get(tokens.forms[k], "WE")
    if unit in {"WE", "S", "N"} or (found[0] == 1) != (tokens.forms[k] in UNITS) or _is_age(tokens, j, k):
        return None
    return Stretch(unit, found[0], sign), k + 1


def _some(tokens: Tokens, k: int) -> numbers.Counted | None:
    """ "few", "several", "couple of", "half" after "the past"."""
    if tokens.forms[k] in {"few", "several", "many"}:
        return None, k + 1
    if tokens.forms[k] == "couple":
        return 2.0, k + 1 + (tokens.forms[k + 1] == "of")
    return None


def _one_unit(tokens: Tokens, i: int, j: int, sign: int) -> Parsed | None:
    """ "the past year", "the last decade", "the past week": one unit up to publication, where "the" stands before."""
    form, unit = tokens.forms[j], UNITS.get(tokens.forms[j + 1])
    if i == j and form != "past":
        return None
    if form == "past" and unit in {"TH", "D", "W", "M", "Y", "E", "C"}:
        return Stretch(unit, 1, sign), j + 2
    if (
        unit is not None
        and tokens.forms[j + 2] == "or"
        and tokens.forms[j + 3] in {"so", "two"}
        and unit not in {"S", "N"}
    ):
        return Stretch(unit, 2 if tokens.forms[j + 3] == "two" else 1, sign), j + 4
    if form in {"last", "next", "coming"} and unit in {"E", "C", "TH"}:
        return Stretch(unit, 1, sign), j + 2
    if form in {"last", "coming"} and unit in {"W", "M", "Y", "D"}:
        return Stretch(unit, 1, sign), j + 2
    if UNIT_PLURALS.get(tokens.forms[j + 1]) and form in {"past", "last", "next", "coming"} and i < j:
        return Stretch(UNIT_PLURALS[tokens.forms[j + 1]], None, sign), j + 2
    return None


def per_unit(tokens: Tokens, i: int) -> Parsed | None:
    """ "twice a week", "three times a day", "once every two years", "per day": a set."""
    j = i + 1
    if tokens.forms[i] not in {"once", "twice"}:
        times = numbers.count(tokens, i)
        if times is None or tokens.forms[times[1]] != "times":
            return None
        j = times[1] + 1
    if tokens.forms[j] in {"a", "an", "per", "each", "every"} and tokens.forms[j + 1] in UNITS:
        unit = UNITS[tokens.forms[j + 1]]
        return (Every(length_value(unit, 1)), j + 2) if unit not in {"WE", "S", "TS"} else None
    return None
