"""``onrecord watch`` as a process: stopped at any moment, started again; numbers, alerts, memory."""

import itertools
import signal
import time
import urllib.request
from pathlib import Path

import pytest
from tests.integration.watch_kills import campaign, news, rest_of, start
from tests.postgres_server import database

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks at processes through /proc"
)
ARTICLES, STOPS = 40, 5


def test_a_file_outlives_stops(tmp_path):
    numbers = itertools.count()
    wrong, full = campaign(lambda: str(tmp_path / f"{next(numbers)}.record"), STOPS, seed=4)
    assert wrong == []
    assert full


def test_a_database_outlives_stops(postgres):
    numbers = itertools.count()
    wrong, full = campaign(lambda: database(postgres, f"watched{next(numbers)}"), STOPS, seed=5)
    assert wrong == []
    assert full


def test_numbers_memory_and_an_end_between_articles(tmp_path):
    with news(ARTICLES) as site:
        process = start(
            site, str(tmp_path / "a.record"), "--metrics", "0", "--atom", str(tmp_path / "alerts.xml")
        )
        try:
            line = process.stderr.readline().decode()
            grown = _grown(line.split("numbers at ")[1].strip())
            process.send_signal(signal.SIGTERM)
            _, errors = rest_of(process)
        finally:
            process.kill()
            process.wait()
    assert grown < 20_000_000
    assert process.returncode == 0
    assert b"stopped" in errors


def _grown(address):
    """By how many bytes the memory of a watch grows from its third round to its tenth; all articles are on record then."""
    ends = time.monotonic() + 240
    while _number(address, "onrecord_rounds_total") < 3 and time.monotonic() < ends:
        time.sleep(0.2)
    before = _number(address, "process_resident_memory_bytes")
    while _number(address, "onrecord_rounds_total") < 10 and time.monotonic() < ends:
        time.sleep(0.2)
    assert _number(address, 'onrecord_articles_total{result="added"}') == ARTICLES
    return _number(address, "process_resident_memory_bytes") - before


def _number(address, name):
    with urllib.request.urlopen(address, timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name + " "))
