"""What the caller knows of the articles beforehand."""

import msgspec

from onrecord.schema import Published
from onrecord.sources.dates import checked_date


class SourceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that hold for every article of the sources and go before what a row or page says of itself.

    ``published`` is an ISO date or datetime; ``seconds`` bounds one answer of the network, ``page_seconds``
    the work on one page, ``max_bytes`` a file or answer, ``max_characters`` an article. ``delay``: the seconds between two
    requests to one host; ``tries``: how often an address is asked that does not answer; ``newest``: how many articles
    of a feed, sitemap or list are read at most; ``contact``: whom a server's keeper may write to; ``allow_private``:
    ask this machine and private networks too.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    seconds: float = 20.0
    page_seconds: float = 10.0
    max_bytes: int = 32 * 1024 * 1024
    max_characters: int = 2_000_000
    delay: float = 1.0
    tries: int = 3
    newest: int | None = None
    contact: str | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        """Raise ``UsageError`` if ``published`` is no date, before anything is read."""
        if self.published is not None:
            checked_date(self.published)

    @property
    def given(self) -> Published | None:
        """The publication date, if one was given."""
        return None if self.published is None else Published(checked_date(self.published), "given")
