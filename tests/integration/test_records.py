"""Copies, stories and records of generated articles against their truth, and whatever the order they come in."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from records import bcubed, copies_of, gold_of, groups_of, shuffled

from onrecord import read_many, records
from onrecord.records.memory import MemoryShelf
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


def test_adding_in_any_order_gives_the_same_record(made):
    profiled = [
        (
            records.profile(n, r.article.text, r.article.outlet, r.article.published.day),
            records.facts(r, n),
        )
        for n, r in enumerate(made[1][:120])
    ]
    shelves = []
    for seed, size in ((None, 120), (1, 16), (2, 50)):
        order = list(profiled)
        if seed is not None:
            random.Random(seed).shuffle(order)
        shelf = MemoryShelf()
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            shelf.add([p for p, _ in batch], [f for _, facts in batch for f in facts])
        shelves.append(shelf)
    first, *others = shelves
    for other in others:
        assert other.records == first.records
        assert other.groups == first.groups
        assert other.story_of == first.story_of


def test_a_store_gives_the_same_records_whatever_the_order(made, tmp_path):
    readings = made[1][:100]
    chance = random.Random(3)
    late = set(chance.sample(range(len(readings)), len(readings) // 5))
    moved = [readings[n] for n in chance.sample(sorted(late), len(late))]
    answers = []
    for name, order in (
        ("plain", readings),
        ("moved", [r for n, r in enumerate(readings) if n not in late] + moved),
    ):
        with open_store(tmp_path / f"{name}.duckdb", create=True) as store:
            for start in range(0, len(order), 30):
                store.add(order[start : start + 30])
            answers.append(
                [
                    store.engine.rows(f"SELECT * FROM {table} ORDER BY ALL")
                    for table in ("records", "record_events")
                ]
                + [store.engine.rows("SELECT article_key, copy_group, story FROM articles ORDER BY ALL")]
            )
    assert answers[0][0]
    assert answers[0] == answers[1]
    facts = [f for r in readings for f in records.facts(r, key_of(content_hash(r.article)))]
    assert [row[0] for row in answers[0][0]] == [r.record_id for r in records.merge(facts)]
