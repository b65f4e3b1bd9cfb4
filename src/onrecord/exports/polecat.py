"""POLECAT: 40 tab-separated columns with a header; nothing is ``None``, lists are parted by "; " (POLECAT, Dataverse).

Events are PLOVER's own here: parties are lists, not pairs.
"""

from collections.abc import Iterable, Iterator

from onrecord.exports.base import LeftOut, Recorded, Report, country_name, cow, is_city, line
from onrecord.schema import Actor, Place, Reading

_PARTY = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw",
          "Wikipedia {} ID")  # fmt: skip
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _PARTY), *(name.format("Recipient") for name in _PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
NOTHING = "None"


def events(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """Header and lines."""
    yield line(COLUMNS)
    for record in records:
        if record.lead.day is None:
            left.add("without a day")
        else:
            yield line(_event(record), NOTHING)


def _event(record: Recorded) -> list[object]:
    report = record.lead
    event, reading = report.event, report.reading
    return [
        record.record_id, report.day, event.event, _list(event.modes), event.score, QUADS[event.quad],
        _list(event.contexts), *_parties(report.actors), *_parties(report.recipients), *_where(report.place, report),
        reading.article.outlet or reading.article.id, report.published, *_story(reading),
        reading.article.language or "en", reading.reader.version,
    ]  # fmt: skip


def _parties(actors: tuple[Actor, ...]) -> list[object]:
    """The eight columns of one side; the lists keep the actors' order, ``None`` where one lacks the thing."""
    if not actors:
        return [None] * len(_PARTY)
    return [
        _each(a.name for a in actors), _each(country_name(a.country) for a in actors),
        _each(cow(a.country) for a in actors), _each(a.sectors[0] if a.sectors else None for a in actors),
        _list(dict.fromkeys(s for a in actors for s in a.sectors)),
        _each(a.roles[0].title if a.roles else None for a in actors), _each(a.name for a in actors),
        _each(a.wikidata for a in actors),
    ]  # fmt: skip


def _where(place: Place | None, report: Report) -> list[object]:
    if place is None:
        return [None] * 10
    raw = report.reading.article.text[place.start : place.end]
    return [
        place.name, place.name if is_city(place) else None, None, place.admin1, country_name(place.country),
        place.lat, place.lon, place.geonames_id, raw, place.feature,
    ]  # fmt: skip


def _story(reading: Reading) -> list[object]:
    """Whom and what the whole article names."""
    people = dict.fromkeys(a.name for a in reading.actors if a.kind == "person")
    bodies = dict.fromkeys(a.name for a in reading.actors if a.kind in ("organization", "government"))
    return [_list(people), _list(bodies), _list(dict.fromkeys(p.name for p in reading.places))]


def _each(values: Iterable[object]) -> str:
    return "; ".join(NOTHING if v is None else str(v) for v in values)


def _list(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
