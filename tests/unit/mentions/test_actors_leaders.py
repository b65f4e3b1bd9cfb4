"""The table of leaders keeps its rules, and names a person's country only where text and date allow it."""

from collections import Counter

import msgspec
import pytest
from tests.conllu_fixture import document

from onrecord.lexicons.agents import agents
from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.leaders import leaders, leaders_alone, leaders_by_name, plain_name
from onrecord.lexicons.offices import offices
from onrecord.mentions import find_actors
from onrecord.schema import Actor, Document, Published

# A few countries of every part of the world: none may dominate the table, and none may be missing.
REGIONS = {
    "Africa": "DZA EGY ETH GHA KEN NGA RWA SEN TZA UGA ZAF ZMB ZWE",
    "Americas": "ARG BOL BRA CAN CHL COL CUB ECU HTI MEX NIC PER USA VEN",
    "Asia": "AFG CHN IDN IND JPN KOR LKA MYS PAK PHL PRK THA TUR",
    "Europe": "DEU ESP FRA GBR GRC HUN ITA POL RUS SRB SWE UKR",
    "Middle East": "IRN IRQ ISR JOR LBN PSE SAU SYR",
    "Oceania": "AUS FJI NZL PNG",
}


def test_terms_are_in_order_and_of_this_age() -> None:
    for leader in leaders():
        assert all(1799 <= first <= last for first, last in leader.terms), leader
        later = zip(leader.terms, leader.terms[1:], strict=False)
        assert all(one[1] <= two[0] for one, two in later), leader


def test_countries_and_offices_are_known() -> None:
    known = set(country_by_code()) | {"UNO", "EUR", "IGO", "IMG"}
    assert {leader.country for leader in leaders()} <= known
    assert {leader.office for leader in leaders()} <= set(offices()) | set(agents())


def test_every_region_is_there_and_no_country_dominates() -> None:
    counts = Counter(leader.country for leader in leaders())
    assert len(counts) >= 60
    assert all(code in counts for codes in REGIONS.values() for code in codes.split())
    assert max(counts.values()) < len(leaders()) / 15


def test_names_are_written_without_accents_and_no_entry_stands_twice() -> None:
    assert all(name.isascii() for leader in leaders() for name in (*leader.names, *leader.alone))
    pairs = [(leader.country, leader.office, leader.names[0], leader.terms) for leader in leaders()]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("John F. Kennedy", "john kennedy"),
        ("Jean-Claude Juncker", "jean claude juncker"),
    ],
)
def test_plain_names(written: str, plain: str) -> None:
    assert plain_name(written) == plain
    assert plain in leaders_by_name()


def test_names_alone_are_single_names() -> None:
    assert leaders_alone()["nasser"][0].country == "EGY"


def told(name: str, year: str | None, title: str = "") -> Actor:
    """The person in "(Title) Name spoke", published in ``year``."""
    words = [*([title] if title else []), *name.split(), "spoke"]
    first, last = len(words) - len(name.split()), len(words) - 1
    lines = []
    for n, form in enumerate(words, 1):
        if n == len(words):
            lines.append(f"{n}\tspoke\tspeak\tVERB\t_\t_\t0\troot\t_\t_")
        elif n < first:
            lines.append(f"{n}\t{form}\t{form.lower()}\tPROPN\t_\t_\t{first}\tnmod:desc\t_\t_")
        else:
            head, relation = (last + 1, "nsubj") if n == first else (first, "flat")
            tag = "B-PER" if n == first else "I-PER"
            lines.append(f"{n}\t{form}\t{form}\tPROPN\t_\t_\t{head}\t{relation}\t_\tNER={tag}|Etype=person")
    made = document("\n".join(lines))
    return next(a for a in find_actors(dated(made, year)) if a.kind == "person")


def dated(made: Document, year: str | None) -> Document:
    published = Published(year if len(year) > 4 else f"{year}-06-01", "given") if year else None
    return msgspec.structs.replace(made, article=msgspec.structs.replace(made.article, published=published))


def test_a_leader_in_office_has_country_sector_and_role() -> None:
    actor = told("Kofi Annan", "2001")
    assert (actor.country, actor.sectors, actor.entry) == ("UNO", ("IGO",), "leaders:Kofi Annan")
    actor = told("Helen Clark", "2003")
    assert (actor.country, actor.sectors, actor.basis) == ("NZL", ("GOV",), "gazetteer")
    assert [(r.title, r.country, r.basis) for r in actor.roles] == [("prime minister", "NZL", "gazetteer")]


def test_long_after_the_term_or_with_another_trade_it_is_somebody_else() -> None:
    assert told("Helen Clark", "2021").country is None
    assert told("Helen Clark", "2003", "Professor").country is None


def test_a_surname_alone_is_a_head_in_office_or_needs_its_title_or_its_country() -> None:
    assert told("Nehru", "1955").country == "IND"
    assert told("Nehru", "1975").country is None
    assert told("Kissinger", "1974").country is None
    assert told("Nehru", None).country is None
    assert told("Kaunda", "1980", "President").country == "ZMB"


def test_one_name_of_two_countries_is_told_by_the_year() -> None:
    assert told("Donald Tusk", "2010").country == "POL"
    assert told("Donald Tusk", "2017").country == "EUR"
    assert told("Donald Tusk", None).country is None


def test_the_day_of_publication_decides_where_the_table_knows_it() -> None:
    """Two held the office in that year; the table has the days."""
    assert [r.title for r in told("Liz Truss", "2022-09-20").roles] == ["prime minister"]
    assert told("Liz Truss", "2022-12-01").roles == ()
    assert [r.title for r in told("Liz Truss", "2022-03-01").roles] == ["foreign secretary"]


def test_an_office_in_a_body_has_its_name_and_its_sectors() -> None:
    actor = told("Kristalina Georgieva", "2022")
    assert (actor.country, actor.sectors) == ("IGO", ("IGO",))
    assert [(r.title, r.organization) for r in actor.roles] == [
        ("managing director", "International Monetary Fund")
    ]
    assert told("Joseph Kony", "2012").sectors == ("REB",)
