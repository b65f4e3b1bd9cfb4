"""Who led which country when, to tell whose president or minister a named person is. Data: ``leaders.tsv``.

Columns, the last three optional: country or code; office; terms in years (``1973-1978 1980-``); names that news uses
alone; full names; the same terms to the day (``1973-07-17/1978-04-27 1980-05-01/``, ``-``: not known); a source note; the
body in which the office is held, by its name in ``organizations.tsv`` (``-``: the state or organisation of column 1).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError
from onrecord.lexicons.terms import Term, terms

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "-": " "})
_OPEN = 9999


class Leader(msgspec.Struct, frozen=True):
    """One office of one person. ``terms``: first and last year of each; ``alone``: names that news uses without more.

    ``when``: the same terms to the day as far as that is known, else to the year, as written. ``body``: the organisation
    in which the office is held; None for the state itself.
    """

    country: str
    office: str
    terms: tuple[tuple[int, int], ...]
    alone: tuple[str, ...]
    names: tuple[str, ...]
    when: str = ""
    source: str = ""
    body: str | None = None

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"leaders:{self.names[0]}"

    def held(self, year: int, before: int = 0, after: int = 0) -> bool:
        """True if a term holds ``year``, or begins or ends that many years from it."""
        return any(first - before <= year <= last + after for first, last in self.terms)

    @property
    def days(self) -> tuple[Term, ...]:
        """The terms from day to day; raises ``LexiconError`` for what is no term."""
        try:
            return terms(self.when)
        except LexiconError as error:
            raise LexiconError(f"leaders.tsv, {self.names[0]}: {error}") from error

    def held_on(self, day: str) -> bool:
        """True if a term holds the ISO date ``day``, as far as the days are known."""
        return any(term.holds(day) for term in self.days)


@cache
def _lines() -> tuple[tuple[int, str], ...]:
    """The rows of the table, unread, with their numbers."""
    text = files(__package__).joinpath("leaders.tsv").read_text(encoding="utf-8")
    return tuple((n, line) for n, line in enumerate(text.splitlines(), 1) if line and line[0] != "#")


@cache
def _row(index: int) -> Leader:
    """One row, read when it is first asked for: an article names few of thousands."""
    return _leader(*_lines()[index])


def leaders() -> tuple[Leader, ...]:
    """All entries, in the order of the table."""
    return tuple(_row(index) for index in range(len(_lines())))


def _leader(number: int, line: str) -> Leader:
    columns = line.split("\t")
    if not 5 <= len(columns) <= 8:
        raise LexiconError(f"leaders.tsv, line {number}: {len(columns)} columns where there should be 5 to 8")
    country, office, years, short, names = columns[:5]
    found = tuple(names.split(","))
    exact, source, body = (*columns[5:], "", "", "")[:3]
    when = exact if exact.strip(" -") else years
    held = tuple(_years(part) for part in years.split())
    body_or_none = body.strip(" -") or None
    return Leader(country, office, held, _alone(short, names), found, when, source, body_or_none)


@lru_cache(maxsize=1024)
def _years(part: str) -> tuple[int, int]:
    """First and last year of ``1973-1978``, ``1980-`` or ``1991``."""
    first, dash, last = part.partition("-")
    return int(first), int(last) if last else _OPEN if dash else int(first)


class Leaders(Mapping[str, tuple[Leader, ...]]):
    """Entries by normalised name, each read when it is first asked for."""

    def __init__(self, rows: dict[str, list[int]]) -> None:
        """``rows``: name -> which rows of the table have it."""
        self._rows = rows

    def __getitem__(self, name: str) -> tuple[Leader, ...]:
        """The entries in the order of the table; ``KeyError`` if there is none."""
        return tuple(_row(index) for index in dict.fromkeys(self._rows[name]))

    def __iter__(self) -> Iterator[str]:
        """The names in the order of the table."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        """True if somebody has the name; reads no row."""
        return name in self._rows


@cache
def leaders_by_name() -> Leaders:
    """Normalised full name -> its entries."""
    found: dict[str, list[int]] = {}
    for index, (_, line) in enumerate(_lines()):
        for name in line.split("\t", 5)[4:5]:
            for one in name.split(","):
                found.setdefault(plain_name(one), []).append(index)
    return Leaders(found)


@cache
def leaders_alone() -> Leaders:
    """Normalised name that news uses alone ("Nasser") -> its entries."""
    found: dict[str, list[int]] = {}
    for index, (number, line) in enumerate(_lines()):
        columns = line.split("\t", 5)
        if len(columns) < 5:
            raise LexiconError(
                f"leaders.tsv, line {number}: {len(columns)} columns where there should be 5 to 8"
            )
        for name in _alone(columns[3], columns[4]):
            found.setdefault(plain_name(name), []).append(index)
    return Leaders(found)


def _alone(short: str, names: str) -> tuple[str, ...]:
    """Names that stand alone: ``=`` the last word of the first full name, ``-`` none, else as listed."""
    if short == "=":
        return (names.partition(",")[0].rpartition(" ")[2],)
    return () if short == "-" else tuple(short.split(","))


def plain_name(name: str) -> str:
    """A name without accents, hyphens, points and middle initials, in lower case."""
    if name.isascii():
        plain = name.lower().replace("-", " ")
    else:
        lower = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
        plain = "".join(c for c in lower if not unicodedata.combining(c)).replace("’", "'")
    parts = plain.split()
    if "." not in plain and all(len(part) > 1 for part in parts):
        return " ".join(parts)
    kept = [p for n, p in enumerate(parts) if n == 0 or not (p[1:2] == "." or len(p) == 1)]
    return " ".join(p.replace(".", "") for p in kept)
