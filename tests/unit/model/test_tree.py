"""The best tree under arc scores, against trying every tree."""

import itertools

import numpy as np

from onrecord.model.tree import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(1, len(heads) + 1):
        seen, node = set(), start
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return sum(h == 0 for h in heads) == 1


def test_it_is_the_best_of_all_trees() -> None:
    rng = np.random.default_rng(7)
    for _ in range(150):
        n = int(rng.integers(1, 6))
        scores = rng.normal(size=(n, n + 1)).astype(np.float32)
        trees = [h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h)]
        best = max(sum(scores[i, h] for i, h in enumerate(t)) for t in trees)
        found = best_heads(scores)
        assert is_tree(tuple(h + 1 for h in found))
        assert abs(sum(scores[i, h + 1] for i, h in enumerate(found)) - best) < 1e-4
