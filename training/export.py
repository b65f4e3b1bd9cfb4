"""Write the reader as an int8 ONNX graph with its label file, vocabulary and model card.

    python export.py --checkpoint build/run/epoch14.pt --out build/weights [--layers 4] [--keep-fp32]

Graph, one window at a time: pieces, case int64 [P], first int64 [W] -> see OUTPUTS.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import labels as inventory
import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from kinds import KINDS
from model import ATTENTION_HEADS, HIDDEN, MAX_PIECES, Reader
from prepare import minilm_dir
from torch import Tensor, nn
from train import sizes
from windows import LIMIT, LONGEST
from wordpiece import CASES, MAX_WORD_PIECES

OUTPUTS = [
    "arcs",
    "rel",
    "head",
    "upos",
    "feats",
    "lemma",
    "etype",
    "ner",
    "boundary",
    "predicate",
    "fact",
    "event",
]
VERSION = "1"


FIRST_ROW = 0.25
"""What the activations of [CLS] are scaled by before the products of the feed-forward layers (a power of two: exact)."""


class Graph(nn.Module):
    """The reader for one window without a batch dimension; what ONNX sees."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        table = reader.encoder.words.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("places", reader.encoder.positions.weight.detach().clone())
        rows = torch.ones(MAX_PIECES, 1)
        rows[0] = FIRST_ROW
        self.register_buffer("rows", rows)
        self.register_buffer("back", 1 / rows)

    def scaled(self, layer: nn.Linear, x: Tensor) -> Tensor:
        """A linear layer of x [P, N], the row of [CLS] scaled before the product and back after it.

        Exact in fp32. In int8 one scale serves the whole window, and there the activations of [CLS], some five times as
        large as any other piece's, would leave the others five bits (measured: 7 points of LAS).
        """
        rows, back = self.rows[: x.shape[0]], self.back[: x.shape[0]]
        return F.linear(x * rows, layer.weight) * back + layer.bias

    def encode(self, pieces: Tensor, case: Tensor) -> Tensor:
        """pieces, case [P] -> [P, H]."""
        encoder = self.reader.encoder
        x = (
            self.table[pieces].float() * self.scale[pieces]
            + self.places[: pieces.shape[0]]
            + encoder.cases(case)
        )
        x = encoder.norm(x)
        width = HIDDEN // ATTENTION_HEADS
        for layer in encoder.layers:
            qkv = layer.attention.qkv(x)
            q, k, v = (t.reshape(-1, ATTENTION_HEADS, width) for t in qkv.split(HIDDEN, -1))
            weights = (q.permute(1, 0, 2) @ k.permute(1, 2, 0)) * width**-0.5
            y = (weights.softmax(-1) @ v.permute(1, 0, 2)).permute(1, 0, 2).reshape(-1, HIDDEN)
            x = layer.norm1(x + layer.attention.out(y))
            x = layer.norm2(x + self.scaled(layer.down, F.gelu(self.scaled(layer.up, x))))
        return x

    def forward(self, pieces: Tensor, case: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """pieces, case [P], first [W] -> the tensors of OUTPUTS."""
        words = self.encode(pieces, case)[first]
        arcs, dep, heads = self.reader.biaffine(words)
        rel = self.reader.biaffine.dependents(dep)
        one = torch.ones_like(heads[:, :1])
        tags = self.reader.taggers(words)
        best = [tags[n].argmax(-1) for n in ("upos", "feats", "lemma", "etype")]
        return (
            arcs,
            rel,
            torch.cat([heads, one], 1),
            *best,
            tags["ner"],
            tags["boundary"],
            tags["predicate"],
            tags["fact"],
            tags["event"],
        )


def load_reader(checkpoint: Path, layers: int = 0) -> tuple[Reader, dict[str, Any]]:
    """The averaged reader of a checkpoint, in evaluation mode, with the checkpoint's notes."""
    state = torch.load(checkpoint, weights_only=False)
    kept = layers or 1 + max(int(n.split(".")[2]) for n in state["model"] if n.startswith("encoder.layers."))
    reader = Reader(
        state["model"]["encoder.words.weight"].shape[0], len(CASES) * len(KINDS), sizes(state["labels"]), kept
    )
    weights = {
        n: w
        for n, w in state.pop("model").items()
        if not n.startswith("encoder.layers.") or int(n.split(".")[2]) < kept
    }
    reader.load_state_dict(weights)
    return reader.eval(), state


def write_onnx(graph: Graph, path: Path) -> None:
    """Trace and write the fp32 graph (the embedding table is int8 already)."""
    example = (torch.tensor([101, 2003, 2009, 102]), torch.tensor([0, 2, 3, 0]), torch.tensor([1, 2]))
    words = {n: {0: "words"} for n in OUTPUTS} | {
        "arcs": {0: "words", 1: "words_and_root"},
        "head": {0: "words_and_root"},
    }
    torch.onnx.export(
        graph,
        example,
        str(path),
        input_names=["pieces", "case", "first"],
        output_names=OUTPUTS,
        dynamic_axes={"pieces": {0: "pieces"}, "case": {0: "pieces"}, "first": {0: "words"}, **words},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, reduce_range: bool) -> None:
    """Dynamic int8 of all products with constant weights, one scale for each output channel.

    `reduce_range` keeps weights to 7 bits: sums of two products then fit 16 bits, so that machines without VNNI
    give the same numbers.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=reduce_range,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )


def label_file(notes: dict[str, Any]) -> dict[str, Any]:
    """What the runtime must know besides the graph."""
    return {
        "version": VERSION,
        "upos": inventory.UPOS,
        "feats": notes["labels"]["feats"],
        "lemma": [list(s) for s in notes["labels"]["lemma"]],
        "deprel": notes["labels"]["deprel"],
        "ner": inventory.NER,
        "etype": inventory.ETYPE,
        "event": inventory.EVENT,
        "case": CASES,
        "kinds": KINDS,
        "max_pieces": MAX_PIECES,
        "max_word_pieces": MAX_WORD_PIECES,
        "window": {"target": LIMIT, "trained": LONGEST},
    }


def check(graph: Graph, path: Path) -> float:
    """Largest difference of logits between torch and an ONNX file on random windows."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng, worst = np.random.default_rng(0), 0.0
    for size in (3, 17, 120):
        pieces = np.concatenate([[101], rng.integers(1000, 29000, size), [102]])
        case = np.concatenate([[0], rng.integers(1, len(CASES), size), [0]])
        first = np.sort(rng.choice(np.arange(1, size + 1), max(1, size // 2), replace=False))
        with torch.no_grad():
            want = graph(*(torch.from_numpy(a) for a in (pieces, case, first)))
        have = session.run(None, {"pieces": pieces, "case": case, "first": first})
        for name, a, b in zip(OUTPUTS, want, have, strict=False):
            if name in ("arcs", "rel", "head", "ner", "boundary", "predicate", "fact", "event"):
                worst = max(worst, float(np.abs(a.numpy() - b).max()))
    return worst


def export(
    checkpoint: Path, out: Path, layers: int = 0, reduce_range: bool = True, keep: bool = False
) -> None:
    """Write reader.onnx, labels.json and vocab.txt into a folder."""
    reader, notes = load_reader(checkpoint, layers)
    graph = Graph(reader).eval()
    out.mkdir(parents=True, exist_ok=True)
    full = out / "reader.fp32.onnx"
    write_onnx(graph, full)
    difference = check(graph, full)
    if difference > 1e-2:
        raise SystemExit(f"ONNX and torch differ by {difference}")
    quantise(full, out / "reader.tmp.onnx", reduce_range)
    (out / "reader.tmp.onnx").replace(out / "reader.onnx")
    if not keep:
        full.unlink()
    (out / "labels.json").write_text(
        json.dumps(label_file(notes), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    shutil.copyfile(minilm_dir() / "vocab.txt", out / "vocab.txt")
    shutil.copyfile("build/kinds.txt", out / "kinds.txt")
    size = sum(f.stat().st_size for f in out.iterdir() if f.name != "reader.fp32.onnx") / 1e6
    print(
        json.dumps(
            {"checkpoint": checkpoint.name, "difference_fp32": difference, "megabytes": round(size, 1)}
        )
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=0, help="keep only the lower layers (0 = all)")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights (saturate without VNNI)")
    parser.add_argument("--keep-fp32", action="store_true")
    args = parser.parse_args()
    export(args.checkpoint, args.out, args.layers, not args.full_range, args.keep_fp32)


if __name__ == "__main__":
    main()
