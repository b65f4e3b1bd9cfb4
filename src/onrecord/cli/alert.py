"""``onrecord alert``: queries saved in the record, whose new matches ``onrecord watch`` tells of."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from onrecord.cli.add import HELP_RECORD

alert = typer.Typer(
    help="Saved queries, whose new matches `onrecord watch` tells of.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Record = Annotated[str, typer.Argument(metavar="RECORD", help=HELP_RECORD, show_default=False)]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the alert is called.", show_default=False)]


class Of(StrEnum):
    """What an alert is about."""

    EVENTS = "events"
    STATEMENTS = "statements"
    ARTICLES = "articles"


def _several(metavar: str, told: str) -> Any:
    return typer.Option(
        metavar=metavar, help=f"{told} May be given several times: any of them.", show_default=False
    )


@alert.command("add", no_args_is_help=True)
def add(
    record: Record,
    name: Name,
    of: Annotated[Of, typer.Option(help="What is told of.")] = Of.EVENTS,
    actor: Annotated[list[str] | None, _several("NAME", "Who does it.")] = None,
    recipient: Annotated[list[str] | None, _several("NAME", "To whom it is done.")] = None,
    party: Annotated[list[str] | None, _several("NAME", "Who does it or to whom it is done.")] = None,
    country: Annotated[list[str] | None, _several("CODE", "Country of a party, or of who speaks.")] = None,
    actor_country: Annotated[list[str] | None, _several("CODE", "Country of who does it.")] = None,
    recipient_country: Annotated[list[str] | None, _several("CODE", "Country of whom it is done to.")] = None,
    sector: Annotated[list[str] | None, _several("CODE", "Sector of a party, as GOV or MIL.")] = None,
    event: Annotated[list[str] | None, _several("TYPE", "PLOVER type, as PROTEST.")] = None,
    mode: Annotated[list[str] | None, _several("MODE", "PLOVER mode.")] = None,
    cameo: Annotated[list[str] | None, _several("CODE", "CAMEO code or its beginning.")] = None,
    quad: Annotated[list[int] | None, _several("1-4", "Quad class.")] = None,
    status: Annotated[
        list[str] | None, _several("STATUS", "Whether it happened, as occurred or denied.")
    ] = None,
    place: Annotated[list[str] | None, _several("NAME", "Where.")] = None,
    place_country: Annotated[list[str] | None, _several("CODE", "In which country.")] = None,
    outlet: Annotated[list[str] | None, _several("NAME", "Who published it.")] = None,
    speaker: Annotated[list[str] | None, _several("NAME", "Who says it.")] = None,
    confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="The least confidence.", show_default=False)
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            metavar="QUERY",
            help='Words of the event\'s sentence, the statement or the article: AND, OR, NOT, "a phrase".',
            show_default=False,
        ),
    ] = None,
) -> None:
    """Save a query under a name. It is asked of every article that `onrecord watch` puts on record from then on.

    Examples:

    - `onrecord alert add news.record strikes --event ASSAULT --place-country UKR --status occurred`

    - `onrecord alert add news.record grain --of articles --text '"grain deal" OR "grain corridor"'`

    - `onrecord alert add news.record minister --of statements --speaker "Awa Keita"`
    """
    from onrecord.errors import UsageError
    from onrecord.store import open_store
    from onrecord.store.fulltext import parse
    from onrecord.store.query import filter_of
    from onrecord.watch import Query, keep_query

    asked = filter_of(
        actor=actor, recipient=recipient, party=party, country=country, actor_country=actor_country,
        recipient_country=recipient_country, sector=sector, event=event, mode=mode, cameo=cameo, quad=quad,
        status=status, place=place, place_country=place_country, outlet=outlet, speaker=speaker,
        confidence=confidence, text=text,
    )  # fmt: skip
    if asked == filter_of():
        raise UsageError("an alert needs something to look for; see onrecord alert add --help")
    if text is not None:
        parse(text)
    with open_store(record, create=True) as store:
        keep_query(store, name, Query(of=of.value, asked=asked))


@alert.command("list", no_args_is_help=True)
def listed(record: Record) -> None:
    """Print the saved queries, one line of JSON each: name, query, when it was saved and when it last matched.

    Examples:

    - `onrecord alert list news.record`
    """
    import msgspec

    from onrecord.cli.output import opened
    from onrecord.store import open_store
    from onrecord.watch import saved_queries

    with open_store(record, readonly=True) as store:
        found = saved_queries(store)
    with opened(None) as out:
        for saved in found:
            asked = {
                n: v for n, v in msgspec.to_builtins(saved.query.asked).items() if v not in ([], (), None)
            }
            shown = {
                n: v
                for n, v in asked.items()
                if (n, v) not in (("order", "oldest"), ("limit", 0), ("offset", 0))
            }
            out.write(
                msgspec.json.encode(
                    {
                        "name": saved.name,
                        "of": saved.query.of,
                        **shown,
                        "created": saved.created,
                        "last_match": saved.last_seen,
                    }
                )
                + b"\n"
            )


@alert.command("remove", no_args_is_help=True)
def remove(record: Record, name: Name) -> None:
    """Forget a saved query.

    Examples:

    - `onrecord alert remove news.record strikes`
    """
    from onrecord.store import open_store
    from onrecord.watch import remove_query

    with open_store(record) as store:
        remove_query(store, name)
