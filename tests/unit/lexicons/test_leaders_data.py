"""The table of leaders: what it covers, that it keeps its rules, and that years decide."""

import sys
from pathlib import Path

import pytest

from onrecord.lexicons.countries import countries
from onrecord.lexicons.leaders import Leader, leaders, leaders_by_name, plain_name
from onrecord.lexicons.organizations import organizations

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
import lint_actors

DEPENDENT = set(
    """
    ABW AIA ALA ASM BES BLM BMU CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG IMN IOT JEY MAC MAF MNP MSR
    MTQ MYT NCL NFK NIU PCN PRI PYF REU SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF ATF HMD BVT SGS ATA
    """.split()
)


def test_the_linter_finds_nothing() -> None:
    assert list(lint_actors.leader_breaches(leaders())) == []


def test_every_state_has_a_head_in_every_year_from_1992_to_2025() -> None:
    """The head of state or of government, whichever the table has; in San Marino the minister who leads the cabinet."""
    missing: dict[str, list[int]] = {}
    for country in countries():
        if not country.former and country.code not in DEPENDENT:
            heads = HEADS | {"foreign minister"} if country.code == "SMR" else HEADS
            own = [x for x in leaders() if x.country == country.code and x.body is None]
            held = [x for x in own if x.office in heads]
            years = [year for year in range(1992, 2026) if not any(x.held(year) for x in held)]
            if years:
                missing[country.code] = years
    assert missing == NOT_YET


HEADS = frozenset(
    """
    president|prime minister|premier|chancellor|taoiseach|king|queen|emperor|emir|sultan|prince|pope|leader
    supreme leader|general secretary|chairman|acting president|head of government|chief adviser|chief executive
    member of the presidency|captain regent
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
NOT_YET = {
    "CZE": [1992],  # Czechoslovakia until the end of the year
    "SVK": [1992],
    "ERI": [1992],  # independent in 1993
    "PSE": [1992, 1993],  # the Palestinian Authority began in 1994
    "SOM": [1998, 1999],  # nobody
    "SSD": list(range(1992, 2011)),
    "TLS": list(range(1992, 2002)),
    "XKX": [2001],
}


@pytest.mark.parametrize(
    ("name", "year", "country", "office"),
    [
        ("Vigdis Finnbogadottir", 1990, "ISL", "president"),
        ("Sam Nujoma", 1995, "NAM", "president"),
        ("Mia Mottley", 2022, "BRB", "prime minister"),
        ("Tshering Tobgay", 2015, "BTN", "prime minister"),
        ("Nambaryn Enkhbayar", 2006, "MNG", "president"),
        ("Abdelmalek Sellal", 2014, "DZA", "prime minister"),
        ("Roza Otunbayeva", 2010, "KGZ", "president"),
        ("Baron Waqa", 2016, "NRU", "president"),
        ("Carlos Veiga", 1995, "CPV", "prime minister"),
        ("Vivian Balakrishnan", 2020, "SGP", "foreign minister"),
        ("Rafael Grossi", 2021, "UNO", "director-general"),
        ("Kristalina Georgieva", 2022, "IGO", "managing director"),
        ("Jaap de Hoop Scheffer", 2003, "NLD", "foreign minister"),
        ("Jaap de Hoop Scheffer", 2006, "IGO", "secretary-general"),
    ],
)
def test_who_held_what_when(name: str, year: int, country: str, office: str) -> None:
    found = leaders_by_name()[plain_name(name)]
    assert (country, office) in {(x.country, x.office) for x in found if x.held(year)}


def test_bodies_are_organisations_and_decide_the_sector() -> None:
    bodies = {x.body for x in leaders() if x.body is not None}
    assert len(bodies) > 80
    assert bodies <= set(organizations())


def test_the_linter_sees_what_is_wrong() -> None:
    one = Leader("NOR", "prime minister", ((2001, 2005),), (), ("Ola Nordmann",), "2001-2005", "known")
    two = Leader("NOR", "prime minister", ((2002, 2004),), (), ("Kari Nordmann",), "2002-2004", "known")
    faults = list(lint_actors.leader_breaches((one, two)))
    assert len(faults) == 1
    assert all(name in faults[0] for name in ("Ola Nordmann", "Kari Nordmann"))
    odd = Leader("XXX", "grand wizard", ((2005, 2001),), (), ("Øystein",), "2001-2005", "hearsay", "Nobody")
    assert len(list(lint_actors.leader_breaches((odd,)))) >= 6
