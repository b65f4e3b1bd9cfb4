"""Saved queries asked of new articles: what matches is told, at least once, through every sink.

An event is told of once for its record, whatever number of articles tells it, and again when the record's status changes
(or as the query says); a statement and an article once for all copies of the text.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from onrecord.store import Filter, Store
from onrecord.store.answer import rows_of
from onrecord.watch.state import Of, SavedQuery
from onrecord.watch.told import Item, Known, Told, copies_of, older_of, records_of, told_of, what_of

IDS = {"events": "event_id", "statements": "statement_id"}
Row = dict[str, Any]
Change = Literal["new", "status", "outlets"]


class Match(msgspec.Struct, frozen=True):
    """Something new that a saved query asks for: the query's name, what it is, and its row as `onrecord events` has it.

    ``record``: the record that holds an event, as it stands (columns ``told.RECORD``). ``change``: what is new of it;
    ``before``: the status that it was told of with, where that has changed.
    """

    alert: str
    of: Of
    row: Row
    record: Row | None = None
    change: Change = "new"
    before: str | None = None

    @property
    def item(self) -> Item:
        """Key of the article, and the event's or statement's id."""
        return self.row["article_key"], self.row[IDS[self.of]] if self.of in IDS else ""

    @property
    def key(self) -> str:
        """What it is known by: the same match always has the same key."""
        now = "" if self.record is None or self.change == "new" else f"/{self.record[self.change]}"
        return f"{self.alert}/{self.item[0]}/{self.item[1]}{now}"

    @property
    def headline(self) -> str:
        """One line for a person."""
        row = self.row
        if self.of == "statements":
            told = f"{_names(row['speakers'])}: “{_one_line(row['content'])}”"
        elif self.of == "articles":
            told = _one_line(row["title"] or row["id"])
        else:
            parties = " → ".join(filter(None, (_names(row["actors"]), _names(row["recipients"]))))
            told = f"{parties}: {row['event']} {row['status']}. {_one_line(row['sentence'])}".lstrip(": ")
        day = str(row.get("begin") or row.get("day") or "")
        where = ", ".join(filter(None, (row.get("outlet"), row.get("url"), self._independent)))
        return " ".join(filter(None, (self._news, day, told, f"({where})" if where else "")))

    @property
    def _news(self) -> str:
        """What has changed of an event that was told of before."""
        if self.record is None or self.change == "new":
            return ""
        return (
            f"now {self.record['status']}, before {self.before}:"
            if self.change == "status"
            else "one more outlet:"
        )

    @property
    def _independent(self) -> str:
        outlets = self.record["outlets"] if self.record else 1
        return f"{outlets} independent outlets" if outlets > 1 else ""

    @property
    def told(self) -> Told:
        """What is remembered of it."""
        record = self.record or {}
        return Told(
            self.alert, self.item, what_of(self.of, self.row), record.get("status"), record.get("outlets", 0)
        )


def matches(store: Store, queries: Sequence[SavedQuery], keys: Sequence[int]) -> list[Match]:
    """What the saved queries tell of in the articles with these keys, query by query in the order of the record."""
    found: list[Match] = []
    for saved in queries if keys else ():
        rows = _rows(store, saved.query.of, msgspec.structs.replace(saved.query.asked, article=tuple(keys)))
        if saved.query.again == "articles":
            found.extend(Match(saved.name, saved.query.of, row) for row in rows)
        elif saved.query.of == "events":
            found.extend(_of_records(store, saved, rows, keys))
        else:
            found.extend(_of_texts(store, saved, rows))
    return found


def _rows(store: Store, of: Of, asked: Filter) -> list[Row]:
    table = getattr(store, of)(asked)
    return [dict(zip(table.column_names, row, strict=True)) for row in rows_of(table)]


def _of_records(store: Store, saved: SavedQuery, rows: list[Row], keys: Sequence[int]) -> list[Match]:
    """One match for each record that is new to the alert, or has changed since it was told of."""
    records = records_of(store, keys)
    articles = {item[0] for item in records}
    older = older_of(store, articles)
    told = told_of(store, saved.name, articles.union(*older.values()))
    every = [*rows, *_rows(store, "events", Filter(article=tuple(keys)))] if told else rows
    by_record: dict[int, tuple[Known, list[Row]]] = {}
    for row in every:
        known = records.get((row["article_key"], row["event_id"]))
        if known is not None:
            by_record.setdefault(id(known), (known, []))[1].append(row)
    matching = {(row["article_key"], row["event_id"]) for row in rows}
    found = (
        _changed(saved, known, own, [t for t in told if _is_told(t, known, own, older)], matching)
        for known, own in by_record.values()
    )
    return [match for match in found if match is not None]


def _is_told(told: Told, known: Known, rows: list[Row], older: dict[int, list[int]]) -> bool:
    """True if what was told is of this record: an event of it, or the same in an older version of its page."""
    return told.item in known.items or any(
        told.item[0] in older.get(row["article_key"], ()) and told.what == what_of("events", row)
        for row in rows
    )


def _changed(
    saved: SavedQuery, known: Known, rows: list[Row], before: list[Told], matching: set[Item]
) -> Match | None:
    """What is to be told of a record: None if nothing is."""
    record = known.record
    now = [row for row in rows if row["status"] == record["status"]] or rows
    if not before:
        asked = [row for row in (*now, *rows) if (row["article_key"], row["event_id"]) in matching]
        return Match(saved.name, "events", asked[0], record) if asked else None
    if before[-1].status != record["status"]:
        return Match(saved.name, "events", now[0], record, "status", before[-1].status)
    if saved.query.again == "outlets" and record["outlets"] > max(told.outlets for told in before):
        return Match(saved.name, "events", now[0], record, "outlets")
    return None


def _of_texts(store: Store, saved: SavedQuery, rows: list[Row]) -> list[Match]:
    """One match for each statement or article that no copy of its text has told, nor an older version of its page."""
    copies = copies_of(store, {row["article_key"] for row in rows}) if rows else {}
    older = older_of(store, frozenset().union(*copies.values())) if copies else {}
    told = (
        told_of(
            store,
            saved.name,
            {*older, *(k for own in copies.values() for k in own)}
            | {k for own in older.values() for k in own},
        )
        if copies
        else []
    )
    known = {(t.item[0], t.what) for t in told}
    found: list[Match] = []
    for row in rows:
        what = what_of(saved.query.of, row)
        same = copies.get(row["article_key"], frozenset({row["article_key"]}))
        every = same.union(*(older.get(key, ()) for key in same))
        if not any((key, what) in known for key in every):
            found.append(Match(saved.name, saved.query.of, row))
        known.add((row["article_key"], what))
    return found


def _names(names: Iterable[str] | None) -> str:
    return ", ".join(names or ())


def _one_line(text: str | None, longest: int = 240) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
