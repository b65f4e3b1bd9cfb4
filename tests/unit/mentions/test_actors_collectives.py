"""Actors that stand for several others, and actors that are of a body that is named with them."""

import msgspec
from tests.unit.mentions.test_actors_coreference import doc, texts

from onrecord.lexicons.countries import country_by_code
from onrecord.mentions import find_actors, find_places
from onrecord.mentions.actors.powers import POWERS
from onrecord.schema import Actor, Document, Published


def parts(document: Document) -> dict[str, set[str | None]]:
    """First mention of each collective actor -> countries of its members."""
    actors = {a.id: a for a in find_actors(document)}
    return {
        texts(document, a)[0]: {actors[m].country for m in a.members} for a in actors.values() if a.members
    }


def one(document: Document, name: str) -> Actor:
    return next(a for a in find_actors(document) if a.name == name)


LISTED = doc(
    "The|the|DET|2|det presidents|president|NOUN|7|nsubj||person|Number=Plur of|of|ADP|4|case "
    "Chad|Chad|PROPN|2|nmod|B-LOC|place|Number=Sing and|and|CCONJ|6|cc "
    "Mali|Mali|PROPN|4|conj|B-LOC|place|Number=Sing met|meet|VERB|0|root|||Number=Plur in|in|ADP|9|case "
    "Lome|Lome|PROPN|7|obl|B-LOC|place|Number=Sing .|.|PUNCT|7|punct",
    "The|the|DET|5|det Ghanaian|Ghanaian|ADJ|5|amod and|and|CCONJ|4|cc Togolese|Togolese|ADJ|2|conj "
    "governments|government|NOUN|6|nsubj||organization|Number=Plur sent|send|VERB|0|root|||Number=Plur "
    "envoys|envoy|NOUN|6|obj||person|Number=Plur .|.|PUNCT|6|punct",
)


def test_a_phrase_that_lists_countries_stands_for_them() -> None:
    assert parts(LISTED) == {
        "The presidents of Chad and Mali": {"TCD", "MLI"},
        "The Ghanaian and Togolese governments": {"GHA", "TGO"},
    }
    assert one(LISTED, "presidents of Chad and Mali").country is None


TOGETHER = doc(
    "Norway|Norway|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
    "Chile|Chile|PROPN|1|conj|B-LOC|place|Number=Sing signed|sign|VERB|0|root|||Number=Plur "
    "a|a|DET|6|det treaty|treaty|NOUN|4|obj||abstract|Number=Sing .|.|PUNCT|4|punct",
    "Both|both|DET|2|det countries|country|NOUN|4|nsubj||place|Number=Plur will|will|AUX|4|aux "
    "open|open|VERB|0|root ports|port|NOUN|4|obj||object|Number=Plur .|.|PUNCT|4|punct",
    "They|they|PRON|2|nsubj||organization|Number=Plur praised|praise|VERB|0|root|||Number=Plur "
    "it|it|PRON|2|obj||place|Number=Sing .|.|PUNCT|2|punct",
)


def test_both_countries_are_those_named_together_and_they_are_the_same() -> None:
    assert parts(TOGETHER) == {"Both countries": {"NOR", "CHL"}}
    assert texts(TOGETHER, one(TOGETHER, "Both countries")) == ["Both countries", "They"]
    assert one(TOGETHER, "Both countries").sectors == ("GOV",)


OPPOSED = doc(
    "Peru|Peru|PROPN|2|nsubj|B-LOC|place|Number=Sing signed|sign|VERB|0|root|||Number=Sing "
    "a|a|DET|4|det treaty|treaty|NOUN|2|obj||abstract|Number=Sing with|with|ADP|6|case "
    "Bolivia|Bolivia|PROPN|4|nmod|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
    "The|the|DET|3|det two|two|NUM|3|nummod "
    "governments|government|NOUN|5|nsubj||organization|Number=Plur will|will|AUX|5|aux "
    "publish|publish|VERB|0|root it|it|PRON|5|obj||abstract|Number=Sing .|.|PUNCT|5|punct",
)


def test_the_two_governments_are_those_on_both_sides_of_a_verb() -> None:
    assert parts(OPPOSED) == {"The two governments": {"PER", "BOL"}}


PERSONS = doc(
    "Prime|Prime|ADJ|2|amod Minister|Minister|PROPN|3|nmod:desc|||Number=Sing "
    "Anna|Anna|PROPN|13|nsubj|B-PER|person|Number=Sing Lind|Lind|PROPN|3|flat|I-PER||Number=Sing "
    "of|of|ADP|6|case Sweden|Sweden|PROPN|3|nmod|B-LOC|place|Number=Sing and|and|CCONJ|9|cc "
    "President|President|PROPN|9|nmod:desc|||Number=Sing "
    "Pedro|Pedro|PROPN|3|conj|B-PER|person|Number=Sing Rojas|Rojas|PROPN|9|flat|I-PER||Number=Sing "
    "of|of|ADP|12|case Chile|Chile|PROPN|9|nmod|B-LOC|place|Number=Sing "
    "met|meet|VERB|0|root|||Number=Plur .|.|PUNCT|13|punct",
    "They|they|PRON|2|nsubj||person|Number=Plur shook|shake|VERB|0|root|||Number=Plur "
    "hands|hand|NOUN|2|obj|||Number=Plur .|.|PUNCT|2|punct",
    "The|the|DET|2|det leaders|leader|NOUN|3|nsubj||person|Number=Plur "
    "signed|sign|VERB|0|root|||Number=Plur a|a|DET|5|det pact|pact|NOUN|3|obj||abstract|Number=Sing "
    ".|.|PUNCT|3|punct",
)


def test_they_and_the_leaders_are_the_persons_named_together() -> None:
    assert parts(PERSONS) == {"They": {"SWE", "CHL"}, "The leaders": {"SWE", "CHL"}}
    assert one(PERSONS, "Anna Lind and Pedro Rojas").sectors == ("GOV",)


NOBODY = doc(
    "Norway|Norway|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
    "Chile|Chile|PROPN|1|conj|B-LOC|place|Number=Sing signed|sign|VERB|0|root|||Number=Plur "
    "a|a|DET|6|det treaty|treaty|NOUN|4|obj||abstract|Number=Sing .|.|PUNCT|4|punct",
    "Two|two|NUM|2|nummod countries|country|NOUN|3|nsubj||place|Number=Plur "
    "objected|object|VERB|0|root|||Number=Plur .|.|PUNCT|3|punct",
)


def test_countries_that_nothing_points_to_stand_for_nobody() -> None:
    assert parts(NOBODY) == {}


OWNED = doc(
    "Peru|Peru|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
    "Bolivia|Bolivia|PROPN|1|conj|B-LOC|place|Number=Sing withdrew|withdraw|VERB|0|root|||Number=Sing "
    "their|their|PRON|6|nmod:poss||person|Number=Plur troops|troops|NOUN|4|obj||person|Number=Ptan "
    ".|.|PUNCT|4|punct",
)


def test_the_troops_of_two_countries_are_of_both() -> None:
    assert parts(OWNED)["their troops"] == {"PER", "BOL"}
    assert one(OWNED, "troops").sectors == ("MIL",)


COUNTED = doc(
    "Norway|Norway|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
    "Chile|Chile|PROPN|1|conj|B-LOC|place|Number=Sing spoke|speak|VERB|0|root|||Number=Plur "
    "to|to|ADP|7|case eight|eight|NUM|7|nummod parties|party|NOUN|4|obl||organization|Number=Plur "
    ".|.|PUNCT|4|punct",
    "The|the|DET|2|det parties|party|NOUN|3|nsubj||organization|Number=Plur "
    "agreed|agree|VERB|0|root|||Number=Plur .|.|PUNCT|3|punct",
)


def test_eight_parties_are_not_the_two_countries() -> None:
    assert parts(COUNTED) == {}


BODY = doc(
    "Sara|Sara|PROPN|8|nsubj|B-PER|person|Number=Sing Holm|Holm|PROPN|1|flat|I-PER||Number=Sing "
    "of|of|ADP|7|case the|the|DET|7|det Swedish|Swedish|ADJ|7|amod|B-ORG "
    "Teachers|Teachers|PROPN|7|compound|I-ORG||Number=Sing "
    "Union|Union|PROPN|1|nmod|I-ORG|organization|Number=Sing spoke|speak|VERB|0|root|||Number=Sing "
    ".|.|PUNCT|8|punct",
)


def test_a_person_named_with_a_body_is_of_its_country() -> None:
    assert one(BODY, "Sara Holm").country == "SWE"


LED = doc(
    "The|the|DET|3|det Peruvian|Peruvian|ADJ|3|amod "
    "delegation|delegation|NOUN|5|nsubj:pass||organization|Number=Sing "
    "was|be|AUX|5|aux:pass|||Number=Sing led|lead|VERB|0|root by|by|ADP|7|case "
    "Ada|Ada|PROPN|5|obl:agent|B-PER|person|Number=Sing Novak|Novak|PROPN|7|flat|I-PER||Number=Sing "
    ".|.|PUNCT|5|punct",
)


def test_one_by_whom_a_delegation_is_led_is_of_its_country() -> None:
    assert one(LED, "Ada Novak").country == "PER"


FORCES = doc(
    "Norway|Norway|PROPN|3|nsubj|B-LOC|place|Number=Sing will|will|AUX|3|aux "
    "withdraw|withdraw|VERB|0|root its|its|PRON|5|nmod:poss||place|Number=Sing "
    "forces|force|NOUN|3|obj||abstract|Number=Plur from|from|ADP|8|case the|the|DET|8|det "
    "hills|hill|NOUN|3|obl||place|Number=Plur .|.|PUNCT|3|punct",
)


def test_forces_that_somebody_has_are_somebody() -> None:
    assert (one(FORCES, "forces").country, one(FORCES, "forces").sectors) == ("NOR", ("MIL",))


REFUGEES = doc(
    "Kenya|Kenya|PROPN|2|nsubj|B-LOC|place|Number=Sing reopened|reopen|VERB|0|root|||Number=Sing "
    "its|its|PRON|4|nmod:poss||place|Number=Sing border|border|NOUN|2|obj||place|Number=Sing "
    ".|.|PUNCT|2|punct",
    "Refugees|refugee|NOUN|2|nsubj||person|Number=Plur crossed|cross|VERB|0|root|||Number=Plur "
    "into|into|ADP|4|case Kenya|Kenya|PROPN|2|obl|B-LOC|place|Number=Sing and|and|CCONJ|7|cc "
    "Kenya|Kenya|PROPN|7|nsubj|B-LOC|place|Number=Sing gave|give|VERB|2|conj|||Number=Plur "
    "them|they|PRON|7|iobj||person|Number=Plur food|food|NOUN|7|obj||substance|Number=Sing "
    ".|.|PUNCT|2|punct",
)


def test_refugees_are_not_of_the_country_where_they_are() -> None:
    assert one(REFUGEES, "Refugees").country is None


MOSCOW = doc(
    "Moscow|Moscow|PROPN|2|nsubj|B-LOC|place|Number=Sing rejected|reject|VERB|0|root|||Number=Sing "
    "the|the|DET|4|det plan|plan|NOUN|2|obj||abstract|Number=Sing .|.|PUNCT|2|punct",
)


def test_a_capital_speaks_for_the_state_of_its_day() -> None:
    for day, code in (("1975-05-01", "SUN"), ("2015-05-01", "RUS")):
        article = msgspec.structs.replace(MOSCOW.article, published=Published(day, "given"))
        (actor,) = find_actors(msgspec.structs.replace(MOSCOW, article=article))
        assert actor.country == code


OFFICIAL = doc(
    "Cairo|Cairo|PROPN|2|nsubj|B-LOC|place|Number=Sing objected|object|VERB|0|root|||Number=Sing "
    ".|.|PUNCT|2|punct",
    "Prime|Prime|ADJ|2|amod Minister|Minister|PROPN|3|nmod:desc|||Number=Sing "
    "Ada|Ada|PROPN|7|nsubj|B-PER|person|Number=Sing Novak|Novak|PROPN|3|flat|I-PER||Number=Sing "
    "of|of|ADP|6|case Norway|Norway|PROPN|3|nmod|B-LOC|place|Number=Sing "
    "said|say|VERB|0|root|||Number=Sing the|the|DET|9|det "
    "government|government|NOUN|11|nsubj||organization|Number=Sing would|would|AUX|11|aux "
    "consult|consult|VERB|7|ccomp .|.|PUNCT|7|punct",
)


def test_the_government_is_that_of_the_official_named_before_it() -> None:
    norway = next(a for a in find_actors(OFFICIAL) if a.country == "NOR" and a.kind != "person")
    assert "the government" in texts(OFFICIAL, norway)


SEATED = doc(
    "Teachers|teacher|NOUN|7|nsubj||person|Number=Plur at|at|ADP|4|case "
    "Harbour|Harbour|PROPN|4|compound|B-ORG|place|Number=Sing "
    "College|College|PROPN|1|nmod|I-ORG|organization|Number=Sing in|in|ADP|6|case "
    "Lagos|Lagos|PROPN|4|nmod|B-LOC|place|Number=Sing spoke|speak|VERB|0|root|||Number=Plur "
    ".|.|PUNCT|7|punct",
)


def test_a_college_is_of_the_country_where_it_is_said_to_be() -> None:
    college = next(a for a in find_actors(SEATED, find_places(SEATED)) if "College" in a.name)
    assert college.country == "NGA"


BALTIC = doc(
    "Estonia|Estonia|PROPN|2|nsubj|B-LOC|place|Number=Sing paid|pay|VERB|0|root .|.|PUNCT|2|punct",
    "Latvia|Latvia|PROPN|2|nsubj|B-LOC|place|Number=Sing asked|ask|VERB|0|root "
    "Lithuania|Lithuania|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
    "Ministers|minister|NOUN|7|nsubj||person|Number=Plur of|of|ADP|6|case the|the|DET|6|det three|three|NUM|6|nummod "
    "Baltic|baltic|ADJ|6|amod states|state|NOUN|1|nmod||place|Number=Plur met|meet|VERB|0|root .|.|PUNCT|7|punct",
)


def test_states_that_are_counted_together_go_by_the_day() -> None:
    def on(day: str) -> dict[str, set[str | None]]:
        article = msgspec.structs.replace(BALTIC.article, published=Published(day, "given"))
        return parts(msgspec.structs.replace(BALTIC, article=article))

    all_three: set[str | None] = {"EST", "LVA", "LTU"}
    whole = "Ministers of the three Baltic states"
    assert on("2004-03-02") == {whole: all_three, "the three Baltic states": all_three}
    assert on("1975-03-02") == {}


def test_states_of_a_count_are_countries() -> None:
    for row in POWERS:
        assert row.first <= row.last
        assert set(row.codes) <= set(country_by_code())
        assert list(row.codes) == sorted(row.codes)
