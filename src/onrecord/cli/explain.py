"""``onrecord explain``: why one record of a reading is as it is."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.schema import Reading


class Format(StrEnum):
    """What the reasons are written as."""

    TEXT = "text"
    JSON = "json"


def explain(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="An article, or a reading as JSON (`onrecord read -f json`).",
            show_default=False,
        ),
    ],
    record: Annotated[
        str,
        typer.Option(
            "--record",
            "--event",
            "--statement",
            "--actor",
            "--time",
            "--place",
            metavar="ID",
            help="The record to explain, as e3, s1, a2, t1 or p4.",
        ),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the article appeared, as 2024-03-24.")
    ] = None,
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", "-f", help="How the reasons are written.")
    ] = Format.TEXT,
) -> None:
    """Print the whole chain of reasons for one record of a reading.

    For an event: its words, the lexicon's entry, each party and the way to it through the grammar, the rules behind
    the status, who says so, and the parts of the confidence.

    Examples:

    - `onrecord explain article.txt --published 2024-03-24 --event e3`

    - `onrecord explain reading.json --statement s1 --format json`
    """
    import msgspec

    from onrecord.cli.output import opened
    from onrecord.render.reasons import reasons
    from onrecord.sentences import parse_article

    reading = _reading(source, published)
    found = list(reasons(reading, record, parse_article(reading.article)))
    if format is Format.JSON:
        told = [{"about": heading, "is": text} for heading, text in found]
        out = msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
    else:
        width = max(len(heading) for heading, _ in found)
        out = "".join(f"{heading:{width}}  {text}\n" for heading, text in found).encode()
    with opened(None) as to:
        to.write(out)


def _reading(source: str, published: str | None) -> "Reading":
    """The reading kept in ``source``, or that of the first article it holds."""
    import sys

    from onrecord.cli.readings import one_reading
    from onrecord.errors import NotFoundError
    from onrecord.sources import Failure, SourceOptions, open_sources
    from onrecord.workers import read_item

    if source.endswith(".json") and Path(source).is_file():
        return one_reading(Path(source))
    options = SourceOptions(published=published)
    item = next(iter(open_sources([source], options, sys.stdin.buffer)), None)
    found = None if item is None else read_item(item)
    if found is None:
        raise NotFoundError(f"{source}: no article there")
    if isinstance(found, Failure):
        raise NotFoundError(found.line)
    return found
