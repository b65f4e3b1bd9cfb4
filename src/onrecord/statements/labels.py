"""Speech after a label: "Minister: talks to resume" in headlines, "SMITH: I was there." in transcripts.

Also the headline that names its source at the end: "Talks to resume: minister".
"""

import re
from collections.abc import Iterator

from onrecord.schema import Document, ParsedSentence, Span
from onrecord.statements.draft import Draft
from onrecord.statements.quotations import MARKS, paragraphs

LABEL = re.compile(r"\s*[\"“]?([^\W\d_][^:\n“”\"«»]{0,60}?)\s*(?:\([^)]{0,30}\))?:\s+(?=\S)")
LABEL_WORDS = 6
SOURCE_WORDS = 4
HEADLINE_WORDS = 30
NAMES = frozenset({"PROPN", "NOUN"})
SPEAKING_TYPES = frozenset({"person", "organization"})
REPORTS = frozenset("poll report study survey source analysis official police expert".split())


def find_labelled(document: Document) -> Iterator[Draft]:
    """Drafts of labelled paragraphs: of headlines, and of transcripts (two labels or more in capitals)."""
    found = [d for p in paragraphs(document) if (d := _labelled(document, p)) is not None]
    capitals = sum(_in_capitals(document, d) for d in found)
    for draft in found:
        if _is_headline(document, draft.sentence) or (capitals > 1 and _in_capitals(document, draft)):
            yield draft


def _labelled(document: Document, paragraph: Span) -> Draft | None:
    match = LABEL.match(document.text, paragraph.start, paragraph.end)
    if match is None or document.text[match.end()] in MARKS:
        return None
    sentence = document.sentence_at(match.start(1))
    if sentence is None or match.end() >= paragraph.end:
        return None
    label, rest = Span(match.start(1), match.end(1)), Span(match.end(), paragraph.end)
    if _is_headline(document, sentence):
        tail = _names(sentence, rest, SOURCE_WORDS)
        if tail is not None and _names(sentence, label, LABEL_WORDS) is None:
            label, rest = rest, label
    head = _names(sentence, label, LABEL_WORDS)
    if head is None or not (_can_label(sentence, head) or label.of(document.text).isupper()):
        return None
    colon = document.text.rindex(":", match.start(), match.end())
    draft = Draft(sentence, "label/colon", cue=Span(colon, colon + 1), speakers=[head])
    end = rest.end
    while end > rest.start and document.text[end - 1] in ". ":
        end -= 1
    draft.content = [Span(rest.start, end)] if end > rest.start else []
    return draft if draft.content else None


def _names(sentence: ParsedSentence, span: Span, most: int) -> int | None:
    """The head of the name in ``span``, or None if it is long, holds a verb or is no noun phrase."""
    inside = [i for i in sentence.within(span) if sentence.words[i].upos != "PUNCT"]
    words = sentence.words
    if not inside or len(inside) > most or any(words[i].upos in {"VERB", "AUX"} for i in inside):
        return None
    members = set(inside)
    return next((i for i in inside if words[i].head not in members and words[i].upos in NAMES), None)


def _can_label(sentence: ParsedSentence, head: int) -> bool:
    word = sentence.words[head]
    named = word.ner.endswith(("PER", "ORG")) or word.etype in SPEAKING_TYPES
    return named or word.lemma.lower() in REPORTS


def _in_capitals(document: Document, draft: Draft) -> bool:
    """True if the label is written in capitals, as in transcripts."""
    return draft.sentence.words[draft.speakers[0]].form.isupper()


def _is_headline(document: Document, sentence: ParsedSentence) -> bool:
    """True if ``sentence`` is of the headline, or is a short first paragraph that may be one."""
    if sentence.index < document.headline:
        return True
    sentences = document.sentences
    alone = sentence.index == 0 and (len(sentences) == 1 or sentences[1].paragraph != sentence.paragraph)
    return alone and document.headline == 0 and len(sentence.words) <= HEADLINE_WORDS
