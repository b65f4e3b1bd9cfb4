"""How far people agree: Cohen's kappa for two, Krippendorff's alpha for any number (nominal values, gaps allowed).

Cohen, A coefficient of agreement for nominal scales, 1960; Krippendorff, Content Analysis, 2004, chapter 11.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations, permutations
from typing import Any

import msgspec

from onrecord.corrections.correction import Correction, Target

Codings = Mapping[Any, Mapping[str, str]]
"""Thing -> person -> value."""


class Agreement(msgspec.Struct, frozen=True):
    """For one field: things that two or more coded, alpha over all of them, kappa for each two persons (None: no variety)."""

    field: str
    things: int
    alpha: float | None
    kappa: dict[str, float | None]


def agreement(corrections: Iterable[Correction], field: str) -> Agreement:
    """Agreement on one field of events (``event``, ``status``, …), where a confirmation stands for the machine's value."""
    codings = codings_of(corrections, field)
    shared = {thing: by for thing, by in codings.items() if len(by) > 1}
    people = sorted({who for by in shared.values() for who in by})
    kappa = {
        f"{a} / {b}": cohen_kappa([(by[a], by[b]) for by in shared.values() if a in by and b in by])
        for a, b in combinations(people, 2)
    }
    return Agreement(field, len(shared), krippendorff_alpha(shared), kappa)


def codings_of(corrections: Iterable[Correction], field: str) -> dict[tuple[int, Target], dict[str, str]]:
    """What each person held of each event: their last correction of the field, else the machine's value they confirmed."""
    found: dict[tuple[int, Target], dict[str, str]] = {}
    for c in sorted(corrections, key=lambda c: (c.made, c.id)):
        if c.undone is not None or c.target.kind != "event":
            continue
        by = found.setdefault((c.article_key, c.target), {})
        if c.field == field:
            by[c.who] = msgspec.json.encode(c.value).decode()
        elif c.field == "reject":
            by[c.who] = "none"
        elif c.who not in by and isinstance(c.machine, dict) and field in c.machine.get("event", {}):
            by[c.who] = msgspec.json.encode(c.machine["event"][field]).decode()
    return found


def cohen_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Kappa of two coders from their values for the same things; None where chance alone explains everything."""
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    seen = sum(a == b for a, b in pairs) / n
    chance = sum(first[v] * second[v] for v in first) / (n * n)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def krippendorff_alpha(codings: Codings) -> float | None:
    """Alpha for nominal values; things that one person alone coded do not count. None where nothing varies."""
    weights: dict[tuple[str, str], float] = {}
    for by in codings.values():
        for a, b in permutations(by.values(), 2):
            weights[a, b] = weights.get((a, b), 0.0) + 1 / (len(by) - 1)
    totals: dict[str, float] = {}
    for (a, _), weight in weights.items():
        totals[a] = totals.get(a, 0.0) + weight
    n = sum(totals.values())
    apart = sum(w for (a, b), w in weights.items() if a != b)
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if n < 2 or expected == 0:
        return None
    return 1 - (n - 1) * apart / expected
