"""An event head that sees a word's companions: its features from the exported graph, and its place in that graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F  # noqa: N812
from export import quantise
from model import HIDDEN
from onnx import TensorProto, compose, helper
from torch import Tensor, nn

from onrecord.model import decode
from onrecord.model.network import Network
from onrecord.schema import Word
from onrecord.sentences import segment

PARTS = 4
"""The word, what governs it, what hangs on it from the left, what hangs on it from the right."""
FAR = -1e4


def shares(arcs: Tensor, boundary: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """How much each word (column) is the head of a word (row), its left and its right dependents: each [W, W].

    By the probabilities of the arcs [W, W+1] within the sentences that ``boundary`` [W] parts. Dependents share one whole
    where they come to more than one word.
    """
    ends = (boundary > 0).to(arcs.dtype)
    sentence = torch.cumsum(ends, 0) - ends
    at = torch.cumsum(torch.ones_like(ends), 0)
    apart = ((sentence[:, None] - sentence[None, :]).abs() + (at[:, None] == at[None, :]).to(arcs.dtype)) > 0
    up = torch.cat([arcs[:, :1], arcs[:, 1:] + FAR * apart.to(arcs.dtype)], 1).softmax(-1)[:, 1:]
    before = (at[:, None] > at[None, :]).to(arcs.dtype)
    left, right = up.T * before, up.T * (1 - before)
    return up, *(part / part.sum(1, keepdim=True).clamp(min=1.0) for part in (left, right))


class Companions(nn.Module):
    """The head: one hidden layer over a word and its companions."""

    def __init__(self, hidden: int, classes: int) -> None:
        super().__init__()
        self.width = HIDDEN
        self.inner = nn.Linear(PARTS * HIDDEN, hidden)
        self.outer = nn.Linear(hidden, classes)

    def rescale(self, mean: Tensor, spread: Tensor) -> None:
        """Take features as they are where training had them less their mean and by their spread."""
        with torch.no_grad():
            self.inner.weight /= spread
            self.inner.bias -= self.inner.weight @ mean

    def of_features(self, features: Tensor) -> Tensor:
        """features [..., 4H] -> scores [..., classes]."""
        return self.outer(F.gelu(self.inner(features)))

    def forward(self, words: Tensor, arcs: Tensor, boundary: Tensor) -> Tensor:
        """words [W, H] -> scores [W, classes]; each part is projected before it is pooled, in one product."""
        stacked = self.inner.weight.view(-1, PARTS, HIDDEN).transpose(0, 1).reshape(-1, HIDDEN)
        own, *others = (words @ stacked.T).chunk(PARTS, -1)
        for share, part in zip(shares(arcs, boundary), others, strict=True):
            own = own + share @ part
        return self.outer(F.gelu(own + self.inner.bias))


class Listener:
    """A session that gives features of each word where the graph gives types of event."""

    def __init__(self, path: Path) -> None:
        model = onnx.load(str(path))
        self.words = words_name(model)
        model.graph.output.append(helper.make_tensor_value_info(self.words, TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self.heard: list[np.ndarray] = []
        self.quiet = False
        self._events = decode._events

    def run(self, outputs: tuple[str, ...], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        """The graph's answers, with features [W, 4H] for the types of event."""
        *answers, words = self.session.run([*outputs, self.words], feed)
        if self.quiet:
            return answers
        found = dict(zip(outputs, answers, strict=True))
        x = torch.from_numpy(words)
        parts = shares(torch.from_numpy(found["arcs"]), torch.from_numpy(found["boundary"]))
        found["event"] = torch.cat([x, *(part @ x for part in parts)], 1).numpy()
        return [found[name] for name in outputs]

    def clear(self) -> None:
        """Forget the words heard so far."""
        self.heard = []

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Types of event are types of event meanwhile."""
        self.quiet = True
        yield
        self.quiet = False

    def keep(self, features: np.ndarray, *rest: Any) -> list[tuple[tuple[str, float], ...]]:
        """In the place of ``decode._events``: the number under which each word's features are kept."""
        if self.quiet:
            return self._events(features, *rest)
        start = len(self.heard)
        self.heard += list(features)
        return [((str(start + n), 1.0),) for n in range(len(features))]

    def features(self, word: Word) -> np.ndarray:
        """The features of a word of the last text, in half precision."""
        return self.heard[int(word.event[0][0])].astype(np.float16)


@contextmanager
def listening(weights: Path) -> Iterator[Listener]:
    """The package reads with the weights of a folder, and each word's types of event are numbers of its features."""
    listener, net = Listener(weights / "reader.onnx"), Network(weights)
    net._session = listener
    kept = segment.network, decode._events
    segment.network, decode._events = (lambda: net), listener.keep  # type: ignore[assignment]
    try:
        yield listener
    finally:
        segment.network, decode._events = kept  # type: ignore[assignment]


def words_name(model: onnx.ModelProto) -> str:
    """Name of the tensor of words [W, H]: what is gathered at each word's first piece."""
    return next(n.output[0] for n in model.graph.node if n.op_type == "Gather" and n.input[1] == "first")


def graft(path: Path, head: Companions) -> None:
    """Put the head, in int8 as the rest, into the graph at ``path`` in place of what gives ``event`` there."""
    model = onnx.load(str(path))
    with tempfile.TemporaryDirectory() as folder:
        full, small = Path(folder) / "head.onnx", Path(folder) / "small.onnx"
        example = torch.randn(3, HIDDEN), torch.randn(3, 4), torch.randn(3)
        torch.onnx.export(
            head,
            example,
            str(full),
            input_names=["words", "arcs", "boundary"],
            output_names=["event"],
            dynamic_axes={
                "words": {0: "w"},
                "arcs": {0: "w", 1: "v"},
                "boundary": {0: "w"},
                "event": {0: "w"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantise(full, small, True)
        part = compose.add_prefix(onnx.load(str(small)), "types/")
    known = {"types/words": words_name(model), "types/arcs": "arcs", "types/boundary": "boundary"}
    for node in part.graph.node:
        node.input[:] = [known.get(n, n) for n in node.input]
        node.output[:] = ["event" if n == "types/event" else n for n in node.output]
    drop_event(model)
    model.graph.node.extend(part.graph.node)
    model.graph.initializer.extend(part.graph.initializer)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def drop_event(model: onnx.ModelProto) -> None:
    """Take out of the graph what only ``event`` needs."""
    maker = {name: node for node in model.graph.node for name in node.output}
    needed: set[str] = set()
    todo = [o.name for o in model.graph.output if o.name != "event"] + [words_name(model)]
    while todo:
        name = todo.pop()
        if name not in needed:
            needed.add(name)
            todo += maker[name].input if name in maker else []
    nodes = [n for n in model.graph.node if needed & set(n.output)]
    weights = [w for w in model.graph.initializer if w.name in needed]
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(weights)
