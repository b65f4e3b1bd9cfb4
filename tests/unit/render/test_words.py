"""Plain words: codes as deeds, quantities as people write them."""

import pytest

from onrecord.lexicons.predicates import predicates
from onrecord.render.words import action, quantity
from onrecord.schema import Quantity

STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "denied", "historical")


@pytest.mark.parametrize(
    ("event", "cameo", "entry", "status", "words"),
    [
        ("SUPPORT", "057", "sign.v/obj=@agreement", "occurred", ("signed an agreement", "with")),
        ("AGREE", "032", "sign.v/obj=@agreement", "planned", ("to sign an agreement", "with")),
        (
            "SUPPORT",
            "057",
            "initial.v/obj=@agreement",
            "hypothetical",
            ("might initial an agreement", "with"),
        ),
        ("SUPPORT", "057", "signing.n/of=@agreement", "occurred", ("concluded an agreement", "with")),
        ("SUPPORT", "051", "vote.v/for=@law", "denied", ("did not vote", "for")),
        ("SUPPORT", "054", "recognise.v/obj=actor", "occurred", ("recognized", "")),
        ("REQUEST", "1053", None, "occurred", ("demanded a release or return", "from")),
        ("REJECT", "1243", None, "ongoing", ("is refusing a release or return", "to")),
        ("SANCTION", "163", None, "planned", ("to impose sanctions", "on")),
    ],
)
def test_what_is_done_is_said_by_verb_or_code(event, cameo, entry, status, words):
    assert action(event, (), status, False, cameo, entry) == words


def test_a_planned_visit_is_a_visit():
    assert action("AGREE", ("visit",), "planned", False, "036") == ("to visit", "")


def test_every_entry_of_the_lexicon_has_words_in_every_status():
    for p in predicates():
        if p.event == "NONE":
            continue
        for status in STATUSES:
            words, _ = action(p.event, p.modes, status, False, p.cameo, p.id)
            assert words.strip() == words
            assert words
            assert p.event not in words
            assert "  " not in words


@pytest.mark.parametrize(
    ("of", "low", "high", "unit", "words"),
    [
        ("money", 4e8, 4e8, "USD", "USD 400 million"),
        ("money", 1.5e9, None, "EUR", "at least EUR 1.5 billion"),
        ("money", None, 2e6, "JPY", "up to JPY 2 million"),
        ("troops", 60_000, 60_000, None, "60,000 troops"),
        ("killed", 36, None, None, "at least 36 killed"),
        ("injured", 12, 15, None, "12 to 15 injured"),
    ],
)
def test_quantities_are_written_as_people_write_them(of, low, high, unit, words):
    assert quantity(Quantity(of=of, low=low, high=high, unit=unit, start=0, end=1)) == words
