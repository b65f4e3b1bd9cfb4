"""Statements without a verb of saying: "according to X", and what is only reported "reportedly" or "allegedly"."""

from collections.abc import Iterator

from onrecord.lexicons.cues import Cue, cues
from onrecord.schema import ParsedSentence
from onrecord.statements.clauses import clause_head, pieces
from onrecord.statements.draft import NOWHERE, Draft
from onrecord.statements.speakers import has_case

SUBORDINATE = frozenset({"acl", "advcl", "xcomp", "ccomp", "conj"})


def find_references(sentence: ParsedSentence) -> Iterator[Draft]:
    """Drafts of "according to X", and of "reportedly" and its like."""
    lexicon = cues()
    for i, word in enumerate(sentence.words):
        if word.form.lower() == "according" and word.head >= 0:
            yield from _according(sentence, i)
        elif word.upos == "ADV" and ("adv", word.lemma.lower()) in lexicon and word.head >= 0:
            yield from _hedged(sentence, i, lexicon["adv", word.lemma.lower()])


def _according(sentence: ParsedSentence, i: int) -> Iterator[Draft]:
    words = sentence.words
    source = words[i].head if words[i].rel in {"case", "mark"} else NOWHERE
    if source == NOWHERE:
        below = [c for c in sentence.dependents(i, "obl") if has_case(sentence, c, "to")]
        source = below[0] if below else NOWHERE
    if source == NOWHERE:
        return
    top = source if words[i].head == source else i
    left_out = set(sentence.subtree(top))
    head = clause_head(sentence, words[top].head)
    while head >= 0 and _set_off(sentence, left_out) and words[head].rel in SUBORDINATE:
        head = clause_head(sentence, words[head].head)
    if head < 0:
        return
    members = [j for j in sentence.subtree(head) if j not in left_out and not _parted(sentence, i, j)]
    last = i + 1 if i + 1 < len(words) and words[i + 1].lemma == "to" else i
    content = pieces(sentence, members, head)
    if content:
        cue = sentence.span(i, last)
        draft = Draft(sentence, "cue:according to/obl", None, cue, i, content, head, [source])
        inner = [j for j in left_out if words[j].upos != "PUNCT"]
        first, final = min(inner), max(inner)
        comma = first and words[first - 1].form == ","
        draft.source = sentence.span(first - 1 if comma else first, final)
        yield draft


def _parted(sentence: ParsedSentence, i: int, j: int) -> bool:
    """True if a semicolon stands between words ``i`` and ``j``."""
    return any(w.form == ";" for w in sentence.words[min(i, j) : max(i, j)])


def _set_off(sentence: ParsedSentence, members: set[int]) -> bool:
    """True if the phrase begins the sentence or ends it behind a comma: it then speaks of all of it."""
    inner = [j for j in members if sentence.words[j].upos != "PUNCT"]
    first, last = min(inner), max(inner)
    rest = sentence.words[last + 1 :]
    return first == 0 or (sentence.words[first - 1].form == "," and all(w.upos == "PUNCT" for w in rest))


def _hedged(sentence: ParsedSentence, i: int, entry: Cue) -> Iterator[Draft]:
    words, above = sentence.words, sentence.words[i].head
    described = words[above].rel in {"amod", "acl"} and words[above].deprel != "acl:relcl"
    head = words[above].head if described else clause_head(sentence, above)
    if head < 0:
        return
    hedge = sentence.span(i, i)
    members = sentence.subtree(head, ("acl",)) if described else sentence.subtree(head)
    found = pieces(sentence, [j for j in members if j > i or (j < i and not described)], head)
    if found:
        yield Draft(sentence, f"{entry.entry}/advmod", entry, hedge, i, found, head, hedge=hedge)
