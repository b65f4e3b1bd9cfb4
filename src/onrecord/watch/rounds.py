"""A watch goes round: the feeds that are due, what is new in them, their articles on record, the alerts.

Whatever ends it, at any moment, loses nothing: a feed counts as read only when its new articles are on the disk, and an
article is pending for the alerts from before it is on record until its matches have been told.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.adding import add_items, page_of
from onrecord.errors import RecordBusyError, UsageError
from onrecord.schema import Reading
from onrecord.sources import Failure, SourceOptions, Web
from onrecord.sources.link import Link
from onrecord.sources.links import linked
from onrecord.sources.unread import Found
from onrecord.sources.web import Tags
from onrecord.store import Added, Kept, Store, content_hash, key_of, open_store
from onrecord.store.versions import Page, had
from onrecord.watch.alerts import Match
from onrecord.watch.feeds import Checked, checked, interleaved, is_due, is_later, with_date_kept
from onrecord.watch.metrics import Metrics
from onrecord.watch.sinks import Sink
from onrecord.watch.state import (
    FeedState,
    feed_states,
    keep_addresses,
    keep_feeds,
    keep_pending,
    moment,
    pending_alerts,
    saved_queries,
    unread_addresses,
)
from onrecord.watch.telling import Teller
from onrecord.workers import size_of

if TYPE_CHECKING:
    from onrecord.pipeline import Stages

FEEDS_AT_ONCE = 16
LINKS_AT_ONCE = 64
BYTES_AT_ONCE = 32 << 20
"""Pages that are put on record at a time: so many, or so large together."""
TRIES = 3
REMEMBERED = 50_000
"""How many addresses that gave no article are remembered."""
LONGEST_WAIT = timedelta(hours=24)
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
PATIENCE = 600.0
"""Seconds that a record which another program holds is waited for."""


def seconds_of(duration: str) -> float:
    """``90s``, ``15m``, ``2h``, ``1d`` or plain seconds as seconds; raises ``UsageError``."""
    number, unit = (duration[:-1], duration[-1:]) if duration[-1:] in UNITS else (duration, "s")
    try:
        found = float(number) * UNITS[unit]
    except ValueError:
        found = 0.0
    if not 1 <= found <= 365 * 86400:
        raise UsageError(f"'{duration}' is no time between two rounds; write it as 90s, 15m, 2h or 1d")
    return found


class Watch:
    """Watches ``feeds`` for a record; ``told``, ``failed`` and ``matched`` hear of what happens, when it is on the disk."""

    def __init__(
        self,
        feeds: Sequence[str],
        record: str,
        options: SourceOptions,
        web: Web,
        *,
        every: float = 900.0,
        workers: int = 1,
        stages: "Stages | None" = None,
        sinks: Sequence[Sink] = (),
        metrics: Metrics | None = None,
        told: Callable[[Added], None] = lambda added: None,
        failed: Callable[[Failure], None] = lambda failure: None,
        matched: Callable[[list[Match]], None] = lambda found: None,
    ) -> None:
        """``record`` is a file or a postgresql:// address; ``every``: the seconds from one look at a feed to the next."""
        self.feeds, self._record, self._options, self._web = tuple(feeds), record, options, web
        self._every, self._workers, self._stages = every, workers, stages
        self.metrics = metrics or Metrics()
        self._told, self._failed = told, failed
        self._teller = Teller(sinks, self.metrics, failed, matched)
        self._gave_none: OrderedDict[str, int] = OrderedDict()
        self._pages: dict[str, Page] = {}
        self._later: set[str] = set()
        self._web.known = self._tags
        self.metrics.set("onrecord_feeds", len(self.feeds))

    def round(self, *, all_due: bool = False) -> datetime:
        """Look at the feeds that are due (``all_due``: at all), and give the moment when the next one is."""
        with self._opened() as store:
            self._teller.tell(store, saved_queries(store), [])
            states = self._states(store)
        now = moment()
        due = [s for s in states.values() if all_due or s.next_due is None or s.next_due <= now]
        for start in range(0, len(due), FEEDS_AT_ONCE):
            for state in self._looked_at(due[start : start + FEEDS_AT_ONCE]):
                states[state.url] = state
        self.metrics.count("onrecord_rounds_total")
        self.metrics.set("onrecord_last_round_timestamp_seconds", time.time())
        following = min((s.next_due or now for s in states.values()), default=now)
        after = datetime.fromisoformat(following)
        self.metrics.set("onrecord_next_round_timestamp_seconds", after.timestamp())
        return after

    def _opened(self) -> Store:
        """The record, when nobody else holds it; it is held only while there is something to do."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return open_store(self._record, create=True)
            except RecordBusyError:
                if time.monotonic() > ends:
                    raise
                time.sleep(1.0)

    def _states(self, store: Store) -> dict[str, FeedState]:
        known = feed_states(store, self.feeds)
        return {url: known.get(url) or FeedState(url) for url in self.feeds}

    def _looked_at(self, states: list[FeedState]) -> list[FeedState]:
        """Ask these feeds, put what is new in them on record, and remember how far that came."""
        answers = list(checked(states, self._options, self._web))
        for answer in answers:
            self._count(answer)
        with self._opened() as store:
            links = interleaved([self._fresh(store, answer) for answer in answers])
        missing = set(self._later)
        self._later.clear()
        while chunk := list(islice(links, LINKS_AT_ONCE)):
            for items in _portions(
                linked(chunk, self._options, self._web)
            ):  # nobody holds the record meanwhile
                with self._opened() as store:
                    missing |= self._put_on_record(store, items)
        self._pages.clear()
        after = [self._after(answer, missing) for answer in answers]
        with self._opened() as store:
            keep_feeds(store, after)
        return after

    def _count(self, answer: Checked) -> None:
        outcome = "failed" if answer.failed else "unchanged" if answer.links is None else "changed"
        self.metrics.count("onrecord_feed_checks_total", outcome)
        if answer.failed is not None:
            self._failed(Failure(answer.state.url, answer.failed))

    def _fresh(self, store: Store, answer: Checked) -> list[Link]:
        """The links of a feed that are not on record, or of which it says that they changed since they were read."""
        links = answer.links or ()
        unread = unread_addresses(store, [link.url for link in links])
        changed = self._changed(store, [link for link in links if link.url not in unread])
        asked = {link.url: link for link in links if link.url in unread} | changed
        wanted = [url for url in asked if self._gave_none.get(url, 0) < TRIES]
        order = {link.url: n for n, link in enumerate(links)}
        return [asked[url] for url in sorted(wanted, key=order.__getitem__)]

    def _changed(self, store: Store, links: list[Link]) -> dict[str, Link]:
        """Those of ``links`` to pages on record which may have changed and are due, by address."""
        named = {page_of(link.url, self._options): link for link in links if link.updated}
        pages = {
            key: page
            for key, page in store.pages(list(named)).items()
            if is_later(named[key].updated, page.updated)
        }
        articles = had(store.engine, [page.article_key for page in pages.values()])
        now = datetime.now(UTC)
        found: dict[str, Link] = {}
        for key, page in pages.items():
            link, article = named[key], articles.get(page.article_key)
            if is_due(page, article, now):
                self._pages[link.url] = page
                found[link.url] = with_date_kept(link, article)
            else:
                self._later.add(link.url)
        return found

    def _tags(self, url: str) -> Tags | None:
        """What the last answer of a page that is on record was called."""
        page = self._pages.get(url)
        return None if page is None else (page.etag, page.last_modified)

    def _put_on_record(self, store: Store, found: list[Found]) -> set[str]:
        """Read what was found at addresses; gives those that should be asked again in the next round."""
        queries = saved_queries(store)
        noting = _Noting(store.engine) if queries else store
        missing: set[str] = set()
        items = ((item.id, item) for item in found)
        again: list[Added] = []
        batches = add_items(items, noting, workers=self._workers, stages=self._stages, known=again.append)
        for batch in batches:
            added = [*(item for item in batch if isinstance(item, Added)), *again]
            again.clear()
            self._note(store, added)
            missing |= {item.id for item in batch if isinstance(item, Failure) and self._asked_again(item)}
            self._teller.tell(store, queries, [item.article_key for item in added if item.new])
        self._note(store, again)
        return missing

    def _note(self, store: Store, added: list[Added]) -> None:
        """Remember where these articles stand, and say that they are on record."""
        keep_addresses(store, {item.id: item.article_key for item in added})
        for item in added:
            outcome = "updated" if item.updated else "added" if item.new else "known"
            self.metrics.count("onrecord_articles_total", outcome)
            self._told(item)

    def _asked_again(self, failure: Failure) -> bool:
        """Say and count a failure; True if the address has not failed too often yet."""
        tries = self._gave_none.pop(failure.id, 0) + 1
        self._gave_none[failure.id] = tries
        if len(self._gave_none) > REMEMBERED:
            self._gave_none.popitem(last=False)
        self.metrics.count("onrecord_articles_total", "failed")
        self._failed(failure)
        return tries < TRIES

    def _after(self, answer: Checked, missing: set[str]) -> FeedState:
        """What is known of a feed now. Where an article is still missing, the next answer is to be a whole one."""
        failures = answer.state.failures + 1 if answer.failed else 0
        wait = min(
            timedelta(seconds=self._every * 2 ** min(failures, 12)),
            max(LONGEST_WAIT, timedelta(seconds=self._every)),
        )
        whole = answer.failed is None and not any(link.url in missing for link in answer.links or ())
        return FeedState(
            url=answer.state.url,
            etag=answer.etag if whole else None,
            last_modified=answer.last_modified if whole else None,
            checked=moment(),
            next_due=(datetime.now(UTC) + wait).isoformat(timespec="seconds"),
            failures=failures,
        )


def _portions(found: Iterable[Found]) -> Iterator[list[Found]]:
    """What was found, as much of it at a time as memory bears."""
    portion: list[Found] = []
    size = 0
    for item in found:
        portion.append(item)
        size += size_of(item)
        if size >= BYTES_AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


class _Noting(Store):
    """A store that notes each batch as pending for the alerts before it puts it on record."""

    def add(self, batch: Sequence[Kept | Reading]) -> list[Added]:
        """As ``Store.add``."""
        articles = [(item.reading if isinstance(item, Kept) else item).article for item in batch]
        keep_pending(self, [*pending_alerts(self), *(key_of(content_hash(article)) for article in articles)])
        return super().add(batch)
