"""What people correct in a record: kept beside the machine's readings, and put onto them.

The corrected reading is the article's current one, under the reader ``people``; the machine's stays as it was. All tables
follow the current reading, so whatever asks the record sees what people corrected.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from onrecord.corrections import Correction, Target, actor_target, checked, corrected, event_target
from onrecord.errors import RecordMissingError, UsageError
from onrecord.schema import Reading
from onrecord.schema.record import Decision, FactKey
from onrecord.store.engine import AMONG
from onrecord.store.joining import rejoin
from onrecord.store.kept import packed, reader_key, unpacked
from onrecord.store.merging import MERGE
from onrecord.store.rows import derived_rows, word_rows
from onrecord.store.store import Store
from onrecord.store.tables import Rows
from onrecord.store.versions import latest_version
from onrecord.store.words import words_of

PEOPLE = "people"
"""Reader id of readings that people corrected."""

COLUMNS = "correction_id, article_key, target, field, value, who, why, made, undone"
DERIVED = ("actors", "statements", "speakers", "events", "parties", "quantities", "passages")
LONGEST_REASON = 2_000


class CorrectionError(UsageError):
    """Corrections that do not fit: nothing was saved. ``problems``: what is wrong, by field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        """With what is wrong with each field."""
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


def correct(
    store: Store, key: int, target: Target, field: str, value: Any, who: str, why: str = ""
) -> Correction:
    """Put one correction on record and its article's tables in order, in one transaction.

    Raises ``UsageError`` for what does not fit and ``RecordMissingError`` if there is no such article.
    """
    (found,) = correct_all(store, key, target, [(field, value)], who, why)
    return found


def correct_all(
    store: Store, key: int, target: Target, changes: Sequence[tuple[str, Any]], who: str, why: str = ""
) -> list[Correction]:
    """Put several corrections of one thing on record, fields with their values: all of them or none.

    As ``correct``; ``CorrectionError`` names all fields that do not fit.
    """
    if len(why) > LONGEST_REASON:
        raise UsageError(f"why: at most {LONGEST_REASON} characters")
    latest = latest_version(store.engine, key)
    if latest is not None:
        raise UsageError(f"article {key} is an older version of its page; the latest is article {latest}")
    current, machine = _current(store, key), machine_reading(store, key)
    values = _checked(target, changes, current)
    now = datetime.now(UTC)
    found = [
        Correction(
            id=secrets.token_hex(8), article_key=key, target=target, field=field, value=value, who=who, why=why.strip(),
            made=(now + timedelta(microseconds=n)).isoformat(timespec="microseconds"),
            machine=_machine(target, machine), reader=reader_key(machine.reader),
        )
        for n, (field, value) in enumerate(values)
    ]  # fmt: skip
    with store.engine.transaction():
        store.engine.write({"corrections": [_row(c) for c in found]})
        _refresh(store, key, machine)
    return found


def _checked(target: Target, changes: Sequence[tuple[str, Any]], current: Reading) -> list[tuple[str, Any]]:
    """The fields with their values in proper form; ``CorrectionError`` where one is not."""
    found: list[tuple[str, Any]] = []
    problems: dict[str, str] = {}
    for field, value in changes:
        try:
            found.append((field, checked(target, field, value, current)))
        except UsageError as error:
            problems[field] = str(error)
    if problems:
        raise CorrectionError(problems)
    return found


def replace_reading(store: Store, key: int, reading: Reading) -> None:
    """Put a newer machine reading in the place of an article's; the older one is kept, retired, and corrections stay.

    In one transaction. ``RecordMissingError`` if there is no such article, ``UsageError`` if the reading is of another text.
    """
    if machine_reading(store, key).article.text != reading.article.text:
        raise UsageError(f"article {key}: the reading is of another text")
    name = reader_key(reading.reader)
    with store.engine.transaction():
        store.engine.rows("DELETE FROM readings WHERE article_key = ? AND reader_id = ?", [key, name])
        store.engine.rows(
            "UPDATE readings SET current = NULL WHERE article_key = ? AND reader_id <> ?", [key, PEOPLE]
        )
        store.enter_readers([reading])
        store.engine.write({"readings": [(key, name, True, packed(reading))]})
        _refresh(store, key, reading)


def outdated(store: Store, reader: str) -> list[int]:
    """Articles that count and whose machine reading is by another reader than ``reader`` (``reader_key``), by key."""
    sql = (
        "SELECT r.article_key FROM readings r JOIN articles a ON a.article_key = r.article_key"
        " WHERE r.reader_id <> ? AND r.reader_id <> ? AND r.current IS NOT NULL AND a.superseded_by IS NULL"
        " ORDER BY r.article_key"
    )
    return [int(row[0]) for row in store.engine.rows(sql, [PEOPLE, reader])]


def undo(store: Store, correction_id: str) -> Correction | None:
    """Take one correction back; it stays on record as undone. ``RecordMissingError`` if there is none.

    None for a decision on merging.
    """
    rows = store.engine.rows(f"SELECT {COLUMNS} FROM corrections WHERE correction_id = ?", [correction_id])
    if not rows:
        raise RecordMissingError(f"no correction {correction_id!r}")
    if rows[0][8] is not None:
        raise UsageError(f"correction {correction_id} is undone already")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    if rows[0][2] == MERGE:
        decision = msgspec.json.decode(str(rows[0][4]), type=Decision)
        with store.engine.transaction():
            store.engine.rows(
                "UPDATE corrections SET undone = ? WHERE correction_id = ?", [now, correction_id]
            )
            rejoin(store.engine, {}, (decision.one, decision.other))
        return None
    found = _correction(rows[0])
    with store.engine.transaction():
        store.engine.rows("UPDATE corrections SET undone = ? WHERE correction_id = ?", [now, correction_id])
        _refresh(store, found.article_key, machine_reading(store, found.article_key))
    return msgspec.structs.replace(found, undone=now)


def decide(store: Store, one: FactKey, other: FactKey, together: bool, who: str, why: str = "") -> str:
    """A person's word that two reports (article key, event id) tell one event, or two; the id of the decision.

    Raises ``UsageError`` where a report is not on record.
    """
    for key in (one, other):
        if not store.engine.rows("SELECT 1 FROM events WHERE article_key = ? AND event_id = ?", [*key]):
            raise UsageError(f"no event {key[1]} of article {key[0]} is on record")
    if one == other:
        raise UsageError("name two reports")
    name, made = secrets.token_hex(8), datetime.now(UTC).isoformat(timespec="microseconds")
    value = msgspec.json.encode(Decision(min(one, other), max(one, other), together)).decode()
    row = (
        name,
        one[0],
        MERGE,
        "together" if together else "apart",
        value,
        who,
        why.strip()[:LONGEST_REASON],
        made,
        None,
    )
    with store.engine.transaction():
        store.engine.write({"corrections": [row]})
        rejoin(store.engine, {}, (one, other))
    return name


def decisions(store: Store) -> list[dict[str, Any]]:
    """What persons decided on merging, in the order in which they did; undone ones too."""
    rows = store.engine.rows(
        f"SELECT {COLUMNS} FROM corrections WHERE target = ? ORDER BY made, correction_id", [MERGE]
    )
    return [
        {
            "id": str(r[0]),
            "field": str(r[3]),
            **msgspec.json.decode(str(r[4])),
            "who": r[5],
            "why": r[6],
            "made": r[7],
            "undone": r[8],
        }
        for r in rows
    ]


def corrections_of(store: Store, keys: Sequence[int] | None = None) -> list[Correction]:
    """Corrections of some articles, or all, in the order in which they were made; undone ones too."""
    where, parameters = (f"WHERE article_key {AMONG}", [list(keys)]) if keys is not None else ("", [])
    rows = store.engine.rows(
        f"SELECT {COLUMNS} FROM corrections {where} ORDER BY made, correction_id", parameters
    )
    return [
        _correction(row) for row in rows if str(row[2]).partition("@")[0] in ("event", "actor", "article")
    ]


def machine_reading(store: Store, key: int) -> Reading:
    """The machine's own reading of an article, as it was before people corrected it."""
    sql = (
        "SELECT a.text, r.reading FROM articles a JOIN readings r ON r.article_key = a.article_key "
        "WHERE a.article_key = ? AND r.reader_id <> ? AND r.current IS NOT NULL"
    )
    for text, blob in store.engine.rows(sql, [key, PEOPLE]):
        return unpacked(bytes(blob), str(text))
    raise RecordMissingError(f"no article {key} is on record")


def _current(store: Store, key: int) -> Reading:
    for _, found in store.readings([key]):
        return found
    raise RecordMissingError(f"no article {key} is on record")


def _machine(target: Target, reading: Reading) -> Any:
    """What the machine has where a person corrects: the event with its parties, or the actor."""
    if target.kind == "actor":
        found = next((a for a in reading.actors if a.mentions and actor_target(a) == target), None)
        return msgspec.to_builtins({"actor": found}) if found else None
    event = next((e for e in reading.events if event_target(e) == target), None)
    if event is None:
        return None
    parties = [a for a in reading.actors if a.id in (*event.actors, *event.recipients)]
    return msgspec.to_builtins({"event": event, "parties": parties})


def _refresh(store: Store, key: int, machine: Reading) -> None:
    """Make the corrected reading the current one, and the tables of the article follow it."""
    applied = corrected(machine, corrections_of(store, [key]))
    touched = bool(applied.touched)
    engine = store.engine
    engine.rows("DELETE FROM readings WHERE article_key = ? AND reader_id = ?", [key, PEOPLE])
    engine.rows(
        "UPDATE readings SET current = ? WHERE article_key = ? AND current IS NOT NULL", [not touched, key]
    )
    for table in DERIVED:
        engine.rows(f"DELETE FROM {table} WHERE article_key = ?", [key])
    reading = applied.reading
    older = latest_version(engine, key) is not None
    rows: Rows = {}
    if not older:
        rows = derived_rows(reading, key)
        rows["passages"] = word_rows(reading, key, words_of(reading.article.text))["passages"]
    if touched:
        rows["readings"] = [(key, PEOPLE, True, packed(reading))]
        rows["readers"] = _people(store)
    store.enter(rows)
    if not older:
        rejoin(engine, {key: reading})


def _people(store: Store) -> list[tuple[str, ...]]:
    known = store.engine.rows("SELECT 1 FROM readers WHERE reader_id = ?", [PEOPLE])
    return [] if known else [(PEOPLE, PEOPLE, "", "", "", "")]


def _row(c: Correction) -> tuple[Any, ...]:
    value = msgspec.json.encode({"value": c.value, "machine": c.machine, "reader": c.reader}).decode()
    return (c.id, c.article_key, str(c.target), c.field, value, c.who, c.why, c.made, c.undone)


def _correction(row: Sequence[Any]) -> Correction:
    name, key, target, field, kept, who, why, made, undone = row
    value = msgspec.json.decode(str(kept))
    return Correction(
        id=str(name), article_key=int(key), target=Target.parse(str(target)), field=str(field), value=value["value"],
        machine=value["machine"], reader=value["reader"], who=str(who), why=str(why or ""), made=str(made), undone=undone,
    )  # fmt: skip
