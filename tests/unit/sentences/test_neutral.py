"""Names under stand-ins: known ones at once, persons and towns once a sentence has named them."""

import pytest

from onrecord.model.decode import Analysis
from onrecord.sentences.neutral import Named, Unit, _persons_and_towns, fresh, renamed, units


def shown(text: str, named: Named | None = None) -> str:
    """What the network reads of a text."""
    return " ".join(u.form for u in units(text.split(), set(), named))


def named(text: str, *names: str) -> Named:
    """The memory of an article that reads ``text`` and has named these persons ("p:") and towns ("t:")."""
    memory = Named(text.split())
    for name in names:
        memory.add(tuple(name[2:].split()), "person" if name[0] == "p" else "place")
    return memory


def analysis(ner: str) -> Analysis:
    """An analysis that holds names alone."""
    tags = ner.split()
    return Analysis([], [], [], [], [], tags, [], [], [])


def test_countries_and_peoples_stand_in_at_once():
    assert shown("Fiji met the Chilean envoy") == "Italy met the Italian envoy"


def test_a_person_named_before_is_shown_at_once():
    text = "Mrs Ahlgren met Lena Ahlgren"
    memory = named(text, "p:Lena Ahlgren")
    assert shown(text, memory) == "Mrs Mandela met Nelson Mandela"
    assert shown(text) == text


def test_two_persons_get_two_stand_ins():
    text = "Orlov told Ahlgren that Orlov left"
    memory = named(text, "p:Lena Ahlgren", "p:Orlov")
    assert shown(text, memory) == "Mandela told Churchill that Mandela left"


def test_a_town_named_before_is_shown_at_once():
    text = "Troops left Tromso on Monday"
    assert shown(text, named(text, "t:Tromso")) == "Troops left Rome on Monday"


def test_part_of_a_longer_name_is_left():
    text = "the Tromso Tribune and the Lena Ahlgren Foundation"
    assert shown(text, named(text, "t:Tromso", "p:Lena Ahlgren")) == text


def test_a_word_of_the_language_is_left():
    text = "Brown said the brown bear left"
    assert shown(text, named(text, "p:Ada Brown")) == text


def test_a_name_of_two_kinds_is_left():
    text = "Lincoln replied"
    assert shown(text, named(text, "p:Ada Lincoln", "t:Lincoln")) == text


def test_no_stand_in_over_the_end_of_a_paragraph():
    forms = "so said Lena Ahlgren agreed".split()
    memory = named("", "p:Lena Ahlgren")
    assert [u.form for u in units(forms, {3}, memory)] == forms


def test_units_from_a_word_on():
    forms = "Fiji met Chile and Peru".split()
    assert units(forms, set(), None, 2, 2) == [Unit(2, 3, "Italy", "country"), Unit(3, 4, "and")]


def test_new_names_are_those_read_as_they_stand():
    forms = "Mr Orlov met Lena Ahlgren".split()
    memory = named("", "p:Lena Ahlgren")
    found = units(forms, set(), memory)
    new = fresh(analysis("O B-PER O B-PER I-PER"), found, forms)
    assert new == {1: (2, "person")}
    assert [u.form for u in renamed(new, found, forms)] == "Mr Churchill met Nelson Mandela".split()


def test_nothing_new_where_all_names_are_known():
    forms = "Lena Ahlgren met Orlov".split()
    found = units(forms, set(), named("", "p:Lena Ahlgren", "p:Orlov"))
    assert fresh(analysis("B-PER I-PER O B-PER"), found, forms) == {}


def test_a_name_with_a_hyphen_is_a_name():
    forms, ner = ["Kim", "Dae", "-", "ho", "spoke"], ["B-PER", "I-PER", "I-PER", "I-PER", "O"]
    assert list(_persons_and_towns(ner, forms)) == [(0, 4, "person")]
    forms, ner = ["so", "-", "called"], ["B-PER", "I-PER", "I-PER"]
    assert list(_persons_and_towns(ner, forms)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("New Zealand signed a treaty with Peru", "Italy signed a treaty with Italy"),
        ("two New Zealand soldiers", "two Italian soldiers"),
        ("Myanmar officials left", "Italian officials left"),
        ("troops left Myanmar", "troops left Italy"),
    ],
)
def test_a_country_and_its_adjective_are_told_apart(text: str, told: str) -> None:
    assert shown(text) == told
