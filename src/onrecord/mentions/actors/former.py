"""What names meant on the day: in 1975 "Moscow" speaks for the Soviet Union and an armed movement may be a government."""

from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.once_capitals import governs
from onrecord.mentions.actors.gazetteer import Hit
from onrecord.schema import Document

# Former states whose capital is now that of one of their successors.
_SEATED = {"SUN": "RUS", "CSK": "CZE", "YUG": "SRB"}
_HOUSES = ("capital", "seat")


def capitals_then(document: Document) -> dict[str, str]:
    """Country that a capital is of now -> former state that it was of on the day of publication."""
    published = document.article.published
    if published is None or len(published.value) < 10:
        return {}
    day = published.value[:10]
    table = country_by_code()
    return {now: then for then, now in _SEATED.items() if then in table and table[then].term.holds(day)}


def governed_from(hits: list[Hit], document: Document) -> list[Hit]:
    """``hits`` without cities that were no capital on the day of publication."""
    published = document.article.published
    day = published.value[:10] if published is not None and len(published.value) >= 10 else ""
    return [hit for hit in hits if governs(hit.known.name, day)]


def with_seats(then: dict[str, str], hits: list[list[Hit]]) -> dict[str, str]:
    """``then``, and Brussels as the Union's seat in an article that speaks of the Union and not of Belgium."""
    union = any(hit.known.code == "EUR" for found in hits for hit in found)
    belgian = any(
        hit.known.code == "BEL" and hit.known.kind not in _HOUSES for found in hits for hit in found
    )
    return then | {"BEL": "EUR"} if union and not belgian else then


def in_their_day(hits: list[Hit], then: dict[str, str]) -> list[Hit]:
    """Known names with capitals and houses of government of the state of that day (see ``capitals_then``)."""
    if not then:
        return hits
    return [
        hit._replace(known=hit.known._replace(code=then[hit.known.code]))
        if hit.known.kind in _HOUSES and hit.known.code in then
        else hit
        for hit in hits
    ]


def as_they_were(hits: list[Hit], document: Document) -> list[Hit]:
    """Known names with the sectors that organisations had on the day of publication."""
    published = document.article.published
    if published is None or len(published.value) < 10:
        return hits
    day = published.value[:10]
    return [
        hit._replace(known=hit.known._replace(organization=body.on(day)))
        if (body := hit.known.organization) is not None and body.note("periods")
        else hit
        for hit in hits
    ]
