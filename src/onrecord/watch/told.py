"""What alerts have told, kept in the record: an event in the world is told of once, whatever number of articles tells it.

What was told is remembered by the article's own item (its event, its statement), so that it is found again in whatever
record holds that event now, and by ``what`` it is, so that a later version of the same page is known as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from onrecord.store import Store
from onrecord.store.engine import AMONG
from onrecord.store.words import folded_name
from onrecord.watch.state import Of

Item = tuple[int, str]
"""Key of the article, and the event's or statement's id ("": the article itself)."""


class Told(msgspec.Struct, frozen=True):
    """That an alert told of an item: what it is, and the status and number of independent outlets of its record then."""

    alert: str
    item: Item
    what: str
    status: str | None = None
    outlets: int = 0
    made: str = ""


class Known(msgspec.Struct, frozen=True, eq=False):
    """A record as it stands: all its events, and its row (columns ``RECORD``)."""

    items: frozenset[Item]
    record: dict[str, Any]


RECORD = ("record_id", "status", "outlets", "articles", "first_outlet", "first_day", "origin")


def what_of(of: Of, row: Mapping[str, Any]) -> str:
    """What an item says, the same in every version of its page."""
    if of == "articles":
        return ""
    if of == "statements":
        return folded_name(row["content"] or "").strip()[:500]
    sides = (" + ".join(sorted(map(folded_name, row[side] or ()))) for side in ("actors", "recipients"))
    return f"{row['event']}:{' -> '.join(sides)}"[:500]


def records_of(store: Store, articles: Sequence[int]) -> dict[Item, Known]:
    """The record of each event of some articles and of those that share it, all its events with it."""
    sql = (
        f"SELECT m.article_key, m.event_id, {', '.join(f'r.{c}' for c in RECORD)} FROM record_events m JOIN records r"
        " ON r.record_id = m.record_id WHERE m.record_id IN"
        f" (SELECT record_id FROM record_events WHERE article_key {AMONG}) ORDER BY 1, 2"
    )
    members: dict[str, set[Item]] = {}
    records: dict[str, dict[str, Any]] = {}
    for article, event, *record in store.engine.rows(sql, [list(articles)]):
        told = dict(zip(RECORD, record, strict=True))
        records[told["record_id"]] = told
        members.setdefault(told["record_id"], set()).add((int(article), str(event)))
    found: dict[Item, Known] = {}
    for name, own in members.items():
        known = Known(frozenset(own), records[name])
        found |= dict.fromkeys(own, known)
    return found


def copies_of(store: Store, articles: Iterable[int]) -> dict[int, frozenset[int]]:
    """The copies of each article, with itself."""
    sql = (
        "SELECT article_key, copy_group FROM articles WHERE copy_group IN"
        f" (SELECT copy_group FROM articles WHERE article_key {AMONG})"
    )
    groups: dict[int, set[int]] = {}
    for article, group in store.engine.rows(sql, [sorted(set(articles))]):
        groups.setdefault(int(group), set()).add(int(article))
    return {article: frozenset(own) for own in groups.values() for article in own}


def older_of(store: Store, articles: Iterable[int]) -> dict[int, list[int]]:
    """The older versions of each article that has some."""
    sql = f"SELECT superseded_by, article_key FROM articles WHERE superseded_by {AMONG} ORDER BY 2"
    found: dict[int, list[int]] = {}
    for latest, older in store.engine.rows(sql, [sorted(set(articles))]):
        found.setdefault(int(latest), []).append(int(older))
    return found


def told_of(store: Store, alert: str, articles: Iterable[int]) -> list[Told]:
    """What an alert has told of these articles, the first first."""
    sql = (
        "SELECT article_key, item, what, status, outlets, made FROM told"
        f" WHERE alert = ? AND article_key {AMONG} ORDER BY made, article_key, item"
    )
    return [
        Told(alert, (int(key), str(item)), str(what), status, int(outlets or 0), str(made))
        for key, item, what, status, outlets, made in store.engine.rows(sql, [alert, sorted(set(articles))])
    ]


def keep_told(store: Store, told: Sequence[Told]) -> None:
    """Remember what was told now."""
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    rows = [(t.alert, *t.item, t.what, t.status, t.outlets, now) for t in told]
    with store.engine.transaction():
        store.engine.write({"told": rows})
