"""The commands that ask a record: events, statements, search, story, dyad, export, gold, users."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.readings_fixture import reading
from tests.unit.cli.conftest import Run

from onrecord.corrections import event_target
from onrecord.store import open_store
from onrecord.store.corrections import correct

Lines = Callable[..., list[dict[str, object]]]


@pytest.fixture
def lines(run: Run) -> Lines:
    def called(*words: str) -> list[dict[str, object]]:
        result = run(*words, "--format", "jsonl")
        assert result.exit_code == 0, result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]

    return called


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], 4),
        (["--status", "denied"], 1),
        (["--status", "denied", "--status", "occurred"], 2),
        (["--actor", "troops"], 2),
        (["--recipient-country", "PER"], 2),
        (["--country", "CHL", "--event", "agree"], 2),
        (["--speaker", "rojas"], 2),
        (["--since", "2024-05-08", "--until", "2024-05-08"], 2),
        (["--outlet", "harbour"], 2),
        (["--text", "shelled NOT truce"], 2),
        (["--confidence", "0.7"], 2),
        (["--quad", "4", "--limit", "1"], 1),
        (["--place", "arica", "--place-country", "CHL"], 2),
        (["--cameo", "19"], 2),
    ],
)
def test_events_by_filter(run: Run, lines: Lines, record: str, filters: list[str], found: int) -> None:
    assert len(lines("events", record, *filters)) == found


def test_statements_search_and_story(run: Run, lines: Lines, record: str) -> None:
    assert [s["speakers"] for s in lines("statements", record, "--speaker", "rojas")] == [["Ana Rojas"]] * 2
    assert {a["id"] for a in lines("search", record, '"peruvian port" AND lima OR arica')} == {
        "arica-1",
        "arica-2",
    }
    (story,) = lines("story", record)
    assert story["articles"] == 2
    assert len(lines("story", record, str(story["story"]))) == 2


def test_dyad_counts_records_once(run: Run, lines: Lines, record: str) -> None:
    found = lines("dyad", record, "Chile", "PER", "--by", "month", "--status", "planned")
    assert [(row["period"], row["quad"], row["articles"]) for row in found] == [("2024-05", 1, 2)]
    for by, name in (("day", "2024-05-01"), ("week", "2024-W18"), ("year", "2024")):
        found = lines("dyad", record, "Chile", "PER", "--by", by, "--status", "planned")
        assert [row["period"] for row in found] == [name]
    assert lines("dyad", record, "PER", "Chile", "--directed", "--status", "occurred") == []
    assert lines("dyad", record, "Chile", "Peru", "--one-a-day", "--directed")[0]["events"] == 1


def test_a_record_is_merged_anew(run: Run, record: str) -> None:
    before = run("sql", record, "SELECT record_id, articles FROM records ORDER BY 1").stdout
    told = run("remerge", record)
    assert (told.exit_code, told.stdout.split(" ", 1)[1]) == (0, "articles merged anew\n"), told
    assert run("sql", record, "SELECT record_id, articles FROM records ORDER BY 1").stdout == before
    assert run("remerge", record + ".none").exit_code == 1


def test_tables_and_files(run: Run, lines: Lines, record: str, tmp_path: Path) -> None:
    text = run("events", record).stdout
    assert text.splitlines()[0].split()[:3] == ["day", "status", "event"]
    out = tmp_path / "events.csv"
    assert run("events", record, "-o", str(out)).exit_code == 0
    assert out.read_text().count("\n") == 5


def test_export_says_what_it_leaves_out(run: Run, lines: Lines, record: str, tmp_path: Path) -> None:
    out = tmp_path / "events.tsv"
    result = run("export", record, "--format", "gdelt", "-o", str(out))
    assert result.exit_code == 0
    assert "left out:" in result.stderr
    assert all(line.count("\t") == 60 for line in out.read_text().splitlines())
    file = tmp_path / "readings.jsonl"
    file.write_text(reading().to_json() + "\n")
    assert run("export", str(file), "-f", "polecat").stdout.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["events", "nothing.record"], "no such record"),
        (["export", "nothing.jsonl", "-f", "csv"], "no such file"),
    ],
)
def test_what_is_wrong_is_told(run: Run, words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_gold_out_and_in(run: Run, lines: Lines, record: str, tmp_path: Path) -> None:
    with open_store(record) as store:
        key = int(store.sql("SELECT min(article_key) AS k FROM articles").column("k").to_pylist()[0])
        target = event_target(store.reading(key).events[0])
        correct(store, key, target, "confirm", True, "ana")
    out = tmp_path / "gold.jsonl"
    assert run("gold", "export", record, "-o", str(out)).exit_code == 0
    assert json.loads(out.read_text())["events"][0]["by"] == ["ana"]
    assert run("gold", "export", record, "-f", "inception", "-o", str(tmp_path / "inception")).exit_code == 0
    (tsv,) = (tmp_path / "inception").iterdir()
    assert "\tASSAULT" in tsv.read_text()
    tasks = tmp_path / "tasks.json"
    assert run("gold", "export", record, "-f", "label-studio", "-o", str(tasks)).exit_code == 0
    (task,) = json.loads(tasks.read_text())
    marked = {
        "data": task["data"],
        "annotations": [{"result": [r for r in task["predictions"][0]["result"] if "value" in r]}],
    }
    for result in marked["annotations"][0]["result"]:
        result["value"]["labels"] = [
            label.replace("ASSAULT", "COERCE") for label in result["value"]["labels"]
        ]
    tasks.write_text(json.dumps([marked]))
    assert "2 corrections entered" in run("gold", "import", record, str(tasks), "--who", "ben").stdout
    assert len(lines("events", record, "--event", "COERCE")) == 1
    tsv.write_text(tsv.read_text().replace("denied[1]", "historical[1]"))
    assert "2 corrections entered" in run("gold", "import", record, str(tsv.parent), "--who", "cia").stdout
    assert len(lines("events", record, "--event", "ASSAULT", "--status", "historical")) == 1
    told = run("gold", "agreement", record).stdout
    assert "event: 2 events seen by two or more" in told
    assert "ben / cia: kappa" in told


def test_users(run: Run, lines: Lines, record: str) -> None:
    secret = run("users", "add", "Ana", "--role", "correct", "--record", record).stdout.strip()
    assert secret.startswith("onr_")
    assert run("users", "list", "--record", record).stdout == "Ana\tcorrect\n"
    assert run("users", "end", "Ana", "--record", record).exit_code == 0
    assert run("users", "list", "--record", record).stdout == ""
