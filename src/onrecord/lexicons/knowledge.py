"""The knowledge base of actors as one: countries, organisations, holders of offices, titles and nouns, users' entries.

The lexicons stay what is read fast; this view is for people who ask what is known of a name and where it is from.
"""

from functools import cache
from typing import Literal

import msgspec

from onrecord.lexicons.agents import agents
from onrecord.lexicons.codes import cameo_code
from onrecord.lexicons.countries import (
    Country,
    capitals,
    countries,
    country_by_code,
    demonyms,
    peoples,
    seats,
)
from onrecord.lexicons.leaders import Leader, leaders, plain_name
from onrecord.lexicons.offices import offices
from onrecord.lexicons.organizations import Organization, organization_rows, organizations
from onrecord.lexicons.own.book import Book, OwnActor
from onrecord.lexicons.own.force import in_force
from onrecord.lexicons.own.match import plain
from onrecord.lexicons.terms import Term

EntryKind = Literal["country", "organization", "person", "office", "noun", "group", "government", "actor"]
KNOWN_FROM = {
    "known": "leaders.tsv (ours, from general knowledge)",
    "checked": "leaders.tsv (ours, from general knowledge; years checked against REIGN)",
}
SOURCES = {
    "countries": "countries.tsv and country_codes.tsv (ours), ISO 3166, Unicode CLDR, GeoNames",
    "organizations": "organizations.tsv (ours, from general knowledge)",
    "leaders": "leaders.tsv (ours, from general knowledge)",
    "offices": "offices.txt (ours)",
    "agents": "agents.txt (ours)",
}
"""Where the entries of each lexicon are from, unless an entry says more."""


class Holding(msgspec.Struct, frozen=True):
    """What somebody is, or which office somebody holds, in ``terms`` (none: always)."""

    office: str | None
    country: str | None
    sectors: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    cameo: str | None = None
    body: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the knowledge base. ``id``: its name in a record's reasons (``countries:NOR``, ``mine.yaml:Jane Roe``).

    ``codes``: iso3, iso2, numeric, cow, cow_abbr, fips, cameo of a country, others of a user's file. ``status``: of a
    country: state, observer, disputed, territory, former. ``related``: the state of a territory, successors of a
    former state, the parent of an organisation, bodies that it is a member of.
    """

    id: str
    kind: EntryKind
    names: tuple[str, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    terms: tuple[Term, ...] = ()
    holdings: tuple[Holding, ...] = ()
    status: str | None = None
    related: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


def entries_of(name: str, book: Book | None = None) -> tuple[Entry, ...]:
    """Entries that bear ``name``, whatever its case, accents and article: a user's first, then ours."""
    wanted = plain(name)
    own = own_entries(book, wanted) if book is not None else ()
    ours = _by_name().get(wanted, ()) or _by_name().get(plain_name(wanted), ())
    return (*own, *ours)


def own_entries(book: Book, wanted: str) -> tuple[Entry, ...]:
    """The entries of a user's book under a plain name."""
    named = tuple(_own(a) for a in book.actors if any(plain(n) == wanted for n in a.names))
    nouns = (n for n in book.nouns if n.phrase == wanted)
    return (
        *named,
        *(
            Entry(
                id=f"{n.file}:{n.phrase}",
                kind="noun",
                names=(n.phrase,),
                sectors=n.sectors,
                source=f"{n.file}, line {n.line}",
            )
            for n in nouns
        ),
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of ours: countries, organisations, persons, offices, nouns; no user's file is among them."""
    with in_force(None):
        return tuple(_entries())


def _entries() -> tuple[Entry, ...]:
    return (
        *map(_of_country, countries()),
        *map(_of_organization, organization_rows()),
        *_people(),
        *(
            Entry(id=o.entry, kind="office", names=(o.phrase,), sectors=o.sectors, source=SOURCES["offices"])
            for o in offices().values()
        ),
        *(
            Entry(id=a.entry, kind="noun", names=(a.phrase,), sectors=a.sectors, source=SOURCES["agents"])
            for a in agents().values()
        ),
    )


@cache
def _by_name() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        for name in (*entry.names, *_other_names(entry)):
            for key in {plain(name), plain_name(name)}:
                if entry not in found.setdefault(key, []):
                    found[key].append(entry)
    return {name: tuple(several) for name, several in found.items()}


def _other_names(entry: Entry) -> tuple[str, ...]:
    """What a country is also known by: adjectives, its people, capital and houses of government."""
    if entry.kind != "country":
        return ()
    tables = (demonyms(), peoples(), capitals(), seats())
    return tuple(name for table in tables for name, code in table.items() if code == entry.country)


def _of_country(country: Country) -> Entry:
    codes = {
        "iso3": "" if country.former or country.code == "XKX" else country.code,
        "iso2": country.iso2,
        "numeric": f"{country.numeric:03d}" if country.numeric else "",
        "cow": str(country.cow or ""),
        "cow_abbr": country.cow_abbr,
        "fips": country.fips,
        "cameo": country.cameo,
    }
    term = country.term
    former = "; ".join(f"{name} {when.replace('/', ' to ')}" for name, when in country.former_names)
    told = [country.note, f"earlier names: {former}" if former else ""]
    return Entry(
        id=f"countries:{country.code}",
        kind="country",
        names=tuple(dict.fromkeys((country.name, *country.names, *(n for n, _ in country.former_names)))),
        country=country.code,
        sectors=("GOV",),
        codes={key: value for key, value in codes.items() if value},
        terms=(term,) if term.begin or term.finish else (),
        status=country.status,
        related=country.related,
        note="; ".join(t for t in told if t),
        source=SOURCES["countries"],
    )


def _of_organization(body: Organization) -> Entry:
    related = [body.note("parent") or "", *(body.note("member") or "").split(",")]
    cameo = body.note("cameo") or cameo_code(body.country, body.sectors)
    return Entry(
        id=body.entry,
        kind="organization",
        names=body.names,
        country=body.country,
        sectors=body.sectors,
        codes={"cameo": cameo} if cameo else {},
        terms=body.terms,
        holdings=tuple(Holding(None, body.country, (s,), (t,)) for s, t in body.periods),
        status=body.note("status"),
        related=tuple(r.strip() for r in related if r.strip()),
        note=body.note("note") or body.note("kind") or "",
        source=body.note("source") or SOURCES["organizations"],
    )


def _people() -> tuple[Entry, ...]:
    """One entry a person: the rows of a name and country taken together."""
    found: dict[tuple[str, str], list[Leader]] = {}
    for leader in leaders():
        found.setdefault((leader.names[0], leader.country), []).append(leader)
    return tuple(_person(rows) for rows in found.values())


def _person(rows: list[Leader]) -> Entry:
    held = tuple(Holding(r.office, r.country, office_sectors(r), r.days, body=r.body) for r in rows)
    sources = tuple(dict.fromkeys(KNOWN_FROM.get(r.source, r.source) for r in rows if r.source))
    return Entry(
        id=rows[0].entry,
        kind="person",
        names=tuple(
            dict.fromkeys((*(n for r in rows for n in r.names), *(n for r in rows for n in r.alone)))
        ),
        country=rows[0].country,
        sectors=tuple(dict.fromkeys(s for h in held for s in h.sectors)),
        holdings=held,
        source="; ".join(sources) or SOURCES["leaders"],
    )


def _own(actor: OwnActor) -> Entry:
    held = tuple(
        Holding(s.office, s.country, s.sectors, (s.term,) if s.term is not None else (), s.cameo)
        for s in actor.spells
    )
    first = actor.spells[0]
    codes = dict(first.codes)
    if first.cameo:
        codes["cameo"] = first.cameo
    return Entry(
        id=actor.entry,
        kind=actor.kind or "actor",
        names=actor.names,
        country=first.country,
        sectors=first.sectors,
        codes=codes,
        holdings=held,
        note=actor.note,
        source=actor.source or f"{actor.file}, line {actor.line}",
    )


def office_sectors(leader: Leader) -> tuple[str, ...]:
    """Sectors of an office in the table of leaders: those of the title, of an international body IGO first."""
    if leader.body is not None and leader.body in organizations():
        return organizations()[leader.body].sectors
    if leader.country in ("UNO", "EUR", "IGO"):
        return ("IGO",)
    if leader.office in agents():
        return agents()[leader.office].sectors
    return offices()[leader.office].sectors if leader.office in offices() else ("GOV",)


_SAME_OFFICE = (
    ("foreign minister", "foreign secretary", "secretary of state", "external affairs minister"),
    ("defense minister", "defense secretary", "secretary of defense"),
    ("prime minister", "premier", "chancellor", "taoiseach", "head of government"),
    ("interior minister", "home secretary", "home minister"),
    ("finance minister", "treasury secretary", "secretary of the treasury", "chancellor of the exchequer"),
)


def same_offices(office: str) -> frozenset[str]:
    """The names that one office has in other countries ("foreign minister", "foreign secretary"), spelling apart."""
    plain_office = office.lower().replace("defence", "defense")
    parts = plain_office.split(" of ") if plain_office.startswith("minister of ") else []
    if len(parts) == 2:
        plain_office = f"{parts[1].removesuffix(' affairs')} minister"
    return next(
        (frozenset(group) for group in _SAME_OFFICE if plain_office in group), frozenset({plain_office})
    )


def holders(country: str, office: str, day: str | None) -> tuple[tuple[str, str, Term], ...]:
    """(entry, name, term) of those who held ``office`` of ``country`` on an ISO date; of all dates if None."""
    names = same_offices(office)
    exact = [r for r in leaders() if r.country == country and r.office == office]
    rows = exact or [
        r for r in leaders() if r.country == country and r.office.replace("defence", "defense") in names
    ]
    found = [(r.entry, r.names[0], t) for r in rows for t in r.days if day is None or t.holds(day)]
    return tuple(sorted(found, key=lambda f: (f[2].begin or "", f[1])))


def country_name(code: str) -> str:
    """The name of a country for people; of other codes the code."""
    found = country_by_code().get(code)
    return found.name if found is not None else code
