import random

from tests.unit.records.made import CHAD, NIGER, TOGO, fact, groups

from onrecord.records import independent, merge
from onrecord.schema.record import Amount, Decision


def test_one_record_of_three_reports():
    (record,) = merge([fact(1), fact(2), fact(3, actors=(CHAD,), recipients=(NIGER,))])
    assert (record.articles, record.outlets, record.status) == (3, 3, "occurred")
    assert [p.country for p in record.actors] == ["TCD", "NER"]
    assert all(m.why for m in record.members)


def test_other_partners_make_another_record():
    assert groups(merge([fact(1), fact(2, actors=(CHAD, TOGO))])) == [{(1, "e1")}, {(2, "e1")}]


def test_a_vague_report_does_not_bind_what_contradicts():
    vague = fact(1, actors=(CHAD,), begin=None, finish=None, time_basis=None)
    found = groups(merge([vague, fact(2), fact(3, actors=(CHAD, TOGO))]))
    assert not any({(2, "e1"), (3, "e1")} <= g for g in found)


def test_status_moves_within_one_record():
    planned = fact(1, day="2026-02-28", status="planned", event="AGREE", cameo="036")
    (record,) = merge([planned, fact(2)])
    assert (record.event, record.status, record.confirmed) == ("CONSULT", "occurred", True)
    assert [(s.day, s.status) for s in record.history] == [
        ("2026-02-28", "planned"),
        ("2026-03-04", "occurred"),
    ]


def test_called_off_and_never_confirmed():
    planned = fact(1, day="2026-02-28", status="planned", event="AGREE")
    (record,) = merge([planned, fact(2, status="denied")])
    assert (record.status, record.confirmed) == ("denied", False)
    (alone,) = merge([planned])
    assert (alone.status, alone.confirmed) == ("planned", False)


def test_more_independent_outlets_settle_whether_it_happened():
    denied = [fact(n, status="denied") for n in (4, 5)]
    (record,) = merge([fact(1), fact(2), fact(3), *denied])
    assert record.status == "occurred"
    assert next(d for d in record.disagreements if d.about == "status").versions[0].articles == (1, 2, 3)
    (copied,) = merge([fact(1), fact(2), fact(3), *denied], copies={1: 1, 2: 1, 3: 1})
    assert copied.status == "denied"


def test_disagreement_on_a_toll_and_its_bounds():
    told = [fact(n, amounts=(Amount("killed", low, low),)) for n, low in ((1, 12.0), (2, 12.0), (3, 14.0))]
    (record,) = merge(told)
    assert record.amounts == (Amount("killed", 12.0, 14.0),)
    (toll,) = record.disagreements
    assert [(v.value, v.articles) for v in toll.versions] == [("12", (1, 2)), ("14", (3,))]


def test_who_told_it_first_and_whom_all_cite():
    told = [
        fact(1, origin=("Radio Sahel",)),
        fact(2, day="2026-03-03", origin=("the broadcaster Radio Sahel",)),
    ]
    (record,) = merge(told)
    assert (record.first_article, record.first_outlet, record.first_day) == (2, "Outlet 2", "2026-03-03")
    assert record.origin is not None
    assert "Radio Sahel" in record.origin
    (own,) = merge([*told, fact(3)])
    assert own.origin is None


def test_copies_count_once_and_so_does_an_outlet():
    facts = [fact(1, outlet="A"), fact(2, outlet="B"), fact(3, outlet="A"), fact(4, outlet="C")]
    assert independent(facts, {}) == 3
    assert independent(facts, {1: 1, 2: 1, 4: 1}) == 2
    assert independent(facts, {1: 1, 2: 1, 3: 1, 4: 1}) == 1


def test_a_person_decides_and_takes_it_back():
    facts = [fact(1), fact(2), fact(3, actors=(CHAD, TOGO))]
    before = merge(facts)
    apart = Decision((1, "e1"), (2, "e1"), together=False)
    together = Decision((1, "e1"), (3, "e1"), together=True)
    assert {(1, "e1")} in groups(merge(facts, [apart]))
    decided = merge(facts, [apart, together])
    assert {(1, "e1"), (3, "e1")} in groups(decided)
    assert any(m.why == "a person's decision" for r in decided for m in r.members)
    assert merge(facts, []) == before


def test_the_order_changes_nothing():
    facts = [
        fact(
            n,
            actors=((CHAD, NIGER), (CHAD, TOGO), (NIGER, TOGO))[n % 3],
            begin=f"2026-03-{1 + n % 7:02d}",
            finish=None,
        )
        for n in range(40)
    ]
    expected = merge(facts)
    chance = random.Random(2)
    for _ in range(5):
        chance.shuffle(facts)
        assert merge(facts) == expected


def test_a_large_component_falls_apart_by_stronger_links():
    facts = [fact(n, words=(f"word{n}",), begin=None, finish=None, time_basis=None) for n in range(30)]
    assert sum(len(g) for g in groups(merge(facts))) == 30
