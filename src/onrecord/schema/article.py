"""The article: what was read, before anything is understood of it."""

import hashlib
from typing import Literal

import msgspec

PublishedBasis = Literal["given", "row", "feed", "metadata", "structured", "page", "url", "text"]


class Published(msgspec.Struct, frozen=True, gc=False):
    """When the article appeared: an ISO 8601 date or datetime (with its own offset), and how that is known."""

    value: str
    basis: PublishedBasis

    @property
    def day(self) -> str:
        """The calendar day in the value's own offset, ``YYYY-MM-DD``."""
        return self.value[:10]


class Article(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One article. ``text`` is kept exactly as it was read; every offset of a reading counts in it.

    With a title given, ``text`` is title, blank line, text.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Published | None = None
    retrieved: str | None = None
    language: str | None = None
    text_sha256: str = ""

    def __post_init__(self) -> None:
        """Fill the hash of the text."""
        if not self.text_sha256:
            digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            msgspec.structs.force_setattr(self, "text_sha256", digest)
