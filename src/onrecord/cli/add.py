"""``onrecord add``: articles in, on record for years."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import AllowPrivate, Contact, Delay, Newest
from onrecord.cli.own import HELP_ACTORS
from onrecord.cli.read import HELP_SOURCE, HELP_VERBS

if TYPE_CHECKING:
    from onrecord.store import Added

HELP_RECORD = "The record: a file, or a postgresql:// address."


class Format(StrEnum):
    """What each article is acknowledged by."""

    TEXT = "text"
    JSONL = "jsonl"


def add(
    source: Annotated[list[str], typer.Argument(metavar="SOURCE", help=HELP_SOURCE, show_default=False)],
    to: Annotated[str, typer.Option("--to", metavar="RECORD", help=f"{HELP_RECORD} Made if there is none.")],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When the articles appeared, as 2024-03-24; relative times count from it."
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Its headline, if the text is without one.")
    ] = None,
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", "-f", help="How articles that are on record are told of.")
    ] = Format.TEXT,
    actors: Annotated[
        list[Path] | None, typer.Option("--actors", metavar="FILE", help=HELP_ACTORS, show_default=False)
    ] = None,
    verbs: Annotated[
        Path | None, typer.Option("--verbs", metavar="FILE", help=HELP_VERBS, show_default=False)
    ] = None,
    workers: Annotated[
        int, typer.Option(min=1, metavar="N", help="Processes that read at the same time.")
    ] = 1,
    newest: Newest = None,
    delay: Delay = 1.0,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read articles and put them on record; what is on record already is passed over.

    Each article is told of by a line when it is safely on the disk: `added` or `known`, its key and its id. Stop it at
    any moment and give the same command again: it goes on where it was.

    Examples:

    - `onrecord add articles.jsonl --to news.record`

    - `onrecord add pages/ more.html --to news.record --outlet "The Daily Example" --published 2024-03-24`

    - `onrecord add articles.jsonl --to postgresql://desk@localhost/news --workers 4 --format jsonl`
    """
    import sys

    from onrecord.adding import add_items, named
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import opened, stop_between_lines
    from onrecord.cli.own import own_stages
    from onrecord.sources import Failure, SourceOptions
    from onrecord.sources.dates import checked_date
    from onrecord.store import open_store

    options = SourceOptions(
        published=checked_date(published) if published is not None else None,
        outlet=outlet,
        title=title,
        newest=newest,
        delay=delay,
        contact=contact,
        allow_private=allow_private,
    )
    stages = own_stages(verbs, actors)
    failures = Failures()
    stop_between_lines()
    with open_store(to, create=True) as store, opened(None) as out:
        items = named(source, options, sys.stdin.buffer)
        told = add_items(
            items, store, workers=workers, stages=stages, known=lambda a: out.write(_line(a, format))
        )
        for batch in told:
            for item in batch:
                if isinstance(item, Failure):
                    failures.say(item)
            out.write(b"".join(_line(a, format) for a in batch if not isinstance(a, Failure)))
    if failures.count:
        raise typer.Exit(1)


def _line(added: "Added", format: Format) -> bytes:  # noqa: A002
    """The line that acknowledges an article."""
    import msgspec

    if format is Format.JSONL:
        return msgspec.json.encode(added) + b"\n"
    return f"{'added' if added.new else 'known'} {added.article_key} {' '.join(added.id.split())}\n".encode()
