"""An Arrow table as people take it: text in columns, JSON, CSV, Parquet."""

import csv
import datetime
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

if TYPE_CHECKING:
    import arro3.core

Format = Literal["table", "json", "jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
WIDEST = 60
ROWS_AT_ONCE = 1000
NUMBERED = frozenset({"article_key", "key", "first_article", "copy_group", "story"})
"""Columns whose numbers are names: nobody counts with them, and not every reader of JSON keeps them whole."""


def written(table: "arro3.core.Table", format: Format) -> Iterator[bytes]:  # noqa: A002
    """The table piece by piece. In text and CSV a list is its items with "; " between them."""
    if format == "parquet":
        yield from _parquet(table)
    elif format == "csv":
        yield from _csv(table)
    elif format == "table":
        yield from _text(table)
    else:
        yield from _json(table, lines=format == "jsonl")


def rows_of(table: "arro3.core.Table") -> Iterator[tuple[Any, ...]]:
    """The rows with plain values, in order."""
    for batch in table.to_batches():
        for start in range(0, batch.num_rows, ROWS_AT_ONCE):
            part = batch.slice(start, min(ROWS_AT_ONCE, batch.num_rows - start))
            yield from zip(*[column.to_pylist() for column in part.columns], strict=True)


def _json(table: "arro3.core.Table", *, lines: bool) -> Iterator[bytes]:
    names = table.column_names
    first = True
    for row in rows_of(table):
        line = msgspec.json.encode(dict(zip(names, map(_plain, row), strict=True)))
        yield line + b"\n" if lines else (b"[\n" if first else b",\n") + line
        first = False
    if not lines:
        yield b"[]\n" if first else b"\n]\n"


def _csv(table: "arro3.core.Table") -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in rows_of(table):
        writer.writerow([_cell(value) for value in row])
        if out.tell() > 1 << 16:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def _text(table: "arro3.core.Table") -> Iterator[bytes]:
    """Columns as wide as the widest of the first rows; what does not fit is cut."""
    rows = iter(rows_of(table))
    names = table.column_names
    head = [[_short(value) for value in row] for _, row in zip(range(ROWS_AT_ONCE), rows, strict=False)]
    widths = [max(map(len, column)) for column in zip(*([names, *head]), strict=True)]
    numeric = [isinstance(v, int | float) for v in (next(rows_of(table), ()) or [""] * len(names))]

    def line(cells: list[str]) -> bytes:
        padded = (c.rjust(w) if n else c.ljust(w) for c, w, n in zip(cells, widths, numeric, strict=True))
        return ("  ".join(padded).rstrip() + "\n").encode()

    yield line(list(names))
    yield line(["─" * w for w in widths])
    yield b"".join(map(line, head))
    for row in rows:
        yield line([_short(value)[:w] for value, w in zip(row, widths, strict=True)])


def _parquet(table: "arro3.core.Table") -> Iterator[bytes]:
    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as base:
        file = Path(folder) / "answer.parquet"
        base.register("answer", table)
        base.execute(
            f"COPY answer TO '{str(file).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)"
        )
        with file.open("rb") as made:
            while piece := made.read(1 << 20):
                yield piece


def objects(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows as objects for JSON of every reader: days as ISO strings, numbers that name something as strings."""
    return [
        {n: str(v) if n in NUMBERED and v is not None else _plain(v) for n, v in zip(names, row, strict=True)}
        for row in rows
    ]


def _plain(value: Any) -> Any:
    """``value`` as JSON knows it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(_cell, value))
    return str(_plain(value))


def _short(value: Any) -> str:
    text = " ".join(_cell(value).split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
