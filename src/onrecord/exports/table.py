"""Rows with everything: JSONL, CSV and Parquet. One row a record, told by its leading report.

The columns are those of ``Reading.events_table()``, before them the record's id, behind them what all its reports
together say. CSV joins lists with "; ".
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from onrecord.exports.base import LeftOut, Recorded
from onrecord.schema.tables import EVENT_COLUMNS, event_row

ROWS = 5_000
CHUNK = 1 << 20
RECORD_COLUMNS: dict[str, str] = {
    "reports": "list<string>", "outlets": "list<string>", "urls": "list<string>", "published": "string",
    "articles": "int64",
}  # fmt: skip
COLUMNS: dict[str, str] = {"record_id": "string", **EVENT_COLUMNS, **RECORD_COLUMNS}
_SQL = {
    "string": "VARCHAR",
    "double": "DOUBLE",
    "int64": "BIGINT",
    "list<string>": "VARCHAR[]",
    "list<int64>": "BIGINT[]",
}


def jsonl(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """One JSON object a line."""
    for record in records:
        yield msgspec.json.encode(_row(record)) + b"\n"


def comma(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """CSV with a header (RFC 4180, UTF-8, line feeds)."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        row = _row(record)
        writer.writerow([_flat(row[name]) for name in COLUMNS])
        yield page.getvalue().encode("utf-8", "replace")
        page.seek(0)
        page.truncate()
    yield page.getvalue().encode("utf-8", "replace")


def parquet(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """A Parquet file, gathered on disk and not in memory."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        base = duckdb.connect(str(Path(folder) / "rows.duckdb"))
        file = Path(folder) / "events.parquet"
        try:
            columns = ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in COLUMNS.items())
            base.execute(f"CREATE TABLE rows ({columns})")
            waiting = iter(records)
            while batch := [_row(r) for r in islice(waiting, ROWS)]:
                _insert(base, batch, Path(folder) / "batch.jsonl")
            base.execute(f"COPY rows TO '{_quoted(file)}' (FORMAT parquet, COMPRESSION zstd)")
        finally:
            base.close()
        with file.open("rb") as written:
            while chunk := written.read(CHUNK):
                yield chunk


def _insert(base: Any, batch: list[dict[str, Any]], file: Path) -> None:
    """Rows into the table, by way of a file of JSON lines."""
    file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in batch))
    columns = ", ".join(f"'{name}': '{_SQL[kind]}'" for name, kind in COLUMNS.items())
    base.execute(
        f"INSERT INTO rows SELECT * FROM read_json('{_quoted(file)}', format='newline_delimited', "
        f"columns={{{columns}}}, maximum_object_size=100000000)"
    )


def _row(record: Recorded) -> dict[str, Any]:
    report = record.lead
    articles = [r.reading.article for r in record.reports]
    row = event_row(report.event, report.reading)
    return {
        "record_id": record.record_id,
        **{name: row.get(name) for name in EVENT_COLUMNS},
        "reports": [r.name for r in record.reports],
        "outlets": list(dict.fromkeys(a.outlet for a in articles if a.outlet)),
        "urls": list(dict.fromkeys(a.url for a in articles if a.url)),
        "published": report.reading.article.published.value if report.reading.article.published else None,
        "articles": record.articles,
    }


def _flat(value: Any) -> Any:
    return "; ".join(str(v) for v in value) if isinstance(value, list | tuple) else value


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
