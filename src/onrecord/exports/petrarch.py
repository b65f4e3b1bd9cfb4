"""PETRARCH2 and Phoenix event lines: tab-separated, no header."""

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord import ontologies
from onrecord.exports.base import LeftOut, Recorded, country_name, groups, is_city, line
from onrecord.exports.pairs import Pair, pairs_of
from onrecord.schema import Actor

PETRARCH_COLUMNS = ("date", "source", "target", "code", "issues", "ids", "url", "StorySource", "actor texts",
                    "event text")  # fmt: skip
PHOENIX_COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
    "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryName", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
QUADS = {"01": 0, "02": 0, "16": 3}
"""Phoenix's classes of roots where they are others than CAMEO's: statements and appeals are neutral, broken relations words."""
NOBODY = "---"
PARTS = 3


def petrarch(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """Lines as PETRARCH2 writes them, with the words of the actors and of the event at the end."""
    for pair in pairs_of(records, left, one_sided=True):
        yield line(_petrarch(pair))


def phoenix(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """Lines as the Phoenix pipeline writes them."""
    for pair in pairs_of(records, left, one_sided=False):
        yield line(_phoenix(pair))


def _petrarch(pair: Pair) -> list[object]:
    report = pair.report
    text, day = report.reading.article.text, report.day
    assert day is not None
    return [
        f"{day:%Y%m%d}".zfill(8), _code(pair.source), _code(pair.target), pair.code, ";".join(report.event.contexts),
        _sentences(pair), report.reading.article.url, report.reading.article.outlet,
        f"{pair.source.name if pair.source else NOBODY};{pair.target.name if pair.target else NOBODY}",
        " ".join(span.of(text) for span in report.event.trigger),
    ]  # fmt: skip


def _phoenix(pair: Pair) -> list[object]:
    report, place = pair.report, pair.report.place
    code, day = ontologies.cameo(pair.code), report.day
    assert day is not None
    articles = [r.reading.article for r in pair.record.reports]
    pin = place is not None and place.lat is not None
    return [
        pair.name, f"{day:%Y%m%d}".zfill(8), f"{day.year:04}", f"{day.month:02}", f"{day.day:02}", *_parts(pair.source), *_parts(pair.target),
        code.code, code.cue, QUADS.get(code.cue, code.quad), code.goldstein, _issues(pair), place.lat if place is not None and pin else "", place.lon if place is not None and pin else "",
        place.name if place is not None and is_city(place) else "", place.admin1 if place is not None else "",
        country_name(place.country) if place is not None else "",
        _sentences(pair),
        ";".join(dict.fromkeys(a.url or a.id for a in articles)),
        ";".join(dict.fromkeys(a.outlet for a in articles if a.outlet)),
    ]  # fmt: skip


def _sentences(pair: Pair) -> str:
    """Where each report tells it: article and number of the sentence, from 1."""
    return ";".join(f"{r.reading.article.id}_{r.event.sentence + 1}" for r in pair.record.reports)


def _issues(pair: Pair) -> str:
    """The contexts, each with the number of reports that have it."""
    found = Counter(context for r in pair.record.reports for context in r.event.contexts)
    return ";".join(f"{context},{count}" for context, count in sorted(found.items()))


def _code(actor: Actor | None) -> str:
    return "".join(groups(actor)) or NOBODY


def _parts(actor: Actor | None) -> list[object]:
    """Whole code, then its entity (country or body), role and the rest."""
    found = groups(actor)
    has_entity = actor is not None and actor.country is not None
    entity, roles = (found[:1], found[1:]) if has_entity else ([], found)
    return ["".join(found), "".join(entity), "".join(roles[:1]), ";".join(roles[1:])]
