"""What is at a path, opened: files; pipes as they come; devices and sockets are refused.

To open a named pipe that nobody writes to waits for ever; here it is waited for within bounds.
"""

import gzip
import io
import os
import select
import shutil
import stat
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import UnreadableError
from onrecord.sources.options import SourceOptions

PATIENCE = 10.0
"""Seconds that somebody is waited for who writes to a named pipe."""


class _Pipe(io.RawIOBase):
    """An open pipe, ``first`` being what was read of it already."""

    def __init__(self, descriptor: int, first: bytes = b"") -> None:
        self._descriptor, self._first = descriptor, first

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._first:
            buffer[: len(self._first)] = self._first
            size, self._first = len(self._first), b""
            return size
        return os.readv(self._descriptor, [buffer])

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()


def is_pipe(path: Path) -> bool:
    """True for a pipe, and for the terminal or null device that standard input is.

    Raises ``UnreadableError`` for other devices and sockets, ``OSError`` where there is nothing at ``path``.
    """
    found = path.stat()
    if stat.S_ISFIFO(found.st_mode):
        return True
    if stat.S_ISCHR(found.st_mode) and _is_harmless(found):
        return True
    if stat.S_ISCHR(found.st_mode) or stat.S_ISBLK(found.st_mode):
        raise UnreadableError("a device is not read")
    if stat.S_ISSOCK(found.st_mode):
        raise UnreadableError("a socket is not read; - is standard input")
    return False


def _is_harmless(device: os.stat_result) -> bool:
    """True for the device that standard input is, if it is one, and for the null device."""
    with suppress(OSError, ValueError):
        if os.path.samestat(device, os.fstat(sys.__stdin__.fileno() if sys.__stdin__ else 0)):
            return True
    with suppress(OSError):
        return os.path.samestat(device, Path(os.devnull).stat())
    return False


@contextmanager
def binary(path: Path) -> Iterator[BinaryIO]:
    """The bytes at ``path``, a file or a pipe; raises ``UnreadableError`` for what cannot be read, and ``OSError``."""
    opened = cast(BinaryIO, io.BufferedReader(_written(path))) if is_pipe(path) else path.open("rb")
    with opened as file:
        yield file


def _written(path: Path) -> _Pipe:
    """The pipe at ``path``, when somebody writes to it or has written."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        first = b""
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            first = _begun(descriptor)
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return _Pipe(descriptor, first)


def _begun(descriptor: int) -> bytes:
    """Wait for the first bytes or the end of a pipe, no longer than ``PATIENCE`` where nobody writes to it."""
    ready, _, _ = select.select([descriptor], [], [], PATIENCE)
    if ready:
        return b""
    try:
        first = os.read(descriptor, 1)
    except BlockingIOError:  # somebody has opened it and has not written yet
        return b""
    if not first:
        raise UnreadableError(f"a named pipe to which nobody has written for {PATIENCE:g} seconds")
    return first


@contextmanager
def spooled(file: BinaryIO, name: str) -> Iterator[Path]:
    """What comes from a pipe as a file called ``name``, for what must be read to and fro; it is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / name
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        yield path


def file_bytes(path: Path, options: SourceOptions) -> bytes:
    """The bytes of a file, unpacked if its name ends in .gz; raises ``UnreadableError`` beyond ``max_bytes``."""
    try:
        with binary(path) as file:
            packed = path.suffix.lower() == ".gz"
            data = (gzip.GzipFile(fileobj=file) if packed else file).read(options.max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"cannot be read: {plain(error)}") from error
    return bounded(data, options)


def bounded(data: bytes, options: SourceOptions) -> bytes:
    """``data`` itself; raises ``UnreadableError`` if it is larger than ``options`` allow."""
    if len(data) > options.max_bytes:
        raise UnreadableError(f"it is larger than {options.max_bytes // 1024 // 1024} MB")
    return data


def plain(error: Exception) -> str:
    """What went wrong, in the system's words without numbers and paths."""
    found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return found or type(error).__name__
