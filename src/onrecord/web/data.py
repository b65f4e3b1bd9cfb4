"""What pages and API have in common: the record asked, as plain values."""

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ParamSpec, TypeVar

import msgspec
from fastapi import Request

from onrecord.errors import RecordMissingError, UsageError
from onrecord.schema import Reading
from onrecord.store import aggregate
from onrecord.store.answer import objects
from onrecord.store.engine import AMONG
from onrecord.store.fulltext import parse, spans_in
from onrecord.store.query import (
    EVENTS,
    STATEMENTS,
    STORIES,
    Filter,
    articles_sql,
    event_conditions,
    events_sql,
    statements_sql,
    stories_sql,
)
from onrecord.store.store import Store
from onrecord.web.asking import PAGE, asked, page_of, paged
from onrecord.web.desk import Desk
from onrecord.web.guard import client_of

P = ParamSpec("P")
T = TypeVar("T")
BESIDE = 90
"""Characters of an article that are shown on each side of words that were searched for."""
FACETS: tuple[aggregate.Facet, ...] = ("status", "event", "country", "outlet", "year")
RECORDS = (
    "record_id", "event", "modes", "cameo", "quad", "status", "begin", "finish", "actors", "actor_countries",
    "recipients", "recipient_countries", "place", "place_country", "first_article", "first_day", "outlets", "articles",
    "origin", "disagreements", "history",
)  # fmt: skip
Row = dict[str, Any]


def desk(request: Request) -> Desk:
    """The record that this page shows."""
    found: Desk = request.app.state.desk
    return found


def store(request: Request) -> Store:
    """This thread's connection to it."""
    return desk(request).store


def note(request: Request, action: str, detail: str) -> None:
    """A line in the audit log: who did what, from where."""
    user = getattr(request.state, "user", None)
    desk(request).note(user.name if user else "", action, detail, client_of(request.scope))


def kept(answer: Callable[P, T]) -> Callable[P, T]:
    """An answer of ``answer`` is kept by its address and arguments as long as nothing was added or corrected."""

    @functools.wraps(answer)
    def keeping(*args: P.args, **kwargs: P.kwargs) -> T:
        request = args[0]
        assert isinstance(request, Request)
        name = (answer.__name__, str(request.query_params), args[1:], tuple(sorted(kwargs.items())))
        return desk(request).kept(name, lambda: answer(*args, **kwargs))

    return keeping


def rows(request: Request, sql: str, parameters: Sequence[Any], names: Sequence[str]) -> list[Row]:
    """Rows as objects for JSON."""
    return objects(names, store(request).engine.rows(sql, list(parameters)))


def names_of(columns: Sequence[str]) -> list[str]:
    """The names under which columns of a query come out."""
    return [c.rpartition(" AS ")[2].rpartition(".")[2] for c in columns]


@kept
def meta(request: Request) -> Row:
    """How much the record holds, and of which days."""
    names = ("articles", "events", "statements", "records", "outlets", "first_day", "last_day")
    return rows(
        request,
        "SELECT (SELECT count(*) FROM articles WHERE superseded_by IS NULL), (SELECT count(*) FROM events), (SELECT count(*) FROM statements), "
        "(SELECT count(*) FROM records), (SELECT count(DISTINCT outlet) FROM articles), "
        "(SELECT min(day) FROM articles), (SELECT max(day) FROM articles)",
        [],
        names,
    )[0]


@kept
def articles(request: Request, limit: int = PAGE, wanted: Filter | None = None) -> Row:
    """A page of the articles that are asked for, newest first."""
    found = wanted or asked(request, order="newest")
    return _page(request, *articles_sql(paged(found, page_of(request), limit)), ARTICLES, "articles", limit)


ARTICLES = (
    "key",
    "id",
    "url",
    "outlet",
    "title",
    "byline",
    "published",
    "day",
    "language",
    "words",
    "copy_group",
    "story",
)


@kept
def events(request: Request, limit: int = PAGE, wanted: Filter | None = None) -> Row:
    """A page of the events that are asked for."""
    return _page(
        request,
        *events_sql(paged(wanted or asked(request), page_of(request), limit)),
        names_of(EVENTS),
        "events",
        limit,
    )


@kept
def statements(request: Request, limit: int = PAGE, wanted: Filter | None = None) -> Row:
    """A page of the statements that are asked for."""
    found = paged(wanted or asked(request), page_of(request), limit)
    return _page(request, *statements_sql(found), names_of(STATEMENTS), "statements", limit)


def _page(
    request: Request, sql: str, parameters: list[Any], names: Sequence[str], called: str, limit: int
) -> Row:
    found = rows(request, sql, parameters, names)
    return {called: found[:limit], "page": page_of(request), "more": len(found) > limit}


@kept
def search(request: Request, limit: int = 20) -> Row:
    """A page of the articles that hold the words, each with where they stand, and of the quotes that hold them."""
    wanted = asked(request, order="newest")
    if not wanted.text:
        return {"articles": [], "page": 1, "more": False, "statements": []}
    found = articles(request, limit, wanted)
    node = parse(wanted.text)
    keys = [int(a["key"]) for a in found["articles"]]
    texts = dict(
        store(request).engine.rows(
            f"SELECT article_key, text FROM articles WHERE article_key {AMONG}", [keys]
        )
    )
    for article in found["articles"]:
        article["excerpt"] = excerpt(texts.get(int(article["key"]), ""), node)
    quotes = paged(msgspec.structs.replace(wanted, story=(), article=()), 1, 10)
    found["statements"] = rows(request, *statements_sql(quotes), names_of(STATEMENTS))[:10]
    return found


def excerpt(text: str, node: Any) -> list[tuple[str, bool]]:
    """The text around the first words that were found, in pieces: the piece, and whether it was searched for."""
    spans = spans_in(node, text)
    first, last = spans[0] if spans else (0, 0)
    begin, end = _word_begin(text, first - BESIDE, first), _word_end(text, last, last + 2 * BESIDE)
    pieces: list[tuple[str, bool]] = [("… " if begin else "", False)]
    at = begin
    for start, stop in spans:
        if start < at or stop > end:
            continue
        pieces += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    return [*pieces, (text[at:end] + (" …" if end < len(text) else ""), False)]


def _word_begin(text: str, at: int, before: int) -> int:
    """Where the first word after ``at`` begins, if one does before ``before``."""
    blank = text.find(" ", at, before) if at > 0 else -1
    return blank + 1 if blank >= 0 else max(0, at)


def _word_end(text: str, after: int, at: int) -> int:
    """Where the last word before ``at`` ends, if one does behind ``after``."""
    blank = text.rfind(" ", after, at) if at < len(text) else -1
    return blank if blank > after else min(at, len(text))


@kept
def facets(request: Request) -> dict[str, list[aggregate.Share]]:
    """The commonest values among the events that are asked for."""
    return aggregate.facets(store(request), asked(request), FACETS)


@kept
def reading(request: Request, key: int) -> Reading:
    """The reading of one article; ``RecordMissingError`` if it is not on record."""
    for _, found in store(request).readings([key] if abs(key) < 2**63 else []):
        return found
    raise RecordMissingError(f"no article {key} is on record")


@kept
def records(request: Request, limit: int = PAGE) -> Row:
    """A page of the real-world events to which events that are asked for belong, the newest first."""
    conditions, parameters = event_conditions(asked(request))
    page = page_of(request)
    sql = f"{_records_where(conditions)} ORDER BY r.first_day DESC NULLS LAST, r.record_id LIMIT ? OFFSET ?"
    found = rows(request, sql, [*parameters, limit + 1, (page - 1) * limit], RECORDS)
    return {"records": found[:limit], "page": page, "more": len(found) > limit}


def _records_where(conditions: str) -> str:
    """The SQL of records with an event (``e``) in an article (``a``) for which the conditions hold."""
    return (
        f"SELECT {', '.join(f'r.{c}' for c in RECORDS)} FROM records r WHERE r.record_id IN (SELECT e.record_id "
        f"FROM events e JOIN articles a ON a.article_key = e.article_key WHERE {conditions})"
    )


@kept
def record(request: Request, record_id: str) -> Row:
    """One real-world event with its reports, the earliest first; ``RecordMissingError`` if there is none."""
    found = rows(
        request, f"SELECT {', '.join(RECORDS)} FROM records WHERE record_id = ?", [record_id], RECORDS
    )
    if not found:
        raise RecordMissingError(f"no record {record_id!r}")
    told = found[0]
    for name in ("disagreements", "history"):
        told[name] = msgspec.json.decode(told[name]) if told[name] else []
    sql, parameters = events_sql(
        Filter(record=(record_id,)), (*EVENTS, "a.copy_group", "a.day AS article_day")
    )
    reports = rows(request, sql, parameters, [*names_of(EVENTS), "copy_group", "article_day"])
    why = {
        (str(k), e): w for k, e, w in store(request).engine.rows(
            "SELECT article_key, event_id, why FROM record_events WHERE record_id = ?", [record_id]
        )
    }  # fmt: skip
    for report in reports:
        report["why"] = why.get((report["article_key"], report["event_id"]))
    told["reports"] = sorted(
        reports, key=lambda r: (r["article_day"] or "", r["published"] or "", r["article_key"])
    )
    return told


@kept
def story(request: Request, number: int) -> Row:
    """The articles of one story, the earliest first, and the records that they tell."""
    if abs(number) >= 2**63:
        raise RecordMissingError(f"no story {number}")
    found = _page(request, *articles_sql(Filter(story=(number,), limit=500)), ARTICLES, "articles", 500)
    if not found["articles"]:
        raise RecordMissingError(f"no story {number}")
    sql = f"{_records_where('a.story = ?')} ORDER BY r.articles DESC, r.first_day, r.record_id LIMIT 50"
    return {**found, "story": str(number), "records": rows(request, sql, [number], RECORDS)}


@kept
def stories(request: Request, limit: int = PAGE) -> Row:
    """A page of stories that more than one article tells, the newest first, with the headline of the first."""
    page = page_of(request)
    sql, parameters = stories_sql(limit + 1, (page - 1) * limit)
    found = rows(request, sql, parameters, STORIES)
    return {"stories": found[:limit], "page": page, "more": len(found) > limit}


@kept
def said(request: Request) -> Row:
    """Statements of one speaker, newest first, and how many by period; all statements where nobody is named."""
    wanted = asked(request, order="newest")
    found = statements(request, wanted=wanted)
    sql, parameters = statements_sql(
        msgspec.structs.replace(wanted, order="oldest"),
        ("s.day", "s.article_key", "s.statement_id", "s.position"),
    )
    ((first, last),) = store(request).engine.rows(f"SELECT min(day), max(day) FROM ({sql}) t", parameters)
    by = _period((last - first).days if first and last else 0)
    counts = rows(
        request,
        f"SELECT CAST(date_trunc('{by}', day) AS DATE), count(*) FROM ({sql}) t WHERE day IS NOT NULL GROUP BY 1 ORDER BY 1",
        parameters,
        ("period", "statements"),
    )
    return {**found, "counts": counts, "by": by}


@kept
def points(request: Request, limit: int = 2_000) -> list[Row]:
    """Events that are asked for and have a real place, one a record."""
    conditions, parameters = event_conditions(asked(request))
    columns = (
        "article_key",
        "event_id",
        "record_id",
        "event",
        "status",
        "day",
        "place",
        "place_country",
        "lat",
        "lon",
        "sentence",
    )
    sql = (
        f"SELECT {', '.join(f'e.{c}' for c in columns)} FROM events e JOIN articles a ON a.article_key = e.article_key "
        f"WHERE {conditions} AND e.lat IS NOT NULL ORDER BY e.day DESC NULLS LAST, e.article_key, e.position LIMIT ?"
    )
    return list(_once(rows(request, sql, [*parameters, limit], columns)))


@kept
def planned(request: Request, limit: int = PAGE) -> Row:
    """Events that were announced, by the day for which they are, one a record."""
    wanted = asked(request)
    if not wanted.status:
        wanted = msgspec.structs.replace(wanted, status=("planned",))
    sql, parameters = events_sql(paged(wanted, page_of(request), limit))
    found = rows(request, sql, parameters, names_of(EVENTS))
    return {"events": list(_once(found[:limit])), "page": page_of(request), "more": len(found) > limit}


def _once(found: list[Row]) -> Iterator[Row]:
    """Each record once."""
    seen: set[str] = set()
    for row in found:
        name = row.get("record_id") or f"{row['article_key']}/{row['event_id']}"
        if name not in seen:
            seen.add(name)
            yield row


@kept
def dyad(request: Request) -> list[aggregate.Counted]:
    """What passes between the parties ``a`` and ``b`` of the address."""
    q = request.query_params
    if not q.get("a", "").strip() or not q.get("b", "").strip():
        raise UsageError("name two parties: a=CHL&b=PER")
    by: Any = q.get("by") or "month"
    return aggregate.dyad(
        store(request), q["a"].strip(), q["b"].strip(), by, asked(request),
        directed=_flag(request, "directed"), one_a_day=_flag(request, "one_a_day"),
    )  # fmt: skip


def _flag(request: Request, name: str) -> bool:
    return request.query_params.get(name, "") in ("1", "true", "yes", "on")


@kept
def timeline(request: Request) -> list[aggregate.Counted]:
    """Events that are asked for by period."""
    wanted = asked(request)
    by: Any = request.query_params.get("by") or period_of(request, wanted)
    return aggregate.timeline(store(request), wanted, by, request.query_params.get("split") or "quad")


@kept
def period_of(request: Request, wanted: Filter) -> aggregate.By:
    """The period by which the events that are asked for are best counted: some dozens of them in all."""
    first, last = aggregate.span(store(request), wanted)
    return _period((last - first).days if first and last else 0)


def _period(days: int) -> aggregate.By:
    return "day" if days <= 92 else "week" if days <= 550 else "month" if days <= 4_000 else "year"


@kept
def network(request: Request) -> list[aggregate.Edge]:
    """Who does how much to whom among the events that are asked for; what happened, if no status is asked for."""
    wanted = asked(request)
    if not wanted.status:
        wanted = msgspec.structs.replace(wanted, status=aggregate.HAPPENED)
    return aggregate.network(store(request), wanted)
