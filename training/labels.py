"""Label inventories: edit scripts for lemmas, feature strings, relations, entities."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

NER = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
EVENT = [
    "NONE",
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
]
"""What a predicate is in PLOVER 2.0; NONE: no event of that ontology."""
ETYPE = [
    "_",
    "abstract",
    "animal",
    "event",
    "object",
    "organization",
    "person",
    "place",
    "plant",
    "substance",
    "time",
]
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
LEMMA_CASES = ["lower", "keep", "title", "upper"]
Script = tuple[str, int, str]
UNKNOWN = -1
"""Index of a gold label that is not in the inventory (never right, never trained on)."""


def _cased(word: str, mode: str) -> str:
    """Apply a casing mode of LEMMA_CASES to a word."""
    if mode == "lower":
        return word.lower()
    if mode == "title":
        return word[:1].upper() + word[1:].lower()
    return word.upper() if mode == "upper" else word


def apply_script(form: str, script: Script) -> str:
    """Lemma of a form: case it, strip characters from its end, add a suffix; the form where that leaves nothing."""
    mode, strip, suffix = script
    base = _cased(form, mode)
    if strip > len(base):
        return form
    return (base[: len(base) - strip] + suffix) or form


def lemma_script(form: str, lemma: str) -> Script:
    """The canonical script that turns `form` into `lemma`; lower-case lemmas always use mode "lower"."""
    best: Script | None = None
    modes = ["lower", "keep"] if lemma == lemma.lower() else ["keep", "title", "upper", "lower"]
    for mode in modes:
        base = _cased(form, mode)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        script = (mode, len(base) - common, lemma[common:])
        if best is None or script[1] + len(script[2]) < best[1] + len(best[2]):
            best = script
    assert best is not None
    return best


def _nearest(feats: str, known: list[str]) -> str:
    """The known feature string that shares most key=value pairs (the shorter one of equals)."""
    want = set(feats.split("|"))
    return max(known, key=lambda k: (2 * len(want & set(k.split("|"))) - len(k.split("|")), k))


@dataclass
class Labels:
    """All inventories; lists are in index order."""

    feats: list[str] = field(default_factory=list)
    lemma: list[Script] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)

    def build(self, sentences: list) -> None:
        """Collect inventories from parsed training sentences (corpora.Sentence)."""
        feats = Counter(f for s in sentences for f in s.feats)
        scripts = Counter(
            lemma_script(f, m) for s in sentences for f, m in zip(s.forms, s.lemma, strict=False)
        )
        relations = Counter(r for s in sentences for r in s.deprel)
        self.feats = sorted(f for f, n in feats.items() if n >= 2)
        self.lemma = sorted(s for s, n in scripts.items() if n >= 3)
        self.lemma.insert(0, ("keep", 0, ""))
        self.lemma = list(dict.fromkeys(self.lemma))
        self.deprel = sorted(relations)
        self._near = {f: _nearest(f, self.feats) for f, n in feats.items() if n < 2}
        self.index()

    def index(self) -> None:
        """Build the reverse maps."""
        self.feats_id = {f: i for i, f in enumerate(self.feats)}
        self.lemma_id = {s: i for i, s in enumerate(self.lemma)}
        self.deprel_id = {r: i for i, r in enumerate(self.deprel)}
        self.upos_id = {u: i for i, u in enumerate(UPOS)}
        self.ner_id = {n: i for i, n in enumerate(NER)}
        self.etype_id = {e: i for i, e in enumerate(ETYPE)}

    def feats_of(self, feats: str, training: bool) -> int:
        """Index of a feature string; in training rare strings go to their nearest neighbour."""
        if training:
            feats = getattr(self, "_near", {}).get(feats, feats)
        return self.feats_id.get(feats, UNKNOWN)
