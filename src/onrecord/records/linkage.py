"""Clustering of a small closed set: what hangs together, and agglomeration by Lance and Williams' formula.

Deterministic: of equal distances the pair that stands first wins, and distances count to six decimals only.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Groups = list[list[int]]
Key = TypeVar("Key", int, tuple[int, str])


class Meeting(NamedTuple):
    """Two articles meet if ``least`` different numbers stand in the keys that they share, ``bits`` cut off their ends;
    ``open`` is enough where these bits are all 0.
    """

    least: int
    open: int
    bits: int


def heads(
    keys: Iterable[Key], links: Iterable[tuple[Key, Key]], order: Callable[[Key], Any]
) -> dict[Key, Key]:
    """For each key the first, by ``order``, of all that it hangs together with; links to others are passed over."""
    root = {key: key for key in keys}

    def find(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for a, b in links:
        if a in root and b in root and (one := find(a)) != (two := find(b)):
            first, other = sorted((one, two), key=order)
            root[other] = first
    return {key: find(key) for key in root}


def linked(keys: Sequence[Key], links: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """``keys`` by what hangs together through ``links``, in order; links to others are passed over."""
    parts: dict[Key, list[Key]] = {}
    for key, head in sorted(heads(keys, links, lambda k: k).items()):
        parts.setdefault(head, []).append(key)
    return list(parts.values())


def clusters(
    distances: Matrix, linkage: Literal["average", "near", "ward"], most: float, count: int = 1
) -> Groups:
    """Groups of row numbers: nearest first, until ``count`` are left or no two are within ``most``.

    ``near`` is half way between average and single linkage: how far two groups are on the whole, and at their nearest.
    An infinite distance keeps any two groups apart that hold its ends.
    """
    mean: Matrix = np.round(distances, 6).astype(np.float64)
    mean = mean * mean if linkage == "ward" else mean
    limit = most * most if linkage == "ward" else most
    np.fill_diagonal(mean, np.inf)
    least = mean.copy()
    groups: list[list[int] | None] = [[n] for n in range(len(mean))]
    apart = (mean + least) / 2 if linkage == "near" else mean
    for _ in range(len(mean) - count):
        one, other = sorted(divmod(int(np.argmin(apart)), len(mean)))
        if apart[one, other] > limit:
            break
        _join(mean, least, groups, (one, other), linkage)
        if linkage == "near":
            apart[one] = apart[:, one] = (mean[one] + least[one]) / 2
            apart[other] = apart[:, other] = np.inf
    return [sorted(g) for g in groups if g is not None]


def _join(
    mean: Matrix, least: Matrix, groups: list[list[int] | None], pair: tuple[int, int], linkage: str
) -> None:
    """Join the second of two groups to the first, and give the first its new distances."""
    one, other = pair
    a, b = groups[one] or [], groups[other] or []
    if linkage == "ward":
        sizes = np.array([len(g) if g else 1 for g in groups], np.float64)
        joined = (len(a) + sizes) * mean[one] + (len(b) + sizes) * mean[other] - sizes * mean[one, other]
        joined = joined / (len(a) + len(b) + sizes)
    else:
        joined = (len(a) * mean[one] + len(b) * mean[other]) / (len(a) + len(b))
    free = np.isfinite(mean[one]) & np.isfinite(mean[other])
    for matrix, new in ((mean, joined), (least, np.minimum(least[one], least[other]))):
        matrix[one] = matrix[:, one] = np.where(free, new, np.inf)
        matrix[other], matrix[:, other] = np.inf, np.inf
    groups[one], groups[other] = a + b, None
