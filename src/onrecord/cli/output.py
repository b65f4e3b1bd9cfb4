"""Where results go: standard output or a file, whole or not at all, and lines never in halves."""

import importlib
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from onrecord.errors import OutputError, Stopped, UsageError


class Unheard(BaseException):
    """Nobody reads what is written to standard output any more."""


class Output:
    """Bytes to a descriptor, each write whole: a signal that comes meanwhile waits until it is done."""

    def __init__(self, descriptor: int, name: str) -> None:
        """Write to the open file ``descriptor``, which people know as ``name``."""
        self._descriptor, self._name = descriptor, name

    @property
    def is_terminal(self) -> bool:
        """True if somebody watches what is written."""
        return os.isatty(self._descriptor)

    def write(self, data: bytes) -> None:
        """Write all of ``data`` before Ctrl-C is heeded; ``OutputError`` where there is no room for it."""
        with _whole():
            view = memoryview(data)
            try:
                while view:
                    view = view[os.write(self._descriptor, view) :]
            except BrokenPipeError as error:
                raise Unheard from error
            except OSError as error:
                raise OutputError(f"{self._name}: cannot be written: {error.strerror or error}") from error
        if _CAME:
            raise Stopped


@contextmanager
def opened(path: Path | None, *, streaming: bool = False) -> Iterator[Output]:
    """Standard output, or the file ``path``.

    A file that is not ``streaming`` appears under its name when all is written and not before; a streaming one holds
    whole lines at any time. Raises ``UsageError`` where it cannot be written.
    """
    if path is None or str(path) == "-":
        sys.stdout.flush()
        yield Output(sys.stdout.fileno(), "standard output")
    elif streaming:
        yield from _streamed(path)
    else:
        yield from _atomic(path)


def written_into(folder: Path, pieces: Iterable[tuple[str, str]]) -> None:
    """Write each text under its name into a folder, which is made if there is none; ``UsageError`` where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pieces:
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritable(folder, error) from error


def _streamed(path: Path) -> Iterator[Output]:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield Output(descriptor, str(path))
    finally:
        os.close(descriptor)


def _atomic(path: Path) -> Iterator[Output]:
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file to write to")
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        try:
            yield Output(descriptor, str(path))
        finally:
            os.close(descriptor)
        _as_others(name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _as_others(name: str) -> None:
    """The rights that a new file gets here; a temporary file has fewer."""
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"{path}: cannot be written: {error.strerror or error}")


@contextmanager
def _whole() -> Iterator[None]:
    """Ctrl-C and a request to end wait until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def later(number: int, _: FrameType | None) -> None:
        came.append(number)

    before = {number: signal.signal(number, later) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if came:
        raise Stopped


READER, RECORD = ("numpy", "onrecord.model.runtime", "tokenizers"), ("duckdb", "arro3.core", "psycopg")
"""Native libraries that a command will need."""


def stop_between_lines(*libraries: str) -> None:
    """From here on Ctrl-C and a request to end (SIGTERM) raise ``Stopped``, never within a line.

    ``libraries`` are loaded first, undisturbed: a native library that is interrupted while it loads ends the process.
    """
    with _undisturbed():
        for name in libraries:
            with suppress(ImportError):
                importlib.import_module(name)
    _CAME.clear()
    sys.unraisablehook = _unraisable
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait until the block is done, where the system lets them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_CAME: list[int] = []
"""Signals that came. One that comes while Python cleans up is raised where nobody hears of it: the next write does."""


def _stop(number: int, frame: FrameType | None) -> None:
    _CAME.append(number)
    raise Stopped


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    if not isinstance(told.exc_value, Stopped):
        sys.__unraisablehook__(told)
