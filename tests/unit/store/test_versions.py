"""A page that is read again after it has changed: its latest version counts, the older ones are kept."""

import msgspec
import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord.errors import UsageError
from onrecord.schema import Reading
from onrecord.store import Asked, Kept, Store, open_store, page_key
from onrecord.store.check import check
from onrecord.store.corrections import PEOPLE, correct, outdated, undo
from onrecord.store.versions import Page, is_page

URL = "https://example.org/news/1"


def version(
    number: int, text: str = TEXT, url: str = URL, outlet: str = "The Daily", retrieved: str | None = None
) -> Reading:
    """A version of one page: what differs is its text."""
    made = reading(1, text=text)
    article = msgspec.structs.replace(
        made.article, id=f"v{number}", url=url, outlet=outlet, retrieved=retrieved, text=text, text_sha256=""
    )
    return msgspec.structs.replace(made, article=article)


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        yield opened


def counted(store: Store) -> dict[str, int]:
    """How many rows count, by table."""
    tables = ("events", "statements", "postings", "record_events", "facts", "records", "parties")
    return {t: int(store.engine.rows(f"SELECT count(*) FROM {t}")[0][0]) for t in tables}


def test_the_latest_version_counts_and_the_older_one_is_kept(store: Store):
    (first,) = store.add([version(1)])
    before = counted(store)
    (second,) = store.add([version(2, TEXT + " Then it ended.")])
    assert (first.new, first.updated, second.new, second.updated) == (True, False, True, True)
    assert counted(store) | {"postings": 0} == before | {"postings": 0}
    assert store.count() == store.articles().num_rows == store.events().num_rows == 1
    assert store.events().column("article_key").to_pylist() == [second.article_key]
    assert (
        store.search("ended").num_rows == store.search("mali").num_rows == store.search("-peru").num_rows == 1
    )
    assert store.reading(first.article_key).article.text == TEXT
    assert store.articles(article=(first.article_key,)).num_rows == 1
    assert [key for key, _ in store.readings()] == [second.article_key]
    assert list(check(store)) == []


def test_an_older_version_is_known_and_comes_back_as_nothing_new(store: Store):
    store.add([version(1)])
    store.add([version(2, TEXT + " Then it ended.")])
    (again,) = store.add([version(1)])
    assert (again.new, again.updated) == (False, False)
    assert store.search("ended").num_rows == 1


@pytest.mark.parametrize("together", [True, False])
def test_of_three_versions_the_last_counts_together_or_one_by_one(store: Store, together: bool):
    readings = [version(n, TEXT + " More." * n) for n in range(3)]
    added = store.add(readings) if together else [a for r in readings for a in store.add([r])]
    last = added[2].article_key
    found = store.engine.rows("SELECT article_key, superseded_by FROM articles")
    assert dict(found) == {a.article_key: None if a.article_key == last else last for a in added}
    assert added[2].updated
    assert list(check(store)) == []


def test_what_was_had_later_is_the_later_version_whenever_it_is_put_on_record(store: Store):
    store.add([version(2, TEXT + " Then it ended.", retrieved="2024-05-07T10:00:00+00:00")])
    (older,) = store.add([version(1, retrieved="2024-05-06T10:00:00Z")])
    assert (older.new, older.updated) == (True, False)
    assert store.articles().column("id").to_pylist() == ["v2"]
    assert list(check(store)) == []


def test_records_are_as_if_the_older_version_had_never_been(store: Store, tmp_path):
    other = version(9, TEXT + " Elsewhere it rained.", url="https://example.com/a", outlet="The Weekly")
    latest = version(2, TEXT + " Then it ended.")
    for made in (version(1), other, latest):
        store.add([made])
    with open_store(tmp_path / "other.record", create=True) as alone:
        alone.add([other, latest])
        sql = "SELECT record_id, outlets, articles, first_article, history FROM records ORDER BY 1"
        assert store.engine.rows(sql) == alone.engine.rows(sql)
    assert store.engine.rows("SELECT articles, outlets FROM records") == [(2, 2)]


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/", "ftp://example.org/a", None])
def test_the_address_of_a_whole_site_names_no_page(url: str | None):
    assert not is_page(url)


@pytest.mark.parametrize("url", [URL, "http://example.org/?p=12"])
def test_the_address_of_an_article_names_a_page(url: str):
    assert is_page(url)


def test_articles_of_one_site_are_no_versions(store: Store):
    store.add(
        [version(1, url="https://example.org/"), version(2, TEXT + " More.", url="https://example.org/")]
    )
    assert store.count() == 2


def test_an_older_version_is_not_corrected_nor_read_anew(store: Store):
    (first,) = store.add([version(1)])
    from onrecord.corrections import event_target

    target = event_target(version(1).events[0])
    made = correct(store, first.article_key, target, "status", "denied", "Ana Rojas")
    (second,) = store.add([version(2, TEXT + " Then it ended.")])
    assert store.events().column("status").to_pylist() == ["occurred"]
    with pytest.raises(UsageError, match=f"the latest is article {second.article_key}"):
        correct(store, first.article_key, target, "status", "planned", "Ana Rojas")
    assert outdated(store, "x") == [second.article_key]
    assert list(check(store)) == []
    undo(store, made.id)
    assert list(check(store)) == []
    assert store.engine.rows("SELECT count(*) FROM readings WHERE reader_id = ?", [PEOPLE]) == [(0,)]


def test_what_pages_answered_is_remembered(store: Store):
    key = page_key(URL, None, None, None)
    kept = Kept(reading=version(1), page=Asked(key, '"a"', "Monday", "2024-05-06"))
    (added,) = store.add([kept])
    page = store.pages([key])[key]
    assert msgspec.structs.replace(page, checked=None) == Page(
        added.article_key, '"a"', "Monday", "2024-05-06"
    )
    store.keep_pages([(Asked(key, '"b"'), added.article_key)])
    assert store.pages([key, 7])[key].etag == '"b"'
    assert list(check(store)) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            "UPDATE articles SET superseded_by = 5 WHERE superseded_by IS NOT NULL",
            "do not name the latest one",
        ),
        (
            "UPDATE articles SET url = 'https://example.net/x' WHERE superseded_by IS NULL",
            "do not name the latest",
        ),
        (
            "INSERT INTO events (article_key, event_id) SELECT article_key, 'e1' FROM articles"
            " WHERE superseded_by IS NOT NULL",
            "events: 1 rows belong to an older version",
        ),
    ],
)
def test_check_knows_versions(store: Store, damage: str, told: str):
    store.add([version(1)])
    store.add([version(2, TEXT + " Then it ended.")])
    store.engine.rows(damage)
    assert any(told in problem.line for problem in check(store))


def test_reports_stay_together_when_one_that_met_them_changes(store: Store):
    """The links among those that a changed report was compared with are still known."""
    words = (
        "It rained on the roofs of the old town.",
        "Ships lay in the harbour at noon.",
        "Cattle grazed nearby.",
    )
    others = [
        version(n, f"{TEXT} {more * 3}", f"https://example.{n}/a", f"Outlet {n}")
        for n, more in enumerate(words)
    ]
    store.add([*others, version(7)])
    assert store.engine.rows("SELECT articles FROM records") == [(4,)]
    elsewhere = version(8, TEXT + " Then it ended.")
    told = msgspec.structs.replace(elsewhere.events[0], status="denied")
    store.add([msgspec.structs.replace(elsewhere, events=(told,))])
    assert store.engine.rows("SELECT articles FROM records") == [(4,)]
    gone = version(9, TEXT + " It was all wrong.")
    store.add([msgspec.structs.replace(gone, events=())])
    assert store.engine.rows("SELECT articles FROM records") == [(3,)]
    assert list(check(store)) == []
