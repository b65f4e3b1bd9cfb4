"""An upper bound on the time that one page may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from onrecord.errors import UnreadableError


class _TimeUp(BaseException):
    """Raised by the alarm; no ``except Exception`` on the way may keep it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises ``UnreadableError`` if the block takes longer than ``seconds``.

    It holds where an alarm can be set: in a main thread, on systems with POSIX signals, and if no other alarm runs.
    Elsewhere the bounds on size have to do.
    """
    if not _can_be_set():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    except _TimeUp:
        raise UnreadableError(f"it took longer than {seconds:g} seconds to read") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_be_set() -> bool:
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer") and signal.getitimer(signal.ITIMER_REAL)[0] == 0


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeUp
