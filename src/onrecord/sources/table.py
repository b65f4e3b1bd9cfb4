"""Tables with one article a row (JSONL, CSV, Parquet) -> Articles, one at a time: memory does not grow with the table."""

import csv
import datetime
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
from onrecord.sources.link import Link, Said
from onrecord.sources.options import SourceOptions
from onrecord.sources.packed import STEP, WatchedGzip
from onrecord.sources.text import build_article, with_title

FIELDS = {
    "id": ("id", "stories_id"),
    "text": ("text", "maintext"),
    "title": ("title",),
    "published": ("published", "date_publish", "publish_date"),
    "outlet": ("outlet", "media_name", "source_domain"),
    "url": ("url", "SOURCEURL", "DocumentIdentifier", "MentionIdentifier"),
    "byline": ("byline", "authors"),
}
"""What a row says, and the columns that say it: our own name, then those of news-please, Media Cloud and GDELT."""
COLUMNS = tuple(dict.fromkeys(name for names in FIELDS.values() for name in names))
BATCH = 64

Rows = Iterable[tuple[int, dict[str, Any] | str]]


def table_articles(
    path: Path, options: SourceOptions, source: str | None = None
) -> Iterator[Article | Link | Failure]:
    """The articles of a table file in row order; a row that does not fit is a ``Failure`` and the others go on.

    ``source`` is what the table is called in them, None: by its path.
    """
    unit = "line" if ".jsonl" in path.name.lower() or ".ndjson" in path.name.lower() else "row"
    return rows_to_articles(source or str(path), table_rows(path, options, COLUMNS), options, unit)


def table_rows(path: Path, options: SourceOptions, columns: Sequence[str]) -> Rows:
    """The numbered rows of a table file, from 1, as they are; of Parquet only ``columns`` are read."""
    suffixes = [s.lower() for s in path.suffixes]
    kind = suffixes[-2] if suffixes[-1] == ".gz" else suffixes[-1]
    if kind == ".parquet":
        return _parquet_rows(path, columns)
    return _csv_file(path, options.max_bytes) if kind == ".csv" else _jsonl_file(path, options.max_bytes)


def rows_to_articles(
    source: str, rows: Rows, options: SourceOptions, unit: str = "row"
) -> Iterator[Article | Link | Failure]:
    """Articles of numbered rows; a row that is a string says what was wrong with its line.

    A row without any column for a text, but with an address, is a ``Link``.
    """
    for number, row in rows:
        where = f"{source}, {unit} {number}"
        if isinstance(row, str):
            yield Failure(where, row)
            continue
        try:
            yield link_from_row(row) or article_from_row(row, options, number)
        except (TableError, UnreadableError) as error:
            name = row.get("id")
            yield Failure(where if name in (None, "") else f"{where} (id {str(name)[:80]})", str(error))


def link_from_row(row: dict[str, Any]) -> Link | None:
    """The address of a row that has no column for a text; None for other rows. Raises ``TableError``."""
    if any(name in row for name in FIELDS["text"]):
        return None
    url = _string(row, "url")
    if url is None or not url.startswith(("http://", "https://")):
        return None
    name = _cell(row, "id")
    return Link(
        url,
        Said(
            title=_string(row, "title"),
            outlet=_string(row, "outlet"),
            byline=_byline(row),
            published=_published(_cell(row, "published")),
        ),
        None if name in (None, "") else _id(name, 0),
    )


def article_from_row(row: dict[str, Any], options: SourceOptions, number: int = 1) -> Article:
    """The article of one row; raises ``TableError`` or ``UnreadableError`` where the row does not fit.

    A row without id is called by its number, from 1. Options go before what the row says.
    """
    if not any(name in row for name in FIELDS["text"]):
        raise TableError(
            f"no text; a row needs a column 'text', here are: {', '.join(map(str, row)) or 'none'}"[:300]
        )
    text = _cell(row, "text")
    if text is None:
        raise TableError("its text is empty")
    if not isinstance(text, str):
        raise TableError(f"text is {_kind(text)}, not a string")
    title = options.title or _string(row, "title")
    published = options.given or _published(_cell(row, "published"))
    article = build_article(
        _id(_cell(row, "id"), number),
        text if title is None else with_title(title, text),
        options,
        title=title,
        byline=_byline(row),
    )
    return msgspec.structs.replace(
        article,
        published=published,
        outlet=options.outlet or _string(row, "outlet"),
        url=options.url or _string(row, "url"),
    )


def _cell(row: dict[str, Any], field: str) -> Any:
    """What the first column says that has anything to say of ``field``."""
    return next((row[name] for name in FIELDS[field] if row.get(name) not in (None, "")), None)


def _id(value: Any, number: int) -> str:
    if value is None or value == "":
        return str(number)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TableError(f"id is {_kind(value)}, not a string or number")
    return str(value)


def _string(row: dict[str, Any], field: str) -> str | None:
    value = _cell(row, field)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    raise TableError(f"{field} is {_kind(value)}, not a string")


def _byline(row: dict[str, Any]) -> str | None:
    """The byline, or the authors as a list gives them."""
    value = _cell(row, "byline")
    if isinstance(value, list):
        return ", ".join(name.strip() for name in value if isinstance(name, str) and name.strip()) or None
    return _string(row, "byline")


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
        if isinstance(line, LongLine):
            yield number, line.decode()
            continue
        try:
            row = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield number, f"no JSON: {error}"
            continue
        yield number, row if isinstance(row, dict) else f"{_kind(row)}, not a JSON object"


def whole_lines(file: IO[bytes], longest: int) -> Iterator[bytes]:
    """Lines of ``file``; a line beyond ``longest`` bytes is a ``LongLine``, without what it says."""
    while line := file.readline(longest):
        if len(line) < longest or line.endswith(b"\n"):
            yield line
            continue
        while len(line) == longest and not line.endswith(b"\n"):
            line = file.readline(longest)
        yield LongLine(f"it is longer than {longest / 1024 / 1024:.3g} MB".encode())


class LongLine(bytes):
    """Stands for a line that is too long, and says so."""


def _jsonl_file(path: Path, longest: int) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with _opened(path) as file:
        yield from jsonl_rows(whole_lines(file, longest))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked if its name ends in .gz."""
    try:
        if path.suffix.lower() == ".gz":
            with io.BufferedReader(WatchedGzip(path), STEP) as packed:
                yield cast(IO[bytes], packed)
        else:
            with path.open("rb") as file:
                yield file
    except (OSError, EOFError, zlib.error) as error:
        raise TableError(
            f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"
        ) from error


def _csv_file(path: Path, longest: int) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with _opened(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        yield from csv_rows(BoundedLines(text, longest))


class BoundedLines:
    """The lines of ``file``; of one beyond ``longest`` characters the rest is left out, and ``cut`` says so."""

    def __init__(self, file: IO[str], longest: int) -> None:
        """From where ``file`` stands."""
        self._file, self.longest = file, longest
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        """Line by line."""
        while line := self._file.readline(self.longest):
            self.cut = len(line) == self.longest and not line.endswith("\n")
            piece = line
            while len(piece) == self.longest and not piece.endswith("\n"):
                piece = self._file.readline(self.longest)
            yield line


def csv_rows(lines: BoundedLines) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Numbered rows of a CSV with a header line; the number is that of the row, from 1 after the header."""
    csv.field_size_limit(lines.longest)
    given = iter(lines)
    reader = csv.DictReader(_whole(given, lines), strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except _LongLineError:
            yield number, f"its line is longer than {lines.longest:,} characters"
            if reader.line_num == 0 and number == 1:  # the header is that long
                return
            reader = csv.DictReader(
                _whole(given, lines), reader.fieldnames, strict=True
            )  # beside any open quote
            continue
        except (csv.Error, UnicodeDecodeError) as error:
            yield number, f"no CSV: {error}"
            if isinstance(error, UnicodeDecodeError) or (reader.line_num <= 1 and number == 1):
                return
            continue
        if None in row:
            yield number, "more fields than the header has columns"
        else:
            yield number, {name: value if value != "" else None for name, value in row.items()}


class _LongLineError(Exception):
    """A line that is too long came, within a quoted cell maybe."""


def _whole(given: Iterator[str], lines: BoundedLines) -> Iterator[str]:
    """The lines themselves; raises ``_LongLineError`` in the place of one that was cut."""
    for line in given:
        if lines.cut:
            raise _LongLineError
        yield line


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
        raise TableError("no such file")
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
        raise TableError(f"is no UTF-8: {error.reason} at byte {error.start}") from error


def listed_lines(path: Path, longest: int) -> Iterator[str]:
    """The lines of a list (plain or gzip), each cut at ``longest`` characters; bytes that are no UTF-8 stand as U+FFFD."""
    with (
        _opened(path) as file,
        io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="\n") as text,
    ):
        yield from BoundedLines(text, longest)
