"""Reads the example sentence of every lexicon entry and compares what is coded with what the entry says.

An entry holds if an event of its type (and code) has it as its reason; a NONE entry holds if its word triggers nothing.
``python scripts/check_examples.py [--show N] [LEMMA…]`` prints the share and the first N that fail.
"""

import argparse
from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.lexicons.inflection import known_lemmas
from onrecord.lexicons.predicates import Predicate, predicates
from onrecord.pipeline import Stages, read_article
from onrecord.schema import Article, Document, ParsedSentence, Published, Reading, Word
from onrecord.sentences import parse_article

NONE = "NONE"


def read(entry: Predicate, stages: Stages) -> Reading:
    """The reading of an entry's example as an article of its own."""
    article = Article(id=entry.id, text=entry.example, published=Published("2024-05-15", "given"))
    return read_article(article, stages)


def with_known_lemmas(article: Article) -> Document:
    """The article parsed, with lemmas of verbs that are no word of the lexicon set right by it."""
    document = parse_article(article)
    sentences = tuple(
        ParsedSentence.build(s.index, s.paragraph, tuple(map(relemmatised, s.words)))
        for s in document.sentences
    )
    return msgspec.structs.replace(document, sentences=sentences)


def relemmatised(word: Word) -> Word:
    """The word with the lexicon's lemma where its own is none of the lexicon's."""
    lemma = known_lemmas().get(word.form.lower())
    if word.upos != "VERB" or lemma is None or known_lemmas().get(word.lemma) == word.lemma:
        return word
    return msgspec.structs.replace(word, lemma=lemma)


def verdict(entry: Predicate, reading: Reading) -> str:
    """``holds``, or in a word what is wrong."""
    coded = [e for e in reading.events if e.because.entry == entry.id]
    stem = f"{entry.lemma}.{entry.pos}"
    same = [e for e in reading.events if e.because.entry.partition("/")[0] == stem]
    if entry.event == NONE:
        return "holds" if not same else "coded although NONE"
    if any(e.event == entry.event and e.cameo == entry.cameo for e in coded):
        return "holds"
    if any(e.event == entry.event and e.cameo == entry.cameo for e in reading.events):
        return "coded alike by another entry"
    if any(e.event == entry.event for e in reading.events):
        return "same type, other code"
    return "other type" if reading.events else "no event"


def checked(entries: Iterable[Predicate], stages: Stages) -> list[tuple[Predicate, str, Reading]]:
    """All entries with their verdicts and readings."""
    found = []
    for entry in entries:
        reading = read(entry, stages)
        found.append((entry, verdict(entry, reading), reading))
    return found


def line(entry: Predicate, said: str, reading: Reading) -> str:
    """One failure on one line."""
    got = "; ".join(f"{e.event} {e.cameo} {e.because.entry}" for e in reading.events)
    return f"{said}\t{entry.id}\t{entry.event} {entry.cameo}\t{entry.example}\t[{got}]"


def main() -> None:
    """Check the entries of the given lemmas, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lemmas", nargs="*")
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument(
        "--lemmas-from-lexicon", action="store_true", help="set the reader's lemmas right first"
    )
    given = parser.parse_args()
    stages = Stages(parse=with_known_lemmas) if given.lemmas_from_lexicon else Stages()
    chosen = [p for p in predicates() if not given.lemmas or p.lemma in given.lemmas]
    found = checked(chosen, stages)
    bad = [f for f in found if f[1] != "holds"]
    print(*(line(*f) for f in bad[: given.show]), sep="\n")
    print(dict(Counter(said for _, said, _ in found).most_common()))


if __name__ == "__main__":
    main()
