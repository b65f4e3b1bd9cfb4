"""Whatever the text: no crash, offsets that match, intervals in order, time that grows with the length only."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import processor_seconds

from onrecord.mentions.times import resolve_text
from onrecord.mentions.times.grammar import starters

PIECES = (
    *sorted(starters()),
    *"ago later earlier of to from between and at on in 's st th GMT EDT a.m. p.m. : . - / – ( ) 2021 31 3 1999".split(),
    *"00 12:30 9/11 1990s BC AD December Easter week weeks year '90s half century FY24 13/13/2013 0001 9999".split(),
    "\n",
    "29 February",
    "1" * 5000,
    "٣",
    "²",
    "the early hours of",
)
PUBLISHED = st.sampled_from(
    [None, "2024-03-24", "2024-02-29", "0001-01-01", "9999-12-31", "2024-13-45", "nonsense"]
)
PHRASES = st.lists(st.sampled_from(PIECES), max_size=25)


def check(text: str, published: str | None) -> None:
    end = 0
    for found in resolve_text(text, published):
        assert end <= found.start < found.end <= len(text)
        words = text[found.start : found.end]
        assert words
        assert words == words.strip()
        assert found.value
        if found.begin is not None and found.finish is not None:
            assert len(found.begin) == len(found.finish) == 10
            assert found.begin <= found.finish
        end = found.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), PUBLISHED)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=300, deadline=None)
@given(PHRASES, st.sampled_from([" ", ""]), PUBLISHED)
def test_any_run_of_time_words(pieces: list[str], between: str, published: str | None) -> None:
    check(between.join(pieces), published)


@settings(max_examples=50, deadline=None)
@given(PHRASES, PUBLISHED)
def test_the_same_text_gives_the_same_times(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    assert resolve_text(text, published) == resolve_text(text, published)


def test_twenty_milliseconds_a_kilobyte() -> None:
    for piece in (
        *PIECES[-12:],
        "about just",
        "1,000,",
        "Mon, ",
        "9:9:",
        "from March to ",
        "two years and ",
        "last ",
    ):
        text = piece * (20_000 // len(piece) + 1)
        spent = processor_seconds(partial(resolve_text, text, "2024-03-24"))
        assert spent < 0.02 * len(text) / 1000, piece


def test_ten_thousand_words_a_second() -> None:
    told = (
        "The talks began on 3 March 2021 and ended two weeks later, after the ministers had met every Tuesday since the"
        " early 1990s. They will meet again next month, or between Easter and the end of the fiscal year at the latest. "
    )
    text = told * 150
    resolve_text(told, "2024-03-24")
    assert len(text.split()) / processor_seconds(partial(resolve_text, text, "2024-03-24")) > 10_000
