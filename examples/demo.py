"""`make demo`: read the sample articles, show what they put on record, and write it as pages and as a table.

Writes to the folder ``demo``: ``readings.jsonl`` (one reading a line) and ``record.html`` (open it in a browser).
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "demo"
SHOWN = "camp-david-1978-a"


def onrecord(*arguments: str) -> str:
    """Run the command line as a user would and give back what it printed."""
    command = [str(Path(sys.executable).parent / "onrecord"), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    """Read, count, show."""
    from onrecord import Reading

    OUT.mkdir(exist_ok=True)
    source = str(HERE / "articles.jsonl")
    began = time.perf_counter()
    onrecord("read", source, "--format", "jsonl", "-o", str(OUT / "readings.jsonl"))
    seconds = time.perf_counter() - began
    onrecord("read", source, "--format", "html", "-o", str(OUT / "record.html"))
    readings = [Reading.from_json(line) for line in (OUT / "readings.jsonl").read_bytes().splitlines()]
    shown = next(r for r in readings if r.article.id == SHOWN)
    (OUT / f"{SHOWN}.txt").write_text(shown.article.text, encoding="utf-8")
    given = (
        "--published",
        shown.article.published.day if shown.article.published else "",
        "--outlet",
        shown.article.outlet or "",
    )
    print(onrecord("read", str(OUT / f"{SHOWN}.txt"), *given))
    statuses = Counter(e.status for r in readings for e in r.events)
    words = sum(len(r.article.text.split()) for r in readings)
    print(f"{len(readings)} articles, {words} words, read in {seconds:.1f} s (start-up included):")
    print(f"  {sum(len(r.statements) for r in readings)} statements of who said what")
    print("  " + ", ".join(f"{n} events {status}" for status, n in statuses.most_common()))
    print(f"\nAll of it, with the words that prove it:  {OUT / 'record.html'}  (open it in a browser)")
    print(f"One reading a line, as JSON:              {OUT / 'readings.jsonl'}")
    print("Your own article:                         .venv/bin/onrecord read FILE --published YYYY-MM-DD")


if __name__ == "__main__":
    main()
