"""An address -> bytes, within limits, and never from a private network.

Every hop is resolved once, all its addresses are checked, and the connection goes to an address that was checked, so
that a name cannot point elsewhere a moment later (DNS rebinding). Proxies of the environment are not used. An answer
that does not end in time is cut off at its socket, so that no thread outlives its request by more than a moment.
"""

import functools
import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import msgspec

from onrecord.errors import FetchError
from onrecord.sources.options import SourceOptions

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

HOPS = 6
CHUNK = 65536
LONGEST_ADDRESS = 8192
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
UNCHANGED = 304
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PAGE_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"}
)
FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/json "
    "text/x-opml application/gzip application/x-gzip application/octet-stream".split()
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: the kinds of answer that are taken (None: any), and what is known of an earlier answer.

    ``largest``: bytes, where that is less than the options allow.
    """

    name: str
    media_types: frozenset[str] | None
    accept: str
    etag: str | None = None
    last_modified: str | None = None
    largest: int = 1 << 62


PAGE = Wanted(
    name="a page or text",
    largest=8 << 20,
    media_types=PAGE_TYPES,
    accept="text/html,application/xhtml+xml,text/plain;q=0.8",
)
PAGE_OR_FEED = Wanted(
    name="a page, text or feed",
    media_types=PAGE_TYPES | FEED_TYPES,
    accept="text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5",
)
RULES = Wanted(name="a robots.txt", media_types=None, accept="text/plain,*/*;q=0.5")


class Answer(msgspec.Struct, frozen=True):
    """What an address answered: the address of the last hop, the body, and what its header says of it.

    ``unchanged``: the server says that it is as it was (only where an etag or a date was given); the body is empty.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


def is_public(address: str) -> bool:
    """True if ``address`` (IPv4 or IPv6) is one of the open internet, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def allowed_by(options: SourceOptions) -> Callable[[str], bool]:
    """Which addresses may be asked: public ones, and any where ``options`` say so."""
    return (lambda address: True) if options.allow_private else is_public


def fetch(
    url: str,
    options: SourceOptions,
    allowed: Callable[[str], bool] | None = None,
    wanted: Wanted = PAGE,
) -> Answer:
    """The answer of ``url`` after at most five redirects; raises ``FetchError`` after ``options.seconds`` at the latest.

    ``allowed`` says of each address (as a string) whether it may be asked; None: what ``options`` say.
    """
    hops = _Hops(url, options, allowed or allowed_by(options), wanted)
    threading.Thread(target=hops.work, daemon=True).start()
    try:
        result = hops.results.get(timeout=options.seconds)
    except queue.Empty:
        hops.cut()
        raise FetchError(f"no whole answer within {options.seconds:g} seconds", temporary=True) from None
    if isinstance(result, FetchError):
        raise result
    return result


class _Hops:
    """One request with its redirects, made in a thread of its own."""

    def __init__(
        self, url: str, options: SourceOptions, allowed: Callable[[str], bool], wanted: Wanted
    ) -> None:
        self.results: queue.SimpleQueue[Answer | FetchError] = queue.SimpleQueue()
        self._url, self._options, self._allowed, self._wanted = url, options, allowed, wanted
        self._deadline = time.monotonic() + options.seconds
        self._connections: list[Any] = []

    def work(self) -> None:
        """Put the answer, or why there is none, into ``results``."""
        try:
            self.results.put(self._follow())
        except FetchError as error:
            self.results.put(error)

    def cut(self) -> None:
        """End what is under way: a server that sends a byte now and then holds nobody up."""
        for connection in list(self._connections):
            if connection.sock is not None:
                try:
                    connection.sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def _follow(self) -> Answer:
        url = self._url
        for _ in range(HOPS):
            answer = self._ask(url)
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise FetchError(f"more than {HOPS - 1} redirects")

    def _ask(self, url: str) -> Answer | str:
        """One request: the answer, or the address that it sends on to."""
        import urllib3

        scheme, host, port, path = _parts(url)
        addresses = _addresses(host, port, self._allowed)
        for last, address in ((n == len(addresses), a) for n, a in enumerate(addresses, 1)):
            try:
                with self._pool(scheme, host, address, port) as pool:
                    return self._answer(pool, url, host if port in (80, 443) else f"{host}:{port}", path)
            except urllib3.exceptions.NewConnectionError as error:
                if last or time.monotonic() > self._deadline:
                    raise FetchError(f"{host} did not answer: {_short(error)}", temporary=True) from error
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                raise FetchError(f"{host} did not answer: {_short(error)}", temporary=True) from error
        raise FetchError(f"{host} did not answer", temporary=True)

    def _pool(self, scheme: str, host: str, address: str, port: int) -> "HTTPConnectionPool":
        import urllib3

        timeout = urllib3.Timeout(total=max(0.1, self._deadline - time.monotonic()))
        if scheme == "https":
            pool: HTTPConnectionPool = urllib3.HTTPSConnectionPool(
                address, port, timeout=timeout, retries=False, ssl_context=_trusted(), server_hostname=host,
                assert_hostname=host,
            )  # fmt: skip
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
        made = pool.ConnectionCls

        def connection(*arguments: Any, **named: Any) -> Any:
            self._connections.append(made(*arguments, **named))
            return self._connections[-1]

        pool.ConnectionCls = connection  # type: ignore[assignment]
        return pool

    def _answer(self, pool: "HTTPConnectionPool", url: str, host: str, path: str) -> Answer | str:
        headers = {**_headers(self._options, self._wanted), "Host": host}
        response = pool.urlopen(
            "GET", path, headers=headers, redirect=False, preload_content=False, decode_content=True,
            assert_same_host=False,
        )  # fmt: skip
        try:
            most = min(self._options.max_bytes, self._wanted.largest)
            return _read(url, response, most, self._deadline, self._wanted)
        finally:
            response.close()


def agent(options: SourceOptions) -> str:
    """How onrecord calls itself: its name, its version, what it does, and whom to write to."""
    told = f"; {options.contact}" if options.contact else ""
    return f"onrecord/{version('onrecord')} (reads news articles{told})"


def _headers(options: SourceOptions, wanted: Wanted) -> dict[str, str]:
    found = {
        "User-Agent": agent(options),
        "Accept": wanted.accept,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
    }
    if wanted.etag:
        found["If-None-Match"] = wanted.etag
    if wanted.last_modified:
        found["If-Modified-Since"] = wanted.last_modified
    return found


def _read(
    url: str, response: "BaseHTTPResponse", max_bytes: int, deadline: float, wanted: Wanted
) -> Answer | str:
    if response.status in REDIRECTS and response.headers.get("Location"):
        return _joined(url, response.headers["Location"])
    tags = _tag(response, "ETag"), _tag(response, "Last-Modified")
    if response.status == UNCHANGED:
        return Answer(url, b"", "", None, tags[0] or wanted.etag, tags[1] or wanted.last_modified, True)
    if response.status != 200:
        raise FetchError(
            f"the server answered {response.status} {(response.reason or '')[:60]}".rstrip(),
            temporary=response.status in TEMPORARY,
            wait=_wait(response.headers.get("Retry-After")),
            status=response.status,
        )
    media_type, _, rest = response.headers.get("Content-Type", "").lower().partition(";")
    if wanted.media_types is not None and media_type.strip() not in wanted.media_types:
        raise FetchError(f"it is {media_type.strip()[:60]}, not {wanted.name}")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Answer(url, _body(response, max_bytes, deadline), media_type.strip(), charset, *tags)


def _body(response: "BaseHTTPResponse", max_bytes: int, deadline: float) -> bytes:
    """The unpacked body; what grows beyond ``max_bytes`` is given up at once, however small it came in."""
    data = bytearray()
    while chunk := response.read(CHUNK):
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(f"it is larger than {max_bytes / 1024 / 1024:.3g} MB")
        if time.monotonic() > deadline:
            raise FetchError("no whole answer in time", temporary=True)
    return bytes(data)


def _tag(response: "BaseHTTPResponse", name: str) -> str | None:
    value = response.headers.get(name)
    return value if value and len(value) <= 1000 and value.isprintable() else None


def _joined(url: str, location: str) -> str:
    try:
        return str(urljoin(url, location.strip()))
    except ValueError as error:
        raise FetchError(f"it sends on to '{location[:80]}', which is no address") from error


def _wait(value: str | None) -> float | None:
    """The seconds of a Retry-After header; a date in it is left alone."""
    return float(value) if value and value.strip().isdigit() and len(value) < 8 else None


def checked(url: str) -> str:
    """``url`` itself; raises ``FetchError`` if it is no http(s) address."""
    _parts(url)
    return url


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path with query of an http(s) address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if not url.isascii():
            url.encode()
            host = host.encode("idna").decode("ascii") if host else None
    except ValueError as error:
        shown = url[:80].encode("ascii", "backslashreplace").decode()
        raise FetchError(f"'{shown}' is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not host or len(url) > LONGEST_ADDRESS:
        raise FetchError(f"'{url[:80]}' is no http or https address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _addresses(host: str, port: int, allowed: Callable[[str], bool]) -> list[str]:
    """The addresses of ``host``, each once; none of them may be private."""
    try:
        found = socket.getaddrinfo(host.rstrip("."), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host '{host[:80]}'") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(allowed(address) for address in addresses):
        raise FetchError(f"'{host[:80]}' is in a private network; only public addresses are fetched")
    return addresses


@functools.cache
def _trusted() -> ssl.SSLContext:
    """The system's certificates, and those that Python packages bring where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _short(error: Exception) -> str:
    inner = error.args[-1] if error.args and isinstance(error.args[-1], Exception) else error
    if isinstance(inner, http.client.BadStatusLine) and not isinstance(inner, ConnectionError):
        return "what it sent is no HTTP"
    if isinstance(inner, http.client.IncompleteRead):
        return "the answer broke off"
    error = inner
    return " ".join(str(error).split())[:160] or type(error).__name__
