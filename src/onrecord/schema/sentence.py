"""Sentences: the public span, and the parsed sentence that the stages work on."""

from collections.abc import Iterator

import msgspec

from onrecord.schema.article import Article
from onrecord.schema.span import Span


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence as a reading lists it: its span and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


class Word(msgspec.Struct, frozen=True, gc=False):
    """One syntactic word (Universal Dependencies).

    ``start``/``end`` count in ``article.text``. ``head`` is the index of the governor in the same sentence,
    -1 for the root. ``joined``: the word continues the multiword token that the word before it began (the "n't" of
    "don't"). ``ner`` is BIO over PER, ORG, LOC. ``etype`` is the kind of thing a noun phrase's head denotes (person,
    organization, place, event, object, abstract, time, …; "_" for none). ``fact`` is the factuality of a predicate,
    from -3 (certainly did not happen) to 3 (certainly did), None for words that are no predicate.
    ``event``: the type of event that the reader takes a predicate for, with the probability: ("ASSAULT", 0.93), ...,
    best first, those under 0.05 left out; "NONE" is no event. Empty for words that are no predicate.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    ner: str = "O"
    etype: str = "_"
    fact: float | None = None
    joined: bool = False
    event: tuple[tuple[str, float], ...] = ()

    @property
    def rel(self) -> str:
        """The relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
        return self.deprel.partition(":")[0]

    def has(self, feature: str) -> bool:
        """True if ``feature`` (as ``Tense=Past``) is among the word's features."""
        return feature in self.feats.split("|")


class ParsedSentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence with its words and tree. Indices are positions in ``words``, from 0."""

    start: int
    end: int
    paragraph: int
    index: int
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def build(cls, index: int, paragraph: int, words: tuple[Word, ...]) -> "ParsedSentence":
        """A sentence from its words; span and children follow from them."""
        below: list[list[int]] = [[] for _ in words]
        for i, word in enumerate(words):
            if word.head >= 0:
                below[word.head].append(i)
        return cls(words[0].start, words[-1].end, paragraph, index, words, tuple(tuple(c) for c in below))

    @property
    def root(self) -> int:
        """Index of the root word."""
        return next((i for i, w in enumerate(self.words) if w.head < 0), 0)

    def dependents(self, i: int, *relations: str) -> list[int]:
        """Children of word ``i`` whose relation is one of ``relations``, with or without subtype; all if none given."""
        if not relations:
            return list(self.children[i])
        words = self.words
        return [c for c in self.children[i] if words[c].deprel in relations or words[c].rel in relations]

    def subtree(self, i: int, without: tuple[str, ...] = ()) -> list[int]:
        """Indices of word ``i`` and all below it, in order; branches whose relation is in ``without`` are left out."""
        found, waiting = [], [i]
        while waiting:
            j = waiting.pop()
            found.append(j)
            waiting.extend(
                c
                for c in self.children[j]
                if not (without and (self.words[c].rel in without or self.words[c].deprel in without))
            )
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Governors of word ``i``, nearest first, up to the root."""
        seen = 0
        j = self.words[i].head
        while j >= 0 and seen <= len(self.words):
            yield j
            j = self.words[j].head
            seen += 1

    def span(self, i: int, j: int) -> Span:
        """The span from word ``i`` to word ``j``, both included."""
        return Span(self.words[i].start, self.words[j].end)

    def within(self, span: Span) -> list[int]:
        """Indices of the words that lie wholly inside ``span``."""
        return [i for i, w in enumerate(self.words) if w.start >= span.start and w.end <= span.end]

    def head_of(self, span: Span) -> int | None:
        """The word inside ``span`` whose governor lies outside it (the first of several), or None for no word."""
        inside = self.within(span)
        members = set(inside)
        return next((i for i in inside if self.words[i].head not in members), None)


class Document(msgspec.Struct, frozen=True, gc=False):
    """What every stage after the reader gets: the article, its parsed sentences in order, and where its parts are.

    ``headline``: number of leading sentences that are the headline (0 if there is none). ``dateline``: span of a
    dateline ("KYIV, March 3 (Reuters) -") at the head of the body, or None.
    """

    article: Article
    sentences: tuple[ParsedSentence, ...]
    headline: int = 0
    dateline: Span | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def sentence_at(self, offset: int) -> ParsedSentence | None:
        """The sentence whose span holds ``offset``, or None (binary search)."""
        low, high = 0, len(self.sentences)
        while low < high:
            mid = (low + high) // 2
            if self.sentences[mid].end <= offset:
                low = mid + 1
            else:
                high = mid
        found = self.sentences[low] if low < len(self.sentences) else None
        return found if found is not None and found.start <= offset < found.end else None
