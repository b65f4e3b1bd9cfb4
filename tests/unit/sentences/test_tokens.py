"""Words of raw text, after the habits of the treebanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sentences.tokens import tokens


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the U.K. signed.", ["The", "U.S.", "and", "the", "U.K.", "signed", "."]),
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("Kyiv’s envoy can't", ["Kyiv", "’s", "envoy", "ca", "n't"]),
        ("the ministers' talks", ["the", "ministers", "'", "talks"]),
        ("Mr. J. Smith of Acme Corp. left.", ["Mr.", "J.", "Smith", "of", "Acme", "Corp.", "left", "."]),
        ("a two-state, anti-war plan", ["a", "two", "-", "state", ",", "anti-war", "plan"]),
        ("Egyptian-led talks", ["Egyptian", "-", "led", "talks"]),
        ("1,200 troops, 3.5 percent", ["1,200", "troops", ",", "3.5", "percent"]),
        ("$5.2 billion", ["$", "5.2", "billion"]),
        ("at 5pm on 2024-03-24", ["at", "5", "pm", "on", "2024-03-24"]),
        ("“Go,” he said...", ["“", "Go", ",", "”", "he", "said", "..."]),
        ("see https://example.org/a?b=1, then", ["see", "https://example.org/a?b=1", ",", "then"]),
        ("No. 10 said no. Then", ["No.", "10", "said", "no", ".", "Then"]),
        ("It cannot", ["It", "can", "not"]),
        ("O'Neill's", ["O'Neill", "'s"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_parts_of_a_contraction_are_joined() -> None:
    assert [t.joined for t in tokens("don't go")] == [False, True, False]


@given(st.text(max_size=300))
def test_every_visible_character_is_in_one_word(text: str) -> None:
    found = tokens(text)
    covered = [i for t in found for i in range(t.start, t.end)]
    assert covered == sorted(set(covered))
    assert set(range(len(text))) - set(covered) == {i for i, c in enumerate(text) if c.isspace()}
    assert not any(c.isspace() for t in found for c in text[t.start : t.end])


def test_long_runs_take_linear_time() -> None:
    assert len(tokens("a-" * 20_000)) > 0
    assert len(tokens("'" * 20_000)) > 0
    assert len(tokens("1." * 20_000)) > 0
    assert len(tokens("a." * 20_000)) > 0
    assert len(tokens("@" * 20_000)) > 0
    assert len(tokens("x" * 200_000)) == 1
