"""``onrecord read``: articles in, readings out."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Actors, Source, ToFile, Verbs, Workers
from onrecord.cli.sourcing import sourced

if TYPE_CHECKING:
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import Output
    from onrecord.pipeline import Stages
    from onrecord.schema import Reading
    from onrecord.sources import SourceOptions


class Format(StrEnum):
    """What a reading is written as."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: text, or what the name of the output file says."),
]
SUFFIXES = {".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL, ".html": Format.HTML}


@sourced()
def read(
    source: Source,
    options: "SourceOptions",
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
    actors: Actors = None,
    verbs: Verbs = None,
    dyads: Annotated[
        bool,
        typer.Option("--dyads", help="One event for each pair of source and target, as CAMEO counts them."),
    ] = False,
    workers: Workers = 1,
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
    from onrecord.cli.output import READER, opened, stop_between_lines
    from onrecord.cli.own import own_stages
    from onrecord.pipeline import DEFAULT, literal

    chosen = format or SUFFIXES.get(output.suffix.lower() if output else "", Format.TEXT)
    stages = own_stages(verbs, actors)
    if dyads:
        stages = literal(stages or DEFAULT)
    failures = Failures()
    stop_between_lines(*READER)
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
