"""Factuality beside its ceiling: how well the reader agrees with the annotators, and they with themselves.

    python benchmarks/factuality.py --shared ../shared [--set uds|meantime] [--weights FOLDER]

UDS-IH2 holds sentences that were judged more than once (the same text under another id). Judgement against judgement of
the same word gives what a system can hope for: Pearson r and the unweighted mean F1 of the three classes (above 1
happened, below -1 did not, else uncertain). The reader's figures on the development part follow, by the same classes and
by the shared scorer's rule: the value of the word that shares most characters with the annotated one.
MEANTIME is reported likewise, of the third of its documents that training leaves out (training/prepare.py,
held_document). Weights that were trained before that rule have seen them: the model card says what was left out, and the report
says which it is. ``--weights FOLDER``: others than those that ship, such as those of one run of training without that
third (training/held.sh).
"""

import argparse
import gzip
import hashlib
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import network
from onrecord.schema import Article, ParsedSentence
from onrecord.sentences import parse_article

SETS = {
    "uds": ("uds_ih2_dev.jsonl.gz", ("uds_ih2_train.jsonl.gz", "uds_ih2_dev.jsonl.gz")),
    "meantime": ("meantime_train.jsonl", ("meantime_train.jsonl",)),
}
CLASSES = ("not", "uncertain", "happened")
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The lines of a set, plain or packed."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def kind(value: float | None) -> str | None:
    """The class of a value, None for no value."""
    return None if value is None else "happened" if value > 1 else "not" if value < -1 else "uncertain"


def held_document(name: str) -> bool:
    """True for a document that training leaves out, by the digest of its name; as in training/prepare.py."""
    return hashlib.sha256(name.encode()).digest()[0] < 85


def parts(items: list[Row], card: str) -> list[tuple[str, list[Row]]]:
    """The parts of a set that are reported one by one, with their titles; sets without documents are one part."""
    if not all("doc_id" in row for row in items):
        return [("reader", items)]
    held = [row for row in items if held_document(row["doc_id"])]
    new = all(re.search(rf"\b{re.escape(row['doc_id'])}\b", card) for row in held)
    told = "kept apart: never trained on" if new else "to be kept apart; THESE WEIGHTS WERE TRAINED ON IT"
    rest = [row for row in items if not held_document(row["doc_id"])]
    return [(f"reader, part {told}", held), ("reader, part trained on", rest)]


def repeated(items: Iterable[Row]) -> list[tuple[float, float]]:
    """Pairs of judgements of the same word of the same sentence, each both ways round."""
    seen: dict[tuple[str, int, str], list[float]] = defaultdict(list)
    for row in items:
        for event in row["events"]:
            before = len(re.findall(r"\w+", row["text"][: event["start"]]))
            plain = " ".join(re.findall(r"\w+", row["text"].lower()))
            seen[plain, before, event["text"].lower()].append(event["factuality"])
    pairs = [pair for values in seen.values() for pair in itertools.combinations(values, 2)]
    return [*pairs, *((b, a) for a, b in pairs)]


def read(items: Iterable[Row]) -> list[tuple[float, float | None]]:
    """The annotated value and the reader's, of every event."""
    found: list[tuple[float, float | None]] = []
    for row in items:
        sentences = parse_article(Article(id="row", text=row["text"])).sentences
        found += [(e["factuality"], value_at(sentences, e["start"], e["end"])) for e in row["events"]]
    return found


def value_at(sentences: tuple[ParsedSentence, ...], start: int, end: int) -> float | None:
    """The factuality of the word that shares most characters with the span, the first of several."""
    near = [
        (min(w.end, end) - max(w.start, start), -w.start, w.fact)
        for s in sentences
        for w in s.words
        if w.fact is not None
    ]
    best = max(near, default=(0, 0, None))
    return best[2] if best[0] > 0 else None


def report(title: str, pairs: list[tuple[float, float | None]]) -> str:
    """Number, correlation over what has a value, F1 of each class and their mean."""
    wanted = np.array([a for a, b in pairs if b is not None])
    given = np.array([b for _, b in pairs if b is not None])
    r = float(np.corrcoef(wanted, given)[0, 1]) if len(given) > 1 else 0.0
    classes = [(kind(a), kind(b)) for a, b in pairs]
    scores = {name: f1(classes, name) for name in CLASSES}
    told = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
    mean = sum(scores.values()) / len(scores)
    return f"{title}: {len(pairs)} events, r {r:.3f}, macro-F1 {mean:.3f} ({told})"


def f1(classes: list[tuple[str | None, str | None]], name: str) -> float:
    """F1 of one class."""
    right = sum(a == b == name for a, b in classes)
    return 2 * right / max(1, sum(a == name for a, _ in classes) + sum(b == name for _, b in classes))


def main() -> None:
    """Print the annotators' line and the reader's."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--set", choices=SETS, default="uds")
    options.add_argument("--weights", type=Path, default=network.WEIGHTS)
    asked = options.parse_args()
    network.WEIGHTS = asked.weights
    measured, judged = SETS[asked.set]
    folder = asked.shared / "data" / "factuality"
    twice = repeated(row for name in judged for row in rows(folder / name))
    if twice:
        print(report("annotators, judged twice", [(a, b) for a, b in twice]))
    card = (asked.weights / "MODEL_CARD.md").read_text(encoding="utf-8")
    for title, part in parts(rows(folder / measured), card):
        print(report(title, read(part)))


if __name__ == "__main__":
    main()
