"""Names of organisations, countries and acting places: which of them are one."""

from onrecord.mentions.actors.candidate import Candidate, Chain

_SMALL = frozenset("of the for and on in de la del des du et y und al".split())
_GENERAL = frozenset(
    """
    ministry department bank university party national united international new central federal state royal american
    british general first south north east west city county democratic republican supreme high islamic free people's
    world european african american asian group council committee commission office institute
    """.split()
)

_HEADS = frozenset(
    """
    council commission committee assembly court agency union ministry league bank party board authority office bureau
    department alliance federation front
    """.split()
)


def link_bodies(named: list[Candidate]) -> list[Chain]:
    """One chain for each organisation, country or place; ``named`` are candidates by name, in order of the text."""
    found: dict[str, Chain] = {}
    chains: list[Chain] = []
    for candidate in named:
        key = f"country:{candidate.key}" if candidate.what == "country" else candidate.key
        chain = found.get(key)
        if chain is None and candidate.what != "country":
            chain = _alias(candidate, chains) or _by_head(candidate, chains)
        if chain is None:
            chain = Chain(candidate.what)
            chains.append(chain)
        found.setdefault(key, chain)
        chain.add(candidate)
    return chains


def _alias(candidate: Candidate, chains: list[Chain]) -> Chain | None:
    """A chain that the name is an acronym, a beginning or the full form of; the nearest first."""
    for chain in reversed(chains):
        if chain.what != "country" and any(_same(candidate.key, m.key) for m in chain.members):
            return chain
    return None


def _by_head(candidate: Candidate, chains: list[Chain]) -> Chain | None:
    """For "the Council" the organisation named last whose name ends so."""
    if candidate.what != "organization" or candidate.key not in _HEADS:
        return None
    for chain in reversed(chains):
        names = (m.key.lower().split() for m in chain.members)
        if chain.what == "organization" and any(len(n) > 1 and n[-1] == candidate.key for n in names):
            candidate.sectors, candidate.entry = (), None
            return chain
    return None


def _same(one: str, other: str) -> bool:
    """True if two names of organisations may be one: acronym and full name, or a name and its beginning."""
    if one.startswith("organizations:") and other.startswith("organizations:"):
        return False
    one, other = one.removeprefix("organizations:").lower(), other.removeprefix("organizations:").lower()
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) == len(long):
        return short == long
    if len(short) == 1 and len(short[0]) > 1 and short[0] in (acronym(long), acronym(long, small=True)):
        return True
    return short == long[: len(short)] and not (len(short) == 1 and short[0] in _GENERAL)


def acronym(words: list[str], small: bool = False) -> str:
    """The first letters of a name's words, those of small words too if asked for."""
    return "".join(w[0] for w in words if w and (small or w not in _SMALL))
