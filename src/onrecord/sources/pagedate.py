"""When a page was published, and where on the page that stands.

A date of the page's own data goes before one that it shows, this before its address. What only a guess over the whole
page finds is marked as "text".
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from onrecord.schema import Published
from onrecord.schema.article import PublishedBasis
from onrecord.sources.dates import iso_date

DATE_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created",
    "dcterms.date", "dc.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publicationdate", "article.published", "published-date", "cxenseparse:recs:publishtime", "bt:pubdate",
    "citation_publication_date", "date", "article_date_original", "originalpublicationdate", "og:pubdate", "created",
)  # fmt: skip
META_NAME = re.compile(r"(?:publish|posted?|pub|issued?|release)(?:ed)?[-_.:]?(?:date|time|on|at)", re.I)
SHOWN = re.compile(r"date|publish|posted|timestamp|byline|dateline|pubtime|article-time|entry-meta", re.I)
LONGEST_SHOWN = 120
SLASHED = re.compile(r"^(\d{4})/(\d\d)/(\d\d)")
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/\-_.]?(0[1-9]|1[0-2])[/\-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
URL_MONTH = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])/", re.I
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def page_date(
    tree: Element, metas: dict[str, str], data: list[dict[str, Any]], url: str | None
) -> Published | None:
    """The publication date of a parsed page, and how it is known.

    ``metas``: content of the meta tags by lower-case name; ``data``: the schema.org objects that describe the article.
    """
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
    yield from ((value, "metadata") for name, value in metas.items() if META_NAME.search(name))
    for element in tree.iter():
        if element.get("itemprop") == "datePublished":
            yield (
                element.get("datetime") or element.get("content") or " ".join(element.itertext()),
                "structured",
            )
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or re.search(
            r"publish|posted|entry-date", element.get("class") or ""
        ):
            yield element.get("datetime"), "page"
    yield from ((value, "page") for value in _only_time(tree))
    yield from ((value, "page") for value in _shown(tree))
    yield _url_date(url), "url"
    yield _guess(tree, url), "text"


def _only_time(tree: Element) -> list[str]:
    """The page's only <time>, if it has but one day: with several nobody can tell which is the article's."""
    values = [v for v in (e.get("datetime") for e in tree.iter("time")) if v]
    return values[:1] if len({v[:10] for v in values}) == 1 else []


def _shown(tree: Element) -> Iterator[str]:
    """Short visible texts after the headline whose element is named after a date, in the page's order."""
    headed = tree.find(".//h1") is None
    for element in tree.iter():
        headed = headed or element.tag == "h1"
        if (
            headed
            and isinstance(element.tag, str)
            and SHOWN.search(f"{element.get('class')} {element.get('id')}")
        ):
            words = " ".join(" ".join(element.itertext()).split())
            if len(words) <= LONGEST_SHOWN:
                yield words


def _guess(tree: Element, url: str | None) -> str | None:
    """What htmldate finds in markup and text without its boldest guesses."""
    import htmldate

    try:
        found: str | None = htmldate.find_date(tree, original_date=True, extensive_search=False, url=url)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError):
        return None
    return found


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
    value = SLASHED.sub(r"\1-\2-\3", value.strip())
    found = (
        iso_date(value) or iso_date(value[:19]) or iso_date(re.split(r"[T ]", value)[0]) or _written(value)
    )
    return found if found and "1980" <= found[:4] <= "2100" else None


def _written(value: str) -> str | None:
    """As in "November 18, 2019", "18 Nov 2019": months by name only; 3/4/2019 could be either and is left alone."""
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
