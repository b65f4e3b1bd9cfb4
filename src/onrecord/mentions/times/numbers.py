"""Counts, ordinals and years, in digits and words."""

from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import ORDINAL_ENDINGS, ORDINALS, SMALL_NUMBERS, SOME, TENS

LARGEST = 1e9
"""Thousands are joined to a count up to here."""
Counted = tuple[float | None, int]
"""A count (None: an unknown number) and the token after it."""


def digits(tokens: Tokens, i: int) -> Counted | None:
    """A count in digits: 3, 1,500, 2.5."""
    number = tokens.number(i)
    if number < 0:
        return None
    value, j = float(number), i + 1
    while (
        value < LARGEST
        and tokens.forms[j] == ","
        and len(tokens.forms[j + 1]) == 3
        and _joined_number(tokens, j)
    ):
        value, j = value * 1000 + tokens.number(j + 1), j + 2
    if tokens.forms[j] == "." and len(tokens.forms[j + 1]) <= 2 and _joined_number(tokens, j):
        value, j = float(f"{value:.0f}.{tokens.forms[j + 1]}"), j + 2
    return value, j


def _joined_number(tokens: Tokens, j: int) -> bool:
    """True if mark ``j`` and the number after it are written without space."""
    return tokens.glued[j] and tokens.glued[j + 1] and tokens.number(j + 1) >= 0


def words(tokens: Tokens, i: int) -> Counted | None:
    """A count in words below one hundred, or "a hundred", "two hundred": three, twenty-five."""
    form = tokens.forms[i]
    if form in SMALL_NUMBERS:
        value, j = SMALL_NUMBERS[form], i + 1
    elif form in TENS:
        value, j = TENS[form], i + 1
        k = j + 1 if tokens.forms[j] == "-" else j
        if 1 <= SMALL_NUMBERS.get(tokens.forms[k], 0) <= 9:
            value, j = value + SMALL_NUMBERS[tokens.forms[k]], k + 1
    else:
        return None
    if tokens.forms[j] == "hundred":
        value, j = value * 100, j + 1
    return float(value), j


def count(tokens: Tokens, i: int) -> Counted | None:
    """A count: digits, words, a, one and a half, a couple of, a few, several, half a, dozens of."""
    form = tokens.forms[i]
    if form in SOME:
        return None, i + 1
    if form in {"a", "an", "one"}:
        return _after_article(tokens, i)
    if form == "half" and tokens.forms[i + 1] in {"a", "an"}:
        return 0.5, i + 2
    if form in {"dozens", "scores", "hundreds", "thousands", "tens"} and tokens.forms[i + 1] == "of":
        return None, i + 2
    if form == "couple" and tokens.forms[i + 1] == "of":
        return 2.0, i + 2
    found = digits(tokens, i) or words(tokens, i)
    if found and tokens.sequence(found[1], "1", "/", "2"):
        return (found[0] or 0) + 0.5, found[1] + 3
    if found and tokens.forms[found[1]] == "½":
        return (found[0] or 0) + 0.5, found[1] + 1
    if found and tokens.sequence(found[1], "and", "a", "half"):
        return (found[0] or 0) + 0.5, found[1] + 3
    return found


def _after_article(tokens: Tokens, i: int) -> Counted:
    """A count that begins with "a": a couple of, a few, a dozen, a hundred, a half, a single; else one."""
    form, j = tokens.forms[i + 1], i + 2
    if form == "couple":
        return 2.0, j + 1 if tokens.forms[j] == "of" else j
    if form == "good" and tokens.forms[j] == "few":
        return None, j + 1
    if form in {"few", "number"}:
        return None, j + 1 if tokens.forms[j] == "of" else j
    if form == "matter" and tokens.forms[j] == "of":
        return None, j + 1
    if form in {"dozen", "hundred", "thousand"}:
        return {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}[form], j
    if form == "half":
        return 0.5, j
    if tokens.forms[i] == "one" and tokens.sequence(i + 1, "and", "a", "half"):
        return 1.5, i + 4
    return 1.0, j if form in {"single", "full", "whole", "further"} else i + 1


def ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """An ordinal: 3rd, 19th, third, nineteenth, twenty-first."""
    number = tokens.number(i)
    if number >= 0:
        after = tokens.forms[i + 1] in ORDINAL_ENDINGS and tokens.glued[i + 1]
        return (number, i + 2) if after else None
    form = tokens.forms[i]
    if form in ORDINALS:
        return ORDINALS[form], i + 1
    if form in TENS and tokens.forms[i + 1] == "-" and 1 <= ORDINALS.get(tokens.forms[i + 2], 0) <= 9:
        return TENS[form] + ORDINALS[tokens.forms[i + 2]], i + 3
    return None


def day_of_month(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month in digits, with or without ordinal ending: 3, 03, 3rd."""
    number = tokens.number(i)
    if not 1 <= number <= 31 or len(tokens.forms[i]) > 2:
        return None
    j = i + 1
    if tokens.forms[j] in ORDINAL_ENDINGS and tokens.glued[j]:
        return number, j + 1
    if tokens.glued[j] and (tokens.forms[j] in {"%", ":"} or tokens.forms[j][:1].isalpha()):
        return None
    return number, j


def full_year(tokens: Tokens, i: int) -> int | None:
    """The year that token ``i`` writes with four digits, 1000 to 2199."""
    number = tokens.number(i)
    if len(tokens.forms[i]) != 4 or not 1000 <= number <= 2199:
        return None
    follows = tokens.forms[i + 1]
    if tokens.glued[i + 1] and (
        follows[:1].isalpha() or (follows in {",", "."} and _joined_number(tokens, i + 1))
    ):
        return None
    return number
