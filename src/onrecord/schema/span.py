"""A stretch of an article's text."""

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """Half-open stretch ``[start, end)`` of ``article.text``, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this span in ``text``."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """True if ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two spans share a character."""
        return self.start < other.end and other.start < self.end
