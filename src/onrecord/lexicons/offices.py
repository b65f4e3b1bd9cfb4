"""Offices: titles that name what a person is or does. Data: ``offices.txt``."""

from functools import cache

import msgspec

from onrecord.lexicons.blocks import read_blocks


class Office(msgspec.Struct, frozen=True):
    """One office. ``level``: head, minister, envoy, military …, ``place`` (what it is head of decides), courtesy."""

    phrase: str
    level: str
    sectors: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"offices:{self.phrase}"


@cache
def offices() -> dict[str, Office]:
    """Phrase in lower case -> office; the first block that claims a phrase has it."""
    found: dict[str, Office] = {}
    for (level, *sectors), phrase in read_blocks("offices.txt"):
        found.setdefault(phrase, Office(phrase, level, tuple(s for s in sectors if s != "-")))
    return found


@cache
def office_words() -> frozenset[str]:
    """Every word that an office ends in, or that governs an "of" in it."""
    return frozenset(
        w for phrase in offices() for w in (phrase.split()[-1], phrase.split(" of ")[0].split()[-1])
    )
