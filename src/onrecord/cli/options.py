"""Arguments and options that several commands have, declared once with their help."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.store import Added

HELP_RECORD = "The record: a file, or a postgresql:// address."
HELP_SOURCE = (
    "Text or HTML files, e-mails, folders and ZIP archives of them, JSONL/Parquet/CSV tables, WARC archives, feeds, "
    "sitemaps, lists of addresses, an http(s) address, or - for standard input (docs/sources.md)."
)
HELP_ACTORS = "Your own actors, which go before ours: YAML, CSV, or a PETRARCH dictionary (.txt). May be given several times."
HELP_VERBS = "A verb dictionary in the format of PETRARCH, used instead of the built-in lexicon of events."


class Told(StrEnum):
    """What an article that is on record is told of as."""

    TEXT = "text"
    JSONL = "jsonl"


Record = Annotated[str, typer.Argument(metavar="RECORD", help=HELP_RECORD, show_default=False)]
To = Annotated[str, typer.Option("--to", metavar="RECORD", help=f"{HELP_RECORD} Made if there is none.")]
Source = Annotated[list[str], typer.Argument(metavar="SOURCE", help=HELP_SOURCE, show_default=False)]
ToFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file instead of standard output.",
        show_default=False,
    ),
]
Actors = Annotated[
    list[Path] | None, typer.Option("--actors", metavar="FILE", help=HELP_ACTORS, show_default=False)
]
Verbs = Annotated[Path | None, typer.Option("--verbs", metavar="FILE", help=HELP_VERBS, show_default=False)]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read at the same time.")]
ToldAs = Annotated[Told, typer.Option("--format", "-f", help="How articles that are on record are told of.")]


def told_line(added: "Added", form: Told) -> bytes:
    """The line that acknowledges an article."""
    import msgspec

    if form is Told.JSONL:
        return msgspec.json.encode(added) + b"\n"
    outcome = "updated" if added.updated else "added" if added.new else "known"
    return f"{outcome} {added.article_key} {' '.join(added.id.split())}\n".encode()
