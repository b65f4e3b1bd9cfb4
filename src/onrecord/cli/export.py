"""``onrecord export``: records out, in the formats that the field reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import ToFile

if TYPE_CHECKING:
    from onrecord.exports import Recorded

HELP_FORMAT = (
    "gdelt, gdelt-mentions, icews, petrarch, phoenix, polecat, plover, jsonl, csv, parquet, geojson, graphml, ics, "
    "webanno or ftm."
)
HELP_STATUS = "Only events of this status; may be given more than once. Default: what the format can tell."


def export(
    record: Annotated[
        str,
        typer.Argument(metavar="RECORD", help="A record, or a .jsonl file of readings.", show_default=False),
    ],
    format: Annotated[  # noqa: A002
        str, typer.Option("--format", "-f", metavar="FORMAT", help=HELP_FORMAT, show_default=False)
    ],
    output: ToFile = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help=HELP_STATUS, show_default=False)
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day and later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day and earlier.")] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="COUNTRY", help="Events with a party of this country."),
    ] = None,
) -> None:
    """Write events in a format that other tools read, and say what was left out and why.

    Formats that cannot say "planned" or "denied" take only what occurred or is under way.

    Examples:

    - `onrecord export news.record --format gdelt -o events.tsv`

    - `onrecord export news.record --format ics --since 2024-01-01 -o planned.ics`

    - `onrecord export readings.jsonl --format polecat -o polecat.tsv`
    """
    import sys

    from onrecord.cli.output import opened
    from onrecord.exports import LeftOut, format_named
    from onrecord.exports import export as written
    from onrecord.store.query import filter_of

    chosen = format_named(format)
    asked = filter_of(status=status or None, since=since, until=until, country=country or None)
    left = LeftOut()
    with opened(output) as out:
        records = _records(record, asked)
        for piece in written(records, chosen, left, asked.status or None):
            out.write(piece)
    if left.line:
        print(f"onrecord: left out: {left.line}", file=sys.stderr)  # noqa: T201


def _records(record: str, asked: object) -> "Iterator[Recorded]":
    """The records of a store, or each event of the readings in a file."""
    from onrecord.cli.readings import readings_in
    from onrecord.exports import single
    from onrecord.exports.record import recorded
    from onrecord.store import open_store
    from onrecord.store.query import Filter

    assert isinstance(asked, Filter)
    if record.endswith((".jsonl", ".ndjson")) or Path(record).is_fifo():
        for reading in readings_in(Path(record)):
            yield from single(reading)
        return
    with open_store(record, readonly=True) as store:
        yield from recorded(store, asked)
