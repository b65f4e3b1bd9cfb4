"""How fast a large record answers, on a record that is generated straight into the tables.

python benchmarks/store.py --articles 50000 --events 10000000 [--engine duckdb|postgres]

Words follow a law like Zipf's, parties and types are spread unevenly, days over ten years. Prints the median of three
runs of each question, in milliseconds of the clock and of the processor, with how much it finds. The limits: 100 ms for a filter, 300 ms for full text on
50,000 articles; 1 s for either with 10 million events.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.postgres_server import database, server

from onrecord.lexicons.countries import country_by_code
from onrecord.store import Filter, Store, open_store
from onrecord.store.query import articles_sql, events_sql
from onrecord.store.words import folded_name, term_of

VOCABULARY, WORDS, PARTIES, COUNTRIES = 40_000, 250, 5_000, 190
TYPES = ("CONSULT", "ACCUSE", "ASSAULT", "AGREE", "SUPPORT", "COERCE", "REQUEST", "PROTEST")
CODES = sorted(country_by_code())
STATUSES = ("occurred", "occurred", "occurred", "planned", "denied", "hypothetical")


def fill(store: Store, articles: int, events: int) -> None:
    """Fill the tables; all numbers follow from the row's own, so every run makes the same record."""
    engine = store.engine
    names = [(f"Person {n} Name{n % 97}", folded_name(f"Person {n} Name{n % 97}")) for n in range(PARTIES)]
    with engine.transaction():
        engine.rows("CREATE TABLE bench_words (rank INTEGER, term BIGINT)")
        engine.rows("CREATE TABLE bench_names (n INTEGER, name TEXT, country TEXT)")
        _insert(store, "bench_words", [(n, term_of(f"word{n}")) for n in range(VOCABULARY)])
        _insert(store, "bench_names", [(n, name, CODES[n % COUNTRIES]) for n, (name, _) in enumerate(names)])
        engine.write({"names": [*names, *((f"Outlet {n}", folded_name(f"Outlet {n}")) for n in range(300))]})
    kinds = _pick("g.i * 13 % 97", TYPES)
    statuses = _pick("g.i * 17 % 89", STATUSES)
    day = "CAST(DATE '2015-01-01' + CAST({0} AS INTEGER) AS DATE)"
    each = f"(SELECT i FROM generate_series(CAST(0 AS BIGINT), {events - 1}) AS t(i)) g"
    steps = [
        "INSERT INTO articles (article_key, content_hash, id, outlet, day, text, words) SELECT i, CAST(i AS TEXT),"
        f" CAST(i AS TEXT), 'Outlet ' || (i * 7 % 300), {day.format('i % 3650')}, 'text', {WORDS}"
        f" FROM generate_series(CAST(0 AS BIGINT), {articles - 1}) AS t(i)",
        "INSERT INTO postings SELECT w.term, p.a, array_agg(p.j) FROM (SELECT a.i AS a, CAST(b.j AS INTEGER) AS j,"
        f" CAST(floor(exp(((a.i * 7919 + b.j * 104729 + a.i * b.j * 31) % 100003) / 100003.0 * ln({VOCABULARY}))) AS"
        f" INTEGER) - 1 AS rank FROM generate_series(CAST(0 AS BIGINT), {articles - 1}) AS a(i), generate_series(CAST(0 AS BIGINT), {WORDS - 1}) AS b(j)) p"
        " JOIN bench_words w ON w.rank = p.rank GROUP BY w.term, p.a",
        "INSERT INTO events (article_key, event_id, position, event, quad, status, confidence, actors, recipients, day,"
        " begin, place_country, sentence, trigger)"
        f" SELECT g.i % {articles}, 'e' || CAST((g.i - g.i % {articles}) / {articles} AS INTEGER), CAST((g.i - g.i % {articles}) / {articles} AS INTEGER), {kinds}, 1 + g.i * 13 % 4, {statuses},"
        f" (g.i % 100) / 100.0, ARRAY['x'], ARRAY['y'], {day.format('g.i % 3650')}, {day.format('g.i % 3650')},"
        f" {_pick('g.i', tuple(CODES[:97]))}, 'A sentence of some words.', 'met' FROM {each}",
        *(
            f"INSERT INTO parties (article_key, event_id, role, position, name, country, sectors) SELECT g.i % {articles},"
            f" 'e' || CAST((g.i - g.i % {articles}) / {articles} AS INTEGER), '{role}', 0, n.name, n.country, ARRAY['GOV'] FROM {each} JOIN bench_names n"
            f" ON n.n = CAST(floor(exp((g.i * {factor} % 10007) / 10007.0 * ln({PARTIES}))) AS INTEGER) - 1"
            for role, factor in (("actor", 7919), ("recipient", 6007))
        ),
    ]
    for sql in steps:
        began = time.monotonic()
        engine.rows(sql)
        print(f"  {sql.split()[2]}: {time.monotonic() - began:.0f} s", flush=True)
    if engine.name == "postgres":
        engine.rows("ANALYZE")


def _pick(number: str, values: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN {n} THEN '{value}'" for n, value in enumerate(values))
    return f"CASE ({number}) % {len(values)} {cases} END"


def _insert(store: Store, table: str, rows: list[tuple[Any, ...]]) -> None:
    for start in range(0, len(rows), 5000):
        part = rows[start : start + 5000]
        values = ", ".join("(" + ", ".join(repr(v) for v in row) + ")" for row in part)
        store.engine.rows(f"INSERT INTO {table} VALUES {values}")


QUESTIONS: dict[str, Filter] = {
    "actor by name": Filter(actor=("person 1234",), limit=100),
    "actor and recipient by country": Filter(
        actor_country=(CODES[17],), recipient_country=(CODES[3],), limit=100
    ),
    "between two countries": Filter(between=(CODES[17], CODES[3]), limit=100),
    "one country, newest": Filter(country=(CODES[5],), order="newest", limit=100),
    "actor by name, recipient by country": Filter(
        actor=("person 12 name12",), recipient_country=(CODES[3],), limit=100
    ),
    "country, type, a month": Filter(
        country=(CODES[17],), event=("ASSAULT",), since="2019-03-01", until="2019-03-31", limit=100
    ),
    "type and status, newest": Filter(event=("AGREE",), status=("denied",), order="newest", limit=100),
    "place and a week": Filter(place_country=(CODES[42],), since="2020-01-01", until="2020-01-07", limit=100),
    "outlet and confidence": Filter(outlet=("outlet 12",), confidence=0.95, limit=100),
}
TEXTS: dict[str, str] = {
    "a rare word": "word31234",
    "a common word": "word2",
    "two common words": "word2 word5",
    "a phrase of common words": '"word2 word3"',
    "a rare phrase": '"word731 word12"',
    "boolean": "(word100 OR word200) AND word7 NOT word11",
    "without": "-word3 word900",
}


def timed(ask: Callable[[], int]) -> str:
    """Median of three runs by the clock and by processor (of this process, all threads), and how many rows came."""
    spent = []
    for _ in range(3):
        began, worked = time.perf_counter(), time.process_time()
        count = ask()
        spent.append(((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000))
    clock, processor = (sorted(values)[1] for values in zip(*spent, strict=True))
    return f"{clock:8.0f} ms {processor:8.0f} ms of processor {count:5} rows"


def measure(address: str, articles: int, events: int) -> None:
    """Fill a record and ask it."""
    with open_store(address, create=True) as store:
        fill(store, articles, events)
        for name, asked in QUESTIONS.items():
            told = timed(lambda a=asked: len(store.engine.rows(*events_sql(a))))  # type: ignore[misc]
            print(f"  {name:52} {told}")
        for name, text in TEXTS.items():
            asked = Filter(text=text, limit=100, order="newest")
            told = timed(lambda a=asked: len(store.engine.rows(*articles_sql(a))))  # type: ignore[misc]
            print(f"  {name + ': ' + text:52} {told}")


def main() -> None:
    """Measure one engine or both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--events", type=int, default=750_000)
    parser.add_argument("--engine", choices=["duckdb", "postgres"])
    given = parser.parse_args()
    if given.engine != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            print(f"duckdb, {given.articles} articles, {given.events} events")
            measure(f"{folder}/bench.record", given.articles, given.events)
    if given.engine != "duckdb":
        with server() as found:
            print(f"postgres, {given.articles} articles, {given.events} events")
            measure(database(found.address, "bench"), given.articles, given.events)


if __name__ == "__main__":
    main()
