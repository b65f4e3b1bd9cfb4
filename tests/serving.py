"""A small site on this machine, and archives of pages, for the tests of sources and of watches."""

import http.server
import threading
import time

import pytest

from onrecord.sources import SourceOptions

WORDS = (
    "The two sides met in the capital on Monday and spoke for several hours, officials said afterwards. "
    "They agreed to meet again within a month, and that prisoners would be exchanged before the end of the year."
)


def page(title="Talks resume in Oslo today", words=WORDS, head=""):
    body = "".join(f"<p>{words}</p>" for _ in range(3))
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()
    )


class Site:
    """Answers by path: a body, or (status, headers, body); ``asked`` has each request with its time and headers."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, time.monotonic(), dict(self.headers)))
                found = site.answers.get(self.path, (404, {}, b""))
                if callable(found):
                    found = found(self)
                if isinstance(found, bytes):
                    found = (200, {"Content-Type": "text/html; charset=utf-8"}, found)
                status, headers, body = found
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def paths(self):
        return [path for path, *_ in self.asked]

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site():
    running = Site()
    yield running
    running.close()


@pytest.fixture
def local():
    """Options that let this machine be asked, without pauses."""
    return SourceOptions(allow_private=True, delay=0.0, tries=1, seconds=60.0)


def rss(*items, more=""):
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Daily Example</title>{more}{''.join(items)}</channel></rss>"
    ).encode()


def item(link, title="Talks resume in Oslo today", date="Mon, 01 Jan 2024 10:00:00 GMT", more=""):
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate>{more}</item>"


def warc_record(url, body, *, length=None, status="200 OK", kind="text/html; charset=utf-8", more=""):
    http_answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    size = len(http_answer) if length is None else length
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2024-01-02T03:04:05Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + http_answer + b"\r\n\r\n"
