"""Agglomerative clustering of a small closed set: average and Ward linkage by Lance and Williams' formula.

Deterministic: of equal distances the pair that stands first wins, and distances count to six decimals only.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Groups = list[list[int]]
Key = TypeVar("Key", int, tuple[int, str])


def linked(keys: Sequence[Key], links: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """``keys`` by what hangs together through ``links``, in order; links to others are passed over."""
    root = {k: k for k in keys}

    def find(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for a, b in links:
        if a in root and b in root:
            one, other = sorted((find(a), find(b)))
            root[other] = one
    parts: dict[Key, list[Key]] = {}
    for key in sorted(keys):
        parts.setdefault(find(key), []).append(key)
    return list(parts.values())


def clusters(distances: Matrix, linkage: Literal["average", "ward"], most: float, count: int = 1) -> Groups:
    """Groups of row numbers: nearest first, until ``count`` are left or no two are within ``most``."""
    found: Matrix = np.round(distances, 6).astype(np.float64)
    found = found * found if linkage == "ward" else found
    limit = most * most if linkage == "ward" else most
    np.fill_diagonal(found, np.inf)
    groups: list[list[int] | None] = [[n] for n in range(len(found))]
    for _ in range(len(found) - count):
        one, other = divmod(int(np.argmin(found)), len(found))
        if found[one, other] > limit:
            break
        _join(found, groups, min(one, other), max(one, other), linkage)
    return [sorted(g) for g in groups if g is not None]


def _join(found: Matrix, groups: list[list[int] | None], one: int, other: int, linkage: str) -> None:
    """Join the second of two groups to the first, and give the first its new distances."""
    a, b = groups[one] or [], groups[other] or []
    if linkage == "average":
        joined = (len(a) * found[one] + len(b) * found[other]) / (len(a) + len(b))
    else:
        sizes = np.array([len(g) if g else 1 for g in groups], np.float64)
        apart = found[one, other]
        joined = (len(a) + sizes) * found[one] + (len(b) + sizes) * found[other] - sizes * apart
        joined = joined / (len(a) + len(b) + sizes)
    joined = np.where(np.isfinite(found[one]) & np.isfinite(found[other]), joined, np.inf)
    found[one], found[:, one] = joined, joined
    found[other], found[:, other] = np.inf, np.inf
    groups[one], groups[other] = a + b, None
