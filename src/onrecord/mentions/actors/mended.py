"""Trees mended where the reader takes a title for the last word of a name: "the Harbour Department Spokesperson"."""

import msgspec

from onrecord.lexicons.agents import agent_words, agents
from onrecord.lexicons.offices import office_words, offices
from onrecord.mentions.actors.phrases import lemma_of
from onrecord.schema import Document, ParsedSentence, Word

_INSIDE = ("flat", "compound")


def mended(document: Document) -> Document:
    """``document`` with such titles as heads of their phrases; the same object where nothing is to mend."""
    sentences = tuple(_mended(s) for s in document.sentences)
    if all(one is two for one, two in zip(sentences, document.sentences, strict=True)):
        return document
    return msgspec.structs.replace(document, sentences=sentences)


def _mended(sentence: ParsedSentence) -> ParsedSentence:
    swaps = [i for i, w in enumerate(sentence.words) if _ends_name(sentence, i, w)]
    if not swaps:
        return sentence
    words = list(sentence.words)
    for i in swaps:
        _lift(words, i)
    return ParsedSentence.build(sentence.index, sentence.paragraph, tuple(words))


def _ends_name(sentence: ParsedSentence, i: int, word: Word) -> bool:
    """True for a person's title right after an organisation's name, hung on that name."""
    if word.ner != "O" or word.rel not in _INSIDE or not 0 <= word.head < i or word.has("Number=Plur"):
        return False
    before = sentence.words[i - 1]
    if not before.ner.endswith("ORG") or not sentence.words[word.head].ner.endswith("ORG"):
        return False
    lemma = lemma_of(word)
    if lemma not in office_words() and lemma not in agent_words():
        return False
    agent = agents().get(lemma)
    return lemma in offices() if agent is None else agent.kind == "person"


def _lift(words: list[Word], i: int) -> None:
    """Put word ``i`` in the place of its governor, which becomes its compound; what hung on that hangs on ``i``."""
    at = words[i].head
    governor = words[at]
    title, name = words[i], governor
    words[i] = msgspec.structs.replace(
        title, head=governor.head, deprel=governor.deprel, upos="NOUN", etype="person"
    )
    words[at] = msgspec.structs.replace(name, head=i, deprel="compound")
    for n, word in enumerate(words):
        if word.head == at and n != i and not _in_name(words, at, n):
            words[n] = msgspec.structs.replace(word, head=i)


def _in_name(words: list[Word], at: int, n: int) -> bool:
    """True for a word of the name itself."""
    return words[n].ner.endswith("ORG") and abs(n - at) < 8 and words[n].rel in (*_INSIDE, "amod", "nmod")
