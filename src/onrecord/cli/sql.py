"""``onrecord sql``: plain SQL over the tables of a record."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.add import HELP_RECORD


class Format(StrEnum):
    """What the answer is written as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def sql(
    record: Annotated[str, typer.Argument(metavar="RECORD", help=HELP_RECORD, show_default=False)],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT, or - for standard input.")],
    format: Annotated[  # noqa: A002
        Format | None,
        typer.Option("--format", "-f", help="Default: table, or what the name of the output file says."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
) -> None:
    """Ask a record in plain SQL; the tables are described in docs/record.md. The record cannot be changed by it.

    Examples:

    - `onrecord sql news.record "SELECT event, count(*) FROM events GROUP BY event ORDER BY 2 DESC"`

    - `onrecord sql news.record "SELECT day, sentence FROM events WHERE status = 'occurred'" -o events.parquet`
    """
    import sys

    from onrecord.cli.output import opened
    from onrecord.store import open_store
    from onrecord.store.answer import written

    suffix = output.suffix.lower().removeprefix(".") if output else ""
    chosen = format or (Format(suffix) if suffix in set(Format) else Format.TABLE)
    with open_store(record, readonly=True) as store:
        table = store.sql(sys.stdin.read() if query == "-" else query)
    with opened(output) as out:
        for piece in written(table, chosen.value):
            out.write(piece)
