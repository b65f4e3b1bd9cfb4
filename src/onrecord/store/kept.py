"""What is put into a record: a reading, and what it was made from."""

import hashlib
import zlib

import msgspec

from onrecord.errors import UsageError
from onrecord.schema import Article, ReaderVersion, Reading

KEY_DIGITS = 13  # 52 bits, so that a key is a whole number in JSON readers too


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One article on its way into the record.

    ``raw``: the bytes that it was read from, None where there were none; ``media_type`` says what they are.
    ``source``: what was named on the command line. ``given``: ``given_key`` of what was given, by which it is known
    again before it is read. ``page``: what is to be remembered of the page that it was read from.
    """

    reading: Reading
    raw: bytes | None = None
    media_type: str | None = None
    source: str | None = None
    given: int | None = None
    page: "Asked | None" = None


class Asked(msgspec.Struct, frozen=True):
    """A page that was asked for: its key (``page_key``), what its answer was called, and when its feed says that it changed."""

    key: int
    etag: str | None = None
    last_modified: str | None = None
    updated: str | None = None


def content_hash(article: Article) -> str:
    """What makes an article the same one: where it is from (address, else id), outlet, title, date and text."""
    published = article.published.value if article.published else None
    parts = (article.url or article.id, article.outlet, article.title, published, article.text_sha256)
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def key_of(hexadecimal: str) -> int:
    """The key of an article: the first 52 bits of its content's hash, the same whatever came before it."""
    return int(hexadecimal[:KEY_DIGITS], 16)


def key_named(text: str) -> int:
    """The key of an article as people write it, raises ``UsageError`` if it can be none."""
    digits = text.strip().removeprefix("-")
    if not digits.isdecimal() or len(digits) > 19 or int(digits) >= 2**63:
        raise UsageError(
            f"{text!r} is no key of an article; lists of events and articles give them as article_key"
        )
    return int(text)


def given_key(*parts: object, data: bytes = b"") -> int:
    """The key of something given that is not read yet: its name, options and bytes."""
    found = hashlib.sha256(msgspec.json.encode(parts))
    found.update(data)
    return key_of(found.hexdigest())


def page_key(url: str, published: str | None, outlet: str | None, title: str | None) -> int:
    """The key of a page: its address, and what was said of its article on the command line."""
    return given_key("page", url, published, outlet, title)


def reader_key(reader: ReaderVersion) -> str:
    """The id of a version of the reader."""
    return hashlib.sha256(msgspec.json.encode(reader)).hexdigest()[:16]


def packed(reading: Reading) -> bytes:
    """A reading as it is stored: compressed JSON, without the text where the table of articles holds it exactly."""
    if "\0" not in reading.article.text:
        article = msgspec.structs.replace(reading.article, text="")
        reading = msgspec.structs.replace(reading, article=article)
    return zlib.compress(msgspec.json.encode(reading), 6)


def unpacked(blob: bytes, text: str) -> Reading:
    """The reading again; ``text`` is that of the table of articles. Raises ``msgspec.MsgspecError`` or ``zlib.error``."""
    reading = msgspec.json.decode(zlib.decompress(blob), type=Reading)
    if reading.article.text:
        return reading
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, text=text))
