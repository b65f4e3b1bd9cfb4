"""The reader network: one pass over a window of words gives every head's answer.

The weights lie beside this file (``weights/``, see its MODEL_CARD.md): ``reader.onnx``, ``vocab.txt``, ``kinds.txt``,
``labels.json``.
The graph takes one window: ``pieces`` [P], ``case`` [P] (surface class), ``first`` [W] (position
of each word's first piece).
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.model.pieces import CASES, KINDS, Pieces
from onrecord.model.runtime import UNLOADABLE, InferenceSession, SessionOptions

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("reader.onnx", "vocab.txt", "kinds.txt", "labels.json")
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Labels(msgspec.Struct, frozen=True):
    """What the indices of the graph's answers mean; ``lemma``: (case, characters to strip, suffix to add)."""

    version: str
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[tuple[str, int, str], ...]
    deprel: tuple[str, ...]
    ner: tuple[str, ...]
    etype: tuple[str, ...]
    event: tuple[str, ...]
    case: tuple[str, ...]
    kinds: tuple[str, ...]
    max_pieces: int = 512


@dataclass(frozen=True, slots=True)
class Answer:
    """The graph's answers for one window of W words; see training/README.md for the shapes."""

    arcs: Floats
    rel: Floats
    head: Floats
    upos: Ints
    feats: Ints
    lemma: Ints
    etype: Ints
    ner: Floats
    boundary: Floats
    predicate: Floats
    fact: Floats
    event: Floats


_OUTPUTS = tuple(Answer.__dataclass_fields__)


class Network:
    """The loaded weights. ``read`` is a pure function of its arguments; one thread, no state but a cache of words."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Load from ``folder``; raises ``ModelError`` where a file is missing or does not fit."""
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"the reader's file {name} is missing from the package: reinstall onrecord")
        try:
            self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        except msgspec.DecodeError as error:
            raise ModelError(f"the reader's labels.json is damaged ({error}): reinstall onrecord") from error
        if (self.labels.case, self.labels.kinds) != (CASES, KINDS):
            raise ModelError("the reader's weights are of another version than this code: reinstall onrecord")
        self.pieces = Pieces(folder / "vocab.txt", folder / "kinds.txt")
        self._session = _session(folder / "reader.onnx")

    def cut(self, forms: list[str]) -> list[tuple[list[int], int]]:
        """Word pieces and surface class of each word."""
        return self.pieces.cut(forms)

    def read(self, words: list[tuple[list[int], int]], breaks: set[int]) -> Answer:
        """The answers for a window of ``words`` (from ``cut``); a paragraph ends before each index in ``breaks``.

        A window of more than ``labels.max_pieces`` pieces is read with the first piece of each word alone.
        """
        if sum(len(ids) for ids, _ in words) + len(breaks) + 2 > self.labels.max_pieces:
            words = [(ids[:1], kind) for ids, kind in words]
        pieces, case, first = [self.pieces.cls], [0], []
        for i, (ids, kind) in enumerate(words):
            if i in breaks and i:
                pieces.append(self.pieces.sep)
                case.append(0)
            first.append(len(pieces))
            pieces.extend(ids)
            case.extend([kind] * len(ids))
        pieces.append(self.pieces.sep)
        case.append(0)
        feed = {
            name: np.array(x, dtype=np.int64)
            for name, x in (("pieces", pieces), ("case", case), ("first", first))
        }
        return Answer(*self._session.run(_OUTPUTS, feed))


def _session(path: Path) -> Any:
    """An onnxruntime session of one thread, with a memory that does not grow with the longest window seen."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except UNLOADABLE as error:
        raise ModelError(f"the reader's weights cannot be loaded ({error}): reinstall onrecord") from error


@cache
def network() -> Network:
    """The network that the package carries, loaded once a process."""
    return Network(WEIGHTS)


@cache
def digest() -> str:
    """First 16 hexadecimal digits of the SHA-256 of the weights and their labels."""
    found = hashlib.sha256()
    for name in FILES:
        found.update((WEIGHTS / name).read_bytes())
    return found.hexdigest()[:16]
