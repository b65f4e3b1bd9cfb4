"""What putting articles on record costs beside reading them: `onrecord add` and `onrecord read` of the same articles.

    python benchmarks/adding.py --articles 2500 --of 50000 --workers 2

The articles are the first of so many (``--of``) made-up ones of a year (scripts/generate_articles.py), so that they
come as densely as in the whole; ``--read``: how many of them are read for comparison, if not all. For each command:
seconds by the clock, seconds of processor (all processes), the most memory that one process took and what all took
together as time went; then the share of the reading speed that adding keeps, by the clock and by processor.
``--parts``: where in the store the time goes, by the processor: seconds an article as the record grows.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BATCH = 256


class Cost(NamedTuple):
    """Seconds by the clock and by processor, mebibytes, and mebibytes of all processes together as time went."""

    clock: float
    processor: float
    memory: float
    course: list[float]


def resident(process: int) -> float:
    """Mebibytes that a process and its children hold together."""
    found = 0.0
    for folder in (f"/proc/{process}", *(f"/proc/{child}" for child in children(process))):
        try:
            pages = int(Path(folder, "statm").read_text("ascii").split()[1])
        except OSError:  # it ended meanwhile
            continue
        found += pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return found


def children(process: int) -> list[str]:
    """The numbers of a process's children, and of theirs."""
    found: list[str] = []
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in listed.read_text("ascii").split():
                found += [child, *children(int(child))]
    return found


def watched(process: int, ended: threading.Event) -> list[float]:
    """What a process holds, once a second until it ``ended``."""
    course = []
    while not ended.wait(1.0):
        course.append(resident(process))
    return course


def generated(folder: Path, articles: int, of: int, made: Path | None) -> Path:
    """A file of the first ``articles`` of ``of`` made-up ones, or of those in ``made``."""
    if made is None:
        script = [sys.executable, str(ROOT / "scripts" / "generate_articles.py")]
        subprocess.run([*script, "--articles", str(of), "-o", str(folder)], check=True)
    lines = (made or folder / "articles.jsonl").read_text("utf-8").splitlines()[:articles]
    chosen = folder / "chosen.jsonl"
    chosen.write_text("\n".join(lines) + "\n", "utf-8")
    return chosen


def cost(command: list[str], output: Path) -> Cost:
    """What ``onrecord`` with these arguments takes, its workers included."""
    began = time.perf_counter()
    with output.open("wb") as out:
        process = subprocess.Popen([str(Path(sys.executable).with_name("onrecord")), *command], stdout=out)
        ended = threading.Event()
        with ThreadPoolExecutor(1) as beside:
            course = beside.submit(watched, process.pid, ended)
            _, status, used = os.wait4(process.pid, 0)
            ended.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"onrecord {command[0]} ended with {process.returncode}")
    clock = time.perf_counter() - began
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, course.result())


def compared(source: Path, folder: Path, given: argparse.Namespace, to: str) -> None:
    """Print what both commands take and the share of the speed that is kept."""
    more = ["--workers", str(given.workers)]
    first, part = source, 1.0
    if given.read and given.read < given.articles:
        first, part = folder / "first.jsonl", given.read / given.articles
        lines = source.read_text("utf-8").splitlines()[: given.read]
        first.write_text("\n".join(lines) + "\n", "utf-8")
    read = cost(["read", str(first), "--format", "jsonl", *more], folder / "readings.jsonl")
    add = cost(["add", str(source), "--to", to, "--format", "jsonl", *more], folder / "added.jsonl")
    for name, spent in (("read", read), ("add", add)):
        print(f"  {name:5}{spent.clock:8.1f} s {spent.processor:8.1f} s of processor {spent.memory:8.0f} MiB")
        tenths = [spent.course[len(spent.course) * part // 10] for part in range(10) if spent.course]
        print(
            "        MiB of all processes, in tenths of the time: "
            + " ".join(f"{held:.0f}" for held in tenths)
        )
    clock, processor = read.clock / part / add.clock, read.processor / part / add.processor
    print(f"  adding keeps {clock:.0%} of the reading speed by the clock, {processor:.0%} by processor")


def parts(folder: Path) -> None:
    """Print what the store takes for an article as the record grows."""
    from onrecord.schema import Reading
    from onrecord.store import open_store

    lines = (folder / "readings.jsonl").read_bytes().splitlines()
    with open_store(folder / "parts.record", create=True) as store:
        for start in range(0, len(lines), BATCH):
            batch = [Reading.from_json(line) for line in lines[start : start + BATCH]]
            began = time.process_time()
            store.add(batch)
            print(f"  {start:8} {(time.process_time() - began) * 1000 / len(batch):6.2f} ms an article")


def main() -> None:
    """Measure once."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2500)
    parser.add_argument("--of", type=int, default=50_000)
    parser.add_argument("--read", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--to", help="a postgresql:// address to add to; a new file if there is none")
    parser.add_argument("--made", type=Path, help="articles.jsonl that was made before")
    parser.add_argument("--parts", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = generated(folder, given.articles, max(given.of, given.articles), given.made)
        words = sum(len(json.loads(line)["text"].split()) for line in source.open(encoding="utf-8"))
        print(f"{given.articles} articles of {given.of}, {words} words, {given.workers} workers")
        compared(source, folder, given, given.to or f"{name}/bench.record")
        if given.parts:
            parts(folder)


if __name__ == "__main__":
    main()
