"""Sources through the installed command, with the reader's own weights."""

import gzip
import json
import subprocess
import sys

import pytest
from tests.serving import Site, item, page, rss, warc_record

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()"]
WORDS = (
    "The foreign minister of Chile met her counterpart from Peru in Lima on Monday. “We agreed,” she said."
)


@pytest.fixture
def sources(tmp_path):
    """A feed on this machine, a web archive with a lying record, a letter, and a page in another language."""
    site = Site()
    site.answers |= {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, rss(item("/1"), item("/missing"))),
        "/1": page("Ministers meet in Lima", WORDS),
    }
    records = [
        warc_record("https://example.org/a", page("Ministers meet again in Lima", WORDS)),
        warc_record("https://example.org/liar", b"<p>short</p>", length=5000),
        warc_record(
            "https://example.org/b",
            page("Die Minister treffen sich", "Die Minister trafen sich am Montag in Lima, wie es hieß."),
        ),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (tmp_path / "letter.eml").write_text(
        f"From: The Daily Example <news@example.org>\nSubject: Morning news\nDate: Tue, 02 Jan 2024 08:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{WORDS}\n"
    )
    yield [site.url + "/feed", str(tmp_path / "a.warc.gz"), str(tmp_path / "letter.eml")]
    site.close()


def run(*arguments):
    return subprocess.run([*COMMAND, *arguments], capture_output=True, check=False, timeout=600)


def test_read_and_add_take_every_kind_of_source(sources, tmp_path):
    options = ["--allow-private", "--delay", "0", "--format", "jsonl"]
    done = run("read", *sources, *options)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    names = [reading["article"]["id"].rpartition("/")[2] for reading in readings]
    assert names == ["1", "a", "b", "letter.eml"], done.stderr
    assert done.returncode == 1
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 2
    assert "/missing: the server answered 404" in errors[0]
    assert "liar" in errors[1]
    feed, archive, german, letter = readings
    assert feed["article"]["published"] == {"value": "2024-01-01T10:00:00+00:00", "basis": "feed"}
    assert letter["article"]["outlet"] == "The Daily Example"
    assert all(reading["events"] for reading in (feed, archive, letter))
    assert (german["article"]["language"], german["events"]) == ("de", [])
    assert "language" in {warning["code"] for warning in german["warnings"]}
    added = run("add", *sources, *options, "--to", str(tmp_path / "news.record"))
    assert len(added.stdout.splitlines()) == 4, added.stderr
