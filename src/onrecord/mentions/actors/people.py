"""Names of persons: which of them are the same man or woman, which two of one surname."""

from functools import lru_cache

from onrecord.mentions.actors.candidate import Candidate, Chain, Gender
from onrecord.mentions.actors.first_names import first_names

_PARTICLES = frozenset("al el bin ibn van von de del der den di da dos le la abu ben ul - e".split())


def link_people(persons: list[Candidate]) -> list[Chain]:
    """One chain for each person; ``persons`` are candidates by name, in order of the text.

    Full names come first, whatever their place (a headline has the surname before the body has the full name); then
    each shorter name goes to the person whose name it is a part of: the last one named before it, else the next.
    """
    full: list[Chain] = []
    known: dict[tuple[str, ...], Chain] = {}
    for candidate in persons:
        parts = _parts(candidate.key)
        if len(parts) > 1:
            home = known.get(parts) or next((c for c in full if _same_full(c, candidate)), None)
            if home is None:
                home = Chain("person", gender=_first_gender(candidate))
                full.append(home)
            known.setdefault(parts, home)
            home.add(candidate)
    single: list[Chain] = []
    for candidate in persons:
        if candidate.chain is None:
            home = _home(candidate, full) or _home(candidate, single)
            if home is None:
                home = Chain("person")
                single.append(home)
            home.add(candidate)
    return full + single


@lru_cache(maxsize=4096)
def _parts(key: str) -> tuple[str, ...]:
    """The parts of a name that tell persons apart: no particles, no initials' points."""
    parts = tuple(p.strip(".") for p in key.split())
    return tuple(p for p in parts if p and p not in _PARTICLES) or parts


def _same_full(chain: Chain, candidate: Candidate) -> bool:
    """True if a name of two parts or more is that of a person already named."""
    mine = _parts(candidate.key)
    for member in chain.members:
        theirs = _parts(member.key)
        if mine == theirs:
            return True
        if len(theirs) > 1 and _genders_agree(member, candidate) and _compatible(mine, theirs):
            return True
    return False


def _compatible(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Same surname and first names that may be forms of one another, or one name a part of the other."""
    short, long = sorted((mine, theirs), key=len)
    if short == long[-len(short) :] or short == long[: len(short)]:
        return True
    if mine[-1] != theirs[-1]:
        return False
    one, other = mine[0], theirs[0]
    if one == other:
        return True
    return one[0] == other[0] and (
        len(one) == 1 or len(other) == 1 or one[:3] == other[:3] or one[:2] == "jo" == other[:2]
    )


def _home(candidate: Candidate, chains: list[Chain]) -> Chain | None:
    """The person that a shorter name means, or None."""
    key = _parts(candidate.key)
    fits = [c for c in chains if any(_is_part(key, _parts(m.key)) for m in c.members)]
    fits = [c for c in fits if candidate.gender is None or c.gender in (None, candidate.gender)] or fits
    if len(fits) > 1:
        titled = [c for c in fits if set(candidate.titles) & c.titles]
        fits = titled or fits
    if len(fits) > 1:
        fits.sort(key=lambda c: _distance(c, candidate))
    return fits[0] if fits else None


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if a name is the last, or the first, part of another."""
    return short == long[-len(short) :] or short == long[: len(short)]


def _distance(chain: Chain, candidate: Candidate) -> tuple[int, int]:
    """How far the nearest naming is: those before count before those after."""
    before = [m for m in chain.members if m.place < candidate.place]
    if before:
        return 0, candidate.sentence * 1000 + candidate.head - max(m.sentence * 1000 + m.head for m in before)
    return 1, min(m.sentence * 1000 + m.head for m in chain.members)


def _first_gender(candidate: Candidate) -> Gender | None:
    """The gender of the first name, if it is known."""
    return candidate.gender or first_names().get(candidate.key.split()[0].strip("."))


def _genders_agree(one: Candidate, other: Candidate) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender
