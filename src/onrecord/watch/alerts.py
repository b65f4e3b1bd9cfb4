"""Saved queries asked of new articles: what matches is told, at least once, through every sink."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.store import Store
from onrecord.store.answer import rows_of
from onrecord.watch.state import SavedQuery

IDS = {"events": "event_id", "statements": "statement_id", "articles": "id"}


class Match(msgspec.Struct, frozen=True):
    """Something new that a saved query asks for: the query's name, what it is, and its row as `onrecord events` has it."""

    alert: str
    of: str
    row: dict[str, Any]

    @property
    def key(self) -> str:
        """What it is known by: the same match always has the same key."""
        return f"{self.alert}/{self.row['article_key']}/{self.row[IDS[self.of]] if self.of != 'articles' else ''}"

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
        where = ", ".join(filter(None, (row.get("outlet"), row.get("url"))))
        return " ".join(filter(None, (day, told, f"({where})" if where else "")))


def matches(store: Store, queries: Sequence[SavedQuery], keys: Sequence[int]) -> list[Match]:
    """What the saved queries find in the articles with these keys, query by query in the order of the record."""
    found: list[Match] = []
    for saved in queries if keys else ():
        asked = msgspec.structs.replace(saved.query.asked, article=tuple(keys))
        table = getattr(store, saved.query.of)(asked)
        found.extend(
            Match(saved.name, saved.query.of, dict(zip(table.column_names, row, strict=True)))
            for row in rows_of(table)
        )
    return found


def _names(names: Iterable[str] | None) -> str:
    return ", ".join(names or ())


def _one_line(text: str | None, longest: int = 240) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
