"""A newer reading in the place of an older one: corrections stay, the older is kept, nothing is left wrong."""

import msgspec
import pytest
from tests.readings_fixture import READER, reading

from onrecord.corrections import event_target
from onrecord.errors import UsageError
from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.corrections import correct, machine_reading, outdated, replace_reading, undo
from onrecord.store.kept import reader_key

NEWER = msgspec.structs.replace(READER, version="1")


def newer() -> object:
    """The same article as a newer reader reads it: other ids, another type, no visit."""
    old = reading()
    attack = msgspec.structs.replace(old.events[0], id="e9", event="COERCE", modes=(), score=-6.0)
    return msgspec.structs.replace(old, reader=NEWER, events=(attack,))


def test_corrections_survive_and_the_older_reading_is_kept(address: str) -> None:
    with open_store(address, create=True) as store:
        (added,) = store.add([reading()])
        key = added.article_key
        made = correct(store, key, event_target(reading().events[0]), "status", "denied", "ana")
        correct(store, key, event_target(reading().events[1]), "confirm", True, "ana")
        assert outdated(store, reader_key(NEWER)) == [key]
        replace_reading(store, key, newer())
        assert outdated(store, reader_key(NEWER)) == []
        found = store.reading(key)
        assert [(e.event, e.status) for e in found.events] == [("COERCE", "denied"), ("AGREE", "planned")]
        assert machine_reading(store, key) == newer()
        rows = store.engine.rows("SELECT reader_id FROM readings WHERE article_key = ?", [key])
        assert {str(r[0]) for r in rows} == {reader_key(READER), reader_key(NEWER), "people"}
        assert not list(check(store))
        undo(store, made.id)
        assert store.reading(key).events[0].status == "occurred"
        assert not list(check(store))
        replace_reading(store, key, newer())
        assert not list(check(store))
        other = msgspec.structs.replace(reading().article, text="Another text.", text_sha256="")
        with pytest.raises(UsageError, match="another text"):
            replace_reading(store, key, msgspec.structs.replace(reading(), article=other))
