"""PLOVER's own JSON: one event an object, one object a line (PLOVER manual, "JSON data exchange format").

Statuses become the auxiliary modes: planned = future, denied = negation, hypothetical and historical by their names.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord import ontologies
from onrecord.exports.base import LeftOut, Recorded, Report, country_name, is_city
from onrecord.schema import Actor, Event

AUXILIARY = {
    "planned": "future",
    "denied": "negation",
    "hypothetical": "hypothetical",
    "historical": "historical",
}
SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}
CODER = "onrecord"


def events(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """One line a record."""
    for record in records:
        yield msgspec.json.encode(_event(record)) + b"\n"


def _event(record: Recorded) -> dict[str, Any]:
    report = record.lead
    event, sentence = report.event, report.reading.sentences[report.event.sentence]
    day, last = report.day, report.last_day
    auxiliary = [AUXILIARY[event.status]] if event.status in AUXILIARY else []
    return {
        "id": record.record_id,
        "has_event": True,
        "date": day.isoformat() if day else "",
        "time": "",
        "enddate": last.isoformat() if last and last != day else "",
        "endtime": "",
        "actor": [_entity(a) for a in report.actors],
        "recipient": [_entity(a) for a in report.recipients],
        "event": event.event,
        "event_loc": _location(report),
        "event_text": " ".join(span.of(report.reading.article.text) for span in event.trigger),
        "quad_code": event.quad,
        "event_scale": event.score,
        "mode": [*event.modes, *auxiliary],
        "context": list(event.contexts),
        "link": [r.reading.article.url for r in record.reports if r.reading.article.url],
        "text": report.sentence,
        "text_info": {
            "sequence": event.sentence + 1,
            "start": sentence.start,
            "end": sentence.end,
            "text_story": report.reading.article.id,
        },
        "size": _sizes(event),
        "cite_info": _citation(report),
        "coder": CODER,
        "coded_date": "",
        "coded_time": "",
        "comment": f"status {event.status}; confidence {event.confidence:.2f}; {event.because.entry}",
    }


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.country or "",
        "sector": list(actor.sectors),
        "entity_text": actor.name,
        "identifier_id": actor.wikidata or "",
        "identifier_text": actor.name if actor.wikidata else "",
        "religion": "",
        "ethnicity": "",
        "office": "; ".join(role.title for role in actor.roles),
        "gender": "",
        "age": "",
    }


def _location(report: Report) -> dict[str, Any]:
    place = report.place
    if place is None:
        return {}
    return {
        "extracted_place": report.reading.article.text[place.start : place.end],
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "city": place.name if is_city(place) else "",
        "district": "",
        "province": place.admin1 or "",
        "country": country_name(place.country) or "",
        "country_code": place.country or "",
        "feature_class": _feature_class(place.feature or ""),
        "feature_code": place.feature or "",
        "resolution": place.basis,
    }


def _feature_class(feature: str) -> str:
    """GeoNames' class of a feature code where it is a populated place or an administrative division."""
    return "P" if feature.startswith("PPL") else "A" if feature.startswith(("ADM", "PCL")) else ""


def _sizes(event: Event) -> dict[str, Any]:
    """How many, as the text has it: the lower bound where there are two, else the upper."""
    found: dict[str, Any] = dict.fromkeys(SIZES.values())
    for q in event.quantities:
        if q.of in SIZES and found[SIZES[q.of]] is None:
            found[SIZES[q.of]] = q.low if q.low is not None else q.high
    return found


def _citation(report: Report) -> dict[str, Any]:
    article, reader = report.reading.article, report.reading.reader
    return {
        "corpus": "",
        "citation": article.byline or "",
        "url": article.url or "",
        "title": article.title or "",
        "language": article.language or "en",
        "publication": article.outlet or "",
        "license": "",
        "copyright": "",
        "published": article.published.value if article.published else "",
        "coder": CODER,
        "codebook": ontologies.VERSION,
        "version": reader.version,
    }
