"""Users' files of actors -> a ``Book``: YAML, CSV, and the dictionaries of TABARI and PETRARCH as they are.

Wrong files raise ``UsageError`` with one line that names file and line.
"""

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.lexicons.own.book import Book, OwnActor, OwnNoun
from onrecord.lexicons.own.petrarch import read_dictionary
from onrecord.lexicons.own.records import FIELDS, Cell, Record, entries

MOST_BYTES = 100_000_000


def load(paths: str | Path | Iterable[str | Path]) -> Book:
    """The book of one or several files; entries of files named first go before those of later ones."""
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    actors: list[OwnActor] = []
    nouns: list[OwnNoun] = []
    passed_over: list[str] = []
    digest = hashlib.sha256()
    for path in map(Path, given):
        data = _bytes(path)
        digest.update(hashlib.sha256(data).digest())
        more, words, problems = _read(path, _text(path, data))
        actors += more
        nouns += words
        passed_over += problems
    names = tuple(Path(p).name for p in given)
    return Book(tuple(actors), tuple(nouns), names, digest.hexdigest()[:16], tuple(passed_over))


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        if path.suffix == ".gz":
            with gzip.open(io.BytesIO(data)) as unpacked:
                data = unpacked.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UsageError(f"{path}: no such file of actors") from error
    except (OSError, EOFError, zlib.error) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    if len(data) > MOST_BYTES:
        raise UsageError(f"{path}: holds more than {MOST_BYTES:,} bytes")
    return data


def _text(path: Path, data: bytes) -> str:
    """The file as text; dictionaries of old may be in Latin-1, other files are UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _kind(path) == ".txt":
            return data.decode("latin-1")
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"{path.name}, line {line}: is not UTF-8") from error


def _kind(path: Path) -> str:
    suffixes = [s.lower() for s in path.suffixes if s.lower() != ".gz"]
    return suffixes[-1] if suffixes else ""


def _read(path: Path, text: str) -> tuple[Iterable[OwnActor], Iterable[OwnNoun], list[str]]:
    kind = _kind(path)
    if kind in (".yaml", ".yml"):
        from onrecord.lexicons.own.yaml_file import yaml_records

        return *entries(yaml_records(path.name, text)), []
    if kind in (".csv", ".tsv"):
        return *entries(_csv_records(path.name, text, "\t" if kind == ".tsv" else ",")), []
    if kind in (".txt", ".actors", ".agents"):
        return read_dictionary(path.name, text)
    raise UsageError(
        f"{path}: actors are read from .yaml, .csv or .tsv files and from PETRARCH dictionaries (.txt)"
    )


def _csv_records(file: str, text: str, separator: str) -> list[Record]:
    """Rows under a line of field names; several aliases are parted by ``|``, sectors by spaces."""
    rows = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    found: list[Record] = []
    head: list[str] = []
    line = 1
    try:
        for row in rows:
            begins, line = line, rows.line_num + 1
            if not any(cell.strip() for cell in row) or row[0].startswith("#"):
                continue
            if not head:
                head = _head(file, begins, row)
            elif len(row) > len(head):
                raise UsageError(f"{file}, line {begins}: {len(row)} cells under {len(head)} column names")
            else:
                cells = {
                    n: Cell(begins, v.strip()) for n, v in zip(head, row, strict=False) if n and v.strip()
                }
                found.append(Record(file, begins, cells))
    except csv.Error as error:
        raise UsageError(f"{file}, line {line}: {error}") from error
    return found


def _head(file: str, line: int, row: list[str]) -> list[str]:
    head = [cell.strip().lower() for cell in row]
    known = [f for f in FIELDS if f not in ("terms", "codes")]
    for name in head:
        if name not in known:
            raise UsageError(f"{file}, line {line}: unknown column {name!r}; known are {', '.join(known)}")
    if "name" not in head:
        raise UsageError(f"{file}, line {line}: no column 'name'; the first line holds the column names")
    return head
