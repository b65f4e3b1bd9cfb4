"""Which book of users' actors an article is read with, and on which day: in force inside one ``with`` block only."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from onrecord.lexicons.own.book import Book


class Force(NamedTuple):
    """A book and the ISO date on which its entries are asked (None: not known)."""

    book: Book
    day: str | None


_FORCE: ContextVar[Force | None] = ContextVar("onrecord_own_actors", default=None)


def current() -> Force | None:
    """What is in force here; None: our own knowledge base alone."""
    return _FORCE.get()


@contextmanager
def in_force(book: Book | None, day: str | None = None) -> Iterator[None]:
    """Within the block ``book`` goes before our lexicons; ``day`` is an ISO date or datetime, cut to its day."""
    valid = day[:10] if day is not None and len(day) >= 10 else None
    token = _FORCE.set(Force(book, valid) if book is not None else None)
    try:
        yield
    finally:
        _FORCE.reset(token)
