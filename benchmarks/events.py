"""Events: coding of given pairs and of whole sentences, by the protocols of the shared scorers.

    python benchmarks/events.py [--data DIR] [--scorers DIR] [--set NAME …] [--limit N] [--out DIR]

``PLV`` and ``AW`` are pairs (``onrecord.pipeline.code_pair``), ``petr2`` and ``petr`` records that are read whole. Records
are scored twice: the readings as they are, where all who meet are actors and what is asked for stands besides, and as
the dyads of CAMEO (``onrecord.render.cameo``), which is what the gold counts; ``petr`` also with the verbs and
actors that its codes come from (``--verbs``, ``--actors``). The sets are for evaluation and for reading errors only: nothing is trained on them.
``--out`` keeps what was answered as JSON lines.
"""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.api import stages_with
from onrecord.pipeline import DEFAULT, Stages, code_pair, read_article
from onrecord.render.cameo import dyadic
from onrecord.schema import Article, Published, Reading, Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAIRS = {"PLV": "PLV_train.jsonl", "AW": "AW_train.jsonl"}
RECORDS = {"petr2": "petr2_gsr_validation.jsonl", "petr": "petr_unittest.jsonl"}

DICTIONARIES = "events/petrarch2_dictionaries/"
OWN_ACTORS = (f"{DICTIONARIES}PETR.Validate.actors.txt", f"{DICTIONARIES}PETR.Validate.agents.txt")
OWN_VERBS = f"{DICTIONARIES}PETR.Validate.verbs.txt"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--scorers", type=Path, default=SHARED / "scorers")
    parser.add_argument("--set", nargs="+", choices=[*PAIRS, *RECORDS], default=["PLV", "AW", "petr2"])
    parser.add_argument("--limit", type=int, help="Only the first N of each set.")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.scorers))
    for name in options.set:
        scorer = importlib.import_module("score_pairs" if name in PAIRS else "score_events")
        load = importlib.import_module("common").load_gold
        gold = load(options.data / "events" / (PAIRS | RECORDS)[name])[: options.limit]
        began = time.perf_counter()
        answers = list((pairs if name in PAIRS else records)(scorer.inputs(gold)))
        seconds = time.perf_counter() - began
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            lines = (json.dumps(msgspec.to_builtins(a)) + "\n" for a in answers)
            (options.out / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        if name in PAIRS:
            report(name, scorer.score(gold, answers), seconds)
            continue
        if name == "petr":
            own = stages_with([options.data / a for a in OWN_ACTORS], options.data / OWN_VERBS)
            answers_own = [msgspec.to_builtins(dyadic(a)) for a in records(scorer.inputs(gold), own)]
            report(
                "petr as dyads, with the tests' own dictionaries", scorer.score(gold, answers_own), seconds
            )
        report(f"{name} as read", scorer.score(gold, [msgspec.to_builtins(a) for a in answers]), seconds)
        report(
            f"{name} as dyads", scorer.score(gold, [msgspec.to_builtins(dyadic(a)) for a in answers]), seconds
        )


def pairs(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Codings of the rows; a party whose words are not in the text is left out."""
    for row in rows:
        actor, recipient = (Span(*row[name]) if row[name] else None for name in ("actor", "recipient"))
        coding = code_pair(row["text"], actor, recipient)
        yield {"id": row["id"], **msgspec.to_builtins(coding)}


def records(rows: Iterator[dict[str, Any]], stages: Stages = DEFAULT) -> Iterator[Reading]:
    """Readings of the rows' texts."""
    for row in rows:
        published = Published(row["published"], "row") if "published" in row else None
        yield read_article(Article(id=row["id"], text=row["text"], published=published), stages)


def report(name: str, figures: dict[str, Any], seconds: float) -> None:
    """The scorer's table in a few lines."""
    print(f"{name}: {seconds:.1f} s")
    for key, value in figures.items():
        if isinstance(value, dict):
            print(f"  {key}: " + ", ".join(f"{k} {v:.3f}" for k, v in value.items() if isinstance(v, float)))
        else:
            print(f"  {key}: {value}")


if __name__ == "__main__":
    main()
