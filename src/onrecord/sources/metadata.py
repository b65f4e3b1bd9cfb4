"""What a page says of itself: headline, byline, outlet and publication date, each with where it stands.

JSON-LD (schema.org) goes before meta tags, these before the page's visible parts, these before its address. A date
that stands nowhere but in the running text is told apart by its basis.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from onrecord.schema import Published
from onrecord.schema.article import PublishedBasis
from onrecord.sources.dates import iso_date

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "BlogPosting LiveBlogPosting Report TechArticle SocialMediaPosting AdvertiserContentArticle WebPage".split()
)
DATE_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created",
    "dcterms.date", "dc.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publicationdate", "article.published", "published-date", "cxenseparse:recs:publishtime", "bt:pubdate",
    "citation_publication_date", "date", "article_date_original", "originalpublicationdate", "og:pubdate", "created",
)  # fmt: skip
TITLE_METAS = ("og:title", "twitter:title", "dc.title", "sailthru.title", "headline", "title")
OUTLET_METAS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
BYLINE_METAS = (
    "author",
    "byl",
    "byline",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
)
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
URL_MONTH = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])/", re.I
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
FIRST_NAME_OF_PAGE = re.compile(r"\s+[|–—·»•:-]+\s+|\s*[|»]\s*")
SPACE = re.compile(r"\s+")


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; None where it does not."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None


def page_metadata(tree: Element, url: str | None) -> PageMetadata:
    """The metadata of a parsed page; ``url`` is where it came from, if known."""
    metas, data = _metas(tree), list(_article_data(tree))
    address = url or _canonical(tree, metas)
    return PageMetadata(
        title=_title(tree, metas, data),
        byline=_byline(tree, metas, data),
        outlet=_outlet(metas, data),
        url=address,
        published=_published(tree, metas, data, address),
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
            names = set(kinds if isinstance(kinds, list) else [kinds])
            if names & {"WebPage"}:
                later.append(thing)
            elif any(isinstance(k, str) and k in ARTICLE_TYPES for k in names):
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
    name = metas.get("og:site_name")
    if name:
        return name
    for thing in data:
        for name in _names(thing.get("publisher")):
            return name
    return next((metas[m].removeprefix("@") for m in OUTLET_METAS[1:] if m in metas), None)


def _byline(tree: Element, metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    for thing in data:
        names = list(dict.fromkeys(_names(thing.get("author") or thing.get("creator"))))
        if names:
            return ", ".join(names)
    for name in BYLINE_METAS:
        found = metas.get(name)
        if found and not found.startswith(("http://", "https://")):
            return re.sub(r"^by\s+", "", found, flags=re.I)
    for element in tree.iter("a", "span", "p", "div"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            found = clean(_text(element))
            if found and len(found) <= 100:
                return re.sub(r"^by\s+", "", found, flags=re.I)
    return None


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
    heads = [h for h in (clean(_text(e)) for e in tree.iter("h1")) if h]
    for heading in heads:
        mine = letters(heading)
        if len(mine) >= 12 and any(k.startswith(mine) or mine in k for k in known):
            return heading
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


def _published(
    tree: Element, metas: dict[str, str], data: list[dict[str, Any]], url: str | None
) -> Published | None:
    for value, basis in _dates(tree, metas, data, url):
        found = _page_date(value)
        if found is not None:
            return Published(found, basis)
    return None


def _dates(
    tree: Element, metas: dict[str, str], data: list[dict[str, Any]], url: str | None
) -> Iterator[tuple[Any, PublishedBasis]]:
    """Candidates for the publication date, the most trustworthy first."""
    for thing in data:
        yield thing.get("datePublished"), "structured"
    for name in DATE_METAS:
        yield metas.get(name), "metadata"
    for element in tree.iter():
        if element.get("itemprop") == "datePublished":
            yield element.get("datetime") or element.get("content") or clean(_text(element)), "structured"
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or re.search(
            r"publish|posted|entry-date", element.get("class") or ""
        ):
            yield element.get("datetime"), "page"
    yield from ((value, "page") for value in _only_time(tree))
    yield _url_date(url), "url"


def _only_time(tree: Element) -> list[str]:
    """The page's only <time>, if it has but one day: with several nobody can tell which is the article's."""
    values = [v for v in (e.get("datetime") for e in tree.iter("time")) if v]
    return values[:1] if len({v[:10] for v in values}) == 1 else []


def _url_date(url: str | None) -> str | None:
    if url is None:
        return None
    path = url.partition("://")[2].partition("/")[2].partition("?")[0]
    found = URL_DATE.search(path)
    if found:
        return "-".join(found.groups())
    named = URL_MONTH.search("/" + path + "/")
    return f"{named[1]}-{MONTHS.index(named[2].lower()) + 1:02}-{int(named[3]):02}" if named else None


def _page_date(value: Any) -> str | None:
    """A date as pages write it, in ISO; offsets are kept, dates before 1980 are not believed."""
    if not isinstance(value, str) or not value.strip():
        return None
    value = value.strip()
    found = (
        iso_date(value) or iso_date(value[:19]) or iso_date(re.split(r"[T ]", value)[0]) or _written(value)
    )
    return found if found and "1980" <= found[:4] <= "2100" else None


def _written(value: str) -> str | None:
    """ "November 18, 2019", "18 Nov 2019": months by name only; 3/4/2019 could be either and is left alone."""
    found = re.search(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", value)
    month, day, year = (found[1], found[2], found[3]) if found else ("", "", "")
    if not found:
        turned = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)\b", value)
        if not turned:
            return None
        month, day, year = turned[2], turned[1], turned[3]
    if month[:3].lower() not in MONTHS:
        return None
    return iso_date(f"{year}-{MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}")
