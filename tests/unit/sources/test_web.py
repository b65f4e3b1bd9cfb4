import gzip
import itertools
import time

import brotli
import msgspec
import pytest
from tests.serving import item, page, rss

from onrecord.errors import FetchError
from onrecord.sources import Failure, SourceOptions, read_sources
from onrecord.sources.fetch import PAGE, fetch
from onrecord.sources.link import Link
from onrecord.sources.robots import TOKEN
from onrecord.sources.web import Web


def test_who_asks_is_said(site, local):
    site.answers["/a"] = page()
    with Web(msgspec.structs.replace(local, contact="desk@example.org")) as web:
        web.ask(site.url + "/a")
    agents = {headers["User-Agent"] for *_, headers in site.asked}
    assert all(agent.startswith(TOKEN + "/") and "desk@example.org" in agent for agent in agents)


def test_robots_are_heeded_and_asked_once(site, local):
    site.answers |= {
        "/robots.txt": b"User-agent: *\nDisallow: /no/\n",
        "/a": page(),
        "/b": page(),
        "/no/c": page(),
    }
    with Web(local) as web:
        web.ask(site.url + "/a")
        web.ask(site.url + "/b")
        with pytest.raises(FetchError, match=r"robots\.txt"):
            web.ask(site.url + "/no/c")
        assert web.ask(site.url + "/no/c", named=True).data
    assert site.paths() == ["/robots.txt", "/a", "/b", "/no/c"]


def test_a_host_in_trouble_is_left_alone(site, local):
    site.answers |= {"/robots.txt": (503, {}, b""), "/a": page()}
    with Web(local) as web, pytest.raises(FetchError, match=r"503.*robots\.txt"):
        web.ask(site.url + "/a")
    assert site.paths() == ["/robots.txt"]


def test_a_pause_between_two_requests_to_a_host(site, local):
    site.answers |= {f"/{n}": page() for n in range(3)}
    with Web(msgspec.structs.replace(local, delay=0.2)) as web:
        found = list(web.answers(Link(f"{site.url}/{n}") for n in range(3)))
    times = [at for path, at, _ in site.asked if path != "/robots.txt"]
    assert [f.link.url[-2:] for f in found] == ["/0", "/1", "/2"]
    assert all(later - earlier > 0.15 for earlier, later in itertools.pairwise(times))


def test_the_host_may_ask_for_a_longer_pause(site, local):
    site.answers |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 0.3\n", "/0": page(), "/1": page()}
    with Web(local) as web:
        list(web.answers(Link(f"{site.url}/{n}") for n in range(2)))
    times = [at for path, at, _ in site.asked if path != "/robots.txt"]
    assert times[1] - times[0] > 0.25


def test_what_fails_for_the_moment_is_asked_again(site, local, monkeypatch):
    monkeypatch.setattr("onrecord.sources.web.FIRST_PAUSE", 0.01)
    left = [2]

    def flaky(_):
        left[0] -= 1
        return page() if left[0] < 0 else (503, {}, b"")

    site.answers |= {"/flaky": flaky, "/busy": (429, {"Retry-After": "86400"}, b""), "/gone": (404, {}, b"")}
    with Web(msgspec.structs.replace(local, tries=3)) as web:
        assert web.ask(site.url + "/flaky").data
        for path, reason in (("/busy", "429"), ("/gone", "404")):
            with pytest.raises(FetchError, match=reason):
                web.ask(site.url + path)
    assert [site.paths().count(path) for path in ("/flaky", "/busy", "/gone")] == [3, 1, 1]


def test_what_has_not_changed_is_not_sent_again(site, local):
    def conditional(request):
        if request.headers.get("If-None-Match") == '"one"':
            return 304, {}, b""
        return (
            200,
            {"Content-Type": "text/html", "ETag": '"one"', "Last-Modified": "Mon, 01 Jan 2024 10:00:00 GMT"},
            b"x",
        )

    site.answers["/a"] = conditional
    first = fetch(site.url + "/a", local)
    again = fetch(
        site.url + "/a",
        local,
        wanted=msgspec.structs.replace(PAGE, etag=first.etag, last_modified=first.last_modified),
    )
    assert (first.etag, first.unchanged, again.unchanged, again.data) == ('"one"', False, True, b"")
    assert again.etag == '"one"'
    assert site.asked[-1][2]["If-Modified-Since"] == first.last_modified


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("br", lambda data: brotli.compress(data, quality=1))],
)
def test_a_decompression_bomb(site, coding, pack):
    bomb = pack(b"\0" * 200_000_000)
    site.answers["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": coding}, bomb)
    options = SourceOptions(allow_private=True, max_bytes=1_000_000, tries=1)
    with pytest.raises(FetchError, match="larger than"):
        fetch(site.url + "/bomb", options)


def test_a_server_that_sends_a_byte_now_and_then(site):
    def dribble(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x")
            time.sleep(0.05)
        return b""

    site.answers["/slow"] = dribble
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.5 seconds"):
        fetch(site.url + "/slow", SourceOptions(allow_private=True, seconds=0.5))
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "place", ["http://10.0.0.1/", "http://169.254.169.254/x", "//192.168.0.1/", "http://[::1]:1/"]
)
def test_a_redirect_into_a_private_network(site, place):
    site.answers["/out"] = (302, {"Location": place}, b"")
    with pytest.raises(FetchError, match="private network"):
        fetch(site.url + "/out", SourceOptions(), lambda address: address == "127.0.0.1")


@pytest.mark.parametrize("place", ["file:///etc/passwd", "gopher://x/", "http://[", "\x00", "http://a:b/"])
def test_a_redirect_to_what_is_no_address(site, place):
    site.answers["/out"] = (302, {"Location": place}, b"")
    with pytest.raises(FetchError):
        fetch(site.url + "/out", SourceOptions(), lambda address: address == "127.0.0.1")


def test_endless_redirects_that_never_repeat(site, local):
    site.answers.update({f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(50)})
    with pytest.raises(FetchError, match="redirects"):
        fetch(site.url + "/0", local)
    assert len(site.asked) == 6


def test_private_addresses_stay_closed_without_leave(site):
    (failure,) = read_sources([site.url + "/feed"], SourceOptions(tries=1))
    assert "private network" in failure.reason
    assert not site.asked


def test_a_feed_from_end_to_end(site, local):
    stamp = '<meta property="article:published_time" content="2024-01-05">'
    whole = (
        "<content:encoded><![CDATA[<p>"
        + "The whole report stands in the feed. " * 20
        + "</p>]]></content:encoded>"
    )
    site.answers |= {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, rss(
            item("/1"), item("/1"), item("/2", "Second", more=whole), item("/3"), item("/4")
        )),
        "/1": page(head=stamp),
        "/2": (404, {}, b""),
        "/4": page("Another title of this page"),
        "/robots.txt": b"User-agent: *\nDisallow: /4\n",
    }  # fmt: skip
    one, two, three, four = read_sources([site.url + "/feed"], local)
    assert (one.id, one.published.value, one.outlet) == (site.url + "/1", "2024-01-05", "The Daily Example")
    assert two.text.startswith("Second\n\nThe whole report")
    assert two.published.value == "2024-01-01T10:00:00+00:00"
    assert (three.id, three.reason) == (site.url + "/3", "the server answered 404 Not Found")
    assert "robots.txt" in four.reason
    assert isinstance(four, Failure)


def test_lists_of_sitemaps_packed_ones_too(site, local):
    def listed(*names):
        inner = "".join(f"<sitemap><loc>{site.url}/{name}</loc></sitemap>" for name in names)
        return f"<sitemapindex>{inner}</sitemapindex>".encode()

    one = gzip.compress(f"<urlset><url><loc>{site.url}/1</loc></url></urlset>".encode())
    xml = {"Content-Type": "text/xml"}
    site.answers |= {
        "/all": (200, xml, listed("one.gz", "missing", "again")),
        "/again": (200, xml, listed("again")),
        "/one.gz": (200, {"Content-Type": "application/x-gzip"}, one),
        "/1": page(),
    }
    found = list(read_sources([site.url + "/all"], local))
    assert [f.id.removeprefix(site.url) for f in found] == ["/1", "/missing", "/again"]
    assert [isinstance(f, Failure) for f in found] == [False, True, True]


def test_only_the_newest(site, local, tmp_path):
    days = (3, 9, 1, 7)
    feed = rss(*(item(f"{site.url}/{d}", date=f"Mon, 0{d} Jan 2024 10:00:00 GMT") for d in days))
    (tmp_path / "feed.xml").write_bytes(feed)
    site.answers |= {f"/{d}": page() for d in days}
    found = read_sources([str(tmp_path / "feed.xml")], msgspec.structs.replace(local, newest=2))
    assert [a.id[-2:] for a in found] == ["/9", "/7"]


def test_a_feed_that_names_nothing(site, local):
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss())
    (failure,) = read_sources([site.url + "/feed"], local)
    assert "names no article" in failure.reason


@pytest.mark.parametrize(
    "url",
    ["http://example.org/\ud800", "http://\ud800/", "http://" + "ü" * 300, "http://a\nb/", "http://[::1"],
)
def test_addresses_that_no_server_could_have(local, url):
    with Web(local) as web:
        (found,) = web.answers([Link(url)])
    assert isinstance(found.answer, FetchError)
    assert str(found.answer).encode()


def test_addresses_in_other_scripts(site, local):
    site.answers["/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%C3%BC"] = page()
    with Web(local) as web:
        assert web.ask(site.url + "/новости?q=ü").data
