"""Counts over events: by time, by dyad, as a network, as facets. Each answers with plain rows, the same on both engines.

What several articles tell of one real-world event counts once: events are counted by their record.
"""

import datetime
from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec

from onrecord.errors import UsageError
from onrecord.store.query import Filter, between, event_conditions
from onrecord.store.store import Store

By = Literal["day", "week", "month", "year"]
Facet = Literal["event", "status", "quad", "country", "outlet", "place_country", "year"]
ONCE = "count(DISTINCT coalesce(e.record_id, e.article_key || '/' || e.event_id))"
HAPPENED = ("occurred", "ongoing")
MOST_EDGES = 2_000
_COLUMNS = {"outlet": "a.outlet", "year": "CAST(extract(year FROM e.day) AS INTEGER)"}


class Counted(msgspec.Struct, frozen=True):
    """Events of one period and class. ``score`` is the mean Goldstein score; ``articles`` how many tell of them.

    ``period`` is its first day (a week's Monday); ``named_period`` writes it.
    """

    period: datetime.date
    key: str
    events: int
    articles: int
    score: float | None


def named_period(first: datetime.date, by: str) -> str:
    """A period, given by its first day, as people write it (ISO 8601): 2011, 2011-03, 2011-W09 or the day itself.

    Names of one kind of period stand in the order of time when they are sorted as text.
    """
    if by == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return first.isoformat()[: {"year": 4, "month": 7}.get(by, 10)]


class Edge(msgspec.Struct, frozen=True):
    """How much of one quad class one does to another; countries by code, who has none by name."""

    source: str
    target: str
    quad: int
    events: int
    score: float | None


class Share(msgspec.Struct, frozen=True):
    """How many events have a value."""

    value: str
    events: int


def timeline(store: Store, asked: Filter, by: By = "month", split: str = "quad") -> list[Counted]:
    """Events by period of their first day, split by ``quad``, ``event`` or ``status``."""
    if split not in ("quad", "event", "status"):
        raise UsageError(f"split {split!r}: there are quad, event, status")
    conditions, parameters = event_conditions(asked)
    return _counted(store, by, f"e.{split}", conditions, parameters)


def span(store: Store, asked: Filter) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of the events asked for."""
    conditions, parameters = event_conditions(asked)
    tables = "events e JOIN articles a ON a.article_key = e.article_key"
    (first, last), *_ = store.engine.rows(
        f"SELECT min(e.day), max(e.day) FROM {tables} WHERE {conditions}", parameters
    )
    return first, last


def dyad(
    store: Store, a: str, b: str, by: By = "month", asked: Filter | None = None, *, directed: bool = False,
    one_a_day: bool = False,
) -> list[Counted]:  # fmt: skip
    """What passes between two by period and quad class; ``a`` and ``b`` are country codes or names.

    ``directed``: only what ``a`` does to ``b``. ``one_a_day``: events of one day, one direction and one CAMEO root code
    count as one, as the field's own filters do. ``asked``: further conditions; without a status, what occurred.
    """
    wanted = asked or Filter()
    if not wanted.status:
        wanted = msgspec.structs.replace(wanted, status=HAPPENED)
    conditions, parameters = event_conditions(wanted)
    pairs, more = between(a, b, directed=directed)
    once = "count(DISTINCT (e.day, e.root, e.actor_countries, e.recipient_countries))" if one_a_day else ONCE
    return _counted(
        store,
        by,
        "e.quad",
        f"{conditions} AND (e.article_key, e.event_id) IN ({pairs})",
        [*parameters, *more],
        once,
    )


def network(store: Store, asked: Filter, limit: int = 150) -> list[Edge]:
    """The strongest edges between parties of the events asked for; those who act together go both ways."""
    conditions, parameters = event_conditions(asked)
    sql = (
        f"SELECT coalesce(p.country, p.name) AS source, coalesce(q.country, q.name) AS target, e.quad, {ONCE}, "
        "avg(e.goldstein) FROM events e JOIN articles a ON a.article_key = e.article_key "
        "JOIN parties p ON p.article_key = e.article_key AND p.event_id = e.event_id AND p.role = 'actor' "
        "JOIN parties q ON q.article_key = e.article_key AND q.event_id = e.event_id AND q.role <> 'speaker' "
        "AND (q.role = 'recipient' OR q.position <> p.position) "
        f"WHERE {conditions} AND coalesce(p.country, p.name) <> coalesce(q.country, q.name) "
        "GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT ?"
    )
    rows = store.engine.rows(sql, [*parameters, max(1, min(limit, MOST_EDGES))])
    return [Edge(str(s), str(t), int(quad), int(n), _rounded(score)) for s, t, quad, n, score in rows]


def facets(store: Store, asked: Filter, names: Sequence[Facet], limit: int = 12) -> dict[str, list[Share]]:
    """The commonest values of properties among the events asked for, in one pass; by name, commonest first."""
    wrong = [n for n in names if n not in get_args(Facet)]
    if wrong:
        raise UsageError(f"no facet {wrong[0]!r}; there are {', '.join(get_args(Facet))}")
    conditions, parameters = event_conditions(asked)
    found: dict[str, list[Share]] = {name: [] for name in names}
    plain = [n for n in names if n != "country"]
    if plain:
        columns = [f"CAST({_COLUMNS.get(n, f'e.{n}')} AS TEXT)" for n in plain]
        sets = ", ".join(f"({c})" for c in columns)
        sql = (
            f"SELECT {', '.join(columns)}, {ONCE} FROM events e JOIN articles a ON a.article_key = e.article_key "
            f"WHERE {conditions} GROUP BY GROUPING SETS ({sets})"
        )
        for *values, events in store.engine.rows(sql, parameters):
            for name, value in zip(plain, values, strict=True):
                if value is not None:
                    found[name].append(Share(str(value), int(events)))
    if "country" in names:
        sql = (
            f"SELECT p.country, {ONCE} FROM events e JOIN articles a ON a.article_key = e.article_key "
            "JOIN parties p ON p.article_key = e.article_key AND p.event_id = e.event_id AND p.role <> 'speaker' "
            f"WHERE {conditions} AND p.country IS NOT NULL GROUP BY 1"
        )
        found["country"] = [Share(str(c), int(n)) for c, n in store.engine.rows(sql, parameters)]
    return {
        name: sorted(shares, key=lambda s: (-s.events, s.value))[:limit] for name, shares in found.items()
    }


def _counted(
    store: Store, by: str, key: str, conditions: str, parameters: list[Any], once: str = ONCE
) -> list[Counted]:
    if by not in get_args(By):
        raise UsageError(f"by {by!r}: there are {', '.join(get_args(By))}")
    sql = (
        f"SELECT CAST(date_trunc('{by}', e.day) AS DATE), CAST({key} AS TEXT), {once}, "
        "count(DISTINCT e.article_key), avg(e.goldstein) "
        "FROM events e JOIN articles a ON a.article_key = e.article_key "
        f"WHERE {conditions} AND e.day IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
    )
    rows = store.engine.rows(sql, parameters)
    return [
        Counted(day, str(k), int(n), int(articles), _rounded(score)) for day, k, n, articles, score in rows
    ]


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 3)
