"""Who takes part, compared across articles."""

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.schema.record import Party

SAME, STANDS_FOR, LIKE, OPEN, NOT = 1.0, 0.7, 0.4, 0.1, -1.0

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD"})
_ARMED = frozenset({"REB", "CRM", "UAF"})
_PEOPLE = frozenset(
    {"CVL", "JRN", "EDU", "BUS", "LAB", "MED", "REL", "AGR", "SOC", "REF", "OPP", "PTY", "LEG", "ELI"}
)
_WHOLE = frozenset({"country", "government", "person"})
_WORD = re.compile(r"\w+")
_TITLES = frozenset(
    "president prime minister foreign defence defense interior finance secretary state general chancellor king queen prince"
    " princess mr mrs ms dr sir chief leader spokesman spokeswoman spokesperson the of a an and government".split()
)


def likeness(ones: Sequence[Party], others: Sequence[Party]) -> float | None:
    """How well two lists of parties agree: the best of the pairs, ``NOT`` if no two can be the same; None if a list is
    empty.
    """
    if len(ones) == len(others) == 1:
        return same(ones[0], others[0])
    return max((same(a, b) for a in ones for b in others), default=None)


@lru_cache(maxsize=100_000)
def same(a: Party, b: Party) -> float:
    """Whether two articles name the same party: from ``SAME`` down to ``NOT`` (it cannot be)."""
    if a.country and b.country and a.country != b.country:
        return NOT
    if _names_agree(a, b):
        return SAME
    if a.named and b.named and (a.kind == b.kind == "person" or (a.country is None and b.country is None)):
        return NOT
    apart = bool(_sides(a) and _sides(b) and not _sides(a) & _sides(b))
    if apart and a.named == b.named:
        return NOT
    if a.country is None or b.country is None or apart:
        return LIKE if head(a) == head(b) else OPEN
    if a.named and b.named and not {a.kind, b.kind} & _WHOLE:
        return OPEN
    return STANDS_FOR if a.kind != b.kind or a.sector == b.sector else LIKE


def _names_agree(a: Party, b: Party) -> bool:
    """True if one name holds the other ("Fighters of the Front", "the Front"); persons by their last names."""
    if not (a.named or b.named):
        return a.name.casefold() == b.name.casefold()
    one, other = name_words(a.name), name_words(b.name)
    if not one or not other:
        return a.name.casefold() == b.name.casefold()
    if a.kind == "person" or b.kind == "person":
        return one[-1] == other[-1] and (one[0] == other[0] or len(one) == 1 or len(other) == 1)
    held = set(one) & set(other)
    return (a.named and held == set(one)) or (b.named and held == set(other))


def _sides(p: Party) -> frozenset[str]:
    """The side of its society that a party is on, by its sector; empty where that is open."""
    if p.kind == "country":
        return frozenset({"state"})
    for side, sectors in (("state", _STATE), ("armed", _ARMED), ("people", _PEOPLE)):
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
