"""Groups that a text names once and then by another noun: "the men", "the crewmen", "the detainees", "the four"."""

from tests.unit.mentions.test_actors_coreference import doc, texts

from onrecord.mentions import find_actors
from onrecord.schema import Actor, Document

NAMED = (
    "Chile|Chile|PROPN|2|nsubj|B-LOC|place|Number=Sing detained|detain|VERB|0|root four|four|NUM|5|nummod "
    "Peruvian|Peruvian|ADJ|5|amod fishermen|fisherman|NOUN|2|obj||person|Number=Plur .|.|PUNCT|2|punct"
)


def of(document: Document, words: str) -> Actor | None:
    """The actor that has a mention ``words``."""
    return next((a for a in find_actors(document) if words in texts(document, a)), None)


def later(noun: str, upos: str = "NOUN") -> Actor | None:
    """Whom "The …" at the beginning of the next sentence means; ``noun``: form and lemma."""
    form, _, lemma = noun.partition("/")
    fined = (
        f"The|the|DET|2|det {form}|{lemma}|{upos}|4|nsubj:pass||person|Number=Plur were|be|AUX|4|aux:pass "
    )
    return of(doc(NAMED, fined + "fined|fine|VERB|0|root .|.|PUNCT|4|punct"), f"The {form}")


def test_a_wider_word_takes_up_the_group_named_before() -> None:
    for noun in ("men/man", "crewmen/crewman", "detainees/detainee"):
        found = later(noun)
        assert found is not None, noun
        assert (found.name, found.country) == ("four Peruvian fishermen", "PER"), noun


def test_a_number_alone_is_the_group_of_that_number() -> None:
    found = later("four/four", "NUM")
    assert found is not None
    assert found.country == "PER"
    assert later("six/six", "NUM") is None


def test_a_word_of_another_trade_is_another_group() -> None:
    found = later("teachers/teacher")
    assert found is None or found.name != "four Peruvian fishermen"


def test_those_counted_of_them_are_not_who_did_it() -> None:
    beaten = doc(
        NAMED,
        "Officers|officer|NOUN|2|nsubj||person|Number=Plur beat|beat|VERB|0|root three|three|NUM|2|obj||person "
        "of|of|ADP|5|case them|they|PRON|3|nmod||person|Number=Plur .|.|PUNCT|2|punct",
    )
    found = of(beaten, "them")
    assert found is not None
    assert found.name == "four Peruvian fishermen"


def test_officials_from_both_sides_and_both_capitals_are_the_two_that_were_named() -> None:
    both = doc(
        "Chile|Chile|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
        "Peru|Peru|PROPN|1|conj|B-LOC|place|Number=Sing quarrelled|quarrel|VERB|0|root .|.|PUNCT|4|punct",
        "Officials|official|NOUN|5|nsubj||person|Number=Plur from|from|ADP|4|case both|both|DET|4|det "
        "sides|side|NOUN|1|nmod||organization|Number=Plur asked|ask|VERB|0|root both|both|DET|7|det "
        "capitals|capital|NOUN|5|obj||place|Number=Plur to|to|PART|9|mark wait|wait|VERB|5|xcomp .|.|PUNCT|5|punct",
    )
    for words in ("Officials", "both sides", "both capitals"):
        found = of(both, words)
        assert found is not None, words
        assert len(found.members) == 2, words


def test_both_capitals_are_none_of_a_soldier_and_those_whom_he_meets() -> None:
    met = doc(
        "Oman|Oman|PROPN|2|nsubj|B-LOC|place|Number=Sing has|have|VERB|0|root quarrels|quarrel|NOUN|2|obj "
        "with|with|ADP|5|case Yemen|Yemen|PROPN|3|nmod|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Yemen|Yemen|PROPN|2|nsubj|B-LOC|place|Number=Sing blames|blame|VERB|0|root "
        "Oman|Oman|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "A|a|DET|3|det Danish|Danish|ADJ|3|amod general|general|NOUN|4|nsubj||person|Number=Sing met|meet|VERB|0|root "
        "Omani|Omani|ADJ|6|amod troops|troops|NOUN|4|obj||person|Number=Plur .|.|PUNCT|4|punct",
        "He|he|PRON|2|nsubj||person|Number=Sing asked|ask|VERB|0|root both|both|DET|4|det "
        "capitals|capital|NOUN|2|obj||place|Number=Plur to|to|PART|6|mark wait|wait|VERB|2|xcomp .|.|PUNCT|2|punct",
    )
    actors = {a.id: a for a in find_actors(met)}
    found = of(met, "both capitals")
    assert found is not None
    assert {actors[m].country for m in found.members} == {"OMN", "YEM"}


def test_a_people_of_two_words_whatever_the_tree() -> None:
    freed = doc(
        "India|India|PROPN|2|nsubj|B-LOC|place|Number=Sing freed|free|VERB|0|root twelve|twelve|NUM|4|nummod "
        "Sri|Sri|PROPN|2|obj||person Lankans|Lankans|PROPN|4|flat .|.|PUNCT|2|punct",
    )
    found = of(freed, "twelve Sri Lankans")
    assert found is not None
    assert (found.country, found.kind) == ("LKA", "group")


def test_the_rebels_are_the_movement_under_arms_that_was_named() -> None:
    bombed = doc(
        "Turkey|Turkey|PROPN|2|nsubj|B-LOC|place|Number=Sing fought|fight|VERB|0|root the|the|DET|6|det "
        "Kurdistan|Kurdistan|PROPN|6|compound|B-ORG|organization Workers'|Workers'|PROPN|6|compound|I-ORG|organization "
        "Party|Party|PROPN|2|obj|I-ORG|organization|Number=Sing .|.|PUNCT|2|punct",
        "The|the|DET|2|det rebels|rebel|NOUN|3|nsubj||person|Number=Plur fled|flee|VERB|0|root .|.|PUNCT|3|punct",
    )
    found = of(bombed, "The rebels")
    assert found is not None
    assert found.kind == "organization"
    assert found.sectors[0] == "REB"


def test_soldiers_who_were_not_named_before_are_not_those_of_two_countries() -> None:
    moved = doc(
        "Chile|Chile|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
        "Peru|Peru|PROPN|1|conj|B-LOC|place|Number=Sing quarrelled|quarrel|VERB|0|root .|.|PUNCT|4|punct",
        "Soldiers|soldier|NOUN|2|nsubj||person|Number=Plur took|take|VERB|0|root a|a|DET|4|det "
        "bridge|bridge|NOUN|2|obj .|.|PUNCT|2|punct",
        "The|the|DET|2|det soldiers|soldier|NOUN|3|nsubj||person|Number=Plur left|leave|VERB|0|root .|.|PUNCT|3|punct",
    )
    found = of(moved, "The soldiers")
    assert found is not None
    assert found.members == ()


def test_three_governments_are_those_of_which_the_text_speaks_most() -> None:
    names = (("Chile", "Peru"), ("Peru", "Bolivia"), ("Bolivia", "Chile"))
    said = (
        f"{a}|{a}|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        f"{b}|{b}|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct"
        for a, b in (*names, *(n[::-1] for n in names))
    )
    asked = doc(
        *said,
        "She|she|PRON|2|nsubj||person|Number=Sing asked|ask|VERB|0|root the|the|DET|5|det three|three|NUM|5|nummod "
        "governments|government|NOUN|2|obj||organization|Number=Plur to|to|PART|7|mark wait|wait|VERB|2|xcomp "
        ".|.|PUNCT|2|punct",
    )
    actors = {a.id: a for a in find_actors(asked)}
    found = of(asked, "the three governments")
    assert found is not None
    assert {actors[m].country for m in found.members} == {"CHL", "PER", "BOL"}


def test_his_country_is_that_of_whom_he_stands_for() -> None:
    answered = doc(
        "Peru|Peru|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        "Chile|Chile|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "The|the|DET|3|det Chilean|Chilean|ADJ|3|amod minister|minister|NOUN|4|nsubj||person|Number=Sing "
        "told|tell|VERB|0|root Peru|Peru|PROPN|4|obj|B-LOC|place|Number=Sing that|that|SCONJ|10|mark "
        "his|he|PRON|8|nmod:poss||person country|country|NOUN|10|nsubj||place|Number=Sing would|would|AUX|10|aux "
        "wait|wait|VERB|4|ccomp .|.|PUNCT|4|punct",
    )
    found = of(answered, "his country")
    assert found is not None
    assert found.country == "CHL"


def test_a_person_of_a_country_and_the_group_that_such_persons_make_up() -> None:
    met = doc(
        "Two|two|NUM|2|nummod leaders|leader|NOUN|11|nsubj||person|Number=Plur ,|,|PUNCT|4|punct "
        "Bell|Bell|PROPN|2|appos|B-PER|person|Number=Sing of|of|ADP|6|case "
        "Canada|Canada|PROPN|4|nmod|B-LOC|place|Number=Sing and|and|CCONJ|8|cc "
        "Lind|Lind|PROPN|4|conj|B-PER|person|Number=Sing of|of|ADP|10|case "
        "Norway|Norway|PROPN|8|nmod|B-LOC|place|Number=Sing met|meet|VERB|0|root .|.|PUNCT|11|punct",
    )
    actors = {a.id: a for a in find_actors(met)}
    for name, country in (("Bell", "CAN"), ("Lind", "NOR")):
        found = of(met, name)
        assert found is not None
        assert found.country == country
    leaders = of(met, "Two leaders")
    assert leaders is not None
    assert {actors[m].country for m in leaders.members} == {"CAN", "NOR"}


def test_reporters_and_clergy_are_of_the_one_country_that_is_told_of() -> None:
    beaten = doc(
        "Police|police|NOUN|2|nsubj||person|Number=Plur beat|beat|VERB|0|root reporters|reporter|NOUN|2|obj||person|Number=Plur "
        "and|and|CCONJ|5|cc monks|monk|NOUN|3|conj||person|Number=Plur in|in|ADP|7|case "
        "Chile|Chile|PROPN|2|obl|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Chile|Chile|PROPN|2|nsubj|B-LOC|place|Number=Sing denied|deny|VERB|0|root it|it|PRON|2|obj .|.|PUNCT|2|punct",
    )
    for words in ("reporters", "monks"):
        found = of(beaten, words)
        assert found is not None, words
        assert (found.country, found.country_basis) == ("CHL", "context"), words


def test_the_two_men_are_no_police_and_no_two_countries() -> None:
    met = doc(
        "Chile|Chile|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        "Peru|Peru|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Police|police|NOUN|2|nsubj||person|Number=Plur held|hold|VERB|0|root Rojas|Rojas|PROPN|2|obj|B-PER|person|Number=Sing "
        "after|after|SCONJ|8|mark the|the|DET|7|det two|two|NUM|7|nummod men|man|NOUN|8|nsubj||person|Number=Plur "
        "met|meet|VERB|2|advcl .|.|PUNCT|2|punct",
    )
    found = of(met, "the two men")
    assert found is not None
    assert found.members == ()
    assert "Police" not in texts(met, found)


def test_those_who_march_are_of_where_they_march() -> None:
    marched = doc(
        "Peru|Peru|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        "Chile|Chile|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Students|student|NOUN|2|nsubj||person|Number=Plur marched|march|VERB|0|root through|through|ADP|4|case "
        "Santiago|Santiago|PROPN|2|obl|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
    )
    found = of(marched, "Students")
    assert found is not None
    assert found.country == "CHL"


def test_an_army_that_rebels_fight_is_of_their_country() -> None:
    fought = doc(
        "Thailand|Thailand|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        "Myanmar|Myanmar|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Thailand|Thailand|PROPN|2|nsubj|B-LOC|place|Number=Sing waited|wait|VERB|0|root .|.|PUNCT|2|punct",
        "Burmese|Burmese|ADJ|2|amod rebels|rebel|NOUN|3|nsubj||person|Number=Plur fought|fight|VERB|0|root "
        "the|the|DET|5|det army|army|NOUN|3|obj||organization|Number=Sing .|.|PUNCT|3|punct",
    )
    found = of(fought, "the army")
    assert found is not None
    assert found.country == "MMR"


def test_a_government_that_is_called_on_is_not_that_of_the_official_who_calls() -> None:
    called = doc(
        "Peru|Peru|PROPN|2|nsubj|B-LOC|place|Number=Sing blamed|blame|VERB|0|root "
        "Chile|Chile|PROPN|2|obj|B-LOC|place|Number=Sing .|.|PUNCT|2|punct",
        "Peruvian|Peruvian|ADJ|2|amod Minister|minister|PROPN|3|nmod:desc||person "
        "Rojas|Rojas|PROPN|4|nsubj|B-PER|person|Number=Sing called|call|VERB|0|root on|on|ADP|7|case "
        "the|the|DET|7|det government|government|NOUN|4|obl||organization|Number=Sing to|to|PART|9|mark "
        "wait|wait|VERB|4|xcomp .|.|PUNCT|4|punct",
    )
    found = of(called, "the government")
    assert found is None or found.country != "PER"


def test_a_name_behind_a_leader_is_a_person_whatever_its_tag() -> None:
    urged = doc(
        "The|the|DET|3|det opposition|opposition|NOUN|3|compound leader|leader|NOUN|6|nsubj||person|Number=Sing "
        "Aung|Aung|PROPN|3|appos|B-LOC|place Win|Win|PROPN|4|flat|I-LOC urged|urge|VERB|0|root "
        "calm|calm|NOUN|6|obj .|.|PUNCT|6|punct"
    )
    found = of(urged, "The opposition leader Aung Win")
    assert found is not None
    assert found.kind == "person"


def test_troops_of_two_peoples_that_a_comma_parts() -> None:
    agree = doc(
        "Chadian|Chadian|ADJ|4|amod ,|,|PUNCT|1|punct Malian|Malian|ADJ|4|amod troops|troops|NOUN|5|nsubj||person|Number=Plur "
        "agree|agree|VERB|0|root to|to|ADP|7|case truce|truce|NOUN|5|obl"
    )
    actors = {a.id: a for a in find_actors(agree)}
    found = of(agree, "Chadian , Malian troops")
    assert found is not None
    assert {actors[m].country for m in found.members} == {"TCD", "MLI"}


def test_envoys_whom_two_countries_send_are_of_both() -> None:
    sent = doc(
        "Brazil|Brazil|PROPN|4|nsubj|B-LOC|place|Number=Sing and|and|CCONJ|3|cc "
        "Chile|Chile|PROPN|1|conj|B-LOC|place|Number=Sing sent|send|VERB|0|root "
        "envoys|envoy|NOUN|4|obj||person|Number=Plur .|.|PUNCT|4|punct",
    )
    actors = {a.id: a for a in find_actors(sent)}
    found = of(sent, "envoys")
    assert found is not None
    assert {actors[m].country for m in found.members} == {"BRA", "CHL"}


def test_it_is_the_subject_of_the_main_clause_before_it() -> None:
    told = doc(
        "Turkey|Turkey|PROPN|2|nsubj|B-LOC|place|Number=Sing protested|protest|VERB|0|root if|if|SCONJ|5|mark "
        "Cyprus|Cyprus|PROPN|5|nsubj|B-LOC|place|Number=Sing drilled|drill|VERB|2|advcl .|.|PUNCT|2|punct",
        "Mali|Mali|PROPN|2|nsubj|B-LOC|place|Number=Sing told|tell|VERB|0|root it|it|PRON|2|obj "
        "to|to|PART|5|mark wait|wait|VERB|2|xcomp .|.|PUNCT|2|punct",
    )
    found = of(told, "it")
    assert found is not None
    assert found.country == "TUR"


def test_people_told_by_their_number_are_of_where_it_happens() -> None:
    held = doc(
        "Chile|Chile|PROPN|2|nsubj|B-LOC|place|Number=Sing waited|wait|VERB|0|root .|.|PUNCT|2|punct",
        "Five|five|NUM|3|nsubj:pass||person were|be|AUX|3|aux:pass arrested|arrest|VERB|0|root .|.|PUNCT|3|punct",
        "It|it|PRON|2|nsubj||place cost|cost|VERB|0|root five|five|NUM|2|obj .|.|PUNCT|2|punct",
    )
    found = of(held, "Five")
    assert found is not None
    assert (found.country, found.kind) == ("CHL", "group")
    assert of(held, "five") is None
