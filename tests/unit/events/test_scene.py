from tests.conllu_fixture import document

from onrecord.events.scene import build_scenes

HYPHENED = """
1 {first} {first} NOUN _ _ 3 compound _ SpaceAfter=No
2 - - PUNCT _ _ 1 punct _ SpaceAfter=No
3 {last} {lemma} {tag} _ _ 0 root _ _
"""


def lemma(first: str, last: str, base: str, tag: str = "NOUN") -> str:
    scene = build_scenes(
        document(HYPHENED.format(first=first, last=last, lemma=base, tag=tag)), (), (), (), ()
    )[0]
    return scene.lemma(2)


def test_words_parted_at_their_hyphen_are_the_words_of_the_lexicon() -> None:
    assert lemma("sit", "ins", "in") == "sit-in"
    assert lemma("co", "operation", "operation") == "cooperation"
    assert lemma("fire", "bombed", "bomb", "VERB") == "firebomb"


def test_other_compounds_keep_the_lemma_of_their_head() -> None:
    assert lemma("oil", "strike", "strike") == "strike"
    assert lemma("re", "opened", "open", "VERB") == "open"


def test_a_dash_between_spaces_joins_nothing() -> None:
    parted = HYPHENED.replace("SpaceAfter=No", "_").format(first="sit", last="in", lemma="in", tag="NOUN")
    assert build_scenes(document(parted), (), (), (), ())[0].lemma(2) == "in"
