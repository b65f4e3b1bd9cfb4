import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
from tests.unit.render.sample import TEXT, empty, reading

from onrecord.render.html import page
from onrecord.render.marks import Mark, escaped, stretches
from onrecord.schema import Article


class Page(HTMLParser):
    """Ids, references, attributes and visible words of a page; fails on elements that are not closed."""

    def __init__(self, content):
        super().__init__()
        self.ids, self.references, self.open, self.words, self.attributes = [], [], [], [], []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.attributes += attrs
        self.ids += [found["id"]] if "id" in found else []
        self.references += (found.get("data-r") or "").split()
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.words.append(data)


def shown(*readings):
    return "".join(page(readings))


def test_the_page_is_well_formed_and_its_references_resolve():
    found = Page(shown(reading(), reading()))
    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert set(found.references) <= set(found.ids)
    assert {"r1-e1", "r1-s1", "r1-a1", "r1-t1", "r1-p1", "r2-e6"} <= set(found.ids)


def test_all_of_the_text_stands_on_the_page():
    words = "".join(Page(shown(reading())).words)
    for paragraph in TEXT.split("\n\n"):
        assert paragraph in words


def test_records_are_explained():
    words = " ".join("".join(Page(shown(reading())).words).split())
    for part in (
        "meet.v.01 (0.90)",
        "past tense",
        "87%",
        "The Example, in its own voice",
        "Ada Example (s1)",
        "cue: say",
    ):
        assert part in words, part


def test_nothing_is_fetched_and_nothing_of_the_article_runs():
    evil = '<script>alert(1)</script> "onload=x\u202e said the minister of Northland'
    hostile = msgspec.structs.replace(
        empty(),
        article=Article(id='"><img src=x>', text=evil, title=evil, outlet="<style>x</style>", byline="<b>"),
    )
    content = shown(hostile)
    assert content.count("<script>") == 1
    assert "<img" not in content
    assert "\u202e" not in content
    assert "U+202E" in content
    names = {name for name, _ in Page(content).attributes}
    assert not names & {"src", "href", "style", "onclick", "onload", "srcset", "action"}
    assert "http://" not in content.replace("http-equiv", "")
    assert "https://" not in content


def test_the_policy_lets_only_our_own_style_and_script_through():
    content = shown(reading())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', content)[1]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        inner = re.search(f"<{tag}>(.*?)</{tag}>", content, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_status_is_told_without_colour():
    content = shown(reading())
    for status in ("occurred", "planned", "denied", "hypothetical", "historical"):
        assert f"sign is-{status}" in content
        assert f".sign.is-{status}::before" in content


def test_marks_can_be_reached_with_the_keyboard():
    assert re.search(
        r'<span class="m [^"]*trigger[^"]*" data-r="r1-e1" tabindex="0" role="button">', shown(reading())
    )


def test_stretches_cover_everything_once():
    marks = [
        Mark(0, 5, "a", "actor"),
        Mark(3, 8, "b", "content"),
        Mark(3, 4, "c", "trigger"),
        Mark(7, 20, "d", "cue"),
    ]
    found = list(stretches(marks, 2, 12))
    assert [(s.start, s.end) for s in found] == [(2, 3), (3, 4), (4, 5), (5, 7), (7, 8), (8, 12)]
    assert [[m.record for m in s.marks] for s in found] == [
        ["a"],
        ["a", "c", "b"],
        ["a", "b"],
        ["b"],
        ["b", "d"],
        ["d"],
    ]


def test_escaped():
    assert escaped('a <b> & "c"\x00') == 'a &lt;b&gt; &amp; &quot;c&quot;<span class="control">U+0000</span>'


def test_nothing_read():
    assert Page(shown()).open == []
    assert "no date" in shown(empty())
