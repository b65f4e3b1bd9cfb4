"""Organisations that news names without explaining them. Data: ``organizations.tsv``.

Columns, the last two optional: names parted by ``|`` (fullest first); country or code of an international actor
(``-``: none); PLOVER sectors, primary first; when it existed (``1949-1991``, ``1955-05-14/1991-07-01``, ``-``); notes
(``key=value`` parted by ``;``) with the keys of ``NOTES``.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError
from onrecord.lexicons.terms import Term, term, terms

NOTES = frozenset({"kind", "parent", "member", "cameo", "status", "source", "note", "also", "periods"})
"""``kind``: what it is, in a word or two; ``parent``: the name of the body that it is part of; ``member``: of which
bodies, parted by ``,``; ``cameo``: its CAMEO actor code; ``status``: "disputed", "former"; ``source``: where the row is
from; ``note``: anything else; ``also``: names (parted by ``|``) that others have too, or that are words besides;
``periods``: sectors that it had for a time, each with its stretch, parted by ``,`` ("GOV 1975-04-17/1979-01-07")."""


class Organization(msgspec.Struct, frozen=True):
    """One organisation: all its names (fullest first), country or code of an international actor, PLOVER sectors.

    ``terms``: when it existed (none: always). ``notes``: see ``NOTES``. ``origin``: the file that the entry is from.
    """

    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    origin: str = "organizations"

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"{self.origin}:{self.names[0]}"

    @property
    def periods(self) -> tuple[tuple[str, Term], ...]:
        """Sectors that it had for a time, and when."""
        told = (self.note("periods") or "").split(",")
        pairs = (part.strip().partition(" ") for part in told if part.strip())
        return tuple((sector, term(when)) for sector, _, when in pairs)

    def on(self, day: str | None) -> "Organization":
        """The organisation with the sectors that it had on an ISO date; itself where no date is known."""
        for sector, when in self.periods if day is not None else ():
            if when.holds(day or ""):
                return msgspec.structs.replace(self, sectors=(sector,))
        return self

    def note(self, key: str) -> str | None:
        """What the notes say under ``key``, or None."""
        return next((value for name, value in self.notes if name == key), None)


@cache
def _lines() -> tuple[tuple[int, str], ...]:
    """The rows of the table, unread, with their numbers."""
    text = files(__package__).joinpath("organizations.tsv").read_text(encoding="utf-8")
    return tuple((n, line) for n, line in enumerate(text.splitlines(), 1) if line and line[0] != "#")


@cache
def _row(index: int) -> Organization:
    """One row, read when it is first asked for: an article names few of thousands."""
    number, line = _lines()[index]
    return _organization(f"organizations.tsv, line {number}", line)


def organization_rows() -> tuple[Organization, ...]:
    """All rows, in the order of the table."""
    return tuple(_row(index) for index in range(len(_lines())))


class Organizations(Mapping[str, Organization]):
    """Organisations by a key, each read when it is first asked for."""

    def __init__(self, rows: dict[str, int]) -> None:
        """``rows``: key -> which row of the table it is."""
        self._rows = rows

    def __getitem__(self, key: str) -> Organization:
        """The organisation; ``KeyError`` if there is none."""
        return _row(self._rows[key])

    def __iter__(self) -> Iterator[str]:
        """The keys in the order of the table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """True if the key is there; reads no row."""
        return key in self._rows


def _organization(where: str, line: str) -> Organization:
    columns = line.split("\t")
    if not 3 <= len(columns) <= 5:
        raise LexiconError(f"{where}: {len(columns)} columns where there should be 3 to 5")
    names, country, sectors, when, notes = (*columns, "", "")[:5]
    code = None if country == "-" else country
    try:
        parts = terms(when), _notes(notes)
    except LexiconError as error:
        raise LexiconError(f"{where}: {error}") from error
    return Organization(tuple(names.split("|")), code, tuple(sectors.split(",")), *parts)


def _notes(cell: str) -> tuple[tuple[str, str], ...]:
    found = []
    for part in cell.split(";"):
        key, equals, value = (x.strip() for x in part.partition("="))
        if not part.strip() or part.strip() == "-":
            continue
        if not equals or not value:
            raise LexiconError(f"the note {part.strip()!r} is no key=value")
        if key not in NOTES:
            raise LexiconError(f"unknown note {key!r}; known are {', '.join(sorted(NOTES))}")
        found.append((key, value))
    return tuple(found)


@cache
def organizations() -> Organizations:
    """Name as written -> organisation; the first line that claims a name has it."""
    found: dict[str, int] = {}
    for index, (_, line) in enumerate(_lines()):
        for name in line.partition("\t")[0].split("|"):
            found.setdefault(name, index)
    return Organizations(found)


@cache
def organization_by_entry() -> Organizations:
    """Name in a record's reasons -> organisation."""
    found: dict[str, int] = {}
    for index, (_, line) in enumerate(_lines()):
        found.setdefault(f"organizations:{line.partition('|')[0].partition(chr(9))[0]}", index)
    return Organizations(found)


class Shared(Mapping[str, tuple[Organization, ...]]):
    """Organisations that share a name, each read when it is first asked for."""

    def __init__(self, rows: dict[str, list[int]]) -> None:
        """``rows``: name -> which rows of the table have it."""
        self._rows = rows

    def __getitem__(self, name: str) -> tuple[Organization, ...]:
        """The organisations in the order of the table; ``KeyError`` if there is none."""
        return tuple(_row(index) for index in self._rows[name])

    def __iter__(self) -> Iterator[str]:
        """The names in the order of the table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._rows)


@cache
def names_in_context() -> Shared:
    """Name that others have too, or that is a word besides -> the organisations that have it (note ``also``)."""
    found: dict[str, list[int]] = {}
    for index, (_, line) in enumerate(_lines()):
        _, note, rest = line.partition("also=")
        for name in rest.partition(";")[0].split("|") if note else ():
            found.setdefault(name, []).append(index)
    return Shared(found)
