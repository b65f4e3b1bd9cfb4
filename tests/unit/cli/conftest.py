"""The command line as it is run, and a record to ask."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.readings_fixture import reading

from onrecord.cli.app import run as command_line
from onrecord.store import open_store


class Told(NamedTuple):
    """What a command printed, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Told]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def called(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, words)])
        code = command_line()
        return Told(code, *capfd.readouterr())

    return called


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "news.record"
    with open_store(path, create=True) as store:
        store.add([reading(), reading("arica-2", "Harbour News", "denied")])
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> str:
    """A copy of a record with two articles, for one test."""
    return str(shutil.copy(made, tmp_path / "news.record"))
