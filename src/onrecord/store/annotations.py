"""What people marked in another annotation tool, entered as corrections."""

import json
from pathlib import Path
from typing import Any

from onrecord.corrections import Target, event_target, from_label_studio
from onrecord.errors import UsageError
from onrecord.schema import Reading
from onrecord.store.corrections import correct
from onrecord.store.store import Store

WHY = "marked in Label Studio"


def bring(store: Store, file: Path, who: str) -> tuple[int, int]:
    """Tasks of Label Studio (its JSON export): how many corrections were entered, how many marks fitted nothing.

    A mark on the words of an event confirms it, or corrects its type or status; a mark elsewhere adds one. Raises
    ``UsageError`` for a file that holds no tasks.
    """
    done = left = 0
    for task in _tasks(file):
        key = _article(store, task.get("data", {}))
        for start, end, event, status in from_label_studio(task):
            if key is None:
                left += 1
                continue
            try:
                _enter(store, key, (start, end, event, status), who)
                done += 1
            except UsageError:
                left += 1
    return done, left


def _tasks(file: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{file}: no such file") from error
    except ValueError as error:
        raise UsageError(f"{file}: is no JSON ({error}); export the project as JSON") from error
    if not isinstance(found, list) or not all(isinstance(t, dict) for t in found):
        raise UsageError(f"{file}: is no list of tasks; export the project as JSON")
    return found


def _article(store: Store, given: dict[str, Any]) -> int | None:
    """The article with this text, or with this id if no text is given."""
    rows = store.engine.rows(
        "SELECT article_key FROM articles WHERE text = ? OR (? = '' AND id = ?) ORDER BY article_key LIMIT 1",
        [str(given.get("text", "")), str(given.get("text", "")), str(given.get("id", ""))],
    )
    return int(rows[0][0]) if rows else None


def _enter(store: Store, key: int, mark: tuple[int, int, str, str], who: str) -> None:
    start, end, event, status = mark
    reading: Reading = store.reading(key)
    known = [e for e in reading.events if any(t.start < end and start < t.end for t in e.trigger)]
    known.sort(key=lambda e: (e.event != event, e.id))
    if not known:
        value = {"start": start, "end": end, "event": event, "status": status, "actors": [], "recipients": []}
        correct(store, key, Target("article"), "add", value, who, WHY)
        return
    target = event_target(known[0])
    if known[0].event != event:
        correct(store, key, target, "event", event, who, WHY)
    if known[0].status != status:
        correct(store, key, target, "status", status, who, WHY)
    if (known[0].event, known[0].status) == (event, status):
        correct(store, key, target, "confirm", True, who, WHY)
