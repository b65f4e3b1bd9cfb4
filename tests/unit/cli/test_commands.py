"""The commands with a reader put in by hand, so that only their own work is tested."""

import io
import json
import sys

import msgspec
import pytest

from onrecord.cli import app
from onrecord.errors import ModelError, TableError
from onrecord.schema import ReaderVersion, Reading
from onrecord.sources import Failure, Unread, load


def fake_reading(item, stages=None):
    article = load(item) if isinstance(item, Unread) else item
    if isinstance(article, Failure):
        return article
    if "damaged" in article.text:
        raise ModelError("the reader's weights are damaged; install onrecord anew")
    return Reading(reader=ReaderVersion("onrecord", "0", "m", "l", "o"), article=article)


@pytest.fixture
def onrecord(monkeypatch, capfd):
    """Runs the command line: arguments and standard input in; exit code, standard output and error out."""
    monkeypatch.setattr("onrecord.workers.read_item", fake_reading)

    def run(*arguments, given=b""):
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = app.run()
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text("Talks resume\n\nThe two sides met on Monday.", encoding="utf-8")
    return path


def rows(out):
    return [json.loads(line) for line in out.splitlines()]


def test_jsonl(onrecord, article):
    code, out, err = onrecord(
        "read", article, "--format", "jsonl", "--published", "2024-03-24", "--outlet", "The Example"
    )
    (row,) = rows(out)
    assert (code, err) == (0, "")
    assert row["article"]["id"] == "talks.txt"
    assert row["article"]["published"] == {"value": "2024-03-24", "basis": "given"}
    assert row["article"]["outlet"] == "The Example"


def test_json_is_an_object_for_one_and_a_list_for_several(onrecord, article):
    assert json.loads(onrecord("read", article, "-f", "json")[1])["schema_version"] == "1.0"
    for n in (2, 3):
        assert len(json.loads(onrecord("read", *[article] * n, "-f", "json")[1])) == n


def test_text_is_the_default(onrecord, article):
    code, out, _ = onrecord("read", article)
    assert code == 0
    assert out.startswith("Talks resume\n")
    assert "\x1b" not in out


def test_the_name_of_the_output_file_says_the_format(onrecord, article, tmp_path):
    for name, begins in (
        ("a.html", "<!doctype html>"),
        ("a.json", "{"),
        ("a.jsonl", "{"),
        ("a.txt", "Talks"),
    ):
        assert onrecord("read", article, "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "a.json", "a.jsonl", "a.txt", "talks.txt"]


def test_standard_input(onrecord):
    assert (
        rows(onrecord("read", "-", "-f", "jsonl", given=b"The two sides met.")[1])[0]["article"]["id"] == "-"
    )
    table = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    assert [r["article"]["id"] for r in rows(onrecord("read", "-", "-f", "jsonl", given=table)[1])] == [
        "a",
        "b",
    ]


def test_one_that_fails_is_named_and_the_others_go_on(onrecord, article, tmp_path):
    table = tmp_path / "a.jsonl"
    table.write_text(
        '{"id": "a", "text": "One."}\n{"id": "b"}\n{"id": "c", "text": "Three."}\n', encoding="utf-8"
    )
    code, out, err = onrecord("read", tmp_path / "none.txt", table, article, "-f", "jsonl")
    assert code == 1
    assert [r["article"]["id"] for r in rows(out)] == ["a", "c", "talks.txt"]
    assert len(err.splitlines()) == 2
    assert "none.txt: no such file" in err
    assert "line 2 (id b)" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "{article}", "--format", "xml"], "xml"),
        (["read", "{article}", "--published", "24.3.2024"], "24.3.2024"),
        (["read", "{article}", "--workers", "0"], "workers"),
        (["read", "{article}", "--no-such-option"], "no-such-option"),
        (["read", "{article}", "-o", "{folder}"], "folder"),
        (["read", "{article}", "-o", "{folder}/none/a.html"], "cannot be written"),
        (["read", "{article}", "-o", "{folder}/none/a.jsonl"], "cannot be written"),
        (["red"], "red"),
    ],
)
def test_wrong_usage_is_2(onrecord, article, tmp_path, arguments, words):
    code, out, err = onrecord(*[a.format(article=article, folder=tmp_path) for a in arguments])
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("given", [b"", b"  \n"])
def test_empty_standard_input_is_1(onrecord, given):
    code, out, err = onrecord("read", "-", given=given)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "empty" in err


def test_a_folder_without_articles_is_1(onrecord, tmp_path):
    code, _, err = onrecord("read", tmp_path)
    assert code == 1
    assert "no .txt or .html files" in err


def test_a_broken_reader_stops_the_run_with_one_line(onrecord, tmp_path, article):
    (tmp_path / "b.txt").write_text("a damaged text", encoding="utf-8")
    code, _, err = onrecord("read", tmp_path / "b.txt", article, "-f", "jsonl")
    assert code == 1
    assert err == "onrecord: the reader's weights are damaged; install onrecord anew\n"


def test_a_file_appears_whole_or_not_at_all(onrecord, tmp_path):
    (tmp_path / "b.txt").write_text("a damaged text", encoding="utf-8")
    target = tmp_path / "out.json"
    target.write_text("before", encoding="utf-8")
    assert onrecord("read", tmp_path / "b.txt", "-o", target)[0] == 1
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.txt", "out.json"]


def test_version_and_help(onrecord):
    code, out, _ = onrecord("--version")
    assert code == 0
    assert out.startswith("onrecord ")
    for command in app.COMMANDS:
        code, out, _ = onrecord(command, "--help")
        assert code == 0
        assert "Examples:" in out


def test_code(onrecord, monkeypatch, tmp_path):
    seen = []

    class Coding(msgspec.Struct):
        event: str

    def code_pair(text, actor, recipient):
        seen.append((text, actor and actor.of(text), recipient.of(text)))
        return Coding("SUPPORT")

    monkeypatch.setattr("onrecord.pipeline.code_pair", code_pair)
    table = tmp_path / "pairs.jsonl"
    pairs = [
        {"id": "a", "text": "France thanked Chile.", "actor": [0, 6], "recipient": [15, 20]},
        {"marked": "<s>France</s> thanked <t>Chile</t>."},
        {"id": "b", "text": "Chile was thanked.", "actor": None, "recipient": [0, 5]},
        {"id": "c", "text": "France thanked Chile.", "actor": None, "recipient": None},
        {"id": "d", "text": "France thanked Chile.", "actor": [0, 6], "recipient": [15, 99]},
        {"id": "e", "marked": "France thanked <t>Chile</t>."},
    ]
    table.write_text("".join(json.dumps(p) + "\n" for p in pairs), encoding="utf-8")
    code, out, err = onrecord("code", table)
    assert code == 1
    assert rows(out) == [
        {"id": "a", "event": "SUPPORT"},
        {"id": "2", "event": "SUPPORT"},
        {"id": "b", "event": "SUPPORT"},
    ]
    assert seen == [("France thanked Chile.", "France", "Chile")] * 2 + [
        ("Chile was thanked.", None, "Chile")
    ]
    assert len(err.splitlines()) == 3


def test_code_of_a_missing_table(onrecord, tmp_path):
    code, _, err = onrecord("code", tmp_path / "none.jsonl")
    assert code == 1
    assert "no such file" in err


def test_parse(onrecord, monkeypatch, article):
    monkeypatch.setattr("onrecord.sentences.parse_article", lambda a: a)
    monkeypatch.setattr("onrecord.sentences.conllu.write_document", lambda a: f"# newdoc id = {a.id}\n\n")
    assert onrecord("parse", article, article) == (0, "# newdoc id = talks.txt\n\n" * 2, "")


def test_broken_conllu_is_named_and_the_next_file_is_read(onrecord, tmp_path):
    (tmp_path / "a.conllu").write_text("1\tOne\n\n", encoding="utf-8")
    code, _, err = onrecord("parse", tmp_path / "a.conllu", tmp_path / "none.conllu", "--tokens", "gold")
    assert code == 1
    first, second = err.splitlines()
    assert "a.conllu: line 1" in first
    assert second == f"onrecord: {tmp_path / 'none.conllu'}: no such file"
    assert TableError.__name__ not in err


def test_an_empty_name_is_no_source(onrecord):
    code, out, err = onrecord("read", "")
    assert (code, out) == (1, "")
    assert "no source" in err
