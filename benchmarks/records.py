"""Copies, stories and records of generated articles against the generator's truth.

    python benchmarks/records.py [--articles 3000] [--seed 7] [--workers 2] [--keep DIR] [--errors]

Generates the articles (``scripts/generate_articles.py``), reads them, and merges what they tell. ``--keep`` holds
articles and readings from one run to the next. Figures:

- records: B-cubed precision, recall and F1 over the facts whose trigger lies in a passage that tells an event (of two
  facts of one passage the first whose type fits the event's kind counts, else the first), against the event that it tells
- copies: pairs of articles that are one text, found and invented
- stories: B-cubed over all articles
- shuffled: True if 20% of the articles, in random order, give the same records, and so do all of them
"""

import argparse
import collections
import random
import sys
import tempfile
import time
from collections.abc import Hashable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from generate_articles import generate

from onrecord import read_many, records
from onrecord.schema import Reading
from onrecord.schema.record import Fact, FactKey, Record

FITTING = {
    "meeting": {"CONSULT", "AGREE", "REJECT"}, "accord": {"AGREE", "SUPPORT", "COOPERATE", "REJECT"}, "raid": {"ASSAULT"},
    "march": {"PROTEST"}, "sanctions": {"SANCTION", "COERCE"}, "relief": {"AID", "AGREE"}, "arrest": {"COERCE", "SANCTION"},
    "expulsion": {"SANCTION", "COERCE"}, "blame": {"ACCUSE"}, "withdrawal": {"RETREAT", "CONCEDE"},
}  # fmt: skip


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        truth, readings = read(folder, arguments.articles, arguments.seed, arguments.workers)
        started = time.perf_counter()
        facts = [f for n, r in enumerate(readings) for f in records.facts(r, n)]
        merged = records.merge(facts)
        took = time.perf_counter() - started
        gold = gold_of(truth, facts, readings)
        print(
            f"records   {_line(bcubed(gold, groups_of(merged)))}  ({len(gold)} facts, {took:.1f} s for {len(facts)})"
        )
        recall, precision, other = copies_of(truth, readings)
        print(f"copies    recall {recall:.3f}, precision {precision:.3f} ({other} pairs of two stories)")
        print(f"stories   {_stories(truth, readings)}")
        print(f"shuffled  {shuffled(facts)}")
        if arguments.errors:
            _show(gold, merged, facts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--errors", action="store_true")
    return parser.parse_args()


def read(folder: Path, count: int, seed: int, workers: int = 1) -> tuple[list[dict[str, Any]], list[Reading]]:
    """Truth and readings of generated articles, in order; readings that ``folder`` holds are taken from there."""
    pairs = generate(count, seed)
    held = folder / f"readings-{count}-{seed}.jsonl"
    if not held.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        made = read_many((dict(row) for row, _ in pairs), workers=workers)
        held.write_text("".join(r.to_json() + "\n" for r in made), "utf-8")
    with held.open(encoding="utf-8") as lines:
        readings = [Reading.from_json(line) for line in lines]
    return [dict(told) for _, told in pairs], readings


def gold_of(truth: list[dict[str, Any]], facts: list[Fact], readings: list[Reading]) -> dict[FactKey, str]:
    """For each fact that tells an event of the made-up year, which one."""
    triggers = {(n, e.id): e.trigger[0] for n, r in enumerate(readings) for e in r.events}
    found: dict[tuple[int, int], Fact] = {}
    for f in facts:
        at = triggers[f.key]
        for n, told in enumerate(truth[f.article_key]["told"]):
            if told["start"] <= at.start < told["end"]:
                first = found.setdefault((f.article_key, n), f)
                if f.deed in _fitting(told) and first.deed not in _fitting(told):
                    found[f.article_key, n] = f
    return {f.key: truth[a]["told"][n]["event"] for (a, n), f in found.items()}


def _fitting(told: dict[str, Any]) -> set[str]:
    return FITTING[told["kind"]]


def groups_of(merged: tuple[Record, ...]) -> dict[FactKey, str]:
    """The record of each fact."""
    return {(m.article_key, m.event_id): r.record_id for r in merged for m in r.members}


def bcubed(gold: Mapping[Any, Hashable], system: Mapping[Any, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 (Bagga and Baldwin 1998) of ``system`` over the keys of ``gold``."""
    both = collections.Counter((gold[k], system[k]) for k in gold)
    ours, theirs = collections.Counter(system[k] for k in gold), collections.Counter(gold.values())
    p = sum(n * n / ours[s] for (_, s), n in both.items()) / len(gold)
    r = sum(n * n / theirs[g] for (g, _), n in both.items()) / len(gold)
    return p, r, 2 * p * r / (p + r)


def shuffled(facts: list[Fact], seed: int = 1) -> bool:
    """True if the order of the facts changes nothing."""
    chance = random.Random(seed)
    some = sorted({f.article_key for f in facts})
    moved = set(chance.sample(some, len(some) // 5))
    order = [f for f in facts if f.article_key not in moved]
    late = [f for f in facts if f.article_key in moved]
    chance.shuffle(late)
    everything = list(facts)
    chance.shuffle(everything)
    expected = records.merge(facts)
    return expected == records.merge(order + late) == records.merge(everything)


def copies_of(truth: list[dict[str, Any]], readings: list[Reading]) -> tuple[float, float, int]:
    """Recall and precision of the pairs that are copies, and how many invented pairs are even of two events."""
    sketches = [records.sketch(r.article.text) for r in readings]
    source = [t["copy_of"] or t["id"] for t in truth]
    meeting: dict[int, list[int]] = collections.defaultdict(list)
    for n, s in enumerate(sketches):
        for key in s.keys:
            meeting[key].append(n)
    pairs = {p for block in meeting.values() for p in combinations(block, 2)}
    found = {(a, b) for a, b in pairs if records.is_copy(sketches[a], sketches[b])}
    true = {p for p in combinations(range(len(source)), 2) if source[p[0]] == source[p[1]]}
    right = len(found & true)
    other = sum(1 for a, b in found - true if truth[a]["story"] != truth[b]["story"])
    return right / max(1, len(true)), right / max(1, len(found)), other


def _stories(truth: list[dict[str, Any]], readings: list[Reading]) -> str:
    profiles = [
        records.profile(
            n, r.article.text, r.article.outlet, r.article.published.day if r.article.published else None
        )
        for n, r in enumerate(readings)
    ]
    labels = {n: k for k, story in enumerate(records.stories(profiles)) for n in story}
    return _line(bcubed({n: t["story"] for n, t in enumerate(truth)}, labels))


def _line(figures: tuple[float, float, float]) -> str:
    return "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*figures)


def _show(gold: dict[FactKey, str], merged: tuple[Record, ...], facts: list[Fact]) -> None:
    """Records that hold several events, and events that several records hold."""
    by_key, system = {f.key: f for f in facts}, groups_of(merged)
    held, spread = collections.defaultdict(list), collections.defaultdict(list)
    for key, event in gold.items():
        held[system[key]].append(key)
        spread[event].append(key)
    for name, sets, other in (("MIXED", held, gold), ("SPLIT", spread, system)):
        for group, keys in sorted(sets.items()):
            if len({other[k] for k in keys}) > 1:
                print(f"\n{name} {group}")
                for k in sorted(keys, key=lambda k: (other[k], k)):
                    print("  ", other[k], _brief(by_key[k]))


def _brief(f: Fact) -> str:
    who = [[f"{p.name}/{p.country}/{p.sector}" for p in side] for side in (f.actors, f.recipients)]
    amounts = [(a.of, a.low, a.high) for a in f.amounts]
    return f"{f.article} {f.event_id} {f.deed} {f.status} {f.trigger!r} {who} {f.begin}..{f.finish} {f.time_basis} {f.place} {amounts} {f.day}"


if __name__ == "__main__":
    main()
