"""The same text gives the same bytes: whatever was read before it or beside it, in this process or another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import onrecord
from onrecord.schema import problems

ROOT = Path(__file__).parents[2]
ROWS = [json.loads(line) for line in (ROOT / "examples" / "articles.jsonl").read_text("utf-8").splitlines()]


def bytes_of(rows: list[dict[str, str]]) -> dict[str, str]:
    return {r.article.id: r.to_json() for r in onrecord.read_many(rows)}


def test_the_order_of_articles_changes_nothing() -> None:
    forward, backward = bytes_of(ROWS), bytes_of(ROWS[::-1])
    assert forward == backward
    assert len(forward) == len(ROWS)
    assert bytes_of(ROWS[7:8]) == {ROWS[7]["id"]: forward[ROWS[7]["id"]]}


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    code = (
        "import json, sys, onrecord\n"
        "for r in onrecord.read_many(json.loads(x) for x in sys.stdin): print(r.to_json())\n"
    )
    fed = "\n".join(json.dumps(r) for r in ROWS[:6])
    outs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=fed,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outs[0] == outs[1]
    assert outs[0].splitlines() == list(bytes_of(ROWS[:6]).values())


def test_two_workers_give_what_one_gives() -> None:
    one = [r.to_json() for r in onrecord.read_many(ROWS)]
    two = [r.to_json() for r in onrecord.read_many(ROWS, workers=2)]
    assert one == two


def test_every_reading_keeps_the_contract() -> None:
    for reading in onrecord.read_many(ROWS):
        assert problems(reading) == []
        assert reading.events
        assert reading.sentences
