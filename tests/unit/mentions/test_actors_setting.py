"""Whose police, ministers and soldiers: where the account is, who is named, who came from elsewhere."""

import msgspec
from tests.unit.mentions.test_actors_coreference import doc

from onrecord.lexicons.once_capitals import ONCE_CAPITALS, governs
from onrecord.mentions import find_actors, find_places
from onrecord.schema import Actor, Document, Published

HOME = (
    "Peru|Peru|PROPN|3|nsubj|B-LOC|place has|have|AUX|3|aux mobilized|mobilize|VERB|0|root .|.|PUNCT|3|punct",
    "Peru|Peru|PROPN|2|nsubj|B-LOC|place refused|refuse|VERB|0|root .|.|PUNCT|2|punct",
)
ARMY = "the|the|DET|{0}|det army|army|NOUN|{1}|nsubj||organization|Number=Sing"


def one(document: Document, name: str) -> Actor:
    found = {a.name: a for a in find_actors(document, find_places(document))}
    assert name in found, sorted(found)
    return found[name]


def on(document: Document, day: str) -> Document:
    article = msgspec.structs.replace(document.article, published=Published(day, "given"))
    return msgspec.structs.replace(document, article=article)


def test_a_local_office_is_of_the_place_that_its_sentence_begins_with() -> None:
    made = doc(
        *HOME,
        "In|in|ADP|2|case Guayaquil|Guayaquil|PROPN|6|obl|B-LOC|place ,|,|PUNCT|2|punct the|the|DET|5|det"
        " mayor|mayor|NOUN|6|nsubj||person|Number=Sing wept|weep|VERB|0|root .|.|PUNCT|6|punct",
    )
    assert (one(made, "mayor").country, one(made, "mayor").country_basis) == ("ECU", "context")


def test_the_place_holds_for_the_sentences_that_follow_in_its_paragraph() -> None:
    there = (
        "In|in|ADP|2|case Guayaquil|Guayaquil|PROPN|6|obl|B-LOC|place ,|,|PUNCT|2|punct the|the|DET|5|det"
        " mayor|mayor|NOUN|6|nsubj||person|Number=Sing wept|weep|VERB|0|root .|.|PUNCT|6|punct"
    )
    army = f"{ARMY.format(2, 3)} advanced|advance|VERB|0|root .|.|PUNCT|3|punct"
    peru = "Peru|Peru|PROPN|2|nsubj|B-LOC|place refused|refuse|VERB|0|root .|.|PUNCT|2|punct"
    assert one(doc(peru, "¶ " + there, army), "army").country == "ECU"
    assert one(doc(peru, peru, army), "army").country == "PER"


def test_over_the_border_is_the_other_country_of_the_text() -> None:
    across = (
        "Across|across|ADP|3|case the|the|DET|3|det border|border|NOUN|6|obl||place the|the|DET|5|det"
        " army|army|NOUN|6|nsubj||organization|Number=Sing waited|wait|VERB|0|root .|.|PUNCT|6|punct"
    )
    ecuador = "Ecuador|Ecuador|PROPN|2|nsubj|B-LOC|place refused|refuse|VERB|0|root .|.|PUNCT|2|punct"
    assert one(doc(*HOME, ecuador, "¶ " + across), "army").country == "ECU"


def test_soldiers_flown_from_a_place_are_of_it() -> None:
    made = doc(
        *HOME,
        "Paratroopers|paratrooper|NOUN|5|nsubj||person|Number=Plur flown|fly|VERB|1|acl from|from|ADP|4|case"
        " Quito|Quito|PROPN|2|obl|B-LOC|place landed|land|VERB|0|root .|.|PUNCT|5|punct",
    )
    assert one(made, "Paratroopers").country == "ECU"


def test_people_trapped_in_a_place_are_of_it_and_refugees_who_live_there_are_not() -> None:
    def those(noun: str, verb: str) -> Document:
        return doc(
            *HOME,
            "Peru|Peru|PROPN|2|nsubj|B-LOC|place helped|help|VERB|0|root"
            f" {noun}s|{noun}|NOUN|2|obj||person|Number=Plur {verb}|{verb}|VERB|3|acl in|in|ADP|6|case"
            " Guayaquil|Guayaquil|PROPN|4|obl|B-LOC|place .|.|PUNCT|2|punct",
        )

    assert one(those("villager", "trap"), "villagers").country == "ECU"
    assert one(those("refugee", "live"), "refugees").country is None


def test_those_who_flee_to_a_country_are_not_of_it() -> None:
    made = doc(
        "Villagers|villager|NOUN|2|nsubj||person|Number=Plur fled|flee|VERB|0|root to|to|ADP|4|case"
        " Peru|Peru|PROPN|2|obl|B-LOC|place .|.|PUNCT|2|punct",
        "Peru|Peru|PROPN|2|nsubj|B-LOC|place helped|help|VERB|0|root .|.|PUNCT|2|punct",
    )
    assert one(made, "Villagers").country is None


def test_water_named_after_a_country_says_nothing_of_whose_the_navy_is() -> None:
    made = doc(
        "A|a|DET|3|det Kenyan|Kenyan|ADJ|3|amod ship|ship|NOUN|4|nsubj||object|Number=Sing sailed|sail|VERB|0|root"
        " the|the|DET|6|det Gulf|Gulf|PROPN|4|obj|B-LOC|place of|of|ADP|8|case|I-LOC Aden|Aden|PROPN|6|nmod|I-LOC"
        " .|.|PUNCT|4|punct",
        "The|the|DET|2|det navy|navy|NOUN|3|nsubj||organization|Number=Sing sank|sink|VERB|0|root"
        " a|a|DET|5|det boat|boat|NOUN|3|obj .|.|PUNCT|3|punct",
    )
    assert one(made, "navy").country in (None, "KEN")


def indians(country: str) -> Document:
    return doc(
        f"{country}|{country}|PROPN|2|nsubj|B-LOC|place promised|promise|VERB|0|root land|land|NOUN|2|obj .|.|PUNCT|2|punct",
        "Indians|Indians|PROPN|2|nsubj||person|Number=Plur marched|march|VERB|0|root .|.|PUNCT|2|punct",
    )


def test_indians_are_the_native_people_where_an_american_country_and_no_other_is_spoken_of() -> None:
    assert one(indians("Bolivia"), "Indians").country == "BOL"
    assert one(indians("Ecuador"), "Indians").country == "ECU"
    assert one(indians("Nepal"), "Indians").country == "IND"
    assert one(indians("India"), "Indians").country == "IND"


def test_a_court_in_the_hague_is_of_no_country_unless_an_adjective_says_so() -> None:
    place = "in|in|ADP|{0}|case The|the|DET|{0}|det Hague|Hague|PROPN|{1}|nmod|B-LOC|place"
    plain = doc(
        "The|the|DET|2|det court|court|NOUN|6|nsubj||organization|Number=Sing "
        + place.format(5, 2)
        + " ruled|rule|VERB|0|root .|.|PUNCT|6|punct"
    )
    dutch = doc(
        "A|a|DET|3|det Dutch|Dutch|ADJ|3|amod court|court|NOUN|7|nsubj||organization|Number=Sing "
        + place.format(6, 3)
        + " ruled|rule|VERB|0|root .|.|PUNCT|7|punct"
    )
    assert [a.country for a in find_actors(plain, find_places(plain)) if "court" in a.name] == [None]
    assert [a.country for a in find_actors(dutch, find_places(dutch)) if "court" in a.name] == ["NLD"]


def test_counterparts_in_two_capitals_are_two_and_not_of_their_colleague() -> None:
    made = doc(
        "Turkey|Turkey|PROPN|3|nmod:poss|B-LOC|place 's|'s|PART|1|case minister|minister|NOUN|4|nsubj||person|Number=Sing"
        " called|call|VERB|0|root his|his|PRON|6|nmod:poss counterparts|counterpart|NOUN|4|obj||person|Number=Plur"
        " in|in|ADP|8|case Lima|Lima|PROPN|6|nmod|B-LOC|place and|and|CCONJ|10|cc Quito|Quito|PROPN|8|conj|B-LOC|place"
        " .|.|PUNCT|4|punct",
    )
    actors = {a.id: a for a in find_actors(made, find_places(made))}
    both = next(a for a in actors.values() if "counterparts" in a.name)
    assert both.country is None
    assert {actors[i].country for i in both.members} == {"PER", "ECU"}


def test_an_ambassador_is_of_no_country_by_context() -> None:
    made = doc(
        *HOME,
        "The|the|DET|2|det ambassador|ambassador|NOUN|3|nsubj||person|Number=Sing left|leave|VERB|0|root .|.|PUNCT|3|punct",
    )
    assert one(made, "ambassador").country is None


def test_the_men_of_two_leaders_are_two_groups_and_what_their_leaders_are() -> None:
    def men(owner: str, country: str) -> str:
        return (
            f"The|the|DET|3|det {country}|{country}|ADJ|3|amod {owner}|{owner}|NOUN|4|nsubj||person|Number=Sing"
            " told|tell|VERB|0|root his|his|PRON|6|nmod:poss men|man|NOUN|4|obj||person|Number=Plur"
            " everything|everything|PRON|4|obj .|.|PUNCT|4|punct"
        )

    made = doc(men("warlord", "Somali"), men("colonel", "Kenyan"))
    found = [(a.country, a.sectors[0]) for a in find_actors(made) if a.name == "men"]
    assert found == [("SOM", "REB"), ("KEN", "MIL")]


def test_a_ministry_does_not_stand_for_another_ministry() -> None:
    made = doc(
        "The|the|DET|3|det Health|health|PROPN|3|compound|B-ORG Ministry|ministry|PROPN|6|nsubj|I-ORG|organization"
        " of|of|ADP|5|case Peru|Peru|PROPN|3|nmod|B-LOC|place wrote|write|VERB|0|root .|.|PUNCT|6|punct",
        "The|the|DET|3|det foreign|foreign|ADJ|3|amod ministry|ministry|NOUN|4|nsubj||organization|Number=Sing"
        " replied|reply|VERB|0|root .|.|PUNCT|4|punct",
    )
    assert "foreign ministry" in {a.name for a in find_actors(made, find_places(made))}


def test_a_city_speaks_for_its_state_only_while_it_was_governed_from_there() -> None:
    made = doc(
        "Bonn|Bonn|PROPN|2|nsubj|B-LOC|place rejected|reject|VERB|0|root the|the|DET|4|det plan|plan|NOUN|2|obj"
        " .|.|PUNCT|2|punct"
    )
    assert {a.country for a in find_actors(on(made, "1985-05-02"))} == {"DEU"}
    assert not [a for a in find_actors(on(made, "2015-05-02")) if a.kind == "country"]
    assert all(
        governs(name, first) and governs(name, last) for name, (_, first, last) in ONCE_CAPITALS.items()
    )
    assert governs("Oslo", "")
