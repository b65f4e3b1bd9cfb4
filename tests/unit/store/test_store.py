import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.unit.store.readings import reading

from onrecord.errors import RecordError, RecordMissingError, RecordVersionError
from onrecord.store import Kept, Store, content_hash, given_key, open_store
from onrecord.store.tables import latest, tables


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        yield opened


def test_what_was_added_is_read_back(store: Store):
    added = store.add([reading(1), Kept(reading=reading(2), raw=b"<html>", media_type="text/html")])
    assert [a.new for a in added] == [True, True]
    assert store.reading(added[0].article_key) == reading(1)
    assert dict(store.readings()) == {a.article_key: reading(n) for n, a in enumerate(added, 1)}


def test_the_same_content_is_added_once(store: Store):
    first = store.add([reading(1), reading(1)])
    again = store.add([reading(1)])
    assert [a.new for a in first] == [True, False]
    assert not again[0].new
    assert again[0].article_key == first[0].article_key
    assert store.count() == 1
    assert store.engine.rows("SELECT count(*) FROM events") == [(1,)]


def test_another_outlet_is_another_article(store: Store):
    added = store.add([reading(1), reading(1, outlet="The Weekly")])
    assert all(a.new for a in added)


def test_two_contents_with_one_key_are_both_kept(store: Store):
    (first,) = store.add([reading(1)])
    store.engine.rows("UPDATE articles SET content_hash = 'x'")
    (second,) = store.add([reading(1)])
    assert second.new
    assert second.article_key == first.article_key + 1


def test_what_was_given_is_known_again(store: Store):
    key = given_key("page.html", None, data=b"<p>")
    store.add([Kept(reading=reading(1), given=key)])
    assert list(store.known([key, 1])) == [key]
    assert store.holds([content_hash(reading(1).article), "f" * 64]) == {content_hash(reading(1).article)}


def test_signs_that_tables_use_for_themselves_are_kept(store: Store):
    text = 'Mali thanked Chad on Monday. “We are\tglad,”\n{"\\N"} said\0 \\. ٱ 石 Awa.'
    (added,) = store.add([reading(1, text=text, outlet='a\\b"\t{\n}')])
    found = store.reading(added.article_key)
    assert found.article.text == text
    assert store.engine.rows("SELECT outlet, text FROM articles") == [
        ('a\\b"\t{\n}', text.replace("\0", "\ufffd"))
    ]


def test_a_batch_is_added_whole_or_not_at_all(store: Store):
    event = msgspec.structs.replace(reading(2).events[0], quad="one")  # type: ignore[arg-type]
    broken = msgspec.structs.replace(reading(2), events=(event,))
    with pytest.raises((RecordError, ValueError, TypeError, ArithmeticError)):
        store.add([reading(1), broken])
    assert store.count() == 0
    assert store.add([reading(1)])[0].new


def test_reopened_it_holds_what_it_held(address: str):
    with open_store(address, create=True) as store:
        (added,) = store.add([reading(1)])
    with open_store(address, readonly=True) as store:
        assert store.reading(added.article_key) == reading(1)
        with pytest.raises(RecordError):
            store.add([reading(2)])


def test_no_record_there_is_one_line(address: str):
    with pytest.raises(RecordMissingError, match="onrecord add"):
        open_store(address)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.json", "a.txt", "a.record"])
def test_a_file_of_another_kind_is_no_record_and_stays_as_it_was(tmp_path, name):
    (tmp_path / name).write_text('{"id": "a", "text": "Chile met Peru."}\n', encoding="utf-8")
    for create, readonly in ((True, False), (False, False), (False, True)):
        with pytest.raises(RecordError, match="this file is no record"):
            open_store(tmp_path / name, create=create, readonly=readonly)
    assert (tmp_path / name).read_text(encoding="utf-8") == '{"id": "a", "text": "Chile met Peru."}\n'


def test_a_newer_record_is_not_touched(address: str):
    with open_store(address, create=True) as store:
        store.engine.rows("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
    with pytest.raises(RecordVersionError, match="newer"):
        open_store(address)


def test_the_tables_are_as_declared(store: Store):
    assert store.engine.rows("SELECT value FROM meta WHERE key = 'schema_version'") == [(str(latest()),)]
    for table, columns in tables().items():
        assert store.sql(f"SELECT * FROM {table}").column_names == [c.name for c in columns]


def test_an_article_not_on_record_is_named(store: Store):
    with pytest.raises(RecordError, match="17"):
        store.reading(17)


def test_a_record_whose_writer_died_is_read_as_it_was_left(tmp_path):
    path = tmp_path / "left.record"
    died = (
        "import os, sys; from onrecord.store import open_store; from tests.unit.store.readings import reading\n"
        "store = open_store(sys.argv[1], create=True); store.add([reading(1)]); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", died, str(path)], check=True, cwd=Path(__file__).parents[3])
    log = path.with_name("left.record.wal").read_bytes()
    with open_store(path, readonly=True) as store:
        assert store.count() == 1
    assert path.with_name("left.record.wal").read_bytes() == log
