"""Decoding of the network's answers."""

from itertools import product

import numpy as np
import pytest

from onrecord.model.decode import _entities, lemma

NAMES = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def valid(tags: tuple[str, ...]) -> bool:
    """Does every I- continue a name of its own kind?"""
    return all(b[0] != "I" or a[1:] == b[1:] for a, b in zip(("O", *tags), tags, strict=False))


@pytest.mark.parametrize("seed", range(30))
def test_names_are_the_best_sequence_that_is_one(seed: int) -> None:
    logits = np.random.default_rng(seed).normal(size=(3, len(NAMES))).astype(np.float32)
    every = [tags for tags in product(NAMES, repeat=3) if valid(tags)]
    best = max(every, key=lambda tags: sum(logits[i, NAMES.index(t)] for i, t in enumerate(tags)))
    assert _entities(logits, NAMES) == list(best)


@pytest.mark.parametrize(
    ("form", "script", "wanted"),
    [
        ("Signed", ("lower", 2, ""), "sign"),
        ("KYIV", ("title", 0, ""), "Kyiv"),
        ("30,000", ("lower", 2, "x"), "30,000"),
        ("is", ("lower", 5, "be"), "is"),
        ("s", ("lower", 1, ""), "s"),
    ],
)
def test_a_lemma_is_the_form_edited(form: str, script: tuple[str, int, str], wanted: str) -> None:
    assert lemma(form, script) == wanted
