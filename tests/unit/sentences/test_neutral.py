"""Stand-ins for names."""

import pytest

from onrecord.sentences.neutral import units


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("New Zealand signed a treaty with Peru", "Italy signed a treaty with Italy"),
        ("two New Zealand soldiers", "two Italian soldiers"),
        ("Myanmar officials left", "Italian officials left"),
        ("troops left Myanmar", "troops left Italy"),
        ("two Burmese citizens", "two Italian citizens"),
    ],
)
def test_a_country_and_its_adjective_are_told_apart(text: str, shown: str) -> None:
    assert " ".join(u.form for u in units(text.split(), set())) == shown
