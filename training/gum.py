"""Partial entity labels from GUM's Entity= annotation (all nested mentions, ten types)."""

from __future__ import annotations

import re

from corpora import NAME_JOINTS, TITLES, Sentence

_PART = re.compile(r"\([^()]+\)?|[^()]+\)")
NER_OF = {"person": "PER", "organization": "ORG", "place": "LOC"}


def _mentions(doc: list[Sentence]) -> list[list[tuple[int, int, str]]]:
    """For each sentence its mentions as (first word, last word, entity type); discontinuous ones are left out."""
    out: list[list[tuple[int, int, str]]] = []
    for sentence in doc:
        found: list[tuple[int, int, str]] = []
        open_at: dict[str, list[tuple[int, str]]] = {}
        for i, misc in enumerate(sentence.misc):
            value = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
            for part in _PART.findall(value):
                fields = part.strip("()").split("-")
                if "[" in fields[0]:
                    continue
                if part.startswith("("):
                    open_at.setdefault(fields[0], []).append((i, fields[1] if len(fields) > 1 else ""))
                if part.endswith(")") and open_at.get(fields[0]):
                    start, kind = open_at[fields[0]].pop()
                    found.append((start, i, kind))
        out.append(found)
    return out


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The first word of first..last (0-based) whose head lies outside."""
    for i in range(first, last + 1):
        if not first <= sentence.head[i] - 1 <= last:
            return i
    return first


def _tag_names(sentence: Sentence, mentions: list[tuple[int, int, str]]) -> None:
    """BIO tags of mentions that are names; proper nouns outside of them are masked."""
    tags: list[str | None] = [None if u == "PROPN" else "O" for u in sentence.upos]
    done: set[int] = set()
    for first, last, kind in mentions:
        if kind == "time":
            tags[first : last + 1] = ["O"] * (last + 1 - first)
    for start, last, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        first = start
        while first < last and sentence.upos[first] == "DET":
            first += 1
        words = range(first, last + 1)
        if sentence.upos[first] != "PROPN" or sentence.upos[last] != "PROPN" or done & set(words):
            continue
        forms = [sentence.forms[i].lower() for i in words]
        pure = all(
            sentence.upos[i] in ("PROPN", "NUM") or f in NAME_JOINTS
            for i, f in zip(words, forms, strict=False)
        )
        inner = any(first <= a <= b <= last and (b - a) < (last - first) for a, b, _ in mentions)
        if kind == "person" and (inner or len(forms) > 3 or any(f in TITLES for f in forms)):
            pure = False
        if pure and kind in NER_OF and len(forms) <= 7:
            done |= set(words)
            for k, i in enumerate(words):
                tags[i] = ("I-" if k else "B-") + NER_OF[kind]
    for i in range(1, len(tags) - 1):
        if tags[i - 1] is None and tags[i + 1] is None and sentence.forms[i].lower() in NAME_JOINTS:
            tags[i] = None
    sentence.ner = tags


def annotate(doc: list[Sentence]) -> None:
    """Set `etype` (on the head of every mention, else "_") and the partial `ner` of a GUM document."""
    for sentence, mentions in zip(doc, _mentions(doc), strict=False):
        sentence.etype = ["_"] * len(sentence.forms)
        for first, last, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
            if kind:
                sentence.etype[head_of(sentence, first, last)] = kind
        _tag_names(sentence, mentions)
