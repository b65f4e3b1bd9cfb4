"""An HTML page -> Article: the article's own words without what stands around them."""

import re

import msgspec
from lxml import etree, html  # type: ignore[import-untyped]

from onrecord.errors import UnreadableError
from onrecord.schema import Article
from onrecord.sources.charset import decode
from onrecord.sources.metadata import PageMetadata, letters, page_metadata
from onrecord.sources.options import SourceOptions
from onrecord.sources.text import build_article

LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml[^>]{0,200}\?>\s*<(?:!doctype|html))",
    re.I | re.S,
)


def looks_like_page(data: bytes) -> bool:
    """True if ``data`` begins as an HTML page does."""
    return LOOKS_LIKE_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:8192]) is not None


def page_article(name: str, data: bytes, options: SourceOptions, declared: str | None = None) -> Article:
    """The article of a page, with ``name`` as its id; raises ``UnreadableError`` where there is none in it.

    ``declared`` is the character set of the answer's header, if there was one.
    """
    text = decode(data, declared, markup=True)
    tree = _parsed(text)
    said = page_metadata(tree, options.url)
    title = options.title or said.title
    body = "\n\n".join(_without_title(_paragraphs(tree), title))
    if not body:
        raise UnreadableError("the page holds no article text")
    article = build_article(
        name, body if title is None else f"{title}\n\n{body}", options, title=title, byline=said.byline
    )
    return _described(article, said)


def _described(article: Article, said: PageMetadata) -> Article:
    return msgspec.structs.replace(
        article,
        outlet=article.outlet or said.outlet,
        url=article.url or said.url,
        published=article.published or said.published,
    )


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise UnreadableError("the page is empty or no HTML") from error
    return tree


def _paragraphs(tree: html.HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=False)
    text: str = getattr(found, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _without_title(paragraphs: list[str], title: str | None) -> list[str]:
    """The body's paragraphs without a headline that stands at their head once more."""
    if paragraphs and title and letters(paragraphs[0]) == letters(title):
        return paragraphs[1:]
    return paragraphs
