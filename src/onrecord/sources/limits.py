"""An upper bound on the processor time that one page may take: what a page gives does not depend on the machine's load."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from onrecord.errors import UnreadableError


class _TimeUp(BaseException):
    """Raised by the timer; no ``except Exception`` on the way may keep it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises ``UnreadableError`` if the block takes more than ``seconds`` of processor time.

    It holds where a timer can be set: in a main thread, on systems with POSIX signals, and if no other timer of this kind runs.
    Elsewhere the bounds on size have to do.
    """
    if not _can_be_set():
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
    try:
        yield
    except _TimeUp:
        raise UnreadableError(f"it took longer than {seconds:g} seconds of work") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _can_be_set() -> bool:
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_PROF)[0] == 0


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeUp
