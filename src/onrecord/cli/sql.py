"""``onrecord sql``: plain SQL over the tables of a record."""

from typing import Annotated

import typer

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.options import Record, ToFile


def sql(
    record: Record,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT, or - for standard input.")],
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
) -> None:
    """Ask a record in plain SQL; the tables are described in docs/record.md. The record cannot be changed by it.

    Examples:

    - `onrecord sql news.record "SELECT event, count(*) FROM events GROUP BY event ORDER BY 2 DESC"`

    - `onrecord sql news.record "SELECT day, sentence FROM events WHERE status = 'occurred'" -o events.parquet`
    """
    import sys

    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        table = store.sql(sys.stdin.read() if query == "-" else query)
    write(table, format, output)
