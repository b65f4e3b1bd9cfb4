"""An address -> bytes, within limits, and never from a private network.

Every hop is resolved once, all its addresses are checked, and the connection goes to the address that was checked, so
that a name cannot point elsewhere a moment later (DNS rebinding). Proxies of the environment are not used.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from onrecord.errors import FetchError
from onrecord.sources.options import SourceOptions

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

HOPS = 6
CHUNK = 65536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = {
    "User-Agent": "onrecord/0.1 (reads one article on request)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
MEDIA_TYPES = frozenset(
    {"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"}
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Answer(msgspec.Struct, frozen=True):
    """What an address answered: the address of the last hop, the body, and what its header says of it."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


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


def fetch(url: str, options: SourceOptions, allowed: Callable[[str], bool] = is_public) -> Answer:
    """The answer of ``url`` after at most five redirects; raises ``FetchError`` after ``options.seconds`` at the latest.

    ``allowed`` says of each address (as a string) whether it may be asked.
    """
    results: queue.SimpleQueue[Answer | FetchError] = queue.SimpleQueue()

    def work() -> None:
        try:
            results.put(_follow(url, options, allowed))
        except FetchError as error:
            results.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=options.seconds)
    except queue.Empty:
        raise FetchError(f"no whole answer within {options.seconds:g} seconds") from None
    if isinstance(result, FetchError):
        raise result
    return result


def _follow(url: str, options: SourceOptions, allowed: Callable[[str], bool]) -> Answer:
    deadline = time.monotonic() + options.seconds
    for _ in range(HOPS):
        answer = _ask(url, options.max_bytes, deadline, allowed)
        if isinstance(answer, Answer):
            return answer
        url = answer
    raise FetchError(f"more than {HOPS - 1} redirects")


def _ask(url: str, max_bytes: int, deadline: float, allowed: Callable[[str], bool]) -> Answer | str:
    """One request: the answer, or the address that it sends on to."""
    import urllib3

    scheme, host, port, path = _parts(url)
    address = _address(host, port, allowed)
    timeout = urllib3.Timeout(total=max(0.1, deadline - time.monotonic()))
    pool: urllib3.HTTPConnectionPool
    if scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, retries=False, ssl_context=_trusted(), server_hostname=host,
            assert_hostname=host,
        )  # fmt: skip
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    shown = host if port in (80, 443) else f"{host}:{port}"
    try:
        with pool:
            response = pool.urlopen(
                "GET", path, headers={**HEADERS, "Host": shown}, redirect=False, preload_content=False,
                decode_content=True, assert_same_host=False,
            )  # fmt: skip
            try:
                return _read(url, response, max_bytes)
            finally:
                response.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise FetchError(f"{host} did not answer: {_short(error)}") from error


def _read(url: str, response: "BaseHTTPResponse", max_bytes: int) -> Answer | str:
    if response.status in REDIRECTS and response.headers.get("Location"):
        return str(urljoin(url, response.headers["Location"]))
    if response.status != 200:
        raise FetchError(f"the server answered {response.status} {response.reason or ''}".rstrip())
    media_type, _, rest = response.headers.get("Content-Type", "").lower().partition(";")
    if media_type.strip() not in MEDIA_TYPES:
        raise FetchError(f"it is {media_type.strip()[:60]}, not a page or text")
    data = bytearray()
    while chunk := response.read(CHUNK):
        data += chunk
        if len(data) > max_bytes:
            raise FetchError(f"it is larger than {max_bytes // 1024 // 1024} MB")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Answer(url, bytes(data), media_type.strip(), charset)


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path with query of an http(s) address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"'{url[:80]}' is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"'{url[:80]}' is no http or https address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _address(host: str, port: int, allowed: Callable[[str], bool]) -> str:
    """An address of ``host``; none of its addresses may be private."""
    try:
        found = socket.getaddrinfo(host.rstrip("."), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"there is no host '{host[:80]}'") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(allowed(address) for address in addresses):
        raise FetchError(f"'{host[:80]}' is in a private network; only public addresses are fetched")
    return addresses[0]


def _trusted() -> ssl.SSLContext:
    """The system's certificates, and those that Python packages bring where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__
