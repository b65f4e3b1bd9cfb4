"""Quality by the shared scorers' protocols. Needs the shared folder (data and scorers); says so where it is missing.

    python benchmarks/run.py --shared ../shared [--only grammar,times] [--write]

Each task feeds a development set to the command line as a user would, hands what comes out to the scorer, and keeps
the scorer's figures. ``--write`` keeps them in ``benchmarks/results.json`` and ``benchmarks/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ONRECORD = Path(sys.executable).parent / "onrecord"


@dataclass(frozen=True)
class Task:
    """One figure's protocol. ``command``: what onrecord runs; ``case``: how the input's letters are changed."""

    name: str
    scorer: str
    gold: str
    command: tuple[str, ...]
    options: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    case: Callable[[str], str] | None = None
    gold_is_input: bool = False


PARSE = ("parse", "-")
READ = ("read", "-", "--format", "jsonl")
TASKS = (
    Task(
        "grammar/ewt",
        "score_parse",
        "ud/en_ewt-ud-dev.conllu.gz",
        ("parse", "-", "--tokens", "gold"),
        (),
        ("upos", "uas", "las", "las_nopunct", "clas"),
        None,
        True,
    ),
    Task(
        "grammar/gum",
        "score_parse",
        "ud/en_gum_open-ud-dev.conllu.gz",
        ("parse", "-", "--tokens", "gold"),
        (),
        ("upos", "uas", "las", "las_nopunct", "clas"),
        None,
        True,
    ),
    Task(
        "raw/ewt",
        "score_parse",
        "ud/en_ewt-ud-dev.conllu.gz",
        PARSE,
        ("--raw",),
        ("words_f1", "sentences_f1", "las_f1"),
    ),
    Task(
        "raw/gum",
        "score_parse",
        "ud/en_gum_open-ud-dev.conllu.gz",
        PARSE,
        ("--raw",),
        ("words_f1", "sentences_f1", "las_f1"),
    ),
    Task("entities/ewt", "score_ner", "ner/uner_ewt_dev.jsonl.gz", PARSE, (), ("f1", "untyped")),
    Task("entities/ewt lower case", "score_ner", "ner/uner_ewt_dev.jsonl.gz", PARSE, (), ("f1",), str.lower),
    Task("entities/ewt title case", "score_ner", "ner/uner_ewt_dev.jsonl.gz", PARSE, (), ("f1",), str.title),
    Task(
        "entities/crossner", "score_ner", "ner/crossner_politics_dev.jsonl.gz", PARSE, (), ("f1", "untyped")
    ),
    Task(
        "factuality/uds",
        "score_factuality",
        "factuality/uds_ih2_dev.jsonl.gz",
        PARSE,
        (),
        ("r", "mae", "macro_f1", "coverage"),
    ),
    Task(
        "times/eventstoryline",
        "score_times",
        "times/eventstoryline_dev.jsonl.gz",
        READ,
        (),
        ("relaxed_f1", "value_f1", "no_dct"),
    ),
    Task("times/gum", "score_times", "times/gum_dates_dev.jsonl.gz", READ, (), ("relaxed_f1", "value_f1")),
    Task("places/lgl", "score_places", "places/lgl.jsonl.gz", READ),
    Task("places/trnews", "score_places", "places/trnews.jsonl.gz", READ),
    Task("statements/polnear", "score_quotes", "quotes/polnear_dev.jsonl.gz", READ),
    Task("statements/polnear direct", "score_quotes", "quotes/polnear_dev.jsonl.gz", READ, ("--direct",)),
    Task("statements/gum", "score_quotes", "quotes/gum_attribution_dev.jsonl.gz", READ),
    Task("pairs/plv", "score_pairs", "events/PLV_train.jsonl", ("code", "-", "--format", "jsonl")),
    Task("events/petrarch2", "score_events", "events/petr2_gsr_validation.jsonl", READ),
    Task("events/petrarch2 dyads", "score_events", "events/petr2_gsr_validation.jsonl", (*READ, "--dyads")),
    Task("pages", "score_pages", "articles/articles_train.jsonl", ("read", "{dir}", "--format", "jsonl")),
)


def recased(line: str, case: Callable[[str], str]) -> str:
    """An input row with the letters of its text changed (never its length)."""
    row = json.loads(line)
    changed = case(row["text"])
    row["text"] = changed if len(changed) == len(row["text"]) else row["text"]
    return json.dumps(row, ensure_ascii=False)


def fed(task: Task, scorer: list[str], gold: Path, folder: Path) -> bytes:
    """What onrecord gets on standard input."""
    if task.gold_is_input:
        import gzip

        return gzip.decompress(gold.read_bytes()) if gold.suffix == ".gz" else gold.read_bytes()
    options = [o for o in task.options if o != "--direct"]
    if "{dir}" in task.command:
        subprocess.run([*scorer, str(gold), "--input", str(folder)], check=True)
        return b""
    out = subprocess.run([*scorer, str(gold), "--input", *options], check=True, capture_output=True).stdout
    if task.case is None:
        return out
    return "\n".join(recased(x, task.case) for x in out.decode().splitlines() if x.strip()).encode()


def measure(task: Task, shared: Path) -> dict[str, object]:
    """The scorer's figures for one task, and the seconds that onrecord took."""
    scorer = [sys.executable, str(shared / "scorers" / f"{task.scorer}.py")]
    gold = shared / "data" / task.gold
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        feed = fed(task, scorer, gold, folder / "in")
        command = [str(ONRECORD), *(c.format(dir=folder / "in") for c in task.command)]
        began = time.perf_counter()
        done = subprocess.run(command, input=feed, capture_output=True, check=False)
        seconds = time.perf_counter() - began
        if done.returncode not in (0, 1):
            raise SystemExit(
                f"{task.name}: {' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-500:]}"
            )
        out = folder / "out"
        out.write_bytes(done.stdout)
        scored = subprocess.run(
            [*scorer, str(gold), str(out), *task.options], capture_output=True, check=True
        )
    figures = json.loads(scored.stdout.decode().strip().splitlines()[-1])
    return {**figures, "seconds": round(seconds, 1)}


def flat(figures: dict[str, object], keep: tuple[str, ...]) -> str:
    """The figures to show, on one line."""
    shown = {k: v for k, v in figures.items() if not keep or k in keep}
    parts = []
    for key, value in shown.items():
        if isinstance(value, float):
            parts.append(f"{key} {value:.3f}")
        elif isinstance(value, dict) and isinstance(value.get("f1"), float):
            parts.append(f"{key} {value['f1']:.3f}")
        elif isinstance(value, dict) and isinstance(value.get("macro_f1"), float):
            parts.append(f"{key} {value['macro_f1']:.3f}")
    return ", ".join(parts)


def write(results: dict[str, dict[str, object]]) -> None:
    """Keep the figures beside this file; tasks that were not run keep theirs."""
    path = HERE / "results.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept.update(results)
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    keep = {t.name: t.figures for t in TASKS}
    rows = [f"| {name} | {flat(kept[name], keep.get(name, ()))} |" for name in keep if name in kept]
    head = "# Quality on the development sets\n\nMade by `make bench`; every figure by the shared scorer's protocol.\n\n| task | figures |\n|---|---|\n"
    (HERE / "RESULTS.md").write_text(head + "\n".join(rows) + "\n")


def main() -> None:
    """Run the tasks and print their figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--only", default="", help="names, or beginnings of names, parted by commas")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not (args.shared / "scorers").is_dir():
        raise SystemExit(
            f"{args.shared}: no scorers there; the benchmarks need the shared folder (data and scorers)"
        )
    wanted = tuple(x for x in args.only.split(",") if x)
    results = {}
    for task in TASKS:
        if not wanted or task.name.startswith(wanted):
            results[task.name] = measure(task, args.shared)
            print(f"{task.name:28s} {flat(results[task.name], task.figures)}", flush=True)
    if args.write:
        write(results)


if __name__ == "__main__":
    main()
