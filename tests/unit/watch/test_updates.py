"""Pages that change after they were read: asked again when their feed says so, and only for what has changed."""

from datetime import datetime

import pytest
from tests.serving import item, page, rss
from tests.unit.watch.conftest import quick

from onrecord import adding
from onrecord.adding import add_items, named
from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.versions import Had, Page
from onrecord.watch import rounds
from onrecord.watch.feeds import is_due, is_later

ATOM = {"Content-Type": "application/atom+xml"}


def atom(site, *entries):
    told = "".join(
        f'<entry><title>t{path}</title><link href="{site.url}{path}"/><updated>{updated}</updated></entry>'
        for path, updated in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>{told}</feed>'.encode()


class Changing:
    """A page with an ETag: sent whole only to those who have another version of it."""

    def __init__(self, title):
        self.title, self.sent = title, 0

    def __call__(self, request):
        tag = f'"{self.title}"'
        if request.headers.get("If-None-Match") == tag:
            return 304, {"ETag": tag}, b""
        self.sent += 1
        return 200, {"Content-Type": "text/html", "ETag": tag}, page(self.title)


def test_a_page_is_asked_again_when_its_feed_says_that_it_changed(site, watching, address):
    one = Changing("The first title of the page")
    site.answers["/1"] = one
    watch = watching("/feed")
    for updated in ("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z", "2024-05-06T12:00:00Z"):
        site.answers["/feed"] = (200, ATOM, atom(site, ("/1", updated)))
        watch.round(all_due=True)
    assert (site.paths().count("/1"), one.sent) == (2, 1)  # the third time it had not changed after all
    one.title = "The second title of the page"
    site.answers["/feed"] = (200, ATOM, atom(site, ("/1", "2024-05-06T14:00:00+00:00")))
    watch.round(all_due=True)
    watch.round(all_due=True)
    assert (site.paths().count("/1"), one.sent) == (3, 2)
    assert watch.added == ["/1"] * 3
    assert [watch.metrics.get("onrecord_articles_total", o) for o in ("added", "updated", "known")] == [
        1,
        1,
        1,
    ]
    with open_store(address) as store:
        assert store.articles().column("title").to_pylist() == ["The second title of the page"]
        assert store.events().num_rows == 1
        assert list(check(store)) == []


def test_a_feed_that_tells_of_no_changes_has_its_pages_asked_once(site, watching):
    site.answers |= {"/feed": (200, ATOM, rss(f"<item><link>{site.url}/1</link></item>")), "/1": page()}
    watch = watching("/feed")
    watch.round()
    watch.round(all_due=True)
    assert site.paths().count("/1") == 1


def test_a_page_is_asked_again_when_its_item_has_another_date(site, watching, address):
    """RSS has no word for a change; the date of publication that was told first stays the article's."""
    one = site.answers["/1"] = Changing("The first title of the page")
    watch = watching("/feed")
    for title, hour in (("first", 10), ("first", 10), ("first", 11), ("second", 12), ("second", 9)):
        one.title = f"The {title} title of the page"
        date = f"Mon, 06 May 2024 {hour}:00:00 GMT"
        site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(item("/1", date=date)))
        watch.round(all_due=True)
    assert (site.paths().count("/1"), one.sent) == (3, 2)
    with open_store(address) as store:
        articles = store.articles()
        assert articles.column("title").to_pylist() == ["The second title of the page"]
        assert articles.column("published").to_pylist() == ["2024-05-06T10:00:00+00:00"]
        assert list(check(store)) == []


@pytest.mark.parametrize(
    ("retrieved", "checked", "now", "due"),
    [
        ("10:00", "10:00", "10:15", True),
        ("10:00", "10:15", "10:30", True),
        ("10:00", "10:30", "10:45", False),
        ("10:00", "10:30", "11:00", True),
        ("10:00", "11:00", "11:45", False),
        ("10:00", "11:00", "12:00", True),
        ("10:00", "10:00", "23:00", True),
        (None, "10:00", "10:00", True),
    ],
)
def test_a_page_that_is_called_changed_and_is_not_is_left_alone_longer(retrieved, checked, now, due):
    day = "2024-05-06T{}:00+00:00"
    had = Had(retrieved and day.format(retrieved), None, None)
    page = Page(1, checked=day.format(checked))
    assert is_due(page, had, datetime.fromisoformat(day.format(now))) is due


def test_a_change_that_is_told_too_soon_is_not_forgotten(site, watching, monkeypatch):
    """The feed is asked for whole until the page was asked again."""
    one = site.answers["/1"] = Changing("The first title of the page")
    watch = watching("/feed")
    tagged = {**ATOM, "ETag": '"v"'}
    monkeypatch.setattr(rounds, "is_due", lambda *_: False)
    for updated in ("2024-05-06T10:00:00Z", "2024-05-06T12:00:00Z"):
        site.answers["/feed"] = (200, tagged, atom(site, ("/1", updated)))
        watch.round(all_due=True)
    site.answers["/feed"] = conditional = Conditional(tagged, atom(site, ("/1", "2024-05-06T12:00:00Z")))
    one.title = "The second title of the page"
    watch.round(all_due=True)
    assert (one.sent, conditional.sent) == (1, 1)
    monkeypatch.setattr(rounds, "is_due", lambda *_: True)
    watch.round(all_due=True)
    watch.round(all_due=True)
    assert (one.sent, conditional.sent) == (2, 2)


class Conditional:
    """Answers once to each who does not have it."""

    def __init__(self, headers, body):
        self.headers, self.body, self.sent = headers, body, 0

    def __call__(self, request):
        if request.headers.get("If-None-Match") == self.headers["ETag"]:
            return 304, self.headers, b""
        self.sent += 1
        return 200, self.headers, self.body


@pytest.fixture
def add(site, local, address, monkeypatch):
    monkeypatch.setattr(adding, "readings", quick)

    def run(*paths):
        known = []
        with open_store(address, create=True) as store:
            items = named([site.url + path for path in paths], local, None, store)
            added = [a for batch in add_items(items, store, known=known.append) for a in batch]
        return added, known

    return run


def test_an_address_is_added_anew_only_if_it_has_changed(site, add, address):
    one = site.answers["/1"] = Changing("The first title of the page")
    ((first,), _) = add("/1")
    added, (known,) = add("/1")
    assert (added, known.new, known.article_key, one.sent) == ([], False, first.article_key, 1)
    one.title = "The second title of the page"
    ((second,), _) = add("/1")
    assert (second.new, second.updated, one.sent) == (True, True, 2)
    _, (known,) = add("/1")
    assert known.article_key == second.article_key
    with open_store(address) as store:
        assert store.count() == 1
        assert list(check(store)) == []


def test_another_outlet_given_asks_for_the_whole_page(site, local, add, address):
    import msgspec

    one = site.answers["/1"] = Changing("The first title of the page")
    add("/1")
    with open_store(address) as store:
        other = msgspec.structs.replace(local, outlet="The Weekly")
        (batch,) = add_items(named([site.url + "/1"], other, None, store), store)
    assert one.sent == 2
    assert batch[0].updated


@pytest.mark.parametrize(
    ("told", "before", "later"),
    [
        ("2024-05-06T10:00:00Z", None, True),
        (None, "2024-05-06", False),
        ("2024-05-06T12:00:00+02:00", "2024-05-06T10:00:00Z", False),
        ("2024-05-06T12:00:01+02:00", "2024-05-06T10:00:00Z", True),
        ("Mon, 06 May 2024 11:00:00 GMT", "2024-05-06T10:00:00Z", True),
        ("2024-05-05", "2024-05-06", False),
        ("yesterday", "2024-05-06", True),
        ("yesterday", "yesterday", False),
    ],
)
def test_what_is_a_later_change(told, before, later):
    assert is_later(told, before) is later
