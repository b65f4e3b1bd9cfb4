"""A place name as it stands in the text, with the places it may mean and the name beside it that contains it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from onrecord.lexicons.gazetteer import Candidate

MOST_CANDIDATES = 80
_CONTAINER_GAPS = frozenset({",", "in", "in the", ", in", ", in the", "(", "of", "of the", ", of"})
_WIDE = frozenset({"PCLI", "ADM1", "ADM2", "RGN"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at ``[start, end)`` of the text; ``container``: index of the toponym that says where it lies."""

    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...]
    container: int | None = None


def kilometres(a: Candidate, b: Candidate) -> float | None:
    """Distance on the sphere, or None where one of the two has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    south, north = radians(a.lat), radians(b.lat)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Whether ``inner`` may lie in ``outer``: by country or first-level division where known, else by distance."""
    if inner.entry == outer.entry:
        return False
    if outer.feature == "PCLI":
        return inner.feature != "PCLI" and inner.country == outer.country
    if outer.feature == "ADM1":
        return inner.feature not in ("PCLI", "ADM1") and inner.admin1_code == outer.admin1_code
    if outer.feature == "ADM2":
        apart = kilometres(inner, outer)
        return (
            inner.feature.startswith("PPL")
            and inner.country == outer.country
            and apart is not None
            and apart < 80
        )
    if outer.feature == "RGN":
        apart = kilometres(inner, outer)
        return apart is not None and apart < 400 and outer.country in (None, inner.country)
    return False


def with_containers(text: str, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms, each tied to the next one if that names what contains it ("Paris, Texas", "Rafah in Gaza")."""
    tied = []
    for i, here in enumerate(toponyms):
        container = None
        if i + 1 < len(toponyms):
            there = toponyms[i + 1]
            gap = " ".join(text[here.end : there.start].split())
            if len(gap) < 9 and gap in _CONTAINER_GAPS and _contains(there, here):
                container = i + 1
        tied.append(Toponym(here.start, here.end, here.key, here.candidates, container))
    return tied


def _contains(outer: Toponym, inner: Toponym) -> bool:
    wide = [c for c in outer.candidates if c.feature in _WIDE]
    return any(lies_in(i, o) for o in wide for i in inner.candidates)
