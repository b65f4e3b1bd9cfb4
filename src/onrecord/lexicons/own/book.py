"""What users' files hold: actors by name, with what they were when, and nouns that name somebody."""

from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.lexicons.terms import Term

OwnKind = Literal["person", "organization", "government", "country", "group"]


class Spell(msgspec.Struct, frozen=True):
    """What somebody is for a time. ``term`` None: always, where no dated spell holds.

    ``cameo``: a CAMEO actor code that stands as it is. ``codes``: other codes, by name.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    term: Term | None = None
    cameo: str | None = None
    codes: tuple[tuple[str, str], ...] = ()


class OwnActor(msgspec.Struct, frozen=True):
    """One actor of a user's file. ``kind`` None: what it is shows in the text. ``shouted``: the file has no small letters.

    ``file``, ``line``: where it stands; ``source``, ``note``: what the file says of it.
    """

    key: str
    names: tuple[str, ...]
    spells: tuple[Spell, ...]
    file: str
    line: int
    kind: OwnKind | None = None
    shouted: bool = False
    source: str = ""
    note: str = ""

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons: file and key."""
        return f"{self.file}:{self.key}"

    def on(self, day: str | None) -> Spell | None:
        """What it is on an ISO date: the first dated spell that holds it, else the one without dates, else None.

        With no date known only what all spells agree on counts.
        """
        if day is None:
            return self._undated() or self._agreed()
        dated = (s for s in self.spells if s.term is not None and s.term.holds(day))
        return next(dated, None) or self._undated()

    def _undated(self) -> Spell | None:
        return next((s for s in self.spells if s.term is None), None)

    def _agreed(self) -> Spell | None:
        first = self.spells[0]
        if any(s.country != first.country for s in self.spells):
            return None
        same = all(s.sectors == first.sectors for s in self.spells)
        return Spell(first.country, first.sectors if same else ())


class OwnNoun(msgspec.Struct, frozen=True):
    """A noun or title of a user's file: ``phrase`` in lower case; ``kind`` None: as our lexicon has it, else a person."""

    phrase: str
    sectors: tuple[str, ...]
    file: str
    line: int
    kind: Literal["person", "group", "body", "government"] | None = None
    plural: bool = False


class Book(msgspec.Struct, frozen=True, eq=False):
    """All that the given files hold, the first file's entries first. ``digest``: of the files' bytes.

    ``passed_over``: lines of imported dictionaries that say nothing usable, one sentence each.
    """

    actors: tuple[OwnActor, ...]
    nouns: tuple[OwnNoun, ...]
    files: tuple[str, ...]
    digest: str
    passed_over: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def nouns_of(book: Book) -> dict[str, OwnNoun]:
    """Phrase -> noun; the first that claims a phrase has it."""
    found: dict[str, OwnNoun] = {}
    for noun in book.nouns:
        found.setdefault(noun.phrase, noun)
    return found
