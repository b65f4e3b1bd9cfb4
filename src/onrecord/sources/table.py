"""Tables with one article a row (JSONL, CSV, Parquet) -> Articles, one at a time: memory does not grow with the table."""

import csv
import datetime
import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from onrecord.errors import TableError, UnreadableError
from onrecord.schema import Article, Published
from onrecord.sources.dates import iso_date
from onrecord.sources.failure import Failure
from onrecord.sources.options import SourceOptions
from onrecord.sources.text import build_article, with_title

COLUMNS = ("id", "text", "title", "published", "outlet", "url", "byline")
BATCH = 64

Rows = Iterable[tuple[int, dict[str, Any] | str]]


def table_articles(path: Path, options: SourceOptions) -> Iterator[Article | Failure]:
    """The articles of a table file in row order; a row that does not fit is a ``Failure`` and the others go on."""
    unit = "line" if ".jsonl" in path.name.lower() or ".ndjson" in path.name.lower() else "row"
    return rows_to_articles(str(path), table_rows(path, options, COLUMNS), options, unit)


def table_rows(path: Path, options: SourceOptions, columns: Sequence[str]) -> Rows:
    """The numbered rows of a table file, from 1, as they are; of Parquet only ``columns`` are read."""
    suffixes = [s.lower() for s in path.suffixes]
    kind = suffixes[-2] if suffixes[-1] == ".gz" else suffixes[-1]
    if kind == ".parquet":
        return _parquet_rows(path, columns)
    return _csv_file(path) if kind == ".csv" else _jsonl_file(path, options.max_bytes)


def rows_to_articles(
    source: str, rows: Rows, options: SourceOptions, unit: str = "row"
) -> Iterator[Article | Failure]:
    """Articles of numbered rows; a row that is a string says what was wrong with its line."""
    for number, row in rows:
        where = f"{source}, {unit} {number}"
        if isinstance(row, str):
            yield Failure(where, row)
            continue
        try:
            yield article_from_row(row, options, number)
        except (TableError, UnreadableError) as error:
            name = row.get("id")
            yield Failure(where if name in (None, "") else f"{where} (id {str(name)[:80]})", str(error))


def article_from_row(row: dict[str, Any], options: SourceOptions, number: int = 1) -> Article:
    """The article of one row; raises ``TableError`` or ``UnreadableError`` where the row does not fit.

    A row without id is called by its number, from 1. Options go before what the row says.
    """
    if "text" not in row:
        raise TableError(
            f"no text; a row needs a column 'text', here are: {', '.join(map(str, row)) or 'none'}"[:300]
        )
    text = row["text"]
    if text is None:
        raise TableError("its text is empty")
    if not isinstance(text, str):
        raise TableError(f"text is {_kind(text)}, not a string")
    found = {name: _string(row, name) for name in ("title", "outlet", "url", "byline")}
    title = options.title or found["title"]
    published = options.given or _published(row.get("published"))
    article = build_article(
        _id(row.get("id"), number),
        text if title is None else with_title(title, text),
        options,
        title=title,
        byline=found["byline"],
    )
    return msgspec.structs.replace(
        article,
        published=published,
        outlet=options.outlet or found["outlet"],
        url=options.url or found["url"],
    )


def _id(value: Any, number: int) -> str:
    if value is None or value == "":
        return str(number)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TableError(f"id is {_kind(value)}, not a string or number")
    return str(value)


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    raise TableError(f"{name} is {_kind(value)}, not a string")


def _published(value: Any) -> Published | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        value = (
            value.isoformat()
            if not isinstance(value, datetime.datetime)
            else value.isoformat(timespec="seconds")
        )
    if not isinstance(value, str):
        raise TableError(f"published is {_kind(value)}, not a date as 2024-03-24")
    found = iso_date(value)
    if found is None:
        raise TableError(f"published is '{value[:40]}', not a date as 2024-03-24")
    return Published(found, "row")


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def jsonl_rows(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Numbered rows of JSON lines, from 1; empty lines are passed over, a broken one gives what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield number, f"no JSON: {error}"
            continue
        yield number, row if isinstance(row, dict) else f"{_kind(row)}, not a JSON object"


def whole_lines(file: IO[bytes], longest: int) -> Iterator[bytes]:
    """Lines of ``file``; of a line beyond ``longest`` bytes only the beginning is kept, which then is no JSON."""
    while line := file.readline(longest):
        yield line
        while len(line) == longest and not line.endswith(b"\n"):
            line = file.readline(longest)


def _jsonl_file(path: Path, longest: int) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with _opened(path) as file:
        yield from jsonl_rows(whole_lines(file, longest))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked if its name ends in .gz."""
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                yield cast(IO[bytes], packed)
        else:
            with path.open("rb") as file:
                yield file
    except (OSError, EOFError, zlib.error) as error:
        raise TableError(
            f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"
        ) from error


def _csv_file(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with _opened(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        yield from csv_rows(text)


def csv_rows(file: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Numbered rows of a CSV with a header line; the number is that of the row, from 1 after the header."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.DictReader(file, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeDecodeError) as error:
            yield number, f"no CSV: {error}"
            return
        if None in row:
            yield number, "more fields than the header has columns"
            continue
        yield number, {name: value if value != "" else None for name, value in row.items()}


def _parquet_rows(path: Path, wanted: Sequence[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    import duckdb

    literal = re.sub(r"[*?\[]", r"[\g<0>]", str(path))  # DuckDB takes a name for a pattern
    try:
        with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as session:
            found = session.execute("DESCRIBE SELECT * FROM read_parquet(?)", [literal]).fetchall()
            columns = [name for name, *_ in found if name in wanted]
            chosen = ", ".join(_selected(name, kind) for name, kind, *_ in found if name in wanted) or "NULL"
            session.execute(f"SELECT {chosen} FROM read_parquet(?)", [literal])
            number = 0
            while rows := session.fetchmany(BATCH):
                for row in rows:
                    number += 1
                    yield number, dict(zip(columns, row, strict=False))
    except duckdb.Error as error:
        raise TableError(f"cannot be read as Parquet: {str(error).splitlines()[0]}") from error


def _selected(name: str, kind: str) -> str:
    """A column as it is asked for: instants with their offset, which is UTC, since Parquet keeps no other."""
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"strftime(\"{name}\" AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00')"
    return f'"{name}"'


def text_lines(source: str) -> Iterator[str]:
    """The lines of a UTF-8 file (plain or gzip; ``-`` for standard input); raises ``TableError`` if it has none."""
    if source != "-" and not Path(source).is_file():
        raise TableError(f"{source}: no such file")
    try:
        if source == "-":
            yield from io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="\n")
            return
        with (
            _opened(Path(source)) as file,
            io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n") as text,
        ):
            yield from text
    except UnicodeDecodeError as error:
        raise TableError(f"{source}: is no UTF-8: {error.reason} at byte {error.start}") from error
