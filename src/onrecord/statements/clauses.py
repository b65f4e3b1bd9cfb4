"""Clauses as stretches of text: which words belong to what is said, and where its edges are."""

from collections.abc import Iterable

from onrecord.lexicons.cues import cue_forms
from onrecord.schema import ParsedSentence, Span
from onrecord.statements.draft import NOWHERE

RELATIVE = frozenset({"who", "which", "that", "whom"})
IN_A_CLAUSE = frozenset("nsubj nmod obl obj iobj amod advmod compound appos nummod xcomp".split())


def pieces(sentence: ParsedSentence, members: Iterable[int], head: int = NOWHERE) -> list[Span]:
    """The stretches of text that the words ``members`` cover: a gap of punctuation alone does not part them.

    Punctuation at the edges and the "that" that introduces ``head`` are left out.
    """
    words = sentence.words
    runs: list[list[int]] = []
    for i in sorted(members):
        if runs and all(words[j].upos == "PUNCT" for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        if all(words[j].upos in {"PUNCT", "PRON"} and words[j].form.lower() in RELATIVE for j in run):
            continue
        start, end = 0, len(run)
        while start < end and _loose(sentence, run[start], head):
            start += 1
        while end > start and (words[run[end - 1]].upos == "PUNCT" or words[run[end - 1]].rel == "cc"):
            end -= 1
        if start < end:
            found.append(sentence.span(run[start], run[end - 1]))
    return found


def _loose(sentence: ParsedSentence, i: int, head: int) -> bool:
    """True for a word that does not belong at the beginning of content: punctuation and the complementiser."""
    word = sentence.words[i]
    return word.upos == "PUNCT" or (word.rel == "mark" and word.head == head and word.lemma == "that")


def unbroken(sentence: ParsedSentence, i: int, members: list[int], head: int) -> list[int]:
    """``members`` of the content as they are read, where the tree is wrong about its edges.

    Behind the cue ``i`` there are no gaps, and nothing comes before "that". A verb that goes on where the cue was is
    not content ("said he would go and warned them"), nor a participle of saying ("said he would go, adding that"),
    nor what the writer tells next ("said that he had gone, and police searched the house").
    """
    words = sentence.words
    tense = next((f for f in words[i].feats.split("|") if f.startswith("Tense=")), None)
    cut: set[int] = set()
    for c in sentence.dependents(head, "conj"):
        bare = not any(words[d].rel in {"nsubj", "aux", "cop", "mark"} for d in sentence.children[c])
        resumes = words[i].has("VerbForm=Fin") and words[c].has("VerbForm=Fin") and words[c].has(tense or "-")
        other = not (words[head].has("VerbForm=Fin") and words[head].has(tense or "-"))
        if resumes and ((bare and other) or (c > head > i and _tells_next(sentence, head, c))):
            cut.update(sentence.subtree(c))
    for c in sentence.dependents(head, "advcl"):
        if c > head > i and is_adding(sentence, c):
            cut.update(sentence.subtree(c))
    that = next(
        (m for m in sentence.dependents(head, "mark") if words[m].lemma == "that" and i < m < head), -1
    )
    kept = [j for j in members if j not in cut and not i < j < that]
    if kept and min(kept) > i and len(kept) < max(kept) - min(kept) + 1:
        kept = [j for j in range(min(kept), max(kept) + 1) if j not in cut]
    return kept


def _tells_next(sentence: ParsedSentence, head: int, c: int) -> bool:
    """True for a clause ``c`` behind ", and" in the plain past, with a subject, where what is said is told as before it.

    What is said stands a step back ("had gone", "was leaving"); the next step of the story does not.
    """
    words = sentence.words
    first = min(sentence.subtree(c))
    helpers = sentence.dependents(head, "aux")
    back = {words[a].lemma.lower() for a in helpers if words[a].has("Tense=Past")}
    lasting = not words[head].has("Tense=Past") or any(words[a].form.lower() == "being" for a in helpers)
    stepped = "have" in back or ("be" in back and lasting)
    plain = words[c].has("Tense=Past") and not sentence.dependents(c, "aux", "cop", "mark")
    said = any(words[m].lemma == "that" for m in sentence.dependents(head, "mark"))
    comma = first > 0 and "," in (words[first].form, words[first - 1].form)
    return said and stepped and plain and comma and bool(sentence.dependents(c, "nsubj"))


def is_adding(sentence: ParsedSentence, i: int) -> bool:
    """True for ", adding", ", saying": a participle of a cue that a comma sets off, without a subject of its own."""
    words = sentence.words
    entry = cue_forms().get(("verb", words[i].form.lower()))
    participle = words[i].form.lower().endswith("ing") and not sentence.dependents(i, "nsubj", "mark")
    return (
        entry is not None
        and entry.flavour in {"speech", "writing"}
        and participle
        and words[i - 1].form == ","
    )


def clause_head(sentence: ParsedSentence, i: int) -> int:
    """The predicate of the clause that word ``i`` stands in, or -1: a phrase set off at the end speaks of it all."""
    words = sentence.words
    seen = 0
    while i >= 0 and words[i].rel in IN_A_CLAUSE:
        if words[i].head < 0 or seen > len(words):
            break
        i = words[i].head
        seen += 1
    return i
