import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.serving import item, rss

from onrecord.errors import UnreadableError
from onrecord.sources.dates import feed_date
from onrecord.sources.feed import feed_kind, read_feed
from onrecord.sources.page import looks_like_page

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/x/"><title>At</title>
<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; step</title><link rel="self" href="s"/><link href="y"/>
<updated>2024-01-02T03:04:05Z</updated><author><name>Ann Example</name></author></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
<item><title>One</title><link>https://example.org/1</link><dc:date>2024-01-02</dc:date></item></rdf:RDF>"""
NEWS_SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc>
<lastmod>2024-02-02</lastmod><news:news><news:publication><news:name>The Daily Example</news:name></news:publication>
<news:publication_date>2024-01-02T03:04:05+01:00</news:publication_date><news:title>One</news:title></news:news></url>
<url><loc>https://example.org/2</loc><lastmod>2024-02-02</lastmod></url></urlset>"""
OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss" text="A"
 xmlUrl="https://example.org/a.xml"/><outline xmlUrl="https://example.org/b.xml"/></outline></body></opml>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": 1, "title": "One",
 "url": "https://example.org/1", "date_published": "2024-01-02T03:04:05Z", "authors": [{"name": "Ann"}]}]}"""
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha ha ha ha ha ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss><channel><item><title>&j;</title><link>https://example.org/1</link></item></channel></rss>"
)


def test_rss():
    feed = read_feed(
        rss(
            item("/a?b=1&amp;c=2", "Talks &amp; more&nbsp;talks", more="<dc:creator>Ann</dc:creator>"),
            '<item><guid isPermaLink="true">https://example.org/c</guid><pubDate>1 Jan 2024 10:00:00 EST</pubDate></item>',
            "<item><title>No address</title></item>",
            item("javascript:alert(1)"),
            more="<image><title>Picture</title></image>",
        ),
        "https://example.org/feed",
    )
    one, two = feed.links
    assert (one.url, one.said.title, one.said.byline) == (
        "https://example.org/a?b=1&c=2",
        "Talks & more talks",
        "Ann",
    )
    assert (one.said.outlet, one.said.published.value) == ("The Daily Example", "2024-01-01T10:00:00+00:00")
    assert two.said.published.value == "2024-01-01T10:00:00-05:00"
    assert two.said.published.basis == "feed"


def test_atom_and_its_base():
    (link,) = read_feed(ATOM).links
    assert (link.url, link.said.title, link.said.byline) == (
        "https://example.org/x/y",
        "A bold step",
        "Ann Example",
    )
    assert link.said.published.value == "2024-01-02T03:04:05+00:00"


def test_rdf_json_and_lists():
    assert read_feed(RDF).links[0].said.published.value == "2024-01-02"
    assert read_feed(JSON).links[0].said.byline == "Ann"
    assert read_feed(JSON).links[0].said.outlet == "J"
    feeds = read_feed(OPML)
    assert feeds.kind == "feeds"
    assert [link.url[-5:] for link in feeds.links] == ["a.xml", "b.xml"]


def test_when_a_page_was_changed_is_not_when_it_appeared():
    one, two = read_feed(NEWS_SITEMAP).links
    assert one.said.published.value == "2024-01-02T03:04:05+01:00"
    assert (one.said.outlet, two.said.published) == ("The Daily Example", None)


def test_a_feed_in_another_encoding_and_one_that_lies_about_it():
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss><channel>' + item(
        "https://example.org/1", "Новости дня"
    )
    assert read_feed(feed.encode("cp1251")).links[0].said.title == "Новости дня"
    assert read_feed(feed.encode("utf-16")).links[0].said.title == "Новости дня"
    assert (
        read_feed(feed.replace("windows-1251", "us-ascii").encode()).links[0].url == "https://example.org/1"
    )


@pytest.mark.parametrize(
    "data", [b"<html><body>", b"", b"plain words", b"<xml/>", b'{"a": 1}', b"\0\1\2", b"PK\3\4"]
)
def test_what_is_no_feed(data):
    assert feed_kind(data) is None
    with pytest.raises(UnreadableError):
        read_feed(data)


@pytest.mark.parametrize(
    "bomb", [LAUGHS, LAUGHS.decode().encode("utf-16"), LAUGHS.replace(b"ha ha", b"ha" * 4000)]
)
def test_a_billion_laughs(bomb):
    with pytest.raises(UnreadableError, match=r"entities|no feed"):
        read_feed(bomb)


def test_entities_of_other_files_are_not_fetched(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    data = f'<!DOCTYPE rss SYSTEM "{tmp_path}/secret"><rss><channel>{item("https://example.org/1", "&x; y")}</channel></rss>'
    assert "secret" not in str(read_feed(data.encode()))


@pytest.mark.parametrize("tail", [b"", b"<item><link>https://ex", b"</rss></rss>", b"\0\0", b"<a>" * 5000])
def test_a_broken_end_keeps_what_came_before(tail):
    data = rss(item("https://example.org/1")).removesuffix(b"</channel></rss>") + tail
    assert read_feed(data).links[0].url == "https://example.org/1"


def test_memory_of_a_large_sitemap():
    rows = b"".join(
        b"<url><loc>https://example.org/%d</loc>%s</url>" % (n, b"<x>y</x>" * 20) for n in range(20_000)
    )
    data = b"<urlset>" + rows + b"</urlset>"
    tracemalloc.start()
    feed = read_feed(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(feed.links) == 20_000
    assert peak < 8 * len(data)


@pytest.mark.parametrize(
    "start", [b"<!---->", b"<!-- -->\n", b"<?a?>", b"<!DOCTYPE a>", b"<!DOCTYPE a [", b" ", b"<!--", b"{"]
)
def test_a_beginning_without_end_takes_no_time(start):
    began = time.monotonic()
    assert feed_kind(start * 3000) is None
    assert not looks_like_page(start * 3000)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Mon, 01 Jan 2024 10:00:00 +0100", "2024-01-01T10:00:00+01:00"),
        ("1 Jan 2024 10:00 EST", "2024-01-01T10:00:00-05:00"),
        ("20240102030405", "2024-01-02T03:04:05"),
        ("2024-01-02 03:04:05", "2024-01-02T03:04:05"),
        ("Mon, 1 Jan 99999999999999999999 0:0:0 GMT", None),
        ("Mon, 01 Jan 2024 10:00:00 +99999999999", None),
        ("Mon, 01 Jan 1902 10:00:00 GMT", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_as_feeds_write_them(value, date):
    assert feed_date(value) == date


@given(st.text(alphabet="MonJa ,:+-0123456789TZGES", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_date(value):
    found = feed_date(value)
    assert found is None or "1980" <= found[:4] <= "2100"
