"""Word lists in blocks: ``[head words]``, then entries parted by commas; ``#`` begins a comment line."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from onrecord.errors import LexiconError


def read_blocks(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """(words of the block head, entry) of the lexicon file ``name``; raises ``LexiconError`` with the line number."""
    head: tuple[str, ...] = ()
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            head = tuple(line.strip("[] ").split())
        elif line.strip() and not line.startswith("#"):
            if not head:
                raise LexiconError(f"{name}, line {number}: an entry stands before the first block head")
            yield from ((head, entry.strip()) for entry in line.split(",") if entry.strip())


def read_nouns(name: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(kind, sectors, phrase) of a file whose block heads have a kind and then PLOVER sectors (``-``: none)."""
    for (kind, *sectors), phrase in read_blocks(name):
        yield kind, tuple(s for s in sectors if s != "-"), phrase


def head_words(phrases: Iterable[str]) -> frozenset[str]:
    """Every word that a phrase ends in, or that governs an "of" in it."""
    return frozenset(
        word for phrase in phrases for word in (phrase.split()[-1], phrase.partition(" of ")[0].split()[-1])
    )
