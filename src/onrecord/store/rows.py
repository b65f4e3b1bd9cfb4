"""A reading -> the rows that it becomes, table by table. Pure: the same reading gives the same rows."""

import datetime
import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, TypeVar

from onrecord.schema import Actor, Event, Place, Reading, Span, Statement
from onrecord.store.kept import Kept, content_hash, packed, reader_key
from onrecord.store.tables import Rows, tables
from onrecord.store.words import term_of, words_of

NO_CHARACTER = "\ufffd"
Row = tuple[Any, ...]
T = TypeVar("T", str, str | None)


def rows_of(kept: Kept, key: int, *, older: bool = False) -> Rows:
    """All rows of one article under its key; ``older``: of a page that has a later version, so that nothing of it counts."""
    reading = kept.reading
    words = words_of(reading.article.text)
    found: Rows = {
        "articles": [_article(kept, key, len(words))],
        "given": [] if kept.given is None else [(kept.given, key)],
        "readings": [(key, reader_key(reading.reader), True, packed(reading))],
    }
    return found if older else found | derived_rows(reading, key) | word_rows(reading, key, words)


def derived_rows(reading: Reading, key: int) -> Rows:
    """The rows that only repeat what the reading says, so that it can be asked for."""
    actors = {a.id: a for a in reading.actors}
    return {
        "actors": [
            (key, a.id, _plain(a.name), a.kind, a.country, a.sectors, a.cameo, a.wikidata)
            for a in reading.actors
        ],
        "statements": [_statement(s, n, reading, actors, key) for n, s in enumerate(reading.statements)],
        "speakers": [
            (key, s.id, n, *_party(actors[i])) for s in reading.statements for n, i in enumerate(s.speakers)
        ],
        "events": _events(reading, actors, key),
        "parties": [
            (key, e.id, role, n, *_party(actors[i]))
            for e in reading.events
            for role, ids in (
                ("actor", e.actors),
                ("recipient", e.recipients),
                ("speaker", _said_by(e, reading)),
            )
            for n, i in enumerate(ids)
        ],
        "quantities": [
            (key, e.id, q.of, q.low, q.high, q.unit) for e in reading.events for q in e.quantities
        ],
    }


def _said_by(e: Event, reading: Reading) -> list[str]:
    """The actors according to whom the event is, each once."""
    if not e.according_to:
        return []
    statements = {s.id: s for s in reading.statements}
    return list(dict.fromkeys(i for name in e.according_to for i in statements[name].speakers))


def names_in(rows: Rows) -> list[str]:
    """Every name in ``rows`` that can be asked for, in order of its letters."""
    wanted = {"articles": "outlet", "speakers": "name", "parties": "name", "events": "place"}
    found: set[str] = set()
    for table, column in wanted.items():
        at = [c.name for c in tables()[table]].index(column)
        found.update(row[at] for row in rows.get(table, ()) if row[at] is not None)
    return sorted(found)


def word_rows(reading: Reading, key: int, words: list[tuple[str, int, int]]) -> Rows:
    """Where each word of the text stands, and which words each statement and each event's sentence is made of."""
    positions: dict[int, list[int]] = {}
    for n, (word, _, _) in enumerate(words):
        positions.setdefault(term_of(word), []).append(n)
    starts, ends = [w[1] for w in words], [w[2] for w in words]

    def passage(kind: str, name: str, start: int, end: int) -> list[Row]:
        first, beyond = bisect_left(starts, start), bisect_left(ends, end + 1)
        return [(key, kind, name, first, beyond - 1)] if beyond > first else []

    passages = [
        row
        for s in reading.statements
        for c in s.content
        for row in passage("statement", s.id, c.start, c.end)
    ]
    for e in reading.events:
        sentence = reading.sentences[e.sentence]
        passages += passage("event", e.id, sentence.start, sentence.end)
    return {
        "postings": [(term, key, at) for term, at in sorted(positions.items())],
        "passages": passages,
    }


def _article(kept: Kept, key: int, words: int) -> Row:
    article = kept.reading.article
    published = article.published
    return (
        key, content_hash(article), _plain(article.id), _plain(article.url), _plain(article.outlet),
        _plain(article.title), _plain(article.byline),
        published.value if published else None, published.basis if published else None,
        date_of(published.day) if published else None, article.retrieved, article.language,
        _plain(article.text), article.text_sha256,
        None if kept.raw is None else zlib.compress(kept.raw, 6),
        None if kept.raw is None else hashlib.sha256(kept.raw).hexdigest(),
        kept.media_type, words, _plain(kept.source), None, None, None,
    )  # fmt: skip


def _statement(s: Statement, n: int, reading: Reading, actors: dict[str, Actor], key: int) -> Row:
    text, published = reading.article.text, reading.article.published
    speakers = [actors[i] for i in s.speakers]
    return (
        key, s.id, n, s.kind, *_many(speakers), _words(s.speaker, text), _words((s.cue,), text) if s.cue else None,
        _words(s.content, text), [c.start for c in s.content], [c.end for c in s.content],
        [_plain(actors[i].name) for i in s.addressees], s.according_to,
        _words((s.hedge,), text) if s.hedge else None, date_of(published.day) if published else None,
    )  # fmt: skip


def _events(reading: Reading, actors: dict[str, Actor], key: int) -> list[Row]:
    places = {p.id: p for p in reading.places}
    statements = {s.id: s for s in reading.statements}
    return [_event(e, n, reading, actors, places, statements, key) for n, e in enumerate(reading.events)]


def _event(
    e: Event, n: int, reading: Reading, actors: dict[str, Actor], places: dict[str, Place],
    statements: dict[str, Statement], key: int,
) -> Row:  # fmt: skip
    text, sentence = reading.article.text, reading.sentences[e.sentence]
    begin, finish = (date_of(e.time.begin), date_of(e.time.finish)) if e.time else (None, None)
    published = reading.article.published
    return (
        key, e.id, n, e.event, e.modes, e.contexts, e.cameo, e.cameo[:2] if e.cameo else None, e.quad, e.score,
        e.goldstein, e.status, e.confidence,
        *_many([actors[i] for i in e.actors]), *_many([actors[i] for i in e.recipients]),
        begin or finish or (date_of(published.day) if published else None), begin, finish,
        e.time.basis if e.time else None,
        *_where(places[e.place.place_id] if e.place else None), e.place.basis if e.place else None,
        _words(e.trigger, text), e.trigger[0].start, e.trigger[-1].end, _plain(text[sentence.start : sentence.end]),
        [_speaker(statements[i], text, actors) for i in e.according_to], e.because.entry, None,
    )  # fmt: skip


def _where(place: Place | None) -> Row:
    if place is None:
        return (None, None, None, None, None, None)
    return (_plain(place.name), place.country, place.admin1, place.lat, place.lon, place.geonames_id)


def _many(parties: list[Actor]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Names, countries, first sectors ("" where unknown) and ids, in one order."""
    return (
        [_plain(a.name) for a in parties],
        [a.country or "" for a in parties],
        [a.sectors[0] if a.sectors else "" for a in parties],
        [a.id for a in parties],
    )


def _party(actor: Actor) -> Row:
    return (actor.id, _plain(actor.name), actor.country, actor.sectors)


def _speaker(s: Statement, text: str, actors: dict[str, Actor]) -> str:
    return ", ".join(_plain(actors[i].name) for i in s.speakers) or _words(s.speaker, text)


def _words(spans: Iterable[Span], text: str) -> str:
    return _plain(" … ".join(span.of(text) for span in spans))


def _plain(value: T) -> T:
    """``value`` without NUL characters, which PostgreSQL holds none of; offsets stay."""
    return value.replace("\0", NO_CHARACTER) if value is not None else value


def date_of(value: str | None) -> str | None:
    """``value`` if both engines know it as a date, else None."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return None
