"""Feeds (RSS 0.9 to 2.0, RDF, Atom, JSON Feed), sitemaps and lists of feeds (OPML) -> the addresses they name.

XML is read as a stream and forgotten entry by entry. A document that declares entities is refused before anything of
it is parsed: no feed needs them, and a few nested ones grow beyond all memory.
"""

import io
import re
from html.entities import html5
from itertools import islice
from typing import Any, Literal
from urllib.parse import urljoin

import msgspec
from lxml import etree

from onrecord.errors import UnreadableError
from onrecord.schema import Published
from onrecord.sources.charset import decode
from onrecord.sources.dates import feed_date
from onrecord.sources.link import Link, Said
from onrecord.sources.metadata import clean

FeedKind = Literal["feed", "sitemap", "sitemaps", "feeds"]
ROOT = re.compile(
    r"\s*(?:(?><\?[^>]{0,500}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,5000}?\]\s*)?>)\s*)*+"
    r"<(?:[\w.-]{1,20}:)?(rss|RDF|feed|urlset|sitemapindex|opml)[\s>/]",
    re.S,
)
KINDS: dict[str, FeedKind] = {
    "rss": "feed",
    "RDF": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemaps",
    "opml": "feeds",
}
JSON_FEED = re.compile(r'\s*\{.{0,2000}?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.S)
ENTRIES = ("{*}item", "{*}entry", "{*}url", "{*}sitemap", "{*}outline")
OWN_TITLES = ("{*}title", "{*}channel")
DATES = ("pubDate", "published", "date", "publication_date", "issued", "created", "updated")
CHANGES = ("updated", "modified", "pubDate", "date", "published")
"""What says when an entry changed last; where nothing says so, a date of publication that is another one than before."""
CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)?")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MOST_ENTRIES = 100_000
LONGEST_CONTENT = 400_000
LONGEST_MOMENT = 100
HEAD = 20_000


class Feed(msgspec.Struct, frozen=True):
    """What a feed or list holds: its kind, its own title, and its links in its order."""

    kind: FeedKind
    title: str | None
    links: tuple[Link, ...]


def feed_kind(data: bytes) -> FeedKind | None:
    """What kind of feed or list ``data`` begins as; None if it is none."""
    head = data[:4].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if head[:1] not in (b"<", b"{", b""):
        return None
    try:
        text = decode(data[:HEAD] if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data[: HEAD // 2 * 2])
    except UnreadableError:
        return None
    found = ROOT.match(text)
    if found:
        return KINDS[found[1]]
    return "feed" if JSON_FEED.match(text) else None


def read_feed(data: bytes, base: str | None = None, charset: str | None = None) -> Feed:
    """The feed or list in ``data``, relative addresses counted from ``base``; raises ``UnreadableError``."""
    text = decode(data, charset, markup=True)
    kind = feed_kind(text[:HEAD].encode("utf-8", "replace"))
    if kind is None:
        raise UnreadableError("it is no feed, sitemap or list of feeds")
    if text.lstrip().startswith("{"):
        return _json_feed(text, base)
    if _declares_entities(text):
        raise UnreadableError("it declares entities of its own; such a feed is not read")
    try:
        return _xml_feed(kind, text, base)
    except etree.LxmlError as error:
        raise UnreadableError(f"it is no whole XML: {_short(error)}") from error


def _declares_entities(text: str) -> bool:
    found = ROOT.match(text)
    return found is not None and "<!ENTITY" in text[: found.start(1)].upper()


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def _xml_feed(kind: FeedKind, text: str, base: str | None) -> Feed:
    text = _mended(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    stream = etree.iterparse(
        io.BytesIO(text.encode("utf-8", "replace")),
        events=("end",),
        tag=(*ENTRIES, *OWN_TITLES),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    title: str | None = None
    links: list[Link] = []
    for _, element in islice(stream, 4 * MOST_ENTRIES):
        name = _name(element)
        if name in ("title", "channel"):
            title = _own_title(element, name) or title
            continue
        link = _link(kind, element, base)
        if link is not None:
            links.append(link)
        if name != "outline" or len(element) == 0:
            _forget(element)
        if len(links) >= MOST_ENTRIES:
            break
    return Feed(kind, title, tuple(_titled(link, title) if kind == "feed" else link for link in links))


def _mended(text: str) -> str:
    """``text`` with what feeds often get wrong set right: HTML's entities and bare ampersands, except in CDATA.

    The parser goes on behind such a fault, but loses the ampersands that follow.
    """
    parts = CDATA.split(NO_CHARACTER.sub(" ", text))
    parts[::2] = [AMPERSAND.sub(_character, part) for part in parts[::2]]
    return "".join(parts)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in ("amp", "lt", "gt", "quot", "apos"):
        return found[0]
    return html5.get(f"{name};", f"&amp;{name};")


def _titled(link: Link, title: str | None) -> Link:
    """``link`` with the feed's own title for its outlet, where it names none."""
    if title is None or link.said.outlet is not None:
        return link
    return msgspec.structs.replace(link, said=msgspec.structs.replace(link.said, outlet=title))


def _own_title(element: Any, name: str) -> str | None:
    """The feed's title: a title that stands in the feed itself, not in an entry or a picture."""
    parent = element.getparent()
    if name != "title" or parent is None or _name(parent) not in ("channel", "feed"):
        return None
    return clean(_all_text(element))


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None and element.getparent() is not None:
        del element.getparent()[0]


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all_text(element: Any) -> str:
    return "".join(str(part) for part in element.itertext())


def _link(kind: FeedKind, element: Any, base: str | None) -> Link | None:
    """The link of one entry, if it has an address."""
    parts: dict[str, list[Any]] = {}
    for child in islice(element.iter(), 400):
        parts.setdefault(_name(child), []).append(child)
    if kind == "feeds":
        address, name = element.get("xmlUrl"), element.get("title") or element.get("text")
        return _made(address, base, Said(outlet=clean(name)))
    if kind in ("sitemap", "sitemaps"):
        return _made(_first(parts, "loc"), base, _news(parts), _first(parts, "lastmod"))
    return _made(_address(parts), _base(element, base), _said(parts), _first(parts, *CHANGES))


def _made(address: str | None, base: str | None, said: Said, updated: str | None = None) -> Link | None:
    if not address or not address.strip():
        return None
    try:
        url = urljoin(base or "", address.strip())
    except ValueError:
        return None
    if not url.startswith(("http://", "https://")) or len(url) >= 4000:
        return None
    return Link(url, said, updated=updated[:LONGEST_MOMENT] if updated else None)


def _base(element: Any, base: str | None) -> str | None:
    own = element.base
    return own if own and str(own).startswith("http") else base


def _first(parts: dict[str, list[Any]], *names: str) -> str | None:
    """The text of the first element of one of ``names`` that has any, names in order."""
    for name in names:
        for element in parts.get(name, ()):
            text = _all_text(element).strip()
            if text:
                return text
    return None


def _address(parts: dict[str, list[Any]]) -> str | None:
    """An entry's address: before it was wrapped, its alternate link, its link, or an id that is one."""
    told = _first(parts, "origLink")
    if told:
        return told
    for link in parts.get("link", ()):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    told = _first(parts, "link")
    if told:
        return told
    for identifier in (*parts.get("guid", ()), *parts.get("id", ())):
        text = _all_text(identifier).strip()
        if text.startswith(("http://", "https://")) and identifier.get("isPermaLink", "true") != "false":
            return text
    return None


def _said(parts: dict[str, list[Any]]) -> Said:
    return Said(
        title=clean(_first(parts, "title")),
        byline=_byline(parts),
        outlet=_source(parts),
        published=_dated(parts, DATES),
        content=_content(parts),
    )


def _byline(parts: dict[str, list[Any]]) -> str | None:
    found = clean(_first(parts, "creator", "name", "author"))
    if found is None or len(found) > 200:
        return None
    mailed = re.fullmatch(r"\S+@\S+ \((.+)\)", found)
    return mailed[1] if mailed else None if "@" in found else found


def _source(parts: dict[str, list[Any]]) -> str | None:
    """Whose article it is, where a feed gathers those of many (RSS ``source``)."""
    sources = [e for e in parts.get("source", ()) if len(e) == 0]
    return clean(_all_text(sources[0])) if sources else None


def _content(parts: dict[str, list[Any]]) -> str | None:
    """The whole article, where the feed brings it; a summary is none."""
    found = _first(parts, "encoded", "content")
    return found if found is not None and 400 <= len(found) <= LONGEST_CONTENT else None


def _dated(parts: dict[str, list[Any]], names: tuple[str, ...]) -> Published | None:
    for name in names:
        found = feed_date(_first(parts, name))
        if found is not None:
            return Published(found, "feed")
    return None


def _news(parts: dict[str, list[Any]]) -> Said:
    """What a sitemap of news says; when a page was last changed is not when it appeared."""
    return Said(
        title=clean(_first(parts, "title")),
        outlet=clean(_first(parts, "name")) if "publication" in parts else None,
        published=_dated(parts, ("publication_date",)),
    )


def _json_feed(text: str, base: str | None) -> Feed:
    try:
        feed = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(f"it is no whole JSON: {_short(error)}") from error
    items = feed.get("items")
    title = clean(feed.get("title"))
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    links = (_json_link(item, title, base) for item in entries[:MOST_ENTRIES])
    return Feed("feed", title, tuple(link for link in links if link is not None))


def _json_link(item: dict[str, Any], outlet: str | None, base: str | None) -> Link | None:
    address = item.get("url") or item.get("external_url")
    date = feed_date(item["date_published"]) if isinstance(item.get("date_published"), str) else None
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [clean(author.get("name")) for author in authors or () if isinstance(author, dict)]
    content = item.get("content_html") or item.get("content_text")
    said = Said(
        title=clean(item.get("title")),
        byline=", ".join(name for name in names if name) or None,
        outlet=outlet,
        published=Published(date, "feed") if date else None,
        content=content if isinstance(content, str) and 400 <= len(content) <= LONGEST_CONTENT else None,
    )
    changed = item.get("date_modified") or item.get("date_published")
    updated = changed if isinstance(changed, str) else None
    return _made(address, base, said, updated) if isinstance(address, str) else None
