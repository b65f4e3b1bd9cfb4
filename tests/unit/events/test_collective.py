"""Groups that stand for parties named before: "both countries", "the two sides", "the leaders of both countries"."""

import msgspec
import pytest
from tests.unit.events.trees import countries, tree

from onrecord.events.find import find_events
from onrecord.schema import Actor, Document, Mention

MET = """
Ghana Ghana PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Chile Chile PROPN _ 1 conj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
"""
URGED = """
Norway Norway PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
{determiner} {lemma} {tag} _ 4 det
{noun} {noun_lemma} NOUN {number} 2 obj
"""
OF_BOTH = """
Norway Norway PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
leaders leader NOUN Number=Plur 2 obj
of of ADP _ 7 case
both both DET _ 7 det
countries country NOUN Number=Plur 4 nmod
"""


def group(found: Document, words: str, n: int) -> Actor:
    start = found.text.index(words)
    return Actor(
        id=f"g{n}", name=words, kind="group", mentions=(Mention(start, start + len(words), "nominal"),)
    )


def recipients(found: Document, *groups: str) -> list[list[str]]:
    actors = (*countries(found), *(group(found, words, n) for n, words in enumerate(groups, 1)))
    names = {a.id: a.name for a in actors}
    return [[names[i] for i in e.recipients] for e in find_events(found, actors, (), (), ())]


@pytest.mark.parametrize(
    ("determiner", "noun", "lemma", "wanted"),
    [
        ("both", "countries", "country", ["GHA", "CHL"]),
        ("the", "governments", "government", ["GHA", "CHL"]),
        ("two", "sides", "side", ["two sides"]),  # two sides, not the two
        ("each", "side", "side", ["GHA", "CHL"]),
        ("three", "sides", "side", ["three sides"]),
    ],
)
def test_a_group_is_those_who_were_named_together(
    determiner: str, noun: str, lemma: str, wanted: list[str]
) -> None:
    number = "Number=Plur" if noun.endswith("s") else "Number=Sing"
    sentence = URGED.format(
        determiner=determiner, lemma=determiner, tag="DET", noun=noun, noun_lemma=lemma, number=number
    )
    found = tree(MET, sentence)
    assert recipients(found, f"{determiner} {noun}")[1] == wanted


def test_leaders_of_both_countries_are_theirs() -> None:
    assert recipients(tree(MET, OF_BOTH), "the leaders", "both countries")[1] == ["GHA", "CHL"]


def test_without_parties_named_before_the_group_stays_itself() -> None:
    assert recipients(tree(OF_BOTH), "the leaders", "both countries") == [["the leaders"]]


def test_international_bodies_are_no_countries() -> None:
    found = tree(MET, OF_BOTH)
    ghana, *others = countries(found)
    bodies = (msgspec.structs.replace(ghana, country="UNO"), *others)
    groups = (group(found, "the leaders", 1), group(found, "both countries", 2))
    assert find_events(found, (*bodies, *groups), (), (), ())[1].recipients == ("g1",)


BARE = """
{first}
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Norway Norway PROPN _ {verb} obj
"""
BOTH = BARE.format(first="Both both DET _ 2 nsubj", verb=2)
THE_TWO = BARE.format(first="The the DET _ 2 det\ntwo two NUM _ 3 nsubj", verb=3)
TWO = BARE.format(first="Two two NUM _ 2 nsubj", verb=2)
PRECONJUNCT = """
Norway Norway PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
both both CCONJ _ 5 cc:preconj
the the DET _ 5 det
army army NOUN Number=Sing 2 obj
and and CCONJ _ 7 cc
Peru Peru PROPN _ 5 conj
"""


def doers(found: Document) -> list[str]:
    actors = countries(found)
    names = {a.id: a.name for a in actors}
    return [names[i] for i in find_events(found, actors, (), (), ())[-1].actors]


@pytest.mark.parametrize(
    ("sentence", "wanted"), [(BOTH, ["GHA", "CHL"]), (THE_TWO, ["GHA", "CHL"]), (TWO, [])]
)
def test_both_and_the_two_stand_alone(sentence: str, wanted: list[str]) -> None:
    assert doers(tree(MET, sentence)) == wanted


def test_both_before_two_that_are_named_counts_nobody() -> None:
    assert recipients(tree(MET, PRECONJUNCT), "the army")[-1] == ["the army", "PER"]
