"""Words as the network takes them: pieces, casing, and what they are known as."""

from pathlib import Path

import pytest

from onrecord.model.pieces import CASES, KINDS, Pieces

COUNTRY, BODY = KINDS.index("country"), KINDS.index("organisation")


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    """A vocabulary of a few words and a list of four names."""
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "chile", "bank", "##s", "of"]), "utf-8"
    )
    kinds = tmp_path / "kinds.txt"
    names = {"chile": COUNTRY, "bank of chile": BODY, "bank of": BODY, "chile chile": BODY}
    kinds.write_text("".join(f"{name}\t{kind}\n" for name, kind in names.items()), "utf-8")
    return Pieces(vocabulary, kinds)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("chile", [COUNTRY]),
        ("bank of chile of", [BODY, BODY + 1, BODY + 1, 0]),
        ("bank of of chile", [BODY, BODY + 1, 0, COUNTRY]),
        ("bank", [0]),
        ("chile chile chile", [BODY, BODY + 1, COUNTRY]),
        ("", []),
    ],
)
def test_the_longest_known_name_counts(pieces: Pieces, text: str, wanted: list[int]) -> None:
    assert pieces.kinds(text.split()) == wanted


def test_a_word_is_cut_without_its_casing(pieces: Pieces) -> None:
    (lower, _), (upper, kind) = pieces.cut(["banks", "BANKS"])
    assert lower == upper == [5, 6]
    assert kind == CASES.index("upper")


def test_casing_and_kind_share_one_class(pieces: Pieces) -> None:
    assert pieces.cut(["Chile"])[0][1] == COUNTRY * len(CASES) + CASES.index("title")
