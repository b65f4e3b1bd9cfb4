"""Who takes part, compared across articles."""

import re
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


class Who:
    """A party as it is compared: its name in small letters and as words, and the side of its society that it is on.

    Two of them are one only if they are the same object: ``who`` gives equal parties the same one.
    """

    __slots__ = ("country", "folded", "head", "kind", "named", "sector", "side", "whole", "words")

    def __init__(self, party: Party) -> None:
        """Look at ``party``."""
        self.country, self.sector, self.kind, self.named = (
            party.country,
            party.sector,
            party.kind,
            party.named,
        )
        self.folded = party.name.casefold()
        self.words = name_words(party.name)
        self.head = head(party)
        self.side = _side(party)
        self.whole = party.kind in _WHOLE


@lru_cache(maxsize=20_000)
def who(party: Party) -> Who:
    """``party`` as it is compared."""
    return Who(party)


@lru_cache(maxsize=20_000)
def likeness(ones: tuple[Who, ...], others: tuple[Who, ...]) -> float | None:
    """How well two lists of parties agree: the best of the pairs, ``NOT`` if no two can be the same; None if a list is
    empty.
    """
    return max((alike(a, b) for a in ones for b in others), default=None)


def same(a: Party, b: Party) -> float:
    """Whether two articles name the same party: from ``SAME`` down to ``NOT`` (it cannot be)."""
    return alike(who(a), who(b))


@lru_cache(maxsize=20_000)
def alike(a: Who, b: Who) -> float:
    """``same`` of two parties as they are compared."""
    if a.country and b.country and a.country != b.country:
        return NOT
    if _names_agree(a, b):
        return SAME
    if a.named and b.named and (a.kind == b.kind == "person" or (a.country is None and b.country is None)):
        return NOT
    apart = bool(a.side and b.side and a.side != b.side)
    if apart and a.named == b.named:
        return NOT
    if a.country is None or b.country is None or apart:
        return LIKE if a.head == b.head else OPEN
    if a.named and b.named and not (a.whole or b.whole):
        return OPEN
    return STANDS_FOR if a.kind != b.kind or a.sector == b.sector else LIKE


def _names_agree(a: Who, b: Who) -> bool:
    """True if one name holds the other ("Fighters of the Front", "the Front"); persons by their last names."""
    one, other = a.words, b.words
    if not (a.named or b.named) or not one or not other:
        return a.folded == b.folded
    if a.kind == "person" or b.kind == "person":
        return one[-1] == other[-1] and (one[0] == other[0] or len(one) == 1 or len(other) == 1)
    held = set(one) & set(other)
    return (a.named and held == set(one)) or (b.named and held == set(other))


def _side(p: Party) -> str | None:
    """The side of its society that a party is on, by its sector; None where that is open."""
    if p.kind == "country":
        return "state"
    for side, sectors in (("state", _STATE), ("armed", _ARMED), ("people", _PEOPLE)):
        if p.sector in sectors:
            return side
    return None


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without titles, in small letters."""
    words = tuple(w for w in _WORD.findall(name.casefold()) if len(w) > 1 or not w.isalpha())
    return tuple(w for w in words if w not in _TITLES) or words


def head(p: Party) -> str:
    """What a party is looked up by where it has no country: the last word of its name."""
    words = name_words(p.name)
    return words[-1].removesuffix("s") if words else ""
