"""The examples of the event head and their linter."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

import lint_examples as lint  # noqa: E402

LINE = "AID\t-\toccurred\t[A: Peru] [P: sent a hundred tents to] [R: Fiji] after the storm."


def test_no_example_breaks_a_rule() -> None:
    examples, wrong = lint.load()
    assert wrong + lint.breaches(examples) == []


def test_offsets_count_in_the_sentence_without_brackets() -> None:
    example = lint.parse(LINE)
    assert example.text == "Peru sent a hundred tents to Fiji after the storm."
    assert [(s.role, example.text[s.start : s.end]) for s in example.spans] == [
        ("actor", "Peru"),
        ("predicate", "sent a hundred tents to"),
        ("recipient", "Fiji"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("AID\toccurred\t[A: Peru] [P: helped].", "3 fields"),
        ("AID\t-\toccurred\t[A: Peru helped Fiji.", "broken"),
        ("AID\t-\toccurred\t[A: Peru] helped Fiji.", "one [P"),
        ("AID\t-\toccurred\t[A: Peru] [P: helped] and [P: fed] Fiji.", "one [P"),
        ("AID\t-\toccurred\t[A: Peru]  [P: helped] Fiji.", "spaces"),
    ],
)
def test_a_line_that_is_no_example_is_refused(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("[", r"\[")):
        lint.parse(line)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("AID", "HELP", "unknown type"),
        ("\t-\t", "\tvisit\t", "no mode"),
        ("occurred", "done", "unknown status"),
        ("[A: Peru]", "Anna Peru", "names a person"),
    ],
)
def test_a_wrong_coding_is_found(old: str, new: str, said: str) -> None:
    found = list(lint.of_one(lint.parse(LINE.replace(old, new))))
    assert [breach for breach in found if said in breach]


def test_sentences_that_repeat_each_other_are_found() -> None:
    one, same = lint.parse(LINE, "one"), lint.parse(LINE, "same")
    other = lint.parse("AID\t-\toccurred\t[A: Peru] [P: fed] [R: Mali] after the storm.", "other")
    assert list(lint.alike([one, other])) == []
    assert list(lint.alike([one, other, same])) == ["one and same share 6 runs of five words"]


def test_the_head_is_the_first_telling_word() -> None:
    assert lint.head(lint.parse(LINE)) == "send"


def test_countries_are_known_by_name_people_and_capital() -> None:
    assert lint.countries_of("Lima's police, Fijian nurses and the Saudi Arabia of old") == [
        "PER",
        "FJI",
        "SAU",
    ]
