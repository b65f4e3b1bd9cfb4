"""The record as the page uses it: one connection a thread, answers that may be kept as long as nothing was added."""

import asyncio
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any, TypeVar

from starlette.concurrency import iterate_in_threadpool

from onrecord.store.store import Store
from onrecord.web.accounts import User, user_of, users

T = TypeVar("T")
THREADS = 16
"""How many requests are worked on at once; the others wait. Each may hold a connection to the record."""
MOST_EXPORTS = 4
MOST_ANSWERS = 1_000
FRESH = 1.0
"""Seconds for which the state of the record is not asked again."""


class _Held:
    """A thread's connection; it ends with the thread."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __del__(self) -> None:
        self.store.close()


class Desk:
    """A store that many threads may use: no more connections than threads that live (``THREADS``), and those of exports."""

    def __init__(self, store: Store) -> None:
        """``store`` stays open as long as the page runs."""
        self._store = store
        self._local = threading.local()
        self._exports = asyncio.Semaphore(MOST_EXPORTS)
        self.writing = threading.Lock()
        """Held by whoever writes: corrections come one after the other."""
        self._state, self._asked = "", 0.0
        self._keeping = threading.Lock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._made: dict[Hashable, Future[Any]] = {}

    @property
    def store(self) -> Store:
        """This thread's connection to the record."""
        held: _Held | None = getattr(self._local, "held", None)
        if held is None or held.store.engine.is_lost:
            held = self._local.held = _Held(Store(self._store.engine.again()))
        return held.store

    async def exported(self, pieces: Callable[[Store], Iterator[bytes]]) -> AsyncIterator[bytes]:
        """What ``pieces`` makes from a connection of its own, which several threads may use one after the other.

        ``MOST_EXPORTS`` are made at a time; the next ones wait without a thread.
        """
        async with self._exports:
            async for piece in iterate_in_threadpool(self._apart(pieces)):
                yield piece

    def _apart(self, pieces: Callable[[Store], Iterator[bytes]]) -> Iterator[bytes]:
        with Store(self._store.engine.again()) as store:
            yield from pieces(store)

    @property
    def state(self) -> str:
        """A word that changes whenever anything was added or corrected."""
        if time.monotonic() - self._asked > FRESH:
            rows = self.store.engine.rows(
                "SELECT (SELECT count(*) FROM readings), (SELECT count(*) FROM corrections), "
                "(SELECT count(*) FROM corrections WHERE undone IS NOT NULL), (SELECT count(*) FROM queries)"
            )
            self._state, self._asked = "-".join(str(n) for n in rows[0]), time.monotonic()
        return self._state

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, kept as long as nothing was added or corrected; the oldest answers go first.

        Who asks for what is being made waits for it.
        """
        key = (self.state, name)
        with self._keeping:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[no-any-return]
            first = key not in self._made
            coming = self._made.setdefault(key, Future())
        if not first:
            return coming.result()  # type: ignore[no-any-return]
        try:
            found = make()
        except BaseException as error:
            coming.set_exception(error)
            raise
        else:
            coming.set_result(found)
            return found
        finally:
            with self._keeping:
                del self._made[key]
                if coming.exception() is None:
                    self._answers[key] = coming.result()
                while len(self._answers) > MOST_ANSWERS:
                    self._answers.popitem(last=False)

    def changed(self) -> None:
        """The page itself has written: ask anew at once."""
        self._asked = 0.0

    def user_of(self, secret: str) -> User | None:
        """Whose secret this is."""
        return user_of(self.store, secret)

    def user_named(self, name: str) -> User | None:
        """The account of that name, unless it was ended."""
        return next((u for u in users(self.store) if u.name == name), None)

    def note(self, who: str, action: str, detail: str, address: str) -> None:
        """One line of the audit log."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.writing, self.store.engine.transaction():
            self.store.engine.write({"audit": [(now, who, action, detail, address)]})
