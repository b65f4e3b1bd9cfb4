"""A statement in the making: what one rule found in one sentence, before quotations and nesting are settled."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.lexicons.cues import Cue
from onrecord.schema import ParsedSentence, Span

NOWHERE = -1


@dataclass(slots=True, eq=False)
class Draft:
    """``cue_word``: index of the cue's head, ``content_head`` of the content's, ``NOWHERE`` if there is none.

    ``speakers``, ``addressees``: indices of the head words that name them in ``sentence``. ``quotable``: words in
    quotation marks may be its content. ``continues``: the draft whose speaker goes on here, unnamed. ``source``: the phrase "according to X" as a whole, with the comma before it.
    ``reporter``: the cue of the statement that passes this one on, where that is not seen from their places.
    """

    sentence: ParsedSentence
    because: str
    entry: Cue | None = None
    cue: Span | None = None
    cue_word: int = NOWHERE
    content: list[Span] = field(default_factory=list)
    content_head: int = NOWHERE
    speakers: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    hedge: Span | None = None
    quotable: bool = False
    continues: "Draft | None" = None
    source: Span | None = None
    reporter: int = NOWHERE

    @property
    def size(self) -> int:
        """Characters of the content."""
        return sum(s.end - s.start for s in self.content)

    def holds(self, span: Span) -> bool:
        """True if ``span`` lies in a piece of the content."""
        return any(piece.holds(span) for piece in self.content)

    def touches(self, span: Span) -> bool:
        """True if ``span`` shares a character with the content."""
        return any(piece.overlaps(span) for piece in self.content)


def merge(spans: Iterable[Span], text: str) -> list[Span]:
    """``spans`` in text order, those that overlap or have only white space between them made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def subtract(spans: Iterable[Span], hole: Span) -> list[Span]:
    """``spans`` without what lies in ``hole``."""
    found = []
    for span in spans:
        if not span.overlaps(hole):
            found.append(span)
            continue
        if span.start < hole.start:
            found.append(Span(span.start, hole.start))
        if hole.end < span.end:
            found.append(Span(hole.end, span.end))
    return found
