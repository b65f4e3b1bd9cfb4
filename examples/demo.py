"""`make demo`: put the sample articles on record, show what they tell, and say how to open the page.

Writes to the folder ``demo``: ``news.record`` (the embedded record) and ``record.html`` (the same as one file).
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
    from onrecord.store import open_store as open_record

    OUT.mkdir(exist_ok=True)
    source, record = str(HERE / "articles.jsonl"), OUT / "news.record"
    record.unlink(missing_ok=True)
    began = time.perf_counter()
    onrecord("add", source, "--to", str(record))
    seconds = time.perf_counter() - began
    onrecord("read", source, "--format", "html", "-o", str(OUT / "record.html"))
    with open_record(record, readonly=True) as store:
        readings = [reading for _, reading in store.readings()]
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
    print(
        f"{len(readings)} articles, {words} words, read and put on record in {seconds:.1f} s (start-up included):"
    )
    print(f"  {sum(len(r.statements) for r in readings)} statements of who said what")
    print("  " + ", ".join(f"{n} events {status}" for status, n in statuses.most_common()))
    print("\nWhat happened between Israel and Egypt, by year:\n")
    print(onrecord("dyad", str(record), "Israel", "Egypt", "--by", "year"))
    print(
        f"Open the page:      .venv/bin/onrecord serve {record.relative_to(HERE.parent)}   (then http://127.0.0.1:8040)"
    )
    print(f"As a single file:   {OUT.relative_to(HERE.parent) / 'record.html'}   (open it in a browser)")
    print("Ask it:             .venv/bin/onrecord events demo/news.record --country CUB --status planned")
    print("Your own article:   .venv/bin/onrecord read FILE --published YYYY-MM-DD")


if __name__ == "__main__":
    main()
