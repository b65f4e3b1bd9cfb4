"""Coding of given pairs on PLV: all rows, those whose errors were read, and the third whose errors never were.

    python benchmarks/pairs.py --shared ../shared

The third is fixed by the digest of a row's text. PLV is for evaluation only. The figures are those of
``../shared/scorers/score_pairs.py``: macro-F1 over the root types and over the quad classes.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from onrecord.events.pairs import code_pair_in
from onrecord.schema import Article, Span
from onrecord.sentences import parse_article

Row = dict[str, Any]


def unread(row: Row) -> bool:
    """True for a row of the third whose errors were never read."""
    return int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % 3 == 0


def coded(row: Row) -> Row:
    """What is found for one row of the scorer's input."""
    document = parse_article(Article(id=row["id"], text=row["text"]))
    actor, recipient = (Span(*row[side]) if row[side] else None for side in ("actor", "recipient"))
    return {"event": code_pair_in(document, actor, recipient).event}


def main() -> None:
    """Print the figures of the three parts."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--shared", type=Path, required=True)
    shared = options.parse_args().shared
    sys.path.insert(0, str(shared / "scorers"))
    import score_pairs

    lines = (shared / "data" / "events" / "PLV_train.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = {row["id"]: coded(row) for row in score_pairs.inputs(gold)}
    third, rest = [r for r in gold if unread(r)], [r for r in gold if not unread(r)]
    for name, rows in (("all", gold), ("read", rest), ("unread", third)):
        figures = score_pairs.figures(rows, found)
        root, quad = figures["root"]["macro_f1"], figures["quad"]["macro_f1"]
        print(f"{name:7} {len(rows):5} rows, root {root:.3f}, quad {quad:.3f}")


if __name__ == "__main__":
    main()
