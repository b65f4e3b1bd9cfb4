"""The best tree under arc scores: greedy where that is a tree already, else Chu-Liu/Edmonds with a single root."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def best_heads(scores: Scores) -> list[int]:
    """Heads of the ``n`` words of a sentence: ``scores[i, j]`` is for word ``i`` under word ``j - 1``, column 0 the
    root. Returns the governor's index for each word, -1 for the root: exactly one root, no cycles.
    """
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), _NEVER, dtype=np.float64)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    greedy = full.argmax(axis=1)
    if int((greedy[1:] == 0).sum()) == 1 and not _cycle(greedy):
        return [int(h) - 1 for h in greedy[1:]]
    return [int(h) - 1 for h in _single_root(full)[1:]]


def _cycle(heads: NDArray[np.intp]) -> list[int]:
    """A cycle among ``heads`` (node 0 is the root), or an empty list."""
    colour = [0] * len(heads)
    colour[0] = 2
    parents = heads.tolist()
    for first in range(1, len(parents)):
        path, node = [], first
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = parents[node]
        if colour[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            colour[passed] = 2
    return []


def _single_root(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """The best tree in which one word alone hangs from the root: the best over the few likeliest root words."""
    n = scores.shape[0]
    gap = scores[1:, 0] - scores[1:, 1:].max(axis=1, initial=float(_NEVER))
    candidates = (np.argsort(-gap, kind="stable")[: min(4, n - 1)] + 1).tolist()
    best, best_score = None, -np.inf
    for root in candidates:
        limited = scores.copy()
        limited[1:, 0] = _NEVER
        limited[root, 0] = scores[root, 0]
        limited[root, 1:] = _NEVER
        heads = _edmonds(limited)
        score = float(scores[np.arange(1, n), heads[1:]].sum())
        if score > best_score:
            best, best_score = heads, score
    if best is None:
        raise ValueError("a sentence needs a word")
    return best


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Maximum spanning arborescence from node 0 (Chu and Liu 1965, Edmonds 1967), by contracting cycles."""
    heads: NDArray[np.intp] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    n = scores.shape[0]
    outside = [i for i in range(n) if i not in set(cycle)]
    size = len(outside) + 1
    inner = np.array([scores[c, heads[c]] for c in cycle])
    smaller = np.full((size, size), float(_NEVER))
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - inner[:, None]
    enter = into.argmax(axis=0)
    smaller[-1, :-1] = into.max(axis=0) + inner.sum()
    away = scores[np.ix_(outside, cycle)]
    leave = away.argmax(axis=1)
    smaller[:-1, -1] = away.max(axis=1)
    np.fill_diagonal(smaller, float(_NEVER))
    solved = _edmonds(smaller)
    result = heads.copy()
    for position, node in enumerate(outside[1:], 1):
        above = int(solved[position])
        result[node] = cycle[int(leave[position])] if above == size - 1 else outside[above]
    entry = int(solved[-1])
    result[cycle[int(enter[entry])]] = outside[entry]
    return result
