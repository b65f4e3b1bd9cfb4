"""Articles that come in take their places among the others: copies, stories and records follow in the same transaction."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from onrecord.records import Profile, facts, profile
from onrecord.schema import Reading
from onrecord.schema.record import FactKey
from onrecord.store.engine import Engine
from onrecord.store.grouping import grouped_with, update_articles
from onrecord.store.merging import Change, merged_with, update_events
from onrecord.store.tables import Rows, tables


def join(engine: Engine, readings: Mapping[int, Reading], rows: Rows, older: Sequence[int] = ()) -> set[int]:
    """Put copies, stories and records of new articles into ``rows``, which hold the articles themselves.

    ``older``: articles, new or on record, whose pages have a later version: what they tell makes no record any more.

    Gives the articles on record of which events change their record: ``update_events`` for them when ``rows`` are in.
    """
    groups = grouped_with(engine, [profile_of(key, r) for key, r in readings.items()])
    update_articles(engine, groups, set(readings))
    rows["articles"] = [
        _with("articles", row, copy_group=groups.copies[row[0]], story=groups.stories[row[0]])
        for row in rows["articles"]
    ]
    change = Change(
        new=[f for key, r in readings.items() if key not in set(older) for f in facts(r, key)],
        replaced=sorted(set(older) - set(readings)),
        recounted=sorted(set(groups.copies) - set(readings)),
    )
    more, changed = merged_with(engine, change, groups.copies)
    record_of: dict[FactKey, str] = {(row[1], row[2]): row[0] for row in more["record_events"]}
    told = rows.get("events", [])
    rows["events"] = [_with("events", row, record_id=record_of[row[0], row[1]]) for row in told]
    for found in (groups.rows, more):
        for table, values in found.items():
            rows.setdefault(table, []).extend(values)
    return changed


def profile_of(key: int, reading: Reading) -> Profile:
    """What copies and stories look at of an article."""
    article = reading.article
    return profile(key, article.text, article.outlet, article.published.day if article.published else None)


def rejoin(engine: Engine, readings: Mapping[int, Reading], decided: tuple[FactKey, ...] = ()) -> None:
    """Merge anew what articles on record tell, whose readings (or what was ``decided`` on merging) have changed.

    Their other tables hold the new readings already; inside the transaction that is open.
    """
    change = Change(
        new=[f for key, r in readings.items() for f in facts(r, key)],
        replaced=sorted(readings),
        decided=decided,
    )
    rows, changed = merged_with(engine, change, {})
    engine.write(rows)
    update_events(engine, changed | set(readings))


def _with(table: str, row: tuple[Any, ...], **values: Any) -> tuple[Any, ...]:
    """``row`` with some of its columns filled."""
    filled = list(row)
    for name, value in values.items():
        filled[_place(table, name)] = value
    return tuple(filled)


@cache
def _place(table: str, column: str) -> int:
    return [c.name for c in tables()[table]].index(column)
