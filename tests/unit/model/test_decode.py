"""Decoding of the network's answers."""

from itertools import product

import numpy as np
import pytest

from onrecord.model.decode import _entities, _finite, _verbs, lemma

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


@pytest.mark.parametrize(
    ("upos", "heads", "relations", "wanted"),
    [
        ("NOUN NOUN NOUN", [1, -1, 1], "nsubj root obj", [1]),
        ("NOUN NOUN NOUN", [1, -1, 1], "compound root obj", []),
        ("NOUN AUX NOUN", [2, 2, -1], "nsubj cop root", []),
        ("NOUN VERB NOUN", [1, -1, 1], "nsubj root obj", []),
    ],
)
def test_a_noun_with_subject_and_object_is_a_verb(
    upos: str, heads: list[int], relations: str, wanted: list[int]
) -> None:
    assert _verbs(upos.split(), heads, relations.split()) == wanted


def test_the_features_of_such_a_verb_follow_its_ending() -> None:
    assert [_finite(f).split("|")[1] for f in ("sign", "signs", "signed")] == [
        "Tense=Pres",
        "Number=Sing",
        "Tense=Past",
    ]
