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

    country: float = 9.3
    region: float = 6.5
    water: float = 7.0
    capital: float = 0.6
    division: float = 1.8
    county: float = -0.8
    giving_way: float = 0.3
    renown: float = 0.5
    alternate: float = -1.5
    contained: float = 5.0
    containing: float = 2.0
    same_country: float = 3.5
    same_division: float = 2.5
    near: float = 2.8
    near_scale: float = 45.0
    inside: float = 0.9
    doubt: float = 0.5
    far: float = 0.5
    reach: float = 500.0
    rounds: int = 4


DEFAULT_WEIGHTS = Weights()


@dataclass(slots=True)
class _Sense:
    """The toponyms that share one meaning, the scores its candidates start with, and the choice so far."""

    members: list[int]
    starts: list[int]
    candidates: tuple[Candidate, ...]
    scores: list[float]
    choice: int
    cities: dict[int, list[int]]


def prior(c: Candidate, w: Weights = DEFAULT_WEIGHTS) -> float:
    """How likely a name means this place before anything is known of the text."""
    if c.feature == "PCLI":
        score = w.country
    elif c.feature in ("CONT", "RGN"):
        score = w.region
    elif c.feature.startswith(("PPL", "ADM")):
        score = log10(c.population + 100) + w.renown * log10(c.renown + 1)
        if c.feature == "PPLC":
            score += w.capital
        elif c.feature == "ADM1":
            score += w.division
        elif c.feature == "ADM2":
            score += w.county
    else:
        score = w.water
    return score + (w.alternate if c.alternate else 0.0)


def _cities(candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """Division -> cities of that name to which it gives way, as indices of candidates.

    A division that is little more than its city gives way to it, and so does one that shares its name with the capital
    of its country: what speaks for such a division speaks for the city as well.
    """
    found = {}
    for n, c in enumerate(candidates):
        if c.feature in ("ADM1", "ADM2"):
            stronger = [m for m, o in enumerate(candidates) if _gives_way(c, o)]
            if stronger:
                found[n] = stronger
    return found


def _gives_way(division: Candidate, city: Candidate) -> bool:
    if city.country != division.country or not city.feature.startswith("PPL"):
        return False
    if city.alternate and not division.alternate:
        return False
    if city.admin1_code == division.admin1_code:
        return city.population >= 0.2 * division.population
    return city.feature == "PPLC"


def choose(
    toponyms: Sequence[Toponym], hints: Mapping[str, float] | None = None, w: Weights = DEFAULT_WEIGHTS
) -> list[Candidate]:
    """The place each toponym means, in order. ``hints``: country (alpha-3) -> weight, from words that are no toponyms."""
    senses = _senses(toponyms, w)
    nearness = _nearness(senses, w)
    for _ in range(w.rounds):
        changed = False
        cells = _cells(senses, w)
        for number, sense in enumerate(senses):
            best = _best(number, senses, nearness[number], cells, hints or {}, w)
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
    scores = [prior(c, w) for c in candidates]
    for i in members:
        container = toponyms[i].container
        if container is not None:
            wide = toponyms[container].candidates
            for n, c in enumerate(candidates):
                if any(lies_in(c, o) for o in wide):
                    scores[n] += w.contained
            break
    inner = {toponyms[j].key: j for j, t in enumerate(toponyms) if t.container in members}
    cities = _cities(candidates)
    for j in inner.values():
        for n, c in enumerate(candidates):
            if any(lies_in(i, c) for i in toponyms[j].candidates):
                scores[n] += w.containing
                cities.pop(n, None)
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return _Sense(members, sorted(toponyms[i].start for i in members), candidates, scores, best, cities)


def _weight(sense: _Sense) -> float:
    """A sense counts by its mentions, with less and less for each further one, and less if it is itself in doubt."""
    ordered = sorted(sense.scores, reverse=True)
    sure = 1.0 if len(ordered) == 1 else min(1.0, 0.3 + 0.35 * (ordered[0] - ordered[1]))
    return sure * (1.0 + log1p(len(sense.members) - 1))


def _nearness(senses: Sequence[_Sense], w: Weights) -> list[list[float]]:
    """How much each sense counts for each other one: less the farther apart in the text they stand, never nothing."""
    table = [[1.0] * len(senses) for _ in senses]
    for a, sense in enumerate(senses):
        for b in range(a):
            apart = _apart(sense.starts, senses[b].starts)
            table[a][b] = table[b][a] = w.far + (1.0 - w.far) / (1.0 + apart / w.reach)
    return table


def _apart(a: Sequence[int], b: Sequence[int]) -> int:
    """The least distance between two sorted lists of offsets."""
    i = j = 0
    least = abs(a[0] - b[0])
    while i < len(a) and j < len(b):
        least = min(least, abs(a[i] - b[j]))
        if a[i] < b[j]:
            i += 1
        else:
            j += 1
    return least


_Cells = dict[tuple[int, int], list[tuple[int, Candidate, float]]]


def _cells(senses: Sequence[_Sense], w: Weights) -> _Cells:
    """Cell of one degree -> candidates there, as (sense, candidate, how likely).

    Candidates that are not chosen are kept too, so that two names that only together make sense find each other.
    """
    cells: _Cells = defaultdict(list)
    for number, sense in enumerate(senses):
        best, weight = max(sense.scores), _weight(sense)
        for n, c in enumerate(sense.candidates):
            likely = 1.0 if n == sense.choice else exp(w.doubt * (sense.scores[n] - best))
            if likely > 0.05 and c.lat is not None and c.lon is not None:
                cells[int(c.lat // 1), int(c.lon // 1)].append((number, c, likely * weight))
    return cells


def _best(
    number: int,
    senses: Sequence[_Sense],
    near: Sequence[float],
    cells: _Cells,
    hints: Mapping[str, float],
    w: Weights,
) -> int:
    """The best candidate of sense ``number`` given what the rest of the document supports."""
    sense = senses[number]
    if len(sense.candidates) == 1:
        return 0
    countries: dict[str, float] = defaultdict(float, hints)
    divisions: dict[str, float] = defaultdict(float)
    for other, o in enumerate(senses):
        c = o.candidates[o.choice]
        if other != number and c.country:
            weight = _weight(o) * near[other]
            countries[c.country] += weight
            divisions[c.admin1_code] += weight
    divisions[""] = 0.0
    everything = sum(countries.values()) + 1.0
    scores = []
    for n, c in enumerate(sense.candidates):
        country, division = countries.get(c.country or "", 0.0), divisions.get(c.admin1_code, 0.0)
        score = (
            sense.scores[n] + w.same_country * country / everything + w.same_division * min(1.0, division / 2)
        )
        inside = w.inside * (country if c.feature == "PCLI" else division if c.feature == "ADM1" else 0.0)
        scores.append(score + w.near * log1p(max(_nearby(number, c, near, cells, w), inside)))
    for n, cities in sense.cities.items():
        scores[n] = min(scores[n], max(scores[m] for m in cities) - w.giving_way)
    return max(range(len(scores)), key=lambda n: (scores[n], -n))


def _nearby(number: int, c: Candidate, near: Sequence[float], cells: _Cells, w: Weights) -> float:
    """Sum over the other senses of their likeliest candidate near ``c``, less the farther away."""
    if c.lat is None or c.lon is None:
        return 0.0
    south, west = int(c.lat // 1), int(c.lon // 1)
    found: dict[int, float] = {}
    for row in (south - 1, south, south + 1):
        for column in (west - 1, west, west + 1):
            for other, candidate, likely in cells.get((row, column), ()):
                if other != number and candidate.entry != c.entry:
                    apart = kilometres(c, candidate)
                    value = likely * near[other] * exp(-apart / w.near_scale) if apart is not None else 0.0
                    if value > found.get(other, 0.0):
                        found[other] = value
    return sum(found.values())
