"""Where paragraphs end in plain text: empty lines always, single line breaks unless the lines are merely wrapped."""

import re

from onrecord.schema import Span

_BLOCK = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_BLANK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")
_ENDS = tuple(".!?:;\"”’')]»…")
WRAPPED_LINE = range(45, 161)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, in order, without white space at their ends."""
    found: list[Span] = []
    at = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found.extend(_lines(text, at, end))
        at = gap.end() if gap else end
    return found


def _lines(text: str, start: int, end: int) -> list[Span]:
    """A block without empty lines: one paragraph if its lines are wrapped, else one a line."""
    spans, at = [], start
    for line in text[start:end].split("\n"):
        m = _BLOCK.search(line)
        if m:
            spans.append(Span(at + m.start(), at + m.end()))
        at += len(line) + 1
    if len(spans) > 1 and _wrapped([s.of(text) for s in spans]):
        return [Span(spans[0].start, spans[-1].end)]
    return spans


def _wrapped(lines: list[str]) -> bool:
    """True if most lines but the last are of one usual width and break off inside a sentence."""
    inner = lines[:-1]
    full = sum(len(x) in WRAPPED_LINE for x in inner)
    broken = sum(not x.endswith(_ENDS) for x in inner)
    going_on = sum(x[:1].islower() for x in lines[1:])
    return full >= 0.8 * len(inner) and broken >= 0.5 * len(inner) and going_on >= 0.3 * len(inner)
