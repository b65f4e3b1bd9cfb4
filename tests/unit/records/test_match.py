import pytest
from tests.unit.records.made import CHAD, NIGER, TOGO, fact

from onrecord.records import compare, fact_keys, key_numbers
from onrecord.records.match import contradiction
from onrecord.records.who import LIKE, NOT, SAME, STANDS_FOR, same
from onrecord.schema.record import Amount, Party


def test_the_same_meeting_in_two_articles_matches():
    found = compare(fact(1), fact(2))
    assert found.score > 0
    assert "same parties" in found.reasons


def test_the_order_of_two_facts_plays_no_part():
    assert compare(fact(1), fact(2, place="Zinder")) == compare(fact(2, place="Zinder"), fact(1))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"actors": (CHAD, TOGO)}, "other parties"),
        ({"begin": "2026-03-09", "finish": "2026-03-09"}, "other days"),
        ({"deed": "ASSAULT", "event": "ASSAULT"}, "another kind of deed"),
        ({"place": "Lomé", "place_country": "TGO"}, "another place"),
    ],
)
def test_contradictions(other, why):
    base = fact(1, place="Zinder", place_country="NER")
    assert contradiction(base, fact(2, **other)) == why


def test_two_places_of_one_country_contradict_if_they_are_far_apart():
    zinder = {"place": "Zinder", "place_country": "NER", "lat": 13.8, "lon": 9.0, "place_id": 1}
    agadez = {"place": "Agadez", "place_country": "NER", "lat": 17.0, "lon": 8.0, "place_id": 2}
    assert contradiction(fact(1, **zinder), fact(2, **agadez)) == "another place"


def test_two_deeds_of_one_sentence_are_two():
    assert contradiction(fact(1, "e1"), fact(1, "e2")) == "told apart in one sentence"


def test_a_night_may_be_told_as_either_day():
    assert contradiction(fact(1), fact(2, begin="2026-03-04", finish="2026-03-04")) is None


def test_what_is_planned_meets_what_happened():
    planned = fact(1, day="2026-02-28", status="planned", event="AGREE", cameo="036")
    assert compare(planned, fact(2)).score > 0


def test_tolls_that_differ_a_little_do_not_part():
    a = fact(1, amounts=(Amount("killed", 12, 12),))
    b = fact(2, amounts=(Amount("killed", 14, 14),))
    assert compare(a, b).score > 0


def test_facts_that_match_share_a_key():
    others = [
        fact(2, actors=(CHAD,), recipients=(NIGER,)),
        fact(2, begin="2026-03-04", finish="2026-03-04"),
        fact(2, begin=None, finish=None, time_basis=None),
        fact(2, day="2026-02-28", status="planned", event="AGREE"),
    ]
    for other in others:
        assert set(fact_keys(fact(1))) & set(fact_keys(other))


def test_key_numbers_fit_tables():
    assert all(0 <= n < 1 << 63 for n in key_numbers(fact(1)))


def test_parties():
    minister = Party("Idris Moussa", "TCD", "GOV", "person", True)
    other = Party("Zara Haroun", "TCD", "GOV", "person", True)
    assert same(minister, Party("Moussa", "TCD", None, "person", True)) == SAME
    assert same(minister, other) == NOT
    assert same(CHAD, minister) == STANDS_FOR
    assert same(CHAD, NIGER) == NOT
    front = Party("Eastern Front", "TCD", "REB", "organization", True)
    assert same(front, Party("fighters of the Eastern Front", "TCD", "REB", "group", False)) == SAME
    soldiers, rebels = Party("soldiers", "TCD", "MIL", "group"), Party("rebels", "TCD", "REB", "group")
    assert same(soldiers, rebels) == NOT
    assert same(soldiers, Party("troops", "TCD", "MIL", "group")) in (LIKE, STANDS_FOR)


def test_no_country_is_treated_otherwise_than_another():
    def swapped(party: Party) -> Party:
        return TOGO if party == CHAD else party

    a, b = fact(1), fact(2, actors=(CHAD,), recipients=(NIGER,))
    c = fact(1, actors=tuple(map(swapped, a.actors)))
    d = fact(2, actors=tuple(map(swapped, b.actors)), recipients=tuple(map(swapped, b.recipients)))
    assert compare(a, b).score == compare(c, d).score
