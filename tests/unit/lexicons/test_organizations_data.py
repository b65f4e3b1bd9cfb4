"""The table of organisations: what it covers, the same sectors for the same kind of body everywhere, no stray names."""

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from onrecord.lexicons.agents import agents
from onrecord.lexicons.offices import offices
from onrecord.lexicons.organizations import (
    Organization,
    names_in_context,
    organization_by_entry,
    organization_rows,
    organizations,
)

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
import lint_actors


def test_the_linter_finds_nothing() -> None:
    assert list(lint_actors.organization_breaches(organization_rows())) == []
    assert list(lint_actors.block_breaches("offices.txt")) == []
    assert list(lint_actors.block_breaches("agents.txt")) == []
    assert list(lint_actors.agreement_breaches()) == []


def test_the_same_kind_of_body_has_the_same_sectors_in_every_country() -> None:
    sectors: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in organization_rows():
        kind = row.note("kind")
        if kind is not None and kind not in lint_actors.OPEN_KINDS:
            sectors[kind].add(row.sectors)
    assert {kind: len(found) for kind, found in sectors.items() if len(found) > 1} == {}


def test_breadth() -> None:
    rows = organization_rows()
    assert len(rows) >= 2500
    parties: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.note("kind") == "party" and row.country is not None:
            parties[row.country] += 1
    assert sum(n >= 2 for n in parties.values()) >= 120
    for kind in ("parliament", "armed forces", "police", "central bank", "media", "company", "armed group"):
        assert len({r.country for r in rows if r.note("kind") == kind}) >= 20, kind


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("Riigikogu", "EST", "LEG"),
        ("Carabinieri", "ITA", "COP"),
        ("Bundeswehr", "DEU", "MIL"),
        ("Shin Bet", "ISR", "SPY"),
        ("Australian Secret Intelligence Service", "AUS", "SPY"),
        ("Rapid Support Forces", "SDN", "PRM"),
        ("Fretilin", "TLS", "PTY"),
        ("Bank Negara Malaysia", "MYS", "GOV"),
        ("Economic Freedom Fighters", "ZAF", "PTY"),
        ("Ashanti Goldfields", None, None),
        ("Médecins Sans Frontières", "NGO", "NGO"),
        ("Kenya Defence Forces", "KEN", "MIL"),
        ("Royal Solomon Islands Police Force", "SLB", "COP"),
        ("Sonangol", "AGO", "BUS"),
        ("Folha de S.Paulo", "BRA", "JRN"),
        ("European Medicines Agency", "EUR", "IGO"),
        ("Solidarity", "POL", "LAB"),
    ],
)
def test_names(name: str, country: str | None, sector: str | None) -> None:
    found = organizations().get(name)
    assert (
        (found.country, found.sectors[0]) == (country, sector) if found else (country, sector) == (None, None)
    )


def test_rows_are_found_by_their_entry() -> None:
    for row in organization_rows()[::97]:
        assert organization_by_entry()[row.entry] == row
    assert "organizations:nobody" not in organization_by_entry()


def test_short_and_ambiguous_abbreviations_need_a_country() -> None:
    assert {body.country for body in names_in_context()["PNC"]} >= {"GUY", "PSE"}
    assert all(len(name) > 2 or name in lint_actors.SHORT for name in organizations())
    assert "PM" not in organizations()
    assert "WHO" in organizations()


def test_the_linter_sees_what_is_wrong() -> None:
    army = Organization(("Army of Nowhere", "Nowhere"), "XXX", ("COP",), (), (("kind", "armed forces"),))
    bank = Organization(("Attack", "UK", "Germany"), "DEU", ("GOV",), (), (("kind", "bank"),))
    faults = list(lint_actors.organization_breaches((army, bank, bank)))
    for part in (
        "unknown country",
        "a armed forces is MIL",
        "unknown kind",
        "common word",
        "stands 2 times",
        "is a country",
    ):
        assert any(part in fault for fault in faults), part


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("deputy foreign minister", "GOV"), ("armed forces minister", "GOV"), ("finance minister", "GOV"),
        ("chief of defence staff", "MIL"), ("army chief", "MIL"), ("spy chief", "SPY"), ("intelligence chief", "SPY"),
        ("militia leader", "PRM"), ("rebel commander", "REB"), ("prosecutor general", "JUD"), ("knesset member", "LEG"),
        ("speaker of the house", "LEG"), ("police commissioner", "COP"), ("opposition leader", "PTY"),
        ("dissident", "OPP"), ("emir", "GOV"), ("grand ayatollah", "REL"), ("union boss", "LAB"),
        ("special rapporteur", "IGO"), ("aid worker", "NGO"), ("cartel leader", "CRM"), ("chief executive", "BUS"),
    ],
)  # fmt: skip
def test_offices(phrase: str, sector: str) -> None:
    assert offices()[phrase].sectors[0] == sector


@pytest.mark.parametrize(
    ("phrase", "kind", "sector"),
    [
        ("intelligence agency", "body", "SPY"), ("coast guard", "group", "MIL"), ("central bank", "body", "GOV"),
        ("constitutional court", "body", "JUD"), ("rebel army", "group", "REB"), ("tribal militia", "group", "PRM"),
        ("settler", "person", "CVL"), ("asylum seeker", "person", "REF"), ("trade union", "body", "LAB"),
        ("paralegal", "person", "JUD"), ("aid agency", "body", "NGO"), ("drug cartel", "group", "CRM"),
        ("state news agency", "body", "JRN"), ("smallholder", "person", "AGR"), ("un official", "person", "IGO"),
    ],
)  # fmt: skip
def test_agent_nouns(phrase: str, kind: str, sector: str) -> None:
    assert (agents()[phrase].kind, agents()[phrase].sectors[0]) == (kind, sector)
