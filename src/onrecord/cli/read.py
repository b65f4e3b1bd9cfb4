"""``onrecord read``: articles in, readings out."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import AllowPrivate, Contact, Delay, Newest
from onrecord.cli.own import HELP_ACTORS

if TYPE_CHECKING:
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import Output
    from onrecord.pipeline import Stages
    from onrecord.schema import Reading
    from onrecord.sources import SourceOptions

HELP_SOURCE = (
    "Text or HTML files, e-mails, folders and ZIP archives of them, JSONL/Parquet/CSV tables, WARC archives, feeds, "
    "sitemaps, lists of addresses, an http(s) address, or - for standard input (docs/sources.md)."
)
HELP_VERBS = "A verb dictionary in the format of PETRARCH, used instead of the built-in lexicon of events."


class Format(StrEnum):
    """What a reading is written as."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


SUFFIXES = {".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".html": Format.HTML}


def read(
    source: Annotated[list[str], typer.Argument(metavar="SOURCE", help=HELP_SOURCE, show_default=False)],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When the article appeared, as 2024-03-24; relative times count from it."
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Its headline, if the text is without one.")
    ] = None,
    format: Annotated[  # noqa: A002
        Format | None,
        typer.Option("--format", "-f", help="Default: text, or what the name of the output file says."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option("--actors", metavar="FILE", help=HELP_ACTORS, show_default=False)
    ] = None,
    verbs: Annotated[
        Path | None, typer.Option("--verbs", metavar="FILE", help=HELP_VERBS, show_default=False)
    ] = None,
    dyads: Annotated[
        bool,
        typer.Option("--dyads", help="One event for each pair of source and target, as CAMEO counts them."),
    ] = False,
    workers: Annotated[
        int, typer.Option(min=1, metavar="N", help="Processes that read at the same time.")
    ] = 1,
    newest: Newest = None,
    delay: Delay = 1.0,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read articles and print what they put on record.

    Examples:

    - `onrecord read article.txt --published 2024-03-24 --outlet "The Daily Example"`

    - `onrecord read page.html --format html -o record.html`

    - `onrecord read articles.jsonl --format jsonl --workers 4 > readings.jsonl`

    - `onrecord read https://example.org/feed.xml --newest 20 --format jsonl`

    - `onrecord read CC-NEWS-20240101000000-00000.warc.gz --format jsonl --workers 4 > readings.jsonl`

    - `onrecord read newsletter.eml`

    - `cat article.txt | onrecord read - --format json`

    - `onrecord read article.txt --actors mine.yaml`

    - `onrecord read article.txt --verbs my.verbs.txt`
    """
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import opened, stop_between_lines
    from onrecord.cli.own import own_stages
    from onrecord.sources import SourceOptions
    from onrecord.sources.dates import checked_date

    chosen = format or SUFFIXES.get(output.suffix.lower() if output else "", Format.TEXT)
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
    with opened(output, streaming=chosen is Format.JSONL) as out:
        for piece in _written(source, options, chosen, workers, stages, dyads, failures, out):
            out.write(piece)
    if failures.count:
        raise typer.Exit(1)


def _written(
    source: list[str],
    options: "SourceOptions",
    chosen: Format,
    workers: int,
    stages: "Stages | None",
    dyads: bool,
    failures: "Failures",
    out: "Output",
) -> Iterator[bytes]:
    """The output, piece by piece; what fails goes to ``failures``."""
    import sys

    from onrecord.cli.progress import shown
    from onrecord.sources import Failure, open_sources
    from onrecord.workers import lines, readings

    items = open_sources(source, options, sys.stdin.buffer)
    if dyads or chosen is not Format.JSONL:
        found = failures.without(shown(readings(items, workers, stages), out))
        yield from _rendered(chosen, _paired(found) if dyads else found)
        return
    for line in shown(lines(items, workers, stages), out):
        if isinstance(line, Failure):
            failures.say(line)
        else:
            yield line + b"\n"


def _paired(found: Iterator["Reading"]) -> Iterator["Reading"]:
    """The readings with one event for each dyad."""
    from onrecord.render.cameo import dyadic

    return map(dyadic, found)


def _rendered(chosen: Format, found: Iterator["Reading"]) -> Iterator[bytes]:
    if chosen is Format.JSONL:
        yield from (reading.to_json().encode() + b"\n" for reading in found)
        return
    if chosen is Format.JSON:
        yield from _json(found)
        return
    if chosen is Format.HTML:
        from onrecord.render.html import page

        yield from (piece.encode() for piece in page(found))
        return
    from onrecord.render.text import Look, text

    look = Look.of_terminal()
    for n, reading in enumerate(found):
        yield (("\n" if n else "") + text(reading, look)).encode()


def _json(found: Iterator["Reading"]) -> Iterator[bytes]:
    """One reading as an object, several as a list; indented, each written as soon as it is there."""
    import msgspec

    held: bytes | None = None
    count = 0
    for reading in found:
        if held is not None:
            yield (b",\n" if count > 1 else b"[\n") + held
        held = msgspec.json.format(msgspec.json.encode(reading), indent=2)
        count += 1
    if held is not None:
        yield held + b"\n" if count == 1 else b",\n" + held + b"\n]\n"
