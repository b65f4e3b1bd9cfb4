"""Reading by the words of sentences alone: nothing from the rest of the text, nothing that only the reader hears."""

from onrecord.pipeline import DEFAULT, literal, read_article
from onrecord.schema import Article

QUARREL = Article(
    id="x", text="Ghana accused Norway of piracy on Monday and cut ties with it. Norway demanded an apology."
)


def test_a_literal_reading_has_no_party_from_the_context() -> None:
    whole, alone = (read_article(QUARREL, stages).events for stages in (DEFAULT, literal(DEFAULT)))
    assert [e.recipients != () for e in whole if e.event == "REQUEST"] == [True]
    assert [e.recipients for e in alone if e.event == "REQUEST"] == [()]
    assert not any(rule.endswith(":context") for e in alone for rule in e.because.rules)


def test_it_is_otherwise_the_same_reading() -> None:
    whole, alone = (read_article(QUARREL, stages) for stages in (DEFAULT, literal(DEFAULT)))
    assert [e.event for e in alone.events] == [e.event for e in whole.events]
    assert alone.actors == whole.actors
    assert alone.reader == whole.reader
