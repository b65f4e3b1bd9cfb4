"""FollowTheMoney entities, one JSON object a line: articles, the persons and bodies that act, and the events.

Property names are those of the model's schemata Article, Person, Organization, PublicBody, LegalEntity and Event
(followthemoney 4). Actors are told apart by name and country, across articles.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.exports.base import LeftOut, Recorded, Report, cell
from onrecord.lexicons.countries import country_by_code
from onrecord.schema import Actor, Article

SCHEMATA = {
    "person": "Person",
    "organization": "Organization",
    "government": "PublicBody",
    "country": "PublicBody",
}


def entities(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """Each article and each actor once, before the first event that needs it."""
    seen: set[str] = set()
    for record in records:
        found = [_article(r.reading.article) for r in record.reports]
        found += [_actor(a) for a in (*record.lead.actors, *record.lead.recipients)]
        for entity in (*found, _event(record)):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield msgspec.json.encode(entity) + b"\n"


def _event(record: Recorded) -> dict[str, Any]:
    report = record.lead
    event = report.event
    return _entity(
        "Event",
        record.record_id,
        name=[_caption(report)],
        summary=[report.sentence],
        keywords=[event.event, *event.modes, event.status],
        startDate=[event.time.begin] if event.time else [],
        endDate=[event.time.finish] if event.time else [],
        location=[report.place.name] if report.place else [],
        country=_land(report.place.country if report.place else None),
        organizer=[_actor_id(a) for a in report.actors],
        involved=[_actor_id(a) for a in report.recipients],
        proof=[_id("article", r.reading.article.id) for r in record.reports],
        sourceUrl=[r.reading.article.url for r in record.reports],
    )


def _article(article: Article) -> dict[str, Any]:
    return _entity(
        "Article",
        article.id,
        prefix="article",
        title=[article.title],
        author=[article.byline],
        publisher=[article.outlet],
        publishedAt=[article.published.value] if article.published else [],
        sourceUrl=[article.url],
        contentHash=[],
        language=["eng"] if article.language in (None, "en") else [],
    )


def _actor(actor: Actor) -> dict[str, Any]:
    person = actor.kind == "person"
    return _entity(
        SCHEMATA.get(actor.kind, "LegalEntity"),
        _actor_key(actor),
        prefix="actor",
        name=[actor.name],
        country=_land(actor.country),
        position=[role.title for role in actor.roles] if person else [],
        wikidataId=[actor.wikidata],
    )


def _entity(schema: str, key: str, prefix: str = "event", **properties: list[Any]) -> dict[str, Any]:
    """An entity with those of its properties that have values."""
    kept = {name: list(dict.fromkeys(cell(v) for v in values if v)) for name, values in properties.items()}
    return {
        "id": _id(prefix, key),
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def _caption(report: Report) -> str:
    sides = [", ".join(a.name for a in side) for side in (report.actors, report.recipients) if side]
    return f"{report.event.event}: {' – '.join(sides)}" if sides else report.event.event


def _land(code: str | None) -> list[str]:
    """The model's country code: ISO 3166-1 alpha-2 in small letters."""
    found = country_by_code().get(code or "")
    return [found.iso2.lower()] if found is not None and found.iso2 else []


def _actor_key(actor: Actor) -> str:
    return f"{actor.kind}/{actor.name.casefold()}/{actor.country or ''}"


def _actor_id(actor: Actor) -> str:
    return _id("actor", _actor_key(actor))


def _id(prefix: str, key: str) -> str:
    return f"onrecord-{prefix}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:32]}"
