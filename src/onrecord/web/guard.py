"""What every request passes before it is answered: its host, its size, its pace; and the headers of every answer."""

import time
from collections import OrderedDict
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import LARGEST_BODY, Settings

PLOT_STYLES = "'sha256-vnLCBQhI2E03zAY/Mp8RxBhuZSloT7+cclqIlG2t6/M=' 'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='"
"""Digests of the two style sheets that Observable Plot (pinned in assets/package-lock.json) puts into its charts."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {PLOT_STYLES}",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
PER_SECOND, BURST = 40.0, 400.0
MOST_CLIENTS = 10_000


class Pace:
    """How often each may ask: a bucket that fills at ``rate`` a second and holds ``burst``."""

    def __init__(self, rate: float, burst: float) -> None:
        """Nobody has asked yet."""
        self._rate, self._burst = rate, burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, who: str, now: float | None = None) -> bool:
        """True, and one request counted, if ``who`` has not asked too often."""
        at = time.monotonic() if now is None else now
        left, since = self._buckets.pop(who, (self._burst, at))
        left = min(self._burst, left + (at - since) * self._rate)
        allowed = left >= 1
        self._buckets[who] = (left - 1 if allowed else left, at)
        while len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return allowed


class Guard:
    """The outermost layer of the page."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before ``app``."""
        self._app, self._settings = app, settings
        self._pace = Pace(PER_SECOND, BURST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with a limit on the body and our headers on the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        refusal = self._refusal(scope)
        answer: ASGIApp = self._app if refusal is None else refusal
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        await answer(scope, _limited(receive), _with_headers(scope, send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if (
            not self._settings.takes_any_host
            and headers.get("host", "").casefold() not in self._settings.hosts
        ):
            return PlainTextResponse("This page does not answer under that name.\n", 421)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return PlainTextResponse(f"Too large: at most {LARGEST_BODY} bytes.\n", 413)
        if not self._settings.is_local and not self._pace.allows(client_of(scope)):
            return PlainTextResponse("Too many requests; wait a little.\n", 429, {"retry-after": "5"})
        return None


def client_of(scope: MutableMapping[str, Any]) -> str:
    """The address that a request came from."""
    client = scope.get("client")
    return str(client[0]) if client else "?"


class TooLargeError(Exception):
    """A body grew beyond what was announced and allowed."""


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise TooLargeError
        return message

    return limited


def _without_body(send: Send) -> Send:
    """What HEAD is answered: the head of what GET is answered."""

    async def sending(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sending


def _with_headers(scope: Scope, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            etag = scope.get("state", {}).get("etag")
            if etag and message["status"] in (200, 304):
                headers["etag"] = etag
                headers.setdefault("cache-control", "private, no-cache")
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
