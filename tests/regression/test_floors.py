"""Quality floors on our own gold set (docs/gold.md): a change may not read worse than what was reached.

A floor stands 0.02 or three items below the figure that was reached, whichever is more (int8 arithmetic differs a little
from one kind of processor to another). It is raised when the figure rises for good; lowering one
needs a stated reason in the same commit, and so does a change of the data, whose digest is pinned.
"""

import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import own
import own_gold

DIGEST = "da7bd709b4c06a710a11b410afba1586ec2b4a063e8fcbce41c8e7933affa28d"
FLOORS = {
    ("sentences", "f1"): 0.97,
    ("names", "f1"): 0.92,
    ("times", "f1"): 0.95,
    ("time values", "f1"): 0.95,
    ("places", "f1"): 0.93,
    ("place countries", "precision"): 0.97,
    ("actors", "recall"): 0.93,
    ("actor countries", "precision"): 0.77,
    ("actor sectors", "precision"): 0.85,
    ("statements", "precision"): 0.75,
    ("statements", "recall"): 0.90,
    ("statements", "f1"): 0.82,
    ("statement speakers", "f1"): 0.82,
    ("events", "precision"): 0.88,
    ("events", "recall"): 0.70,
    ("events", "f1"): 0.78,
    ("event status", "f1"): 0.76,
    ("event parties", "f1"): 0.48,
    ("event begin", "precision"): 0.81,
    ("occurred", "precision"): 0.88,
    ("occurred", "recall"): 0.78,
}
NOT_ANNOTATED = {"event roots", "event modes", "event places"}  # in the sample articles


@pytest.fixture(scope="module")
def table() -> own.Table:
    return own.score(own_gold.load())


def test_the_data_are_those_the_floors_were_measured_on() -> None:
    assert own_gold.digest() == DIGEST


def test_every_kind_has_a_floor() -> None:
    assert {kind for kind, _ in FLOORS} == set(own.KINDS) - NOT_ANNOTATED


@pytest.mark.parametrize(("kind", "measure"), FLOORS)
def test_no_figure_falls_below_its_floor(table: own.Table, kind: str, measure: str) -> None:
    counts = table[kind]
    reached = getattr(counts, measure)
    assert reached >= FLOORS[kind, measure], "\n".join([f"{kind}: {measure} {reached:.3f}", *counts.errors])


def test_words_that_are_not_in_the_article_are_refused() -> None:
    row = next(own_gold._rows(own_gold.GOLD))
    article = own_gold.load()[0].article
    row["times"].append(["the day after tomorrow", "1905-09-08", None, None, 2])
    with pytest.raises(own_gold.GoldError, match="the day after tomorrow"):
        own_gold.resolve(row, article)


def test_a_sentence_that_is_left_out_is_refused() -> None:
    row = next(own_gold._rows(own_gold.GOLD))
    article = own_gold.load()[0].article
    del row["sentences"][4]
    with pytest.raises(own_gold.GoldError, match="do not cover"):
        own_gold.resolve(row, article)


def test_times_copied_from_the_gold_are_all_right() -> None:
    gold = own_gold.load()[0]
    _, reading = own.read(gold)
    times = tuple(
        msgspec.structs.replace(
            reading.times[0], id=f"t{n}", start=s.start, end=s.end, value=v, begin=b, finish=f
        )
        for n, (s, v, b, f) in enumerate(gold.times)
        if v is not None
    )
    table = {kind: own.Counts() for kind in own.KINDS}
    own._times(table, gold, msgspec.structs.replace(reading, times=times))
    assert table["times"].f1 == table["time values"].f1 == 1.0
