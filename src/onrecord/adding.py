"""Sources -> a record: articles are read, put on record in small batches, and told of when they are on the disk."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from onrecord.schema import Article, Reading
from onrecord.sources import Failure, SourceOptions, Unread
from onrecord.store import Added, Asked, Kept, Store, content_hash, given_key, page_key
from onrecord.workers import Item, readings, size_of

if TYPE_CHECKING:
    from onrecord.pipeline import Stages

BATCH_ARTICLES = 1024
BATCH_CHARACTERS = 2_000_000
BATCH_BYTES = 32 << 20
"""A batch is full with so many articles, so much text or raw bytes: large ones merge with less work, and hold memory."""

BATCH_SECONDS = 2.0
PATIENCE = 10
"""A batch is written no sooner than after this many times what the one before it took, unless it is full."""

LOOKED_UP, LOOKED_UP_BYTES = 16, 8 << 20
"""How many articles are looked up in the record at once, fewer where they are large."""
MEDIA = {"text": "text/plain", "page": "text/html", "mail": "message/rfc822", "entry": "text/html"}


class Given(msgspec.Struct, frozen=True):
    """An item on its way through the reader: what it is known by, and what it was read from."""

    item: Item
    key: int | None = None
    raw: bytes | None = None
    media_type: str | None = None
    source: str | None = None
    page: Asked | None = None


def add_items(
    items: Iterable[tuple[str | None, Item]],
    store: Store,
    *,
    workers: int = 1,
    stages: "Stages | None" = None,
    known: Callable[[Added], None] | None = None,
) -> Iterator[list[Added | Failure]]:
    """Put articles on record; ``items`` come with the source that was named for them.

    Gives what became of them, batch by batch and only after the batch is on the disk; what failed stands among them.
    What the record knows already is not read again: it is passed to ``known``.
    """
    waiting: deque[Given] = deque()
    batch: list[Kept] = []
    failures: list[Added | Failure] = []
    began, wait, characters, size = time.monotonic(), BATCH_SECONDS, 0, 0
    for result in readings(_fresh(items, store, waiting, known), workers, stages):
        given = waiting.popleft()
        if isinstance(result, Failure):
            failures.append(result)
        else:
            batch.append(_kept(result, given))
            characters += len(result.article.text)
            size += len(given.raw or b"")
        full = len(batch) >= BATCH_ARTICLES or characters >= BATCH_CHARACTERS or size >= BATCH_BYTES
        if full or time.monotonic() - began > wait:
            writing = time.monotonic()
            yield [*store.add(batch), *failures]
            began = time.monotonic()
            batch, failures, characters, size = [], [], 0, 0
            wait = max(BATCH_SECONDS, PATIENCE * (began - writing))
    if batch or failures:
        yield [*store.add(batch), *failures]


def _kept(reading: Reading, given: Given) -> Kept:
    return Kept(
        reading=reading, raw=given.raw, media_type=given.media_type, source=given.source, given=given.key,
        page=given.page,
    )  # fmt: skip


def _fresh(
    items: Iterable[tuple[str | None, Item]],
    store: Store,
    waiting: deque[Given],
    known: Callable[[Added], None] | None,
) -> Iterator[Item]:
    """The items that are not on record; each is noted in ``waiting`` before it goes to the reader."""
    for chunk in _portions(_given(name, item) for name, item in items):
        on_record = _on_record(store, chunk)
        asked = [(g.page, on_record[g.key]) for g in chunk if g.page and g.key in on_record]
        if asked:
            store.keep_pages(asked)
        while chunk:
            given = chunk.pop(0)
            if given.key is not None and given.key in on_record:
                if known is not None:
                    known(Added(on_record[given.key], given.item.id, new=False))
                continue
            waiting.append(given)
            yield given.item


def _portions(items: Iterable[Given]) -> Iterator[list[Given]]:
    chunk: list[Given] = []
    size = 0
    for given in items:
        chunk.append(given)
        size += size_of(given.item)
        if len(chunk) >= LOOKED_UP or size >= LOOKED_UP_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _on_record(store: Store, chunk: list[Given]) -> dict[int | None, int]:
    """Those that the record knows, by their keys, each with the key of its article; pages that have not changed too."""
    held = store.known([g.key for g in chunk if g.key is not None])
    found: dict[int | None, int] = {given: article for given, article in held.items()}  # noqa: C416 - another type of key
    same = {g.key: g.page.key for g in chunk if g.page is not None and _unchanged(g)}
    pages = store.pages(list(same.values()))
    return found | {key: pages[page].article_key for key, page in same.items() if page in pages}


def _unchanged(given: Given) -> bool:
    return isinstance(given.item, Unread) and given.item.fetched is not None and given.item.fetched.unchanged


def _given(source: str | None, item: Item) -> Given:
    if isinstance(item, Article):
        return Given(item, given_key("article", content_hash(item)), source=source)
    if isinstance(item, Failure):
        return Given(item, source=source)
    raw = item.data if item.data is not None else _bytes(item)
    if raw is None:
        return Given(item, source=source)
    named = msgspec.structs.replace(item, data=None, path=None, retrieved=None, fetched=None)
    return Given(item, given_key("unread", named, data=raw), raw, _media_type(item), source, _asked(item))


def _asked(item: Unread) -> Asked | None:
    """What is to be remembered of the page that an item was had from."""
    had = item.fetched
    if had is None:
        return None
    return Asked(page_of(had.url, item.options), had.etag, had.last_modified, had.updated)


def page_of(url: str, options: SourceOptions) -> int:
    """The key of the page at an address, as the options have it."""
    return page_key(url, options.published, options.outlet, options.title)


def _media_type(item: Unread) -> str:
    return "application/gzip" if item.path and item.path.lower().endswith(".gz") else MEDIA[item.kind]


def _bytes(item: Unread) -> bytes | None:
    """The bytes of a file that is not too large; None where the reader will say what is wrong with it."""
    path = Path(item.path or "")
    try:
        if not item.path or path.stat().st_size > item.options.max_bytes:
            return None
        return path.read_bytes()
    except OSError:
        return None


def named(
    sources: Iterable[str],
    options: SourceOptions,
    standard_input: BinaryIO | None = None,
    store: Store | None = None,
) -> Iterator[tuple[str, Item]]:
    """The items of ``sources``, each with the source that it is from; pages that ``store`` knows if they have changed."""
    from onrecord.sources import Web, open_sources

    with Web(options) as web:
        if store is not None:
            web.known = lambda url: _tags(store, page_of(url, options))
        for source in sources:
            for item in open_sources([source], options, standard_input, web):
                yield source, item


def _tags(store: Store, key: int) -> tuple[str | None, str | None] | None:
    page = store.pages([key]).get(key)
    return None if page is None else (page.etag, page.last_modified)
