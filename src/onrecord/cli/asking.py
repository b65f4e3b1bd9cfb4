"""The options of every command that asks for addresses."""

from typing import Annotated

import typer

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
