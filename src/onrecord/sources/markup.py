"""HTML that is an article as a whole (a letter, an entry of a feed) -> its paragraphs. Nothing is sought out or left out
but what nobody sees."""

import re
from collections.abc import Iterator

from lxml import etree, html

from onrecord.errors import UnreadableError

BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "head style script template noscript title svg object iframe button select textarea".split()
)
HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0)", re.I
)
BLANKS = re.compile(r"[\s\u00a0\u200b\u200c\u200d\u034f\u00ad\ufeff]+")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
DEEPEST = 400


def markup_paragraphs(text: str) -> list[str]:
    """The visible paragraphs of ``text``, one a block, blanks joined; raises ``UnreadableError`` if it is no HTML."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(NO_CHARACTER.sub(" ", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise UnreadableError("there is no text in it") from error
    paragraphs: list[str] = []
    line: list[str] = []
    for piece in _pieces(tree, DEEPEST):
        if piece is not None:
            line.append(piece)
        elif line:
            paragraphs.append(BLANKS.sub(" ", "".join(line)).strip())
            line = []
    paragraphs.append(BLANKS.sub(" ", "".join(line)).strip())
    return [paragraph for paragraph in paragraphs if any(map(str.isalnum, paragraph))]


def _pieces(element: html.HtmlElement, depth: int) -> Iterator[str | None]:
    """Texts in reading order, None where a block begins or ends."""
    if depth == 0 or not isinstance(element.tag, str):
        return
    seen = element.tag not in UNSEEN and not HIDDEN.search(element.get("style") or "")
    block = element.tag in BLOCKS
    if block:
        yield None
    if seen:
        yield element.text or ""
        for child in element:
            yield from _pieces(child, depth - 1)
            yield child.tail or ""
    if block:
        yield None
