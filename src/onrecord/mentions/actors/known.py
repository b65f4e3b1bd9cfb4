"""Persons whose office is general knowledge: their country where the text leaves it open."""

from onrecord.lexicons.agents import agents
from onrecord.lexicons.leaders import Leader, leaders_alone, leaders_by_name, plain_name
from onrecord.lexicons.offices import offices
from onrecord.lexicons.organizations import organizations
from onrecord.mentions.actors.candidate import Chain, only_ranked
from onrecord.schema import Document, Role

_STATE = frozenset("GOV MIL LEG ELI PTY IGO SPY OPP".split())
_BODIES = frozenset("UNO EUR IGO".split())
# Codes that no article names as a country: a name alone is enough for those who belong to them.
_NOWHERE = _BODIES | {"IMG"}
_EARLY, _LATE = 1, 2
_REMEMBERED = 40  # years after the end of an office for which a holder may still be in the news
_HEADS = frozenset(
    """
    president chancellor premier taoiseach king queen emperor emir sultan shah secretary-general
    """.split()
) | {"prime minister", "supreme leader", "general secretary"}


def know_leaders(document: Document, chains: list[Chain], named: frozenset[str]) -> None:
    """Give persons in ``chains`` country, sectors and office of the table of leaders.

    What the text says comes first: a person with another country or trade is somebody else. ``named``: countries that
    the article names, which the surname of a lesser office than that of a head alone needs.
    """
    published = document.article.published
    year = int(published.value[:4]) if published is not None and published.value[:4].isdigit() else None
    day = published.value[:10] if year and published is not None and len(published.value) >= 10 else None
    for chain in chains:
        if chain.what == "person" and not chain.plural and not _of_other_trade(chain):
            leader = _leader(chain, year, day, named)
            if leader is not None:
                _take(chain, leader, year, day)


def _of_other_trade(chain: Chain) -> bool:
    """True for a person whom the text gives a trade outside of the state."""
    return any(m.roles for m in chain.members) and bool(chain.sectors) and not _STATE & set(chain.sectors)


def _leader(chain: Chain, year: int | None, day: str | None, named: frozenset[str]) -> Leader | None:
    """The entry that a person's names, country, titles and the day of publication leave, or None."""
    keys = [plain_name(m.key) for m in chain.members if m.form == "name"]
    full = [key for key in keys if " " in key]
    found = [leader for key in dict.fromkeys(full or keys) for leader in leaders_by_name().get(key, ())]
    alone = not found
    if alone and not full:
        found = [leader for key in dict.fromkeys(keys) for leader in leaders_alone().get(key, ())]
        found = [f for f in found if f.country in named | _NOWHERE or _titled(chain, f) or f.office in _HEADS]
    if chain.country is not None:
        found = [f for f in found if f.country == chain.country]
    if year is not None:
        found = _in_time(found, year, alone, "ELI" in chain.sectors) or _once(found, year, bool(full), named)
    elif alone:
        return None
    if day is not None:
        found = [f for f in found if f.held_on(day)] or found
    if len({f.country for f in found}) > 1:
        found = [f for f in found if _titled(chain, f)]
    return found[0] if len({f.country for f in found}) == 1 else None


def _in_time(found: list[Leader], year: int, alone: bool, former: bool) -> list[Leader]:
    """Those in office that year; else, for full names, those near it or, of former holders, before it."""
    exact = [f for f in found if f.held(year)]
    if exact or alone:
        return exact
    near = [f for f in found if f.held(year, _EARLY, _LATE)]
    if near or not former:
        return near
    return [f for f in found if f.terms[0][0] <= year]


def _once(found: list[Leader], year: int, full: bool, named: frozenset[str]) -> list[Leader]:
    """Those who held an office before, for a full name in an article that names their country ("X, on trial for …")."""
    return [f for f in found if full and f.country in named and 0 < year - f.terms[-1][1] <= _REMEMBERED]


def _titled(chain: Chain, leader: Leader) -> bool:
    """True if the text gives the person that very office."""
    return leader.office in chain.titles


def _take(chain: Chain, leader: Leader, year: int | None, day: str | None) -> None:
    """Put an entry on a chain; the office itself only where it was held when the article was published."""
    first = next(m for m in chain.members if m.form == "name")
    chain.country = chain.country or leader.country
    if not chain.sectors or only_ranked(chain):
        past = year is not None and year - leader.terms[-1][1] > _LATE
        chain.give(
            first,
            ("ELI",) if past else (*_sectors(leader), *first.sectors),
            f"former {leader.office}" if past else None,
        )
    if first.entry is None:
        first.entry, first.basis = leader.entry, "gazetteer"
    held = leader.held_on(day) if day is not None else year is not None and leader.held(year)
    if held and not any(m.roles for m in chain.members):
        first.roles.append(Role(leader.office, leader.body, leader.country, "gazetteer"))
        chain.give(first, first.sectors, leader.office)


def _sectors(leader: Leader) -> tuple[str, ...]:
    """Sectors of an office in the table: those of the body it is held in, else its own."""
    body = organizations().get(leader.body) if leader.body is not None else None
    if body is not None:
        return body.sectors
    if leader.country in _BODIES:
        return ("IGO",)
    office = agents().get(leader.office) or offices().get(leader.office)
    return (office.sectors if office is not None else ()) or ("GOV",)
