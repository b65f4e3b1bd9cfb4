"""Fit the weights behind the ``confidence`` of given pairs (``src/onrecord/lexicons/pair_evidence.tsv``).

    python scripts/calibrate_pairs.py [--folds 2] [--write]

The sentences are our own (``training/pairs``: type, quad, actor, recipient, sentence), without those from which the
reader's event head learned (``training/examples``). Entries were written after
reading them, so each is coded without a part of the lexicon, as a text is whose words nobody has seen: in each fold
another ``1 / folds`` of the lemmas is withheld, chosen by their letters. A logistic regression with a small ridge over
``onrecord.events.pair_coding.evidence``; the target is whether the type is right (CONCEDE and RETREAT count as one, as
in the pair sets). The figures printed are of ten folds by sentence. Same sentences and same reader, same weights.
"""

import argparse
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "scripts")]

from calibrate import crossed_by, fitted  # noqa: E402
from confidence import report  # noqa: E402

from onrecord.events import triggers  # noqa: E402
from onrecord.events.pair_coding import PairCoding, evidence, with_confidence  # noqa: E402
from onrecord.events.pairs import uncalibrated  # noqa: E402
from onrecord.lexicons.predicates import Predicate, predicates  # noqa: E402
from onrecord.schema import Article, Span  # noqa: E402
from onrecord.sentences import parse_article  # noqa: E402

PAIRS = ROOT / "training" / "pairs"
EXAMPLES = ROOT / "training" / "examples"
MARKED = re.compile(r"\[(?:A|P|R): ([^]]*)\]")
"""A party or predicate of an example: its letter and its words."""
TABLE = ROOT / "src" / "onrecord" / "lexicons" / "pair_evidence.tsv"
FOLDS = 2
ALIKE = {"RETREAT": "CONCEDE"}
MEANINGS = {
    "base": "where every coding begins",
    "score": "how well the parties fill the slots of the entry, and how specific it is",
    "full": "both parties fill the slots that the entry names",
    "ahead": "how far the type is ahead of the next",
    "likeness": "no trigger: the lexicon's most similar entries decide",
    "unlisted": "no entry: the reader's event head alone says so",
    "said": "it lies in what somebody says of the other",
    "hinted": "it may lie in what somebody says of the other",
    "agrees": "the reader's event head finds this type",
    "no-event": "the reader's event head finds no event",
    "open": "read as planned, hypothetical or denied",
    "verbal": "a verbal event",
    "conflict": "an event of conflict",
}
HEAD = """# What speaks for and against the coding of a pair: name, log-odds for each unit, what it is. Made by
# scripts/calibrate_pairs.py from {pairs} pairs of our own; events/pair_coding.py says what a unit is.
"""


class Pair(NamedTuple):
    """A sentence of ours with its two parties and the type of what one does to the other."""

    event: str
    actor: Span | None
    recipient: Span | None
    text: str


def learned() -> set[str]:
    """The sentences from which the reader's event head learned, without their marks."""
    lines = (line for path in EXAMPLES.glob("*.tsv") for line in path.read_text("utf-8").splitlines())
    return {MARKED.sub(r"\1", line.rsplit("\t", 1)[-1]).strip() for line in lines}


def pairs() -> list[Pair]:
    """All pairs whose sentences the event head has not learned from, in the order of the files."""
    found = []
    known = learned()
    for path in sorted(PAIRS.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            event, _, actor, recipient, text = line.split("\t")[:5]
            if text.strip() not in known:
                found.append(Pair(event, span_of(actor, text), span_of(recipient, text), text))
    return found


def span_of(party: str, text: str) -> Span | None:
    """Where a party is first named; None for one that is not in the text."""
    start = text.index(party)
    return Span(start, start + len(party)) if party else None


def codings(asked: list[Pair], folds: int) -> Iterator[tuple[Pair, PairCoding]]:
    """Every pair coded ``folds`` times, each time without another part of the lexicon's lemmas."""
    every = predicates()
    for fold in range(folds):

        def kept(fold: int = fold) -> tuple[Predicate, ...]:
            return tuple(p for p in every if zlib.crc32(p.lemma.encode()) % folds != fold)

        triggers.predicates = kept  # type: ignore[assignment, attr-defined]
        triggers.index.cache_clear()
        for pair in asked:
            document = parse_article(Article(id="pair", text=pair.text))
            yield pair, uncalibrated(document, pair.actor, pair.recipient)


def main() -> None:
    """Fit, print the figures, and write the table if asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--folds", type=int, default=FOLDS)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    found = list(codings(pairs(), asked.folds))
    rows = [evidence(coding) for _, coding in found]
    x = np.array([[row.get(name, 0.0) for name in MEANINGS] for row in rows])
    right = [ALIKE.get(c.event, c.event) == ALIKE.get(p.event, p.event) for p, c in found]
    y: NDArray[np.float64] = np.array(right, dtype=float)
    print(
        report(
            "as it is", [(with_confidence(c).confidence, r) for (_, c), r in zip(found, right, strict=True)]
        )
    )
    folds = np.array([zlib.crc32(p.text.encode()) % 10 for p, _ in found])
    print(report("fitted anew, folds", list(zip(crossed_by(folds, x, y).tolist(), right, strict=True))))
    weights = fitted(x, y).tolist()
    lines = [f"{name}\t{w:.2f}\t{MEANINGS[name]}" for name, w in zip(MEANINGS, weights, strict=True)]
    print("\n".join(lines))
    if asked.write:
        TABLE.write_text(
            HEAD.format(pairs=len(found) // asked.folds) + "\n".join(lines) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
