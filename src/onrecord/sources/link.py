"""The address of an article, and what the feed or list that names it says of the article."""

import msgspec

from onrecord.schema import Published


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed, list or letter says of an article; it counts where the article's own page says nothing.

    ``content``: the article itself as the feed brings it (HTML), for pages that cannot be had.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: Published | None = None
    content: str | None = None


NOTHING_SAID = Said()


class Link(msgspec.Struct, frozen=True):
    """An http(s) address that something names, what it says of what stands there, and the id it gives it (None: the address).

    ``updated``: when it says that the page changed last, in its own words.
    """

    url: str
    said: Said = NOTHING_SAID
    id: str | None = None
    updated: str | None = None
