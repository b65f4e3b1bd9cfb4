"""Fit the weights behind sides that the text alone tells (``src/onrecord/lexicons/counterparts.tsv``).

    python scripts/calibrate_counterparts.py [--write]

Reads the news texts of ``training/newsroom`` whose events are marked with the countries of both sides, and takes the
events that were found with one side left empty by the grammar. A choice among the countries of the text (softmax with a
small ridge) over ``onrecord.events.counterparts.features``. The figures printed are of five folds by text; texts that
are held back take no part. Same texts and same reader, same weights.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

import newsroom  # noqa: E402
from newsroom_gold import gold_of  # noqa: E402
from own import paired_events  # noqa: E402

from onrecord.events import counterparts, find  # noqa: E402
from onrecord.events.counterparts import Told, context_of, countries_of, features, sides_to_fill  # noqa: E402
from onrecord.events.hosts import possible_hosts  # noqa: E402
from onrecord.pipeline import read_article  # noqa: E402

TABLE = ROOT / "src" / "onrecord" / "lexicons" / counterparts.TABLE
RIDGE = 1.0
FOLDS = 5
STEPS = 8
HEAD = """# Who else takes part: side/whose country/evidence, log-odds for each unit, what it is. Made by
# scripts/calibrate_counterparts.py from {rows} sides in {texts} of our own news texts; events/counterparts.py says more.
"""
MEANINGS = {
    "is": "any country of the text",
    "here": "somebody of it is named in the sentence",
    "before": "somebody of it is named in the sentence before",
    "title": "somebody of it is named in the first line",
    "share": "its share of those whom the text names",
    "place": "a place of it is named in the sentence",
    "places": "its share of the places that the text names",
    "only": "the text names no other country",
    "two": "the text names two countries",
    "did": "the other side has acted on it before",
    "was": "it has acted on the other side before",
    "else": "it has taken part in something before",
    "dealings": "its share of what the other side took part in",
    "silent": "the other side has taken part in nothing before",
    "latest": "the other side last dealt with it",
    "across": "share of what was told before that went between countries",
    "untold": "nothing with two sides was told before",
    "state": "the other side is a state",
    "office": "the other side holds an office",
    "forces": "the other side is of the armed forces",
    "police": "the other side is of the police",
    "court": "the other side is a court",
    "rebels": "the other side is armed and no state's",
    "people": "the other side is none of these",
}
Floats = NDArray[np.float64]


class Row(NamedTuple):
    """An empty side: which text, what speaks for each country, and the right one (None where it is open)."""

    text: str
    side: str
    event: str
    found: dict[str, dict[str, float]]
    right: frozenset[str] | None


def rows_of(text: newsroom.Text) -> Iterator[Row]:
    """The empty sides of the events found in a text."""
    gold, document = gold_of(text)
    with mock.patch.object(find, "supply", lambda events, *_: events):
        reading = read_article(gold.article)
    hosts = possible_hosts(document, reading.actors, reading.places)
    context = context_of(document, reading.actors, reading.places, hosts)
    wanted = {e.id: w for w, e in paired_events(gold, reading)}
    told = Told()
    for event in reading.events:
        sides = countries_of(event, context.by_id)
        for side in sides_to_fill(event, *sides):
            w = wanted.get(event.id)
            if w is not None and not w.optional:
                right = w.actors if side == "actor" else w.recipients
                if w.either and "*" not in w.actors | w.recipients:
                    right = (w.actors | w.recipients) - sides[side == "actor"]
                found = features(event, side, context, told, sides)
                yield Row(text.id, side, event.event, found, None if "*" in right else right)
        told.note(event, *sides, context.by_id)


def fitted(rows: list[Row], names: list[str]) -> Floats:
    """Weights of the choice, by Newton's method."""
    at = {name: n for n, name in enumerate(names)}
    chosen = [r for r in rows if r.right and min(r.right) in r.found]
    x = np.concatenate([matrix(r.found, at) for r in chosen])
    ends = np.cumsum([len(r.found) for r in chosen])
    starts = ends - [len(r.found) for r in chosen]
    right = starts + [list(r.found).index(min(r.right or ())) for r in chosen]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        scores = x @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), ends - starts))
        p = raised / np.repeat(np.add.reduceat(raised, starts), ends - starts)
        means = np.add.reduceat(x * p[:, None], starts)
        slope = means.sum(0) - x[right].sum(0) + RIDGE * weights
        bend = (x * p[:, None]).T @ x - means.T @ means + RIDGE * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return weights


def matrix(found: dict[str, dict[str, float]], at: dict[str, int]) -> Floats:
    """One row a country, one column a name."""
    x = np.zeros((len(found), len(at)))
    for n, values in enumerate(found.values()):
        for name, value in values.items():
            if name in at:
                x[n, at[name]] = value
    return x


def shares(scores: Floats) -> Floats:
    """Softmax."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


def report(rows: list[Row], names: list[str]) -> None:
    """How often the likeliest country is the right one, by the probability from which a side is filled."""
    texts = sorted({r.text for r in rows})
    fold = {t: n % FOLDS for n, t in enumerate(texts)}
    judged = []
    at = {name: n for n, name in enumerate(names)}
    for k in range(FOLDS):
        weights = fitted([r for r in rows if fold[r.text] != k], names)
        for r in rows:
            if fold[r.text] == k and r.found:
                p = shares(matrix(r.found, at) @ weights)
                judged.append((r, float(p.max()), list(r.found)[int(p.argmax())]))
    for side in ("actor", "recipient"):
        for least in (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9):
            told = [(r, c) for r, p, c in judged if r.side == side and p >= least]
            known = [(r, c) for r, c in told if r.right is not None]
            right = sum(r.right == {c} for r, c in known)
            print(
                f"{side:10} from {least:.2f}: {len(known):4} filled, {right / max(1, len(known)):.2f} right;"
                f" {len(told) - len(known)} where the annotator left it open"
            )


def meaning(name: str) -> str:
    """A name of the table in words."""
    side, whose, what = name.split("/")
    base = what.removesuffix("-near").removesuffix("-back")
    told = MEANINGS.get(base, f"the event is {what}")
    suffix = (
        ", in this sentence or the last"
        if what.endswith("-near")
        else ", by how lately"
        if what.endswith("-back")
        else ""
    )
    country = {
        "own": "the other side's own country",
        "other": "another country",
        "alone": "nobody on the other side",
    }
    return f"{side}, {country[whose]}: {told}{suffix}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="Write the table.")
    options = parser.parse_args()
    texts = [
        t for p in sorted((ROOT / "training/newsroom").glob("*.txt")) for t in newsroom.load(p) if not t.held
    ]
    rows = [r for t in texts for r in rows_of(t)]
    named = [r for r in rows if r.right and len(r.right) == 1]
    names = sorted({name for r in named for values in r.found.values() for name in values})
    print(len(texts), "texts,", len(rows), "empty sides,", len(named), "of one country")
    report(rows, names)
    if options.write:
        values = zip(names, fitted(named, names), strict=True)
        lines = [f"{name}\t{value:.2f}\t{meaning(name)}\n" for name, value in values]
        head = HEAD.format(rows=len(named), texts=len(texts))
        TABLE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
