"""A network's answers for a stretch of a window, as one sentence: tags, lemmas, tree, entities, factuality."""

import re
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model.network import Answer, Labels
from onrecord.model.tree import best_heads

# A verb counts as a predicate unless the network is rather sure that it is none (a log-odds).
_VERB_BIAS = -3.0
# Probability under which a type of event is not worth telling.
_LEAST_LIKELY = 0.05
_NUMERIC = re.compile(r"[\d.,:/%$+-]+")


class Analysis(NamedTuple):
    """One sentence's words, column by column; ``head`` is an index in the sentence, -1 for the root."""

    upos: list[str]
    feats: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    ner: list[str]
    etype: list[str]
    fact: list[float | None]
    event: list[tuple[tuple[str, float], ...]]


def decode(forms: list[str], answer: Answer, labels: Labels, begin: int, end: int) -> Analysis:
    """The words ``begin`` to ``end`` (exclusive) of the window, taken as one sentence of ``forms``."""
    part = slice(begin, end)
    heads = best_heads(_within(answer.arcs, begin, end))
    relations = _relations(answer, labels, heads, begin, end)
    upos = [labels.upos[i] for i in answer.upos[part].tolist()]
    feats = ["" if f == "_" else f for f in (labels.feats[i] for i in answer.feats[part].tolist())]
    for i in _verbs(upos, heads, relations):
        upos[i], feats[i] = "VERB", _finite(forms[i])
    facts = _facts(answer, upos, begin, end)
    return Analysis(
        upos=upos,
        feats=feats,
        lemma=[lemma(f, labels.lemma[i]) for f, i in zip(forms, answer.lemma[part].tolist(), strict=True)],
        head=heads,
        deprel=relations,
        ner=_entities(answer.ner[part], labels.ner),
        etype=[labels.etype[i] for i in answer.etype[part].tolist()],
        fact=facts,
        event=_events(answer.event[part], facts, upos, labels.event),
    )


def _verbs(upos: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Words tagged as nouns that have both a subject and an object and no copula: verbs by their tree ("Rivals sign deal")."""
    having = {
        what: {h for h, r in zip(heads, relations, strict=True) if r == what}
        for what in ("nsubj", "obj", "cop")
    }
    both = having["nsubj"] & having["obj"] - having["cop"]
    return sorted(i for i in both if upos[i] == "NOUN")


def _finite(form: str) -> str:
    """Features of a finite verb by its ending."""
    if form.lower().endswith("ed"):
        return "Mood=Ind|Tense=Past|VerbForm=Fin"
    if form.lower().endswith("s"):
        return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    return "Mood=Ind|Tense=Pres|VerbForm=Fin"


def joined(parts: list[Analysis]) -> Analysis:
    """Analyses one after another as one; heads must count in the whole already."""
    return Analysis(
        upos=[x for p in parts for x in p.upos],
        feats=[x for p in parts for x in p.feats],
        lemma=[x for p in parts for x in p.lemma],
        head=[x for p in parts for x in p.head],
        deprel=[x for p in parts for x in p.deprel],
        ner=[x for p in parts for x in p.ner],
        etype=[x for p in parts for x in p.etype],
        fact=[x for p in parts for x in p.fact],
        event=[x for p in parts for x in p.event],
    )


def _within(arcs: NDArray[np.float32], begin: int, end: int) -> NDArray[np.float32]:
    """Arc scores of one sentence: rows its words, columns the root and its words."""
    return np.concatenate((arcs[begin:end, :1], arcs[begin:end, begin + 1 : end + 1]), axis=1)


def _relations(answer: Answer, labels: Labels, heads: list[int], begin: int, end: int) -> list[str]:
    """The best relation of each word to its chosen head; "root" for the root word and for no other."""
    rows = np.array([h + begin + 1 if h >= 0 else 0 for h in heads])
    scores = np.einsum("wrd,wd->wr", answer.rel[begin:end], answer.head[rows])
    root = labels.deprel.index("root")
    scores[:, root] = -np.inf
    best = scores.argmax(axis=1).tolist()
    return ["root" if h < 0 else labels.deprel[i] for h, i in zip(heads, best, strict=True)]


def _entities(logits: NDArray[np.float32], names: tuple[str, ...]) -> list[str]:
    """BIO tags by the best path in which I-X follows only B-X or I-X (Viterbi, where the best tags word by word are not such)."""
    best = logits.argmax(axis=1)
    if not best.any():
        return ["O"] * len(best)
    greedy = [names[i] for i in best.tolist()]
    if all(b[0] != "I" or a[1:] == b[1:] for a, b in zip(["O", *greedy], greedy, strict=False)):
        return greedy
    allowed, first = _transitions(names)
    score = logits[0] + first
    back = []
    for row in logits[1:]:
        paths = score[:, None] + allowed
        back.append(paths.argmax(axis=0))
        score = paths.max(axis=0) + row
    at = int(score.argmax())
    tags = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        tags.append(at)
    return [names[i] for i in reversed(tags)]


@cache
def _transitions(names: tuple[str, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What is added where one tag follows another (rows before, columns after), and to the first tag: 0 or very low."""
    pairs = [[0.0 if not b.startswith("I-") or a[2:] == b[2:] else -1e4 for b in names] for a in names]
    return np.array(pairs, dtype=np.float32), np.array(
        [-1e4 * n.startswith("I-") for n in names], dtype=np.float32
    )


def _facts(answer: Answer, upos: list[str], begin: int, end: int) -> list[float | None]:
    """Factuality, -3 to 3 in steps of 0.01, of each verb and of whatever else is found to be a predicate."""
    predicate = answer.predicate[begin:end].tolist()
    fact = np.clip(answer.fact[begin:end], -3.0, 3.0).tolist()
    return [
        round(f, 2) if p > 0 or (u == "VERB" and p > _VERB_BIAS) else None
        for f, p, u in zip(fact, predicate, upos, strict=True)
    ]


def _events(
    logits: NDArray[np.float32], facts: list[float | None], upos: list[str], names: tuple[str, ...]
) -> list[tuple[tuple[str, float], ...]]:
    """Types of event of predicates and of nouns, with probabilities in steps of 0.01, best first."""
    out: list[tuple[tuple[str, float], ...]] = [()] * len(facts)
    asked = [i for i, f in enumerate(facts) if f is not None or upos[i] == "NOUN"]
    if not asked:
        return out
    raised = np.exp(logits[asked] - logits[asked].max(axis=1, keepdims=True))
    shares = (raised / raised.sum(axis=1, keepdims=True)).tolist()
    for i, row in zip(asked, shares, strict=True):
        likely = [(names[k], round(p, 2)) for k, p in enumerate(row) if p >= _LEAST_LIKELY]
        out[i] = tuple(sorted(likely, key=lambda x: (-x[1], x[0])))
    return out


def lemma(form: str, script: tuple[str, int, str]) -> str:
    """``form`` cased, shortened by some characters at its end, with a suffix added; ``form`` where that leaves none."""
    case, strip, suffix = script
    if _NUMERIC.fullmatch(form):
        return form
    base = form.lower() if case == "lower" else form
    if case == "title":
        base = form[:1].upper() + form[1:].lower()
    elif case == "upper":
        base = form.upper()
    if strip > len(base):
        return form
    return base[: len(base) - strip] + suffix or form
