"""``watch`` stopped at random moments: what was told is on record, whole; in the end all is on record and told of once at least."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.serving import Site, item, page, rss

from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.query import filter_of
from onrecord.watch import Query, keep_query

ROOT = Path(__file__).parents[2]
MERGED_AGAIN = 10
"""Of how many articles a check after each stop works out copies, stories and records anew."""
PATIENCE = 10.0
"""Seconds for which a watch that says nothing is let go on before it is stopped."""


@contextmanager
def news(articles):
    """A site with a feed of many articles."""
    running = Site()
    paths = [f"/{n}" for n in range(articles)]
    feed = rss(*(item(path, f"The title of {path}") for path in paths))
    running.answers = {path: page(f"The title of {path}") for path in paths}
    running.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed)
    yield running
    running.close()


def start(site, record, *more):
    """``watch`` in a process of its own, with a reader that costs nothing."""
    command = [
        sys.executable,
        "-m",
        "tests.integration.watch_child",
        "watch",
        site.url + "/feed",
        "--to",
        record,
    ]
    options = ["--delay", "0", "--allow-private", "--format", "jsonl", "--every", "1s", *more]
    return subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def rest_of(process):
    """What a process still has to say, and its errors."""
    with process.stdout, process.stderr:
        out = process.stdout.read()
        errors = process.stderr.read()
    process.wait(120)
    return out, errors


def told(lines):
    """Acknowledged articles, and what alerts told of: articles by their ids, events by their records."""
    rows = [json.loads(line) for line in lines if line.endswith(b"\n")]
    return {r["id"] for r in rows if "alert" not in r}, {
        r["match"]["id"] if r["of"] == "articles" else r["record"]["record_id"] for r in rows if "alert" in r
    }


def campaign(fresh, stops, seed, articles=40):
    """Stop watches ``stops`` times, each record until it is full; ``fresh`` gives the address of a new one.

    Gives what was wrong, and how often a record came to be full.
    """
    chance, done, full, wrong = random.Random(seed), 0, 0, []
    while done < stops and not wrong:
        with news(articles) as site:
            address = fresh()
            with open_store(address, create=True) as store:
                keep_query(store, "chad", Query(asked=filter_of(country="TCD")))
                keep_query(store, "all", Query(of="articles", asked=filter_of(text="mali")))
            acknowledged, alerted, held = set(), set(), 0
            while done < stops and held < articles * 0.8 and not wrong:
                added, matched, wrong = _stopped(start(site, address), chance, done)
                done += 1
                acknowledged |= added
                alerted |= matched
                more, held = _looked_at(address, acknowledged)
                wrong += more
            process = start(site, address, "--once")
            out, errors = rest_of(process)
            alerted |= told(out.splitlines(keepends=True))[1]
            wrong += [] if process.returncode == 0 else [errors.decode()]
            wrong += _looked_at(address, {f"{site.url}/{n}" for n in range(articles)}, alerted)[0]
            full += 1
    return wrong, full


def _stopped(process, chance, number):
    """Let a watch say a few lines, and stop it a moment later; what it had told, and what is wrong with its end."""
    lines = _first(process, chance.randrange(0, 12))
    time.sleep(chance.random() * 0.05)
    by = signal.SIGKILL if number % 3 or not lines else signal.SIGINT
    process.send_signal(by)
    rest, errors = rest_of(process)
    added, matched = told((lines + rest).splitlines(keepends=True))
    ends = -signal.SIGKILL if by is signal.SIGKILL else 0
    return (
        added,
        matched,
        [] if process.returncode == ends else [f"ended with {process.returncode}: {errors.decode()}"],
    )


def _first(process, count):
    """What a process says until it has said ``count`` lines, or has nothing more to say for a while."""
    said = b""
    while said.count(b"\n") < count and select.select([process.stdout], [], [], PATIENCE)[0]:
        piece = os.read(process.stdout.fileno(), 1 << 16)
        if not piece:
            break
        said += piece
    return said


def _looked_at(address, expected, alerted=None):
    """What is wrong with a record, and how many articles it holds."""
    with open_store(address) as store:
        ids = [row[0] for row in store.engine.rows("SELECT id FROM articles")]
        found = [problem.line for problem in check(store, MERGED_AGAIN)]
    found += [f"lost: {missing}" for missing in sorted(expected - set(ids))]
    found += ["twice on record"] if len(ids) != len(set(ids)) else []
    if alerted is not None:
        found += [f"not told of: {name}" for name in sorted(set(ids) - alerted)]
        found += [] if any(name.startswith("r") for name in alerted) else ["no event was told of"]
    return found, len(ids)
