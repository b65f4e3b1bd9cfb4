"""Windows of consecutive sentences, their augmentation, and padded batches."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from kinds import KINDS
from labels import UPOS
from prepare import MASK
from wordpiece import CASES, WordPiece, case_class

from onrecord.sentences.neutral import PERSONS, STAND_INS

LIMIT, LONGEST = 128, 160
SINGLE, CUT = 0.55, 0.12
"""Shares of windows that hold one sentence, and of longer ones that end inside a further sentence."""
SWAP_NAMES = 0.6
"""Share of windows whose names are exchanged for others (see swap_names)."""
POOL: dict[tuple[int, str], list[tuple[str, ...]]] = {}
SWAP = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ll": "’ll", "'ve": "’ve", "'m": "’m", "'d": "’d", "'": "’"}
_NOMINAL = tuple(UPOS.index(u) for u in ("ADJ", "NOUN", "PROPN"))
BACK = {v: k for k, v in SWAP.items()} | {"“": '"', "”": '"', "‘": "'"}
WORD_KEYS = ("ner", "etype", "event", "predicate", "fact", "upos", "feats", "lemma", "head", "deprel", "case")


def _length(sentence: dict) -> int:
    """Word pieces of a sentence."""
    return sum(map(len, sentence["pieces"]))


def cut(sentence: dict, words: int, whole: bool) -> dict:
    """The first words of a sentence; not `whole` = its end is missing, so nothing of its tree is trained."""
    out = dict(sentence)
    out["forms"], out["pieces"] = sentence["forms"][:words], sentence["pieces"][:words]
    for key in WORD_KEYS:
        out[key] = sentence[key][:words]
    if not whole:
        out["parsed"], out["open"] = False, True
    return out


def _without_point(sentence: dict, rng: random.Random) -> dict:
    """Now and then drop the final punctuation mark (only where nothing depends on it)."""
    n = len(sentence["forms"])
    dropped = n > 2 and sentence["parsed"] and rng.random() < 0.03 and sentence["forms"][-1] in ".?!;:"
    if dropped and n not in sentence["head"] and sentence["head"][-1] != 0:
        return cut(sentence, n - 1, True)
    return sentence


def partition(doc: list[dict], rng: random.Random) -> Iterator[list[dict]]:
    """Cut a document at random into windows that cover every sentence once."""
    i = 0
    while i < len(doc):
        single = rng.random() < SINGLE
        target = rng.randint(40, LIMIT)
        window, size = [], 0
        while i < len(doc) and not (window and (single or size + _length(doc[i]) > target)):
            window.append(_without_point(doc[i], rng))
            size += _length(doc[i])
            i += 1
        if size > LONGEST:
            words, total = 0, 0
            for pieces in window[0]["pieces"]:
                total += len(pieces)
                words += total <= LONGEST
            window = [cut(window[0], words, False)]
        elif not single and i < len(doc) and len(doc[i]["forms"]) > 3 and rng.random() < CUT:
            part = cut(doc[i], rng.randint(1, len(doc[i]["forms"]) - 1), False)
            if size + _length(part) <= LONGEST:
                window.append(part)
        yield window


def _swap_quotes(forms: list[str]) -> list[str]:
    """Exchange straight and typographic quotation marks and apostrophes."""
    curly, inside = any(f in BACK for f in forms), False
    out = []
    for form in forms:
        if curly:
            out.append(BACK.get(form, form))
        elif form == '"':
            inside = not inside
            out.append("“" if inside else "”")
        else:
            out.append(SWAP.get(form, form))
    return out


def _recase(case: np.ndarray, lemma: np.ndarray, lower: set[int], rng: random.Random) -> None:
    """Now and then lower-case, title-case or upper-case the whole window, in place."""
    draw = rng.random()
    if draw >= 0.14:
        return
    target = "lower" if draw < 0.08 else "title" if draw < 0.12 else "upper"
    case[case >= CASES.index("lower")] = CASES.index(target)
    lemma[[m not in lower for m in lemma]] = MASK


def swap_names(joined: dict[str, np.ndarray], forms: list[str], rng: random.Random) -> list[str] | None:
    """Now and then put other names of the same type and shape in the place of names; the new forms, or None.

    Lemmas of exchanged words are masked. `POOL` holds the names: (tag of the first word, shape) -> names.
    """
    if not POOL or rng.random() >= SWAP_NAMES:
        return None
    tags, out, i, changed = joined["ner"], list(forms), 0, False
    while i < len(tags):
        j = i + 1
        if tags[i] in (1, 3, 5):
            while j < len(tags) and tags[j] == tags[i] + 1:
                j += 1
            choices = POOL.get((int(tags[i]), shape(forms[i:j])))
            if choices and rng.random() < 0.7:
                out[i:j] = rng.choice(choices)
                joined["lemma"][i:j] = MASK
                changed = True
        i = j
    return out if changed else None


def stand_in(joined: dict[str, np.ndarray], forms: list[str]) -> list[str]:
    """The words as `onrecord.sentences.neutral` shows them to the reader: names of places, peoples and persons exchanged
    for the usual ones. Longer names, of which it makes one word, are left. Lemmas of exchanged words are masked.
    """
    tags, kinds, out, persons = joined["ner"], joined["kind"], list(forms), 0
    country, people = KINDS.index("country"), KINDS.index("demonym")
    for i, tag in enumerate(tags):
        end = i + 1
        while end < len(tags) and tag in (1, 3, 5) and tags[end] == tag + 1:
            end += 1
        if any(case_class(w) != CASES.index("title") for w in forms[i:end]):
            continue
        if tag == 1 and end - i < 3:
            out[i:end] = PERSONS[persons % len(PERSONS)][i - end :]
            persons += 1
        elif tag == 5 and end == i + 1:
            out[i] = STAND_INS["country" if kinds[i] == country else "place"]
        elif tag not in (2, 4, 6) and kinds[i] == people and joined["upos"][i] in _NOMINAL:
            out[i] = STAND_INS["people" if forms[i].endswith("ans") else "adjective"]
        if out[i:end] != forms[i:end]:
            joined["lemma"][i:end] = MASK
    return out


def shape(words: list[str]) -> str:
    """Casing of a name, word by word: names are exchanged for names of the same shape."""
    return " ".join(str(case_class(w)) for w in words)


def names_of(sentence: dict) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Names of a sentence: tag of the first word, words."""
    tags, i = sentence["ner"], 0
    while i < len(tags):
        j = i + 1
        if tags[i] in (1, 3, 5):
            while j < len(tags) and tags[j] == tags[i] + 1:
                j += 1
            yield int(tags[i]), tuple(sentence["forms"][i:j])
        i = j


def fill_pool(sets: dict[str, list[list[dict]]], listed: dict[int, list[tuple[str, ...]]]) -> None:
    """Collect names for `swap_names`: those of the training sets, `listed` ones, first names with last names.

    `listed`: tag of the first word -> names as words in their usual casing.
    """
    names: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    first, last = set(), set()
    for kept in ("ewt_train", "wikigold", "politics"):
        for tag, words in (x for doc in sets[kept] for s in doc for x in names_of(s)):
            names.setdefault((tag, shape(list(words))), set()).add(words)
            if tag == 1 and len(words) == 2 and shape(list(words)) == "3 3":
                first.add(words[0])
                last.add(words[1])
    for tag, more in listed.items():
        for words in more:
            names.setdefault((tag, shape(list(words))), set()).add(words)
    draw, given, family = random.Random(1), sorted(first), sorted(last)
    made = {(draw.choice(given), draw.choice(family)) for _ in range(20_000)}
    names.setdefault((1, "3 3"), set()).update(made)
    POOL.update({k: sorted(v) for k, v in names.items() if len(v) > 3})


def build(
    window: list[dict], pieces: WordPiece, lower: set[int], rng: random.Random | None, stand_ins: float = 0.0
) -> dict:
    """Arrays of one window; without `rng` nothing is changed at random.

    `lower` are the lemma scripts that do not depend on the casing of the form; `stand_ins` is the share of windows
    whose names are shown under stand-ins (see `stand_in`).
    """
    joined = {k: np.concatenate([s[k] for s in window]) for k in WORD_KEYS}
    joined["kind"] = np.array([k for s in window for k in pieces.known(s["forms"])])
    ids = [p for s in window for p in s["pieces"]]
    if rng is not None:
        _recase(joined["case"], joined["lemma"], lower, rng)
        forms = [f for s in window for f in s["forms"]]
        shown = rng.random() < stand_ins
        swapped = stand_in(joined, forms) if shown else swap_names(joined, forms, rng)
        if swapped is not None:
            ids = [pieces.word(f) for f in swapped]
            joined["kind"] = np.array(pieces.known(swapped))
        elif rng.random() < 0.15:
            ids = [pieces.word(f) for f in _swap_quotes([f for s in window for f in s["forms"]])]
    flat, case, first, sentence, boundary, start, head = [pieces.cls], [0], [], [], [], 0, []
    for k, s in enumerate(window):
        n = len(s["forms"])
        if s["newpar"] and k:
            flat.append(pieces.sep)
            case.append(0)
        for i in range(start, start + n):
            first.append(len(flat))
            flat += ids[i]
            case += [int(joined["case"][i]) + len(CASES) * int(joined["kind"][i])] * len(ids[i])
        ends = [0] * (n - 1) + [0 if s.get("open") else 1]
        boundary += ends if s["bounded"] else [MASK] * n
        sentence += [k] * n
        local = s["head"].astype(int)
        head += list(np.where(local > 0, local + start, local)) if s["parsed"] else [MASK] * n
        start += n
    joined["head"] = np.array(head)
    joined["deprel"] = np.where(joined["head"] == MASK, MASK, joined["deprel"])
    weight = np.concatenate([np.full(len(s["forms"]), s["weight"], np.float32) for s in window])
    return {
        **joined,
        "pieces": [*flat, pieces.sep],
        "piece_case": [*case, 0],
        "first": first,
        "sentence": sentence,
        "boundary": boundary,
        "weight": weight,
    }


def collate(items: list[dict]) -> dict[str, torch.Tensor]:
    """Pad windows: piece arrays [B, P], word arrays [B, W]; labels padded with MASK (fact: nan)."""
    longest, most = max(len(x["pieces"]) for x in items), max(len(x["first"]) for x in items)
    fill = {"pieces": 0, "piece_case": 0, "first": 0, "sentence": -1, "fact": np.nan, "weight": 0}
    out = {}
    for key in items[0]:
        width = longest if key in ("pieces", "piece_case") else most
        kind = np.float32 if key in ("fact", "weight") else np.int64
        array = np.full((len(items), width), fill.get(key, MASK), kind)
        for row, item in zip(array, items, strict=False):
            row[: len(item[key])] = item[key]
        out[key] = torch.from_numpy(array)
    out["visible"] = torch.full((len(items), 1, 1, longest), -1e4)
    for row, item in zip(out["visible"], items, strict=False):
        row[..., : len(item["pieces"])] = 0.0
    return out


def batches(items: list[dict], rng: random.Random, budget: int) -> list[list[dict]]:
    """Group windows of like length so that a padded batch has at most `budget` pieces; in random order."""
    items = sorted(items, key=lambda x: len(x["pieces"]) + rng.random() * 6)
    out: list[list[dict]] = [[]]
    for item in items:
        longest = max([len(item["pieces"])] + [len(x["pieces"]) for x in out[-1]])
        if out[-1] and longest * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(item)
    rng.shuffle(out)
    return out


def epoch(
    sets: dict[str, list[list[dict]]],
    pieces: WordPiece,
    lower: set[int],
    seed: int,
    budget: int,
    stand_ins: float = 0.0,
) -> list[list[dict]]:
    """All batches of one epoch; the built sentences of MV2 come in by a quarter. `stand_ins`: see `build`."""
    rng = random.Random(seed)
    items = []
    for name, docs in sets.items():
        if name.endswith("_dev"):
            continue
        for doc in docs:
            if name == "mv2" and rng.random() > 0.25:
                continue
            items += [build(w, pieces, lower, rng, stand_ins) for w in partition(doc, rng) if w[0]["forms"]]
    return batches(items, rng, budget)
