"""An HTML page -> Article: the article's own words without what stands around them."""

import re
from collections.abc import Iterator
from itertools import islice

import msgspec
from lxml import etree, html

from onrecord.errors import UnreadableError
from onrecord.schema import Article
from onrecord.sources.charset import decode
from onrecord.sources.furniture import without_furniture
from onrecord.sources.limits import time_limit
from onrecord.sources.metadata import PageMetadata, letters, page_metadata
from onrecord.sources.options import SourceOptions
from onrecord.sources.text import build_article

LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:(?><!--.{0,2000}?-->)\s*)*+<(?:!doctype\s+html|html|head|body|\?xml[^>]{0,200}\?>\s*<(?:!doctype|html))",
    re.I | re.S,
)

BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "article", "blockquote", "td", "dd")
LIST_SIGN = re.compile(r"^\s*[-•*]\s+")
SPACE = re.compile(r"\s+")
FEWEST_LETTERS, MOST_LETTERS = 8, 240
OPENING = 50
MOST_ELEMENTS, MOST_ATTRIBUTES, LONG_TAG = 100_000, 20_000, 40_000
NO_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:1?[0-8bcefBCEF]|1[9aAdD]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]))(?![0-9a-fA-F]);?"
)
"""What XML does not allow, written out or by number."""
FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
"""What a library raises that stumbles over a page."""
TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
QUOTED = re.compile(r"""("[^"]*+"|'[^']*+')""")


def looks_like_page(data: bytes) -> bool:
    """True if ``data`` begins as an HTML page does."""
    return LOOKS_LIKE_PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:8192]) is not None


def page_article(name: str, data: bytes, options: SourceOptions, declared: str | None = None) -> Article:
    """The article of a page, with ``name`` as its id; raises ``UnreadableError`` where there is none in it.

    ``declared`` is the character set of the answer's header, if there was one.
    """
    with time_limit(options.page_seconds):
        return _page_article(name, decode(data, declared, markup=True), options)


def _page_article(name: str, text: str, options: SourceOptions) -> Article:
    tree = _parsed(text)
    said = page_metadata(tree, options.url)
    title = options.title or said.title
    links = _link_blocks(tree)
    paragraphs = without_furniture(_paragraphs(tree), links, title)
    body = "\n\n".join([*_lead(tree, said, paragraphs), *paragraphs])
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
    _refuse_overloaded_tags(text)
    text = NO_CHARACTER.sub(" ", text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise UnreadableError("the page is empty or no HTML") from error
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise UnreadableError(f"the page has more than {MOST_ELEMENTS:,} elements")
    return tree


def _refuse_overloaded_tags(text: str) -> None:
    """Raises ``UnreadableError`` for a tag with thousands of attributes: the parser's time grows with their square."""
    for tag in TAG.finditer(text):
        if tag.end() - tag.start() > LONG_TAG and len(QUOTED.sub("", tag[0]).split()) > MOST_ATTRIBUTES:
            raise UnreadableError(f"the page has a tag with more than {MOST_ATTRIBUTES:,} attributes")


def _paragraphs(tree: html.HtmlElement) -> list[str]:
    """The article's paragraphs as trafilatura finds them."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=False)
    except FAULTS as error:
        raise UnreadableError(f"the page cannot be taken apart: {error}") from error
    text: str = getattr(found, "text", None) or ""
    return [line for line in (LIST_SIGN.sub("", line).strip() for line in text.split("\n")) if line]


def _link_blocks(tree: html.HtmlElement) -> frozenset[str]:
    """The letters of each block whose every word is in a link."""
    found = set()
    for link in tree.iter("a"):
        mine = letters(link.text_content())
        if not FEWEST_LETTERS <= len(mine) <= MOST_LETTERS:
            continue
        block = link
        while block is not None and block.tag not in BLOCKS:
            block = block.getparent()
        if block is not None and letters(block.text_content()[: 2 * MOST_LETTERS]) == mine:
            found.add(mine)
    return frozenset(found)


def _lead(tree: html.HtmlElement, said: PageMetadata, paragraphs: list[str]) -> list[str]:
    """The opening that the page's own description begins with, where it stands loose in a block and was lost."""
    opening = letters(said.description)[:OPENING]
    if len(opening) < OPENING or any(opening in letters(p) for p in paragraphs):
        return []
    for block in tree.iter("div", "section", "article", "td"):
        text = SPACE.sub(" ", "".join(_loose(block))).strip()
        if letters(text).startswith(opening):
            return [text]
    return []


def _loose(block: html.HtmlElement) -> Iterator[str]:
    """The words at the head of ``block`` up to its first block or line break."""
    yield block.text or ""
    for child in block:
        if child.tag in BLOCKS or child.tag in ("br", "figure", "table", "ul", "ol", "script", "style"):
            return
        yield child.text_content()
        yield child.tail or ""
