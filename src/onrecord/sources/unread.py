"""An article that is named but not read yet."""

from typing import Literal

import msgspec

from onrecord.schema import Article
from onrecord.sources.failure import Failure
from onrecord.sources.link import NOTHING_SAID, Said
from onrecord.sources.options import SourceOptions


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is named but not read yet, so that the work can be done elsewhere: a file or bytes at hand.

    ``said``: what a feed, list or archive says of it, for what it does not say itself. ``problem``: why its bytes
    cannot be had, if that is known already.
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


Found = Article | Failure | Unread
"""What a source gives for an article: the article, what stands in its place, or the article still to be read."""
