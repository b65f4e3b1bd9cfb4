"""Whose words the quotations are: each quotation finds its statement, or is left alone as no statement.

A quotation in a title, a name or a single set-off word has no cue and stays unattributed.
"""

import re
from collections.abc import Iterable, Iterator

from onrecord.schema import Document, ParsedSentence, Span
from onrecord.statements.clauses import is_adding
from onrecord.statements.draft import NOWHERE, Draft, merge, subtract
from onrecord.statements.edges import WORD, breaks, is_heading, is_title, settle_tail, trimmed, trimmed_all
from onrecord.statements.frames import TOLD
from onrecord.statements.quotations import Quotation, QuotationIndex, document_sentences
from onrecord.statements.speakers import can_speak, subject_words

FEW_WORDS, FRAGMENT = 3, 4
SENTENCE_END = frozenset(".!?…,:;—–―\"”“'’‘»")
CLOSING_SIGNS = frozenset(".?!…—–")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LEADS = frozenset({"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM", "SCONJ"})
MAIN = frozenset({"root", "conj", "parataxis"})
CALLS = frozenset({"pred", "as"})
WORKS = frozenset({"read", "write", "sing", "publish"})  # what follows them may be the title of a work
LONG_NAME = 14  # words of a name with its description between a quotation and its cue
LONG_GAP = 80  # characters
NEAR = 30  # characters
FAR = 150  # characters
DASH = re.compile(r"\s*(?:[—―–]|--)\s*(?=[^\W\d_])")
SPOKEN = frozenset({"speech", "writing"})


class Quoter:
    """Ties quotations to drafts, in text order."""

    def __init__(self, document: Document, quotations: QuotationIndex, drafts: list[Draft]) -> None:
        """``quotations`` in text order; ``drafts``, with or without content, of all sentences."""
        self.document = document
        self.quotations = quotations.quotations
        self.inside = quotations.inside
        self.owners: list[Draft | None] = [None] * len(self.quotations)
        self.made: list[Draft] = []
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.by_sentence.setdefault(draft.sentence.index, []).append(draft)

    def settle(self) -> list[Draft]:
        """Give every quotation that is somebody's words to its draft; the drafts that had to be made for it."""
        rules = (
            self._before_cue,
            self._added,
            self._same_paragraph,
            self._overlapping,
            self._after_content,
            self._beside,
            self._after_colon,
            self._before_dash,
            self._after_report,
            self._of_subject,
        )
        for n, quotation in enumerate(self.quotations):
            sentences = list(self._sentences(quotation))
            if sentences:
                self.owners[n] = next((d for rule in rules if (d := rule(n, quotation, sentences))), None)
        for n, quotation in enumerate(self.quotations):
            if self.owners[n] is None:
                self.owners[n] = self._with_next(n, quotation) or self._continuing(n, quotation)
        return self.made

    def _sentences(self, quotation: Quotation) -> Iterator[ParsedSentence]:
        """The sentences that share text with the quotation."""
        whole = Span(quotation.pieces[0].start, quotation.pieces[-1].end)
        return (self.document.sentences[i] for i in document_sentences(self.document, whole))

    def _drafts(self, sentences: Iterable[ParsedSentence]) -> Iterator[Draft]:
        for sentence in sentences:
            yield from self.by_sentence.get(sentence.index, ())

    def _count(self, quotation: Quotation) -> int:
        """Words of the quotation."""
        return sum(len(WORD.findall(p.of(self.document.text))) for p in quotation.pieces)

    def _make(self, quotation: Quotation, sentence: ParsedSentence, because: str) -> Draft:
        draft = Draft(sentence, because, content=list(quotation.pieces))
        self.made.append(draft)
        return draft

    def _extend(self, draft: Draft, quotation: Quotation) -> Draft:
        """Put the words of ``quotation`` into the content of ``draft``."""
        rest = trimmed_all(subtract(draft.content, quotation.outer), self.document.text)
        draft.content = merge(rest + quotation.pieces, self.document.text)
        return draft

    def _overlapping(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """The draft whose content the tree puts into this quotation, or that reports with a quoted fragment."""
        best: tuple[tuple[bool, int], Draft] | None = None
        for draft in self._drafts(sentences):
            if draft.cue is None or quotation.outer.holds(draft.cue) or not draft.touches(quotation.outer):
                continue
            head = draft.content_head
            inside = head != NOWHERE and quotation.covers(
                draft.sentence.words[head].start, draft.sentence.words[head].end
            )
            rank = (inside, -draft.size)
            if best is None or rank > best[0]:
                best = rank, draft
        if best is None:
            return None
        (inside, _), draft = best
        if inside:
            draft.content = [s for s in draft.content if self._belongs(s, draft, quotation)]
        if inside or not all(draft.holds(p) for p in quotation.pieces):
            self._extend(draft, quotation)
        settle_tail(draft, quotation, self.document.text)
        return draft

    def _belongs(self, span: Span, draft: Draft, quotation: Quotation) -> bool:
        """False for content that the tree puts beside a quotation but that stands behind its end or its cue."""
        if span.overlaps(quotation.outer) or self.inside(span) is not None:
            return True
        if span.start >= quotation.outer.end:
            return not self._ends(quotation)
        return draft.cue is None or not span.end <= draft.cue.start < quotation.outer.start

    def _ends(self, quotation: Quotation) -> bool:
        """True if a sentence ends with the quotation, or a comma sets off what follows."""
        text, end = self.document.text, quotation.pieces[-1].end
        tail = text[end - 2 : quotation.outer.end + 1]
        return text[end - 1] in CLOSING_SIGNS or "," in tail

    def _before_cue(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """The reporting clause that follows at once: "…," she said, "Why?" asked the minister."""
        stops = self.document.text[quotation.pieces[-1].end - 1] == "."
        if stops or not self._ends(quotation) or self._is_named(quotation, sentences[0]):
            return None
        sentence, start = sentences[-1], quotation.outer.end
        following = sentence.index + 1
        if not self.document.text[start : sentence.end].strip() and following < len(self.document.sentences):
            sentence = self.document.sentences[following]
        if sentence.paragraph != sentences[-1].paragraph:
            return None
        for draft in self.by_sentence.get(sentence.index, ()):
            if not draft.quotable or draft.cue is None or draft.cue.start < start:
                continue
            between = [
                i for i, w in enumerate(sentence.words) if w.start >= start and w.end <= draft.cue.start
            ]
            if len(between) > LONG_NAME or any(_parts(sentence, i) for i in between if i > between[0]):
                return None
            self._repair(draft, between)
            draft.content = self._led_in(n, quotation, sentences[0])
            draft.because = draft.because.rpartition("/")[0] + "/quotation"
            return self._extend(draft, quotation)
        return None

    def _is_named(self, quotation: Quotation, sentence: ParsedSentence) -> bool:
        """True for a title behind a preposition: on “Morning Report,” she said."""
        before = [w for w in sentence.words if w.end <= quotation.outer.start]
        return bool(before) and before[-1].upos == "ADP" and is_title(quotation, self.document.text)

    def _led_in(self, n: int, quotation: Quotation, sentence: ParsedSentence) -> list[Span]:
        """The words of the sentence before a quotation that begins in mid-sentence: they belong to what is said."""
        start = max(sentence.start, self.quotations[n - 1].outer.end if n else 0)
        text, span = self.document.text, Span(start, quotation.outer.start)
        if start >= quotation.outer.start or not text[quotation.pieces[0].start].islower():
            return []
        if breaks(sentence, span) or any(d.cue and span.holds(d.cue) for d in self._drafts([sentence])):
            return []
        led = trimmed(span, text)
        return [] if led is None else [led]

    def _repair(self, draft: Draft, between: list[int]) -> None:
        """Make the name between a quotation and its cue the speaker; with none there, the name behind the cue."""
        sentence = draft.sentence
        named = [i for i in between if sentence.words[i].upos in NOMINAL]
        if named:
            if not set(draft.speakers) & set(between):
                members = set(between)
                draft.speakers = [
                    next((i for i in named if sentence.words[i].head not in members), named[-1])
                ]
        elif not draft.speakers or min(draft.speakers) < draft.cue_word:
            behind = []
            for i in range(draft.cue_word + 1, len(sentence.words)):
                if sentence.words[i].upos in {"PUNCT", "ADP", "SCONJ"}:
                    break
                behind.append(i)
            heads = [
                i
                for i in behind
                if sentence.words[i].upos in NOMINAL and sentence.words[i].head not in behind
            ]
            draft.speakers = heads[:1] or draft.speakers

    def _after_content(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """A quoted fragment right behind indirect speech, where the tree lost it: it belongs to what is said."""
        start = quotation.outer.start
        for draft in self._drafts(sentences[:1]):
            if not draft.quotable or draft.cue is None or draft.cue.end > start or not draft.content:
                continue
            last = draft.content[-1]
            if last.end <= start <= last.end + NEAR and not breaks(sentences[0], Span(last.end, start), ","):
                draft.content.pop()
                draft.content.append(Span(last.start, quotation.pieces[0].end))
                draft.content += quotation.pieces[1:]
                return draft
        return None

    def _beside(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """The nearest cue in the sentence that can have a quotation and has no content yet."""
        text, outer = self.document.text, quotation.outer
        best: tuple[tuple[int, int], Draft] | None = None
        for draft in self._drafts(sentences):
            if (
                not draft.quotable
                or draft.content
                or draft.cue is None
                or draft.entry is None
                or self.inside(draft.cue)
            ):
                continue
            ahead = draft.cue.end <= outer.start
            gap = text[draft.cue.end : outer.start] if ahead else text[outer.end : draft.cue.start]
            frames, rank = draft.entry.frames, (len(gap), draft.cue.start)
            work = draft.entry.lemma in WORKS and not gap.strip() and is_title(quotation, text)
            set_off = gap.strip() in {"", ",", ":"} and not work
            fits = "that" in frames and self._count(quotation) >= FEW_WORDS and len(gap) <= FAR
            calls = ahead and bool(frames & CALLS) and len(gap) <= LONG_GAP
            if (set_off or ((fits or calls) and not is_title(quotation, text))) and (
                best is None or rank < best[0]
            ):
                best = rank, draft
        if best is None:
            return None
        draft = best[1]
        draft.because = draft.because.rpartition("/")[0] + "/quotation"
        draft.content = self._between(draft, quotation, sentences[0])
        return self._extend(draft, quotation)

    def _between(self, draft: Draft, quotation: Quotation, sentence: ParsedSentence) -> list[Span]:
        """What stands between a cue and a quotation and belongs to the content: "called the plan “…”", "said it “…”"."""
        if draft.cue is None or draft.entry is None or draft.cue.end >= quotation.outer.start:
            return []
        text, span = self.document.text, Span(draft.cue.end, quotation.outer.start)
        if breaks(sentence, span):
            return []
        words = [w for w in sentence.words if w.start >= span.start and w.end <= span.end]
        led = bool(words) and words[0].upos in LEADS and words[-1].form not in {",", ":"}
        indirect = led and draft.entry.lemma not in TOLD and text[quotation.pieces[0].start].islower()
        if not indirect and not draft.entry.frames & CALLS:
            return []
        if words and words[0].lemma == "that":
            span = Span(words[0].end, span.end)
        found = trimmed(span, text)
        return [] if found is None else [found]

    def _after_colon(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """A colon before the quotation: the cue of the clause that ends there, else that clause's subject."""
        colon = quotation.outer.start - 1
        while colon > 0 and self.document.text[colon].isspace():
            colon -= 1
        if colon < 0 or self.document.text[colon] != ":":
            return None
        sentence = self.document.sentence_at(colon)
        if sentence is None:
            return None
        hosts = [
            d
            for d in self.by_sentence.get(sentence.index, ())
            if d.quotable and d.cue is not None and d.cue.end <= colon and not self.inside(d.cue)
        ]
        if hosts:
            host = hosts[-1]
            if host.content and host.content[-1].start > host.sentence.start:
                host.content = []
            host.because = host.because.rpartition("/")[0] + "/colon"
            return self._extend(host, quotation)
        draft = self._make(quotation, sentence, "quotation/colon")
        root = sentence.root
        draft.speakers = subject_words(sentence, root)
        if not draft.speakers and sentence.words[root].upos in {"NOUN", "PROPN"}:
            draft.speakers = [root]
        return draft

    def _same_paragraph(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """A quotation goes on where the one before it, in the same paragraph, was broken off by its attribution."""
        m = self._last_owned(n)
        if m < 0 or not self._is_whole(quotation, sentences):
            return None
        owner, last = self.owners[m], self.quotations[m]
        between = self.document.text[last.outer.end : quotation.outer.start].rstrip()
        attributed = owner is not None and owner.cue is not None and owner.cue.start >= last.outer.end
        if between.endswith(":") or (between.endswith(",") and not attributed):
            return None
        before = self.document.sentence_at(last.pieces[-1].end - 1)
        if owner is None or before is None or before.paragraph != sentences[0].paragraph:
            return None
        if self._changes(owner, last, quotation):
            return None
        if not self._unquoted(owner, before.index, sentences[0].index):
            return self._extend(owner, quotation)
        draft = self._make(quotation, sentences[0], "quotation/continued")
        draft.continues = owner
        return draft

    def _last_owned(self, n: int) -> int:
        """The quotation before the ``n``-th, over titles and nicknames that are nobody's words; -1 if it has no owner."""
        m = n - 1
        while m >= 0 and self.owners[m] is None and self._is_set_off(self.quotations[m]):
            m -= 1
        return m if m >= 0 and self.owners[m] is not None else -1

    def _is_set_off(self, quotation: Quotation) -> bool:
        """True for a single word or a title in quotation marks."""
        return self._count(quotation) < FEW_WORDS or is_title(quotation, self.document.text)

    def _added(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """What the speaker of the quotation before adds: "…," she said, adding later, "…"."""
        start = quotation.outer.start
        for draft in self._drafts(sentences[:1]):
            if draft.cue is None or draft.cue.end > start or not draft.quotable:
                continue
            if draft.content and not draft.touches(quotation.outer):
                continue
            gap = Span(draft.cue.end, start)
            near = gap.end - gap.start <= NEAR and self.document.text[gap.start : gap.end].rstrip().endswith(
                ","
            )
            if near and is_adding(sentences[0], draft.cue_word) and not breaks(sentences[0], gap):
                draft.because = draft.because.rpartition("/")[0] + "/quotation"
                return self._extend(draft, quotation)
        return None

    def _after_report(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """Whole sentences in quotation marks right behind a sentence that reports: Lee called it a trap. "We …"."""
        first = sentences[0]
        if not first.index or not self._is_whole(quotation, sentences) or self._count(quotation) < FRAGMENT:
            return None
        before = self.document.sentences[first.index - 1]
        if (
            before.paragraph != first.paragraph
            or self.document.text[before.end : quotation.outer.start].strip()
        ):
            return None
        for draft in reversed(self.by_sentence.get(before.index, ())):
            if draft.cue_word < 0 or draft.cue is None or not draft.content or self.inside(draft.cue):
                continue
            main = before.words[draft.cue_word].rel in MAIN
            if main and draft.speakers and draft.entry is not None and draft.entry.flavour in SPOKEN:
                return self._extend(draft, quotation)
        return None

    def _changes(self, owner: Draft, last: Quotation, quotation: Quotation) -> bool:
        """True if a main cue other than that of ``owner``, with a speaker, stands between the two quotations."""
        between = Span(last.outer.end, quotation.outer.start)
        first, second = self.document.sentence_at(between.start), self.document.sentence_at(between.end)
        sentences = self.document.sentences[first.index : second.index + 1] if first and second else ()
        for d in self._drafts(sentences):
            if d is owner or d.cue is None or not between.holds(d.cue) or not d.speakers or d.entry is None:
                continue
            main = d.sentence.words[d.cue_word].rel in MAIN
            if main and "that" in d.entry.frames and not _kin(owner, d):
                return True
        return False

    def _unquoted(self, owner: Draft, first: int, last: int) -> bool:
        """True if a sentence between those two stands neither in quotation marks nor around the owner's cue."""
        return any(
            len(s.words) > FEW_WORDS
            and s is not owner.sentence
            and self.inside(Span(s.start, s.start + 1)) is None
            for s in self.document.sentences[first + 1 : last]
        )

    def _is_whole(self, quotation: Quotation, sentences: list[ParsedSentence]) -> bool:
        """True if the quotation is made of whole sentences: one ends before it, and it ends one or the paragraph.

        Judged by the signs in the text, for sentences often are not parted where a quotation begins.
        """
        text = self.document.text
        before = text[self._paragraph_start(sentences[0]) : quotation.outer.start].rstrip()
        after = text[quotation.outer.end : self._paragraph_end(sentences[-1])].strip()
        if before and before[-1] not in SENTENCE_END:
            return False
        inner = text[quotation.pieces[-1].end - 1]
        return not after or inner in SENTENCE_END or after[0] in SENTENCE_END

    def _paragraph_start(self, sentence: ParsedSentence) -> int:
        sentences, i = self.document.sentences, sentence.index
        while i and sentences[i - 1].paragraph == sentence.paragraph:
            i -= 1
        return sentences[i].start

    def _paragraph_end(self, sentence: ParsedSentence) -> int:
        sentences, i = self.document.sentences, sentence.index
        while i + 1 < len(sentences) and sentences[i + 1].paragraph == sentence.paragraph:
            i += 1
        return sentences[i].end

    def _before_dash(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """A name after a dash: "…" — Name."""
        dash = DASH.match(self.document.text, quotation.outer.end)
        sentence = self.document.sentence_at(dash.end()) if dash else None
        if dash is None or sentence is None or self._count(quotation) < FEW_WORDS:
            return None
        rest = Span(dash.end(), sentence.end)
        head = sentence.head_of(rest)
        if head is None or sentence.words[head].upos not in {"PROPN", "NOUN"}:
            return None
        if not self._is_last(sentence, quotation) or any(
            w.upos == "VERB" for w in sentence.words if w.start >= rest.start
        ):
            return None
        draft = self._make(quotation, sentence, "quotation/dash")
        draft.speakers = [head]
        return draft

    def _is_last(self, sentence: ParsedSentence, quotation: Quotation) -> bool:
        following = sentence.index + 1
        return following >= len(self.document.sentences) or (
            self.document.sentences[following].paragraph != sentence.paragraph
        )

    def _of_subject(self, n: int, quotation: Quotation, sentences: list[ParsedSentence]) -> Draft | None:
        """A longer quoted fragment in a clause without a cue: the words of the one that the clause speaks of."""
        sentence = sentences[0]
        if self._count(quotation) < FRAGMENT or self._is_whole(quotation, sentences):
            return None
        if is_title(quotation, self.document.text):
            return None
        verb = sentence.head_of(quotation.pieces[0])
        seen = 0
        while verb is not None and seen < len(sentence.words):
            word = sentence.words[verb]
            if word.upos == "VERB" and not quotation.covers(word.start, word.end):
                break
            verb = word.head if word.head >= 0 else None
            seen += 1
        speakers = [] if verb is None else subject_words(sentence, verb)
        if verb is None or not speakers or not can_speak(sentence, speakers[0]):
            return None
        draft = self._make(quotation, sentence, "quotation/subject")
        draft.speakers, draft.cue_word, draft.cue = speakers, verb, sentence.span(verb, verb)
        return draft

    def _with_next(self, n: int, quotation: Quotation) -> Draft | None:
        """A quotation of whole sentences before one in the same paragraph that is attributed."""
        if n + 1 >= len(self.quotations) or self.owners[n + 1] is None:
            return None
        sentences, following = list(self._sentences(quotation)), list(self._sentences(self.quotations[n + 1]))
        if not sentences or not following or following[0].paragraph != sentences[-1].paragraph:
            return None
        owner = self.owners[n + 1]
        if (
            owner is None
            or following[0].index - sentences[-1].index > 1
            or not self._is_whole(quotation, sentences)
        ):
            return None
        return self._extend(owner, quotation)

    def _continuing(self, n: int, quotation: Quotation) -> Draft | None:
        """A paragraph that is all quotation, after one whose quotation has a speaker."""
        sentences = list(self._sentences(quotation))
        owner = self.owners[n - 1] if n else None
        if owner is None or not sentences or self._count(quotation) < FRAGMENT:
            return None
        if is_heading(quotation, self.document.text) or not self._is_whole(quotation, sentences):
            return None
        before = self.document.sentence_at(self.quotations[n - 1].pieces[-1].start)
        if before is None or sentences[0].paragraph - before.paragraph > 1:
            return None
        draft = self._make(quotation, sentences[0], "quotation/continued")
        draft.continues = owner
        return draft


def _parts(sentence: ParsedSentence, i: int) -> bool:
    """True if word ``i`` cannot stand in the name of a speaker: a verb, the end of a clause, a mark."""
    word = sentence.words[i]
    return (word.upos == "VERB" and word.rel not in {"acl", "amod"}) or word.form in {
        ".",
        ";",
        ":",
        "“",
        '"',
        "''",
    }


def _kin(owner: Draft, other: Draft) -> bool:
    """True if the two drafts are of one speaker in one sentence: "he said, adding"."""
    return other is owner or (other.sentence is owner.sentence and other.speakers == owner.speakers)
