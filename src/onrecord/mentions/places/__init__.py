"""Place names, and which place each means: document -> Places with country, coordinates and GeoNames id."""

from collections.abc import Sequence

from onrecord.lexicons.gazetteer import Candidate
from onrecord.mentions.places.detect import detect
from onrecord.mentions.places.sense import choose
from onrecord.mentions.places.toponym import Toponym, with_containers
from onrecord.schema import Document, Place
from onrecord.schema.mention import PlaceBasis
from onrecord.schema.span import Span

__all__ = ["find_places"]


def find_places(document: Document) -> tuple[Place, ...]:
    """All places the document names, in text order, ids ``p1`` … . A country has no coordinates: it is no pin.

    A name that the gazetteer does not know gives no place: nothing is guessed.
    """
    detected = detect(document)
    toponyms = with_containers(document.text, detected.toponyms)
    senses = choose([*toponyms, *detected.context], detected.hints)
    return tuple(_places(toponyms, senses[: len(toponyms)], document.dateline))


def _places(toponyms: Sequence[Toponym], senses: Sequence[Candidate], dateline: Span | None) -> list[Place]:
    return [_place(n, t, c, dateline) for n, (t, c) in enumerate(zip(toponyms, senses, strict=True), start=1)]


def _place(number: int, toponym: Toponym, sense: Candidate, dateline: Span | None) -> Place:
    return Place(
        id=f"p{number}",
        start=toponym.start,
        end=toponym.end,
        name=sense.name,
        country=sense.country,
        admin1=sense.admin1,
        lat=sense.lat,
        lon=sense.lon,
        geonames_id=sense.geonames_id,
        feature=sense.feature,
        basis=_basis(toponym, sense, dateline),
    )


def _basis(toponym: Toponym, sense: Candidate, dateline: Span | None) -> PlaceBasis:
    if sense.feature == "PCLI":
        return "country"
    if dateline is not None and dateline.holds(Span(toponym.start, toponym.end)):
        return "dateline"
    return "gazetteer"
