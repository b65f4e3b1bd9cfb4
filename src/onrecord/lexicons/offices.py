"""Offices: titles that name what a person is or does. Data: ``offices.txt``; nouns of a user's book go before it."""

from functools import cache, lru_cache

import msgspec

from onrecord.lexicons.blocks import head_words, read_nouns
from onrecord.lexicons.own.book import Book, nouns_of
from onrecord.lexicons.own.force import current


class Office(msgspec.Struct, frozen=True):
    """One office. ``level``: head, minister, envoy, military …, ``place`` (what it is head of decides), courtesy.

    ``origin``: the file that the entry is from.
    """

    phrase: str
    level: str
    sectors: tuple[str, ...]
    origin: str = "offices"

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"{self.origin}:{self.phrase}"


def offices() -> dict[str, Office]:
    """Phrase in lower case -> office; the first block that claims a phrase has it."""
    force = current()
    return _offices() if force is None else _with_own(force.book)


@lru_cache(maxsize=4)
def _with_own(book: Book) -> dict[str, Office]:
    """Our offices, with a book's sectors where it holds the same title."""
    found = dict(_offices())
    for phrase, noun in nouns_of(book).items():
        if phrase in found:
            found[phrase] = Office(phrase, found[phrase].level, noun.sectors, noun.file)
    return found


@cache
def _offices() -> dict[str, Office]:
    found: dict[str, Office] = {}
    for level, sectors, phrase in read_nouns("offices.txt"):
        found.setdefault(phrase, Office(phrase, level, sectors))
    return found


@cache
def office_words() -> frozenset[str]:
    """Every word that an office ends in, or that governs an "of" in it; a user's book adds none."""
    return head_words(_offices())
