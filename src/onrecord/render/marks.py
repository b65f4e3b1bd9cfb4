"""Overlapping evidence -> stretches of text that do not overlap, each with the records that rest on it."""

import html
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from onrecord.schema import Reading, Span


class Mark(msgspec.Struct, frozen=True, order=True):
    """A stretch that proves something: which record, and as what (trigger, argument, cue, content, speaker, …)."""

    start: int
    end: int
    record: str
    kind: str
    status: str = ""


class Stretch(msgspec.Struct, frozen=True):
    """A piece of text and all the marks that cover it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """Every stretch of evidence of a reading."""
    found: list[Mark] = []
    for s in reading.statements:
        found += (Mark(c.start, c.end, s.id, "content") for c in s.content)
        found += (Mark(c.start, c.end, s.id, "speaker") for c in s.speaker)
        found += (Mark(c.start, c.end, s.id, "cue") for c in (s.cue, s.hedge) if c is not None)
    for e in reading.events:
        found += (Mark(t.start, t.end, e.id, "trigger", e.status) for t in e.trigger)
        found += (Mark(a.start, a.end, e.id, "argument", e.status) for a in e.arguments)
        found += (Mark(q.start, q.end, e.id, "argument", e.status) for q in e.quantities)
    for actor in reading.actors:
        found += (Mark(m.start, m.end, actor.id, "actor") for m in actor.mentions)
    found += (Mark(t.start, t.end, t.id, "time") for t in reading.times)
    found += (Mark(p.start, p.end, p.id, "place") for p in reading.places)
    return sorted(found)


def stretches(marks: list[Mark], start: int, end: int) -> Iterator[Stretch]:
    """``[start, end)`` cut at every border of a mark, in order, without gaps; ``marks`` are those that reach into it."""
    borders = sorted({start, end, *(b for m in marks for b in (m.start, m.end) if start < b < end)})
    waiting = deque(sorted(marks))
    active: list[Mark] = []
    for left, right in pairwise(borders):
        active = [m for m in active if m.end > left]
        while waiting and waiting[0].start <= left:
            active.append(waiting.popleft())
        yield Stretch(left, right, tuple(m for m in active if m.end >= right))


def by_paragraph(marks: list[Mark], text: str) -> Iterator[tuple[Span, list[Mark]]]:
    """Each line of ``text`` that holds words, with the marks that reach into it."""
    waiting = deque(sorted(marks))
    active: list[Mark] = []
    for span in _lines(text):
        while waiting and waiting[0].start < span.end:
            active.append(waiting.popleft())
        active = [m for m in active if m.end > span.start]
        yield span, active


def _lines(text: str) -> Iterator[Span]:
    """The lines of ``text`` that hold words."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def escaped(text: str) -> str:
    """``text`` for a page: markup is inert, and characters that control or turn the line are shown by number."""
    return "".join(map(_visible, html.escape(text, quote=True)))


def _visible(c: str) -> str:
    if c.isprintable() or c in " \u00a0\t\r\n\u200c\u200d\u2009\u200a\u202f\u3000":
        return c
    return f'<span class="control">U+{ord(c):04X}</span>'
