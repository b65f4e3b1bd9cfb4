"""Unpacking within bounds: what a small file grows to is watched while it grows."""

import gzip
import io
import zlib

from onrecord.errors import UnreadableError

GZIP = b"\x1f\x8b"


def unpacked(data: bytes, max_bytes: int) -> bytes:
    """``data``, unpacked if it is gzip; raises ``UnreadableError`` for what is damaged or beyond ``max_bytes``."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"the gzip data are damaged: {error}") from error
    if len(found) > max_bytes:
        raise UnreadableError(f"unpacked it is larger than {max_bytes / 1024 / 1024:.3g} MB")
    return found
