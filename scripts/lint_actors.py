"""Checks the tables of actors: leaders, organisations, offices, agent nouns, first names; ``lint_lexicons.py`` runs it.

``python scripts/lint_actors.py`` prints coverage, then every breach, one a line, and exits 1 if anything is wrong: rows
that stand twice, two holders of one office at a time, terms out of order, unknown countries, offices, bodies, sectors
and kinds, a kind of body with other sectors in one country than in another, names that are common words.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from onrecord.errors import LexiconError
from onrecord.lexicons.agents import agents
from onrecord.lexicons.blocks import read_nouns
from onrecord.lexicons.codes import known_sectors
from onrecord.lexicons.countries import capitals, country_by_code, country_names, demonyms, peoples
from onrecord.lexicons.ethnic_groups import ethnic_groups
from onrecord.lexicons.leaders import Leader, leaders, plain_name
from onrecord.lexicons.namesakes import namesakes
from onrecord.lexicons.offices import offices
from onrecord.lexicons.organizations import Organization, organization_rows, organizations
from onrecord.lexicons.predicates import predicates

INTERNATIONAL = frozenset("UNO EUR IGO NGO IMG MNC".split())
FIRST_YEAR, LAST_YEAR = 1799, 2030

SOLE = frozenset(
    """
    president|prime minister|premier|chancellor|taoiseach|king|queen|emperor|emir|sultan|pope|foreign minister
    foreign secretary|secretary of state|defence minister|defense secretary|defence secretary|interior minister
    finance minister|treasury secretary|home secretary|chancellor of the exchequer|secretary-general|managing director
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""Offices that one person holds at a time, a year of change apart."""

TOGETHER: dict[tuple[str, str], str] = {
    ("BIH", "prime minister"): "of the federation, of an entity",
    ("CSK", "president"): "party and state",
    ("LBN", "prime minister"): "rival governments",
    ("LBY", "prime minister"): "rival governments",
    ("YEM", "president"): "rival governments",
    ("YEM", "prime minister"): "rival governments",
    ("KHM", "prime minister"): "two at a time from 1993 to 1998",
    ("EUR", "president"): "of the Commission, of the Council",
    ("NRU", "president"): "several changes a year",
    ("VUT", "prime minister"): "several changes a year",
    ("UNO", "secretary-general"): "acting and elected",
}
"""Country and office of which several at a time are right, and why."""

KINDS: dict[str, tuple[str, ...]] = {
    "parliament": ("LEG",),
    "party": ("PTY",),
    "armed forces": ("MIL",),
    "police": ("COP",),
    "intelligence service": ("SPY",),
    "armed group": ("REB",),
    "paramilitary group": ("PRM",),
    "central bank": ("GOV",),
    "court": ("JUD",),
    "agency": ("GOV",),
    "defence ministry": ("GOV", "MIL"),
    "justice ministry": ("GOV", "JUD"),
    "health agency": ("GOV", "MED"),
    "disputed entity": ("GOV", "PRE"),
    "media": ("JRN",),
    "company": ("BUS",),
    "union": ("LAB",),
    "religious body": ("REL",),
    "university": ("EDU",),
    "crime group": ("CRM",),
    "association": ("SOC",),
    "movement": ("CVL",),
    "opposition body": ("OPP",),
    "international court": ("IGO", "JUD"),
    "international organisation": ("IGO",),
    "ngo": ("NGO",),
}
"""What a kind of body is coded as, in every country; the last two may have a sector of their field besides."""

OPEN_KINDS = frozenset({"international organisation", "ngo"})

WORDS: frozenset[str] = frozenset(
    """
    Democrats Republicans Conservatives Labour LeT Waqf Curia Economist Solidarity Shell Amnesty Politburo
    """.split()
)
"""Names of one word that are nouns of another kind besides: capitals and the reader's tag tell them."""

SHORT = frozenset(
    "UN U.N U.N. EU E.U. AU A.U. EC IS G7 G-7 G8 G-8 BP RT AP A.P. DW MI5 MI6 GM VK VW TT".split()
)
"""Names of two letters that hold without context."""


def main() -> int:
    """Report coverage and breaches."""
    found = list(breaches())
    print(*report(), sep="\n")
    print(*found, sep="\n")
    print(f"{len(found)} breaches")
    return 1 if found else 0


def breaches() -> Iterator[str]:
    """Every breach of the rules, one line each."""
    try:
        yield from leader_breaches(leaders())
        yield from organization_breaches(organization_rows())
    except LexiconError as error:
        yield str(error)
        return
    yield from block_breaches("offices.txt")
    yield from block_breaches("agents.txt")
    yield from agreement_breaches()
    yield from people_breaches()


def people_breaches() -> Iterator[str]:
    """What is wrong with the tables of peoples and of namesakes: unknown codes and sectors, names of another table."""
    taken = {**country_names(), **demonyms(), **peoples(), **capitals()}
    for name, group in ethnic_groups().items():
        if group.country is not None and group.country not in country_by_code():
            yield f"ethnic_groups.tsv: {name}: unknown country {group.country}"
        if not set(group.sectors) <= known_sectors():
            yield f"ethnic_groups.tsv: {name}: unknown sectors {group.sectors}"
        if name in taken or name in organizations():
            yield f"ethnic_groups.tsv: {name} is in another table too"
    for name, code in namesakes().items():
        if code is not None and code not in country_by_code():
            yield f"namesakes.tsv: {name}: unknown country {code}"
        if name in taken or name in organizations() or name in ethnic_groups():
            yield f"namesakes.tsv: {name} is in another table too"


def leader_breaches(rows: tuple[Leader, ...]) -> Iterator[str]:
    """What is wrong with the table of leaders."""
    codes = set(country_by_code()) | INTERNATIONAL
    keys = Counter((r.country, r.office, r.body, plain_name(r.names[0]), r.terms[0][0]) for r in rows)
    for key, number in keys.items():
        if number > 1:
            yield f"leaders.tsv: {key} stands {number} times"
    for row in rows:
        where = f"leaders.tsv: {row.country} {row.office} {row.names[0]}"
        if row.country not in codes:
            yield f"{where}: unknown country"
        if row.office not in offices() and row.office not in agents():
            yield f"{where}: unknown office"
        if row.source not in ("known", "checked"):
            yield f"{where}: source {row.source!r}"
        yield from (f"{where}: {fault}" for fault in body_faults(row))
        yield from (f"{where}: {fault}" for fault in term_faults(row))
        yield from (f"{where}: {fault}" for fault in name_faults(row))
    yield from together(rows)


def body_faults(row: Leader) -> Iterator[str]:
    """A body must be an organisation of the same country."""
    if row.body is None:
        return
    body = organizations().get(row.body)
    if body is None:
        yield f"{row.body} is no organisation of the table"
    elif body.country not in (row.country, None):
        yield f"{row.body} is of {body.country}"


def term_faults(row: Leader) -> Iterator[str]:
    """Terms must be in order, apart and of this age; days must fit the years."""
    for (first, last), later in zip(row.terms, (*row.terms[1:], None), strict=True):
        if not FIRST_YEAR <= first <= last or (last > LAST_YEAR and last != 9999):
            yield f"term {first}-{last}"
        if later is not None and later[0] <= last:
            yield f"terms {first}-{last} and {later[0]}-{later[1]} meet: write one"
    spans = [(t.begin, t.finish) for t in row.days]
    years = [(int((b or "0")[:4]), int(f[:4]) if f else 9999) for b, f in spans]
    if years != list(row.terms):
        yield f"days {row.when!r} do not fit the years"


def name_faults(row: Leader) -> Iterator[str]:
    """Names are ASCII, in full; those alone are no country, no word, and longer than two letters."""
    for name in (*row.names, *row.alone):
        if not name.isascii() or name != " ".join(name.split()) or not name:
            yield f"name {name!r}"
    words = set(agents()) | set(offices())
    for name in row.alone:
        if (
            len(name) < 2
            or name in country_names()
            or name in demonyms()
            or name in peoples()
            or name in words
        ):
            yield f"{name!r} cannot stand alone"


@cache
def taken_names() -> frozenset[str]:
    """What is first of all something else: countries and their parts, peoples, capitals, organisations, common nouns."""
    tables = (country_names(), demonyms(), peoples(), capitals(), organizations(), agents(), offices())
    return frozenset(name for table in tables for name in table) | {"England", "Scotland", "Wales"}


def together(rows: tuple[Leader, ...]) -> Iterator[str]:
    """Two persons in one office for more than a year of change."""
    held: dict[tuple[str, str, str | None], list[Leader]] = defaultdict(list)
    for row in rows:
        if row.office in SOLE and (row.country, row.office) not in TOGETHER:
            held[row.country, row.office, row.body].append(row)
    for (country, office, _), holders in held.items():
        for one, other in combinations(holders, 2):
            for a, b in ((a, b) for a in one.terms for b in other.terms):
                if min(a[1], b[1]) - max(a[0], b[0]) > 0:
                    yield f"leaders.tsv: {country} {office}: {one.names[0]} {a} and {other.names[0]} {b}"


def organization_breaches(rows: tuple[Organization, ...]) -> Iterator[str]:
    """What is wrong with the table of organisations."""
    codes = set(country_by_code()) | INTERNATIONAL | {None}
    claims = Counter(name for row in rows for name in row.names)
    yield from (f"organizations.tsv: {name} stands {n} times" for name, n in claims.items() if n > 1)
    places = set(country_names()) | set(capitals()) | set(demonyms()) | set(peoples())
    verbs = {p.lemma for p in predicates()} | {o for o in offices() if " " not in o}
    for row in rows:
        where = f"organizations.tsv: {row.names[0]}"
        if row.country not in codes:
            yield f"{where}: unknown country {row.country}"
        if not row.sectors or not set(row.sectors) <= known_sectors():
            yield f"{where}: sectors {','.join(row.sectors)}"
        yield from (f"{where}: {fault}" for fault in kind_faults(row))
        for name in row.names:
            if name in places:
                yield f"{where}: {name} is a country or its people"
            if " " not in name and name not in WORDS and not name.isupper() and is_word(name, row, verbs):
                yield f"{where}: {name} is a common word; give it as also="
            if len(name) < 3 and name not in SHORT:
                yield f"{where}: {name} is too short to hold without context; give it as also="
        for name in (row.note("also") or "").split("|"):
            if name in claims and name in row.names:
                yield f"{where}: {name} is given twice"


def is_word(name: str, row: Organization, others: set[str]) -> bool:
    """True for a name of one word that is a noun of another sector, a verb or an office in lower case."""
    noun = agents().get(name.lower())
    if noun is not None and noun.kind != "person":
        return noun.sectors[:1] != row.sectors[:1]
    return noun is not None or name.lower() in others


def kind_faults(row: Organization) -> Iterator[str]:
    """The same kind of body has the same sectors in every country."""
    kind = row.note("kind")
    if kind is None:
        return
    if kind not in KINDS:
        yield f"unknown kind {kind!r}"
    elif row.sectors != KINDS[kind] and not (kind in OPEN_KINDS and row.sectors[:1] == KINDS[kind]):
        yield f"a {kind} is {','.join(KINDS[kind])}, not {','.join(row.sectors)}"


def block_breaches(file: str) -> Iterator[str]:
    """Phrases that two blocks claim, unknown sectors, capitals and stray blanks."""
    claimed: dict[str, tuple[str, ...]] = {}
    for _, codes, phrase in read_nouns(file):
        if not set(codes) <= known_sectors():
            yield f"{file}: {phrase}: sectors {' '.join(codes)}"
        if phrase in claimed:
            yield f"{file}: {phrase} stands twice"
        claimed[phrase] = codes
        if phrase != phrase.lower() or "  " in phrase:
            yield f"{file}: {phrase!r} is not in lower case"


def agreement_breaches() -> Iterator[str]:
    """An office and an agent noun of one wording must have one primary sector."""
    for phrase, office in offices().items():
        agent = agents().get(phrase)
        if agent is None or office.level == "civil" or phrase in DIFFERENT:
            continue
        if office.sectors and agent.sectors and office.sectors[0] != agent.sectors[0]:
            yield f"{phrase}: {office.sectors[0]} in offices.txt, {agent.sectors[0]} in agents.txt"


DIFFERENT = frozenset("sheikh secretary marshal seaman inspector father sister".split())
"""Words that are another thing as a title than as a noun."""


def report() -> Iterable[str]:
    """Coverage in figures."""
    rows = leaders()
    checked = sum(r.source == "checked" for r in rows)
    yield f"leaders: {len(rows)} terms of office of {len({r.country for r in rows})} countries, {checked} checked"
    bodies = organization_rows()
    names = sum(len(b.names) for b in bodies)
    parties = Counter(b.country for b in bodies if b.note("kind") == "party" and b.country)
    two = sum(n > 1 for n in parties.values())
    yield f"organisations: {len(bodies)} with {names} names; two parties or more for {two} countries"
    yield f"offices: {len(offices())}; agent nouns: {len(agents())}"


if __name__ == "__main__":
    sys.exit(main())
