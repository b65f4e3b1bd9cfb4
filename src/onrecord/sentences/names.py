"""Names as the reader tags them, set right where the list of known names leaves no doubt.

The network tags words one by one. Two names that stand side by side ("San Diego California"), names on either side of
a stroke, bodies known by their initials and names of countries are settled here by what the words are known as
(``model/weights/kinds.txt``).
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicons.blocks import read_blocks
from onrecord.lexicons.gazetteer import lookup
from onrecord.lexicons.leaders import leaders_alone
from onrecord.model.pieces import KINDS

GENERIC = frozenset(
    "bay island islands beach valley lake city hills park river coast central north south east west northern southern "
    "eastern western capital district county town".split()
)
"""Words for kinds of places: the last word of a longer name, not a name beside it."""
ADDRESS = re.compile(r"^www\.|^https?:|\.(com|org|net|edu|gov|docx?|pdf|xls|ppt)$", re.IGNORECASE)
"""A web address or the name of a file: no name of anybody."""
BEHIND = frozenset("area government group office team corporation company".split())
"""Plain nouns behind a name, in lower case: no part of it."""
STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS NT NU ON PE QC SK YT NSW QLD VIC TAS ACT".split()
)
"""States and provinces as addresses write them behind a town."""
GENERIC_BEFORE = frozenset(
    "new north south east west northern southern eastern western central upper lower".split()
)
"""Words that begin a longer name ("South Australia")."""
LINKING = frozenset("of the and de la del at in on - / & ' ’s 's".split())
WHERE = frozenset("in near outside around across throughout over".split())
"""Prepositions behind which a name is more often where something happens than whom it concerns."""
LARGE = 50_000
"""Inhabitants of a town that is a place rather than somebody of that name."""
COUNTRY, DIVISION, ORGANISATION, GIVEN = (
    KINDS.index(k) for k in ("country", "division", "organisation", "first name")
)
SHORTEST, LONGEST = 2, 6
"""Letters of a body's initials."""


def settled(forms: Sequence[str], upos: Sequence[str], ner: Sequence[str], kinds: Sequence[int]) -> list[str]:
    """BIO tags of a sentence's words. ``kinds``: index in ``KINDS`` of what each word is known as."""
    out = list(ner)
    for i in range(1, len(forms) - 2):
        if forms[i] == "-" and out[i - 1 : i + 3] == ["B-PER", "O", "B-PER", "I-PER"]:
            out[i] = out[i + 1] = "I-PER"  # "Jean-Pierre Dubois"
    for start, end in spans(out):
        if end == start + 1 and start and out[start] != "B-LOC" and forms[start - 1].lower() in WHERE:
            _place(forms, out, start)
        _divide(forms, out, kinds, start, end)
        _retype(forms, out, kinds, start, end)
    for i, kind in enumerate(kinds):
        if kind == COUNTRY and out[i] == "O" and upos[i] == "PROPN" and _is_alone(forms, upos, kinds, i):
            out[i] = "B-LOC"
            for j in range(i + 1, _whole(kinds, i)):
                out[j] = "I-LOC"
    return out


def spans(ner: Sequence[str]) -> list[tuple[int, int]]:
    """First word and end (exclusive) of each name."""
    found: list[tuple[int, int]] = []
    for i, tag in enumerate(ner):
        if tag.startswith("B-"):
            found.append((i, i + 1))
        elif tag.startswith("I-") and found:
            found[-1] = (found[-1][0], i + 1)
    return found


def _whole(kinds: Sequence[int], i: int) -> int:
    """End (exclusive) of the known name that begins at word ``i``."""
    end = i + 1
    while end < len(kinds) and kinds[end] == kinds[i] + 1:
        end += 1
    return end


def _place(forms: Sequence[str], out: list[str], i: int) -> None:
    """A town behind "in" or "near" is a place, unless a person goes by that name."""
    name = forms[i]
    lower = name.lower()
    if not name.istitle() or forms.count(name) > 1 or lower in leaders_alone() or lower in first_names():
        return
    if any(p.feature.startswith("P") and p.population >= LARGE for p in lookup(name)):
        out[i] = "B-LOC"


@cache
def first_names() -> frozenset[str]:
    """First names in lower case."""
    return frozenset(name for _, name in read_blocks("first_names.txt"))


def _divide(forms: Sequence[str], out: list[str], kinds: Sequence[int], start: int, end: int) -> None:
    """An address is no name, nor is a plain noun behind one; a stroke parts two names; a country or division at the end of
    a place's name is a name of its own. The first of these that holds is done.
    """
    label = out[start][2:]
    if end == start + 1 and ADDRESS.search(forms[start]):
        out[start] = "O"
        return
    if end - start > 1 and forms[end - 1] in BEHIND:
        out[end - 1] = "O"
        return
    for i in range(start + 1, end - 1):
        if forms[i] == "/":
            out[i], out[i + 1] = "O", f"B-{label}"
            return
    if label != "LOC":
        return
    for i in range(start + 1, end):
        own = (kinds[i] in (COUNTRY, DIVISION) and _whole(kinds, i) == end) or (
            i == end - 1 and forms[i][:1].isupper() and forms[i].upper() in STATES
        )
        if own and forms[i].lower() not in GENERIC and forms[i - 1].lower() not in LINKING | GENERIC_BEFORE:
            out[i] = "B-LOC"
            return


def _retype(forms: Sequence[str], out: list[str], kinds: Sequence[int], start: int, end: int) -> None:
    """A whole name that is a country's is a place's, not a body's; known initials of a body are a body's; a first name
    with one word behind it that is known as nothing is a person's, not a place's.
    """
    if end == start + 2 and out[start] == "B-LOC" and (kinds[start], kinds[start + 1]) == (GIVEN, 0):
        if forms[start].istitle() and forms[start + 1].istitle() and forms[start + 1].lower() not in GENERIC:
            _put(out, start, end, "PER")
        return
    if _whole(kinds, start) != end:
        return
    word = forms[start]
    initials = end == start + 1 and word.isupper() and SHORTEST <= len(word) <= LONGEST
    if kinds[start] == COUNTRY and out[start] == "B-ORG":
        _put(out, start, end, "LOC")
    elif kinds[start] == ORGANISATION and out[start] == "B-LOC" and initials:
        _put(out, start, end, "ORG")


def _put(out: list[str], start: int, end: int, label: str) -> None:
    out[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]


def _is_alone(forms: Sequence[str], upos: Sequence[str], kinds: Sequence[int], i: int) -> bool:
    """True for a country's name that is part of no longer name of another kind."""
    end = _whole(kinds, i)
    beside = [j for j in (i - 1, end) if 0 <= j < len(forms)]
    return forms[i][:1].isupper() and all(upos[j] != "PROPN" for j in beside)
