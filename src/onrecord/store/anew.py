"""All copies, stories and records of a record worked out anew from its current readings, in one transaction.

For a record that an older version of onrecord merged. What people corrected stands in the current readings, what they decided
on merging is decided again. Whatever ends it, all is there as it was before, or all anew.
"""

from collections.abc import Generator, Mapping, Sequence

from onrecord.records import facts
from onrecord.schema import Reading
from onrecord.store.engine import AMONG, Engine
from onrecord.store.grouping import grouped_with, update_articles
from onrecord.store.joining import profile_of, rejoin
from onrecord.store.merging import Change, decisions_on, merged_with, update_events
from onrecord.store.store import Store, uncollected
from onrecord.store.tables import Rows

ARTICLES_AT_ONCE = 512
MADE = ("profiles", "keys", "facts", "links", "parts", "records", "record_events")
"""Tables that hold nothing but what is worked out here."""


def merge_anew(store: Store) -> Generator[int, None, None]:
    """Work everything out anew; gives the number of articles of each portion that is done.

    Nothing has changed until it has given all; closed before, it changes nothing. Other writers of a PostgreSQL record
    wait for it. Raises ``RecordError``.
    """
    engine = store.engine
    with uncollected(), engine.transaction():
        for table in MADE:
            engine.rows(f"DELETE FROM {table}")
        engine.rows("UPDATE articles SET copy_group = NULL, story = NULL")
        engine.rows("UPDATE events SET record_id = NULL")
        keys = [int(row[0]) for row in engine.rows("SELECT article_key FROM articles ORDER BY 1")]
        for start in range(0, len(keys), ARTICLES_AT_ONCE):
            portion = keys[start : start + ARTICLES_AT_ONCE]
            _enter(engine, dict(store.readings(portion)), _older(engine, portion))
            yield len(portion)
        decided = {key for d in decisions_on(engine) for key in (d.one, d.other)}
        if decided:
            rejoin(engine, {}, tuple(sorted(decided)))


def _enter(engine: Engine, readings: Mapping[int, Reading], older: set[int]) -> None:
    """Let articles take their places among those that were entered before; ``older``: versions that do not count."""
    groups = grouped_with(engine, [profile_of(key, r) for key, r in readings.items()])
    update_articles(engine, groups, set())
    counted = [key for key in readings if key not in older]
    change = Change(
        new=[f for key in counted for f in facts(readings[key], key)],
        recounted=sorted(set(groups.copies) - set(readings)),
    )
    merged, changed = merged_with(engine, change, groups.copies)
    rows: Rows = {}
    for found in (groups.rows, merged):
        for table, values in found.items():
            rows.setdefault(table, []).extend(values)
    engine.write(rows)
    update_events(engine, changed | set(counted))


def _older(engine: Engine, keys: Sequence[int]) -> set[int]:
    """Those of ``keys`` that are older versions of their pages."""
    sql = f"SELECT article_key FROM articles WHERE superseded_by IS NOT NULL AND article_key {AMONG}"
    return {int(row[0]) for row in engine.rows(sql, [list(keys)])}
