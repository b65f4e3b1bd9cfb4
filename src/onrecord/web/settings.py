"""What a running page is told at its start."""

import ipaddress
from urllib.parse import urlsplit

import msgspec

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
LARGEST_BODY = 2_000_000
"""Bytes that a request may carry: an article pasted in is far smaller."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``record``: address of the record. ``public``: the address that readers type, where a proxy stands before it."""

    record: str
    host: str = "127.0.0.1"
    port: int = 8040
    public: str | None = None

    @property
    def is_local(self) -> bool:
        """True if only this machine can reach the page."""
        return self.public is None and is_loopback(self.host)

    @property
    def is_secure(self) -> bool:
        """True if readers come by https, so that cookies may insist on it."""
        return (self.public or "").startswith("https://")

    @property
    def hosts(self) -> frozenset[str]:
        """Names that a request may be addressed to; anything else is somebody else's page pointing here."""
        if self.public is not None:
            return frozenset({urlsplit(self.public).netloc.casefold()})
        names = LOOPBACK_NAMES if is_loopback(self.host) else (*LOOPBACK_NAMES, _bracketed(self.host))
        return frozenset(f"{n}:{self.port}" for n in names) | frozenset(names if self.port == 80 else ())

    @property
    def takes_any_host(self) -> bool:
        """True where the page listens on every address and no public one is given."""
        return self.public is None and self.host in ("0.0.0.0", "::")


def is_loopback(host: str) -> bool:
    """True for localhost and the addresses of the loopback range."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
