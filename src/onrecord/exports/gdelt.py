"""GDELT 2.0 Events (61 columns) and Mentions (16 columns): tab-separated, no header.

Column lists: GDELT's Event Database codebook, V2.0 (19 February 2015). ``AvgTone`` and ``MentionDocTone`` are 0: tone is
not measured. A country has no pin, so its coordinates stay empty. The files read as GDELT's own.
"""

from collections.abc import Iterable, Iterator

from onrecord import ontologies
from onrecord.exports.base import (
    LeftOut,
    Recorded,
    Report,
    admin1_code,
    country_name,
    fips,
    groups,
    is_city,
    line,
    number,
)
from onrecord.exports.pairs import Pair, pairs_of
from onrecord.lexicons.countries import countries
from onrecord.schema import Actor, Place

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

EVENT_COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTION_COLUMNS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

TONE = 0
WEB, CITATION = 1, 2
COUNTRY, US_STATE, US_CITY, CITY, STATE = 1, 2, 3, 4, 5
LEAD_SENTENCES = 3
"""An event is a root event if it stands in the first sentences, which hold headline and lead."""


def events(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """GDELT 2.0 Events."""
    for pair in pairs_of(records, left, one_sided=True):
        yield line(_event(pair))


def mentions(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """GDELT 2.0 Mentions: a line for each pair and each article that tells of it."""
    for pair in pairs_of(records, left, one_sided=True):
        for report in pair.record.reports:
            yield line(_mention(pair, report))


def _event(pair: Pair) -> list[object]:
    record, report = pair.record, pair.report
    day = report.day
    assert day is not None
    code = ontologies.cameo(pair.code)
    return [
        number(pair.name), f"{day:%Y%m%d}".zfill(8), f"{day:%Y%m}".zfill(6), f"{day:%Y}".zfill(4),
        f"{day.year + (day.month * 30 + day.day) / 365:.4f}",
        *_actor(pair.source), *_actor(pair.target),
        int(report.event.sentence < LEAD_SENTENCES), code.code, code.code[:3], code.cue, code.quad, code.goldstein,
        len(record.reports), record.outlets, record.articles, TONE,
        *_geo(None), *_geo(None), *_geo(report.place), _stamp(report), _address(report),
    ]  # fmt: skip


def _actor(actor: Actor | None) -> list[object]:
    """The ten columns of an actor: CAMEO's code in one and taken apart."""
    if actor is None:
        return [""] * len(_ACTOR)
    parts = groups(actor)
    known = _country_codes()
    country = next((g for g in parts if g in known), "")
    body = "UNO" if actor.country == "UNO" else "EEC" if actor.country == "EUR" else ""
    types = [g for g in parts if g not in (country, body, "EUR")]
    types += [""] * (3 - len(types))
    return ["".join(parts), actor.name.upper(), country, body, "", "", "", *types[:3]]


def _geo(place: Place | None) -> list[object]:
    """The eight columns of a place; type 0 where there is none."""
    if place is None:
        return [0, *[""] * (len(_GEO) - 1)]
    home = place.country == "USA"
    if place.lat is None:
        kind = COUNTRY
    elif is_city(place):
        kind = US_CITY if home else CITY
    else:
        kind = US_STATE if home else STATE
    land, part = fips(place.country) or "", admin1_code(place)
    names = [place.name, place.admin1, country_name(place.country)]
    full = ", ".join(dict.fromkeys(n for n in names if n))
    return [
        kind,
        full,
        land,
        f"{land}{part}" if part else land,
        "",
        place.lat,
        place.lon,
        place.geonames_id or land,
    ]


def _mention(pair: Pair, report: Report) -> list[object]:
    article, event = report.reading.article, report.event
    day = pair.report.day
    at = {a.role: a.start for a in reversed(event.arguments)}
    return [
        number(pair.name), f"{day:%Y%m%d}".zfill(8) + "000000", _stamp(report), WEB if article.url else CITATION,
        article.outlet or article.id, _address(report), event.sentence + 1,
        at.get("actor", -1), at.get("recipient", -1), event.trigger[0].start if event.trigger else -1, 1,
        round(event.confidence * 100), len(article.text), TONE, "", "",
    ]  # fmt: skip


def _stamp(report: Report) -> str:
    """When the article came: its publication, to the second where that is known; the event's day where it has none."""
    published = report.reading.article.published
    digits = "".join(c for c in published.value[:19] if c.isdigit()) if published else ""
    day = report.published or report.day
    return (digits if len(digits) >= 8 else f"{day:%Y%m%d}").ljust(14, "0")


def _address(report: Report) -> str:
    article = report.reading.article
    return article.url or article.id


def _country_codes() -> frozenset[str]:
    return frozenset(c.cameo or c.code for c in countries())
