"""What a page says of itself: headline, byline, outlet and publication date, each with where it stands.

JSON-LD (schema.org) goes before meta tags, these before the page's visible parts, these before its address. A date
that stands nowhere but in the running text is told apart by its basis.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
from lxml.etree import _Element as Element

from onrecord.schema import Published
from onrecord.sources.pagedate import page_date

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "BlogPosting LiveBlogPosting Report TechArticle SocialMediaPosting AdvertiserContentArticle WebPage".split()
)
TITLE_METAS = ("og:title", "twitter:title", "dc.title", "sailthru.title", "headline", "title")
OUTLET_METAS = ("application-name", "publisher", "dc.publisher", "twitter:site")
BYLINE_METAS = (
    "author",
    "byl",
    "byline",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
FIRST_NAME_OF_PAGE = re.compile(r"\s+[|–—·»•:-]+\s+|\s*[|»]\s*")
BYLINE_END = re.compile(
    r"\s(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)|\s[|•]\s|\s(?=\d)|\s(?=(?:published|updated|print)\b)",
    re.I,
)
SPACE = re.compile(r"\s+")


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; None where it does not."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    description: str | None = None


def page_metadata(tree: Element, url: str | None) -> PageMetadata:
    """The metadata of a parsed page; ``url`` is where it came from, if known."""
    metas, data = _metas(tree), list(_article_data(tree))
    address = url or _canonical(tree, metas)
    return PageMetadata(
        title=_title(tree, metas, data),
        byline=_byline(tree, metas, data),
        outlet=_outlet(metas, data),
        url=address,
        published=page_date(tree, metas, data, address),
        description=next((metas[m] for m in ("og:description", "description") if m in metas), None),
    )


def clean(value: Any) -> str | None:
    """``value`` as one line of text, or None if it is no text or empty."""
    if not isinstance(value, str):
        return None
    import html

    found = SPACE.sub(" ", html.unescape(re.sub(r"<[^<>]{1,200}>", " ", value))).strip()
    return found[:500] or None


def _metas(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = clean(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _article_data(tree: Element) -> Iterator[dict[str, Any]]:
    """schema.org objects of the page that describe an article, the page itself last."""
    later = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        for thing in _things(_json(script.text), 6):
            kinds = thing.get("@type")
            names = {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}
            if "WebPage" in names:
                later.append(thing)
            elif names & ARTICLE_TYPES:
                yield thing
    yield from later


def _json(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        pass
    try:
        return msgspec.json.decode(re.sub(r"[\x00-\x1f]+", " ", text))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for each in value[:50]:
            yield from _things(each, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(value.get(key), list | dict):
                yield from _things(value[key], depth - 1)


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for each in value[:10] for name in _names(each)]
    found = clean(value.get("name") if isinstance(value, dict) else value)
    return [found] if found and not found.startswith(("http://", "https://")) else []


def _canonical(tree: Element, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return clean(link.get("href"))
    found = metas.get("og:url")
    return found if found and found.startswith("http") else None


def _outlet(metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    names = [metas.get("og:site_name"), *(n for thing in data for n in _names(thing.get("publisher")))]
    names += [metas.get(name) for name in OUTLET_METAS]
    found = next((n for n in names if n), None)
    return re.sub(r"^(?:@|(?:https?://)?(?:www\.)?)", "", found).rstrip("/") or None if found else None


def _byline(tree: Element, metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    for thing in data:
        names = list(dict.fromkeys(_names(thing.get("author") or thing.get("creator"))))
        if names:
            return _names_only(", ".join(names))
    for name in BYLINE_METAS:
        found = metas.get(name)
        if found and not found.startswith(("http://", "https://")):
            return _names_only(found)
    for element in tree.iter("a", "span", "p", "div"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            found = clean(_text(element))
            if found and len(found) <= 100:
                return _names_only(found)
    return None


def _names_only(byline: str) -> str | None:
    """A byline without "By" before it and date or buttons after it."""
    byline = re.sub(r"^by\s+", "", byline, flags=re.I)
    return BYLINE_END.split(byline, maxsplit=1)[0].strip(" ,|·-") or None


def _text(element: Element) -> str:
    return " ".join(str(part) for part in element.itertext() if part.strip())


def letters(value: str | None) -> str:
    """Letters and digits of ``value``, lower-cased: what two headlines are compared by."""
    return re.sub(r"\W+", "", value or "").lower()


def _title(tree: Element, metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    """The visible headline if the page's own data confirm it, else what these say, without the outlet's name."""
    said = [clean(thing.get("headline") or thing.get("name")) for thing in data]
    said += [metas.get(name) for name in TITLE_METAS]
    head = next((clean(_text(e)) for e in tree.iter("title")), None)
    known = [letters(s) for s in (*said, head) if s]
    heads = [h for h in (clean(_text(e)) for e in islice(tree.iter("h1"), 20)) if h and len(h) <= 300]
    for heading in heads:
        mine = letters(heading)
        if len(mine) >= 12 and any(k.startswith(mine) or mine in k for k in known):
            return heading
    single = [h for h in heads if len(h.split()) >= 4]
    if len(single) == 1 and len(single[0]) <= 300:
        return single[0]
    best = next((s for s in (*said, head) if s), None)
    if best is None:
        return next(iter(heads), None)
    return _without_outlet(best, _outlet(metas, data))


def _without_outlet(title: str, outlet: str | None) -> str:
    """``title`` without a last part that names the outlet, or that follows a bar."""
    parts = FIRST_NAME_OF_PAGE.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    names_outlet = outlet is not None and (
        letters(last) in letters(outlet) or letters(outlet) in letters(last)
    )
    if names_outlet or re.search(r"[|»]\s*" + re.escape(last) + r"\s*$", title):
        return title[: title.rindex(last)].rstrip(" |–—·»•:-") or title
    return title
