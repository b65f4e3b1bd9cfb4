"""``--verbs`` and ``--dyads``: what goes to the reader, what is said of a bad file, what comes out."""

import io
import json
import sys

import msgspec
import pytest
from tests.unit.render.test_cameo import event, reading

from onrecord.cli import app

VERBS = "--- CARRY [060] ---\nCARRY\n- * RICE [073]\n- * RICE\n"


@pytest.fixture
def given(monkeypatch):
    """The stages that the reader was given."""
    found = []

    def read_item(item, stages=None):
        found.append(stages)
        made = reading(event("040", "12"))
        return msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, id=item.id))

    monkeypatch.setattr("onrecord.workers.read_item", read_item)
    return found


def run(monkeypatch, capfd, *arguments):
    monkeypatch.setattr(sys, "argv", ["onrecord", "read", "-", *map(str, arguments)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Norway met Peru.")))
    return app.run(), *capfd.readouterr()


def test_verbs_go_to_the_reader_and_bad_lines_are_named(monkeypatch, capfd, tmp_path, given) -> None:
    path = tmp_path / "own.txt"
    path.write_text(VERBS, encoding="utf-8")
    code, _, err = run(monkeypatch, capfd, "--verbs", path, "--format", "jsonl")
    assert code == 0
    assert err.strip() == (
        "onrecord: left out: own.txt, line 4: a pattern ends with its code in brackets, as in '- * AID [070]'"
    )
    assert given[0].verbs.name == "own.txt"
    assert ("carry", "v") in given[0].verbs.index


def test_a_file_that_is_no_dictionary_is_one_clear_line(monkeypatch, capfd, tmp_path, given) -> None:
    code, _, err = run(monkeypatch, capfd, "--verbs", tmp_path / "absent.txt")
    assert (code, given) == (2, [])
    assert err.count("\n") == 1
    assert "absent.txt: No such file" in err


def test_dyads_are_pairs(monkeypatch, capfd, given) -> None:
    _, out, _ = run(monkeypatch, capfd, "--dyads", "--format", "jsonl")
    events = json.loads(out)["events"]
    assert [(e["actors"], e["recipients"]) for e in events] == [(["a1"], ["a2"]), (["a2"], ["a1"])]
    _, out, _ = run(monkeypatch, capfd, "--format", "jsonl")
    assert [e["recipients"] for e in json.loads(out)["events"]] == [[]]
