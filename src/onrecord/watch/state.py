"""What a watch remembers, kept in the record itself: feeds, addresses that were read, saved queries, alerts still to be told."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from onrecord.errors import RecordError, UsageError
from onrecord.store import Store, given_key
from onrecord.store.query import Filter

PENDING = "alerts_pending"
MOST_PENDING = 20_000
Of = Literal["events", "statements", "articles"]
Again = Literal["status", "outlets", "articles"]
"""When an event that was told of is told again: its status has changed; or another independent outlet has it; or for each
article that tells it."""


class FeedState(msgspec.Struct, frozen=True):
    """What is known of a feed: what its last answer was called, when it was asked, when it is next; times in ISO, UTC."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    checked: str | None = None
    next_due: str | None = None
    failures: int = 0


class Query(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a saved query asks for, and when its matches are told again."""

    of: Of = "events"
    asked: Filter = Filter()
    again: Again = "status"


class SavedQuery(msgspec.Struct, frozen=True):
    """A query under its name, when it was saved, and when it last had a match (ISO, UTC)."""

    name: str
    query: Query
    created: str
    last_seen: str | None = None


def moment() -> str:
    """Now, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def feed_states(store: Store, urls: Sequence[str]) -> dict[str, FeedState]:
    """What is known of those feeds that were asked before."""
    sql = (
        "SELECT url, etag, last_modified, checked, next_due, failures FROM feeds"
        " WHERE url IN (SELECT unnest(CAST(? AS TEXT[])))"
    )
    return {row[0]: FeedState(*row) for row in store.engine.rows(sql, [list(urls)])}


def keep_feeds(store: Store, states: Iterable[FeedState]) -> None:
    """Remember ``states`` in place of what was known."""
    rows = [msgspec.structs.astuple(state) for state in states]
    with store.engine.transaction():
        for url, *_ in rows:
            store.engine.rows("DELETE FROM feeds WHERE url = ?", [url])
        store.engine.write({"feeds": rows})


def unread_addresses(store: Store, urls: Sequence[str]) -> set[str]:
    """Those of ``urls`` whose article is not on record."""
    keys = {given_key("address", url): url for url in urls}
    known = store.known(list(keys))
    return {url for key, url in keys.items() if key not in known}


def keep_addresses(store: Store, read: dict[str, int]) -> None:
    """Remember that the articles with these keys stand at these addresses."""
    new = unread_addresses(store, list(read))
    if new:
        rows: list[tuple[Any, ...]] = [
            (given_key("address", url), key) for url, key in read.items() if url in new
        ]
        with store.engine.transaction():
            store.engine.write({"given": rows})


def saved_queries(store: Store) -> list[SavedQuery]:
    """All saved queries by name; raises ``RecordError`` for one that cannot be understood."""
    found = []
    for name, query, created, last in store.engine.rows(
        "SELECT name, query, created, last_seen FROM queries ORDER BY name"
    ):
        try:
            found.append(SavedQuery(name, msgspec.json.decode(query, type=Query), created, last))
        except (msgspec.MsgspecError, UsageError) as error:
            raise RecordError(f"the saved query {name!r} cannot be understood: {error}") from error
    return found


def keep_query(store: Store, name: str, query: Query) -> None:
    """Save ``query``; raises ``UsageError`` where another has that name."""
    if any(saved.name == name for saved in saved_queries(store)):
        raise UsageError(f"there is an alert {name!r} already; remove it first, or choose another name")
    with store.engine.transaction():
        store.engine.write({"queries": [(name, msgspec.json.encode(query).decode(), moment(), None)]})


def remove_query(store: Store, name: str) -> None:
    """Forget a saved query; raises ``UsageError`` if there is none of that name."""
    if not any(row for row in store.engine.rows("SELECT name FROM queries WHERE name = ?", [name])):
        raise UsageError(f"there is no alert {name!r}")
    with store.engine.transaction():
        store.engine.rows("DELETE FROM queries WHERE name = ?", [name])
        store.engine.rows("DELETE FROM told WHERE alert = ?", [name])


def note_matches(store: Store, names: Iterable[str]) -> None:
    """Remember that these queries had a match now."""
    with store.engine.transaction():
        for name in sorted(set(names)):
            store.engine.rows("UPDATE queries SET last_seen = ? WHERE name = ?", [moment(), name])


def pending_alerts(store: Store) -> list[int]:
    """Articles of which the saved queries have not been asked yet, or their matches not been told everywhere."""
    rows = store.engine.rows("SELECT value FROM meta WHERE key = ?", [PENDING])
    return msgspec.json.decode(rows[0][0], type=list[int]) if rows else []


def keep_pending(store: Store, keys: Iterable[int]) -> None:
    """Remember these articles as pending, and no others; of very many the last."""
    value = msgspec.json.encode(list(dict.fromkeys(keys))[-MOST_PENDING:]).decode()
    with store.engine.transaction():
        store.engine.rows("DELETE FROM meta WHERE key = ?", [PENDING])
        store.engine.write({"meta": [(PENDING, value)]})
