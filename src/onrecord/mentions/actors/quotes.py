"""Who speaks inside quotation marks, so far as "I" and "we" need it. Statements proper are another stage's work."""

from bisect import bisect_right

from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.schema import Document, ParsedSentence

_SPEECH = frozenset(
    """
    say tell add state ask announce write note argue warn insist explain claim declare reply comment stress urge tweet
    continue recall remark conclude call admit acknowledge confirm deny report respond answer vow pledge promise think
    believe emphasize emphasise underline reiterate maintain assert go post quip joke lament complain predict testify
    """.split()
)
_MARKS = {"“": 1, "”": -1, "„": 1, "«": 1, "»": -1, '"': 0, "``": 1, "''": -1}


class Quotes:
    """The quoted stretches of a document. ``stretches``: (start, end) in the text, in order."""

    def __init__(self, document: Document) -> None:
        """Find them: a quotation ends at its mark or with its paragraph."""
        self.document = document
        self.stretches = _stretches(document)
        self._starts = [s for s, _ in self.stretches]

    def at(self, offset: int) -> int | None:
        """Number of the stretch that holds ``offset``, or None."""
        n = bisect_right(self._starts, offset) - 1
        return n if n >= 0 and offset < self.stretches[n][1] else None

    def speaker(self, sentence: ParsedSentence, offset: int) -> tuple[int, int] | None:
        """(sentence, word) of the one who speaks at ``offset``: named in the sentence, else right beside it."""
        for index in (
            sentence.index,
            sentence.index + 1,
            sentence.index - 1,
            sentence.index - 2,
            sentence.index - 3,
        ):
            if not 0 <= index < len(self.document.sentences):
                continue
            beside = self.document.sentences[index]
            if index > sentence.index and beside.paragraph != sentence.paragraph:
                continue
            found = self._speaker_in(beside)
            if found is not None:
                return index, found
        return None

    def _speaker_in(self, sentence: ParsedSentence) -> int | None:
        """The subject of a verb of saying that stands outside of quotation marks."""
        words = sentence.words
        for i, word in enumerate(words):
            verb = words[word.head] if word.head >= 0 else None
            if self.at(word.start) is not None or verb is None:
                continue
            if word.rel == "nsubj" and lemma_of(verb) in _SPEECH and self.at(verb.start) is None:
                return i
            if word.rel == "obl" and case_of(sentence, i) in ("according", "to") and _according(sentence, i):
                return i
        return None


def _according(sentence: ParsedSentence, word: int) -> bool:
    return any(sentence.words[c].form.lower() == "according" for c in sentence.subtree(word))


def _stretches(document: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    paragraph = -1
    end = 0
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            if opened is not None:
                found.append((opened, end))
            opened, paragraph = None, sentence.paragraph
        for word in sentence.words:
            if word.form in _MARKS:
                turn = _MARKS[word.form] or (-1 if opened is not None else 1)
                if turn > 0 and opened is None:
                    opened = word.end
                elif turn < 0 and opened is not None:
                    found.append((opened, word.start))
                    opened = None
        end = sentence.end
    if opened is not None:
        found.append((opened, end))
    return [(start, end) for start, end in found if start < end]
