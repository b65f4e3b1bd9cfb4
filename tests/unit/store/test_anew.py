"""Everything merged anew comes to what was there, whole or not at all, and people's word stays."""

from contextlib import closing

import pytest
from tests.unit.store.readings import TEXT, reading
from tests.unit.store.test_joining import report
from tests.unit.store.test_versions import version

from onrecord.corrections import event_target
from onrecord.store import Store, anew, open_store
from onrecord.store.anew import MADE, merge_anew
from onrecord.store.check import check
from onrecord.store.corrections import correct, decide

OUTLETS = ("The Daily", "The Weekly", "The Evening Post", "The Herald")
PLACES = "SELECT article_key, copy_group, story FROM articles ORDER BY 1"
NAMED = "SELECT article_key, event_id, record_id FROM events ORDER BY 1, 2"


@pytest.fixture
def merged(address: str, monkeypatch: pytest.MonkeyPatch):
    """A record with copies, stories, records, a page that changed, a correction and decisions."""
    monkeypatch.setattr(anew, "ARTICLES_AT_ONCE", 7)
    with open_store(address, create=True) as store:
        for start in range(0, 24, 6):
            store.add([report(n) for n in range(start, start + 6)])
        store.add([version(1)])
        store.add([version(2)])
        told = [
            store.add([reading(n, outlet=outlet, text=f"{TEXT} It was late{'!' * n}")])[0].article_key
            for n, outlet in enumerate(OUTLETS)
        ]
        correct(store, told[2], event_target(reading(2).events[0]), "status", "planned", "Ana")
        decide(store, (told[0], "e1"), (told[1], "e1"), False, "Ana")
        (other,) = store.engine.rows("SELECT min(article_key) FROM events WHERE status = 'denied'")
        decide(store, (told[0], "e1"), (int(other[0]), "e1"), True, "Ana")
        yield store


def state(store: Store) -> list[object]:
    """All that merging anew makes."""
    records = "SELECT record_id, status, articles, outlets, history FROM records ORDER BY 1"
    members = "SELECT record_id, article_key, event_id, why FROM record_events ORDER BY 1, 2, 3"
    return [store.engine.rows(sql) for sql in (PLACES, NAMED, records, members)]


def test_it_comes_to_the_same(merged: Store) -> None:
    before = state(merged)
    assert sum(merge_anew(merged)) == merged.engine.rows("SELECT count(*) FROM articles")[0][0]
    assert state(merged) == before
    assert list(check(merged)) == []


def test_what_an_older_version_merged_is_mended(merged: Store) -> None:
    before = state(merged)
    merged.engine.rows("UPDATE articles SET story = article_key, copy_group = article_key")
    merged.engine.rows("UPDATE records SET status = 'denied', articles = 1")
    merged.engine.rows("DELETE FROM links")
    assert list(check(merged)) != []
    list(merge_anew(merged))
    assert state(merged) == before
    assert list(check(merged)) == []


def test_stopped_midway_it_leaves_what_was(merged: Store) -> None:
    before = state(merged)
    counts = [merged.engine.rows(f"SELECT count(*) FROM {table}") for table in MADE]
    with closing(merge_anew(merged)) as portions:
        assert next(portions) == 7
        next(portions)
    assert state(merged) == before
    assert [merged.engine.rows(f"SELECT count(*) FROM {table}") for table in MADE] == counts
    assert list(check(merged)) == []


def test_a_decision_holds_when_more_reports_come(address: str) -> None:
    with open_store(address, create=True) as store:
        told = [
            store.add([reading(n, outlet=OUTLETS[n], text=f"{TEXT} more{n}")])[0].article_key
            for n in range(3)
        ]
        (far,) = store.add([reading(9, day="2021-03-01", text=f"{TEXT} far")])
        decide(store, (told[0], "e1"), (told[1], "e1"), False, "Ana")
        decide(store, (told[0], "e1"), (far.article_key, "e1"), True, "Ana")
        store.add([reading(3, outlet=OUTLETS[3], text=f"{TEXT} and more")])
        store.add([reading(4, day="2021-03-01", text=f"{TEXT} and far")])
        record = dict(store.engine.rows("SELECT article_key, record_id FROM events"))
        assert record[told[0]] != record[told[1]]
        assert record[told[0]] == record[far.article_key]
        before = state(store)
        list(merge_anew(store))
        assert state(store) == before


def test_a_record_without_articles(address: str) -> None:
    with open_store(address, create=True) as store:
        assert list(merge_anew(store)) == []
