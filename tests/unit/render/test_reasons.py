"""The whole chain of reasons for a record."""

import msgspec
import pytest
from tests.unit.render.sample import reading

from onrecord.errors import NotFoundError
from onrecord.events.confidence import confidence
from onrecord.render.reasons import reasons
from onrecord.sentences import parse_article

READING = reading()


def test_every_record_is_explained():
    for records in (READING.events, READING.statements, READING.actors, READING.times, READING.places):
        for record in records:
            found = list(reasons(READING, record.id))
            assert len(found) > 1
            assert all(heading and isinstance(text, str) for heading, text in found)


def test_an_event_shows_trigger_rules_and_statements():
    event = READING.events[0]
    headings = [heading for heading, _ in reasons(READING, event.id)]
    assert headings[:2] == ["Sentence", "Trigger"]
    assert [h for h in headings if h.startswith("Rule ")] == [
        f"Rule {n}" for n in range(1, len(event.because.rules) + 1)
    ]


def test_an_unknown_id_says_which_there_are():
    with pytest.raises(NotFoundError, match="e99: no such record; this reading has e1"):
        reasons(READING, "e99")


def test_the_confidence_comes_with_its_parts():
    event = msgspec.structs.replace(READING.events[0], confidence=confidence(READING.events[0]))
    told = list(reasons(msgspec.structs.replace(READING, events=(event,)), event.id))
    assert [text for heading, text in told if heading == "Confidence"] == [f"{event.confidence:.1%}"]
    assert next(text for heading, text in told if heading == "Part 1").endswith("where every event begins")


def test_a_confidence_that_is_no_sum_stands_alone():
    told = dict(reasons(READING, "e1"))
    assert told["Confidence"] == "87.0%"
    assert "Part 1" not in told


def test_with_the_grammar_each_party_shows_its_way():
    told = list(reasons(READING, "e1", parse_article(READING.article)))
    ways = [text for heading, text in told if heading == "Path"]
    assert ways
    assert all(way.startswith("met") for way in ways)


def test_every_event_of_a_text_names_entry_rules_parties_and_confidence():
    from onrecord import read

    text = "Officials in Lima said on Monday that Chilean soldiers had shelled the Norwegian town of Bergen."
    found = read(text, published="2024-03-14")
    told = [heading for heading, _ in reasons(found, found.events[0].id, parse_article(found.article))]
    assert {"Sentence", "Trigger", "Entry", "Actor", "Path", "Type", "Status", "Says who"} <= set(told)
    assert {"Rule 1", "s1 Content", "s1 Speaker", "Confidence", "Part 1"} <= set(told)
