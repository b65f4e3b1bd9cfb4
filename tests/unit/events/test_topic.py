"""What a text is about: one "fire" makes no text of war one about accidents."""

import pytest
from tests.unit.events.trees import tree

from onrecord.events.topic import is_accident

NEUTRAL = """
Ghana Ghana PROPN _ 2 nsubj
slept sleep VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
"""
OPENED_FIRE = """
Ghana Ghana PROPN _ 2 nsubj
opened open VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
fire fire NOUN Number=Sing 2 obj
. . PUNCT _ 2 punct
"""
CALAMITY = """
A a DET _ 2 det
{noun} {noun} NOUN Number=Sing 3 nsubj
struck strike VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
"""


@pytest.mark.parametrize(
    ("sentences", "accident"),
    [
        ((OPENED_FIRE,), False),
        ((CALAMITY.format(noun="fire"),), True),
        ((CALAMITY.format(noun="collision"), *[NEUTRAL] * 6), False),
        ((CALAMITY.format(noun="collision"), CALAMITY.format(noun="crash"), *[NEUTRAL] * 6), True),
        ((CALAMITY.format(noun="earthquake"), *[NEUTRAL] * 6), True),
    ],
)
def test_a_text_about_mishaps_names_one_clearly(sentences: tuple[str, ...], accident: bool) -> None:
    assert is_accident(tree(*sentences)) is accident
