"""Who takes part, compared across articles."""

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.schema.record import Party

SAME, STANDS_FOR, LIKE, OPEN, NOT = 1.0, 0.7, 0.4, 0.1, -1.0

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI", "PTY"})
_AGAINST = frozenset({"REB", "CRM", "OPP", "UAF", "PRM"})
_PEOPLE = frozenset({"CVL", "JRN", "EDU", "BUS", "LAB", "MED", "REL", "AGR", "SOC", "REF", "HLH"})
_WORD = re.compile(r"\w+")
_TITLES = frozenset(
    "president prime minister foreign defence defense interior finance secretary state general chancellor king queen prince"
    " princess mr mrs ms dr sir chief leader spokesman spokeswoman spokesperson the of a an and government".split()
)


def likeness(ones: Iterable[Party], others: Iterable[Party]) -> float | None:
    """How well two lists of parties agree: the best of the pairs, ``NOT`` if no two can be the same; None if a list is
    empty.
    """
    pairs = [same(a, b) for a in ones for b in others]
    return max(pairs, default=None)


@lru_cache(maxsize=100_000)
def same(a: Party, b: Party) -> float:
    """Whether two articles name the same party: from ``SAME`` down to ``NOT`` (it cannot be)."""
    if a.country and b.country and a.country != b.country:
        return NOT
    if a.named and b.named:
        agree = _names_agree(a, b)
        if agree:
            return SAME
        if a.kind == b.kind == "person" or (a.country is None and b.country is None):
            return NOT
    if a.country is None or b.country is None:
        return _nouns(a, b)
    if _sides(a) & _sides(b):
        return STANDS_FOR if a.kind != b.kind or a.sector == b.sector else LIKE
    return NOT if _sides(a) and _sides(b) else LIKE


def _nouns(a: Party, b: Party) -> float:
    """Parties of which one at least has no country."""
    if _sides(a) and _sides(b) and not _sides(a) & _sides(b):
        return NOT if a.named == b.named else OPEN
    if head(a) == head(b):
        return LIKE
    return OPEN


def _names_agree(a: Party, b: Party) -> bool:
    one, other = name_words(a.name), name_words(b.name)
    if not one or not other:
        return a.name.casefold() == b.name.casefold()
    if a.kind == "person" or b.kind == "person":
        return one[-1] == other[-1] and (one[0] == other[0] or len(one) == 1 or len(other) == 1)
    return set(one) <= set(other) or set(other) <= set(one)


def _sides(p: Party) -> frozenset[str]:
    """The side of its society that a party is on, by its sector; empty where that is open."""
    if p.kind == "country":
        return frozenset({"state"})
    for side, sectors in (("state", _STATE), ("against", _AGAINST), ("people", _PEOPLE)):
        if p.sector in sectors:
            return frozenset({side})
    return frozenset()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles, in small letters."""
    words = tuple(w for w in _WORD.findall(name.casefold()) if len(w) > 1 or not w.isalpha())
    return tuple(w for w in words if w not in _TITLES) or words


def head(p: Party) -> str:
    """What a party is looked up by where it has no country: the last word of its name."""
    words = name_words(p.name)
    return words[-1].removesuffix("s") if words else ""
