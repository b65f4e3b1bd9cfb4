"""Give sentences without trees those that an earlier reader sees in them, so that no head forgets what it knew.

    python silver.py --prepared build --teacher build/run4/epoch20.pt --out build/silver

Trained on bare labels of names, factuality or events, the encoder drifts: in a joint run with the examples of events
"signed" became a proper noun. Here the teacher's own answers stand in for the labels that such sentences lack (tags,
features, lemmas, trees, names, kinds of things, predicates), wherever it is sure of them; the others stay masked.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import torch
from decode import tags, tree
from evaluate import WINDOW, grouped
from export import load_reader
from model import Reader
from prepare import MASK, minilm_dir
from windows import build
from wordpiece import WordPiece

SETS = ("examples", "newsroom", "meantime", "politics", "rp", "re3d")
"""Sets without trees that get the teacher's."""
SURE = {
    "upos": 0.8,
    "feats": 0.8,
    "lemma": 0.8,
    "etype": 0.8,
    "ner": 0.8,
    "head": 0.5,
    "deprel": 0.6,
    "predicate": 0.9,
}
"""Probability from which the teacher's answer counts as a label."""


def answers(reader: Reader, item: dict[str, Any]) -> dict[str, np.ndarray]:
    """The teacher's probabilities for a window (windows.build); `arcs` [W, W+1], `dep` and `heads` as in model.Biaffine."""
    with torch.no_grad():
        words = reader.encoder(torch.tensor([item["pieces"]]), torch.tensor([item["piece_case"]]), None)[0]
        words = words[torch.tensor(item["first"])]
        heads = reader.taggers(words)
        arcs, dep, governors = reader.biaffine(words)
    out = {n: heads[n].softmax(-1).numpy() for n in ("upos", "feats", "lemma", "etype", "ner")}
    out["predicate"], out["fact"] = heads["predicate"].sigmoid().numpy(), heads["fact"].clip(-3, 3).numpy()
    return out | {"arcs": arcs.numpy(), "dep": dep, "heads": governors}


def sure(shares: np.ndarray, least: float) -> np.ndarray:
    """Best class of each row of probabilities [W, C]; MASK where it has less than `least`."""
    best = shares.argmax(-1)
    return np.where(np.take_along_axis(shares, best[:, None], -1)[:, 0] >= least, best, MASK).astype(np.int16)


def names(shares: np.ndarray, least: float, gold: np.ndarray) -> np.ndarray:
    """BIO tags of a sentence, MASK where the teacher is unsure or says otherwise than `gold` does (MASK = no label)."""
    best = np.array(tags(np.log(shares + 1e-9)), np.int16)
    unsure = shares[np.arange(len(best)), best] < least
    return np.where(unsure | ((gold != MASK) & (gold != best)), MASK, best).astype(np.int16)


def grammar(
    reader: Reader, out: dict[str, Any], start: int, n: int, root: int
) -> tuple[np.ndarray, np.ndarray]:
    """Heads (0 = root) and relations of the words start..start+n of a window as a sentence; MASK where unsure."""
    columns = np.concatenate([[0], np.arange(start + 1, start + n + 1)])
    scores = out["arcs"][start : start + n][:, columns]
    heads = tree(scores)
    scores = np.exp(scores - scores.max(1, keepdims=True))
    share = scores[np.arange(n), heads] / scores.sum(1)
    chosen = torch.from_numpy(np.where(heads > 0, heads + start, 0))
    with torch.no_grad():
        logits = reader.biaffine.relations(out["dep"][start : start + n], out["heads"][chosen])
    relations = sure(logits.softmax(-1).numpy(), SURE["deprel"])
    relations[heads == 0] = root
    unsure = share < SURE["head"]
    return np.where(unsure, MASK, heads).astype(np.int16), np.where(unsure, MASK, relations).astype(np.int16)


def label(reader: Reader, window: list[dict], pieces: WordPiece, root: int, keep_names: bool) -> None:
    """Fill in what the sentences of a window lack, in place; `keep_names`: their names are right as they are."""
    out = answers(reader, build(window, pieces, set(), None))
    start = 0
    for s in window:
        n = len(s["forms"])
        part = slice(start, start + n)
        for name in ("upos", "feats", "lemma"):
            s[name] = sure(out[name][part], SURE[name])
        if (s["etype"] == MASK).all():
            s["etype"] = sure(out["etype"][part], SURE["etype"])
        if not keep_names:
            s["ner"] = names(out["ner"][part], SURE["ner"], s["ner"])
        if (s["predicate"] == MASK).all():
            judged = out["predicate"][part]
            certain = np.maximum(judged, 1 - judged) >= SURE["predicate"]
            s["predicate"] = np.where(certain, judged > 0.5, MASK).astype(np.int16)
        if np.isnan(s["fact"]).all():
            s["fact"] = np.where(s["predicate"] == 1, out["fact"][part], np.nan).astype(np.float32)
        s["head"], s["deprel"] = grammar(reader, out, start, n, root)
        s["parsed"] = True
        start += n


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, default=Path("build"))
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/silver"))
    args = parser.parse_args()
    with open(args.prepared / "data.pkl", "rb") as file:
        data = pickle.load(file)
    torch.set_num_threads(2)
    reader, state = load_reader(args.teacher)
    if state["labels"] != data["labels"]:
        raise SystemExit(f"{args.teacher} has other labels than {args.prepared}/data.pkl")
    pieces, root = WordPiece(minilm_dir() / "vocab.txt"), data["labels"]["deprel"].index("root")
    for name in SETS:
        docs = data["sets"][name]
        for window in grouped(docs, 0 if name == "examples" else WINDOW):
            label(reader, window, pieces, root, name == "politics")
        found = np.concatenate([s["head"] for d in docs for s in d])
        tagged = np.concatenate([s["ner"] for d in docs for s in d])
        print(
            f"{name}: {len(found)} words, {np.mean(found == MASK):.3f} without governor, "
            f"{np.mean(tagged == MASK):.3f} without tag, {int((tagged % 2 == 1).sum())} names",
            flush=True,
        )
    data["notes"]["teacher"] = hashlib.sha256(args.teacher.read_bytes()).hexdigest()
    args.out.mkdir(parents=True, exist_ok=True)
    with open(args.out / "data.pkl", "wb") as file:
        pickle.dump(data, file)


if __name__ == "__main__":
    main()
