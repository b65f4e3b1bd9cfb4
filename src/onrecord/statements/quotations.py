"""Quotation marks: which stretches of a text stand between them.

All styles are read (“ ” „ “ « » » « ‹ › ‘ ’ ‚ ‘ 「 」 『 』 " ' '' ``), nested and unbalanced ones too. Only the outermost quotations are
given; what is quoted inside a quotation belongs to it. A quotation that is left open at the end of a paragraph goes
on in the next if that begins with an opening mark again.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.schema import Document, Span

OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘", "「": "」", "『": "』"}
CLOSERS = frozenset("”»›’」』")
TURNED = {"»": "«", "›": "‹"}  # opening and closing where these marks point inward: »so«
SINGLE = frozenset("'’‘")  # left open within a paragraph they are apostrophes
MARKS = frozenset("“”„«»‹›‘’‚「」『』\"'`")
DOUBLE = ("''", "``")
DOUBLE_KINDS = frozenset({"”", '"', "''"})  # one may close what another opened
ELISIONS = frozenset(
    {"tis", "twas", "em", "til", "till", "cause", "bout", "n", "round", "cos", "nuff", "ere", "im"}
)
BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{—–-―/:,")
AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}—–-―/:,.;!?…")
ENDING = frozenset(".,!?…;:—–")
OPENING = frozenset({"open", "either"})
CLOSING = frozenset({"close", "possessive"})
TRAILING = ",;: \t\n\r\u00a0"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: its span, its ``kind`` (the closing mark it answers to) and its part."""

    start: int
    end: int
    kind: str
    part: str  # open, close, either; possessive: a closing mark or the apostrophe of "the ministers’ plan"


@dataclass(slots=True)
class Quotation:
    """An outermost quotation.

    ``outer``: from the first mark to the last; ``pieces``: what stands between the marks, one piece a paragraph,
    without the comma before the closing mark. ``closed``: it ends with a mark.
    """

    outer: Span
    pieces: list[Span] = field(default_factory=list)
    closed: bool = True

    def covers(self, start: int, end: int) -> bool:
        """True if [start, end) lies in the quotation."""
        return self.outer.start <= start and end <= self.outer.end


class QuotationIndex:
    """The outermost quotations of a document, in text order, by place."""

    def __init__(self, quotations: list[Quotation]) -> None:
        """``quotations`` in text order, none inside another."""
        self.quotations = quotations
        self._starts = [q.outer.start for q in quotations]

    def inside(self, span: Span) -> Quotation | None:
        """The quotation that holds ``span``, or None."""
        n = bisect_right(self._starts, span.start) - 1
        return self.quotations[n] if n >= 0 and self.quotations[n].outer.holds(span) else None

    def shared(self, span: Span) -> int:
        """How many characters of ``span`` stand in quotations."""
        n = max(0, bisect_right(self._starts, span.start) - 1)
        total = 0
        while n < len(self.quotations) and self._starts[n] < span.end:
            outer = self.quotations[n].outer
            total += max(0, min(span.end, outer.end) - max(span.start, outer.start))
            n += 1
        return total


def document_sentences(document: Document, span: Span) -> range:
    """Indices of the sentences that share text with ``span``."""
    ends = document.sentences
    first = bisect_right(ends, span.start, key=lambda s: s.end)
    last = first
    while last < len(ends) and ends[last].start < span.end:
        last += 1
    return range(first, last)


def find_quotations(document: Document) -> list[Quotation]:
    """The outermost quotations of ``document``, in text order."""
    found: list[Quotation] = []
    pending: tuple[Quotation, str] | None = None
    for paragraph in paragraphs(document):
        marks = list(_marks(document.text, paragraph))
        if pending is not None and marks and _resumes(document.text, paragraph, marks[0], pending[1]):
            resumed = pending[0]
        else:
            resumed = None
        pending = None
        for part, kind in _pair(document.text, paragraph, marks):
            if resumed is None:
                found.append(part)
                quotation = part
            else:
                resumed.pieces += part.pieces
                resumed.outer = Span(resumed.outer.start, part.outer.end)
                resumed.closed = part.closed
                quotation, resumed = resumed, None
            pending = None if quotation.closed else (quotation, kind)
    return [q for q in found if q.pieces]


def paragraphs(document: Document) -> list[Span]:
    """The spans of the paragraphs, from first to last sentence."""
    found: list[Span] = []
    last = None
    for sentence in document.sentences:
        if sentence.paragraph == last:
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(Span(sentence.start, sentence.end))
        last = sentence.paragraph
    return found


def _resumes(text: str, paragraph: Span, first: Mark, kind: str) -> bool:
    """True if a quotation of ``kind`` left open before goes on in this paragraph: it begins with such a mark."""
    return first.kind == kind and first.part in OPENING and not text[paragraph.start : first.start].strip()


def _marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """The quotation marks of a paragraph; apostrophes are left out."""
    i = paragraph.start
    while i < paragraph.end:
        char = text[i]
        if char not in MARKS:
            i += 1
        elif text[i : i + 2] in DOUBLE and i + 1 < paragraph.end:
            yield Mark(i, i + 2, "''", "open" if char == "`" else _side(text, i, i + 2, paragraph))
            i += 2
        else:
            mark = _single(text, i, paragraph) if char in "'’‘`" else _other(text, i, paragraph)
            if mark is not None:
                yield mark
            i += 1


def _other(text: str, i: int, paragraph: Span) -> Mark:
    char, side = text[i], _side(text, i, i + 1, paragraph)
    if char in TURNED and side == "open":
        return Mark(i, i + 1, TURNED[char], "open")
    if char in TURNED.values() and side == "close":
        return Mark(i, i + 1, char, "close")
    if char in CLOSERS:
        wrong = char == "”" and side == "open"
        return Mark(i, i + 1, char, "open" if wrong else "close")
    if char == '"':
        return Mark(i, i + 1, char, side)
    if char == "“" and side == "close":
        return Mark(i, i + 1, "”", "close")
    return Mark(i, i + 1, OPENERS[char][-1], "open")


def _single(text: str, i: int, paragraph: Span) -> Mark | None:
    """A single mark at ``i``, or None for an apostrophe."""
    before, after = _neighbours(text, i, i + 1, paragraph)
    if before.isalnum() and after.isalnum():
        return None
    char = text[i]
    if char == "‘" and before.strip() and (after in AFTER_CLOSING or not after):
        return Mark(i, i + 1, char, "close")
    if char in "‘`":
        return Mark(i, i + 1, "’", "open") if after.strip() else None
    kind = "’" if char == "’" else "'"
    opens = before in BEFORE_OPENING or before in "\"“”'‘" or not before
    if opens and (after.isalnum() or (after in '"“' and before not in ENDING)):
        if char == "’" or _elided(text, i + 1):
            return None
        return Mark(i, i + 1, kind, "open")
    if before.strip() and (after in AFTER_CLOSING or after in "\"”“’'" or not after):
        return Mark(i, i + 1, kind, "possessive" if before in "sSnN" else "close")
    return None


def _elided(text: str, i: int) -> bool:
    """True if the word that begins at ``i`` is one that an apostrophe shortens: 'em, '90s."""
    j = i
    while j < len(text) and text[j].isalnum():
        j += 1
    word = text[i:j].lower()
    return word in ELISIONS or (word[:2].isdigit() and len(word) <= 3)


def _neighbours(text: str, start: int, end: int, paragraph: Span) -> tuple[str, str]:
    """The characters before and after, "" at the edges of the paragraph."""
    before = text[start - 1] if start > paragraph.start else ""
    return before, text[end] if end < paragraph.end else ""


def _side(text: str, start: int, end: int, paragraph: Span) -> str:
    """Whether a mark that looks the same on both sides opens or closes, by what stands around it."""
    before, after = _neighbours(text, start, end, paragraph)
    left = not before or before in BEFORE_OPENING or (before in "‘'" and after.isalnum())
    right = not after or after in AFTER_CLOSING or after in "’'"
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    if before in ENDING and right:
        return "close"
    return "either"


def _pair(text: str, paragraph: Span, marks: list[Mark]) -> list[tuple[Quotation, str]]:
    """The outermost quotations of one paragraph with the kind of their marks; only the last can be left open."""
    found: list[tuple[Quotation, str]] = []
    stack: list[Mark] = []
    for n, mark in enumerate(marks):
        inner = stack[-1] if stack else None
        if inner is not None and mark.kind == inner.kind and mark.part == "either":
            stack.pop()
        elif mark.part in CLOSING:
            _close(stack, mark, marks[n + 1 :])
        elif inner is not None and mark.kind == inner.kind and not _nests(mark, marks[n:]):
            found.append(
                (_quotation(text, stack[0].start, stack[0].end, mark.start, mark.start), stack[0].kind)
            )
            stack = [first := mark]
            continue
        else:
            stack.append(mark)
            if len(stack) == 1:
                first = mark
            continue
        if inner is not None and not stack:
            found.append((_quotation(text, first.start, first.end, mark.start, mark.end), first.kind))
    if stack and (
        stack[0].kind not in SINGLE
        or (len(stack) == 1 and not text[paragraph.start : stack[0].start].strip())
    ):
        opened = stack[0]
        quotation = _quotation(text, opened.start, opened.end, paragraph.end, paragraph.end)
        quotation.closed = False
        found.append((quotation, opened.kind))
    return found


def _close(stack: list[Mark], mark: Mark, later: list[Mark]) -> None:
    """Take off the stack what ``mark`` closes; a possessive apostrophe or a stray mark closes nothing."""
    depths = range(len(stack) - 1, -1, -1)
    depth = next((d for d in depths if stack[d].kind == mark.kind), None)
    if depth is None and mark.kind in DOUBLE_KINDS:
        depth = next((d for d in depths if stack[d].kind in DOUBLE_KINDS), None)
    if depth is None:
        return
    if mark.part == "possessive" and _better(mark, later):
        return
    del stack[depth:]


def _better(mark: Mark, later: list[Mark]) -> bool:
    """True if ``mark`` may be an apostrophe ("the ministers’ plan"): a later one closes before the next opens."""
    for other in later:
        if other.kind == mark.kind and other.part == "open":
            return False
        if other.kind == mark.kind and other.part in CLOSING:
            return True
    return False


def _nests(mark: Mark, rest: list[Mark]) -> bool:
    """True if there are closing marks enough for a second quotation of the same kind inside the first."""
    depth = 1
    for other in rest:
        if other.kind == mark.kind:
            depth += 1 if other.part == "open" else -1
        if depth <= 0:
            return True
    return False


def _quotation(text: str, start: int, inner: int, end: int, stop: int) -> Quotation:
    """The quotation whose marks are [start, inner) and [end, stop)."""
    while inner < end and text[inner].isspace():
        inner += 1
    while end > inner and text[end - 1] in TRAILING:
        end -= 1
    return Quotation(Span(start, stop), [Span(inner, end)] if inner < end else [])
