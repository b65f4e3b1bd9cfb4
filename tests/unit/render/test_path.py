"""The way through the grammar, and rules in words."""

import re
from pathlib import Path

import pytest
from tests.unit.events.trees import tree

from onrecord.render.path import path, path_in
from onrecord.render.rules import rule_in_words
from onrecord.schema import Span

METHOD = Path(__file__).parents[3] / "docs" / "method.md"
SENT = """
Ghana Ghana PROPN _ 2 nsubj
sent send VERB VerbForm=Fin 0 root
the the DET _ 4 det
troops troop NOUN _ 2 obj
of of ADP _ 6 case
Norway Norway PROPN _ 4 nmod
home home ADV _ 2 advmod
"""


def place(form: str) -> Span:
    """The span of a word of ``SENT``."""
    return next(Span(w.start, w.end) for w in tree(SENT).sentences[0].words if w.form == form)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (1, 0, "sent, subject: Ghana"),
        (1, 5, "sent, object: troops, phrase of a noun with 'of': Norway"),
        (3, 0, "troops, object of sent, subject: Ghana"),
        (5, 1, "Norway, phrase of a noun of troops, object of sent"),
    ],
)
def test_the_way_goes_up_to_where_they_meet_and_down_again(start: int, end: int, told: str) -> None:
    assert path(tree(SENT).sentences[0], start, end) == told


def test_spans_are_taken_by_their_governing_words() -> None:
    troops = Span(place("the").start, place("Norway").end)
    assert path_in(tree(SENT), place("sent"), troops) == "sent, object: troops"
    assert path_in(tree(SENT), troops, troops) == ""


def test_every_rule_of_the_method_has_words() -> None:
    table = METHOD.read_text(encoding="utf-8").partition("## Status: the rules")[2].partition("###")[0]
    rules = [
        r
        for line in table.splitlines()
        if line.startswith("| `")
        for r in re.findall("`([^`]+)`", line.split("|")[1])
    ]
    of_pairs = ("denied-is-", "cameo:", "no-trigger")  # `onrecord code` has no explanation
    asked = [r.replace("…", "word") for r in rules if not r.startswith(of_pairs)]
    assert len(asked) > 50
    assert [r for r in asked if not rule_in_words(r)] == []


def test_an_unknown_rule_has_none() -> None:
    assert rule_in_words("nonsense") == rule_in_words("nonsense:word") == ""
