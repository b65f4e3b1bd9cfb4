"""Articles -> readings in their order, by this process or by several, with a bounded number on the way."""

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import LexiconError, ModelError, OnrecordError, UsageError, WorkerError
from onrecord.schema import Article, Reading
from onrecord.sources import Failure, Unread, load

if TYPE_CHECKING:
    from onrecord.pipeline import Stages

Item = Article | Failure | Unread
CAN_BLOCK = hasattr(signal, "pthread_sigmask")

CHUNK_ARTICLES = 8
CHUNK_CHARACTERS = 60_000
CHUNK_BYTES = 4 << 20
CHUNKS_A_WORKER = 40
BYTES_UNDER_WAY = 32 << 20
"""Raw bytes and text that may wait to be read, whatever the number of workers; one article larger than that goes alone."""

_GIVEN: dict[str, "Stages"] = {}  # in a worker process: the stages that it was begun with


def readings(
    items: Iterable[Item], workers: int = 1, stages: "Stages | None" = None
) -> Iterator[Reading | Failure]:
    """A reading for each item, or why there is none, in the order of ``items``; ``stages`` None: ours.

    Raises ``ModelError`` if the reader itself is broken and ``WorkerError`` if a worker process died.
    """
    if workers == 1:
        return (read_item(item, stages) for item in items)
    return map(_decoded, lines(items, workers, stages))


def lines(
    items: Iterable[Item], workers: int = 1, stages: "Stages | None" = None
) -> Iterator[bytes | Failure]:
    """As ``readings``, each reading as its line of JSON without the line break."""
    if workers < 1:
        raise UsageError(f"--workers is {workers}; it must be 1 or more")
    if workers == 1:
        return (_line(item, stages) for item in items)
    return _in_parallel(items, workers, stages)


def read_item(item: Item, stages: "Stages | None" = None) -> Reading | Failure:
    """The reading of one item, or why there is none: one article never stops the others.

    An error that no stage foresaw is reported with the place where it arose.
    """
    from onrecord.pipeline import DEFAULT, read_article

    if isinstance(item, Failure):
        return item
    try:
        article = load(item) if isinstance(item, Unread) else item
        return article if isinstance(article, Failure) else read_article(article, stages or DEFAULT)
    except (ModelError, LexiconError):
        raise
    except OnrecordError as error:
        return Failure(item.id, str(error))
    except Exception as error:  # noqa: BLE001 - the one border where a fault in a stage must not end the whole run
        at = traceback.extract_tb(error.__traceback__)[-1]
        where = (
            f"{os.path.basename(os.path.dirname(at.filename))}/{os.path.basename(at.filename)}:{at.lineno}"
        )
        reason = f"internal error, please report it: {type(error).__name__} at {where}: {error}"
        return Failure(item.id, reason[:300])


def _line(item: Item, stages: "Stages | None" = None) -> bytes | Failure:
    result = read_item(item, stages)
    return result if isinstance(result, Failure) else msgspec.json.encode(result)


def _decoded(line: bytes | Failure) -> Reading | Failure:
    return line if isinstance(line, Failure) else Reading.from_json(line)


def _read_chunk(chunk: list[Item]) -> list[bytes | Failure]:
    return [_line(item, _GIVEN.get("stages")) for item in chunk]


def _in_parallel(items: Iterable[Item], workers: int, stages: "Stages | None") -> Iterator[bytes | Failure]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker, initargs=(stages,))
    waiting: deque[tuple[int, Future[list[bytes | Failure]]]] = deque()
    under_way = 0
    try:
        for chunk in _chunks(items):
            size = sum(map(size_of, chunk))
            while waiting and (
                len(waiting) > CHUNKS_A_WORKER * workers or under_way + size > BYTES_UNDER_WAY
            ):
                under_way -= waiting[0][0]
                yield from waiting.popleft()[1].result()
            waiting.append((size, _submitted(pool, workers, chunk)))
            under_way += size
        while waiting:
            yield from waiting.popleft()[1].result()
        pool.shutdown()
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process died (out of memory, or killed); what was read before it is kept"
        ) from error
    finally:
        _end(pool)


def _submitted(pool: ProcessPoolExecutor, workers: int, chunk: list[Item]) -> Future[list[bytes | Failure]]:
    """Have ``chunk`` read; the first ones each begin a worker."""
    if len(pool._processes or ()) >= workers:
        return pool.submit(_read_chunk, chunk)
    with _undisturbed():
        return pool.submit(_read_chunk, chunk)


def size_of(item: Item) -> int:
    """The bytes that an item holds, or will when it is read: its text, the bytes at hand, or its file."""
    if isinstance(item, Article):
        return len(item.text)
    if isinstance(item, Failure):
        return 0
    if item.data is not None:
        return len(item.data)
    try:
        return min(os.stat(item.path or "").st_size, item.options.max_bytes)
    except (OSError, ValueError):
        return 0


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the workers at once, whatever they are at."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.is_alive():
            process.terminate()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = size = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Article) else CHUNK_CHARACTERS // CHUNK_ARTICLES
        size += size_of(item)
        if len(chunk) >= CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS or size >= CHUNK_BYTES:
            yield chunk
            chunk, characters, size = [], 0, 0
    if chunk:
        yield chunk


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Workers that start here take no notice of Ctrl-C: it is for the process that they work for.

    They begin with the signal blocked, and ignore it before anything could let it through. The process itself heeds one
    that comes meanwhile when the block is done, or at once where another thread takes it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    resource_tracker.ensure_running()  # else it would be begun in the block, and unblock the signal
    if CAN_BLOCK:
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin_worker(stages: "Stages | None") -> None:
    """A worker keeps the stages it was given, leaves Ctrl-C to its parent, and ends when its parent is gone."""
    if stages is not None:
        _GIVEN["stages"] = stages
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
