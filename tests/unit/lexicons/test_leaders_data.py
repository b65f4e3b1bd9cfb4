"""The table of leaders: what it covers, that it keeps its rules, and that years decide."""

import sys
from pathlib import Path

import pytest

from onrecord.lexicons.countries import countries
from onrecord.lexicons.leaders import Leader, leaders, leaders_by_name, plain_name
from onrecord.lexicons.organizations import organizations

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
import lint_actors

# Members of the United Nations that are headed by pairs of captains for half a year each.
WITHOUT = {"SMR"}
DEPENDENT = set(
    """
    ABW AIA ALA ASM BES BLM BMU CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG IMN IOT JEY MAC MAF MNP MSR
    MTQ MYT NCL NFK NIU PCN PRI PYF REU SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF ATF HMD BVT SGS ATA
    """.split()
)


def test_the_linter_finds_nothing() -> None:
    assert list(lint_actors.leader_breaches(leaders())) == []


def test_every_state_has_a_head_in_every_year_since_2000() -> None:
    """The head of state or of government, whichever the table has; the year 2025 included."""
    heads = lint_actors.SOLE | {
        "leader",
        "supreme leader",
        "general secretary",
        "chairman",
        "prince",
        "chief executive",
    }
    heads |= {
        "member of the presidency",
        "head of government",
        "acting president",
        "secretary-general",
        "chief adviser",
    }
    heads |= {"state counsellor"}
    missing = {
        (c.code, year)
        for c in countries()
        if not c.former and c.code not in WITHOUT | DEPENDENT
        for year in (2000, 2010, 2020, 2025)
        if not any(x.country == c.code and x.office in heads and x.held(year) for x in leaders())
    }
    assert {m for m in missing if m not in YOUNGER} == set()


# States that did not yet exist, and years without a head in the table's sense.
YOUNGER = {
    ("SSD", 2000), ("SSD", 2010), ("MNE", 2000) , ("TLS", 2000), ("SRB", 2000),
}  # fmt: skip


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
