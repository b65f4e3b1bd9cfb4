"""Stories: which articles report the same happening.

Articles are likened by their terms (``terms.py``). What is alike at all comes together first (average linkage); then
each group is looked at by itself: terms that all of it shares count for nothing there, and if what is left falls into
two parts that have much in common within and little across, they are two stories of one kind (two arrests, two
elections) and are parted; the parts are looked at in the same way.

The outcome follows from the set of articles alone, whatever their order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import numpy as np

from onrecord.records.linkage import Groups, Matrix, Meeting, clusters, linked
from onrecord.records.profile import WEEK_BITS, WINDOW, Profile
from onrecord.records.terms import cosines
from onrecord.records.when import day_number

ALIKE = 0.09
"""Least mean cosine of two groups that come together."""

PARTED = 0.32
"""Two parts are two stories if they share at most this part of what the looser of them shares within."""

MEETING = Meeting(least=3, open=2, bits=WEEK_BITS)
"""Heavy terms that two articles must share to be likened, with and without days: of those that are as near as ``DATED``
nineteen in twenty share three."""

SMALLEST = 6
"""Fewer articles (copies count once) are too few to tell a story of its own from one report that is told otherwise."""

RARITY = 0.8
COPY = 0.8
LINKED = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Least cosine of two articles that hang together; the next one counts where more than ``LIMIT`` articles do."""

DATED = 0.3
"""The same where days are known: what appears within days of one another is a stream, in which much is a little alike."""

LIMIT = 600

_ROUNDS = 5


def stories(profiles: Iterable[Profile]) -> tuple[tuple[int, ...], ...]:
    """The keys of ``profiles`` by story, each in ascending order, the stories by their first key."""
    by_key = {p.article_key: p for p in profiles}
    blocks: dict[int, list[int]] = {}
    partners: dict[int, set[int]] = {}
    for number, p in sorted(by_key.items()):
        shared: Counter[int] = Counter()
        for _, keys in groupby(p.keys, lambda key: key >> MEETING.bits):
            shared.update({other for key in keys for other in blocks.setdefault(key, [])})
        least = MEETING.open if day_number(p.day) is None else MEETING.least
        partners[number] = {other for other, terms in shared.items() if terms >= least}
        for key in p.keys:
            blocks[key].append(number)
    parts = _hanging_together(sorted(by_key), near_pairs(by_key, partners), 0)
    return tuple(sorted(story for part in parts for story in told_apart([by_key[k] for k in part])))


def _hanging_together(keys: list[int], likeness: Mapping[tuple[int, int], float], step: int) -> Groups:
    found = linked(keys, (pair for pair, value in likeness.items() if value >= LINKED[step]))
    if step + 1 == len(LINKED):
        return found
    smaller = (_hanging_together(p, likeness, step + 1) if len(p) > LIMIT else [p] for p in found)
    return [part for parts in smaller for part in parts]


def story_keys(of: Profile) -> tuple[int, ...]:
    """Numbers of 63 bits of which two articles that hang together nearly always share some, of two or three terms."""
    return of.keys


def nearness(a: Profile, b: Profile) -> float:
    """How alike two articles are, 0 to 1; 0 where they are too far apart in time, or dated and hardly alike."""
    return near_pairs({0: a, 1: b}, {0: (1,)}).get((0, 1), 0.0)


def near_pairs(
    profiles: Mapping[int, Profile], partners: Mapping[int, Iterable[int]]
) -> dict[tuple[int, int], float]:
    """The nearness of those pairs that are near at all, the lower key first; ``partners``: whom to liken each one to."""
    days = {key: day_number(p.day) for key, p in profiles.items()}
    close = {
        one: [other for other in others if _within_days(days[one], days[other])]
        for one, others in partners.items()
    }
    alike = cosines({key: p.terms for key, p in profiles.items()}, close)
    found: dict[tuple[int, int], float] = {}
    for one, others in close.items():
        near = alike[one] >= DATED if days[one] is not None else alike[one] > 0
        for n in np.flatnonzero(near).tolist():
            found[min(one, others[n]), max(one, others[n])] = float(alike[one][n])
    return found


def _within_days(one: int | None, other: int | None) -> bool:
    """True if two articles appeared near one another, or neither has a day."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= WINDOW


def told_apart(profiles: Sequence[Profile]) -> list[tuple[int, ...]]:
    """The stories of articles that hang together."""
    ordered = sorted(profiles, key=lambda p: p.article_key)
    if len(ordered) == 1:
        return [(ordered[0].article_key,)]
    terms = _matrix(ordered)
    alike: Matrix = np.round(terms @ terms.T, 6).astype(np.float64)
    alike *= _within_window(ordered)
    groups = clusters(np.subtract(1, alike), "average", 1 - ALIKE)
    parts = (part for group in groups for part in _parted(terms, alike, group))
    return [tuple(ordered[n].article_key for n in sorted(part)) for part in parts]


def _matrix(profiles: Sequence[Profile]) -> Matrix:
    """One row an article, one column a term that two articles or more have; rows keep their weights."""
    numbers = np.concatenate([p.terms.numbers for p in profiles])
    weights = np.concatenate([p.terms.millionths for p in profiles]) / 1e6
    rows = np.repeat(np.arange(len(profiles)), [len(p.terms.numbers) for p in profiles])
    _, columns, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    kept = counts[columns] > 1
    places = np.cumsum(counts > 1) - 1
    found = np.zeros((len(profiles), int((counts > 1).sum())))
    found[rows[kept], places[columns[kept]]] = weights[kept]
    return found


def _within_window(profiles: Sequence[Profile]) -> Matrix:
    days = np.array([np.nan if (day := day_number(p.day)) is None else day for p in profiles])
    apart = np.abs(days[:, None] - days[None, :])
    near: Matrix = (~(apart > WINDOW)).astype(np.float64)
    return near


def _parted(terms: Matrix, alike: Matrix, group: list[int]) -> Groups:
    """``group`` itself, or its parts where it holds more than one story."""
    units = _units(alike, group)
    if len(units) < 2 * SMALLEST:
        return [group]
    own = _own_terms(np.array([terms[u].mean(axis=0) for u in units]))
    near = own @ own.T
    first, second = _settled(own, clusters(np.subtract(1, near), "ward", np.inf, 2))
    if min(len(first), len(second)) < SMALLEST:
        return [group]
    across = float(near[np.ix_(first, second)].mean())
    if across > PARTED * min(_cohesion(near, first), _cohesion(near, second)):
        return [group]
    parts = ([n for u in part for n in units[u]] for part in (first, second))
    return [smaller for part in parts for smaller in _parted(terms, alike, sorted(part))]


def _units(alike: Matrix, group: list[int]) -> Groups:
    """``group`` with what is nearly the same text taken together."""
    within = alike[np.ix_(group, group)]
    left, found = set(range(len(group))), []
    for n in range(len(group)):
        if n in left:
            reach, todo = {n}, [n]
            while todo:
                new = {int(m) for m in np.flatnonzero(within[todo.pop()] >= COPY)} - reach
                reach |= new
                todo.extend(sorted(new))
            left -= reach
            found.append([group[m] for m in sorted(reach)])
    return found


def _own_terms(terms: Matrix) -> Matrix:
    """The rows again, weighted by how few of them have a term: what all share weighs next to nothing."""
    having = (terms > 0).sum(axis=0)
    terms, having = terms[:, having > 1], having[having > 1]
    weighted = terms * np.log((len(terms) + 0.5) / having) ** RARITY
    normal: Matrix = weighted / (np.linalg.norm(weighted, axis=1, keepdims=True) + 1e-9)
    return normal


def _settled(own: Matrix, groups: Groups) -> tuple[list[int], list[int]]:
    """Two groups, each row moved to the one that it has more in common with, until none moves."""
    second = np.zeros(len(own), bool)
    second[groups[-1]] = True
    for _ in range(_ROUNDS):
        near = own @ np.stack((own[~second].sum(axis=0), own[second].sum(axis=0))).T
        itself = (own * own).sum(axis=1)
        near[np.arange(len(own)), second.astype(int)] -= itself
        others = np.stack(((~second).sum() - ~second, second.sum() - second), axis=1)
        mean = np.round(near / np.maximum(others, 1), 6)
        moved = mean[:, 1] > mean[:, 0]
        if (moved == second).all():
            break
        second = moved
    return [int(n) for n in np.flatnonzero(~second)], [int(n) for n in np.flatnonzero(second)]


def _cohesion(near: Matrix, part: list[int]) -> float:
    """Mean likeness of two different members of ``part``."""
    within = near[np.ix_(part, part)]
    return float((within.sum() - np.trace(within)) / (len(part) * (len(part) - 1)))
