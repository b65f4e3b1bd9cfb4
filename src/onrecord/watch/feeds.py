"""Which feeds are watched, and what is new in them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import zip_longest
from pathlib import Path

import msgspec

from onrecord.errors import FetchError, NotFoundError, SourceError, UsageError
from onrecord.schema import Published
from onrecord.sources import SourceOptions, Web
from onrecord.sources.feed import read_feed
from onrecord.sources.fetch import PAGE_OR_FEED, Answer, Wanted
from onrecord.sources.link import Link
from onrecord.sources.links import NAMES, newest
from onrecord.sources.opened import file_bytes
from onrecord.sources.packed import unpacked
from onrecord.sources.web import Landed
from onrecord.store.versions import Had, Page
from onrecord.watch.state import FeedState

LARGEST = 8 << 20
"""Bytes of a feed; many are held at a time."""
MOST_LINKS = 10_000
"""How many links of one feed are looked at, the newest ones."""

GRACE = timedelta(minutes=30)
"""For so long after it was had a page is asked again as often as its feed calls it changed."""


class Checked(msgspec.Struct, frozen=True):
    """A feed that was asked: its links (None: unchanged), what its answer is called, or why there was none."""

    state: FeedState
    links: tuple[Link, ...] | None = None
    failed: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def feed_addresses(sources: Iterable[str], options: SourceOptions) -> tuple[str, ...]:
    """The addresses of feeds that ``sources`` name: addresses themselves, OPML files, lists with one a line.

    Raises ``UsageError`` for what names none.
    """
    found: list[str] = []
    for source in sources:
        mine = [source] if source.startswith(("http://", "https://")) else _listed(Path(source), options)
        if not mine:
            raise UsageError(
                f"{source}: names no feed; give an OPML file, a list of addresses, or an address"
            )
        found.extend(mine)
    return tuple(dict.fromkeys(found))


def _listed(path: Path, options: SourceOptions) -> list[str]:
    if not path.exists() or path.is_dir():
        raise NotFoundError(f"{path}: no such file")
    data = file_bytes(path, options)
    if b"<" in data[:1000]:
        try:
            feed = read_feed(data)
        except SourceError as error:
            raise UsageError(f"{path}: {error}") from error
        return [link.url for link in feed.links] if feed.kind == "feeds" else []
    lines = data.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip().startswith(("http://", "https://"))]


def checked(states: list[FeedState], options: SourceOptions, web: Web) -> Iterator[Checked]:
    """Each feed asked, politely and only for what has changed since ``states``."""
    by_url = {state.url: state for state in states}

    def wanted(link: Link) -> Wanted:
        state = by_url[link.url]
        return msgspec.structs.replace(
            PAGE_OR_FEED, etag=state.etag, last_modified=state.last_modified, largest=LARGEST
        )

    for landed in web.answers((Link(url) for url in by_url), wanted, named=True):
        if isinstance(landed, Landed):
            yield _checked(by_url[landed.link.url], landed.answer, options)


def _checked(state: FeedState, answer: Answer | FetchError, options: SourceOptions) -> Checked:
    if isinstance(answer, FetchError):
        return Checked(state, failed=str(answer))
    if answer.unchanged:
        return Checked(state, etag=answer.etag, last_modified=answer.last_modified)
    try:
        feed = read_feed(unpacked(answer.data, options.max_bytes), answer.url, answer.charset)
    except SourceError as error:
        return Checked(state, failed=str(error))
    if feed.kind not in ("feed", "sitemap"):
        return Checked(state, failed=f"it is {NAMES[feed.kind]}; name the one that has the news")
    links = newest(feed.links, min(options.newest or MOST_LINKS, MOST_LINKS))
    return Checked(state, links, etag=answer.etag, last_modified=answer.last_modified)


def is_later(told: str | None, before: str | None) -> bool:
    """True if a feed tells of a later change of a page than ``before``; words that are no dates: of another one."""
    if told is None or before is None:
        return told is not None
    one, other = _moment(told), _moment(before)
    return told != before if one is None or other is None else one > other


def _moment(told: str) -> datetime | None:
    """A moment as feeds write it (ISO 8601, RFC 822), in UTC where it does not say."""
    try:
        found = datetime.fromisoformat(told.strip())
    except ValueError:
        try:
            found = parsedate_to_datetime(told)
        except (ValueError, TypeError, OverflowError):
            return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_due(page: Page, had: Had | None, now: datetime) -> bool:
    """True if a page, of which a feed says that it changed, may be asked again.

    The longer it was asked in vain, the longer it is left alone: it has been had in its present form, and was found
    unchanged since, over some time; beyond ``GRACE``, as much must pass again. So a feed that calls all its pages changed whenever it is
    asked costs each of them a few requests, and a page that does change is asked at once.
    """
    checked, retrieved = _moment(page.checked or ""), _moment((had and had.retrieved) or "")
    if checked is None or retrieved is None:
        return True
    return now - checked >= checked - retrieved or checked - retrieved < GRACE


def with_date_kept(link: Link, had: Had | None) -> Link:
    """``link`` with the date that it told of the article first: a feed's later date is that of a change."""
    if had is None or had.published is None or had.published_basis != "feed":
        return link
    said = msgspec.structs.replace(link.said, published=Published(had.published, "feed"))
    return msgspec.structs.replace(link, said=said)


def interleaved(feeds: list[list[Link]]) -> Iterator[Link]:
    """The links of many feeds in turn, so that no host has to be asked for all of its own at once; each once."""
    seen: set[str] = set()
    for row in zip_longest(*feeds):
        for link in row:
            if link is not None and link.url not in seen:
                seen.add(link.url)
                yield link
