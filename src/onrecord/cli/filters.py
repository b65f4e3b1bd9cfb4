"""The filters of the commands that ask a record, declared once; they become the fields of ``store.query.Filter``."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.cli.spread import Command, Given, spread

SEVERAL: dict[str, tuple[str, str]] = {
    "actor": ("NAME", "Who does it."),
    "recipient": ("NAME", "To whom it is done."),
    "party": ("NAME", "Who does it or to whom it is done."),
    "speaker": ("NAME", "Who says it."),
    "country": ("COUNTRY", "Country of a party, or of who speaks, by code or name."),
    "actor_country": ("COUNTRY", "Country of who does it."),
    "recipient_country": ("COUNTRY", "Country of whom it is done to."),
    "sector": ("CODE", "Sector of a party, or of who speaks, as GOV or MIL."),
    "event": ("TYPE", "PLOVER type, as PROTEST (docs/ontology.md)."),
    "mode": ("MODE", "PLOVER mode."),
    "context": ("CONTEXT", "PLOVER context."),
    "cameo": ("CODE", "CAMEO code or its beginning."),
    "quad": ("1-4", "Quad class."),
    "status": (
        "STATUS",
        "Whether it happened: occurred, ongoing, planned, hypothetical, denied or historical.",
    ),
    "kind": ("KIND", "direct, indirect or mixed."),
    "place": ("NAME", "Where."),
    "place_country": ("COUNTRY", "In which country."),
    "outlet": ("NAME", "Who published it."),
    "language": ("CODE", "Language of the article."),
}
"""Filters that may be given several times: any of the values."""

ONE: dict[str, tuple[type, str, str]] = {
    "since": (str, "DATE", "Of this day and later."),
    "until": (str, "DATE", "Of this day and earlier."),
    "confidence": (float, "0-1", "The least confidence."),
    "text": (str, "QUERY", 'Words, "phrases", AND, OR, NOT: in the sentence, the statement or the article.'),
    "within": (str, "QUERY", "The same, anywhere in the article."),
    "limit": (int, "N", "At most so many."),
}
ARTICLE = ("outlet", "language", "since", "until", "within", "limit")
STATEMENT = ("speaker", "country", "sector", "kind", "text", *ARTICLE)
EVENT = (
    "actor", "recipient", "party", "speaker", "country", "actor_country", "recipient_country", "sector", "event", "mode",
    "context", "cameo", "quad", "status", "place", "place_country", "confidence", "text", *ARTICLE,
)  # fmt: skip


def filtered(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these filters; it takes them as ``**filters``, those that were given."""

    def made(command: Command) -> Command:
        return spread(command, "filters", [_parameter(name) for name in names], _passed)

    return made


def _passed(given: Given) -> Given:
    return {name: value for name, value in given.items() if value not in (None, [])}


def _parameter(name: str) -> inspect.Parameter:
    if name in SEVERAL:
        metavar, told = SEVERAL[name]
        told += " May be given several times: any of them."
        kind: Any = list[int] | None if name == "quad" else list[str] | None
    else:
        single, metavar, told = ONE[name]
        kind = single | None
    flag = f"--{name.replace('_', '-')}"
    option = typer.Option(flag, metavar=metavar, help=told, show_default=False)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind, option]
    )
