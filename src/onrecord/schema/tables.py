"""Readings as Arrow tables, one row an event or a statement; pandas, polars and DuckDB take them as they are."""

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from onrecord.schema.event import Event
from onrecord.schema.mention import Actor
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement

if TYPE_CHECKING:
    import arro3.core

    from onrecord.schema.reading import Reading

_TYPES: dict[str, Callable[[Any], Any]] = {
    "string": lambda types: types.utf8(),
    "double": lambda types: types.float64(),
    "int64": lambda types: types.int64(),
}
_TEXT, _TEXTS, _NUMBER, _WHOLE, _WHOLES = "string", "list<string>", "double", "int64", "list<int64>"

EVENT_COLUMNS: dict[str, str] = {
    "article_id": _TEXT, "event_id": _TEXT, "event": _TEXT, "modes": _TEXTS, "contexts": _TEXTS, "cameo": _TEXT,
    "quad": _WHOLE, "score": _NUMBER, "goldstein": _NUMBER, "status": _TEXT, "confidence": _NUMBER,
    "actors": _TEXTS, "actor_countries": _TEXTS, "actor_sectors": _TEXTS, "actor_ids": _TEXTS,
    "recipients": _TEXTS, "recipient_countries": _TEXTS, "recipient_sectors": _TEXTS, "recipient_ids": _TEXTS,
    "begin": _TEXT, "finish": _TEXT, "time_basis": _TEXT,
    "place": _TEXT, "place_country": _TEXT, "lat": _NUMBER, "lon": _NUMBER, "place_basis": _TEXT,
    "according_to": _TEXTS, "trigger": _TEXT, "trigger_start": _WHOLE, "trigger_end": _WHOLE, "sentence": _TEXT,
    "because": _TEXT,
}  # fmt: skip
STATEMENT_COLUMNS: dict[str, str] = {
    "article_id": _TEXT, "statement_id": _TEXT, "kind": _TEXT, "speakers": _TEXTS, "speaker_countries": _TEXTS,
    "speaker_sectors": _TEXTS, "speaker_ids": _TEXTS, "speaker_words": _TEXT, "cue": _TEXT, "content": _TEXT,
    "content_starts": _WHOLES, "content_ends": _WHOLES, "addressees": _TEXTS, "according_to": _TEXT, "hedge": _TEXT,
}  # fmt: skip


def events_table(readings: "Iterable[Reading]") -> "arro3.core.Table":
    """One row an event; countries and sectors stand in the order of the actors, "" where unknown."""
    return _table(EVENT_COLUMNS, readings, _event_rows)


def statements_table(readings: "Iterable[Reading]") -> "arro3.core.Table":
    """One row a statement; where its content is in several pieces they are joined by " … "."""
    return _table(STATEMENT_COLUMNS, readings, _statement_rows)


def _table(
    columns: dict[str, str],
    readings: "Iterable[Reading]",
    rows_of: "Callable[[Reading], list[dict[str, Any]]]",
) -> "arro3.core.Table":
    from arro3.core import Table

    rows = [row for reading in readings for row in rows_of(reading)]
    return Table.from_pydict(
        {name: _array([r.get(name) for r in rows], kind) for name, kind in columns.items()}
    )


def _array(values: list[Any], kind: str) -> "arro3.core.Array":
    """One column; a list column is its items one after another, and where each row's begin and end."""
    from arro3.core import Array, DataType, list_array

    if not kind.startswith("list"):
        return Array(values, _TYPES[kind](DataType))
    ends = list(accumulate((len(v) for v in values), initial=0))
    items = Array([x for v in values for x in v], _TYPES[kind[5:-1]](DataType))
    return list_array(Array(ends, DataType.int32()), items)


def _event_rows(reading: "Reading") -> list[dict[str, Any]]:
    return [event_row(e, reading) for e in reading.events]


def event_row(e: Event, reading: "Reading") -> dict[str, Any]:
    """One event of ``reading`` as a row: the keys are those of ``EVENT_COLUMNS``, a missing one is null."""
    actors = {a.id: a for a in reading.actors}
    return {
        "article_id": reading.article.id,
        "event_id": e.id,
        "event": e.event,
        "modes": e.modes,
        "contexts": e.contexts,
        "cameo": e.cameo,
        "quad": e.quad,
        "score": e.score,
        "goldstein": e.goldstein,
        "status": e.status,
        "confidence": e.confidence,
        **_parties("actor", "actors", [actors[i] for i in e.actors]),
        **_parties("recipient", "recipients", [actors[i] for i in e.recipients]),
        **_when_and_where(e, reading),
        "according_to": [_speaker(s, reading, actors) for s in reading.statements if s.id in e.according_to],
        **_evidence(e, reading),
        "because": e.because.entry,
    }


def _parties(one: str, many: str, parties: list[Actor]) -> dict[str, Any]:
    return {
        many: [a.name for a in parties],
        f"{one}_countries": [a.country or "" for a in parties],
        f"{one}_sectors": [a.sectors[0] if a.sectors else "" for a in parties],
        f"{one}_ids": [a.id for a in parties],
    }


def _when_and_where(e: Event, reading: "Reading") -> dict[str, Any]:
    found: dict[str, Any] = {}
    if e.time is not None:
        found |= {"begin": e.time.begin, "finish": e.time.finish, "time_basis": e.time.basis}
    place = next((p for p in reading.places if e.place is not None and p.id == e.place.place_id), None)
    if e.place is not None and place is not None:
        found |= {"place": place.name, "place_country": place.country, "place_basis": e.place.basis}
        found |= {"lat": place.lat, "lon": place.lon}
    return found


def _evidence(e: Event, reading: "Reading") -> dict[str, Any]:
    text, sentence = reading.article.text, reading.sentences[e.sentence]
    return {
        "trigger": _words(e.trigger, text),
        "trigger_start": e.trigger[0].start,
        "trigger_end": e.trigger[-1].end,
        "sentence": text[sentence.start : sentence.end],
    }


def _statement_rows(reading: "Reading") -> list[dict[str, Any]]:
    actors = {a.id: a for a in reading.actors}
    text = reading.article.text
    return [
        {
            "article_id": reading.article.id,
            "statement_id": s.id,
            "kind": s.kind,
            **_parties("speaker", "speakers", [actors[i] for i in s.speakers]),
            "speaker_words": _words(s.speaker, text),
            "cue": s.cue.of(text) if s.cue else None,
            "content": _words(s.content, text),
            "content_starts": [c.start for c in s.content],
            "content_ends": [c.end for c in s.content],
            "addressees": [actors[i].name for i in s.addressees],
            "according_to": s.according_to,
            "hedge": s.hedge.of(text) if s.hedge else None,
        }
        for s in reading.statements
    ]


def _speaker(s: Statement, reading: "Reading", actors: dict[str, Actor]) -> str:
    return ", ".join(actors[i].name for i in s.speakers) or _words(s.speaker, reading.article.text)


def _words(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)
