"""WARC archives (plain or gzip, one record a member as in CC-NEWS) -> the pages in them, one at a time.

fastwarc reads the records. It stops at the first one that is broken; here the next record is looked for instead, and a
record is handed on only when the one after it begins where it should: so one with a lying length is named and left out,
and takes no other with it.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import msgspec

from onrecord.errors import UnreadableError
from onrecord.sources.failure import Failure
from onrecord.sources.packed import GZIP, decoded
from onrecord.sources.unread import Unread

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

    from onrecord.sources.options import SourceOptions

PLAIN_START = b"WARC/1."
GZIP_START = GZIP + b"\x08"
BLOCK = 1 << 20
PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
MOST_FAILURES = 1000
LARGEST_HEAD = 1 << 16


class _Broken(msgspec.Struct, frozen=True):
    """A record that does not hold: where it begins (bytes), its address if it says one, and what is wrong."""

    at: int
    url: str | None
    reason: str


def warc_articles(path: Path, options: "SourceOptions", source: str) -> Iterator[Unread | Failure]:
    """The pages and texts of an archive as they stand in it; a broken record is a ``Failure``, and the next is read.

    ``source`` is what the archive is called in them. Answers that are no page (pictures, redirects, errors) are passed over.
    """
    failures = 0
    for found in _held_back(path, options):
        if isinstance(found, Unread):
            yield found
            continue
        failures += 1
        where = f"{source}, record at byte {found.at:,}" + (f" ({found.url[:200]})" if found.url else "")
        yield Failure(where, found.reason)
        if failures >= MOST_FAILURES:
            yield Failure(source, f"more than {MOST_FAILURES:,} broken records; the rest is not read")
            return


def _held_back(path: Path, options: "SourceOptions") -> Iterator[Unread | _Broken]:
    """Records, each kept until the next has been seen: one that the archive breaks off behind is broken itself."""
    start: int | None = 0
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
        while start is not None:
            last: tuple[int, Unread | None, str | None] | None = None
            broken: _Broken | None = None
            for at, item, url in _records(file, start, options):
                if isinstance(item, _Broken):
                    broken = item
                    break
                if last is not None and last[1] is not None:
                    yield last[1]
                last = at, item, url
            kept = last[1] if last is not None else None
            if broken is not None and broken.at < 0:
                broken = _blamed(file, last, start, packed, broken.reason)
            if kept is not None and last is not None and (broken is None or broken.at != last[0]):
                yield kept
            if broken is None:
                return
            yield broken
            start = _next_start(file, broken.at + 1, packed)


def _blamed(
    file: IO[bytes], last: tuple[int, Unread | None, str | None] | None, start: int, packed: bool, reason: str
) -> _Broken:
    """The archive breaks off behind the record ``last``: that record is broken, or what comes after it."""
    if last is None:
        return _Broken(start, None, reason)
    end = _end(file, last[0], packed)
    return _Broken(last[0], last[2], reason) if end is None else _Broken(end, None, reason)


def _end(file: IO[bytes], at: int, packed: bool) -> int | None:
    """The byte behind the record that begins at ``at``; None if it does not end where it says."""
    file.seek(at)
    member = zlib.decompressobj(31)
    try:
        head = member.decompress(file.read(LARGEST_HEAD), LARGEST_HEAD) if packed else file.read(LARGEST_HEAD)
    except zlib.error:
        return None
    ends = head.find(b"\r\n\r\n") + 4
    length = re.search(rb"\nContent-Length:\s*(\d{1,18})\s*\r\n", head[:ends], re.I)
    if ends < 4 or length is None:
        return None
    size = ends + int(length[1])
    if not packed:
        file.seek(at + size)
        return at + size + 4 if file.read(4) == b"\r\n\r\n" else None
    tail, left = head[size:], size - len(head)
    try:
        while left > -4 and not member.eof and (data := member.unconsumed_tail or file.read(LARGEST_HEAD)):
            found = member.decompress(data, LARGEST_HEAD)
            tail += found[max(0, left) :] if left < len(found) else b""
            left -= len(found)
    except zlib.error:
        return None
    return file.tell() - len(member.unused_data) if tail == b"\r\n\r\n" and member.eof else None


def _records(
    file: IO[bytes], start: int, options: "SourceOptions"
) -> Iterator[tuple[int, Unread | _Broken | None, str | None]]:
    """Records from byte ``start``: where each begins, what is in it (None: nothing to read), and its address.

    The last is a ``_Broken`` where the archive cannot be followed: at -1 if it is unknown which record is to blame.
    """
    from fastwarc.warc import ArchiveIterator

    file.seek(start)
    records = iter(ArchiveIterator(_Stream(file), parse_http=False))
    at = 0
    while True:
        url = None
        try:
            record = next(records)
            at = start + record.stream_pos
            url = record.headers.get("WARC-Target-URI")
            item = _item(record, at, url, options)
        except StopIteration:
            return
        except (OSError, ValueError, zlib.error) as error:
            yield at, _Broken(-1 if url is None else at, url, f"cannot be read: {_short(error)}"), url
            return
        yield at, item, url
        if isinstance(item, _Broken):
            return


class _Stream:
    """What fastwarc asks of a file, from where it stands; fastwarc's own closing does not close it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = file.tell()

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset + (self._start if whence == 0 else 0), whence) - self._start

    def tell(self) -> int:
        return self._file.tell() - self._start

    def close(self) -> None:
        return None


def _item(
    record: "WarcRecord", at: int, url: str | None, options: "SourceOptions"
) -> Unread | _Broken | None:
    """The page or text of a record, None if it has none, or what is wrong with it."""
    from fastwarc.warc import WarcRecordType

    max_bytes = options.max_bytes
    length = record.headers.get("Content-Length", "") or ""
    if not (length.isascii() and length.strip().isdigit()) or len(length) > 18:
        return _Broken(at, url, f"its length is '{length[:40]}', not a number of bytes")
    if record.record_type & (
        WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    ) == 0 or not (url or "").startswith(("http://", "https://")):
        return None if record.content_length <= 4 * max_bytes else _Broken(at, url, _too_large(max_bytes))
    is_response = record.record_type & WarcRecordType.response != 0
    body = record.reader.read(max_bytes + 1)
    if len(body) > max_bytes:
        return _Broken(at, url, _too_large(max_bytes))
    if len(body) < record.content_length:
        return _Broken(at, url, f"says that it has {record.content_length:,} bytes and has {len(body):,}")
    if b"\nWARC/1." in body and b"\nWARC-Type:" in body:
        return _Broken(at, url, "its length reaches into the next record")
    return _page(record, is_response, body, url or "", options)


def _too_large(max_bytes: int) -> str:
    return f"it is larger than {max_bytes / 1024 / 1024:.3g} MB"


def _page(
    record: "WarcRecord", is_response: bool, body: bytes, url: str, options: "SourceOptions"
) -> Unread | None:
    headers = {"content-type": record.headers.get("Content-Type") or ""}
    if is_response:
        status, headers, body = _http(body)
        if status != 200:
            return None
    media_type, _, rest = headers.get("content-type", "").lower().partition(";")
    if media_type.strip() not in PAGES | TEXTS:
        return None
    kind: Literal["text", "page"] = "page" if media_type.strip() in PAGES else "text"
    options = msgspec.structs.replace(options, url=options.url or url)
    try:
        data = decoded(
            body, headers.get("transfer-encoding"), headers.get("content-encoding"), options.max_bytes
        )
    except UnreadableError as error:
        return Unread(id=url, options=options, kind=kind, problem=str(error))
    return Unread(
        id=url,
        options=options,
        data=data,
        kind=kind,
        charset=rest.partition("charset=")[2].partition(";")[0].strip(" \"'") or None,
        retrieved=(record.headers.get("WARC-Date") or "").replace("Z", "+00:00") or None,
    )


def _http(body: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers by lower-case name, and the bytes behind them, of an answer as it came over the wire."""
    head, _, rest = body.partition(b"\r\n\r\n")
    if b"\n\n" in head:
        head, _, rest = body.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    words = first.split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else 0
    pairs = (line.partition(":") for line in lines[:300])
    return status, {name.strip().lower(): value.strip() for name, _, value in pairs}, rest


def _next_start(file: IO[bytes], start: int, packed: bool) -> int | None:
    """Where the next record begins at or after byte ``start``; None if none does."""
    mark = GZIP_START if packed else PLAIN_START
    file.seek(start)
    held, at = b"", start
    while block := file.read(BLOCK):
        window = held + block
        found = window.find(mark)
        while found >= 0:
            begins = at - len(held) + found
            if _is_start(file, begins, packed):
                return begins
            found = window.find(mark, found + 1)
        at += len(block)
        held = window[-len(mark) + 1 :]
        file.seek(at)
    return None


def _is_start(file: IO[bytes], at: int, packed: bool) -> bool:
    """True if a record really begins there: a member that unpacks to one, or a mark with what follows it."""
    if not packed:
        file.seek(at)
        return b"\nWARC-" in file.read(400)
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(8192), 16).startswith(PLAIN_START)
    except zlib.error:
        return False


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
