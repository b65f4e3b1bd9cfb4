"""What people settled, as a gold set: articles with the events that somebody confirmed, corrected or added.

One article a line: its text, the events that people looked at (as corrected), those they rejected, and who said so.
Label Studio and INCEpTION read and write the same spans by ``label_studio`` and ``webanno_tsv``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.corrections.apply import corrected
from onrecord.corrections.correction import Correction
from onrecord.schema import Event, Reading


def gold(reading: Reading, corrections: Iterable[Correction]) -> dict[str, Any] | None:
    """The gold of one article, or None if nobody looked at it."""
    kept = [c for c in corrections if c.undone is None]
    applied = corrected(reading, kept)
    if not applied.touched:
        return None
    actors = {a.id: a for a in applied.reading.actors}
    events = [e for e in applied.reading.events if e.id in applied.touched]
    return {
        "id": reading.article.id,
        "text": reading.article.text,
        "published": reading.article.published.value if reading.article.published else None,
        "events": [_event(e, actors) | {"by": _people(applied.touched[e.id])} for e in events],
        "rejected": [
            {"start": c.target.start, "end": c.target.end, "event": c.target.type, "by": [c.who]}
            for c in kept
            if c.field == "reject"
        ],
        "actors": [
            {"name": a.name, "country": a.country, "sectors": a.sectors, "mentions": msgspec.to_builtins(a.mentions),
             "by": _people(applied.touched[a.id])}
            for a in applied.reading.actors
            if a.id in applied.touched
        ],
    }  # fmt: skip


def label_studio(reading: Reading) -> dict[str, Any]:
    """A task of Label Studio with the reading as a prediction: triggers, arguments and their events as relations.

    Offsets are code points of the text, as in Label Studio's own export of texts without HTML.
    """
    results: list[dict[str, Any]] = []
    for e in reading.events:
        for n, t in enumerate(e.trigger):
            results.append(
                _span(f"{e.id}-t{n}", t.start, t.end, reading.article.text, f"{e.event}:{e.status}")
            )
        for n, a in enumerate(e.arguments):
            results.append(_span(f"{e.id}-{a.role}{n}", a.start, a.end, reading.article.text, a.role))
            results.append(
                {
                    "type": "relation",
                    "from_id": f"{e.id}-t0",
                    "to_id": f"{e.id}-{a.role}{n}",
                    "direction": "right",
                    "labels": [a.role],
                }
            )
    return {
        "data": {"text": reading.article.text, "id": reading.article.id},
        "predictions": [
            {"model_version": f"{reading.reader.name} {reading.reader.version}", "result": results}
        ],
    }


def from_label_studio(task: dict[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Triggers that people marked in an exported task: start, end, event type, status."""
    for annotation in task.get("annotations", []):
        for result in annotation.get("result", []):
            value = result.get("value", {})
            for label in value.get("labels", []):
                event, colon, status = str(label).partition(":")
                if colon and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
                    yield value["start"], value["end"], event, status


def webanno_tsv(reading: Reading) -> str:
    """The reading for INCEpTION: WebAnno TSV 3.3 with a span layer of event type and status on the words of triggers."""
    text = reading.article.text
    lines = ["#FORMAT=WebAnno TSV 3.3", "#T_SP=webanno.custom.Event|event|status", ""]
    layer = "*" if len(reading.events) < 2 else ""
    for number, sentence in enumerate(reading.sentences, 1):
        words = list(_words(text, sentence.start, sentence.end))
        lines += ["", f"#Text={_escaped(text[sentence.start : sentence.end])}"]
        for n, (start, end) in enumerate(words, 1):
            marks = [
                (i, e)
                for i, e in enumerate(reading.events, 1)
                if any(t.start < end and start < t.end for t in e.trigger)
            ]
            cells = [
                "|".join(f"{value(e)}{layer or f'[{i}]'}" for i, e in marks) or "_"
                for value in (_type, _status)
            ]
            lines.append("\t".join([f"{number}-{n}", f"{start}-{end}", text[start:end], *cells, ""]))
    return "\n".join(lines) + "\n"


def _type(e: Event) -> str:
    return e.event


def _status(e: Event) -> str:
    return e.status


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs without blanks: the tokens of the file."""
    at = start
    for word in text[start:end].split():
        begin = text.index(word, at)
        at = begin + len(word)
        yield begin, at


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _span(name: str, start: int, end: int, text: str, label: str) -> dict[str, Any]:
    return {
        "id": name, "from_name": "label", "to_name": "text", "type": "labels",
        "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
    }  # fmt: skip


def _event(e: Event, actors: dict[str, Any]) -> dict[str, Any]:
    return {
        "start": e.trigger[0].start, "end": e.trigger[-1].end, "event": e.event, "modes": e.modes, "cameo": e.cameo,
        "status": e.status,
        "actors": [{"name": actors[i].name, "country": actors[i].country} for i in e.actors],
        "recipients": [{"name": actors[i].name, "country": actors[i].country} for i in e.recipients],
        "begin": e.time.begin if e.time else None, "finish": e.time.finish if e.time else None,
    }  # fmt: skip


def _people(corrections: Iterable[Correction]) -> list[str]:
    return sorted({c.who for c in corrections})
