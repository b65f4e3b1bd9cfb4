import datetime

import msgspec
import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord.errors import UsageError
from onrecord.schema import EventTime
from onrecord.store import Filter, Store, filter_of, open_store
from onrecord.store.query import event_conditions

QUESTIONS = [
    ({}, 3),
    ({"actor": "mali"}, 3),
    ({"actor": "ali"}, 0),
    ({"actor": "chad"}, 0),
    ({"recipient": "CHAD"}, 3),
    ({"party": ["chad", "nobody"]}, 3),
    ({"party": "Awa Keita"}, 0),
    ({"country": "MLI"}, 3),
    ({"actor_country": "TCD"}, 0),
    ({"recipient_country": "TCD", "recipient": "chad"}, 3),
    ({"sector": "GOV"}, 3),
    ({"recipient_sector": "MIL"}, 0),
    ({"event": "support"}, 3),
    ({"mode": "strike"}, 0),
    ({"cameo": "20"}, 0),
    ({"quad": 1}, 3),
    ({"quad": (2, 3)}, 0),
    ({"status": "occurred"}, 3),
    ({"status": "denied"}, 0),
    ({"outlet": "the weekly"}, 1),
    ({"outlet": "week"}, 0),
    ({"since": "2024-05-06"}, 3),
    ({"since": datetime.date(2024, 5, 7)}, 0),
    ({"until": "2024-05-05"}, 0),
    ({"confidence": 0.6}, 0),
    ({"confidence": 0.5}, 3),
    ({"text": "thanked"}, 3),
    ({"text": "glad"}, 0),
    ({"within": "glad"}, 3),
    ({"within": "glad NOT keita"}, 0),
    ({"limit": 2}, 2),
    ({"limit": 2, "offset": 2}, 1),
    ({"order": "newest", "record": "none"}, 0),
    ({"actor": "x' OR '1'='1"}, 0),
]
STATEMENTS = [
    ({}, 3),
    ({"speaker": "keita"}, 3),
    ({"speaker": "mali"}, 0),
    ({"speaker_country": "MLI"}, 0),
    ({"kind": "indirect"}, 3),
    ({"text": '"we are glad"'}, 3),
    ({"text": "thanked"}, 0),
    ({"text": "NOT thanked"}, 3),
    ({"text": "glad", "within": "thanked", "outlet": "daily"}, 2),
    ({"since": "2024-05-07"}, 0),
]


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        opened.add([reading(1), reading(2), reading(3, outlet="The Weekly")])
        yield opened


def test_each_filter_finds_what_it_asks_for_and_no_more(store: Store):
    assert [(asked, store.events(**asked).num_rows) for asked, _ in QUESTIONS] == QUESTIONS


def test_each_filter_of_statements(store: Store):
    assert [(asked, store.statements(**asked).num_rows) for asked, _ in STATEMENTS] == STATEMENTS


def test_events_come_with_their_article(store: Store):
    table = store.events(outlet="weekly")
    found = {name: table[name][0].as_py() for name in table.column_names}
    assert found["article_id"] == "a3"
    assert found["actors"] == ["Mali"]
    assert found["day"] == datetime.date(2024, 5, 6)
    assert found["sentence"] == TEXT[:28]


def test_events_by_speaker_are_those_according_to_them(store: Store):
    assert store.events(speaker="keita").num_rows == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "done"},
        {"since": "May"},
        {"since": "2024-05-02", "until": "2024-05-01"},
        {"limit": -1},
        {"colour": "red"},
        {"order": "up"},
        {"text": '"'},
        {"event": "WAR"},
        {"mode": "loud"},
        {"context": "war_and_peace"},
        {"cameo": "99"},
        {"cameo": "0_"},
        {"sector": "KING"},
        {"country": "Narnia"},
        {"place_country": "Atlantis"},
        {"kind": "sung"},
        {"quad": 0},
        {"confidence": 70.0},
    ],
)
def test_what_cannot_be_asked_is_said(store: Store, wrong: dict[str, object]):
    with pytest.raises(UsageError):
        store.events(**wrong)


def test_values_are_kept_as_the_record_has_them():
    asked = filter_of(
        event="protest", status="Occurred", country=["chile", "MLI", "eur"], since="20240501", sector="gov"
    )
    kept = (asked.event, asked.status, asked.country, asked.since, asked.sector)
    assert kept == (("PROTEST",), ("occurred",), ("CHL", "MLI", "EUR"), "2024-05-01", ("GOV",))
    assert filter_of(country="ZQX").country == ("ZQX",)  # a country of a user's own file


def test_a_wrong_value_is_told_with_those_that_there_are():
    with pytest.raises(UsageError, match="there are occurred, ongoing"):
        filter_of(status="happened")
    with pytest.raises(UsageError, match=r"near it are .*strike"):
        filter_of(mode="strikes")


def test_a_filter_from_plain_values():
    assert filter_of(actor="Chad", quad=[1, 2], since=None) == Filter(actor=("Chad",), quad=(1, 2))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-05-06", None, 1),
        ("2024-05-10", None, 1),  # begun before, not ended
        ("2024-05-10", "2024-05-12", 1),
        ("2024-05-20", "2024-05-25", 1),
        ("2024-05-21", None, 0),
        (None, "2024-05-06", 1),
        (None, "2024-05-05", 0),
        ("2024-05-01", "2024-05-05", 0),
    ],
)
def test_an_event_counts_in_all_days_that_it_lasts(
    address: str, since: str | None, until: str | None, found: int
):
    told = reading(1)
    event = msgspec.structs.replace(told.events[0], time=EventTime("2024-05-06", "2024-05-20", "expression"))
    asked = filter_of(since=since, until=until)
    with open_store(address, create=True) as store:
        store.add([msgspec.structs.replace(told, events=(event,))])
        assert store.events(asked).num_rows == found
        conditions, parameters = event_conditions(asked)
        sql = f"SELECT count(*) FROM events e JOIN articles a ON a.article_key = e.article_key WHERE {conditions}"
        assert store.engine.rows(sql, parameters) == [(found,)]
