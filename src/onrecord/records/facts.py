"""A reading -> its facts: each event with the parties, days, place and words that matching needs."""

from functools import cache

from onrecord.lexicons.predicates import Predicate, predicates
from onrecord.ontologies.plover import event_types
from onrecord.records.terms import content_words
from onrecord.schema import Actor, Event, Place, Reading, Span, Statement
from onrecord.schema.record import Amount, Fact, Party

_PLANNED_IS_AGREE = "plover:future-is-agree"


def facts(reading: Reading, article_key: int) -> tuple[Fact, ...]:
    """The facts of ``reading``, one an event, in the order of its events."""
    actors = {a.id: a for a in reading.actors}
    places = {p.id: p for p in reading.places}
    statements = {s.id: s for s in reading.statements}
    return tuple(_fact(e, reading, article_key, actors, places, statements) for e in reading.events)


def _fact(
    e: Event,
    reading: Reading,
    article_key: int,
    actors: dict[str, Actor],
    places: dict[str, Place],
    statements: dict[str, Statement],
) -> Fact:
    article, sentence = reading.article, reading.sentences[e.sentence]
    place = places.get(e.place.place_id) if e.place else None
    deed, deed_cameo = _deed(e)
    return Fact(
        article_key=article_key,
        event_id=e.id,
        article=article.id,
        outlet=article.outlet,
        day=article.published.day if article.published else None,
        sentence=e.sentence,
        event=e.event,
        deed=deed,
        modes=e.modes,
        contexts=e.contexts,
        cameo=e.cameo,
        deed_cameo=deed_cameo,
        quad=e.quad,
        status=e.status,
        confidence=e.confidence,
        begin=e.time.begin if e.time else None,
        finish=e.time.finish if e.time else None,
        time_basis=e.time.basis if e.time else None,
        actors=_parties(e.actors, actors),
        recipients=_parties(e.recipients, actors),
        place=place.name if place else None,
        place_country=place.country if place else None,
        admin1=place.admin1 if place else None,
        place_id=place.geonames_id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        amounts=tuple(sorted({Amount(q.of, q.low, q.high) for q in e.quantities}, key=str)),
        origin=tuple(_speaker(statements[i], actors, article.text) for i in e.according_to),
        trigger=" ".join(span.of(article.text) for span in e.trigger).lower(),
        words=content_words(article.text[sentence.start : sentence.end]),
    )


def _deed(e: Event) -> tuple[str, str | None]:
    """Type and CAMEO code of what is done or would be done, whatever its status."""
    if _PLANNED_IS_AGREE not in e.because.rules:
        return e.event, e.cameo
    entry = _entries().get(e.because.entry)
    if entry is not None:
        return entry.event, entry.cameo
    named = e.because.entry.rpartition(":")[2]
    return (named, None) if named in event_types() else (e.event, e.cameo)


@cache
def _entries() -> dict[str, Predicate]:
    return {p.id: p for p in predicates()}


def _parties(ids: tuple[str, ...], actors: dict[str, Actor]) -> tuple[Party, ...]:
    """The actors named; a collective one ("both countries") by its members."""
    flat: list[Actor] = []
    for i in ids:
        members = [actors[m] for m in actors[i].members if m in actors]
        collective = bool(members) and actors[i].country is None
        flat += members if collective else [actors[i]]
    return tuple(dict.fromkeys(_party(a) for a in flat))


def _party(a: Actor) -> Party:
    named = a.kind == "country" or any(m.form == "name" for m in a.mentions)
    return Party(a.name, a.country, a.sectors[0] if a.sectors else None, a.kind, named)


def _speaker(s: Statement, actors: dict[str, Actor], text: str) -> str:
    return ", ".join(actors[i].name for i in s.speakers) or _words(s.speaker, text)


def _words(spans: tuple[Span, ...], text: str) -> str:
    return " ".join(span.of(text) for span in spans)
