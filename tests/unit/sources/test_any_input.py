"""Whatever comes in, there is an article or one line that says why not."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.schema import Article
from onrecord.sources import Failure, SourceOptions, Unread, load
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
@given(st.binary(max_size=300), st.sampled_from(["text", "page"]))
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
