"""GeoJSON (RFC 7946): events with a real place, one point each. A country is no pin and is left out."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.exports.base import LeftOut, Recorded
from onrecord.schema import Place


def features(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """A FeatureCollection, a feature a line."""
    before = b'{"type":"FeatureCollection","features":[\n'
    for record in records:
        place = record.lead.place
        if place is None or place.lat is None or place.lon is None:
            left.add("without a place" if place is None else "in a country as a whole")
            continue
        yield before + msgspec.json.encode(_feature(record, place, place.lon, place.lat))
        before = b",\n"
    yield (b"\n" if before == b",\n" else before) + b"]}\n"


def _feature(record: Recorded, place: Place, lon: float, lat: float) -> dict[str, Any]:
    report = record.lead
    event = report.event
    return {
        "type": "Feature",
        "id": record.record_id,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "event": event.event,
            "modes": event.modes,
            "cameo": event.cameo,
            "quad": event.quad,
            "status": event.status,
            "actors": [a.name for a in report.actors],
            "recipients": [a.name for a in report.recipients],
            "begin": event.time.begin if event.time else None,
            "finish": event.time.finish if event.time else None,
            "place": place.name,
            "country": place.country,
            "place_basis": event.place.basis if event.place else None,
            "sentence": report.sentence,
            "articles": record.articles,
            "url": report.reading.article.url,
        },
    }
