"""``onrecord watch`` as a process: stopped at any moment, started again; numbers, alerts, memory."""

import json
import random
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.serving import Site, item, page, rss

from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.query import filter_of
from onrecord.watch import Query, keep_query

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks at processes through /proc"
)
ROOT = Path(__file__).parents[2]
ARTICLES, STOPS = 40, 5


@pytest.fixture
def news():
    """A site with a feed of many articles."""
    running = Site()
    paths = [f"/{n}" for n in range(ARTICLES)]
    feed = rss(*(item(path, f"The title of {path}") for path in paths))
    running.answers = {path: page(f"The title of {path}") for path in paths}
    running.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed)
    yield running
    running.close()


@pytest.fixture
def start(news):
    running = []

    def run(record, *more):
        command = [
            sys.executable,
            "-m",
            "tests.integration.watch_child",
            "watch",
            news.url + "/feed",
            "--to",
            record,
        ]
        options = ["--delay", "0", "--allow-private", "--format", "jsonl", "--every", "1s", *more]
        running.append(
            subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.communicate()


def rest_of(process):
    """What a process still has to say, and its errors."""
    out = process.stdout.read()
    errors = process.stderr.read()
    process.wait(120)
    return out, errors


def told(lines):
    """Acknowledged articles, and articles that an alert was told of."""
    rows = [json.loads(line) for line in lines if line.endswith(b"\n")]
    return {r["id"] for r in rows if "alert" not in r}, {
        r["match"]["article_id"] for r in rows if "alert" in r
    }


def test_stopped_at_any_moment_nothing_is_lost(start, address):
    chance = random.Random(4)
    acknowledged, alerted = set(), set()
    with open_store(address, create=True) as store:
        keep_query(store, "chad", Query(asked=filter_of(country="TCD")))
    for number in range(STOPS):
        process = start(address)
        lines = [process.stdout.readline() for _ in range(chance.randrange(1, 12))]
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL if number % 3 else signal.SIGINT)
        rest, errors = rest_of(process)
        assert process.returncode == (-signal.SIGKILL if number % 3 else 0), errors
        added, matched = told([*lines, *rest.splitlines(keepends=True)])
        acknowledged |= added
        alerted |= matched
        with open_store(address) as store:
            assert acknowledged <= {row[0] for row in store.engine.rows("SELECT id FROM articles")}
            assert list(check(store)) == []
    process = start(address, "--once")
    out, errors = rest_of(process)
    assert process.returncode == 0, errors
    added, matched = told(out.splitlines(keepends=True))
    with open_store(address) as store:
        on_record = [row[0] for row in store.engine.rows("SELECT id FROM articles")]
        assert list(check(store)) == []
    assert len(on_record) == len(set(on_record)) == ARTICLES
    assert alerted | matched == set(on_record)


def test_numbers_memory_and_an_end_between_articles(start, tmp_path):
    process = start(str(tmp_path / "news.record"), "--metrics", "0", "--atom", str(tmp_path / "alerts.xml"))
    line = process.stderr.readline().decode()
    address = line.split("numbers at ")[1].strip()
    ends = time.monotonic() + 240
    while number(address, "onrecord_rounds_total") < 3 and time.monotonic() < ends:
        time.sleep(0.2)
    before = number(address, "process_resident_memory_bytes")
    while number(address, "onrecord_rounds_total") < 10 and time.monotonic() < ends:
        time.sleep(0.2)
    assert number(address, 'onrecord_articles_total{result="added"}') == ARTICLES
    assert number(address, "process_resident_memory_bytes") - before < 20_000_000
    process.send_signal(signal.SIGTERM)
    _, errors = rest_of(process)
    assert process.returncode == 0
    assert b"stopped" in errors


def number(address, name):
    with urllib.request.urlopen(address, timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name + " "))
