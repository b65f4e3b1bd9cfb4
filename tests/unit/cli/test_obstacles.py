"""What commands meet outside: files that hold no reading, output that cannot be written, a port that is taken."""

import json
import os
import socket
from pathlib import Path

import pytest
from tests.readings_fixture import reading
from tests.unit.cli.conftest import Run

from onrecord.cli.output import Output
from onrecord.errors import OutputError
from onrecord.sources import opened

FULL = Path("/dev/full")


def test_a_file_that_holds_no_reading_is_told(run: Run, tmp_path: Path) -> None:
    whole = json.loads(reading().to_json())
    whole["events"][0]["sentence"] = 99
    broken = {"a.json": json.dumps(whole), "b.json": "[]", "c.json": '{"id": "x", "text": "No reading."}'}
    for name, content in broken.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        (tmp_path / f"{name}l").write_text(f"{content}\n", encoding="utf-8")
        for command in (
            ("explain", str(tmp_path / name), "--event", "e1"),
            ("export", str(tmp_path / f"{name}l"), "--format", "csv"),
        ):
            told = run(*command)
            assert told.exit_code == 2, told
            assert "no reading as `onrecord read" in told.stderr
            assert len(told.stderr.splitlines()) == 1


def test_bytes_that_are_no_text_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"schema_version": "\xff"}\n')
    told = run("export", str(tmp_path / "a.jsonl"), "--format", "csv")
    assert (told.exit_code, len(told.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    with (
        FULL.open("wb", buffering=0) as full,
        pytest.raises(OutputError, match="cannot be written"),
    ):
        Output(full.fileno(), "out.jsonl").write(b"a line\n")


def test_a_port_that_is_taken_is_told(run: Run, record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = run("serve", record, "--port", taken.getsockname()[1])
    assert (told.exit_code, len(told.stderr.splitlines())) == (2, 1), told
    assert "cannot listen there" in told.stderr


@pytest.mark.parametrize(
    ("name", "exit_code", "what"),
    [("", 2, "names no record"), ("mysql://x/y", 2, "names no record"), (".", 1, "is no file")],
)
def test_what_is_no_record_is_told(run: Run, name: str, exit_code: int, what: str) -> None:
    for command in (("events", name), ("check", name), ("remerge", name)):
        told = run(*command)
        assert (told.exit_code, len(told.stderr.splitlines())) == (exit_code, 1), told
        assert what in told.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_told(
    run: Run, record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "PATIENCE", 0.1)
    os.mkfifo(tmp_path / "p")
    pipe = str(tmp_path / "p")
    for command in (
        ("read", pipe),
        ("add", pipe, "--to", record),
        ("read", "x", "--actors", pipe),
        ("read", "x", "--verbs", pipe),
        ("code", pipe),
        ("explain", pipe, "--event", "e1"),
        ("export", pipe, "--format", "csv"),
        ("watch", pipe, "--to", record, "--once"),
        ("gold", "import", record, pipe, "--who", "Ana"),
    ):
        told = run(*command)
        assert told.exit_code in (1, 2), command
        assert len(told.stderr.splitlines()) == 1, told
        assert "nobody has written" in told.stderr or "no such record" in told.stderr, told


def test_a_folder_that_cannot_be_made_is_told(run: Run, record: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    told = run("gold", "export", record, "--format", "inception", "-o", str(tmp_path / "taken"))
    assert (told.exit_code, len(told.stderr.splitlines())) == (2, 1)
    assert "cannot be written" in told.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("no JSON", "is no JSON"),
        ('{"annotations": []}', "is no list of tasks"),
        ('[{"annotations": 3}]', "task 1"),
        ('[{}, {"data": [], "annotations": [{"result": [{"value": {"labels": null}}]}]}]', "task 2"),
    ],
)
def test_a_file_that_label_studio_did_not_write_is_told(
    run: Run, record: str, tmp_path: Path, content: str, reason: str
) -> None:
    (tmp_path / "tasks.json").write_text(content, encoding="utf-8")
    told = run("gold", "import", record, tmp_path / "tasks.json", "--who", "Ana")
    assert (told.exit_code, len(told.stderr.splitlines())) == (2, 1), told
    assert reason in told.stderr
