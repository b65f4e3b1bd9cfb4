"""Read the corpora into one form: documents of sentences of words with labels as strings.

A label that is unknown for a word is None (masked in training); see `Sentence`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TITLES = {
    "president",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "sir",
    "lord",
    "lady",
    "prof",
    "prof.",
    "professor",
    "senator",
    "sen.",
    "gen.",
    "general",
    "minister",
    "prime",
    "king",
    "queen",
    "prince",
    "pope",
    "judge",
    "justice",
    "captain",
    "capt.",
    "colonel",
    "col.",
    "secretary",
    "st.",
}
NAME_JOINTS = {
    "of",
    "the",
    "and",
    "for",
    "in",
    "on",
    "de",
    "la",
    "al",
    "el",
    "bin",
    "ibn",
    "van",
    "von",
    "-",
    "&",
    "'s",
    ".",
    "'",
}
PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "our", "its", "this", "these"}
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Jr|Sr|vs|No)\.(?=\s)|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+|\.\.\.+|[^\w\s]"
)
_CLITIC = re.compile(r"(.+?)(n['’]t|['’](?:s|ll|re|ve|d|m))$", re.IGNORECASE)


@dataclass
class Sentence:
    """One sentence; all lists have one entry a word, None = not annotated here."""

    forms: list[str]
    spans: list[tuple[int, int]]
    id: str = ""
    text: str = ""
    newpar: bool = False
    parsed: bool = False
    bounded: bool = False
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    ner: list[str | None] = field(default_factory=list)
    etype: list[str | None] = field(default_factory=list)
    predicate: list[int | None] = field(default_factory=list)
    fact: list[float | None] = field(default_factory=list)
    event: list[str | None] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    fact_weight: float = 1.0

    def __post_init__(self) -> None:
        n = len(self.forms)
        for name in ("ner", "etype", "predicate", "fact", "event"):
            if not getattr(self, name):
                setattr(self, name, [None] * n)


def read_jsonl(path: Path) -> list[dict]:
    """All objects of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def _spans(text: str, rows: list[list[str]], ranges: dict[int, tuple[int, str]]) -> list[tuple[int, int]]:
    """Offsets of words in the sentence text; words of a fused token share it where they do not add up."""
    out: list[tuple[int, int]] = []
    at, index = 0, 1
    while index <= len(rows):
        last, surface = ranges.get(index, (index, rows[index - 1][1]))
        start = text.find(surface, at)
        start = at if start < 0 else start
        forms = [rows[i - 1][1] for i in range(index, last + 1)]
        adds_up, inner = "".join(forms) == surface, start
        for form in forms:
            out.append((inner, inner + len(form)) if adds_up else (start, start + len(surface)))
            inner += len(form)
        at, index = start + len(surface), last + 1
    return out


def _sentence(block: list[str]) -> tuple[Sentence, bool]:
    """Parse one CoNLL-U block; the flag says whether it opens a document."""
    comments = [line for line in block if line.startswith("#")]
    meta = dict(c[2:].split(" = ", 1) for c in comments if " = " in c)
    rows, ranges = [], {}
    for line in block:
        if line.startswith("#"):
            continue
        cols = line.split("\t")
        if "-" in cols[0]:
            first, last = map(int, cols[0].split("-"))
            ranges[first] = (last, cols[1])
        elif "." not in cols[0]:
            rows.append(cols)
    newdoc = any(c.startswith("# newdoc") for c in comments)
    sentence = Sentence(
        forms=[r[1] for r in rows],
        spans=_spans(meta.get("text", ""), rows, ranges),
        id=meta.get("sent_id", ""),
        text=meta.get("text", ""),
        newpar=newdoc or any(c.startswith("# newpar") for c in comments),
        parsed=True,
        bounded=True,
        head=[int(r[6]) for r in rows],
        deprel=[r[7] for r in rows],
        upos=[r[3] for r in rows],
        feats=[r[5] for r in rows],
        lemma=[r[2] for r in rows],
        misc=[r[9] for r in rows],
    )
    return sentence, newdoc


def read_conllu(path: Path) -> list[list[Sentence]]:
    """Documents of a gzipped CoNLL-U file."""
    docs: list[list[Sentence]] = []
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for chunk in file.read().split("\n\n"):
            block = [line for line in chunk.split("\n") if line]
            if not block:
                continue
            sentence, newdoc = _sentence(block)
            if newdoc or not docs:
                docs.append([])
            docs[-1].append(sentence)
    return docs


def tokenise(text: str) -> Iterator[tuple[int, int]]:
    """Rough UD-like words of a text as (start, end); splits clitics, hyphens and punctuation."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        clitic = _CLITIC.match(match.group())
        if clitic:
            yield start, start + clitic.end(1)
            yield start + clitic.end(1), end
        else:
            yield start, end


def plain(text: str, name: str) -> Sentence:
    """An unparsed sentence from its text."""
    spans = list(tokenise(text))
    return Sentence(forms=[text[a:b] for a, b in spans], spans=spans, id=name, text=text)


def covering(sentence: Sentence, start: int, end: int) -> list[int]:
    """Indices of the words that overlap the characters start..end."""
    return [i for i, (a, b) in enumerate(sentence.spans) if a < end and b > start]


def tag_entities(sentence: Sentence, entities: list[dict]) -> None:
    """Set BIO tags for PER, ORG and LOC; everything else of a gold NER set is O."""
    sentence.ner = ["O"] * len(sentence.forms)
    for entity in entities:
        if entity["label"] not in ("PER", "ORG", "LOC"):
            continue
        for k, i in enumerate(covering(sentence, entity["start"], entity["end"])):
            sentence.ner[i] = ("I-" if k else "B-") + entity["label"]


_PART = re.compile(r"\[([ARP]): ([^\[\]]+)\]")
_GRAMMAR = frozenset(
    "a an and are as at be been being by did do does for from had has have in into is it its no not of off on out over "
    "that the their to up was were will with his her".split()
)


def read_examples(paths: list[Path]) -> list[list[Sentence]]:
    """Our own examples of predicates (examples/README.md): each content word of the marked predicate has its type."""
    docs = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if not line or line.startswith("#"):
                continue
            kind, _, _, marked = line.split("\t")
            text, predicate, at = "", [], 0
            for part in _PART.finditer(marked):
                text += marked[at : part.start()]
                if part[1] == "P":
                    predicate.append((len(text), len(text) + len(part[2])))
                text += part[2]
                at = part.end()
            sentence = plain(text + marked[at:], f"{path.stem}-{number}")
            for start, end in predicate:
                for i in covering(sentence, start, end):
                    if sentence.forms[i].lower() not in _GRAMMAR and sentence.forms[i][0].isalpha():
                        sentence.event[i] = kind
            docs.append([sentence])
    return docs


def add_events(sentence: Sentence, events: list[dict], weight: float = 1.0) -> None:
    """Mark judged predicates (head word = last word of the span) and their factuality -3..3."""
    sentence.predicate = [0] * len(sentence.forms)
    sentence.fact_weight = weight
    for event in events:
        words = covering(sentence, event["start"], event["end"])
        if words:
            sentence.predicate[words[-1]] = 1
            sentence.fact[words[-1]] = float(event["factuality"])


def _is_name(words: list[str]) -> bool:
    """Does a mention consist of capitalised words and joints only, capitalised at both ends?"""
    cap = [w[:1].isupper() for w in words]
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return False
    return (
        bool(words)
        and cap[0]
        and cap[-1]
        and all(c or w.lower() in NAME_JOINTS for c, w in zip(cap, words, strict=False))
    )


def tag_re3d(sentence: Sentence, entities: list[dict], offset: int) -> None:
    """Named PER, ORG, LOC mentions get tags; capitalised words of other mentions are masked."""
    tags: list[str | None] = ["O"] * len(sentence.forms)
    done: set[int] = set()
    for entity in sorted(entities, key=lambda e: e["start"] - e["end"]):
        words = covering(sentence, entity["start"] - offset, entity["end"] - offset)
        while words and sentence.forms[words[0]].lower() in ("the", "a", "an"):
            words = words[1:]
        cut = entity["start"] < offset or entity["end"] > offset + sentence.spans[-1][1]
        if cut or not words or entity["label"] not in ("PER", "ORG", "LOC", "NORP") or done & set(words):
            continue
        forms = [sentence.forms[i] for i in words]
        titled = entity["label"] == "PER" and any(f.lower() in TITLES for f in forms)
        if entity["label"] != "NORP" and _is_name(forms) and len(forms) <= 7 and not titled:
            done |= set(words)
            for k, i in enumerate(words):
                tags[i] = ("I-" if k else "B-") + entity["label"]
        else:
            for i in words:
                if sentence.forms[i][:1].isupper() and i not in done:
                    tags[i] = None
    sentence.ner = tags


def read_re3d(path: Path) -> list[list[Sentence]]:
    """re3d documents cut into sentences by rule (boundaries are not trained on)."""
    docs = []
    for record in read_jsonl(path):
        doc, at = [], 0
        text = record["text"]
        ends = [m.end() for m in re.finditer(r"\n\s*\n|(?<=[.!?])\s+(?=[A-Z\"“])", text)] + [len(text)]
        for end in ends:
            piece = text[at:end]
            if piece.strip():
                sentence = plain(piece, f"{record['id']}-{at}")
                sentence.newpar = at > 0 and "\n" in text[max(0, at - 2) : at]
                tag_re3d(sentence, record["entities"], at)
                doc.append(sentence)
            at = end
        docs.append(doc)
    return docs
