"""``onrecord actors``: what is known of a name."""

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.options import Actors

LONGEST_SHOWN = 100
"""Characters of a name that are shown where nobody knows it."""


class Format(StrEnum):
    """What the answer is written as."""

    TEXT = "text"
    JSON = "json"


def actors(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help='Who: a name, or a phrase such as "Norwegian foreign minister".',
            show_default=False,
        ),
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day that is asked about, as 2024-03-24."),
    ] = None,
    own: Actors = None,
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", "-f", help="How the answer is written.")
    ] = Format.TEXT,
) -> None:
    """Look an actor up: who it is, in which office on that day, with which country, sectors and codes, and why.

    Says what a phrase is read as in an article of that day, then which entries of the knowledge base (and of your own
    files) stand behind it. A name that nobody knows gives one line and exit code 1.

    Examples:

    - `onrecord actors "Norwegian foreign minister" --on 2024-03-24`

    - `onrecord actors "the Kremlin"`

    - `onrecord actors "Shin Bet" --format json`

    - `onrecord actors "Northern Salt Union" --actors mine.yaml`
    """
    import msgspec

    from onrecord import api
    from onrecord.cli.output import opened
    from onrecord.errors import NotFoundError
    from onrecord.render.lookup import lookup_text

    found = api.actors(name, on=on, actors=own)
    if not found.found:
        raise NotFoundError(f"{name[:LONGEST_SHOWN]!r} is in no entry, and no rule reads it as an actor")
    if format is Format.JSON:
        piece = msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"
    else:
        piece = lookup_text(found).encode()
    with opened(None) as out:
        out.write(piece)
