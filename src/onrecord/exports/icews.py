"""ICEWS events: 20 tab-separated columns with a header, one line a pair of actors (ICEWS Coded Event Data, Dataverse)."""

from collections.abc import Iterable, Iterator

from onrecord import ontologies
from onrecord.exports.base import LeftOut, Recorded, country_name, is_city, line, number
from onrecord.exports.pairs import Pair, pairs_of
from onrecord.schema import Actor

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
SECTORS = {
    "COP": "Police", "GOV": "Government", "JUD": "Judicial", "LEG": "Legislative / Parliamentary", "MIL": "Military",
    "PRM": "Paramilitary", "PTY": "Parties", "REB": "Rebel", "SPY": "Intelligence", "UAF": "Unidentified Forces",
    "UNK": "Unspecified", "AGR": "Agricultural", "BUS": "Business", "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social", "EDU": "Education", "ELI": "Elite", "JRN": "Media", "LAB": "Labor",
    "MED": "Medical / Health", "REF": "Refugees / Displaced", "OPP": "Opposition", "PRE": "Partly recognized",
    "REL": "Religious", "SOC": "Social", "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization / Activists", "MNC": "Multinational Corporation",
}  # fmt: skip
"""PLOVER sector -> its name, in the manner of ICEWS."""


def events(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """Header and lines."""
    yield line(COLUMNS)
    for pair in pairs_of(records, left, one_sided=False):
        yield line(_event(pair))


def _event(pair: Pair) -> list[object]:
    report = pair.report
    code = ontologies.cameo(pair.code)
    place = report.place
    pin = place is not None and place.lat is not None
    assert report.day is not None
    return [
        number(pair.name), report.day.isoformat(), *_party(pair.source), code.name, code.code, f"{code.goldstein:.1f}",
        *_party(pair.target), number(report.reading.article.id), report.event.sentence + 1,
        report.reading.article.outlet or report.reading.article.id,
        place.name if place is not None and is_city(place) else "", "", place.admin1 if place is not None else "",
        country_name(place.country) if place is not None else "",
        place.lat if place is not None and pin else "", place.lon if place is not None and pin else "",
    ]  # fmt: skip


def _party(actor: Actor | None) -> list[object]:
    if actor is None:
        return ["", "", ""]
    told = (SECTORS.get(code, code) for code in actor.sectors)
    return [actor.name, ",".join(told), country_name(actor.country)]
