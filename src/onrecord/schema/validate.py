"""The contract, checked: offsets in range, spans not empty, ids that resolve, chains that end."""

from collections.abc import Iterable, Iterator

from onrecord.errors import ReadingError
from onrecord.schema.event import Event
from onrecord.schema.reading import Reading
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement


def problems(reading: Reading) -> list[str]:
    """All breaches of the contract in ``reading``, one line each; an empty list if it holds."""
    return list(_problems(reading))


def validate(reading: Reading) -> Reading:
    """``reading`` itself if it keeps the contract, else ``ReadingError`` naming the first breach."""
    found = problems(reading)
    if found:
        raise ReadingError(
            f"{reading.article.id}: the reading breaks its contract: {found[0]} ({len(found)} in all)"
        )
    return reading


def _problems(reading: Reading) -> Iterator[str]:
    size = len(reading.article.text)
    for name, span in _spans(reading):
        if not 0 <= span.start < span.end <= size:
            yield f"{name}: span {span.start}:{span.end} is out of 0:{size} or empty"
    for name, ids in _id_lists(reading):
        if len(set(ids)) != len(ids):
            yield f"{name}: an id stands twice"
    actors = {a.id for a in reading.actors}
    times = {t.id for t in reading.times}
    places = {p.id for p in reading.places}
    statements = {s.id: s for s in reading.statements}
    for s in reading.statements:
        yield from _statement(s, actors, times, statements)
    for e in reading.events:
        yield from _event(e, actors, times, places, statements, len(reading.sentences))
    last = 0
    for n, sentence in enumerate(reading.sentences):
        if sentence.start < last:
            yield f"sentence {n}: begins before the one before it ends"
        last = sentence.end


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for n, sentence in enumerate(reading.sentences):
        yield f"sentence {n}", Span(sentence.start, sentence.end)
    for a in reading.actors:
        for m in a.mentions:
            yield a.id, m.span
    for t in reading.times:
        yield t.id, Span(t.start, t.end)
    for p in reading.places:
        yield p.id, Span(p.start, p.end)
    for s in reading.statements:
        for span in (*s.speaker, *s.content, *_maybe(s.cue), *_maybe(s.hedge)):
            yield s.id, span
    for e in reading.events:
        for span in e.trigger:
            yield e.id, span
        for argument in e.arguments:
            yield e.id, Span(argument.start, argument.end)
        for quantity in e.quantities:
            yield e.id, Span(quantity.start, quantity.end)


def _maybe(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _id_lists(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    yield "actors", [a.id for a in reading.actors]
    yield "times", [t.id for t in reading.times]
    yield "places", [p.id for p in reading.places]
    yield "statements", [s.id for s in reading.statements]
    yield "events", [e.id for e in reading.events]


def _statement(
    s: Statement, actors: set[str], times: set[str], statements: dict[str, Statement]
) -> Iterator[str]:
    yield from _resolve(s.id, (*s.speakers, *s.addressees), actors)
    if s.time is not None:
        yield from _resolve(s.id, (s.time,), times)
    if not s.content:
        yield f"{s.id}: a statement without content"
    seen, at = {s.id}, s.according_to
    while at is not None:
        if at in seen or at not in statements:
            yield f"{s.id}: according_to {at} does not resolve or runs in a circle"
            return
        seen.add(at)
        at = statements[at].according_to


def _event(
    e: Event,
    actors: set[str],
    times: set[str],
    places: set[str],
    statements: dict[str, Statement],
    sentences: int,
) -> Iterator[str]:
    yield from _resolve(e.id, (*e.actors, *e.recipients), actors)
    yield from _resolve(e.id, e.according_to, set(statements))
    if e.time is not None and e.time.time_id is not None:
        yield from _resolve(e.id, (e.time.time_id,), times)
    if e.place is not None:
        yield from _resolve(e.id, (e.place.place_id,), places)
    for a in e.arguments:
        if a.id is not None:
            yield from _resolve(e.id, (a.id,), actors | times | places)
    if not e.trigger:
        yield f"{e.id}: an event without trigger"
    if not 0 <= e.sentence < sentences:
        yield f"{e.id}: sentence {e.sentence} does not exist"
    if not 0.0 <= e.confidence <= 1.0:
        yield f"{e.id}: confidence {e.confidence} is out of 0..1"


def _resolve(owner: str, ids: Iterable[str], known: set[str]) -> Iterator[str]:
    for i in ids:
        if i not in known:
            yield f"{owner}: {i} does not resolve"
