"""Names of a book, found in text: whole words, the longest first, small and capital letters as good as the same."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from onrecord.lexicons.own.book import Book, OwnActor

_LETTERS = re.compile(r"\w+")
_ACRONYM = 5


class OwnName(NamedTuple):
    """A name as its file writes it, without case for comparing, and whose it is."""

    name: str
    folded: str
    actor: OwnActor

    def fits(self, found: str) -> bool:
        """True if ``found``, as the text writes it, is this name.

        A short name that the file writes in capitals on purpose must stand in capitals.
        """
        if fold(found) != self.folded:
            return False
        exact = self.name.isupper() and len(self.name) <= _ACRONYM and not self.actor.shouted
        return not exact or found == self.name


def fold(name: str) -> str:
    """A name without case and with plain apostrophes and hyphens; as long as before."""
    plain = name.replace("’", "'").replace("‑", "-")
    folded = plain.casefold()
    return (
        folded if len(folded) == len(plain) else plain.lower() if len(plain.lower()) == len(plain) else plain
    )


@lru_cache(maxsize=4)
def names_by_start(book: Book) -> dict[str, tuple[OwnName, ...]]:
    """First run of letters, folded -> names that begin so, longest first, then in the order of the files."""
    found: dict[str, list[OwnName]] = {}
    for actor in book.actors:
        for name in actor.names:
            start = _LETTERS.search(name)
            if start is not None:
                found.setdefault(fold(start.group()), []).append(OwnName(name, fold(name), actor))
    return {start: tuple(sorted(names, key=lambda n: -len(n.name))) for start, names in found.items()}


@lru_cache(maxsize=4)
def names_whole(book: Book) -> dict[str, tuple[OwnName, ...]]:
    """Plain name (see ``plain``) -> the names that it may be, in the order of the files."""
    found: dict[str, list[OwnName]] = {}
    for actor in book.actors:
        for name in actor.names:
            found.setdefault(plain(name), []).append(OwnName(name, fold(name), actor))
    return {name: tuple(names) for name, names in found.items()}


def plain(name: str) -> str:
    """A name without accents, points, articles and case, words parted by single spaces."""
    letters = unicodedata.normalize("NFKD", fold(name))
    words = "".join(c for c in letters if not unicodedata.combining(c)).replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def start_of(form: str) -> str:
    """The key of ``names_by_start`` for a word of the text."""
    match = _LETTERS.search(form)
    return fold(match.group()) if match else ""
