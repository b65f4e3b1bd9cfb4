import pytest
from tests.unit.events.trees import tree

from onrecord.events.numbers import amounts


def read(words: str) -> list[tuple[float | None, float | None]]:
    lines = []
    for n, form in enumerate(words.split(), 1):
        tag = "NUM" if form[0].isdigit() else "X"
        lines.append(f"{form} {form.lower()} {tag} _ {n - 1} {'dep' if n > 1 else 'root'}")
    return [(a.low, a.high) for a in amounts(tree("\n".join(lines)).sentences[0])]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("40 people", 40, 40),
        ("at least 40 people", 40, None),
        ("up to 60 people", None, 60),
        ("as many as 60 people", None, 60),
        ("more than 300 people", 301, None),
        ("some 90,000 people", 90_000, 90_000),
        ("fewer than 20 people", None, 19),
        ("twenty-five people", 25, 25),
        ("two hundred and fifty people", 250, 250),
        ("3.5 million people", 3_500_000, 3_500_000),
        ("two dozen people", 24, 24),
        ("a dozen people", 12, 12),
        ("dozens of people", 24, None),
        ("tens of thousands", 20_000, None),
        ("hundreds of thousands of people", 200_000, None),
        ("between 10 and 15 people", 10, 15),
        ("10 to 15 people", 10, 15),
        ("10-15 people", 10, 15),
        ("200 or more people", 200, None),
        ("between 20 and 25 million people", 20_000_000, 25_000_000),
        ("between 800 and 1,200 people", 800, 1200),
        ("half a million people", 500_000, 500_000),
        ("twenty - five people", 25, 25),
    ],
)
def test_amounts(words, low, high):
    assert read(words) == [(low, high)]
