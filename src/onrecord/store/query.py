"""What is asked for -> SQL with parameters, the same on both engines. Nothing that a user gives becomes part of the SQL."""

import datetime
from collections.abc import Sequence
from typing import Any, Literal, get_args

import msgspec

from onrecord.errors import UsageError
from onrecord.store.allowed import ALLOWED, COUNTRIES, as_kept, known_country
from onrecord.store.fulltext import Sql, articles_with, parse, passages_with
from onrecord.store.words import folded_name

__all__ = [
    "ARTICLES",
    "EVENTS",
    "STATEMENTS",
    "Filter",
    "Order",
    "Sql",
    "articles_sql",
    "event_conditions",
    "events_sql",
    "filter_of",
    "statement_conditions",
    "statements_sql",
]

DOES = "role IN ('actor', 'recipient')"
"""Of the table of parties: who takes part, not who says so."""

Texts = tuple[str, ...]
Order = Literal["oldest", "newest"]

EVENTS = (
    "e.article_key", "a.id AS article_id", "e.event_id", "a.url", "a.outlet", "a.title", "a.published",
    "e.event", "e.modes", "e.contexts", "e.cameo", "e.quad", "e.score", "e.goldstein", "e.status", "e.confidence",
    "e.actors", "e.actor_countries", "e.actor_sectors", "e.actor_ids",
    "e.recipients", "e.recipient_countries", "e.recipient_sectors", "e.recipient_ids",
    "e.day", "e.begin", "e.finish", "e.time_basis", "e.place", "e.place_country", "e.admin1", "e.lat", "e.lon",
    "e.geonames_id", "e.place_basis", "e.according_to", "e.trigger", "e.trigger_start", "e.trigger_end", "e.sentence",
    "e.because", "e.record_id",
)  # fmt: skip
STATEMENTS = (
    "s.article_key", "a.id AS article_id", "s.statement_id", "a.url", "a.outlet", "a.title", "a.published", "s.day",
    "s.kind", "s.speakers", "s.speaker_countries", "s.speaker_sectors", "s.speaker_ids", "s.speaker_words", "s.cue",
    "s.content", "s.content_starts", "s.content_ends", "s.addressees", "s.according_to", "s.hedge",
)  # fmt: skip
ARTICLES = (
    "a.article_key", "a.id", "a.url", "a.outlet", "a.title", "a.byline", "a.published", "a.day", "a.language",
    "a.words", "a.copy_group", "a.story",
)  # fmt: skip


STORIES = ("story", "first_day", "last_day", "articles", "outlets", "title")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. A field with several values asks for any of them; several fields ask for all.

    Names (``actor``, ``recipient``, ``party``: either of them, ``speaker``, ``place``, ``outlet``) are found by whole
    words, whatever their case and accents: "keita" finds "Awa Keïta". Countries are given by code or name and kept as codes.
    ``country`` is that of a party,
    ``actor_country`` and ``recipient_country`` of that party alone; ``between``: two countries or names, one on each side or
    both acting together; ``sector`` is any sector of a party. ``cameo`` is a
    code or its beginning. ``since`` and ``until`` are ISO dates, inclusive: an event counts if it lasts into them, a
    statement by the day on which its article appeared. ``confidence`` is the least. ``text`` is a full-text query
    (store/fulltext.py) over an event's sentence, a statement's content, an article's text; ``within`` over the whole
    article in any case. ``limit`` 0 is no limit.
    """

    actor: Texts = ()
    recipient: Texts = ()
    party: Texts = ()
    country: Texts = ()
    actor_country: Texts = ()
    recipient_country: Texts = ()
    sector: Texts = ()
    actor_sector: Texts = ()
    recipient_sector: Texts = ()
    between: Texts = ()
    speaker: Texts = ()
    speaker_country: Texts = ()
    kind: Texts = ()
    event: Texts = ()
    mode: Texts = ()
    context: Texts = ()
    cameo: Texts = ()
    quad: tuple[int, ...] = ()
    status: Texts = ()
    place: Texts = ()
    place_country: Texts = ()
    outlet: Texts = ()
    language: Texts = ()
    article: tuple[int, ...] = ()
    record: Texts = ()
    story: tuple[int, ...] = ()
    since: str | None = None
    until: str | None = None
    confidence: float | None = None
    text: str | None = None
    within: str | None = None
    order: Order = "oldest"
    limit: int = 0
    offset: int = 0

    def __post_init__(self) -> None:
        """Check what has a fixed set of values, and keep it as the record has it; raises ``UsageError``."""
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None:
                msgspec.structs.force_setattr(self, name, _date(name, value))
        if self.since is not None and self.until is not None and self.since > self.until:
            raise UsageError(f"since: {self.since} is later than {self.until}, until which is asked")
        for name in (*ALLOWED, *COUNTRIES):
            if given := getattr(self, name):
                msgspec.structs.force_setattr(self, name, as_kept(name, given))
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise UsageError(f"confidence: {self.confidence:g} is not between 0 and 1")
        for name, numbers, least, most in (
            ("article", self.article, -(2**63), 2**63),
            ("story", self.story, -(2**63), 2**63),
            ("quad", self.quad, 0, 5),
        ):
            if any(not least < n < most for n in numbers):
                raise UsageError(f"{name}: {max(numbers, key=abs)} is out of range")
        if self.between and len(self.between) != 2:
            raise UsageError("between takes two countries or names")
        if self.limit < 0 or self.offset < 0:
            raise UsageError("limit and offset must be 0 or more")
        if self.order not in get_args(Order):
            raise UsageError(f"no order {self.order!r}; there are {', '.join(get_args(Order))}")


def filter_of(**given: Any) -> Filter:
    """A filter from plain values: a single value where several are possible, dates as dates."""
    fields = {f.name: f for f in msgspec.structs.fields(Filter)}
    made: dict[str, Any] = {}
    for name, value in given.items():
        if name not in fields:
            raise UsageError(f"no filter {name!r}; there are {', '.join(fields)}")
        if value is None:
            continue
        if fields[name].default == () and not isinstance(value, tuple):
            value = tuple(value) if isinstance(value, list | set | frozenset) else (value,)  # noqa: PLW2901
        made[name] = value.isoformat() if isinstance(value, datetime.date) else value
    return Filter(**made)


def events_sql(asked: Filter, columns: Sequence[str] = EVENTS) -> Sql:
    """The events that are asked for: ``events`` is ``e``, their article ``a``."""
    tables, days = _lasting_into(asked)
    sql, parameters = _event_conditions(asked).sql
    joined = f"{tables} JOIN articles a ON a.article_key = e.article_key"
    return _select(columns, joined, sql, [*days, *parameters], asked, "e")


def _lasting_into(asked: Filter) -> Sql:
    """``events e``, of them those that last into the days asked for: as sets, each of which an index gives in order."""
    ways = _days(asked)
    if not ways:
        return "events e", []
    each = " UNION ALL ".join(f"SELECT * FROM events e WHERE {sql}" for sql, _ in ways)
    return f"({each}) e", [day for _, days in ways for day in days]


def _days(asked: Filter) -> list[Sql]:
    """Conditions on ``e`` of which an event that lasts into the days asked for satisfies one, none if none are asked for.

    It begins in them; or (rarely) before them, and ends in or after them.
    """
    begins = _Where()
    begins.day("e.day", asked)
    if asked.since is None:
        return [begins.sql] if asked.until is not None else []
    sooner = "e.finish > e.day AND e.finish >= CAST(? AS DATE) AND e.day < CAST(? AS DATE)"
    return [begins.sql, (sooner, [asked.since, asked.since])]


def statements_sql(asked: Filter, columns: Sequence[str] = STATEMENTS) -> Sql:
    """The statements that are asked for: ``statements`` is ``s``, their article ``a``."""
    sql, parameters = statement_conditions(asked)
    return _select(
        columns, "statements s JOIN articles a ON a.article_key = s.article_key", sql, parameters, asked, "s"
    )


def articles_sql(asked: Filter, columns: Sequence[str] = ARTICLES) -> Sql:
    """The articles that are asked for: ``articles`` is ``a``."""
    where = _Where()
    if not asked.article:  # who asks for a version by its key gets it
        where.add("a.superseded_by IS NULL")
    _about_article(where, asked)
    where.day("a.day", asked)
    if asked.text is not None:
        where.among("a.article_key", articles_with(parse(asked.text)))
    sql, parameters = where.sql
    return _select(columns, "articles a", sql, parameters, asked, "a")


def stories_sql(limit: int = 0, offset: int = 0) -> Sql:
    """The stories that more than one article tells (columns ``STORIES``), the newest first; ``limit`` 0 is no limit."""
    sql = (
        f"SELECT {', '.join(STORIES)} FROM (SELECT a.story, min(a.day) AS first_day, max(a.day) AS last_day, "
        "count(*) AS articles, count(DISTINCT a.outlet) AS outlets, min(a.title) AS title FROM articles a "
        "WHERE a.story IS NOT NULL AND a.superseded_by IS NULL GROUP BY a.story HAVING count(*) > 1) t ORDER BY last_day DESC NULLS LAST, story"
    )
    return (f"{sql} LIMIT ? OFFSET ?", [limit, offset]) if limit else (sql, [])


def _select(
    columns: Sequence[str], tables: str, conditions: str, parameters: list[Any], asked: Filter, alias: str
) -> Sql:
    ways = "DESC NULLS LAST" if asked.order == "newest" else "ASC NULLS LAST"
    last = f", {alias}.position" if alias != "a" else ""
    sql = f"SELECT {', '.join(columns)} FROM {tables} WHERE {conditions}"
    sql += f" ORDER BY {alias}.day {ways}, {alias}.article_key{last}"
    if asked.limit:
        sql, parameters = f"{sql} LIMIT ?", [*parameters, asked.limit]
    if asked.offset:
        sql, parameters = f"{sql} OFFSET ?", [*parameters, asked.offset]
    return sql, parameters


def event_conditions(asked: Filter) -> Sql:
    """The condition on ``events e JOIN articles a``, for queries of one's own (counts, dyads)."""
    where = _event_conditions(asked)
    where.either(_days(asked))
    return where.sql


def _event_conditions(asked: Filter) -> "_Where":
    """As ``event_conditions``, the days left out."""
    where = _Where()
    _about_article(where, asked)
    where.any("e.event", asked.event)
    where.inside("e.modes", asked.mode)
    where.inside("e.contexts", asked.context)
    where.begins("e.cameo", asked.cameo)
    where.any("e.quad", asked.quad, "INTEGER[]")
    where.any("e.status", asked.status)
    where.any("e.place_country", asked.place_country)
    where.named("e.place", asked.place)
    where.any("e.record_id", asked.record)
    if asked.confidence is not None:
        where.add("e.confidence >= ?", asked.confidence)
    chosen = _parties(asked)
    if asked.between:
        chosen.append(between(*asked.between))
    if chosen:
        where.among("(e.article_key, e.event_id)", _in_all(chosen))
    if asked.text is not None:
        where.among("(e.article_key, e.event_id)", passages_with(parse(asked.text), "event"))
    return where


def statement_conditions(asked: Filter) -> Sql:
    """The condition on ``statements s JOIN articles a``."""
    where = _Where()
    _about_article(where, asked)
    where.any("s.kind", asked.kind)
    where.day("s.day", asked)
    if asked.speaker or asked.speaker_country or asked.sector or asked.country:
        where.among("(s.article_key, s.statement_id)", _speakers(asked, "q.article_key, q.statement_id"))
    if asked.text is not None:
        where.among("(s.article_key, s.statement_id)", passages_with(parse(asked.text), "statement"))
    return where.sql


def between(a: str, b: str, *, directed: bool = False) -> Sql:
    """``article_key, event_id`` of events with ``a`` and ``b`` (country codes or names) among their parties.

    ``directed``: ``a`` does it to ``b``; else also the other way round, or both together.
    """
    (first, one), (second, two) = _is_party("p", a), _is_party("q", b)
    roles = (
        "p.role = 'actor' AND q.role = 'recipient'"
        if directed
        else f"p.{DOES} AND q.{DOES} AND (p.role <> q.role OR p.position <> q.position)"
    )
    return (
        "SELECT DISTINCT p.article_key, p.event_id FROM parties p JOIN parties q "  # distinct: see _parties
        f"ON q.article_key = p.article_key AND q.event_id = p.event_id WHERE {first} AND {second} AND {roles}",
        [*one, *two],
    )


def _is_party(alias: str, who: str) -> Sql:
    """``who`` is a country, by its code or one of its names, or whoever has these words in the name."""
    code = known_country(who)
    if code is not None:
        return f"{alias}.country = ?", [code]
    words = folded_name(who)
    if not words.strip():
        raise UsageError(f"{who!r} holds no word of a name")
    return f"{alias}.name IN (SELECT n.name FROM names n WHERE n.folded LIKE ?)", [f"%{words}%"]


def _about_article(where: "_Where", asked: Filter) -> None:
    where.named("a.outlet", asked.outlet)
    where.any("a.language", asked.language)
    where.any("a.story", asked.story, "BIGINT[]")
    where.any("a.article_key", asked.article, "BIGINT[]")
    if asked.within is not None:
        where.among("a.article_key", articles_with(parse(asked.within)))


def _speakers(asked: Filter, columns: str) -> Sql:
    """Who speaks; for statements country and sector are those of the speaker."""
    where = _Where()
    where.named("q.name", asked.speaker)
    where.any("q.country", asked.speaker_country or asked.country)
    where.inside("q.sectors", asked.sector)
    sql, parameters = where.sql
    return f"SELECT {columns} FROM speakers q WHERE {sql}", parameters


def _parties(asked: Filter) -> list[Sql]:
    """For each role of which something is asked: ``article_key, event_id`` of the events with such a party.

    Distinct where a name is asked for: how many bear it PostgreSQL cannot know, and what is distinct it finds first, instead
    of asking one event after the other.
    """
    roles: tuple[tuple[str, Texts, Texts, Texts], ...] = (
        ("q.role = 'actor'", asked.actor, asked.actor_country, asked.actor_sector),
        ("q.role = 'recipient'", asked.recipient, asked.recipient_country, asked.recipient_sector),
        ("q.role = 'speaker'", asked.speaker, asked.speaker_country, ()),
        (f"q.{DOES}", asked.party, asked.country, asked.sector),
    )
    chosen: list[Sql] = []
    for role, names, countries, sectors in roles:
        if names or countries or sectors:
            inner = _Where()
            inner.add(role)
            inner.named("q.name", names)
            inner.any("q.country", countries)
            inner.inside("q.sectors", sectors)
            sql, parameters = inner.sql
            select = "SELECT DISTINCT" if names else "SELECT"
            chosen.append((f"{select} q.article_key, q.event_id FROM parties q WHERE {sql}", parameters))
    return chosen


def _in_all(chosen: list[Sql]) -> Sql:
    """What is in each of the sets; met as sets, since PostgreSQL misjudges how few events satisfy several conditions."""
    if len(chosen) == 1:
        return chosen[0]
    return " INTERSECT ".join(f"({sql})" for sql, _ in chosen), [p for _, some in chosen for p in some]


class _Where:
    """Conditions that must all hold, with their parameters in order."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self._parameters: list[Any] = []

    @property
    def sql(self) -> Sql:
        return " AND ".join(self._conditions) or "true", list(self._parameters)

    def add(self, condition: str, *parameters: Any) -> None:
        self._conditions.append(condition)
        self._parameters.extend(parameters)

    def any(self, column: str, values: Sequence[Any], kind: str = "TEXT[]") -> None:
        if values:
            self.add(f"{column} = ANY(CAST(? AS {kind}))", list(values))

    def inside(self, column: str, values: Texts) -> None:
        """One of ``values`` is in the list ``column``."""
        if values:
            self.add("(" + " OR ".join([f"? = ANY({column})"] * len(values)) + ")", *values)

    def begins(self, column: str, values: Texts) -> None:
        if values:
            self.add(
                "(" + " OR ".join([f"{column} LIKE ? ESCAPE '!'"] * len(values)) + ")",
                *[_literal(v) + "%" for v in values],
            )

    def named(self, column: str, values: Texts) -> None:
        """``column`` holds the words of one of ``values``: by the table of names."""
        if values:
            each = " OR ".join(["n.folded LIKE ?"] * len(values))
            patterns = [f"%{folded_name(v)}%" for v in values]  # words hold no sign that LIKE knows
            self.add(f"{column} IN (SELECT n.name FROM names n WHERE {each})", *patterns)

    def day(self, column: str, asked: Filter) -> None:
        if asked.since is not None:
            self.add(f"{column} >= CAST(? AS DATE)", asked.since)
        if asked.until is not None:
            self.add(f"{column} <= CAST(? AS DATE)", asked.until)

    def either(self, ways: Sequence[Sql]) -> None:
        """One of ``ways`` holds; of no ways nothing is asked."""
        if ways:
            self.add(
                "(" + " OR ".join(f"({sql})" for sql, _ in ways) + ")", *(p for _, some in ways for p in some)
            )

    def among(self, columns: str, chosen: Sql) -> None:
        sql, parameters = chosen
        self.add(f"{columns} IN ({sql})", *parameters)


def _literal(text: str) -> str:
    """``text`` for LIKE, standing for itself."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _date(name: str, value: str) -> str:
    """The day, with hyphens; ``UsageError`` for what is none."""
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name}: {value!r} is no date; write it as 2024-03-24") from error
