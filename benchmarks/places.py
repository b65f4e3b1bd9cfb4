"""Places: detection and resolution by the protocol of the shared scorer, and what the gazetteer costs.

    python benchmarks/places.py [--data DIR] [--scorers DIR] [--set NAME …] [--floors] [--out DIR]

The sets are LGL (local news of the United States, names chosen for ambiguity), TR-News (international news) and GeoVirus
(encyclopaedic news). They are for evaluation only. LGL and TR-News also mark adjectives ("Turkish"), which are no places
here: ``bound`` is the share of the gold toponyms that are not, that is, the recall that could be reached. ``--floors``
ends with exit code 1 if the accuracy at 161 km among the correctly detected falls below the pinned floor of a set.
``--out`` keeps the readings (places only) as JSON lines for the scorer itself.
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from onrecord.lexicons.countries import country_names, demonyms, peoples
from onrecord.mentions.places import find_places
from onrecord.schema import Article, Document
from onrecord.sentences import parse_article

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = {"lgl": 0.85, "trnews": 0.90, "geovirus": 0.90}
COST = """
import time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20
before, start = resident(), time.perf_counter()
from onrecord.lexicons.gazetteer import gazetteer, lookup
lookup("Springfield")
print(time.perf_counter() - start, resident() - before, len(gazetteer()))
"""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--scorers", type=Path, default=SHARED / "scorers")
    parser.add_argument("--set", nargs="*", default=list(FLOORS))
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.scorers))
    print(cost())
    missed = []
    for name in options.set:
        figures = measure(name, options.data / "places" / f"{name}.jsonl.gz", options.scorers, options.out)
        print(name, json.dumps(figures))
        if figures["acc161"] < FLOORS.get(name, 0.0):
            missed.append(name)
    if options.floors and missed:
        sys.exit(f"below the floor: {', '.join(missed)}")


def cost() -> str:
    """Time and resident memory of loading the gazetteer, in a process of its own (Linux)."""
    out = subprocess.run([sys.executable, "-c", COST], capture_output=True, text=True, check=True).stdout
    seconds, megabytes, entries = out.split()
    return f"gazetteer: {entries} entries, loaded in {float(seconds):.3f} s, {float(megabytes):.1f} MB"


def measure(name: str, path: Path, scorers: Path, out: Path | None) -> dict[str, Any]:
    """The scorer's figures of one set, with the bound of recall and the speed of the stage."""
    common = importlib.import_module("common")
    scorer = importlib.import_module("score_places")
    gold = common.load_gold(str(path))
    documents = [read(row) for row in common.feed(gold)]
    words = sum(len(s.words) for d in documents for s in d.sentences)
    start = time.perf_counter()
    places = [find_places(d) for d in documents]
    seconds = time.perf_counter() - start
    system = [
        {"article": {"id": d.article.id, "text": d.text}, "places": msgspec.to_builtins(p)}
        for d, p in zip(documents, places, strict=True)
    ]
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in system), encoding="utf-8")
    figures = scorer.score(gold, system, str(scorers / "gold_countries" / f"{name}.countries.tsv"))
    figures |= {"bound": bound(gold), "us_per_word": seconds / words * 1e6, "words": words}
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return dict(common.rounded(figures))


def read(row: dict[str, str]) -> Document:
    """The parsed document of one row as the scorer feeds it."""
    text = f"{row['title']}\n\n{row['text']}" if "title" in row else row["text"]
    return parse_article(Article(id=row["id"], text=text, title=row.get("title")))


def bound(gold: list[dict[str, Any]]) -> float:
    """The share of the gold toponyms with coordinates that are no demonyms."""
    adjectives = (demonyms().keys() | peoples().keys()) - country_names().keys()
    marked = [t["text"] for g in gold for t in g["toponyms"] if t.get("lat") is not None]
    return sum(t not in adjectives for t in marked) / len(marked)


if __name__ == "__main__":
    main()
