"""Facts -> records: which facts tell one event, whatever order they came in.

Facts that match are linked; what hangs together by links is a component, and within a component the two groups with
the highest mean score come together first, never across a contradiction, until no mean is positive.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

import numpy as np

from onrecord.records.account import account
from onrecord.records.keys import key_numbers
from onrecord.records.linkage import clusters, linked
from onrecord.records.match import NEVER, compare
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
    return records_among(held, scores_of(held.values()), tuple(decisions), copies or {})


def records_among(
    facts: Mapping[FactKey, Fact], scores: Scores, decisions: Sequence[Decision], copies: Mapping[int, int]
) -> tuple[Record, ...]:
    """The records of a closed set of facts with the scores of all pairs that share a key, by id."""
    scores = scores | decided(decisions, facts)
    groups = (g for part in components(sorted(facts), scores) for g in grouped(part, scores, facts))
    records = [account([facts[k] for k in group], copies, decisions) for group in groups]
    return tuple(sorted(records, key=lambda r: r.record_id))


def scores_of(facts: Iterable[Fact]) -> Scores:
    """The scores of all pairs that share a blocking key, the earlier key first."""
    blocks: dict[int, list[Fact]] = {}
    for fact in facts:
        for key in key_numbers(fact):
            blocks.setdefault(key, []).append(fact)
    found: Scores = {}
    for block in blocks.values():
        for one, other in combinations(block, 2):
            a, b = (one, other) if one.key < other.key else (other, one)
            if (a.key, b.key) not in found:
                found[a.key, b.key] = compare(a, b).score
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


def grouped(keys: Sequence[FactKey], scores: Scores, facts: Mapping[FactKey, Fact]) -> list[list[FactKey]]:
    """The groups of one component: the best mean score first, none across a contradiction."""
    if len(keys) == 1:
        return [list(keys)]
    units = _held_together(keys, scores)
    distances = np.zeros((len(units), len(units)))
    for (n, a), (m, b) in combinations(enumerate(units), 2):
        values = [_score((min(x, y), max(x, y)), scores, facts) for x in a for y in b]
        apart = np.inf if min(values) <= NEVER else -math.fsum(values) / len(values)
        distances[n, m] = distances[m, n] = apart
    found = clusters(distances, LINKAGE, -LEAST)
    return [sorted(k for n in group for k in units[n]) for group in found]


def _score(pair: tuple[FactKey, FactKey], scores: Scores, facts: Mapping[FactKey, Fact]) -> float:
    """The score of a pair; one that shares no key was not compared yet."""
    found = scores.get(pair)
    return compare(facts[pair[0]], facts[pair[1]]).score if found is None else found


def _held_together(keys: Sequence[FactKey], scores: Scores) -> list[list[FactKey]]:
    """``keys`` one by one, those together that persons decided to be."""
    return linked(keys, (pair for pair, score in scores.items() if score == TOGETHER))
