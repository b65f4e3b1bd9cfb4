"""Fit the weights by which a word names an event (``src/onrecord/lexicons/trigger_evidence.tsv``).

    python scripts/calibrate_triggers.py [--write]

Reads the news texts of ``training/newsroom`` that the reader was not trained on (by its model card), without those that are
held back. Every type that the lexicon or the reader's event head proposes for a word is a row; it is right if the
word is marked with it. A logistic regression with a small ridge over ``onrecord.events.weighing.evidence``; the figures
printed are of five folds by text, by the probability from which a type counts. Same texts and same reader, same weights.
"""

import argparse
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "scripts"), str(ROOT / "training")]

import newsroom  # noqa: E402
from calibrate import Floats, fitted, shares  # noqa: E402

from onrecord.events import triggers, weighing  # noqa: E402
from onrecord.events.weighing import Signs, evidence, kinds  # noqa: E402
from onrecord.model.network import WEIGHTS  # noqa: E402
from onrecord.pipeline import read_article  # noqa: E402

TABLE = ROOT / "src" / "onrecord" / "lexicons" / weighing.TABLE
FOLDS = 5
SHARES = (0.25, 0.3, 0.34, 0.38, 0.42, 0.46, 0.5)
HEAD = """# Which event a word names: evidence, log-odds for each unit, what it is. Made by scripts/calibrate_triggers.py from
# {rows} proposals in {texts} of our own news texts; events/weighing.py says what a unit is.
"""
MEANINGS = {
    "base": "any type that lexicon or head proposes",
    "holds": "all conditions of an entry of this type hold",
    "bare": "that entry, of a verb, has no conditions",
    "holds-noun": "that entry is of a noun",
    "leans": "the noun leans on a light verb",
    "other": "the entry that holds is of another type",
    "idle": "the entry that holds says that there is no event",
    "silent": "no entry of a known word holds",
    "uses": "share of the word's entries that are of this type",
    "idle-uses": "share of the word's entries that say that there is no event",
    "unknown": "the lexicon does not know the word",
    "heard": "log-odds that the reader's event head gives this type",
    "heard-too": "the same, where an entry of this type holds",
    "certain": "the reader's event head is certain that there is an event",
    "certain-too": "the same, where an entry of this type holds",
    "no-predicate": "the reader takes the word for no predicate",
    "common": "a verb that is used for too many things",
    "alone": "nobody who may take part is its subject or object, or stands with the noun",
    "noun": "a noun",
    "headline": "in a headline",
}


class Row(NamedTuple):
    """A type proposed for a word; ``word`` tells words apart."""

    text: str
    word: int
    kind: str
    found: dict[str, float]
    right: bool


def rows_of(text: newsroom.Text, number: int) -> Iterator[Row]:
    """The proposals for the words of a text; ``number``: how many words were before."""
    heard: list[Signs] = []

    def note(signs: Signs) -> str | None:
        heard.append(signs)
        return weighing.likeliest(signs)

    with mock.patch.object(triggers, "likeliest", note):
        read_article(newsroom.article(text))
    labels = {w.start: x for s, found in newsroom.labelled(text) for w, x in zip(s.words, found, strict=True)}
    for n, signs in enumerate({s.word.start: s for s in heard}.values(), number):
        label = labels.get(signs.word.start)
        if label is None and any(e.start <= signs.word.start < e.end for e in text.events):
            continue  # a word of a mark that is not its head
        for kind in kinds(signs):
            right = isinstance(label, newsroom.Marked) and kind in {*newsroom.lexical(label), *label.types}
            yield Row(text.id, n, kind, evidence(signs, kind), right)


def matrix(rows: list[Row]) -> Floats:
    """One row a proposal, one column a name."""
    return np.array([[row.found.get(name, 0.0) for name in MEANINGS] for row in rows])


def report(rows: list[Row], p: Floats) -> None:
    """How many of the words that count by each probability are right, and how many marked ones among those proposed count."""
    best: dict[int, int] = {}
    for i, row in enumerate(rows):
        if row.word not in best or p[i] > p[best[row.word]]:
            best[row.word] = i
    marked = len({row.word for row in rows if row.right})
    for least in SHARES:
        told = [i for i in best.values() if p[i] >= least]
        right = sum(rows[i].right for i in told)
        print(
            f"from {least:.2f}: {len(told)} words, {right / max(1, len(told)):.3f} right; {right / marked:.3f} of the marked"
        )


def main() -> None:
    """Fit, print the figures, and write the table if asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    texts = newsroom.unread(ROOT / "training" / "newsroom", card)
    rows: list[Row] = []
    for text in texts:
        rows += rows_of(text, rows[-1].word + 1 if rows else 0)
    x = matrix(rows)
    y = np.array([float(row.right) for row in rows])
    fold = np.array([zlib.crc32(row.text.encode()) % FOLDS for row in rows])
    p = np.zeros(len(rows))
    for n in range(FOLDS):
        p[fold == n] = shares(x[fold == n], fitted(x[fold != n], y[fold != n]))
    print(len(texts), "texts,", len(rows), "proposals")
    report(rows, p)
    values = zip(MEANINGS, fitted(x, y).tolist(), strict=True)
    lines = [f"{name}\t{value:.2f}\t{MEANINGS[name]}\n" for name, value in values]
    print("".join(lines))
    if asked.write:
        TABLE.write_text(HEAD.format(rows=len(rows), texts=len(texts)) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
