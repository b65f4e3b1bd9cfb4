"""What people marked in another annotation tool, entered as corrections."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.corrections import Target, event_target, from_label_studio, from_webanno_tsv
from onrecord.errors import RecordError, UsageError
from onrecord.schema import Reading
from onrecord.store.corrections import correct
from onrecord.store.store import Store

Mark = tuple[int, int, str, str]
"""Start and end in code points, event type, status."""
WHY = "marked in another tool"


def bring(store: Store, file: Path, who: str) -> tuple[int, int]:
    """What people marked: how many corrections were entered, how many marks fitted nothing.

    ``file``: tasks of Label Studio (its JSON export), a WebAnno TSV of INCEpTION named by the article's key as
    ``onrecord gold export`` names it, or a folder of them. A mark on the words of an event confirms it, or corrects its type or
    status; a mark elsewhere adds one. Raises ``UsageError`` for a file that is neither.
    """
    done = left = 0
    for key, marks in (
        _inception(store, file) if file.is_dir() or file.suffix == ".tsv" else _label_studio(store, file)
    ):
        for mark in marks:
            try:
                if key is None:
                    raise UsageError("no such article")
                _enter(store, key, mark, who)
                done += 1
            except UsageError:
                left += 1
    return done, left


def _label_studio(store: Store, file: Path) -> Iterator[tuple[int | None, list[Mark]]]:
    for number, task in enumerate(_tasks(file), 1):
        data = task.get("data")
        try:
            yield _article(store, data if isinstance(data, dict) else {}), list(from_label_studio(task))
        except UsageError as error:
            raise UsageError(f"{file}, task {number}: {error}") from error


def _inception(store: Store, file: Path) -> Iterator[tuple[int | None, list[Mark]]]:
    for path in sorted(file.glob("*.tsv")) if file.is_dir() else [file]:
        if not path.stem.isdecimal():
            raise UsageError(
                f"{path}: its name is no key of an article; `onrecord gold export` names the files so"
            )
        key = int(path.stem)
        try:
            yield (
                key,
                list(from_webanno_tsv(path.read_text(encoding="utf-8"), store.reading(key).article.text)),
            )
        except (UsageError, RecordError, OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: {error}") from error


def _tasks(file: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"{file}: no such file") from error
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
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


def _enter(store: Store, key: int, mark: Mark, who: str) -> None:
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
