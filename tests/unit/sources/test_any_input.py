"""Whatever comes in, there is an article or one line that says why not."""

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.schema import Article
from onrecord.sources import Failure, SourceOptions, Unread, load, read_sources
from onrecord.sources.feed import read_feed
from onrecord.sources.metadata import clean
from onrecord.sources.table import jsonl_rows, rows_to_articles

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=date>",
        "</div>",
        "<h1>",
        "</h1>",
        "<a href=x>",
        "</a>",
        "<table><tr><td>",
        "</table>",
        "<script>",
        "</script>",
        '<script type="application/ld+json">',
        "<!--",
        "-->",
        "<![CDATA[",
        "<svg>",
        "<title>",
        '<meta property="og:title" content="',
        '<meta name="date" content="',
        '">',
        "<time datetime=",
        "&#xD800;",
        "&amp",
        "<ul><li>",
        "<br>",
        "<math>",
        "<template>",
        "<frameset>",
        "<body>",
        "</html>",
        "<html>",
        "\x00",
        "\ufeff",
        "\u202e",
    ]
)
WORDS = st.sampled_from(
    [
        "The minister said on Monday that talks would go on for several more days in the capital of the country. ",
        "March 24, 2024",
        "2024-03-24",
        '{"@type": "NewsArticle", "headline": ',
        "[1]",
        "}",
        '"',
        " 99/99/9999 ",
        "é日本",
    ]
)
PAGES = st.lists(st.one_of(TAGS, WORDS, st.text(max_size=8)), max_size=40).map("".join)
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_sound(found):
    if isinstance(found, Failure):
        return found.reason and "\n" not in found.line
    return isinstance(found, Article) and any(map(str.isalnum, found.text)) and found.text.encode()


@QUICK
@given(PAGES)
def test_any_page(page):
    data = page.encode("utf-8", "surrogatepass")
    assert is_sound(load(Unread(id="x", options=SourceOptions(), data=data, kind="page")))


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["text", "page", "mail", "entry"]))
def test_any_bytes(data, kind):
    assert is_sound(load(Unread(id="x", options=SourceOptions(), data=data, kind=kind)))


@QUICK
@given(st.lists(st.one_of(st.binary(max_size=60), st.dictionaries(
    st.sampled_from(["id", "text", "title", "published", "outlet", "url", "byline", "more"]),
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30), st.lists, max_leaves=3),
).map(lambda row: json.dumps(row).encode())), max_size=5))  # fmt: skip
def test_any_table(lines):
    found = list(rows_to_articles("t", jsonl_rows(lines), SourceOptions(), "line"))
    assert len(found) <= len(lines)
    assert all(map(is_sound, found))


@QUICK
@given(st.text(max_size=200))
def test_clean_is_one_line(value):
    found = clean(value)
    assert found is None or (found == found.strip() and "\n" not in found)


LETTERS = st.lists(
    st.sampled_from(
        [
            "From: a@example.org\n", "Subject: News of the day\n", "Date: Mon, 1 Jan 2024 10:00:00 +0000\n", "Date: x\n",
            "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/html; charset=\n", "\n", "--b\n", "--b--\n",
            "Content-Type: text/plain; format=flowed; charset=utf-7\n", "Content-Transfer-Encoding: base64\n", " folded\n",
            "Content-Transfer-Encoding: quoted-printable\n", "Content-Disposition: attachment; filename*=''%\n", "=?x?q?=?=",
            "The two ministers met on Monday. ", "<p>Words</p>", "=3D=\n", "\x00", "Ünï\n", "Content-Type: message/rfc822\n",
        ]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@QUICK
@given(LETTERS)
def test_any_letter(letter):
    data = letter.encode("utf-8", "surrogatepass")
    assert is_sound(load(Unread(id="x", options=SourceOptions(), data=data, kind="mail")))


MARKS = st.lists(
    st.sampled_from(
        [
            "<rss>", "<channel>", "<item>", "</item>", "<link>https://example.org/1</link>", "<title>", "</title>", "&amp;", "&",
            "&nbsp;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->", '<feed xmlns="http://www.w3.org/2005/Atom">',
            '<entry xml:base="http://[">', '<link href="x" rel="alternate"/>', "</entry>", "<urlset>", "<url><loc>", "<guid>",
            "https://example.org/[", "\x00", "<pubDate>Mon, 1 Jan 2024 10:00:00 GMT</pubDate>", "<x:y>", "<?pi?>", "<opml>",
            '<outline xmlUrl="https://example.org/f"/>', "<!DOCTYPE rss>", "<?xml version='1.0' encoding='utf-16'?>",
        ]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@QUICK
@given(MARKS)
def test_any_feed(text):
    try:
        feed = read_feed(text.encode())
    except UnreadableError:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in feed.links)


@QUICK
@given(st.binary(max_size=400))
def test_any_archive(data):
    with tempfile.TemporaryDirectory() as folder:
        for name, start in (
            ("a.warc", b"WARC/1.0\r\n"),
            ("b.warc.gz", b"\x1f\x8b\x08"),
            ("c.zip", b"PK\x03\x04"),
            ("d.csv", b""),
        ):
            path = Path(folder, name)
            path.write_bytes(start + data)
            assert all(map(is_sound, read_sources([str(path)])))
