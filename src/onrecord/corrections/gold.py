"""What people settled, as a gold set: articles with the events that somebody confirmed, corrected or added.

One article a line: its text, the events that people looked at (as corrected), those they rejected, and who said so.
Label Studio and INCEpTION read and write the same spans by ``label_studio`` and ``webanno_tsv``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.corrections.apply import corrected
from onrecord.corrections.correction import Correction
from onrecord.errors import UsageError
from onrecord.schema import Event, Reading

LAYER = "webanno.custom.Event"
"""Name of the layer of events in INCEpTION."""


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


class _Value(msgspec.Struct):
    """Of a result of Label Studio what a mark on words has; other kinds of results have other fields."""

    start: Any = None
    end: Any = None
    labels: list[str] = []


class _Result(msgspec.Struct):
    value: _Value | None = None


class _Annotation(msgspec.Struct):
    result: list[_Result] = []


class _Task(msgspec.Struct):
    annotations: list[_Annotation] = []


def from_label_studio(task: dict[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Triggers that people marked in an exported task: start, end, event type, status.

    Raises ``UsageError`` for a task that is not as Label Studio writes it.
    """
    try:
        given = msgspec.convert(task, _Task)
    except msgspec.ValidationError as error:
        raise UsageError(f"a task is not as Label Studio writes it: {error}") from error
    values = (result.value for annotation in given.annotations for result in annotation.result)
    for value in values:
        for label in value.labels if value is not None else ():
            event, colon, status = label.partition(":")
            if value is not None and colon and type(value.start) is int and type(value.end) is int:
                yield value.start, value.end, event, status


def webanno_tsv(reading: Reading) -> str:
    """The reading for INCEpTION: WebAnno TSV 3.3 with a span layer of event type and status on the words of triggers.

    Its offsets count UTF-16 units, as INCEpTION does.
    """
    text = reading.article.text
    lines = ["#FORMAT=WebAnno TSV 3.3", f"#T_SP={LAYER}|event|status", ""]
    for number, sentence in enumerate(reading.sentences, 1):
        lines += ["", f"#Text={_escaped(text[sentence.start : sentence.end])}"]
        for n, (start, end) in enumerate(_words(text, sentence.start, sentence.end), 1):
            marks = [
                (i, e)
                for i, e in enumerate(reading.events, 1)
                if any(t.start < end and start < t.end for t in e.trigger)
            ]
            cells = ["|".join(f"{value(e)}[{i}]" for i, e in marks) or "_" for value in (_type, _status)]
            span = f"{_units(text, start)}-{_units(text, end)}"
            lines.append("\t".join([f"{number}-{n}", span, text[start:end], *cells, ""]))
    return "\n".join(lines) + "\n"


def from_webanno_tsv(tsv: str, text: str) -> Iterator[tuple[int, int, str, str]]:
    """Marks of an exported WebAnno TSV in ``text``: start, end, event type, status, in code points.

    Words that share a number are one mark; a mark without a number is one word's. Raises ``UsageError`` where the layer of
    events is missing or the words are not those of ``text``.
    """
    lines = tsv.splitlines()
    if not any(line.startswith(f"#T_SP={LAYER}|") for line in lines):
        raise UsageError(
            f"the file has no layer {LAYER}; export it from a project that was made from our export"
        )
    points = _code_points(text)
    found: dict[tuple[str, str, str], list[int]] = {}
    for line in lines:
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 5:
            continue
        begin, _, finish = cells[1].partition("-")
        if (
            not (begin.isdecimal() and finish.isdecimal())
            or int(finish) not in points
            or int(begin) not in points
        ):
            raise UsageError(f"{cells[0]}: {cells[1]!r} lies outside the article")
        start, end = points[int(begin)], points[int(finish)]
        if text[start:end] != cells[2]:
            raise UsageError(f"{cells[0]}: {cells[2]!r} is not what the article has there")
        for event, status in zip(cells[3].split("|"), cells[4].split("|"), strict=False):
            if event not in ("_", "*"):
                (kind, number), (how, _) = _numbered(event), _numbered(status)
                span = found.setdefault((number or cells[0], kind, how), [start, end])
                span[:] = [min(span[0], start), max(span[1], end)]
    for (_, kind, how), (start, end) in sorted(found.items(), key=lambda item: item[1]):
        yield start, end, kind, how


def _numbered(cell: str) -> tuple[str, str]:
    """``ASSAULT[3]`` -> its value and its number, which may be missing."""
    value, _, rest = cell.partition("[")
    return value, rest.rstrip("]")


def _units(text: str, at: int) -> int:
    """How many UTF-16 units stand before code point ``at``."""
    return at + sum(ord(c) > 0xFFFF for c in text[:at])


def _code_points(text: str) -> dict[int, int]:
    """Offset in UTF-16 units -> offset in code points."""
    found, units = {}, 0
    for at, c in enumerate(text):
        found[units] = at
        units += 2 if ord(c) > 0xFFFF else 1
    return {**found, units: len(text)}


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
