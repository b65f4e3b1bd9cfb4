"""Fit the weights behind ``confidence`` (``evidence.tsv`` among the lexicons) on our own gold and news texts.

    python scripts/calibrate.py [--set both] [--write]

A logistic regression with a small ridge over ``onrecord.events.confidence.evidence``; the target is whether type and
status are right. The figures printed are of ten folds by article: no event is judged by weights that saw its article.
The weights written are those of all articles. Same gold and same reader, same weights.
"""

import argparse
import sys
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from confidence import Judged, chosen, judged, report  # noqa: E402

from onrecord.events.confidence import evidence  # noqa: E402

TABLE = ROOT / "src" / "onrecord" / "lexicons" / "evidence.tsv"
RIDGE = 2.0
FOLDS = 10
MEANINGS = {
    "base": "where every event begins",
    "entry": "how specific the lexicon's entry is",
    "noun": "named by a noun",
    "unlisted": "no entry: the reader's event head alone says so",
    "no-party": "nobody known takes part",
    "agrees": "the reader's event head finds this type",
    "no-event": "the reader's event head finds no event",
    "reported": "told by somebody, not by the outlet",
    "rules": "how many rules the status took",
    "factuality": "distance of the reader's factuality from the status",
    "verbal": "a verbal event",
    "conflict": "an event of conflict",
    "ongoing": "read as ongoing",
    "planned": "read as planned",
    "hypothetical": "read as hypothetical",
    "denied": "read as denied",
    "historical": "read as historical",
}
HEAD = """# What speaks for and against an event: name, log-odds for each unit, what it is. Made by scripts/calibrate.py
# from {events} events in {articles} of our own gold texts; events/confidence.py says what a unit is.
"""
Floats = NDArray[np.float64]


def matrix(found: list[Judged], names: list[str]) -> Floats:
    """One row an event, one column a name."""
    rows = [evidence(j.event) for j in found]
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fitted(x: Floats, y: Floats) -> Floats:
    """Weights of a ridge logistic regression by Newton's method; the base is not held down."""
    weights = np.zeros(x.shape[1])
    ridge = np.diag([1e-6, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(40):
        p = shares(x, weights)
        slope = x.T @ (p - y) + ridge @ weights
        weights -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, slope)
    return weights


def shares(x: Floats, weights: Floats) -> Floats:
    """Probabilities of the rows of ``x``."""
    return np.asarray(1 / (1 + np.exp(-x @ weights)))


def crossed(found: list[Judged], x: Floats, y: Floats) -> Floats:
    """Probability of each event by weights fitted on the articles of the other folds."""
    order = sorted({j.article for j in found}, key=lambda a: (zlib.crc32(a.encode()), a))
    fold = {article: n % FOLDS for n, article in enumerate(order)}
    return crossed_by(np.array([fold[j.article] for j in found]), x, y)


def crossed_by(own: NDArray[np.int64], x: Floats, y: Floats) -> Floats:
    """Probability of each row by weights fitted on the rows of the other folds; ``own``: the fold of each."""
    out = np.zeros(len(own))
    for n in range(FOLDS):
        out[own == n] = shares(x[own == n], fitted(x[own != n], y[own != n]))
    return out


def main() -> None:
    """Fit, print the figures, and write the table if asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--set",
        default="both",
        choices=("examples", "world", "open", "held", "all", "news", "unread", "both"),
    )
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    found, names = judged(chosen(asked.set)), list(MEANINGS)
    x, y = matrix(found, names), np.array([float(j.right) for j in found])
    right = [j.right for j in found]
    print(report("as it is", [(j.event.confidence, j.right) for j in found]))
    print(report("fitted anew, folds", list(zip(crossed(found, x, y).tolist(), right, strict=True))))
    weights = fitted(x, y).tolist()
    lines = [f"{name}\t{w:.2f}\t{MEANINGS[name]}" for name, w in zip(names, weights, strict=True)]
    print("\n".join(lines))
    if asked.write:
        head = HEAD.format(events=len(found), articles=len({j.article for j in found}))
        TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
