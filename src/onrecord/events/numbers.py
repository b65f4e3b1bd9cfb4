"""Numbers in words and figures, with the bounds that small words set ("at least", "up to", "dozens")."""

import re
from typing import NamedTuple

from onrecord.schema import ParsedSentence

ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "m": 1_000_000, "k": 1_000,
}  # fmt: skip
VAGUE = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
"""Plural numerals say "at least two of them" and no more."""

FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([kKmM]|bn|mn)?")
RANGE = re.compile(r"(\d[\d,]*)\s?[-–—]\s?(\d[\d,]*)")
HEDGED = frozenset("about some around roughly approximately nearly almost only just an estimated".split())


class Amount(NamedTuple):
    """A number with its bounds; ``first``/``last`` are the words it is made of, bounds' words included."""

    low: float | None
    high: float | None
    first: int
    last: int


def value_of(form: str) -> float | None:
    """The number that one word writes, or None: "1,200", "2.5", "twelve", "twenty-five", "30k"."""
    low = form.lower()
    if low in ONES:
        return ONES[low]
    if low in TENS:
        return TENS[low]
    match = FIGURE.fullmatch(form)
    if match:
        return float(match[1].replace(",", "")) * SCALES.get((match[2] or "").lower(), 1)
    first, _, second = low.partition("-")
    if first in TENS and ONES.get(second, 99) < 10:
        return TENS[first] + ONES[second]
    return None


def amounts(s: ParsedSentence) -> list[Amount]:
    """All numbers of a sentence, from left to right."""
    found = []
    i = 0
    while i < len(s.words):
        amount = _number_at(s, i)
        if amount is None:
            i += 1
            continue
        found.append(_bounded(s, amount))
        i = amount.last + 1
    return found


def _number_at(s: ParsedSentence, i: int) -> Amount | None:
    """The longest number that begins at word ``i``; ranges and plural numerals included."""
    form = s.words[i].form.lower()
    if form in VAGUE:
        return _vague(s, i)
    spread = RANGE.fullmatch(s.words[i].form)
    if spread and s.words[i].upos == "NUM":
        low, high = (float(g.replace(",", "")) for g in spread.groups())
        return Amount(low, high, i, i) if low < high else None
    half = _half(s, i)
    if half is not None:
        return half
    total, j = _compose(s, i)
    if total is None:
        return None
    if j + 2 < len(s.words) and s.words[j + 1].form.lower() in ("to", "and", "-", "–"):
        upper, last = _compose(s, j + 2)
        ranged = s.words[j + 1].form.lower() != "and" or (i > 0 and s.words[i - 1].form.lower() == "between")
        scale = SCALES.get(s.words[last].form.lower(), 1)
        if upper is not None and ranged and j == i and last > j + 2 and total < upper / scale:
            total *= scale  # "between 20 and 25 million"
        if upper is not None and ranged and upper > total:
            return Amount(total, upper, i, last)
    return Amount(total, total, i, j)


def _half(s: ParsedSentence, i: int) -> Amount | None:
    """ "Half a million", "half-million"."""
    forms = [w.form.lower() for w in s.words[i : i + 3]]
    if len(forms) == 3 and forms[0] == "half" and forms[1] in ("a", "-") and SCALES.get(forms[2], 0) >= 1000:
        return Amount(SCALES[forms[2]] / 2, SCALES[forms[2]] / 2, i, i + 2)
    return None


def _vague(s: ParsedSentence, i: int) -> Amount:
    """ "Dozens", "hundreds of thousands", "tens of thousands"."""
    low, last = float(VAGUE[s.words[i].form.lower()]), i
    if i + 2 < len(s.words) and s.words[i + 1].form.lower() == "of" and s.words[i + 2].form.lower() in VAGUE:
        low, last = low * VAGUE[s.words[i + 2].form.lower()] / 2, i + 2
    return Amount(low, None, i, last)


def _compose(s: ParsedSentence, i: int) -> tuple[float | None, int]:
    """Value and last word of "two hundred and fifty", "3.5 million", "a dozen"; (None, i) if there is no number."""
    total, part, last = 0.0, value_of(s.words[i].form), i
    scale = SCALES.get(s.words[i].form.lower())
    if part is None:
        if scale is None or scale < 12 or i == 0 or s.words[i - 1].form.lower() not in ("a", "an"):
            return None, i
        part = float(scale)
    j = i + 1
    if s.words[i].form.lower() in TENS and j + 1 < len(s.words) and s.words[j].form == "-":
        part += ONES.get(s.words[j + 1].form.lower(), 0)  # "twenty - five" of words cut at hyphens
        j += 2 if s.words[j + 1].form.lower() in ONES else 0
        last = j - 1
    while j < len(s.words):
        form = s.words[j].form.lower()
        if form in SCALES and len(form) > 1:
            part *= SCALES[form]
            if part >= 1000:
                total, part = total + part, 0.0
        elif form in ONES or form in TENS or (form == "and" and _continues(s, j, last)):
            part += ONES.get(form, TENS.get(form, 0))
        else:
            break
        last = j
        j += 1
    return total + part, last


def _continues(s: ParsedSentence, j: int, last: int) -> bool:
    return (
        s.words[last].form.lower() in SCALES
        and j + 1 < len(s.words)
        and s.words[j + 1].form.lower() in ONES | TENS
    )


def _bounded(s: ParsedSentence, amount: Amount) -> Amount:
    """The amount with the bounds that the words before it (and "or more" after it) set."""
    i = amount.first
    before = [w.form.lower() for w in s.words[max(0, i - 3) : i]]
    last1, last2 = (before or [""])[-1], " ".join(before[-2:])
    low, high = amount.low, amount.high
    if last2 in ("at least", "a minimum of") or last2.endswith("no fewer than"):
        return amount._replace(high=None, first=i - 2)
    if last2 in ("more than", "upwards of") or last1 in ("over", "above"):
        used = 2 if last2 in ("more than", "upwards of") else 1
        return amount._replace(low=_next(low), high=None, first=i - used)
    if last2 in ("up to", "at most") or " ".join(before) == "as many as":
        return amount._replace(low=None, first=i - (3 if last1 == "as" else 2))
    if last2 in ("less than", "fewer than") or last1 == "under":
        return amount._replace(
            low=None, high=high - 1 if high else high, first=i - (1 if last1 == "under" else 2)
        )
    if last1 in HEDGED:
        return amount._replace(first=i - 1)
    after = " ".join(w.form.lower() for w in s.words[amount.last + 1 : amount.last + 3])
    if after == "or more":
        return amount._replace(high=None, last=amount.last + 2)
    return amount


def _next(low: float | None) -> float | None:
    """ "More than 300" begins at 301; of fractions and round millions nothing finer is known than the number."""
    return low + 1 if low is not None and low == int(low) and low < 1_000_000 else low
