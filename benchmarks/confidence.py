"""Is ``confidence`` what it says? Reliability on our own gold texts.

    python benchmarks/confidence.py [--set examples|world|open|held|all|news|both] [--bins 5]

Of the events given, sorted by confidence and cut into equal bins: how many, their mean confidence, and the share whose
type and status are right (by the gold's trigger and sentence; optional events count neither way). Below it the expected
calibration error (mean distance of the two, weighted by bin), the Brier score and the AUC (how often a right event has
more confidence than a wrong one).
"""

import argparse
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import own
from newsroom_gold import held_texts, unread_texts
from own_gold import Gold, GoldEvent, load_set

from onrecord.schema import Event

BINS = 5


class Judged(NamedTuple):
    """One event that was given, with the article it is from and whether its type and status are right."""

    article: str
    event: Event
    right: bool


def chosen(name: str) -> list[Gold]:
    """The gold articles of a set; ``open`` and ``held`` are the halves of ``world``.

    ``news``: the news texts of ``training/newsroom`` that are held back; ``unread``: those that the reader was not trained
    on, without them; ``both``: ``unread`` and ``world``.
    """
    if name == "news":
        return [*held_texts(), *held_texts(later=True)]
    if name in ("unread", "both"):
        return [*unread_texts(), *(load_set("world") if name == "both" else ())]
    if name == "all":
        return [*load_set("examples"), *load_set("world")]
    if name in ("open", "held"):
        return [g for g in load_set("world") if g.held == (name == "held")]
    return load_set(name)


def judged(golds: Iterable[Gold]) -> list[Judged]:
    """Every event given for ``golds``, in order; one that the gold has as optional is right too."""
    found: list[Judged] = []
    for gold in golds:
        _, reading = own.read(gold)
        likeness = own._likeness(_same_status, _same_status)
        right = {e.id for _, e in own._pairs(gold.events, reading.events, likeness)[0]}
        found += [Judged(gold.article.id, e, e.id in right) for e in reading.events]
    return found


def _same_status(wanted: GoldEvent, given: Event) -> bool:
    return given.status in wanted.statuses


def reliability(shares: list[tuple[float, bool]], bins: int = BINS) -> list[tuple[int, float, float]]:
    """Of equal bins by rising confidence: number, mean confidence, share that is right."""
    ranked = sorted(shares, key=lambda share: share[0])
    edges = [round(k * len(ranked) / bins) for k in range(bins + 1)]
    parts = [ranked[a:b] for a, b in pairwise(edges) if b > a]
    return [(len(p), sum(c for c, _ in p) / len(p), sum(r for _, r in p) / len(p)) for p in parts]


def calibration_error(shares: list[tuple[float, bool]], bins: int = BINS) -> float:
    """Expected calibration error over equal bins."""
    return sum(n * abs(c - r) for n, c, r in reliability(shares, bins)) / max(1, len(shares))


def brier(shares: list[tuple[float, bool]]) -> float:
    """Mean squared distance of confidence and truth."""
    return sum((c - r) ** 2 for c, r in shares) / max(1, len(shares))


def auc(shares: list[tuple[float, bool]]) -> float:
    """How often a right event has more confidence than a wrong one; 0.5 is chance."""
    right, wrong = [c for c, r in shares if r], [c for c, r in shares if not r]
    wins = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return wins / max(1, len(right) * len(wrong))


def report(title: str, shares: list[tuple[float, bool]], bins: int = BINS) -> str:
    """The table and the figures as text."""
    rows = [f"{n:6d} {c:10.3f} {r:8.3f}" for n, c, r in reliability(shares, bins)]
    figures = f"ECE {calibration_error(shares, bins):.3f}, Brier {brier(shares):.3f}, AUC {auc(shares):.3f}"
    return "\n".join((f"{title}: {figures}", "events  confidence    right", *rows))


def main() -> None:
    """Read the set and print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--set", default="all", choices=("examples", "world", "open", "held", "all", "news", "unread", "both")
    )
    options.add_argument("--bins", type=int, default=BINS)
    asked = options.parse_args()
    found = judged(chosen(asked.set))
    print(report(asked.set, [(j.event.confidence, j.right) for j in found], asked.bins))


if __name__ == "__main__":
    main()
