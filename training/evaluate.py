"""Figures of the reader on the development sets, from an exported graph or a checkpoint.

    python evaluate.py --prepared build --weights build/weights           (ONNX, int8)
    python evaluate.py --prepared build --checkpoint build/run/epoch14.pt (torch, averaged weights)

With gold words: UPOS, features, lemmas, UAS, LAS (subtypes stripped) with gold sentences in windows and one by one,
entities as they are cased / lower-cased / title-cased, factuality, predicates; and sentence ends over gold words.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
from decode import entities, tags, tree
from labels import apply_script
from prepare import MASK
from windows import build
from wordpiece import CASES, WordPiece

Net = Callable[[np.ndarray, np.ndarray, np.ndarray], dict[str, np.ndarray]]
WINDOW = 128
"""Word pieces of an evaluation window (whole sentences, at least one)."""


def onnx_net(path: Path, threads: int = 1) -> Net:
    """The exported graph as a function of pieces, case, first."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    names = [o.name for o in session.get_outputs()]

    def net(pieces: np.ndarray, case: np.ndarray, first: np.ndarray) -> dict[str, np.ndarray]:
        return dict(
            zip(names, session.run(None, {"pieces": pieces, "case": case, "first": first}), strict=False)
        )

    return net


def torch_net(checkpoint: Path, layers: int = 0) -> Net:
    """The averaged weights of a checkpoint, same interface."""
    import torch
    from export import OUTPUTS, Graph, load_reader

    torch.set_num_threads(1)
    graph = Graph(load_reader(checkpoint, layers)[0]).eval()

    def net(pieces: np.ndarray, case: np.ndarray, first: np.ndarray) -> dict[str, np.ndarray]:
        with torch.no_grad():
            out = graph(*(torch.from_numpy(a) for a in (pieces, case, first)))
        return {n: t.numpy() for n, t in zip(OUTPUTS, out, strict=False)}

    return net


def grouped(docs: list[list[dict]], limit: int) -> list[list[dict]]:
    """Windows of whole consecutive sentences of up to `limit` pieces (0 = one sentence each)."""
    out: list[list[dict]] = []
    for doc in docs:
        window: list[dict] = []
        size = 0
        for sentence in doc:
            length = sum(map(len, sentence["pieces"]))
            if window and size + length > limit:
                out.append(window)
                window, size = [], 0
            window.append(sentence)
            size += length
        out.append(window)
    return out


def run_window(net: Net, window: list[dict], pieces: WordPiece, case: str = "") -> tuple[dict, dict]:
    """Outputs and gold arrays of a window; `case` replaces the casing of all words with letters."""
    item = build(window, pieces, set(), None)
    cases = np.array(item["piece_case"], np.int64)
    if case:
        letters = cases % len(CASES) >= CASES.index("lower")
        cases[letters] += CASES.index(case) - cases[letters] % len(CASES)
    out = net(np.array(item["pieces"], np.int64), cases, np.array(item["first"], np.int64))
    return out, item


def parse_sentence(out: dict, start: int, n: int, relations: list[str]) -> tuple[np.ndarray, list[str]]:
    """Heads (0 = root) and relations of the words start..start+n of a window, as a sentence of its own."""
    columns = np.concatenate([[0], np.arange(start + 1, start + n + 1)])
    heads = tree(out["arcs"][start : start + n][:, columns])
    chosen = out["head"][np.where(heads > 0, heads + start, 0)]
    scores = np.einsum("wrd,wd->wr", out["rel"][start : start + n], chosen)
    root = relations.index("root")
    scores[heads > 0, root] = -np.inf
    best = scores.argmax(1)
    best[heads == 0] = root
    return heads, [relations[i] for i in best]


def score_parse(
    net: Net, docs: list[list[dict]], pieces: WordPiece, labels: dict, limit: int
) -> dict[str, float]:
    """Word-level accuracies with gold words and sentences, in percent."""
    total = dict.fromkeys(("words", "upos", "feats", "lemma", "uas", "las", "las_sub"), 0)
    for window in grouped(docs, limit):
        out, _item = run_window(net, window, pieces)
        start = 0
        for s in window:
            n = len(s["forms"])
            part = slice(start, start + n)
            heads, relations = parse_sentence(out, start, n, labels["deprel"])
            right = heads == s["head"]
            same = np.array([a == b for a, b in zip(relations, s["gold_deprel"], strict=False)])
            bare = np.array(
                [
                    a.split(":")[0] == b.split(":")[0]
                    for a, b in zip(relations, s["gold_deprel"], strict=False)
                ]
            )
            lemmas = [
                apply_script(f, labels["lemma"][i])
                for f, i in zip(s["forms"], out["lemma"][part], strict=False)
            ]
            feats = [labels["feats"][i] for i in out["feats"][part]]
            total["words"] += n
            total["upos"] += int((out["upos"][part] == s["upos"]).sum())
            total["feats"] += sum(a == b for a, b in zip(feats, s["gold_feats"], strict=False))
            total["lemma"] += sum(a == b for a, b in zip(lemmas, s["gold_lemma"], strict=False))
            total["uas"] += int(right.sum())
            total["las"] += int((right & bare).sum())
            total["las_sub"] += int((right & same).sum())
            start += n
    words = total.pop("words")
    return {k: round(100 * v / words, 2) for k, v in total.items()}


def f1(right: int, system: int, gold: int) -> float:
    """F1 in percent."""
    return round(200 * right / max(1, system + gold), 2)


def score_ner(net: Net, docs: list[list[dict]], pieces: WordPiece, case: str) -> float:
    """Entity F1 (strict) in percent on sentences in windows, with the casing of the text replaced."""
    right = system = gold = 0
    for window in grouped(docs, WINDOW):
        out, _item = run_window(net, window, pieces, case)
        best, start = tags(out["ner"]), 0
        for s in window:
            n = len(s["forms"])
            have, want = entities(best[start : start + n]), entities(list(s["ner"]))
            right, system, gold = right + len(have & want), system + len(have), gold + len(want)
            start += n
    return f1(right, system, gold)


def score_fact(net: Net, docs: list[list[dict]], pieces: WordPiece) -> dict[str, float]:
    """Pearson r and mean absolute error on judged words; F1 of the predicate head where it is annotated."""
    want, have, found, marked = [], [], [], []
    for window in grouped(docs, WINDOW):
        out, item = run_window(net, window, pieces)
        judged = ~np.isnan(item["fact"])
        want.append(item["fact"][judged])
        have.append(np.clip(out["fact"][judged], -3, 3))
        seen = item["predicate"] != MASK
        found.append(out["predicate"][seen] > 0)
        marked.append(item["predicate"][seen] == 1)
    a, b = np.concatenate(want), np.concatenate(have)
    f, m = np.concatenate(found), np.concatenate(marked)
    return {
        "r": round(float(np.corrcoef(a, b)[0, 1]), 4),
        "mae": round(float(np.abs(a - b).mean()), 3),
        "predicate_f1": f1(int((f & m).sum()), int(f.sum()), int(m.sum())),
    }


def score_events(net: Net, docs: list[list[dict]], pieces: WordPiece) -> dict[str, float]:
    """Right type of event at the first word of each marked predicate, in percent, by file of examples."""
    right: dict[str, list[bool]] = {}
    for doc in docs:
        out, item = run_window(net, doc, pieces)
        marked = np.flatnonzero(item["event"] != MASK)
        if len(marked):
            source = "lexicon" if doc[0]["id"].startswith("lexicon") else "examples"
            same = out["event"][marked[0]].argmax() == item["event"][marked[0]]
            right.setdefault(source, []).append(bool(same))
    return {name: round(100 * sum(x) / len(x), 2) for name, x in sorted(right.items())}


def score_boundary(net: Net, docs: list[list[dict]], pieces: WordPiece, limit: int = WINDOW) -> float:
    """Sentence F1 in percent over gold words (paragraph ends given), reading on from the last end found."""
    right = system = gold = 0
    for doc in docs:
        words = [
            (s["pieces"][i], int(s["case"][i]) + len(CASES) * kind, s["newpar"] and i == 0)
            for s in doc
            for i, kind in enumerate(pieces.known(s["forms"]))
        ]
        ends = set(np.cumsum([len(s["forms"]) for s in doc]))
        want = set(zip([0, *sorted(ends)], sorted(ends), strict=False))
        have, start = set(), 0
        while start < len(words):
            cuts, complete = _window_ends(net, words, start, limit, pieces)
            if not complete and len(cuts) > 1:
                cuts = cuts[:-1]
            for end in cuts:
                have.add((start, end))
                start = end
        right, system, gold = right + len(have & want), system + len(have), gold + len(want)
    return f1(right, system, gold)


def _window_ends(
    net: Net, words: list[tuple[list[int], int, bool]], start: int, limit: int, pieces: WordPiece
) -> tuple[list[int], bool]:
    """Sentence ends (exclusive word indices) in the window that opens at `start`; and whether the text ends in it."""
    ids, case, first, forced = [pieces.cls], [0], [], set()
    at = start
    while at < len(words) and (at == start or len(ids) + len(words[at][0]) + 2 <= limit):
        own, kind, opens = words[at]
        if opens and at > start:
            ids.append(pieces.sep)
            case.append(0)
            forced.add(at)
        first.append(len(ids))
        ids += own
        case += [kind] * len(own)
        at += 1
    out = net(np.array([*ids, pieces.sep]), np.array([*case, 0]), np.array(first))
    ends = {start + i + 1 for i in np.flatnonzero(out["boundary"] > 0)} | forced | {at}
    return sorted(ends), at == len(words)


def evaluate(net: Net, prepared: Path, vocabulary: Path, part: float, single: bool) -> dict:
    """All figures; `part` is the share of documents taken, `single` adds sentences read one by one."""
    with open(prepared / "data.pkl", "rb") as file:
        data = pickle.load(file)
    pieces, labels = WordPiece(vocabulary), data["labels"]
    dev = {n: data["sets"][f"{n}_dev"] for n in ("ewt", "gum")}
    if part < 1:
        dev = {n: random.Random(1).sample(d, max(2, round(len(d) * part))) for n, d in dev.items()}
    result: dict = {}
    for name, docs in dev.items():
        result[name] = {
            "windows": score_parse(net, docs, pieces, labels, WINDOW),
            "sentences_f1": score_boundary(net, docs, pieces),
        }
        if single:
            result[name]["single"] = score_parse(net, docs, pieces, labels, 0)
    result["uner_ewt"] = {
        case or "as is": score_ner(net, dev["ewt"], pieces, case) for case in ("", "lower", "title")
    }
    result["uds_ih2"] = score_fact(net, dev["ewt"], pieces)
    result["events"] = score_events(net, data["sets"]["examples_dev"], pieces)
    return result


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, default=Path("build"))
    parser.add_argument("--weights", type=Path, help="folder with reader.onnx and vocab.txt")
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--layers", type=int, default=0)
    parser.add_argument("--part", type=float, default=1.0, help="share of the documents")
    parser.add_argument("--single", action="store_true", help="also parse sentences one by one")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    args = parser.parse_args()
    if args.checkpoint:
        from prepare import minilm_dir

        net, vocabulary = torch_net(args.checkpoint, args.layers), minilm_dir() / "vocab.txt"
    else:
        net, vocabulary = onnx_net(args.weights / "reader.onnx"), args.weights / "vocab.txt"
    result = evaluate(net, args.prepared, vocabulary, args.part, args.single)
    print(json.dumps(result, indent=1))
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
