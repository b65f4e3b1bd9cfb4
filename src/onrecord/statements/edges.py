"""The edges of what is said: signs that end a clause, titles, and where content ends that goes on in quotation marks.

Trees are unsure behind a closing mark. What follows a quoted fragment at once is part of what is said ("the plan is
“a gamble” for the north"); what a dash sets off behind it is the writer's ("called it “a gamble” - a word he likes").
"""

import re
from collections.abc import Iterable

from onrecord.schema import ParsedSentence, Span
from onrecord.statements.draft import Draft
from onrecord.statements.quotations import TRAILING, Quotation

BREAKS = frozenset({".", ";", ":", "?", "!", "“", "”", '"', "''"})
JOINTS = frozenset("to as and that but or of for in a the".split())
EDGES = TRAILING + "—–―-"
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
SHORT, TITLE = 4, 8  # letters of a word that may be small in a title; words of a title
ASIDE = re.compile(r"\s*(?:[—―–]|--?\s)")
GOES_ON = frozenset(
    "because if unless about of for to against than from into between over towards toward".split()
)
STOPS = frozenset(",.;:?!—–-―\"“”''")
LONG = 14  # words that may follow a quoted fragment
REPORTS = ("/ccomp", "/as", "/pred", "/obj")


def settle_tail(draft: Draft, quotation: Quotation, text: str) -> None:
    """Let the content of ``draft``, whose cue stands before ``quotation``, end where the words of its speaker do."""
    if draft.cue is None or draft.cue.end > quotation.outer.start or not draft.because.endswith(REPORTS):
        return
    end = quotation.outer.end
    if ASIDE.match(text, end):
        draft.content = [
            s if s.end <= end else Span(s.start, max(end, s.start)) for s in draft.content if s.start < end
        ]
    elif draft.because.endswith("/ccomp") and max(s.end for s in draft.content) <= end:
        tail = _tail(draft.sentence, end)
        if tail is not None:
            draft.content.append(tail)


def _tail(sentence: ParsedSentence, end: int) -> Span | None:
    """The phrase that follows at ``end`` up to the next sign, if its first word cannot begin one about when or where it was said."""
    behind = [w for w in sentence.words if w.start >= end]
    if not behind or behind[0].lemma.lower() not in GOES_ON:
        return None
    stop = next((n for n, w in enumerate(behind) if w.form in STOPS), len(behind))
    if stop > LONG or (stop < len(behind) and behind[stop].form == ","):
        return None
    return Span(behind[0].start, behind[stop - 1].end)


def is_title(quotation: Quotation, text: str) -> bool:
    """True if the quotation looks like the title of a work: few words, all but the short ones with a capital."""
    words = WORD.findall(quotation.pieces[0].of(text))
    long = [w for w in words if len(w) > SHORT]
    return (
        len(quotation.pieces) == 1
        and 1 < len(words) <= TITLE
        and all(w[0].isupper() for w in long + words[:1])
    )


def is_heading(quotation: Quotation, text: str) -> bool:
    """True if all but the little words of the quotation have a capital, two at least: a heading in quotation marks."""
    words = [w for w in WORD.findall(quotation.pieces[0].of(text)) if len(w) >= SHORT]
    return len(quotation.pieces) == 1 and len(words) > 1 and all(w[0].isupper() for w in words)


def breaks(sentence: ParsedSentence, span: Span, more: str = "") -> bool:
    """True if a sign in ``span`` ends a clause: full stop, colon, semicolon, question mark, those in ``more``."""
    return any(
        w.form in BREAKS or (more and w.form in more)
        for w in sentence.words
        if w.start >= span.start and w.end <= span.end
    )


def trimmed(span: Span, text: str) -> Span | None:
    """``span`` without white space and commas at its edges; None if nothing but signs is left."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if WORD.search(text, start, end) else None


def trimmed_all(spans: Iterable[Span], text: str) -> list[Span]:
    """``spans`` trimmed, those left out that hold no word, or only one that joins."""
    found = (trimmed(s, text) for s in spans)
    return [t for t in found if t is not None and t.of(text).lower() not in JOINTS]
