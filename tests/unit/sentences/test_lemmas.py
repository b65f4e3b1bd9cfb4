"""Lemmas that the network's edit spoilt are set right; those that can be are kept."""

import pytest

from onrecord.sentences.lemmas import mended


@pytest.mark.parametrize(
    ("form", "upos", "lemma", "expected"),
    [
        ("accused", "VERB", "accus", "accuse"),
        ("denied", "VERB", "denie", "deny"),
        ("withdrew", "VERB", "withdre", "withdraw"),
        ("froze", "VERB", "fro", "freeze"),
        ("occupied", "VERB", "occupi", "occupy"),
        ("refused", "VERB", "refus", "refuse"),
        ("signed", "VERB", "signe", "sign"),
        ("banned", "VERB", "bann", "ban"),
        ("gunmen", "NOUN", "gunme", "gunman"),
        ("supplies", "NOUN", "supplie", "supply"),
        ("easier", "ADJ", "easi", "easy"),
        # kept
        ("met", "VERB", "meet", "meet"),
        ("need", "VERB", "need", "need"),
        ("was", "VERB", "be", "be"),
        ("children", "NOUN", "child", "child"),
        ("NATO", "PROPN", "NATO", "NATO"),
        ("München", "NOUN", "münche", "münche"),
    ],
)
def test_mended(form: str, upos: str, lemma: str, expected: str) -> None:
    assert mended(form, upos, lemma) == expected
