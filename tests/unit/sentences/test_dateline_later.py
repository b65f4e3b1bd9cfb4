"""Datelines of the further stories of a round-up."""

from onrecord.schema import Span
from onrecord.sentences.dateline import dateline, later_datelines

ROUND_UP = "OSLO — One.\n\nPAPUA NEW GUINEA — Two.\n\nBRIEFLY — Three.\n\nPeru — Four.\n\nPERU —"


def _paragraphs() -> list[Span]:
    found, at = [], 0
    for part in ROUND_UP.split("\n\n"):
        found.append(Span(at, at + len(part)))
        at += len(part) + 2
    return found


def test_a_country_in_capitals_opens_a_story() -> None:
    assert [d.of(ROUND_UP) for d in later_datelines(ROUND_UP, _paragraphs()[1:])] == ["PAPUA NEW GUINEA —"]


def test_the_first_dateline_may_name_a_country() -> None:
    assert dateline("KENYA — Two ministers resigned.") == Span(0, 7)
    assert dateline("Kenya — and its lakes — in one book.") is None


def test_a_town_in_capitals_and_two_hyphens_are_a_dateline() -> None:
    assert dateline("ATHENS -- A court freed two men.") == Span(0, 9)
    assert dateline("PORT-AU-PRINCE -- A court freed two men.") == Span(0, 17)
