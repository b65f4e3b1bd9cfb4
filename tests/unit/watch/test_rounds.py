from datetime import UTC, datetime, timedelta

import pytest
from tests.serving import item, page, rss

from onrecord.errors import UsageError
from onrecord.store import open_store
from onrecord.watch import feed_addresses, seconds_of
from onrecord.watch.rounds import TRIES
from onrecord.watch.state import feed_states

RSS = {"Content-Type": "application/rss+xml"}


def feed_of(*paths):
    return rss(*(item(path, f"The title of {path}") for path in paths))


def test_what_is_new_is_read_once(site, watching):
    site.answers |= {"/feed": (200, RSS, feed_of("/1", "/2")), "/1": page(), "/2": page()}
    watch = watching("/feed")
    watch.round()
    site.answers |= {"/feed": (200, RSS, feed_of("/3", "/1", "/2")), "/3": page()}
    watch.round(all_due=True)
    assert watch.added == ["/1", "/2", "/3"]
    assert [site.paths().count(f"/{n}") for n in (1, 2, 3)] == [1, 1, 1]


def test_a_new_start_goes_on_where_the_last_ended(site, watching):
    site.answers |= {"/feed": (200, RSS, feed_of("/1")), "/1": page()}
    watching("/feed").round()
    again = watching("/feed")
    again.round(all_due=True)
    assert again.added == []
    assert site.paths().count("/1") == 1


def test_a_feed_is_asked_when_it_is_due(site, watching):
    site.answers |= {"/feed": (200, RSS, feed_of("/1")), "/1": page()}
    watch = watching("/feed", every=3600)
    following = watch.round()
    watch.round()
    assert site.paths().count("/feed") == 1
    assert timedelta(minutes=59) < following - datetime.now(UTC) <= timedelta(hours=1)


def test_a_feed_that_has_not_changed_is_not_sent_again(site, watching):
    def conditional(request):
        if request.headers.get("If-None-Match") == '"v1"':
            return 304, {}, b""
        return 200, {**RSS, "ETag": '"v1"'}, feed_of("/1")

    site.answers |= {"/feed": conditional, "/1": page()}
    watching("/feed").round()
    watch = watching("/feed")
    watch.round(all_due=True)
    assert watch.metrics.get("onrecord_feed_checks_total", "unchanged") == 1
    watch.round(all_due=True)
    assert watch.metrics.get("onrecord_feed_checks_total", "unchanged") == 2


def test_an_article_that_fails_is_tried_again_though_the_feed_has_not_changed(site, watching):
    def conditional(request):
        return (
            (304, {}, b"")
            if "If-None-Match" in request.headers
            else (200, {**RSS, "ETag": '"v1"'}, feed_of("/1", "/2"))
        )

    site.answers |= {"/feed": conditional, "/1": (503, {}, b""), "/2": page()}
    watch = watching("/feed")
    watch.round()
    site.answers["/1"] = page()
    watch.round(all_due=True)
    assert watch.added == ["/2", "/1"]
    assert len(watch.failures) == 1


def test_an_article_that_never_comes_is_given_up(site, watching):
    site.answers |= {"/feed": (200, RSS, feed_of("/gone"))}
    watch = watching("/feed")
    for _ in range(TRIES + 2):
        watch.round(all_due=True)
    assert site.paths().count("/gone") == TRIES


def test_a_feed_in_trouble_is_asked_less_often_and_does_not_hold_the_others_up(site, watching, address):
    site.answers |= {
        "/bad": (500, {}, b""),
        "/nonsense": page(),
        "/good": (200, RSS, feed_of("/1")),
        "/1": page(),
    }
    watch = watching("/bad", "/nonsense", "/good", every=100)
    for _ in range(3):
        watch.round(all_due=True)
    assert watch.added == ["/1"]
    with open_store(address) as store:
        states = feed_states(store, watch.feeds)
    bad, good = states[site.url + "/bad"], states[site.url + "/good"]
    assert (bad.failures, good.failures) == (3, 0)
    wait = datetime.fromisoformat(bad.next_due) - datetime.fromisoformat(bad.checked)
    assert timedelta(seconds=790) < wait < timedelta(seconds=810)


def test_a_sitemap_and_two_feeds_with_the_same_article(site, watching):
    site.answers |= {
        "/map": (
            200,
            {"Content-Type": "text/xml"},
            f"<urlset><url><loc>{site.url}/1</loc></url></urlset>".encode(),
        ),
        "/feed": (200, RSS, feed_of("/1", "/2")),
        "/1": page(),
        "/2": page(),
    }
    watch = watching("/map", "/feed")
    watch.round()
    assert sorted(watch.added) == ["/1", "/2"]


def test_the_record_is_free_between_two_rounds(site, watching, address):
    site.answers |= {"/feed": (200, RSS, feed_of("/1")), "/1": page()}
    watch = watching("/feed")
    watch.round()
    with open_store(address) as store:
        assert store.count() == 1


def test_numbers(site, watching):
    site.answers |= {"/feed": (200, RSS, feed_of("/1", "/2")), "/1": page()}
    watch = watching("/feed")
    watch.round()
    text = watch.metrics.text()
    assert 'onrecord_articles_total{result="added"} 1\n' in text
    assert 'onrecord_articles_total{result="failed"} 1\n' in text
    assert "# TYPE onrecord_feeds gauge\nonrecord_feeds 1\n" in text


def test_lists_of_feeds(tmp_path, local):
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="x"><outline xmlUrl="https://example.org/a"/></outline>'
        '<outline xmlUrl="https://example.org/b"/></body></opml>'
    )
    lines = tmp_path / "feeds.txt"
    lines.write_text("# mine\nhttps://example.org/b\n\nhttps://example.org/c\n")
    found = feed_addresses([str(opml), str(lines), "https://example.org/d"], local)
    assert [url[-1] for url in found] == ["a", "b", "c", "d"]
    (tmp_path / "none.opml").write_text("<opml><body/></opml>")
    for name in ("none.opml", "feeds.opml"):
        (tmp_path / "words.txt").write_text("no feed here")
        if name == "none.opml":
            with pytest.raises(UsageError, match="names no feed"):
                feed_addresses([str(tmp_path / name)], local)
    with pytest.raises(UsageError, match="names no feed"):
        feed_addresses([str(tmp_path / "words.txt")], local)


def test_durations():
    assert [seconds_of(d) for d in ("90", "90s", "15m", "2h", "1d", "0.5h")] == [
        90,
        90,
        900,
        7200,
        86400,
        1800,
    ]
    for wrong in ("", "m", "0", "-5m", "1w", "nan", "inf"):
        with pytest.raises(UsageError):
            seconds_of(wrong)


def test_a_list_of_sitemaps_is_named_for_what_it_is(site, watching):
    index = f"<sitemapindex><sitemap><loc>{site.url}/one</loc></sitemap></sitemapindex>".encode()
    site.answers["/all"] = (200, {"Content-Type": "text/xml"}, index)
    watch = watching("/all")
    watch.round()
    assert watch.failures == [f"{site.url}/all: it is a list of sitemaps; name the one that has the news"]
