"""Stopped at any moment, a record holds whole articles only and goes on where it was (benchmarks/kills.py does more)."""

import itertools
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.kills import ROOT, campaign, start, table
from tests.postgres_server import database, server

from onrecord.store import open_store
from onrecord.store.check import check

STOPS = 8


def test_a_file_outlives_stops(tmp_path: Path) -> None:
    numbers = itertools.count()
    outcome = campaign(
        lambda: str(tmp_path / f"{next(numbers)}.record"), None, tmp_path, STOPS, seed=1, count=150
    )
    assert outcome.wrong == []
    assert outcome.stops == STOPS


def test_a_database_outlives_stops(tmp_path: Path) -> None:
    numbers = itertools.count()
    with server(durable=True) as found:
        outcome = campaign(
            lambda: database(found.address, f"k{next(numbers)}"),
            found.crash,
            tmp_path,
            STOPS,
            seed=2,
            count=150,
        )
    assert outcome.wrong == []
    assert outcome.stops == STOPS


def test_a_full_disk_is_one_line_and_the_rest_comes_later(tmp_path: Path) -> None:
    articles, address = table(tmp_path / "a.jsonl", 120), str(tmp_path / "full.record")
    limit = 1_500_000
    command = [sys.executable, "-m", "tests.integration.kill_child", "add", str(articles), "--to", address]
    done = subprocess.run(
        command,
        cwd=ROOT, capture_output=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    told = done.stdout.count(b"added")
    assert told < 120
    with open_store(address) as store:
        assert store.count() >= told
        assert list(check(store)) == []
    assert start(articles, address).communicate()[0].count(b"\n") == 120
    with open_store(address) as store:
        assert store.count() == 120
        assert list(check(store)) == []


def test_a_second_writer_of_a_file_is_turned_away(tmp_path: Path) -> None:
    address = str(tmp_path / "busy.record")
    first = start(table(tmp_path / "a.jsonl", 300), address)
    assert first.stdout is not None
    first.stdout.readline()
    second = start(table(tmp_path / "b.jsonl", 5, first=1000), address)
    _, errors = second.communicate()
    assert second.returncode == 1
    assert errors.count(b"\n") == 1
    assert b"another onrecord" in errors
    assert first.communicate()[0].count(b"\n") == 299
    assert first.returncode == 0


def test_two_writers_of_a_database_both_go_on(tmp_path: Path, postgres_address: str) -> None:
    both = [
        start(table(tmp_path / "a.jsonl", 150), postgres_address),
        start(table(tmp_path / "b.jsonl", 150, first=75), postgres_address),
    ]
    told = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    with open_store(postgres_address) as store:
        assert store.count() == 225
        assert list(check(store)) == []


@pytest.mark.parametrize("name", ["a file that is none", "a folder"])
def test_what_is_no_record_is_one_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir() if name == "a folder" else path.write_bytes(b"no database" * 1000)
    process = start(table(tmp_path / "a.jsonl", 5), str(path))
    _, errors = process.communicate()
    assert process.returncode == 1
    assert errors.count(b"\n") == 1
