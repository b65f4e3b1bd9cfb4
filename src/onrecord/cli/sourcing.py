"""The options of the commands that take articles from sources, declared once; they become ``SourceOptions``."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.cli.spread import Command, Given, spread

Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="When the articles appeared, as 2024-03-24; relative times count from it."
    ),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")]
Title = Annotated[str | None, typer.Option(metavar="TITLE", help="The headline, if the text is without one.")]
Newest = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", help="Of each feed or sitemap only the N newest articles.", show_default=False
    ),
]
Delay = Annotated[
    float,
    typer.Option(
        min=0.0,
        metavar="SECONDS",
        help="Pause between two requests to one host; robots.txt may ask for more.",
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Whom a server's keeper may write to: told in every request.",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Ask this machine and private networks too, for servers of your own."
    ),
]
OPTIONS: dict[str, tuple[Any, Any]] = {
    "published": (Published, None),
    "outlet": (Outlet, None),
    "title": (Title, None),
    "newest": (Newest, None),
    "delay": (Delay, 1.0),
    "contact": (Contact, None),
    "allow_private": (AllowPrivate, False),
}
"""Field of ``SourceOptions`` -> its option and what it is if it is not given."""
ASKING = ("newest", "delay", "contact", "allow_private")
"""Those that say how servers are asked, and nothing of the articles."""


def sourced(*names: str) -> Callable[[Command], Command]:
    """Give a command these options (none named: all); it takes them as one value, ``options``."""

    def made(command: Command) -> Command:
        return spread(command, "options", [_parameter(name) for name in names or OPTIONS], _passed)

    return made


def _passed(given: Given) -> Given:
    from onrecord.sources import SourceOptions

    return {"options": SourceOptions(**given)}


def _parameter(name: str) -> inspect.Parameter:
    annotation, default = OPTIONS[name]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
