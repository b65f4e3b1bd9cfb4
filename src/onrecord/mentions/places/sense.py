"""Which place each toponym means: prior, containers, and what the rest of the document speaks of.

One sense a name and document, unless the text itself tells two apart ("Paris, France … Paris, Texas"). Scores are sums
of logarithms of evidence; each weight stands in ``Weights``. The same toponyms give the same senses.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p, log10

from onrecord.lexicons.gazetteer import Candidate
from onrecord.mentions.places.toponym import Toponym, kilometres, lies_in


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in powers of ten of population."""

    country: float = 8.5
    region: float = 7.0
    water: float = 6.0
    capital: float = 1.0
    division: float = 0.5
    county: float = -0.5
    city_region: float = -1.5
    alternate: float = -1.5
    contained: float = 5.0
    containing: float = 2.0
    same_country: float = 2.0
    same_division: float = 2.5
    near: float = 1.2
    near_scale: float = 80.0
    rounds: int = 3


DEFAULT_WEIGHTS = Weights()


@dataclass(slots=True)
class _Sense:
    """The toponyms that share one meaning, the scores its candidates start with, and the choice so far."""

    members: list[int]
    candidates: tuple[Candidate, ...]
    scores: list[float]
    choice: int


def prior(c: Candidate, w: Weights = DEFAULT_WEIGHTS) -> float:
    """How likely a name means this place before anything is known of the text."""
    if c.feature == "PCLI":
        score = w.country
    elif c.feature in ("CONT", "RGN"):
        score = w.region
    elif c.feature.startswith(("PPL", "ADM")):
        score = log10(c.population + 100)
        if c.feature == "PPLC":
            score += w.capital
        elif c.feature == "ADM1":
            score += w.division
        elif c.feature == "ADM2":
            score += w.county
    else:
        score = w.water
    return score + (w.alternate if c.alternate else 0.0)


def priors(candidates: Sequence[Candidate], w: Weights = DEFAULT_WEIGHTS) -> list[float]:
    """The prior of each candidate; a division that is little more than its city of that name gives way to it."""
    scores = []
    for c in candidates:
        score = prior(c, w)
        if c.feature in ("ADM1", "ADM2") and any(
            o.feature.startswith("PPL")
            and o.admin1_code == c.admin1_code
            and o.population >= 0.2 * c.population
            for o in candidates
        ):
            score += w.city_region
        scores.append(score)
    return scores


def choose(
    toponyms: Sequence[Toponym], hints: Mapping[str, float] | None = None, w: Weights = DEFAULT_WEIGHTS
) -> list[Candidate]:
    """The place each toponym means, in order. ``hints``: country (alpha-3) -> weight, from words that are no toponyms."""
    senses = _senses(toponyms, w)
    for _ in range(w.rounds):
        changed = False
        support = _support(senses, hints or {})
        for sense in senses:
            best = _best(sense, senses, support, w)
            changed |= best != sense.choice
            sense.choice = best
        if not changed:
            break
    found: dict[int, Candidate] = {}
    for sense in senses:
        for i in sense.members:
            found[i] = sense.candidates[sense.choice]
    return [found[i] for i in range(len(toponyms))]


def _senses(toponyms: Sequence[Toponym], w: Weights) -> list[_Sense]:
    """Toponyms grouped by name, and by container where the text names different ones."""
    groups: dict[str, dict[str, list[int]]] = defaultdict(dict)
    bare: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(toponyms):
        if t.container is None:
            bare[t.key].append(i)
        else:
            groups[t.key].setdefault(toponyms[t.container].key, []).append(i)
    for key, members in bare.items():
        parts = groups[key]
        first = next(iter(parts), "")
        parts.setdefault(first, []).extend(members)
    senses = [_sense(toponyms, members, w) for parts in groups.values() for members in parts.values()]
    return sorted(senses, key=lambda s: min(s.members))


def _sense(toponyms: Sequence[Toponym], members: list[int], w: Weights) -> _Sense:
    candidates = toponyms[members[0]].candidates
    scores = priors(candidates, w)
    for i in members:
        container = toponyms[i].container
        if container is not None:
            wide = toponyms[container].candidates
            for n, c in enumerate(candidates):
                if any(lies_in(c, o) for o in wide):
                    scores[n] += w.contained
            break
    inner = {toponyms[j].key: j for j, t in enumerate(toponyms) if t.container in members}
    for j in inner.values():
        for n, c in enumerate(candidates):
            if any(lies_in(i, c) for i in toponyms[j].candidates):
                scores[n] += w.containing
    return _Sense(members, candidates, scores, max(range(len(scores)), key=lambda n: (scores[n], -n)))


@dataclass(slots=True)
class _Support:
    """How much of the document speaks of each country and first-level division."""

    countries: dict[str, float]
    divisions: dict[str, float]


def _support(senses: Sequence[_Sense], hints: Mapping[str, float]) -> _Support:
    countries: dict[str, float] = defaultdict(float, hints)
    divisions: dict[str, float] = defaultdict(float)
    for sense in senses:
        c, weight = sense.candidates[sense.choice], _weight(sense)
        if c.country:
            countries[c.country] += weight
        if c.admin1_code:
            divisions[c.admin1_code] += weight
    return _Support(countries, divisions)


def _weight(sense: _Sense) -> float:
    """A sense counts by its mentions, with less and less for each further one, and less if it is itself in doubt."""
    ordered = sorted(sense.scores, reverse=True)
    sure = 1.0 if len(ordered) == 1 else min(1.0, 0.3 + 0.35 * (ordered[0] - ordered[1]))
    return sure * (1.0 + log1p(len(sense.members) - 1))


def _best(sense: _Sense, senses: Sequence[_Sense], support: _Support, w: Weights) -> int:
    if len(sense.candidates) == 1:
        return 0
    own, weight = sense.candidates[sense.choice], _weight(sense)
    others = [(s.candidates[s.choice], _weight(s)) for s in senses if s is not sense]
    nations = sum(support.countries.values()) - (weight if own.country else 0.0) + 1.0
    scored = []
    for n, c in enumerate(sense.candidates):
        country = support.countries.get(c.country or "", 0.0) - (weight if own.country == c.country else 0.0)
        division = support.divisions.get(c.admin1_code, 0.0) if c.admin1_code else 0.0
        if c.admin1_code and c.admin1_code == own.admin1_code:
            division -= weight
        score = sense.scores[n] + w.same_country * max(0.0, country) / nations * 2
        score += w.same_division * min(1.0, max(0.0, division) / 2)
        score += w.near * log1p(sum(wt * _closeness(c, o, w) for o, wt in others))
        scored.append((score, -n))
    return -max(scored)[1]


def _closeness(a: Candidate, b: Candidate, w: Weights) -> float:
    apart = kilometres(a, b)
    return 0.0 if apart is None or apart > 500 else exp(-apart / w.near_scale)
