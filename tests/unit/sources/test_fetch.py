import http.server
import socket
import threading
import time
import zlib

import pytest

from onrecord.errors import FetchError
from onrecord.sources import Failure, SourceOptions, read_sources
from onrecord.sources.fetch import fetch, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_never_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
        "http://0x7f.1/", "http://user@127.0.0.1/", "http://169.254.169.254/latest/meta-data/",
    ],
)  # fmt: skip
def test_private_networks_are_refused(url):
    with pytest.raises(FetchError, match=r"private network|no host"):
        fetch(url, SourceOptions())


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a:b/", "https:///x"])
def test_what_is_no_address(url):
    with pytest.raises(FetchError):
        fetch(url, SourceOptions())


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.partition("?")[0]
        if name == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif name == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
        elif name == "/inward":
            self.send_response(302)
            self.send_header("Location", "http://192.168.0.1/secret")
            self.end_headers()
        elif name == "/missing":
            self.send_error(404)
        elif name == "/slow":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif name in ("/bomb", "/packed-twice", "/broken", "/no-http", "/headers"):
            self.harm(name)
        else:
            body = b"a" * 5000 if name == "/large" else "Grüße".encode("latin-1")
            kind = "image/png" if name == "/picture" else "text/html; charset=ISO-8859-1"
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def harm(self, name):
        """Answers that are made to do harm."""
        if name == "/no-http":
            self.wfile.write(b"\0\1\2" * 100)
            return
        if name == "/headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: a\r\n" * 5000)
            return
        packed = zlib.compressobj(9, zlib.DEFLATED, 31)
        body = packed.compress(b"\0" * (64 << 20)) + packed.flush()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        if name == "/broken":
            self.send_header("Content-Length", "100000")
            body = b"a"
        else:
            self.send_header("Content-Encoding", "gzip" if name == "/bomb" else ", ".join(["gzip"] * 50))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        running.handle_error = lambda *_: None
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def only_loopback(address):
    return address == "127.0.0.1"


def test_an_answer(server):
    answer = fetch(server + "/page?a=1", SourceOptions(), only_loopback)
    assert (answer.data.decode(answer.charset), answer.media_type) == ("Grüße", "text/html")


def test_a_redirect_is_followed(server):
    assert fetch(server + "/moved", SourceOptions(), only_loopback).url == server + "/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/round", "redirects"),
        ("/inward", "private network"),
        ("/missing", "404"),
        ("/picture", "image/png"),
        ("/large", "larger than"),
        ("/slow", "within 0.5 seconds"),
    ],
)
def test_what_is_refused(server, path, reason):
    with pytest.raises(FetchError, match=reason):
        fetch(server + path, SourceOptions(seconds=0.5, max_bytes=1000), only_loopback)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bomb", "larger than"),
        ("/packed-twice", "Too many content encodings"),
        ("/broken", "the answer broke off$"),
        ("/no-http", "what it sent is no HTTP$"),
        ("/headers", "more than 100 headers"),
    ],
)
def test_answers_that_are_made_to_do_harm(server, path, reason):
    with pytest.raises(FetchError, match=reason):
        fetch(server + path, SourceOptions(max_bytes=1 << 20), only_loopback)


def names(monkeypatch, *addresses):
    """Let a name stand for ``addresses``; gives how often it was asked."""
    asked = []

    def found(host, port, *family, **more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr("onrecord.sources.fetch.socket.getaddrinfo", found)
    return asked


def test_a_name_of_which_one_address_is_private_is_refused(monkeypatch):
    names(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(FetchError, match="private network"):
        fetch("http://news.example/", SourceOptions())


def test_a_name_is_asked_once_and_the_connection_goes_to_what_was_checked(server, monkeypatch):
    port = server.rpartition(":")[2]
    asked = names(monkeypatch, "127.0.0.1")
    checked = []
    fetch(f"http://news.example:{port}/page", SourceOptions(), lambda a: checked.append(a) or True)
    assert asked[0] == "news.example"
    assert "news.example" not in asked[1:]  # what connects is given the address itself
    assert checked == ["127.0.0.1"]


def test_a_refused_address_is_a_failure_that_names_it():
    (failure,) = read_sources(["http://127.0.0.1:9/x"])
    assert isinstance(failure, Failure)
    assert failure.id == "http://127.0.0.1:9/x"
