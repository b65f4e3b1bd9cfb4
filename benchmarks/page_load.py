"""How the page bears many readers: a large record, N readers at once for S seconds, their waiting times.

    python benchmarks/page_load.py --articles 50000 --readers 100 --seconds 60

The record is made straight in the store from the readings of our sample articles, each repeated with other days and
outlets (no merging: each event is its own record), so that it is large within minutes. Each reader asks for one address
after the other, of a mix with filters that differ, and waits a second between them as people do (--pause 0: never).
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import msgspec

import onrecord
from onrecord.schema import Published, Reading
from onrecord.store import Kept, open_store
from onrecord.store.rows import names_in, rows_of
from onrecord.store.tables import tables
from onrecord.store.words import folded_name

ROOT = Path(__file__).parents[1]
BATCH = 200
FIRST = datetime.date(2015, 1, 1)


def build(path: Path, articles: int) -> None:
    """A record of so many articles at ``path``."""
    rows = [json.loads(line) for line in (ROOT / "examples" / "articles.jsonl").read_text().splitlines()]
    readings = list(onrecord.read_many(rows))
    with open_store(path, create=True) as store:
        known: set[str] = set()
        for start in range(0, articles, BATCH):
            found: dict[str, list[tuple[object, ...]]] = {}
            for number in range(start, min(start + BATCH, articles)):
                for table, values in rows_of(
                    Kept(reading=_moved(readings[number % len(readings)], number)), number + 1
                ).items():
                    found.setdefault(table, []).extend(values)
            names = [n for n in names_in(found) if n not in known]
            known.update(names)
            found["names"] = [(n, folded_name(n)) for n in names]
            _recorded(found)
            with store.engine.transaction():
                store.engine.write(found)


def _moved(reading: Reading, number: int) -> Reading:
    day = FIRST + datetime.timedelta(days=number % 3650)
    article = msgspec.structs.replace(
        reading.article,
        id=f"{reading.article.id}-{number}",
        outlet=f"Outlet {number % 97}",
        published=Published(day.isoformat(), "given"),
    )
    events = tuple(
        msgspec.structs.replace(
            e,
            time=msgspec.structs.replace(e.time, begin=day.isoformat(), finish=day.isoformat())
            if e.time
            else None,
        )
        for e in reading.events
    )
    return msgspec.structs.replace(reading, article=article, events=events)


def _recorded(found: dict[str, list[tuple[object, ...]]]) -> None:
    """Each event as a record of its own."""
    names = [c.name for c in tables()["events"]]
    last, events = names.index("record_id"), []
    columns = [c.name for c in tables()["records"]]
    for row in found.get("events", []):
        told = dict(zip(names, row, strict=True))
        record = f"r{told['article_key']}-{told['event_id']}"
        events.append((*row[:last], record, *row[last + 1 :]))
        known = {
            **told,
            "record_id": record,
            "first_article": told["article_key"],
            "first_day": told["day"],
            "outlets": 1,
            "articles": 1,
        }
        lists = {"modes", "contexts", "actors", "actor_countries", "recipients", "recipient_countries"}
        texts = {"amounts": "[]", "disagreements": "[]", "history": "[]", "confirmed": True}
        found.setdefault("records", []).append(
            tuple(known.get(c, texts.get(c, [] if c in lists else None)) for c in columns)
        )
        found.setdefault("record_events", []).append((record, told["article_key"], told["event_id"], "alone"))
    found["events"] = events


def addresses(articles: int, seed: int) -> list[str]:
    """What one reader asks for, in an order of their own."""
    chance = random.Random(seed)
    countries = ("EGY", "ISR", "RUS", "USA", "GBR", "CUB", "ARG", "IRN", "POL", "ETH")
    found = [
        "/", "/records", "/articles", f"/articles/{chance.randint(1, articles)}", f"/events?country={chance.choice(countries)}",
        f"/events?status=planned&since={2015 + chance.randint(0, 8)}-01-01", "/search?text=treaty", f"/said?country={chance.choice(countries)}",
        "/dyad?a=Egypt&b=Israel", "/api/v1/events?country=" + chance.choice(countries), "/calendar",
        f"/search?text={chance.choice(['agreement', 'troops', 'embargo', 'parliament', 'aid'])}",
    ]  # fmt: skip
    chance.shuffle(found)
    return found


async def reader(
    base: str, number: int, articles: int, until: float, pause: float, waits: list[float], wrong: list[str]
) -> None:
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        await asyncio.sleep(pause * number / 100)
        while time.monotonic() < until:
            for address in addresses(articles, number):
                if time.monotonic() > until:
                    return
                began = time.monotonic()
                try:
                    answer = await client.get(address)
                    if answer.status_code != 200:
                        wrong.append(f"{answer.status_code} {address}")
                except httpx.HTTPError as error:
                    wrong.append(f"{type(error).__name__} {address}")
                waits.append(time.monotonic() - began)
                await asyncio.sleep(pause)


async def load(
    base: str, readers: int, seconds: float, articles: int, pause: float
) -> tuple[list[float], list[str]]:
    waits: list[float] = []
    wrong: list[str] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(reader(base, n, articles, until, pause, waits, wrong) for n in range(readers)))
    return waits, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--record", type=Path, help="keep the record here and use it again")
    parser.add_argument("--port", type=int, default=8041)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "load.record"
        if not path.exists():
            began = time.perf_counter()
            build(path, given.articles)
            print(
                f"record of {given.articles} articles made in {time.perf_counter() - began:.0f} s, {path.stat().st_size >> 20} MB"
            )
        server = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli", "serve", str(path), "--port", str(given.port)]
        )
        try:
            base = f"http://127.0.0.1:{given.port}"
            for _ in range(200):
                try:
                    httpx.get(base + "/static/app.css")
                    break
                except httpx.HTTPError:
                    time.sleep(0.2)
            first = {a: _timed(base, a) for a in sorted(set(addresses(given.articles, 0)))}
            print(json.dumps({"first answer, ms": first}, indent=1))
            waits, wrong = asyncio.run(load(base, given.readers, given.seconds, given.articles, given.pause))
        finally:
            server.terminate()
            server.wait(20)
    waits.sort()
    told = {f"p{p}": round(waits[int(len(waits) * p / 100)] * 1000) for p in (50, 90, 95, 99)}
    print(
        json.dumps(
            {
                "readers": given.readers,
                "answers": len(waits),
                "errors": len(wrong),
                "ms": told,
                "wrong": wrong[:5],
            }
        )
    )


def _timed(base: str, address: str) -> int:
    began = time.monotonic()
    httpx.get(base + address, timeout=60).raise_for_status()
    return round((time.monotonic() - began) * 1000)


if __name__ == "__main__":
    main()
