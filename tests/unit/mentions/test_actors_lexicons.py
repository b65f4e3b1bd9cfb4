"""The lexicons of actors keep their own rules."""

import pytest

from onrecord.lexicons.agents import agent_words, agents
from onrecord.lexicons.countries import (
    capitals,
    countries,
    country_by_code,
    country_names,
    demonyms,
    peoples,
    seats,
)
from onrecord.lexicons.offices import office_words, offices
from onrecord.lexicons.organizations import organizations

# PLOVER 2.0 manual, table of sector codes; IGO and NGO are its non-state actors, SPY, PRE and the rest its sectors.
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO".split()
)
CODES = frozenset(country_by_code()) | {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}


def test_every_sector_is_plovers() -> None:
    used = {s for a in agents().values() for s in a.sectors}
    used |= {s for o in offices().values() for s in o.sectors}
    used |= {s for o in organizations().values() for s in o.sectors}
    assert used <= SECTORS


def test_every_code_of_an_organisation_is_a_country_or_plovers() -> None:
    assert {o.country for o in organizations().values()} - {None} <= CODES


def test_codes_are_unique_and_of_three_letters() -> None:
    codes = [c.code for c in countries()]
    assert len(codes) == len(set(codes))
    assert all(len(c) == 3 and c.isupper() for c in codes)


def test_a_name_stands_for_one_country() -> None:
    seen: dict[str, str] = {}
    for c in countries():
        for name in c.names:
            assert seen.setdefault(name, c.code) == c.code, name


def test_phrases_are_lower_case_and_trimmed() -> None:
    for phrase in (*agents(), *offices()):
        assert phrase == phrase.lower().strip()
        assert "  " not in phrase


def test_heads_find_their_entries() -> None:
    assert "minister" in office_words()
    assert "chief" in office_words()
    assert "troop" in agent_words()


@pytest.mark.parametrize(
    ("name", "code"),
    [("U.S.", "USA"), ("UK", "GBR"), ("UAE", "ARE"), ("Kosovo", "XKX"), ("Palestine", "PSE"), ("Taiwan", "TWN"),
     ("Soviet Union", "SUN"), ("Yugoslavia", "YUG"), ("DRC", "COD"), ("Ivory Coast", "CIV"), ("Burma", "MMR")],
)  # fmt: skip
def test_names_and_abbreviations(name: str, code: str) -> None:
    assert country_names()[name] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Israeli", "ISR"), ("Dutch", "NLD"), ("Thai", "THA"), ("Filipino", "PHL"), ("Swiss", "CHE")],
)
def test_demonyms(word: str, code: str) -> None:
    assert demonyms()[word] == code


def test_peoples_capitals_and_seats() -> None:
    assert (peoples()["Turks"], peoples()["Swedes"], peoples()["Japanese"]) == ("TUR", "SWE", "JPN")
    assert (capitals()["Kyiv"], capitals()["Kiev"]) == ("UKR", "UKR")
    assert (seats()["Kremlin"], seats()["White House"], seats()["Downing Street"]) == ("RUS", "USA", "GBR")


def test_nearly_every_state_has_a_demonym_and_a_capital() -> None:
    """No state is served worse than another; two share the adjective of a larger namesake."""
    without = {c.name for c in countries() if not c.former and c.capitals and not c.adjectives}
    assert without == {"Dominica", "Republic of the Congo"}
