"""An e-mail (``.eml``), as newsletters come -> Article: the subject, then what the letter shows."""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr

import msgspec

from onrecord.errors import UnreadableError
from onrecord.schema import Article, Published
from onrecord.sources.charset import decode
from onrecord.sources.dates import feed_date
from onrecord.sources.furniture import without_furniture
from onrecord.sources.markup import markup_paragraphs
from onrecord.sources.metadata import clean
from onrecord.sources.options import SourceOptions
from onrecord.sources.text import build_article

MOST_PARTS = 500
NARROWEST = 50
"""Characters of the widest line of a paragraph whose lines were broken to fit."""
HEADERS = re.compile(
    rb"(?:From |(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+)\s*:)",
    re.I,
)
LINK_LINE = re.compile(r"[<(\[]?\s*https?://\S+\s*[>)\]]?")
FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What the library raises that stumbles over a letter."""


def looks_like_mail(data: bytes) -> bool:
    """True if ``data`` begins with the header of an e-mail."""
    return HEADERS.match(data[:100]) is not None and b"\nsubject:" in b"\n" + data[:20_000].lower()


def mail_article(name: str, data: bytes, options: SourceOptions) -> Article:
    """The article of a letter, with ``name`` as its id; raises ``UnreadableError`` where there is nothing to read."""
    try:
        letter = email.message_from_bytes(data, policy=email.policy.default)
        said = _said(letter)
        texts = _texts(letter)
    except FAULTS as error:
        raise UnreadableError(f"the letter cannot be taken apart: {_short(error)}") from error
    title = options.title or said["title"]
    paragraphs = without_furniture(_paragraphs(texts), frozenset(), title)
    if not paragraphs:
        raise UnreadableError("the letter holds no text")
    body = "\n\n".join(paragraphs)
    article = build_article(name, body if title is None else f"{title}\n\n{body}", options, title=title)
    date = feed_date(said["date"])
    return msgspec.structs.replace(
        article,
        outlet=article.outlet or said["outlet"],
        published=article.published or (Published(date, "metadata") if date else None),
    )


def _said(letter: EmailMessage) -> dict[str, str | None]:
    """Subject, date and sender's name of a letter, None where it has none."""
    name, address = parseaddr(_header(letter, "From") or "")
    return {
        "title": clean(_header(letter, "Subject")),
        "date": _header(letter, "Date"),
        "outlet": clean(name) or address.partition("@")[2] or None,
    }


def _header(letter: EmailMessage, name: str) -> str | None:
    """A header's words; one that the library cannot read is passed over."""
    try:
        value = letter.get(name)
    except FAULTS:
        return None
    return None if value is None else str(value).replace("\0", "")


class _Texts(msgspec.Struct, frozen=True):
    """What a letter shows, part by part; ``flowed``: its plain lines are broken as RFC 3676 has it."""

    html: tuple[str, ...]
    plain: tuple[str, ...]
    flowed: bool


def _texts(letter: EmailMessage) -> _Texts:
    texts: dict[str, list[str]] = {"text/html": [], "text/plain": []}
    flowed = False
    for number, part in enumerate(letter.walk()):
        if number > MOST_PARTS:
            raise UnreadableError(f"the letter has more than {MOST_PARTS} parts")
        kind = part.get_content_type()
        if kind in texts and part.get_content_disposition() != "attachment":
            content = part.get_payload(decode=True)
            flowed = flowed or part.get_param("format") == "flowed"
            if isinstance(content, bytes) and content.strip():
                texts[kind].append(decode(content, part.get_content_charset(), markup=kind == "text/html"))
    return _Texts(tuple(texts["text/html"]), tuple(texts["text/plain"]), flowed)


def _paragraphs(texts: _Texts) -> list[str]:
    """The letter's HTML where it has any that says something, else its plain text."""
    marked = [p for text in texts.html for p in markup_paragraphs(text)]
    plain = [p for text in texts.plain for p in plain_paragraphs(text, flowed=texts.flowed)]
    return marked if _words(marked) * 2 >= _words(plain) else plain


def _words(paragraphs: list[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def plain_paragraphs(text: str, *, flowed: bool = False) -> list[str]:
    """Paragraphs of a plain letter: lines that were broken to fit are joined; lines that are but an address fall out.

    ``flowed``: a line that ends in a blank goes on (RFC 3676). Else a paragraph ends at an empty line, and within it
    a line goes on if the next one's first word would not have fitted it.
    """
    found: list[str] = []
    for block in re.split(r"\n\s*\n", re.sub(r"\r\n?", "\n", text).replace("\u00a0", " ")):
        lines = [line for line in block.split("\n") if line.strip() and not LINK_LINE.fullmatch(line.strip())]
        widest = max((len(line.rstrip()) for line in lines), default=0)
        goes_on = False
        for line, following in zip(lines, [*lines[1:], ""], strict=False):
            if goes_on:
                found[-1] = f"{found[-1]} {line.strip()}"
            else:
                found.append(line.strip())
            goes_on = line.endswith(" ") if flowed else _is_full(line, following, widest)
    return [paragraph for paragraph in found if any(map(str.isalnum, paragraph))]


def _is_full(line: str, following: str, widest: int) -> bool:
    """True if the first word of the line that follows would have made ``line`` wider than the widest."""
    word = following.split(maxsplit=1)[0] if following else ""
    return widest >= NARROWEST and len(line.rstrip()) + 1 + len(word) > widest


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
