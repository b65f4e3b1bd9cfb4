"""Links -> the articles behind them, and feeds and lists -> their links, all asked politely."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from onrecord.errors import SourceError, UnreadableError
from onrecord.sources.failure import Failure
from onrecord.sources.feed import Feed, feed_kind, read_feed
from onrecord.sources.fetch import PAGE, PAGE_OR_FEED, PAGE_TYPES, Answer
from onrecord.sources.link import NOTHING_SAID, Link
from onrecord.sources.options import SourceOptions
from onrecord.sources.packed import unpacked
from onrecord.sources.page import looks_like_page
from onrecord.sources.unread import Fetched, Found, Unread
from onrecord.sources.web import Landed, Web

REMEMBERED = 100_000
"""How many addresses of a list are remembered, so that none is asked twice."""
MOST_LISTS = 2000
DEEPEST = 2
UNCHANGED = "it has not changed since it was read"
NAMES = {
    "feed": "a feed",
    "sitemap": "a sitemap",
    "sitemaps": "a list of sitemaps",
    "feeds": "a list of feeds",
}


def linked(items: Iterable[Found | Link], options: SourceOptions, web: Web) -> Iterator[Found]:
    """The articles of ``items`` in order: links are asked, each address once; the others pass as they are."""
    for found in web.answers(_once(items), lambda link: web.since_last(link.url, PAGE)):
        if isinstance(found, Landed):
            yield _landed(found, options)
        else:
            yield found


def _once(items: Iterable[Found | Link]) -> Iterator[Found | Link]:
    seen: OrderedDict[bytes, None] = OrderedDict()
    for item in items:
        if isinstance(item, Link):
            key = hashlib.blake2b(item.url.encode("utf-8", "replace"), digest_size=8).digest()
            if key in seen:
                continue
            seen[key] = None
            if len(seen) > REMEMBERED:
                seen.popitem(last=False)
        yield item


def _landed(found: Landed, options: SourceOptions) -> Unread | Failure:
    """What a link led to: its page, or the article as the feed brought it, or why there is none."""
    link, answer = found.link, found.answer
    if isinstance(answer, Answer):
        return answered(link.id or link.url, answer, options, link.url, link)
    if link.said.content is None:
        return Failure(link.id or link.url, str(answer))
    return Unread(
        id=link.id or link.url,
        options=msgspec.structs.replace(options, url=options.url or link.url),
        data=link.said.content.encode("utf-8", "replace"),
        kind="entry",
        said=link.said,
        retrieved=now(),
        fetched=Fetched(link.url, updated=link.updated),
    )


def answered(name: str, answer: Answer, options: SourceOptions, url: str, link: Link | None = None) -> Unread:
    """An answer as an article that is to be read, called ``name``; ``url`` is the address that was asked."""
    updated = None if link is None else link.updated
    return Unread(
        id=name,
        options=msgspec.structs.replace(options, url=options.url or answer.url),
        data=answer.data,
        kind="text" if answer.media_type == "text/plain" else "page",
        charset=answer.charset,
        retrieved=now(),
        said=NOTHING_SAID if link is None else link.said,
        problem=UNCHANGED if answer.unchanged else None,
        fetched=Fetched(url, answer.etag, answer.last_modified, updated, answer.unchanged),
    )


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def address_articles(url: str, options: SourceOptions, web: Web) -> Iterator[Found]:
    """The article at an address that a person names, or the articles of the feed or list that is there."""
    answer = web.ask(url, web.since_last(url, PAGE_OR_FEED), named=True)
    if answer.unchanged:
        yield answered(url, answer, options, url)
        return
    data = unpacked(answer.data, options.max_bytes)
    if feed_kind(data) is not None:
        yield from feed_articles(read_feed(data, answer.url, answer.charset), options, web)
        return
    if answer.media_type not in PAGE_TYPES and not looks_like_page(data):
        raise UnreadableError(f"it is {answer.media_type[:60]}, not a page, text or feed")
    yield answered(url, msgspec.structs.replace(answer, data=data), options, url)


def feed_articles(feed: Feed, options: SourceOptions, web: Web) -> Iterator[Found]:
    """The articles that a feed or list names, and those of the feeds and sitemaps it names."""
    if feed.kind in ("feed", "sitemap") and not feed.links:
        raise UnreadableError(f"{NAMES[feed.kind]} that names no article")
    yield from linked(feed_links(feed, options, web), options, web)


def feed_links(
    feed: Feed, options: SourceOptions, web: Web, depth: int = DEEPEST, left: Iterator[int] | None = None
) -> Iterator[Link | Failure]:
    """The links that a feed or list names, and those of the feeds and sitemaps it names; a list that fails is a ``Failure``.

    ``left``: one for each list that may still be asked, however deep.
    """
    left = iter(range(MOST_LISTS)) if left is None else left
    if feed.kind in ("feed", "sitemap"):
        yield from newest(feed.links, options.newest)
        return
    for link in feed.links:
        if next(left, None) is None:
            yield Failure(link.url, f"more than {MOST_LISTS:,} lists; the rest is not read")
            return
        try:
            if depth == 0:
                raise UnreadableError("lists of lists go no deeper")
            answer = web.ask(link.url, PAGE_OR_FEED)
            inner = read_feed(unpacked(answer.data, options.max_bytes), answer.url, answer.charset)
            yield from feed_links(inner, options, web, depth - 1, left)
        except SourceError as error:
            yield Failure(link.url, str(error))


def newest(links: tuple[Link, ...], most: int | None) -> tuple[Link, ...]:
    """The ``most`` newest of ``links`` in their order; those without a date count as the oldest, later ones before."""
    if most is None or len(links) <= most:
        return links
    dates = [link.said.published.value if link.said.published else "" for link in links]
    chosen = sorted(range(len(links)), key=lambda n: dates[n], reverse=True)[:most]
    return tuple(links[n] for n in sorted(chosen))
