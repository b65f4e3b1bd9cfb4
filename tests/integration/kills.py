"""``add`` stopped at random moments: what was acknowledged is on record, whole, and the rest comes when it is run again.

``campaign`` runs ``add`` on a table of articles and stops it by a signal at a random moment, again and again, until it
has been stopped ``n`` times; a record that is full begins anew. Every fifth stop is a power cut: on DuckDB the end of
the log that nobody was told of is cut off at a random byte, on PostgreSQL the whole server dies.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.unit.store.readings import TEXT

from onrecord.errors import RecordMissingError
from onrecord.store import open_store
from onrecord.store.check import check

ROOT = Path(__file__).parents[2]
ARTICLES = 400
MERGED_AGAIN = 10
"""Of how many articles a check after each stop works out copies, stories and records anew."""
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


@dataclass
class Outcome:
    """What a campaign came to."""

    stops: int = 0
    finished: int = 0
    acknowledged: int = 0
    power_cuts: int = 0
    wrong: list[str] = field(default_factory=list)


def table(path: Path, count: int = ARTICLES, first: int = 0) -> Path:
    """A table of ``count`` articles of our own."""
    with path.open("w") as file:
        for n in range(first, first + count):
            text = TEXT + " " + " ".join(f"word{(n * 31 + i * i) % 997}" for i in range(120))
            file.write(
                json.dumps({"id": str(n), "text": text, "outlet": "The Daily", "published": "2024-05-06"})
                + "\n"
            )
    return path


def start(articles: Path, address: str) -> "subprocess.Popen[bytes]":
    """``add`` in a process of its own."""
    command = [sys.executable, "-m", "tests.integration.kill_child", "add", str(articles), "--to", address]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)


def campaign(
    fresh: Callable[[], str],
    crash: Callable[[], None] | None,
    folder: Path,
    n: int,
    seed: int,
    count: int = ARTICLES,
) -> Outcome:
    """Stop ``add`` ``n`` times; ``fresh`` gives the address of a new record, ``crash`` cuts the server's power."""
    chance = random.Random(seed)
    articles = table(folder / f"articles{seed}.jsonl", count)
    outcome, address = Outcome(), fresh()
    told: set[str] = set()
    while outcome.stops < n and not outcome.wrong:
        power_cut = chance.random() < 0.2
        stopped, lines, log_size = _stopped(articles, address, chance, power_cut)
        told |= {line.split()[1] for line in lines}
        outcome.stops += stopped
        if stopped and power_cut:
            outcome.power_cuts += 1
            if crash is not None:
                crash()
            elif log_size is not None:
                _cut(Path(address + ".wal"), log_size, chance)
        outcome.wrong += _wrong(address, told, count)
        if not stopped:
            outcome.finished += 1
            if len(told) != count:
                outcome.wrong.append(f"it ended with {len(told)} of {count} articles")
            outcome.acknowledged += len(told)
            address, told = fresh(), set()
    outcome.acknowledged += len(told)
    return outcome


def _stopped(
    articles: Path, address: str, chance: random.Random, power_cut: bool
) -> tuple[bool, list[str], int | None]:
    """Whether it was stopped before it ended, what it told, and how long the log was when it last told something."""
    process = start(articles, address)
    assert process.stdout is not None
    stop_after = chance.randrange(0, 90)
    lines, log_size, late = [], None, chance.random() < 0.2
    if not late:
        for raw in process.stdout:
            lines.append(raw.decode())
            log_size = _size(address)
            if len(lines) > stop_after:
                break
    time.sleep(chance.random() * (1.5 if late else 0.05))
    stopped = process.poll() is None
    if stopped:
        process.send_signal(signal.SIGKILL if power_cut else chance.choice(SIGNALS))
    rest, errors = process.communicate()
    more = rest.decode().splitlines(keepends=True)
    whole = [line for line in more if line.endswith("\n")]
    code = process.returncode
    early = b"KeyboardInterrupt" in errors  # before Python itself was ready
    if code not in (0, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT) and not early:
        raise AssertionError(f"exit code {code}: {errors.decode()}")
    return code != 0, lines + whole, None if more else log_size


def _size(address: str) -> int | None:
    log = Path(address + ".wal")
    return log.stat().st_size if log.exists() else None


def _cut(log: Path, told_of: int, chance: random.Random) -> None:
    """Take away a random part of what was written to the log after the last article that was told of."""
    if log.exists() and log.stat().st_size > told_of:
        os.truncate(log, chance.randrange(told_of, log.stat().st_size))


def _wrong(address: str, told: set[str], count: int) -> list[str]:
    try:
        store = open_store(address, readonly=False)
    except RecordMissingError:
        return [f"{len(told)} articles were told of, and there is no record"] if told else []
    with store:
        held = [str(row[0]) for row in store.engine.rows("SELECT article_key FROM articles")]
        wrong = [problem.line for problem in check(store, MERGED_AGAIN)]
    lost = told - set(held)
    if lost:
        wrong.append(f"{len(lost)} articles were told of and are lost")
    if len(held) != len(set(held)) or len(held) > count:
        wrong.append("an article is there twice")
    return wrong
