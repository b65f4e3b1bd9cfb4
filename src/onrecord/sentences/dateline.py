"""The dateline that opens a news text: "KYIV, March 3 (Reuters) —", "WASHINGTON (AP) -", "Geneva, 4 May 2020 -"."""

import re
from collections.abc import Iterable, Iterator

from onrecord.lexicons.countries import country_names
from onrecord.lexicons.gazetteer import lookup
from onrecord.schema.span import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]+(?:[ \-/][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]*){0,3}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*(?:\s+(?:de|la|el|al|of|the|[A-ZÀ-ÖØ-Þ][\w.'’\-]*)){0,3}"
_WHERE = rf"(?P<place>{_CAPITALS}|{_NAME})(?:\s*[,/]\s*{_NAME}){{0,2}}?"
_AGENCY = r"\((?P<agency>[^()\n]{1,40})\)"
_DASH = r"(?:-{1,2}|[–—―])"
_DATELINE = re.compile(
    rf"\s*{_WHERE}(?P<day>\s*,?\s+{_DAY})?(?P<by>\s*,?\s*{_AGENCY}|\s*,?\s+/[^/\n]{{1,30}}/)?\s*(?P<dash>{_DASH}|:)(?=\s)"
)
_REACH = 120


def dateline(text: str, start: int = 0) -> Span | None:
    """The dateline at the head of the body that begins at offset ``start``, dash included; None if there is none.

    A dateline is a name with a day or an agency after it, or a place that the gazetteer knows in capitals (in a
    round-up also a country), and a dash; a colon ends one only after a day or an agency.
    """
    found = _DATELINE.match(text[start : start + _REACH])
    if found is None:
        return None
    place, marked = found["place"], bool(found["day"] or found["by"])
    if found["dash"] == ":" and not marked:
        return None
    if not marked:
        least = 20_000 if found["dash"] == "-" else 2_000
        known = _capitals(place) and (place.title() in country_names() or _is_city(place, least))
        if not (known and _spaced(text, start + found.start("dash"))):
            return None
    lead = len(found[0]) - len(found[0].lstrip())
    return Span(start + lead, start + found.end())


def later_datelines(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The datelines in capitals that open further stories of a round-up, each at the head of one of ``paragraphs``."""
    for paragraph in paragraphs:
        found = dateline(text, paragraph.start)
        if found is not None and found.end < paragraph.end and text[found.start : found.start + 3].isupper():
            yield found


def _capitals(place: str) -> bool:
    return place.isupper() and sum(c.isalpha() for c in place) > 2


def _is_city(place: str, population: int) -> bool:
    return any(c.population >= population and not c.alternate for c in lookup(place))


def _spaced(text: str, dash: int) -> bool:
    return text[dash - 1].isspace()
