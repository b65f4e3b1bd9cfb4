"""Numpy decoding of the reader's outputs: best single-root tree, entity spans, lemmas."""

from __future__ import annotations

import numpy as np
from labels import NER


def _is_tree(heads: np.ndarray) -> bool:
    """Do heads [n] (0 = root, else word number from 1) form a tree with one root?"""
    n = len(heads)
    if int((heads == 0).sum()) != 1:
        return False
    depth = np.arange(1, n + 1)
    parent = np.concatenate([[0], heads])
    for _ in range(n):
        depth = parent[depth]
        if not depth.any():
            return True
    return False


def _cycle(heads: np.ndarray) -> list[int]:
    """Some cycle among nodes 1.. of heads [n+1] (entry 0 unused), or nothing."""
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        state[path] = 2
    return []


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Maximum arborescence; scores [n+1, n+1] of (dependent, head), node 0 = root; returns heads [n+1]."""
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n)] = -np.inf
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [i for i in range(n) if i not in set(cycle)]
    gain = scores[cycle, heads[cycle]]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    into = scores[np.ix_(cycle, rest)] - gain[:, None]
    enter = into.argmax(0)
    small[-1, :-1] = into.max(0)
    out_of = scores[np.ix_(rest, cycle)]
    leave = out_of.argmax(1)
    small[:-1, -1] = out_of.max(1)
    solved = _edmonds(small)
    result = heads.copy()
    for k, node in enumerate(rest):
        if k:
            result[node] = cycle[leave[k]] if solved[k] == len(rest) else rest[solved[k]]
    entered = cycle[enter[solved[-1]]]
    result[entered] = rest[solved[-1]]
    return result


def tree(scores: np.ndarray) -> np.ndarray:
    """Heads [n] (0 = root, else 1..n) of the best tree with one root; scores [n, n+1], column 0 = root."""
    n = len(scores)
    free = scores.astype(np.float64)
    free[np.arange(n), np.arange(1, n + 1)] = -np.inf
    greedy = free.argmax(1)
    if _is_tree(greedy):
        return greedy
    span = np.abs(scores).max() * (n + 1) * 2 + 1
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = free
    full[1:, 0] -= span
    return _edmonds(full)[1:]


def entities(tags: list[int]) -> set[tuple[int, int, str]]:
    """Entities (first word, last word, type) of BIO tag indices; an I- after another type opens an entity."""
    out: list[tuple[int, int, str]] = []
    previous = "O"
    for i, index in enumerate(tags):
        tag = NER[index]
        if tag[0] == "I" and previous[2:] == tag[2:]:
            out[-1] = (out[-1][0], i, tag[2:])
        elif tag != "O":
            out.append((i, i, tag[2:]))
        previous = tag
    return set(out)


def tags(logits: np.ndarray) -> list[int]:
    """Best BIO sequence of logits [W, 7] (labels.NER) in which every I- continues an entity of its type."""
    n, k = logits.shape
    allowed = np.zeros((k, k))
    for i, tag in enumerate(NER):
        if tag[0] == "I":
            allowed[[j for j, before in enumerate(NER) if before[2:] != tag[2:]], i] = -np.inf
    score = logits[0] + np.array([-np.inf if tag[0] == "I" else 0.0 for tag in NER])
    back = np.zeros((n, k), int)
    for i in range(1, n):
        step = score[:, None] + allowed
        back[i] = step.argmax(0)
        score = step.max(0) + logits[i]
    best = [int(score.argmax())]
    for i in range(n - 1, 0, -1):
        best.append(int(back[i, best[-1]]))
    return best[::-1]
