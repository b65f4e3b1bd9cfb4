"""Facts -> records: which facts tell one event, whatever order they came in.

Facts that match are linked; what hangs together by links is a component, and within a component the two groups with
the highest mean score come together first, never across a contradiction, until no mean is positive.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

from onrecord.records.account import account
from onrecord.records.keys import key_numbers
from onrecord.records.linkage import clusters, linked
from onrecord.records.match import NEVER, other_days, score
from onrecord.records.seen import Looks
from onrecord.schema.record import Decision, Fact, FactKey, Record

TOGETHER, APART = 100.0, NEVER
LINKAGE: Literal["average", "near"] = "near"
LEAST = 1e-6
"""The least mean score that joins two groups."""

LIMIT = 400
"""Facts in one component above which links must be stronger, step by step, until it falls apart: no event is told by
so many facts that are linked so loosely."""

STEPS = (0.0, 1.0, 2.0, 3.0, 4.0)

Scores = dict[tuple[FactKey, FactKey], float]


def merge(
    facts: Iterable[Fact],
    decisions: Iterable[Decision] = (),
    copies: Mapping[int, int] | None = None,
) -> tuple[Record, ...]:
    """The records of a closed set of facts, by id.

    ``decisions`` of persons go before everything else. ``copies``: article key -> group of copies, each of which counts
    once; an article without one stands alone.
    """
    held = {f.key: f for f in sorted(facts, key=lambda f: f.key)}
    decisions = tuple(decisions)
    scores = scores_of(held) | decided(decisions, held)
    looks = Looks(held)
    groups = (g for part in components(sorted(held), scores) for g in grouped(part, scores, looks))
    records = [account([looks[k] for k in group], copies or {}, decisions) for group in groups]
    return tuple(sorted(records, key=lambda r: r.record_id))


def scores_of(facts: Mapping[FactKey, Fact]) -> Scores:
    """The scores of all pairs that share a blocking key, the earlier key first."""
    blocks: dict[int, list[FactKey]] = {}
    for fact in facts.values():
        for number in key_numbers(fact):
            blocks.setdefault(number, []).append(fact.key)
    looks = Looks(facts)
    found: Scores = {}
    for block in blocks.values():
        for one, other in combinations(block, 2):
            pair = (min(one, other), max(one, other))
            if pair not in found:
                found[pair] = score(looks[one], looks[other])
    return found


def decided(decisions: Iterable[Decision], known: Mapping[FactKey, Fact]) -> Scores:
    """The decisions of persons as scores; of two on one pair the last in their order counts."""
    found: Scores = {}
    for d in decisions:
        if d.one in known and d.other in known and d.one != d.other:
            one, other = sorted((d.one, d.other))
            found[one, other] = TOGETHER if d.together else APART
    return found


def components(keys: Sequence[FactKey], scores: Scores, step: int = 0) -> list[list[FactKey]]:
    """What hangs together by links; a part with more than ``LIMIT`` facts is taken apart by stronger links."""
    found = linked(keys, (pair for pair, score in scores.items() if score > STEPS[step]))
    if step + 1 == len(STEPS) or all(len(p) <= LIMIT for p in found):
        return found
    smaller = [components(p, scores, step + 1) if len(p) > LIMIT else [p] for p in found]
    return [p for parts_ in smaller for p in parts_]


def grouped(keys: Sequence[FactKey], scores: Scores, looks: Looks) -> list[list[FactKey]]:
    """The groups of one component: the best mean score first, none across a contradiction."""
    if len(keys) == 1:
        return [list(keys)]
    units = _held_together(keys, scores)
    found = clusters(_distances(units, scores, looks), LINKAGE, -LEAST)
    return [sorted(k for n in group for k in units[n]) for group in found]


def _distances(units: Sequence[Sequence[FactKey]], scores: Scores, looks: Looks) -> npt.NDArray[np.float64]:
    """The mean score of each two units with the sign turned, infinite where any two of their facts contradict."""
    seen = [looks[unit[0]] for unit in units]
    distances = np.full((len(units), len(units)), np.inf)
    alone = np.array([len(unit) == 1 for unit in units])
    open_ = ~other_days(seen) | ~np.logical_and.outer(alone, alone)
    for n, m in np.argwhere(np.triu(open_, 1)).tolist():
        if alone[n] and alone[m]:
            one, other = (n, m) if seen[n].key < seen[m].key else (m, n)
            value = scores.get((seen[one].key, seen[other].key))
            mean = score(seen[one], seen[other]) if value is None else value
            least = mean
        else:
            values = [_score((min(x, y), max(x, y)), scores, looks) for x in units[n] for y in units[m]]
            mean, least = math.fsum(values) / len(values), min(values)
        if least > NEVER:
            distances[n, m] = distances[m, n] = -mean
    return distances


def _score(pair: tuple[FactKey, FactKey], scores: Scores, looks: Looks) -> float:
    """The score of a pair; one that shares no key was not compared yet."""
    found = scores.get(pair)
    return score(looks[pair[0]], looks[pair[1]]) if found is None else found


def _held_together(keys: Sequence[FactKey], scores: Scores) -> list[list[FactKey]]:
    """``keys`` one by one, those together that persons decided to be."""
    return linked(keys, (pair for pair, score in scores.items() if score == TOGETHER))
