"""Names that the list of known names settles."""

import pytest

from onrecord.model.pieces import KINDS
from onrecord.sentences.names import settled, spans

CITY, STATE, COUNTRY, BODY, GIVEN = (
    KINDS.index(k) for k in ("place", "division", "country", "organisation", "first name")
)


def tags(text: str, ner: str, kinds: list[int], upos: str = "") -> str:
    """The settled tags of a text's words; upos PROPN where not given."""
    forms = text.split()
    return " ".join(settled(forms, upos.split() or ["PROPN"] * len(forms), ner.split(), kinds))


@pytest.mark.parametrize(
    ("text", "ner", "kinds", "wanted"),
    [
        ("Salem Oregon", "B-LOC I-LOC", [CITY, STATE], "B-LOC B-LOC"),
        ("Salem Or", "B-LOC I-LOC", [CITY, 0], "B-LOC B-LOC"),
        ("Gulf of Guinea", "B-LOC I-LOC I-LOC", [0, 0, COUNTRY], "B-LOC I-LOC I-LOC"),
        ("South Australia", "B-LOC I-LOC", [0, COUNTRY], "B-LOC I-LOC"),
        ("Walvis Bay", "B-LOC I-LOC", [CITY, STATE], "B-LOC I-LOC"),
        ("Siemens / Bosch", "B-ORG I-ORG I-ORG", [BODY, 0, 0], "B-ORG O B-ORG"),
        ("Kenya", "B-ORG", [COUNTRY], "B-LOC"),
        ("OPEC", "B-LOC", [BODY], "B-ORG"),
        ("Reuters", "B-LOC", [BODY], "B-LOC"),
        ("report.pdf", "B-PER", [0], "O"),
        ("Lima area", "B-LOC I-LOC", [CITY, 0], "B-LOC O"),
        ("Malta", "O", [COUNTRY], "B-LOC"),
        ("Chinua Okonkwo", "B-LOC I-LOC", [GIVEN, 0], "B-PER I-PER"),
        ("Victoria Beach", "B-LOC I-LOC", [GIVEN, 0], "B-LOC I-LOC"),
        ("Guinea Fowl", "O O", [COUNTRY, 0], "O O"),
        ("Jean - Pierre Dubois", "B-PER O B-PER I-PER", [0, 0, 0, 0], "B-PER I-PER I-PER I-PER"),
        ("Okoye - Perera", "B-PER O B-PER", [0, 0, 0], "B-PER O B-PER"),
    ],
)
def test_settled(text: str, ner: str, kinds: list[int], wanted: str) -> None:
    assert tags(text, ner, kinds) == wanted


def test_a_common_noun_is_no_country() -> None:
    assert tags("turkey", "O", [COUNTRY], "NOUN") == "O"


def test_spans_end_where_the_next_name_begins() -> None:
    assert spans(["B-LOC", "B-LOC", "I-LOC", "O", "B-PER"]) == [(0, 1), (1, 3), (4, 5)]


@pytest.mark.parametrize(
    ("text", "ner", "wanted"),
    [
        ("drones over Patras", "O O B-PER", "O O B-LOC"),
        ("a convoy near Split", "O O O B-ORG", "O O O B-LOC"),
        ("sorrow over Mandela", "O O B-PER", "O O B-PER"),  # people that all know by that name
        ("trust in Victoria", "O O B-PER", "O O B-PER"),  # a first name
        ("faith in Oxbarrow", "O O B-PER", "O O B-PER"),  # no large town
        ("talks with Patras", "O O B-PER", "O O B-PER"),  # not where
    ],
)
def test_a_large_town_behind_near_is_a_place(text: str, ner: str, wanted: str) -> None:
    assert tags(text, ner, [0] * len(text.split())) == wanted
