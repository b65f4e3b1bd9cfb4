"""``onrecord add``, ``check`` and ``sql`` as a person calls them, with a reader that costs nothing."""

import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord import adding
from onrecord.cli.app import run
from onrecord.schema import Reading
from onrecord.sources import Failure, Unread, load
from onrecord.store import open_store


def quick(items: Iterable[object], workers: int = 1, stages: object = None) -> Iterator[Reading | Failure]:
    """A hand-made reading of each article, of files too."""
    for number, item in enumerate(items):
        found = load(item) if isinstance(item, Unread) else item
        yield found if isinstance(found, Failure) else reading(number, text=found.text)


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    monkeypatch.setattr(adding, "readings", quick)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        code = run()
        told = capfd.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    table, text = tmp_path / "a.jsonl", tmp_path / "b.txt"
    rows = [{"id": "x", "text": TEXT + " One."}, {"id": "y"}, {"id": "z", "text": TEXT + " Three."}]
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    text.write_text(TEXT + " Four.", "utf-8")
    return [str(table), str(text)]


def test_articles_are_added_once_and_what_fails_is_named(onrecord, sources: list[str], address: str):
    code, out, errors = onrecord("add", *sources, "--to", address)
    assert code == 1
    assert [line.split()[0] for line in out.splitlines()] == ["added"] * 3
    assert errors.count("\n") == 1
    assert "line 2" in errors
    code, out, _ = onrecord("add", *sources, "--to", address, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["new"] for line in out.splitlines()] == [False] * 3


def test_the_bytes_of_a_file_are_kept(onrecord, sources: list[str], address: str):
    assert onrecord("add", sources[1], "--to", address)[0] == 0
    with open_store(address) as store:
        ((raw, media_type, source),) = store.engine.rows("SELECT raw, media_type, source FROM articles")
    assert zlib.decompress(bytes(raw)).decode() == TEXT + " Four."
    assert (media_type, source) == ("text/plain", sources[1])


def test_check_and_sql(onrecord, sources: list[str], address: str):
    onrecord("add", *sources, "--to", address)
    assert onrecord("check", address) == (0, "3 articles, nothing wrong\n", "")
    assert onrecord("sql", address, "SELECT count(*) AS n FROM events", "-f", "csv") == (0, "n\n3\n", "")
    code, _, errors = onrecord("sql", address, "DELETE FROM events")
    assert code in (1, 2)
    assert errors.count("\n") == 1
    with open_store(address) as store:
        store.engine.rows("UPDATE events SET status = 'denied'")
    code, out, _ = onrecord("check", address)
    assert code == 1
    assert "rows of events differ" in out


def test_no_record_is_one_line(onrecord, address: str):
    for command in (["check", address], ["sql", address, "SELECT 1"]):
        code, out, errors = onrecord(*command)
        assert (code, out) == (1, "")
        assert errors.count("\n") == 1
