import gzip
import resource

import brotli
import pytest
from tests.serving import page, warc_record

from onrecord.sources import Failure, SourceOptions, open_sources, read_sources


def plain(data):
    return data


PACKINGS = pytest.mark.parametrize("pack", [plain, gzip.compress])


@pytest.fixture
def archive(tmp_path):
    def made(*records, pack=gzip.compress, **options):
        path = tmp_path / ("a.warc" if pack is plain else "a.warc.gz")
        path.write_bytes(b"".join(map(pack, records)))
        return list(open_sources([str(path)], SourceOptions(**options)))

    return made


def good(number):
    return warc_record(f"https://example.org/{number}", page(f"Talks resume in Oslo, day {number}"))


def ids(found):
    return [f.id.rpartition("/")[2] for f in found if not isinstance(f, Failure)]


@PACKINGS
def test_pages_in_their_order(archive, pack):
    found = archive(good(1), good(2), good(3), pack=pack)
    assert ids(found) == ["1", "2", "3"]
    assert found[0].retrieved == "2024-01-02T03:04:05+00:00"
    assert found[0].options.url == "https://example.org/1"


def test_an_archive_of_one_member(archive):
    assert ids(archive(good(1) + good(2))) == ["1", "2"]


def test_the_article_of_a_record(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(good(1)))
    (article,) = read_sources([str(path)])
    assert (article.url, article.title) == ("https://example.org/1", "Talks resume in Oslo, day 1")


@PACKINGS
def test_what_is_no_page_is_passed_over(archive, pack):
    found = archive(
        warc_record("https://example.org/moved", b"", status="301 Moved"),
        warc_record("https://example.org/picture", b"GIF89a", kind="image/gif"),
        warc_record("https://example.org/robots", b"", status="nonsense"),
        good(1),
        pack=pack,
    )
    assert ids(found) == ["1"]
    assert len(found) == 1


@PACKINGS
@pytest.mark.parametrize("length", [10_000_000, 10**15, 10**40, -5, "zzz", "", "1e5", 500, 900, 20])
def test_a_lying_length(archive, pack, length):
    liar = warc_record("https://example.org/liar", b"<p>short</p>" * 30, length=length)
    found = archive(good(1), liar, good(2), good(3), pack=pack)
    assert ids(found) == ["1", "2", "3"]
    assert sum(isinstance(f, Failure) for f in found) == 1
    assert "liar" in found[1].id


@PACKINGS
def test_a_lie_at_the_end(archive, pack):
    found = archive(good(1), warc_record("https://example.org/liar", b"x", length=4000), pack=pack)
    assert ids(found) == ["1"]
    assert "says that it has 4,000 bytes" in found[-1].reason


@PACKINGS
@pytest.mark.parametrize(
    "dirt", [b"\0" * 3_000_000, b"WARC/1.0\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", b"junk\r\n"]
)
def test_dirt_between_records(archive, pack, dirt):
    found = archive(good(1), dirt, good(2), pack=pack)
    assert ids(found) == ["1", "2"]
    assert sum(isinstance(f, Failure) for f in found) == 1


def test_a_damaged_and_a_torn_member(archive):
    damaged = bytearray(gzip.compress(good(2)))
    damaged[len(damaged) // 2] ^= 0xFF
    damaged[len(damaged) // 2 + 1] ^= 0xFF
    torn = gzip.compress(good(4))[:-30]
    found = archive(gzip.compress(good(1)), bytes(damaged), gzip.compress(good(3)), torn, pack=plain)
    assert ids(found) == ["1", "3"]
    assert sum(isinstance(f, Failure) for f in found) == 2


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"text"])
def test_what_is_no_archive(archive, data):
    assert not ids(archive(data, pack=plain))


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (b"5\r\nfirst\r\n7;x=y\r\n second\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(b"first second"), "Content-Encoding: gzip\r\n"),
        (brotli.compress(b"first second"), "Content-Encoding: br\r\n"),
        (b"first second", "Content-Encoding: br, gzip\r\nTransfer-Encoding: chunked\r\n"),
        (b"first second", "Content-Encoding: deflate\r\n"),
    ],
)
def test_bodies_as_they_were_sent_and_as_archives_keep_them(archive, body, more):
    (found,) = archive(warc_record("https://example.org/1", body, more=more))
    assert found.data == b"first second"


def test_bombs_take_no_memory(archive):
    size = 100_000_000
    bombs = [
        warc_record("https://example.org/a", gzip.compress(b"\0" * size), more="Content-Encoding: gzip\r\n"),
        warc_record(
            "https://example.org/b", brotli.compress(b"\0" * size, quality=1), more="Content-Encoding: br\r\n"
        ),
        warc_record("https://example.org/c", b"\0" * size),
    ]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = archive(good(1), *bombs, good(2), max_bytes=1_000_000)
    assert ids([f for f in found if isinstance(f, Failure) or f.problem is None]) == ["1", "2"]
    assert [f.problem for f in found[1:3]] == ["unpacked it is larger than 0.954 MB"] * 2
    assert "larger than" in found[3].reason
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000
    )  # kilobytes; most of it the test's own


def test_a_header_of_a_record_in_a_page_does_not_break_it_off(archive):
    found = archive(
        good(1), warc_record("https://example.org/2", b"<pre>WARC/1.0 is how a record begins</pre>"), good(3)
    )
    assert ids(found) == ["1", "2", "3"]
