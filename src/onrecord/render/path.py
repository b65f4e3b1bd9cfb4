"""The way through the grammar from one word to another, in words."""

from onrecord.schema import Document, ParsedSentence, Span

RELATIONS = {
    "nsubj": "subject", "nsubj:pass": "subject of the passive", "nsubj:outer": "subject", "obj": "object",
    "iobj": "indirect object", "csubj": "clause as subject", "ccomp": "clause as object", "xcomp": "complement",
    "obl": "phrase", "obl:agent": "by whom", "obl:unmarked": "phrase", "obl:tmod": "time", "advcl": "adverbial clause",
    "advcl:relcl": "relative clause", "acl": "clause of a noun", "acl:relcl": "relative clause", "nmod": "phrase of a noun",
    "nmod:poss": "possessor", "nmod:desc": "description", "nmod:unmarked": "phrase of a noun", "amod": "adjective",
    "compound": "part of a compound", "compound:prt": "particle", "appos": "apposition", "conj": "joined by and",
    "flat": "part of the name", "nummod": "number", "det": "determiner", "det:poss": "possessor", "aux": "auxiliary",
    "aux:pass": "auxiliary", "cop": "form of be", "advmod": "adverb", "case": "preposition", "mark": "conjunction",
    "parataxis": "beside it", "root": "root", "dep": "unclear", "list": "list", "fixed": "fixed phrase",
}  # fmt: skip
"""Relations of the tree (Universal Dependencies) for people."""


def path_in(document: Document, one: Span, other: Span) -> str:
    """The way from the words ``one`` to the words ``other``; empty where they share no sentence or are the same."""
    sentence = document.sentence_at(one.start)
    if sentence is None:
        return ""
    start, end = sentence.head_of(one), sentence.head_of(other)
    return "" if start is None or end is None or start == end else path(sentence, start, end)


def path(sentence: ParsedSentence, start: int, end: int) -> str:
    """From word ``start`` up to where the two ways meet, then down to word ``end``, each step with its relation.

    "sent, object: troops, part of a compound: army"; a step up reads "object of sent".
    """
    up = [start, *sentence.ancestors(start)]
    down = [end, *sentence.ancestors(end)]
    top = next((i for i in up if i in down), None)
    if top is None:
        return ""
    steps = [sentence.words[start].form]
    for i in up[: up.index(top)]:
        word = sentence.words[i]
        steps.append(f"{_relation(word.deprel)} of {sentence.words[word.head].form}")
    for i in reversed(down[: down.index(top)]):
        steps.append(f"{_marked(sentence, i)}: {sentence.words[i].form}")
    return ", ".join(steps)


def _relation(deprel: str) -> str:
    return RELATIONS.get(deprel) or RELATIONS.get(deprel.partition(":")[0], deprel)


def _marked(sentence: ParsedSentence, i: int) -> str:
    """The relation of word ``i``, with its preposition: "phrase with 'against'"."""
    found = [sentence.words[c].form.lower() for c in sentence.dependents(i, "case")]
    return _relation(sentence.words[i].deprel) + (f" with '{' '.join(found)}'" if found else "")
