"""Chains to actors: the fullest name, kind, country, sectors, roles, and what decided."""

import re

from onrecord.lexicons.codes import cameo_code
from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.organizations import organization_by_entry
from onrecord.lexicons.own.force import current
from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.own import Decision, know_own
from onrecord.schema import Actor, Document, Mention, Role
from onrecord.schema.mention import ActorBasis, ActorKind

_KIND: dict[str, ActorKind] = {
    "person": "person",
    "organization": "organization",
    "body": "organization",
    "government": "government",
    "country": "country",
    "group": "group",
    "place": "other",
}
_ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|several|other|his|her|their|its|our|whose|all|many|most)\s+(?!of\b)",
    re.IGNORECASE,
)


def actors_of(document: Document, chains: list[Chain]) -> tuple[Actor, ...]:
    """Actors in order of first mention, numbered from a1."""
    ordered = sorted(
        (c for c in chains if c.members), key=lambda c: min(_span(document, m) for m in c.members)
    )
    decided = know_own(document, ordered)
    numbers = {id(chain): f"a{n}" for n, chain in enumerate(ordered, 1)}
    names: dict[int, str] = {}
    return tuple(_actor(document, chain, numbers, decided.get(id(chain)), names) for chain in ordered)


def _span(document: Document, candidate: Candidate) -> tuple[int, int]:
    words = document.sentences[candidate.sentence].words
    return words[candidate.first].start, words[candidate.last].end


def _actor(
    document: Document,
    chain: Chain,
    numbers: dict[int, str],
    decision: Decision | None,
    names: dict[int, str],
) -> Actor:
    members = sorted(chain.members, key=lambda m: m.place)
    mentions = sorted({Mention(*_span(document, m), m.form) for m in members})
    deciding = _deciding(members)
    kind = _kind(chain, members)
    sectors = _sectors(chain, kind)
    return Actor(
        id=numbers[id(chain)],
        name=_named(document, chain, names),
        kind=kind,
        country=chain.country,
        sectors=sectors,
        cameo=_cameo(chain, sectors, kind, deciding.entry, decision),
        roles=_roles(chain, members),
        mentions=tuple(mentions),
        members=tuple(numbers[id(part)] for part in chain.parts if id(part) in numbers),
        basis="user" if _is_own(deciding.entry) else deciding.basis,
        entry=deciding.entry,
        country_basis=None if chain.country is None else "context" if chain.placed else "text",
    )


def _cameo(
    chain: Chain,
    sectors: tuple[str, ...],
    kind: ActorKind,
    entry: str | None,
    decision: Decision | None,
) -> str | None:
    """The CAMEO actor code: the one that a user's file or the table gives, else made of country and sectors."""
    if decision is not None and decision[1].cameo is not None:
        return decision[1].cameo
    body = organization_by_entry().get(entry) if entry is not None and decision is None else None
    given = body.note("cameo") if body is not None and kind != "person" else None
    house = all("seat" in m.titles for m in chain.members)
    return given or cameo_code(chain.country, sectors, bare=kind == "country" and not house)


def _is_own(entry: str | None) -> bool:
    """True for an entry of a user's file."""
    force = current()
    return (
        force is not None and entry is not None and entry.startswith(tuple(f"{f}:" for f in force.book.files))
    )


def _kind(chain: Chain, members: list[Candidate]) -> ActorKind:
    if chain.what in ("country", "government"):
        return "country" if any(m.what == "country" for m in members) else "government"
    if chain.what == "person" and chain.plural:
        return "group"
    return _KIND[chain.what]


def _sectors(chain: Chain, kind: ActorKind) -> tuple[str, ...]:
    if kind in ("country", "government"):
        return ("GOV",)
    return chain.sectors or _shared(chain)


def _shared(chain: Chain) -> tuple[str, ...]:
    """The primary sector that all parts of a collective actor have; of countries GOV."""
    found = {"GOV" if p.what in ("country", "government") else (*p.sectors, "")[0] for p in chain.parts}
    return tuple(s for s in found if s) if len(found) == 1 else ()


def _deciding(members: list[Candidate]) -> Candidate:
    """The mention that says most: one that a user's file decides, a name with an entry, any with an entry, the first."""
    return min(
        members,
        key=lambda m: (m.basis != "user", m.entry is None, m.form != "name", m.form == "pronoun", m.place),
    )


def _named(document: Document, chain: Chain, names: dict[int, str]) -> str:
    """The name of a chain, made once and kept in ``names``."""
    if id(chain) not in names:
        names[id(chain)] = ""  # while it is made: no chain is named by itself
        members = sorted(chain.members, key=lambda m: m.place)
        names[id(chain)] = _name(document, chain, members, names)
    return names[id(chain)]


def _name(document: Document, chain: Chain, members: list[Candidate], names_of: dict[int, str]) -> str:
    """The fullest name in the text; of an actor without one the first noun phrase, without its article."""
    names = [m for m in members if m.form == "name"]
    if chain.what == "country" or (names and names[0].what == "country"):
        plain = [m for m in names if m.what == "country" and not m.titles]
        if not plain and chain.country in country_by_code():
            return country_by_code()[chain.country or ""].name
        names = plain or names
    if names:
        best = max(
            names, key=lambda m: (m.name_last - m.name_first, _length(document, m), -m.sentence, -m.head)
        )
        return _text(document, best.sentence, best.name_first, best.name_last)
    nominal = next((m for m in members if m.form == "nominal"), members[0])
    if nominal.form == "pronoun" and chain.parts:
        return " and ".join(_named(document, p, names_of) for p in chain.parts)
    whole = _text(document, nominal.sentence, nominal.first, nominal.last)
    return _ARTICLE.sub("", whole) or whole


def _length(document: Document, candidate: Candidate) -> int:
    return len(_text(document, candidate.sentence, candidate.name_first, candidate.name_last))


def _text(document: Document, sentence: int, first: int, last: int) -> str:
    words = document.sentences[sentence].words
    return " ".join(document.text[words[first].start : words[last].end].split())


def _roles(chain: Chain, members: list[Candidate]) -> tuple[Role, ...]:
    """Roles in order of the text, each title once; the country of the actor fills one that is missing."""
    if chain.what != "person":
        return ()
    found: dict[str, Role] = {}
    for member in members:
        named = any(m.form == "name" for m in members)
        basis: ActorBasis = "apposition" if member.form == "nominal" and named else "title"
        for role in member.roles:
            basis = role.basis if role.basis in ("gazetteer", "user") else basis
            key = role.title.lower()
            country = role.country or (found[key].country if key in found else None) or chain.country
            organization = role.organization or (found[key].organization if key in found else None)
            found[key] = Role(role.title, organization, country, found[key].basis if key in found else basis)
    titles = list(found)
    return tuple(found[t] for t in titles if not any(o != t and o.endswith(f" {t}") for o in titles))
