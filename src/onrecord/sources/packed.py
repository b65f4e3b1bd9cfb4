"""Unpacking within bounds: what a small file grows to is watched while it grows."""

import gzip
import io
import zlib
from pathlib import Path
from typing import Any

from onrecord.errors import UnreadableError

GZIP = b"\x1f\x8b"
STEP = 1 << 20
BOMB_BYTES, BOMB_RATIO = 256 << 20, 200
"""A file of more than so many bytes is a bomb if it is that many times what it was packed as."""


def unpacked(data: bytes, max_bytes: int) -> bytes:
    """``data``, unpacked if it is gzip; raises ``UnreadableError`` for what is damaged or beyond ``max_bytes``."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"the gzip data are damaged: {error}") from error
    return _bounded(found, max_bytes)


class WatchedGzip(io.RawIOBase):
    """A packed file of any size as a stream; raises ``UnreadableError`` where it turns out to be a bomb."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._most = max(BOMB_BYTES, BOMB_RATIO * path.stat().st_size)
        self._file = gzip.GzipFile(path)
        self._read = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As any raw stream."""
        data = self._file.read1(len(buffer))
        self._read += len(data)
        if self._read > self._most:
            raise UnreadableError(
                f"it unpacks to more than {BOMB_RATIO} times its size; the rest is left alone"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        if not self.closed:
            self._file.close()
        super().close()


def decoded(data: bytes, transfer: str | None, content: str | None, max_bytes: int) -> bytes:
    """The body of a kept answer without what it was sent in (``transfer``: chunked; ``content``: gzip, deflate, br).

    Archives often keep bodies unpacked under the headers that they came with; what is not packed as said is taken as
    it is. Raises ``UnreadableError`` for what is damaged or grows beyond ``max_bytes``.
    """
    if transfer and "chunked" in transfer.lower():
        data = _without_chunks(data)
    for coding in reversed((content or "").lower().split(",")):
        if coding.strip() in ("gzip", "x-gzip"):
            data = unpacked(data, max_bytes)
        elif coding.strip() == "deflate":
            data = _inflated(data, max_bytes)
        elif coding.strip() == "br":
            data = _unbrotlied(data, max_bytes)
    return data


def _without_chunks(data: bytes) -> bytes:
    found = bytearray()
    at = 0
    while True:
        end = data.find(b"\n", at, at + 1024)
        size = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or size.strip(b"0123456789abcdefABCDEF") or len(size) > 8:
            return bytes(found) if found else data
        length = int(size, 16)
        if length == 0:
            return bytes(found)
        found += data[end + 1 : end + 1 + length]
        at = end + 1 + length + (2 if data[end + 1 + length : end + 3 + length] == b"\r\n" else 1)


def _inflated(data: bytes, max_bytes: int) -> bytes:
    """Deflate with or without its wrapper; ``data`` itself if it is neither."""
    for form in (15, -15):
        try:
            found = zlib.decompressobj(form).decompress(data, max_bytes + 1)
        except zlib.error:
            continue
        return _bounded(found, max_bytes)
    return data


def _unbrotlied(data: bytes, max_bytes: int) -> bytes:
    import brotli

    packed = brotli.Decompressor()
    try:
        found = bytearray(packed.process(data, output_buffer_limit=STEP))
        while not packed.is_finished() and not packed.can_accept_more_data() and len(found) <= max_bytes:
            found += packed.process(b"", output_buffer_limit=STEP)
    except brotli.error:
        return data
    return _bounded(bytes(found), max_bytes)


def _bounded(data: bytes, max_bytes: int) -> bytes:
    if len(data) > max_bytes:
        raise UnreadableError(f"unpacked it is larger than {max_bytes / 1024 / 1024:.3g} MB")
    return data
