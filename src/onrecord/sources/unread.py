"""An article that is named but not read yet."""

from typing import Literal

import msgspec

from onrecord.schema import Article
from onrecord.sources.failure import Failure
from onrecord.sources.link import NOTHING_SAID, Said
from onrecord.sources.options import SourceOptions


class Fetched(msgspec.Struct, frozen=True):
    """How an address was asked for a page: the address, what its answer is called, when its feed says that it changed.

    ``unchanged``: the server says that the page is as it was when it was asked last.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    updated: str | None = None
    unchanged: bool = False


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is named but not read yet, so that the work can be done elsewhere: a file or bytes at hand.

    ``said``: what a feed, list or archive says of it, for what it does not say itself. ``problem``: why its bytes
    cannot be had, if that is known already, or need not be read. ``fetched``: how it was had from the web.
    """

    id: str
    options: SourceOptions
    path: str | None = None
    data: bytes | None = None
    kind: Literal["text", "page", "mail", "entry"]
    charset: str | None = None
    retrieved: str | None = None
    said: Said = NOTHING_SAID
    problem: str | None = None
    fetched: Fetched | None = None


Found = Article | Failure | Unread
"""What a source gives for an article: the article, what stands in its place, or the article still to be read."""
