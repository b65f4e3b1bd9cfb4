"""CAMEO codes for speech about what other codes stand for."""

from collections.abc import Callable

import pytest

from onrecord import ontologies


@pytest.mark.parametrize(
    ("manner", "code", "wanted"),
    [
        (ontologies.intended, "040", "036"),
        (ontologies.intended, "045", "039"),
        (ontologies.intended, "0712", "0331"),
        (ontologies.intended, "190", None),
        (ontologies.declined, "072", "121"),
        (ontologies.declined, "020", None),
        (ontologies.conceded, "085", "0354"),
        (ontologies.conceded, "080", None),
        (ontologies.threatened, "1723", "1323"),
        (ontologies.threatened, "174", "130"),
        (ontologies.threatened, "111", None),
    ],
)
def test_manner(manner: Callable[[str], str | None], code: str, wanted: str | None) -> None:
    assert manner(code) == wanted


def test_every_code_that_a_manner_gives_is_one_of_cameo() -> None:
    known = set(ontologies.cameo_codes())
    manners = (ontologies.intended, ontologies.declined, ontologies.conceded, ontologies.threatened)
    assert {m(c) for m in manners for c in known} - {None} <= known
