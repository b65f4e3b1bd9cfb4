import pytest

from onrecord.errors import UnreadableError
from onrecord.sources import SourceOptions
from onrecord.sources.furniture import is_furniture
from onrecord.sources.page import looks_like_page, page_article

PARAGRAPHS = [
    "Delegations of the two countries met in the capital on Monday and spoke for several hours about the border.",
    "The talks will be continued on Tuesday, a spokeswoman for the host said, and both sides will make proposals.",
    "No date has been set for a meeting of the two presidents, who last saw each other in the spring of that year.",
]
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(body=BODY, head="", title="Talks on the border resume in the capital"):
    return (
        f"<!doctype html><html><head><title>{title} | The Example</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def read(data, **options):
    return page_article("page.html", data, SourceOptions(**options))


def test_headline_blank_line_paragraphs():
    article = read(page())
    assert article.title == "Talks on the border resume in the capital"
    assert article.text == "\n\n".join([article.title, *PARAGRAPHS])
    assert article.language == "en"


def test_a_title_given_goes_before_the_page_s_own():
    assert read(page(), title="Another headline for it").text.startswith("Another headline for it\n\n")


LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Talks on the border resume in the capital", "datePublished": "2024-03-24T09:30:00+02:00",
"author": [{"@type": "Person", "name": "A. Writer"}, {"name": "B. Writer"}],
"publisher": {"@type": "Organization", "name": "The Example"}}]}</script>"""


def test_structured_data():
    article = read(page(head=LD))
    assert (article.published.value, article.published.basis) == ("2024-03-24T09:30:00+02:00", "structured")
    assert article.byline == "A. Writer, B. Writer"
    assert article.outlet == "The Example"


@pytest.mark.parametrize(
    ("head", "body", "url", "date", "basis"),
    [
        (
            '<meta property="article:published_time" content="2024-03-24T08:00:00Z">',
            "",
            None,
            "2024-03-24",
            "metadata",
        ),
        ('<meta name="x-publish-date" content="2024/03/24">', "", None, "2024-03-24", "metadata"),
        ("", '<time class="published" datetime="2024-03-24">then</time>', None, "2024-03-24", "page"),
        ("", '<div class="article-date">March 24, 2024 - 11:28</div>', None, "2024-03-24", "page"),
        ("", '<div class="article-date">24 March 2024</div>', None, "2024-03-24", "page"),
        ("", "", "https://example.org/2024/03/24/talks", "2024-03-24", "url"),
        ("", "", "https://example.org/2024/mar/24/talks", "2024-03-24", "url"),
        ("", "", "https://example.org/story-12345678", None, None),
        ("", '<div class="article-date">3/4/2024</div>', None, None, None),
        ("", "<p>The treaty was signed on 3 May 1999 in the same city by both.</p>", None, None, None),
    ],
)
def test_publication_date_and_its_basis(head, body, url, date, basis):
    article = read(page(body + BODY, head), url=url)
    if date is None:
        assert article.published is None or article.published.basis == "text"
    else:
        assert (article.published.day, article.published.basis) == (date, basis)


def test_a_date_given_goes_before_the_page_s_own():
    article = read(page(head=LD), published="2020-01-01")
    assert (article.published.value, article.published.basis) == ("2020-01-01", "given")


def test_the_outlet_falls_from_the_title():
    head = '<meta property="og:title" content="Border talks again - The Example"><meta property="og:site_name" content="The Example">'
    data = page(head=head).replace(b"<h1>Talks on the border resume in the capital</h1>", b"")
    assert read(data).title == "Border talks again"


def test_teasers_invitations_and_notices_fall_out():
    furniture = (
        '<p><a href="/x">Ten pictures of the old town that you have never seen</a></p><p>READ MORE: What the border is</p>'
        "<p>Sign up for our newsletter and get the news every day.</p><p>Copyright 2024 The Example. All rights reserved.</p>"
    )
    body = f"<p>{PARAGRAPHS[0]}</p>{furniture}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert read(page(body)).text.split("\n\n")[1:] == PARAGRAPHS


@pytest.mark.parametrize(
    "paragraph",
    [
        "Read the treaty, she said, and you will understand.",
        "More than 40 people were hurt.",
        "Follow the money, the report advised.",
        "Related parties must be told, the court said.",
        "Sources said that the talks had failed.",
        "Get out of the city, the governor told them.",
        "Thank you, the president said to the delegation.",
        "Share prices fell after the announcement.",
        "Comment was not available from the ministry.",
        "Published accounts differ on what was agreed in 1999.",
    ],
)
def test_what_merely_begins_like_furniture_stays(paragraph):
    assert not is_furniture(paragraph, frozenset())


def test_an_opening_that_stands_loose_is_not_lost():
    opening = "Delegations of the two countries met in the capital on Monday to speak about the border, it was said."
    head = f'<meta name="description" content="{opening[:80]}...">'
    body = f'<div class="content">{opening}<br><br>{BODY}</div>'
    assert opening in read(page(body, head)).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><body><script>var a = 1;</script></body></html>",
        b"<html>" + b"<div>" * 50_000 + b"</html>",
        b"<!-- nothing -->",
    ],
)
def test_pages_without_an_article(data):
    with pytest.raises(UnreadableError):
        read(data)


def test_broken_pages_are_read():
    data = (
        page(BODY.replace("</p>", "").replace("<p>", "<p><b>"))
        .replace(b"</html>", b"<div><p>")
        .replace(b"</h1>", b"</h1></b>")
    )
    assert PARAGRAPHS[1] in read(data).text


def test_a_page_with_too_many_elements_is_refused_at_once():
    with pytest.raises(UnreadableError, match="elements"):
        read(b"<html><body>" + b"<p>a</p>" * 120_000)


@pytest.mark.parametrize("value", ['="x"', "=1", "", '=">"'])
def test_a_tag_with_thousands_of_attributes_is_refused_at_once(value):
    attributes = " ".join(f"a{i}{value}" for i in range(100_000)).encode()
    with pytest.raises(UnreadableError, match="attributes"):
        read(b"<html><body><div " + attributes + b">" + BODY.encode())


def test_a_long_picture_in_a_tag_is_no_harm():
    assert (
        PARAGRAPHS[1]
        in read(page(f'<img alt="a b c" src="data:image/png;base64,{"A" * 2_000_000}">{BODY}')).text
    )


def test_characters_that_xml_does_not_allow_fall_out():
    body = (
        BODY.replace("officials", "offi\x01cials")
        .replace("border", "bor&#1;der")
        .replace("spring", "&#x1F;spring&#xD800;")
    )
    found = read(page(body + "<p>\x0bIt was said on the next day that an &#x41;nswer was &#65;waited.</p>"))
    assert "an Answer was Awaited." in found.text
    assert found.text.replace("\n", "").isprintable()


def test_broken_structured_data_does_no_harm():
    for broken in (
        "{",
        "[" * 50_000,
        '{"@graph": 5}',
        '{"@type": {"a": 1}}',
        '{"@type": ["NewsArticle"], "author": {"name": [1]}}',
    ):
        head = f'<script type="application/ld+json">{broken}</script>'
        assert read(page(head=head)).title == "Talks on the border resume in the capital"


def test_what_begins_as_a_page():
    assert looks_like_page(b"\n<!-- x --><!DOCTYPE html><html>")
    assert looks_like_page(b"<html lang=en>")
    assert not looks_like_page(b"<b>5 < 6</b> is no page")
    assert not looks_like_page(b"The minister said <html>")
