"""The whole chain of reasons for a record."""

import pytest
from tests.unit.render.sample import reading

from onrecord.errors import NotFoundError
from onrecord.render.reasons import reasons

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
