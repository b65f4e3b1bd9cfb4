"""Places on documents made by hand: detection, containers, senses, datelines."""

import pytest
from tests.conllu_fixture import document

from onrecord.lexicons.gazetteer import key_of, lookup
from onrecord.mentions.places import find_places
from onrecord.schema import Document, Place, Span
from onrecord.sentences.dateline import dateline


def sentence(text: str) -> str:
    """One flat CoNLL-U sentence: ``[…]`` marks a LOC, ``{…}`` a PER or ORG; capitalised words are PROPN."""
    lines, inside, tag = [], "O", ""
    for n, token in enumerate(text.split(), start=1):
        word, closes = token.strip("[]{}"), token[-1] in "]}" and len(token) > 1
        if token[0] in "[{":
            inside, tag = ("LOC" if token[0] == "[" else "ORG"), "B-"
        name = f"NER={tag}{inside}" if inside != "O" else "_"
        upos = "PROPN" if word[0].isupper() else "PUNCT" if not word[0].isalnum() else "NOUN"
        relation = ("0", "root") if n == 1 else ("1", "dep")
        lines.append("\t".join([str(n), word, word, upos, "_", "_", relation[0], relation[1], "_", name]))
        tag = "I-"
        if closes:
            inside, tag = "O", ""
    return "\n".join(lines) + "\n"


def read(*texts: str) -> tuple[Document, tuple[Place, ...]]:
    doc = document("\n".join(sentence(t) for t in texts))
    return doc, find_places(doc)


def named(*texts: str) -> list[tuple[str, str | None, str | None]]:
    doc, places = read(*texts)
    return [(doc.text[p.start : p.end], p.country, p.admin1) for p in places]


def test_a_country_is_no_pin() -> None:
    _, (place,) = read("talks in [France] went on")
    assert (place.country, place.lat, place.lon, place.basis) == ("FRA", None, None, "country")


def test_a_city_is_a_pin() -> None:
    _, (place,) = read("talks in [Geneva] went on")
    assert (place.country, place.feature, place.basis, place.geonames_id) == (
        "CHE",
        "PPL",
        "gazetteer",
        2660646,
    )
    assert place.lat == pytest.approx(46.2, abs=0.1)
    assert place.lon == pytest.approx(6.15, abs=0.1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a fire in [Paris] , [Texas] went out", [("Paris", "USA", "Texas"), ("Texas", "USA", "Texas")]),
        ("a fire in [Paris , Texas] went out", [("Paris", "USA", "Texas"), ("Texas", "USA", "Texas")]),
        (
            "a fire in [Paris] , [France] went out",
            [("Paris", "FRA", "Île-de-France"), ("France", "FRA", None)],
        ),
        ("a march in [Austin] , [Tex.] went on", [("Austin", "USA", "Texas"), ("Tex.", "USA", "Texas")]),
        (
            "a march in [Athens] , [Georgia] went on",
            [("Athens", "USA", "Georgia"), ("Georgia", "USA", "Georgia")],
        ),
        (
            "aid for [Rafah] in the [Gaza Strip] came",
            [("Rafah", "PSE", "Gaza Strip"), ("Gaza Strip", "PSE", "Gaza Strip")],
        ),
    ],
)
def test_containers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(text) == expected


def test_one_sense_a_document_unless_the_text_tells_two_apart() -> None:
    found = named(
        "a fair in [Paris] , [Texas] opened", "people of [Paris] came", "one in [Paris] , [France] opened"
    )
    assert [f[1] for f in found if f[0] == "Paris"] == ["USA", "USA", "FRA"]


def test_the_document_decides_between_namesakes() -> None:
    assert named("roads to [Tripoli] , [Sidon] and [Beirut] shut")[0][1] == "LBN"
    assert named("roads to [Tripoli] , [Misrata] and [Benghazi] shut")[0][1] == "LBY"


def test_georgia_the_country_and_georgia_the_state() -> None:
    assert named("rain in [Georgia] and [Armenia] and [Azerbaijan] fell")[0] == ("Georgia", "GEO", None)
    assert named("rain in [Georgia] , [Alabama] and [Tennessee] fell")[0] == ("Georgia", "USA", "Georgia")


def test_names_of_organisations_hold_no_places() -> None:
    assert named("as the {Paris Herald} said") == []


def test_a_country_tagged_as_an_organisation_is_a_place() -> None:
    assert named("as {Norway} said") == [("Norway", "NOR", None)]


def test_words_of_direction_stay_outside_the_name() -> None:
    assert [n for n, *_ in named("rain in [northern Norway] fell", "rain in [Western Sahara] fell")] == [
        "Norway",
        "Western Sahara",
    ]


def test_an_unknown_remainder_is_not_cut_off() -> None:
    assert named("a walk along [Geneva Boulevard] ended") == []


def test_a_word_of_class_narrows_the_senses() -> None:
    _, (place,) = read("rain in [Kherson] region fell")
    assert place.feature == "ADM1"
    _, (place,) = read("rain in the city of [Kherson] fell")
    assert place.feature == "PPL"


def test_disputed_regions_and_waters_are_known() -> None:
    for name, feature in (("Donbas", "RGN"), ("Nagorno-Karabakh", "RGN"), ("Strait of Hormuz", "STRT")):
        _, (place,) = read(f"calm in [{name}] held")
        assert (place.name, place.feature) == (name, feature)


def test_ids_and_spans_are_in_order() -> None:
    doc, places = read("from [Oslo] to [Bergen]", "and to [Tromsø]")
    assert [p.id for p in places] == ["p1", "p2", "p3"]
    assert [doc.text[p.start : p.end] for p in places] == ["Oslo", "Bergen", "Tromsø"]


def test_an_empty_document_has_no_places() -> None:
    assert named("nothing here") == []


def test_lookup_does_not_mind_case_accents_and_hyphens() -> None:
    assert lookup("SAO PAULO")[0] == lookup("São Paulo")[0]
    assert key_of("St. John’s") == key_of("Saint Johns") == "st johns"
    assert key_of("The Hague") == "hague"
    assert lookup("no such place at all") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GENEVA, March 3 (Reuters) - Talks began.", "GENEVA, March 3 (Reuters) -"),
        ("GENEVA (AP) — Talks began.", "GENEVA (AP) —"),
        ("Geneva, 4 May 2020 – Talks began.", "Geneva, 4 May 2020 –"),
        ("PORTLAND, Ore. (AP) -- Talks began.", "PORTLAND, Ore. (AP) --"),
        ("GENEVA — Talks began.", "GENEVA —"),
        ("Two delegates — one new — met.", None),
        ("NATO - the alliance - met.", None),
        ("Geneva: a portrait", None),
        ("", None),
    ],
)
def test_dateline(text: str, expected: str | None) -> None:
    found = dateline(text)
    assert (found.of(text) if found else None) == expected


def test_dateline_counts_from_the_start_of_the_body() -> None:
    text = "A headline\n\nOSLO (NTB) - Snow fell."
    found = dateline(text, 12)
    assert found == Span(12, 24)
    assert found.of(text) == "OSLO (NTB) -"


def test_two_countries_with_a_hyphen_are_two_countries() -> None:
    assert [c for _, c, _ in named("talks on [China] - [US] trade went on")] == ["CHN", "USA"]


def test_the_largest_city_of_a_capitals_name_is_the_capital() -> None:
    assert [c.admin1 for c in lookup("Washington") if c.feature == "PPLC"] == ["District of Columbia"]


def test_postal_abbreviations_need_a_place_where_one_is_due() -> None:
    assert named("a rally in [Hartford] , [CT] went on")[1] == ("CT", "USA", "Connecticut")
    assert named("the show at noon [CT] went on") == []


def test_residents_show_that_a_name_is_a_place() -> None:
    assert named("as a {Leeds} man said") == [("Leeds", "GBR", "England")]


def test_acronyms_are_no_villages() -> None:
    assert named("a ride on the [BART] train ended") == []


def test_an_article_stays_outside_the_name() -> None:
    doc, (place,) = read("talks at [the Bosphorus] went on")
    assert doc.text[place.start : place.end] == "Bosphorus"
