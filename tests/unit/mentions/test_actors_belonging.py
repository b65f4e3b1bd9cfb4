"""To whom groups, bodies and people belong where the words around them say it."""

import msgspec
from tests.unit.mentions.test_actors_coreference import doc, texts

from onrecord.mentions import find_actors
from onrecord.schema import Actor, Document, Span


def holding(document: Document, words: str) -> Actor:
    """The actor that one of its mentions names by ``words``."""
    found = [a for a in find_actors(document) if words in texts(document, a)]
    assert len(found) == 1, [(a.name, texts(document, a)) for a in find_actors(document)]
    return found[0]


def test_who_a_group_is_made_of_is_of_its_country() -> None:
    text = doc(
        "A|a|DET|3|det Chilean|chilean|ADJ|3|amod delegation|delegation|NOUN|6|nsubj||organization|Number=Sing "
        "of|of|ADP|5|case traders|trader|NOUN|3|nmod||person|Number=Plur reached|reach|VERB|0|root "
        "Norway|Norway|PROPN|6|obj|B-LOC|place|Number=Sing .|.|PUNCT|6|punct"
    )
    assert holding(text, "traders").country == "CHL"


def test_of_whom_a_team_consists() -> None:
    text = doc(
        "The|the|DET|3|det Kenyan|kenyan|ADJ|3|amod team|team|NOUN|8|nsubj||organization|Number=Sing "
        "consisting|consist|VERB|3|acl of|of|ADP|6|case pupils|pupil|NOUN|4|obl||person|Number=Plur "
        "had|have|AUX|8|aux left|leave|VERB|0|root Peru|Peru|PROPN|8|obj|B-LOC|place|Number=Sing .|.|PUNCT|8|punct"
    )
    assert holding(text, "pupils").country == "KEN"


def test_a_body_of_state_is_of_the_country_that_the_text_says() -> None:
    text = doc(
        "The|the|DET|4|det Tunisian|tunisian|ADJ|4|amod Supreme|supreme|ADJ|4|amod "
        "Court|court|PROPN|7|nsubj|B-ORG|organization|Number=Sing of|of|ADP|6|case|I-ORG "
        "Cassation|Cassation|PROPN|4|nmod|I-ORG||Number=Sing ruled|rule|VERB|0|root .|.|PUNCT|7|punct"
    )
    actor = next(a for a in find_actors(text) if "JUD" in a.sectors)
    assert (actor.country, actor.country_basis) == ("TUN", "text")


def test_the_countrys_army_is_not_another_army_named_before() -> None:
    text = doc(
        "The|the|DET|3|det Peruvian|peruvian|ADJ|3|amod army|army|NOUN|4|nsubj||organization|Number=Sing "
        "waited|wait|VERB|0|root .|.|PUNCT|4|punct",
        "Ecuador|Ecuador|PROPN|2|nsubj|B-LOC|place|Number=Sing protested|protest|VERB|0|root .|.|PUNCT|2|punct",
        "The|the|DET|2|det country|country|NOUN|4|nmod:poss||place|Number=Sing 's|'s|PART|2|case "
        "army|army|NOUN|5|nsubj||organization|Number=Sing moved|move|VERB|0|root .|.|PUNCT|5|punct",
    )
    moved = [a for a in find_actors(text) if a.sectors[:1] == ("MIL",)]
    assert [a.country for a in moved] == ["PER", "ECU"]


def test_a_body_before_a_title_is_named() -> None:
    text = doc(
        "Harbour|harbour|PROPN|2|compound Safety|safety|PROPN|3|compound "
        "Authority|authority|PROPN|4|compound||organization|Number=Sing "
        "director|director|NOUN|7|nsubj||person|Number=Sing Ana|Ana|PROPN|4|flat|B-PER "
        "Ruiz|Ruiz|PROPN|5|flat|I-PER spoke|speak|VERB|0|root .|.|PUNCT|7|punct"
    )
    assert "Harbour Safety Authority" in {a.name for a in find_actors(text)}


def test_a_camp_is_a_party_where_people_are_meant() -> None:
    camp = "The|the|DET|3|det reform|reform|NOUN|3|compound camp|camp|NOUN|4|nsubj||{} won|win|VERB|0|root .|.|PUNCT|4|punct"
    assert holding(doc(camp.format("organization|Number=Sing")), "The reform camp").sectors == ("PTY",)
    assert not find_actors(doc(camp.format("place|Number=Sing")))


VENUE = (
    "Chad|Chad|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc Mali|Mali|PROPN|1|conj|B-LOC|place|Number=Sing "
    "sign|sign|VERB|0|root pact|pact|NOUN|4|obj||abstract",
    "LIMA|Lima|PROPN|4|parataxis|B-LOC|place Villagers|villager|NOUN|4|nsubj||person|Number=Plur "
    "had|have|AUX|4|aux fled|flee|VERB|0|root .|.|PUNCT|4|punct",
)


def test_a_dateline_where_two_others_meet_says_not_whose_people_are() -> None:
    text = doc(*VENUE)
    start = text.sentences[1].start
    dated = msgspec.structs.replace(text, headline=1, dateline=Span(start, start + 4))
    assert holding(dated, "Villagers").country is None
    alone = doc(VENUE[1])
    dated = msgspec.structs.replace(alone, dateline=Span(0, 4))
    assert holding(dated, "Villagers").country == "PER"
