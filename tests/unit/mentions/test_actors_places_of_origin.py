"""Where actors are from when no word of theirs says it: peoples, namesakes of countries, the article's own country."""

import msgspec
import pytest
from tests.unit.mentions.test_actors_coreference import doc, texts

from onrecord.lexicons.ethnic_groups import ethnic_groups
from onrecord.lexicons.namesakes import namesakes
from onrecord.mentions import find_actors, find_places
from onrecord.schema import Actor, Article, Document


def one(document: Document, name: str) -> Actor:
    found = {a.name: a for a in find_actors(document, find_places(document))}
    assert name in found, sorted(found)
    return found[name]


def with_outlet(document: Document, outlet: str) -> Document:
    article = Article(id="x", text=document.text, outlet=outlet)
    return msgspec.structs.replace(document, article=article)


def test_a_people_has_the_country_in_which_it_lives_or_none() -> None:
    document = doc(
        "Kurds|Kurd|PROPN|4|nsubj||person|Number=Plur and|and|CCONJ|3|cc "
        "Zulus|Zulu|PROPN|1|conj||person|Number=Plur met|meet|VERB|0|root .|.|PUNCT|4|punct",
    )
    assert (one(document, "Kurds").country, one(document, "Kurds").sectors) == (None, ("CVL",))
    assert (one(document, "Zulus").country, one(document, "Zulus").entry) == ("ZAF", "ethnic_groups:Zulu")


def test_the_government_of_a_people_is_not_that_of_its_country() -> None:
    document = doc(
        "The|the|DET|3|det Catalan|Catalan|ADJ|3|amod government|government|NOUN|4|nsubj||organization|Number=Sing "
        "resigned|resign|VERB|0|root .|.|PUNCT|4|punct",
    )
    actor = one(document, "Catalan government")
    assert (actor.kind, actor.country) == ("organization", "ESP")


@pytest.mark.parametrize(
    ("first", "second", "country"),
    [
        ("New", "Mexico", "USA"),
        ("Northern", "Ireland", "GBR"),
        ("Inner", "Mongolia", "CHN"),
        ("Niger", "Delta", "NGA"),
    ],
)
def test_a_name_that_holds_a_country_is_not_of_it(first: str, second: str, country: str) -> None:
    document = doc(
        f"{first}|{first}|PROPN|3|compound|B-LOC|place {second}|{second}|PROPN|1|flat|I-LOC|_ "
        "police|police|NOUN|4|nsubj||organization|Number=Plur left|leave|VERB|0|root .|.|PUNCT|4|punct",
    )
    assert one(document, f"{first} {second} police").country == country


def test_both_halves_of_a_pair_of_countries_are_named() -> None:
    document = doc(
        "North|North|PROPN|5|nsubj and|and|CCONJ|4|cc South|South|PROPN|4|compound|B-LOC "
        "Korea|Korea|PROPN|1|conj|I-LOC|place met|meet|VERB|0|root .|.|PUNCT|5|punct",
    )
    assert {a.country for a in find_actors(document)} == {"PRK", "KOR"}


DOMESTIC = doc(
    "Ghana|Ghana|PROPN|2|nsubj|B-LOC|place voted|vote|VERB|0|root .|.|PUNCT|2|punct",
    "Ghana|Ghana|PROPN|2|nsubj|B-LOC|place waits|wait|VERB|0|root .|.|PUNCT|2|punct",
    "Ada|Ada|PROPN|3|nsubj|B-PER|person Novak|Novak|PROPN|1|flat|I-PER|_ left|leave|VERB|0|root .|.|PUNCT|3|punct",
    "Pilgrims|pilgrim|NOUN|2|nsubj||person|Number=Plur left|leave|VERB|0|root .|.|PUNCT|2|punct",
    "Migrants|migrant|NOUN|2|nsubj||person|Number=Plur left|leave|VERB|0|root .|.|PUNCT|2|punct",
)


def test_in_a_domestic_article_whom_nothing_places_is_at_home_and_the_basis_says_so() -> None:
    ada = one(DOMESTIC, "Ada Novak")
    assert (ada.country, ada.country_basis) == ("GHA", "context")
    assert one(DOMESTIC, "Ghana").country_basis == "text"


def test_travellers_are_not_placed_by_where_they_are() -> None:
    for name in ("Pilgrims", "Migrants"):
        actor = one(DOMESTIC, name)
        assert (actor.country, actor.country_basis) == (None, None)


COUNCIL = doc(
    "The|the|DET|2|det council|council|NOUN|3|nsubj||organization|Number=Sing met|meet|VERB|0|root .|.|PUNCT|3|punct",
)


def test_an_article_that_names_no_country_is_at_the_home_of_its_outlet() -> None:
    assert one(COUNCIL, "council").country is None
    assert one(with_outlet(COUNCIL, "Daily Nation"), "council").country == "KEN"
    assert one(with_outlet(COUNCIL, "Nobody's Gazette"), "council").country is None


BRUSSELS = "Brussels|Brussels|PROPN|2|nsubj|B-LOC|place threatened|threaten|VERB|0|root duties|duty|NOUN|2|obj .|.|PUNCT|2|punct"
UNION = (
    "The|the|DET|3|det European|European|PROPN|3|compound|B-ORG Union|Union|PROPN|4|nsubj|I-ORG|organization "
    "met|meet|VERB|0|root .|.|PUNCT|4|punct"
)
BELGIUM = "Belgium|Belgium|PROPN|2|nsubj|B-LOC|place met|meet|VERB|0|root .|.|PUNCT|2|punct"


def test_brussels_speaks_for_the_union_where_belgium_is_not_spoken_of() -> None:
    def whose(*sentences: str) -> str | None:
        document = doc(*sentences)
        actors = find_actors(document, find_places(document))
        return next(a.country for a in actors if any("Brussels" in t for t in texts(document, a)))

    assert whose(BRUSSELS, UNION) == "EUR"
    assert whose(BRUSSELS, BELGIUM) == "BEL"
    assert whose(BRUSSELS, UNION, BELGIUM) == "BEL"


def test_we_is_the_group_of_the_one_who_speaks() -> None:
    document = doc(
        "“|“|PUNCT|4|punct We|we|PRON|3|nsubj won|win|VERB|6|ccomp ,|,|PUNCT|3|punct ”|”|PUNCT|3|punct "
        "said|say|VERB|0|root Chilean|chilean|ADJ|8|amod farmer|farmer|NOUN|6|nsubj||person|Number=Sing "
        "Ada|Ada|PROPN|8|appos|B-PER|person Novak|Novak|PROPN|9|flat|I-PER|_ .|.|PUNCT|6|punct",
    )
    found = next(a for a in find_actors(document) if texts(document, a) == ["We"])
    assert (found.kind, found.country) == ("group", "CHL")


def test_a_title_read_as_part_of_a_name_is_found() -> None:
    document = doc(
        "Ada|Ada|PROPN|9|nsubj|B-PER|person Novak|Novak|PROPN|1|flat|I-PER|_ ,|,|PUNCT|5|punct the|the|DET|5|det "
        "State|State|PROPN|1|appos|B-ORG|organization Department|Department|PROPN|5|flat|I-ORG|_ "
        "Spokesperson|spokesperson|NOUN|5|flat||_|Number=Sing ,|,|PUNCT|1|punct said|say|VERB|0|root so|so|ADV|9|advmod "
        ".|.|PUNCT|9|punct",
    )
    actor = one(document, "Ada Novak")
    assert (actor.country, actor.sectors) == ("USA", ("GOV",))


def test_a_craft_of_a_country_acts_for_it() -> None:
    document = doc(
        "Danish|danish|ADJ|2|amod warships|warship|NOUN|3|nsubj||object|Number=Plur fired|fire|VERB|0|root .|.|PUNCT|3|punct",
    )
    actor = one(document, "Danish warships")
    assert (actor.country, actor.sectors) == ("DNK", ("MIL",))


def test_a_shadow_minister_is_in_opposition_and_a_rank_is_less_than_an_office() -> None:
    document = doc(
        "Shadow|shadow|ADJ|3|amod Home|home|PROPN|3|compound Secretary|secretary|PROPN|6|nsubj||person|Number=Sing "
        "Ada|Ada|PROPN|3|appos|B-PER|person Novak|Novak|PROPN|4|flat|I-PER|_ left|leave|VERB|0|root .|.|PUNCT|6|punct",
    )
    assert one(document, "Ada Novak").sectors == ("PTY", "OPP")


def test_no_name_is_in_both_tables() -> None:
    assert not set(ethnic_groups()) & set(namesakes())


def government(*rest: str) -> str | None:
    """The country of a government that has no name of its own, in an article on Fiji and Tonga."""
    the = "The|the|DET|2|det government|government|NOUN|3|nsubj||organization|Number=Sing"
    tonga = "Tonga|Tonga|PROPN|2|nsubj|B-LOC|place waited|wait|VERB|0|root .|.|PUNCT|2|punct"
    document = doc(tonga, " ".join((the, *rest)))
    actors = find_actors(document, find_places(document))
    return next(a.country for a in actors if any("government" in text for text in texts(document, a)))


def test_a_government_that_thanks_or_blames_another_country_is_not_of_it() -> None:
    voiced = "voiced|voice|VERB|0|root thanks|thanks|NOUN|3|obj for|for|ADP|8|case"
    help_of = (
        "Fiji|Fiji|PROPN|8|nmod:poss|B-LOC|place 's|'s|PART|6|case help|help|NOUN|{}|nmod .|.|PUNCT|3|punct"
    )
    assert government(voiced, help_of.format(4)) == "TON"
    condemned = "condemned|condemn|VERB|0|root the|the|DET|5|det raid|raid|NOUN|3|obj"
    assert (
        government(condemned, "by|by|ADP|7|case Fiji|Fiji|PROPN|5|nmod|B-LOC|place .|.|PUNCT|3|punct")
        == "TON"
    )


def test_a_government_may_blame_an_attack_on_its_own_country() -> None:
    condemned = "condemned|condemn|VERB|0|root the|the|DET|5|det raid|raid|NOUN|3|obj"
    assert (
        government(condemned, "on|on|ADP|7|case Fiji|Fiji|PROPN|5|nmod|B-LOC|place .|.|PUNCT|3|punct")
        != "TON"
    )
