"""``onrecord alert``: queries saved in the record, whose new matches ``onrecord watch`` tells of."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.filters import EVENT, STATEMENT, filtered
from onrecord.cli.options import Record

if TYPE_CHECKING:
    from onrecord.watch import SavedQuery

NEVER = {"since", "until", "limit"}
"""Filters that make no sense for what is yet to come."""
ASKED = tuple(name for name in dict.fromkeys((*EVENT, *STATEMENT)) if name not in NEVER)
ABOUT = {
    "events": set(EVENT),
    "statements": set(STATEMENT),
    "articles": {"outlet", "language", "text", "within"},
}

alert = typer.Typer(
    help="Saved queries, whose new matches `onrecord watch` tells of.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the alert is called.", show_default=False)]


class Of(StrEnum):
    """What an alert is about."""

    EVENTS = "events"
    STATEMENTS = "statements"
    ARTICLES = "articles"


class Again(StrEnum):
    """When an event that was told of is told again."""

    STATUS = "status"
    OUTLETS = "outlets"
    ARTICLES = "articles"


@alert.command("add", no_args_is_help=True)
@filtered(*ASKED)
def add(
    record: Record,
    name: Name,
    of: Annotated[Of, typer.Option(help="What is told of.")] = Of.EVENTS,
    again: Annotated[
        Again,
        typer.Option(
            help="An event is told of once, and again when its `status` changes; also when one more independent one of the "
            "`outlets` has it; or for each of the `articles` that tell it."
        ),
    ] = Again.STATUS,
    **filters: Any,
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

    strange = sorted(set(filters) - ABOUT[of.value])
    if strange:
        raise UsageError(f"--{strange[0].replace('_', '-')} says nothing of {of.value}")
    if not name.strip():
        raise UsageError("an alert needs a name")
    if not filters:
        raise UsageError("an alert needs something to look for; see onrecord alert add --help")
    for query in (filters.get("text"), filters.get("within")):
        if query is not None:
            parse(query)
    with open_store(record, create=True) as store:
        keep_query(store, name, Query(of=of.value, asked=filter_of(**filters), again=again.value))


@alert.command("list", no_args_is_help=True)
def listed(record: Record) -> None:
    """Print the saved queries, one line of JSON each: name, query, when it was saved and when it last matched.

    Examples:

    - `onrecord alert list news.record`
    """
    from onrecord.cli.output import opened
    from onrecord.store import open_store
    from onrecord.watch import saved_queries

    with open_store(record, readonly=True) as store:
        found = saved_queries(store)
    with opened(None) as out:
        for saved in found:
            out.write(_line(saved))


def _line(saved: "SavedQuery") -> bytes:
    """A saved query with those filters that were given."""
    import msgspec

    from onrecord.store.query import Filter

    asked, usual = msgspec.to_builtins(saved.query.asked), msgspec.to_builtins(Filter())
    given = {name: value for name, value in asked.items() if value != usual[name]}
    told = {
        "name": saved.name,
        "of": saved.query.of,
        "again": saved.query.again,
        **given,
        "created": saved.created,
    }
    return msgspec.json.encode({**told, "last_match": saved.last_seen}) + b"\n"


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
