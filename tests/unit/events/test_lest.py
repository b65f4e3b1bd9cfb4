"""What somebody says that he will do unless another does something is a threat."""

import pytest
from tests.unit.events.trees import events, tree, who

SAID = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
{speaker} {speaker} PROPN _ 5 nsubj
would would AUX VerbForm=Fin 5 aux
{verb} {verb} VERB VerbForm=Inf 2 ccomp
{mark} {mark} SCONJ _ {end} mark
Chile Chile PROPN _ {end} nsubj
{rest}
"""
PLAIN = "withdrew withdraw VERB Mood=Ind|Tense=Past|VerbForm=Fin 5 advcl"
NEGATED = "did do AUX _ 10 aux\nnot not PART _ 10 advmod\nwithdraw withdraw VERB VerbForm=Inf 5 advcl"


@pytest.mark.parametrize(
    ("speaker", "mark", "rest", "threat"),
    [
        ("Ghana", "unless", PLAIN, True),
        ("Ghana", "if", NEGATED, True),
        ("Ghana", "if", PLAIN, False),  # a promise, or no more than a guess
        ("Norway", "unless", PLAIN, False),  # a forecast of what others will do
    ],
)
def test_what_is_said_to_follow(speaker: str, mark: str, rest: str, threat: bool) -> None:
    found = tree(
        SAID.format(speaker=speaker, verb="leave", mark=mark, rest=rest, end=8 if rest == PLAIN else 10)
    )
    threats = [e for e in events(found) if e.event == "THREATEN"]
    assert [(e.status, *who(found, e)) for e in threats] == [("occurred", ["GHA"], ["CHL"])] * threat
