"""Who acts in a text of which two parties are given: these two, and every other name as somebody who may stand in a slot."""

from collections.abc import Iterator

from onrecord.events import grammar
from onrecord.events.pair_choice import ACTOR, RECIPIENT
from onrecord.lexicons.agents import agents
from onrecord.schema import Actor, Document, Mention, Span, Word
from onrecord.schema.mention import ActorKind

GOVERNMENTS = frozenset(
    "government ministry administration cabinet regime junta parliament state kingdom".split()
)
"""Nouns that stand for a state."""

PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i"))


def pair_actors(document: Document, actor: Span, recipient: Span) -> Iterator[Actor]:
    """The two parties, and every other name as somebody who may stand in a slot."""
    for name, span in ((ACTOR, actor), (RECIPIENT, recipient)):
        if span.end > 0:
            own = (Mention(span.start, span.end, "name"), *_pronouns(document, span))
            yield Actor(id=name, name=name, kind=_kind_of(document, span), country="---", mentions=own)
    for s in document.sentences:
        for i, w in enumerate(s.words):
            span = Span(w.start, w.end)
            if span.overlaps(actor) or span.overlaps(recipient):
                continue
            kind = _kind(w)
            if kind is not None:
                named = Mention(w.start, w.end, "name" if w.ner != "O" else "nominal")
                yield Actor(id=f"o{s.index}.{i}", name=w.form, kind=kind, country="---", mentions=(named,))


def _pronouns(document: Document, party: Span) -> Iterator[Mention]:
    """Pronouns that stand for the party: subjects of what the party says or does ("X said that it would")."""
    for s in document.sentences:
        head = s.head_of(party) if s.start <= party.start < s.end else None
        for i, w in enumerate(s.words):
            if head is None or w.rel != "nsubj" or w.lemma.lower() not in PRONOUNS:
                continue
            verbs = list(s.ancestors(i))[1:]
            subjects = (c for v in verbs for c in grammar.subjects(s, v) if s.words[c].upos != "PRON")
            if next(subjects, None) == head:
                yield Mention(w.start, w.end, "pronoun")


def _kind_of(document: Document, party: Span) -> ActorKind:
    """What kind of actor a party is: a place name that acts is a state."""
    sentence = document.sentence_at(party.start)
    head = sentence.head_of(party) if sentence is not None else None
    if sentence is None or head is None:
        return "other"
    word = sentence.words[head]
    if word.ner.endswith("LOC"):
        return "country"
    if word.lemma.lower() in GOVERNMENTS:
        return "government"
    return _kind(word) or "other"


def _kind(word: Word) -> ActorKind | None:
    """What kind of actor a word may be: names by the reader, nouns by the lexicon of agents; None for others."""
    if word.ner.startswith("B-"):
        return "person" if word.ner.endswith("PER") else "organization"
    if word.upos == "NOUN" and (word.lemma.lower() in agents() or word.etype in ("person", "organization")):
        return "person" if word.etype == "person" else "group"
    return None
