"""The records of a store, ready for an export: each real-world event with all reports of it."""

from collections.abc import Iterator
from contextlib import closing

from onrecord.exports.base import Recorded, Report
from onrecord.schema import Reading
from onrecord.store.query import Filter, events_sql
from onrecord.store.store import Store

KEPT = 256
"""Readings that are held in memory while records go by."""


def recorded(store: Store, asked: Filter | None = None) -> Iterator[Recorded]:
    """Records that hold an event that is asked for, by the day of their first such event.

    All reports of a record come along, also those that the filter does not ask for.
    """
    sql, parameters = events_sql(asked or Filter(), ("e.record_id", "e.article_key", "e.event_id"))
    shelf = _Shelf(store)
    seen: set[str] = set()
    with closing(store.engine.again()) as streaming:
        for record, key, event in streaming.stream(sql, parameters):
            if record is None:
                yield Recorded(f"{key}/{event}", (shelf.report(int(key), str(event)),))
            elif record not in seen:
                seen.add(str(record))
                yield Recorded(str(record), tuple(shelf.reports(str(record))))


class _Shelf:
    """Readings that were needed last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings: dict[int, Reading] = {}

    def report(self, key: int, event: str) -> Report:
        """One event of one article."""
        reading = self._reading(key)
        return Report(reading, next(e for e in reading.events if e.id == event))

    def reports(self, record: str) -> Iterator[Report]:
        """All reports of a record, by the day of their articles."""
        sql = (
            "SELECT r.article_key, r.event_id FROM record_events r JOIN articles a ON a.article_key = r.article_key "
            "WHERE r.record_id = ? ORDER BY a.day NULLS LAST, a.published, r.article_key, r.event_id"
        )
        for key, event in self._store.engine.rows(sql, [record]):
            yield self.report(int(key), str(event))

    def _reading(self, key: int) -> Reading:
        found = self._readings.pop(key, None) or self._store.reading(key)
        self._readings[key] = found
        while len(self._readings) > KEPT:
            del self._readings[next(iter(self._readings))]
        return found
