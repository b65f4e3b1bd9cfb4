"""The open web, asked politely: robots.txt, a pause between two requests to one host, and patience with what fails.

``Web`` keeps what it learnt of hosts (rules, when they may be asked next) for as long as it lives, within bounds. Many
addresses are asked by a few threads at a time, never two at once of one host.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import msgspec

from onrecord.errors import FetchError
from onrecord.sources.fetch import PAGE, RULES, Answer, Wanted, allowed_by, checked, fetch
from onrecord.sources.link import Link
from onrecord.sources.options import SourceOptions
from onrecord.sources.robots import ALL_MAY, LARGEST, Rules, robots_rules
from onrecord.sources.unread import Found

THREADS = 8
WINDOW = 32
"""How many addresses are under way or waiting to be handed on."""
RULES_HOLD = 24 * 3600.0
MOST_HOSTS = 5000
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class Landed(msgspec.Struct, frozen=True):
    """A link, and what its address answered, or why it did not."""

    link: Link
    answer: Answer | FetchError


Tags = tuple[str | None, str | None]
"""What the last answer of an address was called: its ETag, its Last-Modified."""


class Job:
    """A link that is to be asked; ``answer`` is there when it is done."""

    def __init__(self, link: Link, wanted: Wanted) -> None:
        """To be asked for ``wanted`` when its host is free."""
        self.link, self.wanted = link, wanted
        self.answer: Answer | FetchError | None = None


class Web:
    """Asks addresses within ``options``; a context manager, at whose end waiting threads go."""

    def __init__(
        self,
        options: SourceOptions,
        allowed: Callable[[str], bool] | None = None,
    ) -> None:
        """``allowed`` as in ``fetch``."""
        self._options = options
        self.known: Callable[[str], Tags | None] = lambda url: None
        """What the last answer of an address was called; asked in the thread of who asks for answers."""
        self._allowed = allowed or allowed_by(options)
        self._next: dict[str, float] = {}
        self._rules: OrderedDict[str, tuple[float, Rules | FetchError]] = OrderedDict()
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is asked any more."""
        self._closed.set()

    def ask(self, url: str, wanted: Wanted = PAGE, *, named: bool = False) -> Answer:
        """The answer of ``url`` when its host may be asked; raises ``FetchError``, for robots.txt's word too.

        ``named``: a person names this very address, so that it is not for robots.txt to say.

        What fails for the moment is asked again after a pause, or after the time that the server names if it is short.
        """
        host = _host(checked(url))
        rules = ALL_MAY if named else self._rules_of(url, host)
        if not rules.allow(url):
            raise FetchError("the site's robots.txt does not want it read")
        pause = FIRST_PAUSE
        for left in range(self._options.tries - 1, -1, -1):
            self._wait_turn(host, rules)
            try:
                return fetch(url, self._options, self._allowed, wanted)
            except FetchError as error:
                wait = pause if error.wait is None else error.wait
                if not (error.temporary and left) or wait > LONGEST_PAUSE:
                    raise
            finally:
                self._rest(host, rules)
            self._pause(wait)
            pause *= 4
        raise FetchError("it was not asked")

    def since_last(self, url: str, wanted: Wanted) -> Wanted:
        """``wanted`` of ``url``, if it has changed since it was asked last."""
        etag, last_modified = self.known(url) or (None, None)
        return msgspec.structs.replace(wanted, etag=etag, last_modified=last_modified)

    def answers(
        self,
        items: Iterable[Link | Found],
        wanted: Callable[[Link], Wanted] = lambda link: PAGE,
        *,
        named: bool = False,
    ) -> Iterator[Landed | Found]:
        """Each link with its answer, in the order of ``items``, a bounded number of them under way; other items as they are.

        ``wanted`` says what is asked for at a link, in the caller's thread; ``named`` as in ``ask``.
        """
        under_way: deque[Job | Found] = deque()
        crew = _Crew(lambda job: self.ask(job.link.url, job.wanted, named=named), self._closed)
        try:
            for item in items:
                if isinstance(item, Link):
                    under_way.append(job := Job(item, wanted(item)))
                    crew.take(job)
                elif under_way:
                    under_way.append(item)
                else:
                    yield item
                if len(under_way) >= WINDOW:
                    yield crew.landed(under_way.popleft())
            while under_way:
                yield crew.landed(under_way.popleft())
        finally:
            crew.end()

    def _wait_turn(self, host: str, rules: Rules) -> None:
        """Wait until ``host`` may be asked, and take that turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, 0.0))
            if len(self._next) > MOST_HOSTS:
                self._next = {name: at for name, at in self._next.items() if at > now}
            self._next[host] = turn + self._delay(rules)
        self._pause(turn - now)

    def _rest(self, host: str, rules: Rules) -> None:
        """The pause counts from when ``host`` had answered."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + self._delay(rules))

    def _delay(self, rules: Rules) -> float:
        return max(self._options.delay, rules.delay or 0.0)

    def _pause(self, seconds: float) -> None:
        if seconds > 0 and self._closed.wait(seconds):
            raise FetchError("stopped before it was asked")

    def _rules_of(self, url: str, host: str) -> Rules:
        """What the host's robots.txt says: all may be asked where there is none, nothing where the host is in trouble."""
        known = self._rules.get(host)
        if known is None or known[0] < time.monotonic():
            known = (time.monotonic() + RULES_HOLD, self._asked_rules(url))
            if isinstance(known[1], FetchError):
                known = (time.monotonic() + 10 * LONGEST_PAUSE, known[1])
            with self._lock:
                self._rules[host] = known
                while len(self._rules) > MOST_HOSTS:
                    self._rules.popitem(last=False)
        if isinstance(known[1], FetchError):
            raise known[1]
        return known[1]

    def _asked_rules(self, url: str) -> Rules | FetchError:
        parts = urlsplit(url)
        bounded = SourceOptions(
            seconds=self._options.seconds, max_bytes=LARGEST, contact=self._options.contact
        )
        try:
            answer = fetch(f"{parts.scheme}://{parts.netloc}/robots.txt", bounded, self._allowed, RULES)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return ALL_MAY
            return FetchError(f"{error} (asked for its robots.txt)", temporary=error.temporary)
        return robots_rules(answer.data.decode("utf-8", "replace"))


class _Crew:
    """A few threads that work off jobs, each host's one after the other."""

    def __init__(self, ask: Callable[[Job], Answer], closed: threading.Event) -> None:
        self._ask, self._closed = ask, closed
        self._waiting: OrderedDict[str, deque[Job]] = OrderedDict()
        self._busy: set[str] = set()
        self._change = threading.Condition()
        self._ended = False
        self._threads = 0

    def take(self, job: Job) -> None:
        """Have ``job`` done when its host is free."""
        with self._change:
            self._waiting.setdefault(_host(job.link.url), deque()).append(job)
            if self._threads < min(THREADS, len(self._waiting) + len(self._busy)):
                self._threads += 1
                threading.Thread(target=self._work, daemon=True).start()
            self._change.notify()

    def landed(self, item: Job | Found) -> Landed | Found:
        """A job's outcome when it is done, other items as they are; signals are heeded meanwhile."""
        if not isinstance(item, Job):
            return item
        with self._change:
            while item.answer is None:
                self._change.wait(0.5)
        return Landed(item.link, item.answer)

    def end(self) -> None:
        """Leave what is not begun, and let the threads go."""
        with self._change:
            self._ended = True
            self._waiting.clear()
            self._change.notify_all()

    def _work(self) -> None:
        try:
            self._work_off()
        finally:
            with self._change:
                self._threads -= 1

    def _work_off(self) -> None:
        while (found := self._free_job()) is not None:
            host, job = found
            result: Answer | FetchError = FetchError("it could not be asked")
            try:
                result = self._ask(job)
            except FetchError as error:
                result = error
            finally:
                with self._change:
                    job.answer = result
                    self._busy.discard(host)
                    self._change.notify_all()

    def _free_job(self) -> tuple[str, Job] | None:
        """The next job of a host that nobody asks at the moment; None when all is done or ended."""
        with self._change:
            while not self._ended and not self._closed.is_set():
                for host, jobs in self._waiting.items():
                    if host not in self._busy:
                        self._busy.add(host)
                        job = jobs.popleft()
                        del self._waiting[host]
                        if jobs:
                            self._waiting[host] = jobs
                        return host, job
                self._change.wait(1.0)
            return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""
