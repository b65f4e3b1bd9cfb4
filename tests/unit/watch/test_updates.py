"""Pages that change after they were read: asked again when their feed says so, and only for what has changed."""

import pytest
from tests.serving import page, rss
from tests.unit.watch.conftest import quick

from onrecord import adding
from onrecord.adding import add_items, named
from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.watch.feeds import is_later

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
