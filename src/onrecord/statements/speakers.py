"""Who speaks: the subject of a cue through voice, coordination, control and relative clauses; its words; its actor."""

from collections.abc import Iterable

from onrecord.lexicons.cues import verb_forms
from onrecord.schema import Actor, Document, ParsedSentence, Span

RELATIVE = frozenset({"who", "which", "that", "whom"})
EXPLETIVE = frozenset({"it", "there"})
NOT_THE_NAME = ("acl", "appos", "parataxis", "advcl", "discourse", "dep", "vocative")
NAME_PARTS = ("flat", "nmod:desc", "compound", "appos")
SPEAKS = frozenset({"person", "organization"})
CLIMBS = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep", "ccomp"})
LIGHT_VERBS = """make issue express voice give have hold raise offer deliver release publish send write sign post put file
    repeat reiterate announce present read file convey declare share cite reject deny renew drop withdraw
    harbor harbour state submit outline back defend reveal unveil propose lay level face draw"""
LIGHT = frozenset(form for lemma in LIGHT_VERBS.split() for form in verb_forms(lemma))


def is_passive(sentence: ParsedSentence, i: int) -> bool:
    """True if verb ``i`` is in the passive voice."""
    words = sentence.words
    if any(words[c].deprel in {"aux:pass", "nsubj:pass", "csubj:pass"} for c in sentence.children[i]):
        return True
    bare = words[i].rel in {"acl", "amod", "advcl"} and words[i].deprel not in {"acl:relcl", "advcl:relcl"}
    if (
        bare
        and words[i].rel == "advcl"
        and any(words[c].rel in {"obj", "aux", "nsubj"} for c in sentence.children[i])
    ):
        return False
    return bare and words[i].has("VerbForm=Part") and words[i].has("Tense=Past")


def agent(sentence: ParsedSentence, i: int) -> list[int]:
    """The by-agent of passive ``i``: a list of one word or none."""
    found = sentence.dependents(i, "obl:agent")
    return found or [c for c in sentence.dependents(i, "obl") if has_case(sentence, c, "by")]


def has_case(sentence: ParsedSentence, i: int, *lemmas: str) -> bool:
    """True if a preposition or marker of word ``i`` is one of ``lemmas``."""
    words = sentence.words
    return any(words[c].rel in {"case", "mark"} and words[c].lemma in lemmas for c in sentence.children[i])


def subject_words(sentence: ParsedSentence, i: int, depth: int = 0) -> list[int]:
    """Heads of the phrases that name the active subject of predicate ``i``, understood ones included.

    A relative pronoun comes after its antecedent. Empty where nobody is named.
    """
    words = sentence.words
    own = [c for c in sentence.children[i] if words[c].rel == "nsubj"]
    if own:
        before = [c for c in own if c < i]
        return _resolved(sentence, i, before[-1] if before else own[0])
    if depth > 4 or words[i].head < 0 or any(words[c].rel == "expl" for c in sentence.children[i]):
        return []
    word, head = words[i], words[i].head
    if word.deprel == "acl:relcl":
        return [] if any(words[c].deprel == "nsubj:pass" for c in sentence.children[i]) else [head]
    if word.rel == "acl":
        return [head]
    if word.rel == "xcomp" and not is_passive(sentence, head):
        held = [c for c in sentence.children[head] if words[c].rel in {"obj", "iobj"}]
        if held and words[held[0]].head == head and words[head].lemma not in {"promise", "vow", "threaten"}:
            return held[:1]
    if word.rel in CLIMBS and words[head].upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON"}:
        if word.rel == "ccomp" and word.has("VerbForm=Fin"):
            return []
        if is_passive(sentence, head) and word.rel != "conj":
            return sentence.dependents(head, "nsubj:pass")
        return subject_words(sentence, head, depth + 1)
    return []


def _resolved(sentence: ParsedSentence, i: int, subject: int) -> list[int]:
    """``subject`` of ``i``, a relative pronoun with its antecedent before it, nothing for an expletive."""
    words = sentence.words
    word = words[subject]
    if word.lemma.lower() in RELATIVE and words[i].deprel == "acl:relcl" and words[i].head >= 0:
        return sorted({words[i].head, subject})
    if word.lemma.lower() in EXPLETIVE and any(words[c].rel == "csubj" for c in sentence.children[i]):
        return []
    return [subject]


def issuer(sentence: ParsedSentence, i: int) -> list[int]:
    """Who a noun of saying or a document ``i`` comes from: possessor, "from X", or the subject of "issued a …"."""
    words = sentence.words
    if owner := sentence.dependents(i, "nmod:poss"):
        return owner[:1]
    for c in sentence.dependents(i, "nmod"):
        if has_case(sentence, c, "from", "by"):
            return [c]
    head = words[i].head
    if head >= 0 and words[i].rel in {"obj", "obl"} and words[head].upos == "VERB":
        if is_passive(sentence, head):
            return agent(sentence, head)
        if words[head].form.lower() in LIGHT:
            return subject_words(sentence, head)
    if head >= 0 and words[i].deprel == "nsubj:pass" and words[head].form.lower() in LIGHT:
        return agent(sentence, head)
    return []


def can_speak(sentence: ParsedSentence, i: int) -> bool:
    """True if word ``i`` may name a person or body: a name, a person's noun or a personal pronoun."""
    word = sentence.words[i]
    if word.upos == "PRON":
        return word.lemma.lower() in {"he", "she", "they", "we", "i", "who"}
    return word.upos == "PROPN" or word.etype in SPEAKS or word.ner != "O"


def name_span(sentence: ParsedSentence, i: int) -> Span:
    """The words that name what ``i`` heads, without clauses, appositions and prepositions around it."""
    words = sentence.words
    left_out: set[int] = set()
    for c in sentence.children[i]:
        if words[c].rel in {"case", "mark", "cop", "aux", "nsubj", "punct"}:
            left_out.update(sentence.subtree(c))
    members = set(sentence.subtree(i, NOT_THE_NAME)) - left_out
    first = last = i
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while first < i and (words[first].upos in {"PUNCT", "CCONJ"} or words[first].rel == "cc"):
        first += 1
    while last > i and (words[last].upos in {"PUNCT", "CCONJ"} or words[last].rel == "cc"):
        last -= 1
    return sentence.span(first, last)


def compound(sentence: ParsedSentence, i: int) -> list[int]:
    """``i`` and what is coordinated with it."""
    return [i, *(c for c in sentence.children[i] if sentence.words[c].rel == "conj")]


class ActorIndex:
    """Actors by the word that heads a mention of theirs."""

    def __init__(self, document: Document, actors: Iterable[Actor]) -> None:
        """``actors`` with their mentions in ``document``."""
        self._heads: dict[tuple[int, int], str] = {}
        self._words: dict[tuple[int, int], tuple[int, str]] = {}
        for actor in actors:
            for mention in actor.mentions:
                sentence = document.sentence_at(mention.start)
                if sentence is None:
                    continue
                inside = sentence.within(mention.span)
                head = sentence.head_of(mention.span)
                if head is not None:
                    self._heads.setdefault((sentence.index, head), actor.id)
                for i in inside:
                    key, size = (sentence.index, i), len(inside)
                    if key not in self._words or size < self._words[key][0]:
                        self._words[key] = (size, actor.id)

    def of(self, sentence: ParsedSentence, i: int) -> str | None:
        """The actor that the phrase headed by word ``i`` names, or None."""
        words = sentence.words
        if found := self._heads.get((sentence.index, i)):
            return found
        for relation in NAME_PARTS:
            for c in sentence.dependents(i, relation):
                if relation == "compound" and not words[c].upos == words[i].upos == "PROPN":
                    continue
                if found := self._heads.get((sentence.index, c)):
                    return found
        return self._words.get((sentence.index, i), (0, None))[1]
