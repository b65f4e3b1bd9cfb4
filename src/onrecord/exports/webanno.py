"""W3C Web Annotations (JSON-LD): the words that prove each event and statement, as selectors into the article's text.

Positions are code points of ``article.text``, as in the reading; a quotation with its neighbours stands beside them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.exports.base import LeftOut, Recorded, Report

CONTEXT = 32
"""How many characters before and after a quotation go with it."""
_HEAD = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "label": "onrecord: evidence",
}


def annotations(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """An AnnotationCollection with one page, an annotation a line: one for each role of each report."""
    before = msgspec.json.encode(_HEAD)[:-1] + b',"first":{"type":"AnnotationPage","items":[\n'
    for record in records:
        for report in record.reports:
            for found in _of(record, report):
                yield before + msgspec.json.encode(found)
                before = b",\n"
    yield (b"\n" if before == b",\n" else before) + b"]}}\n"


def _of(record: Recorded, report: Report) -> Iterator[dict[str, Any]]:
    event = report.event
    yield _annotation(
        record, report, "event", [(s.start, s.end) for s in event.trigger], f"{event.event} ({event.status})"
    )
    for argument in event.arguments:
        yield _annotation(
            record, report, argument.role, [(argument.start, argument.end)], _resolved(report, argument.id)
        )
    statements = {s.id: s for s in report.reading.statements}
    for name in event.according_to:
        if name in statements:
            speakers = ", ".join(report.actor(i).name for i in statements[name].speakers)
            spans = [(s.start, s.end) for s in statements[name].content]
            yield _annotation(record, report, "statement", spans, speakers or "no named source")


def _resolved(report: Report, name: str | None) -> str:
    """What an argument's id stands for."""
    reading = report.reading
    names: dict[str, str] = {a.id: a.name for a in reading.actors}
    names |= {p.id: p.name for p in reading.places} | {t.id: t.value for t in reading.times}
    return names.get(name or "", "")


def _annotation(
    record: Recorded, report: Report, role: str, spans: list[tuple[int, int]], value: str
) -> dict[str, Any]:
    article = report.reading.article
    number = f"{role}-{spans[0][0]}" if spans else role
    body: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": role}]
    if value:
        body.append({"type": "TextualBody", "purpose": "identifying", "value": value})
    return {
        "id": f"urn:onrecord:{record.record_id}:{report.name}:{number}".replace(" ", "%20"),
        "type": "Annotation",
        "body": body,
        "target": [
            {
                "source": article.url or f"urn:sha256:{article.text_sha256}",
                "selector": _selectors(article.text, *span),
            }
            for span in spans
        ],
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
    ]
