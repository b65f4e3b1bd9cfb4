"""Copies, stories and records of generated articles against their truth, and whatever the order they come in."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from records import bcubed, copies_of, gold_of, groups_of, shuffled

from onrecord import read_many, records
from onrecord.store import content_hash, open_store
from onrecord.store.kept import key_of

ARTICLES, SEED = 300, 5


@pytest.fixture(scope="module")
def made():
    from generate_articles import generate

    pairs = generate(ARTICLES, SEED)
    return [truth for _, truth in pairs], list(read_many(dict(row) for row, _ in pairs))


@pytest.fixture(scope="module")
def told(made):
    return [f for n, reading in enumerate(made[1]) for f in records.facts(reading, n)]


def test_records_are_near_the_truth(made, told):
    gold = gold_of(made[0], told, made[1])
    precision, _, f1 = bcubed(gold, groups_of(records.merge(told)))
    assert len(gold) > ARTICLES
    assert precision > 0.9
    assert f1 > 0.85


def test_copies_are_found(made):
    recall, precision, _ = copies_of(*made)
    assert recall > 0.97
    assert precision > 0.75


def test_the_order_of_facts_changes_nothing(told):
    assert shuffled(told)


def test_a_store_gives_the_same_records_whatever_the_order(made, tmp_path):
    readings = made[1][:120]
    chance = random.Random(3)
    late = set(chance.sample(range(len(readings)), len(readings) // 5))
    moved = [readings[n] for n in chance.sample(sorted(late), len(late))]
    answers = []
    for name, order, size in (
        ("whole", readings, 120),
        ("plain", readings, 30),
        ("moved", [r for n, r in enumerate(readings) if n not in late] + moved, 30),
        ("mixed", chance.sample(readings, len(readings)), 16),
        ("otherwise", chance.sample(readings, len(readings)), 50),
    ):
        with open_store(tmp_path / f"{name}.duckdb", create=True) as store:
            for start in range(0, len(order), size):
                store.add(order[start : start + size])
            answers.append(
                [
                    store.engine.rows(f"SELECT * FROM {table} ORDER BY ALL")
                    for table in ("records", "record_events")
                ]
                + [store.engine.rows("SELECT article_key, copy_group, story FROM articles ORDER BY ALL")]
            )
    assert answers[0][0]
    assert all(answer == answers[0] for answer in answers[1:])
    facts = [f for r in readings for f in records.facts(r, key_of(content_hash(r.article)))]
    assert [row[0] for row in answers[0][0]] == [r.record_id for r in records.merge(facts)]
