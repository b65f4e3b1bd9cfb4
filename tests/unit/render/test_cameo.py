"""CAMEO dyads of a reading: pairs, both ways, visits, refusals, intents, own deeds."""

from typing import Any

import msgspec
import pytest

from onrecord.render.cameo import dyadic, dyads
from onrecord.schema import (
    Actor,
    Argument,
    Article,
    Because,
    Event,
    ReaderVersion,
    Reading,
    Sentence,
    Span,
    Statement,
    validate,
)

TEXT = "Norway and Peru, then Ghana and Chile, are all named in this line of eighty characters."
ACTORS = (
    Actor(id="a1", name="Norway", kind="country", country="NOR", sectors=("GOV",)),
    Actor(id="a2", name="Peru", kind="country", country="PER", sectors=("GOV",)),
    Actor(id="a3", name="Ghana", kind="country", country="GHA", sectors=("GOV",)),
    Actor(id="a4", name="eight people", kind="group"),
)


def event(cameo: str, actors: str, recipients: str = "", at: int = 30, **options: Any) -> Event:
    """An event whose actors stand where ``places`` says (default: before the trigger)."""
    places = options.pop("places", {})
    rules, entry = options.pop("rules", ()), options.pop("entry", "entry")
    ids = tuple(f"a{c}" for c in actors)
    words = tuple(Argument("actor", places.get(i, 0), places.get(i, 0) + 1, i) for i in ids)
    given: dict[str, Any] = {
        "id": "e1",
        "event": "CONSULT",
        "quad": 1,
        "score": 3.0,
        "status": "occurred",
        "sentence": 0,
        "confidence": 0.7,
        **options,
    }
    return Event(
        cameo=cameo,
        actors=ids,
        recipients=tuple(f"a{c}" for c in recipients),
        arguments=words,
        trigger=(Span(at, at + 3),),
        because=Because(entry, 0.7, rules),
        **given,
    )


def reading(*events: Event, statements: tuple[Statement, ...] = ()) -> Reading:
    return Reading(
        reader=ReaderVersion("onrecord", "0", "", "", ""),
        article=Article(id="x", text=TEXT),
        actors=ACTORS,
        sentences=(Sentence(0, len(TEXT), 0),),
        events=events,
        statements=statements,
    )


def codes(*events: Event, statements: tuple[Statement, ...] = ()) -> list[str]:
    return [f"{d.source[1]}{d.target[1]}:{d.code}" for d in dyads(reading(*events, statements=statements))]


def test_each_actor_with_each_recipient() -> None:
    assert codes(event("111", "12", "3")) == ["13:111", "23:111"]
    assert codes(event("111", "1")) == []


def test_those_who_meet_meet_each_other() -> None:
    assert codes(event("040", "12")) == ["12:040", "21:040"]
    assert len(codes(event("040", "123"))) == 6


def test_who_meets_with_somebody_is_the_source() -> None:
    assert codes(event("040", "12", places={"a2": 40})) == ["12:040"]
    assert codes(event("040", "123", places={"a3": 40})) == ["13:040", "23:040", "12:040", "21:040"]


def test_a_visit_is_a_reception() -> None:
    assert codes(event("042", "1", "2")) == ["12:042", "21:043"]


@pytest.mark.parametrize(
    ("cameo", "status", "rules", "wanted"),
    [
        ("070", "denied", ("negation",), "121"),
        ("040", "denied", ("negation",), "125"),
        ("072", "hypothetical", ("hypothetical:want",), "0332"),
        ("072", "hypothetical", ("modal:may",), "072"),
        ("173", "planned", ("future",), "137"),
        ("174", "planned", ("embeds:pledge.v",), "174"),
        ("085", "planned", ("future",), "0354"),
        ("072", "hypothetical", ("hypothetical:consider",), "0332"),
        ("190", "denied", ("denied:stop",), "087"),
    ],
)
def test_what_does_not_come_about(cameo: str, status: Any, rules: tuple[str, ...], wanted: str) -> None:
    assert codes(event(cameo, "1", "2", status=status, rules=rules)) == [f"12:{wanted}"]


def test_what_somebody_says_that_he_would_do_is_intended_or_threatened() -> None:
    own, other = Statement(id="s1", speakers=("a1",)), Statement(id="s1", speakers=("a3",))
    would = event("161", "1", "2", status="hypothetical", rules=("modal:would",), according_to=("s1",))
    assert codes(would, statements=(own,)) == ["12:1313"]
    assert codes(would, statements=(other,)) == ["12:161"]


def test_who_is_found_guilty_and_sent_to_prison_is_detained() -> None:
    assert codes(event("116", "1", "2", entry="sentence.v/to=year|month|prison|life|jail")) == ["12:173"]
    assert codes(event("116", "1", "2", entry="convict.v/obj=*")) == ["12:116"]


def test_what_somebody_is_accused_of_gives_no_dyad_beside_the_accusation() -> None:
    accused = event("112", "1", "2", event="ACCUSE", quad=3)
    deed = event("073", "2", "3", at=50, id="e2", according_to=("s1",))
    about = Statement(id="s1", speakers=("a1",), cue=Span(30, 33))
    elsewhere = Statement(id="s1", speakers=("a1",), cue=Span(70, 73))
    assert codes(accused, deed, statements=(about,)) == ["12:112"]
    assert codes(accused, deed, statements=(elsewhere,)) == ["12:112", "23:073"]


def test_what_came_about_weeks_before_gives_no_dyad() -> None:
    text = "Norway expelled an envoy of Peru two weeks after Ghana had shelled a town of Chile."
    found = reading(event("161", "1", "2", at=7), event("194", "3", "2", at=60, id="e2"))
    article = msgspec.structs.replace(found.article, text=text)
    assert [d.code for d in dyads(msgspec.structs.replace(found, article=article))] == ["161"]
    article = msgspec.structs.replace(found.article, text=text.replace("two weeks after", "the day after "))
    assert len(dyads(msgspec.structs.replace(found, article=article))) == 2


def test_conflict_that_did_not_come_about_gives_no_dyad() -> None:
    assert codes(event("190", "1", "2", status="denied")) == []


@pytest.mark.parametrize(("cameo", "back"), [("190", "190"), ("145", "175"), ("175", "145")])
def test_both_sides_of_a_clash_fight(cameo: str, back: str) -> None:
    assert codes(event(cameo, "1", "2", entry="clash.v/with=actor")) == [f"12:{cameo}", f"21:{back}"]
    assert codes(event(cameo, "1", "2", entry="attack.v")) == [f"12:{cameo}"]


def test_a_killing_is_part_of_the_attack_that_it_comes_of() -> None:
    attack = event("195", "1", "2")
    killing = event("190", "1", "3", at=50, id="e2", rules=("participle", "participle:shares"))
    assert codes(attack, killing) == ["12:195"]
    assert codes(attack, event("190", "1", "3", at=50, id="e2")) == ["12:195", "13:190"]


def test_nobody_in_particular_gives_no_dyad() -> None:
    assert codes(event("190", "1", "24")) == ["12:190"]


def test_background_gives_no_dyad() -> None:
    assert codes(event("190", "1", "2", status="historical")) == []


def test_what_is_asked_for_is_no_dyad_beside_the_asking() -> None:
    asked = event("020", "1", "2")
    done = event("190", "2", "3", at=50, status="hypothetical", id="e2")
    assert codes(asked, done) == ["12:020"]
    assert codes(event("030", "1"), event("174", "1", "2", at=50, status="planned", id="e2")) == ["12:174"]


def test_who_says_that_he_fought_owns_up_to_it() -> None:
    own = Statement(id="s1", speakers=("a1",))
    other = Statement(id="s1", speakers=("a2",))
    fought = event("190", "1", "2", according_to=("s1",))
    assert codes(fought, statements=(own,)) == ["12:015"]
    assert codes(fought, statements=(other,)) == ["12:190"]


def test_a_state_that_says_so_of_another_accuses_it() -> None:
    said = Statement(id="s1", speakers=("a2",), content=(Span(0, 40),))
    fought = event("190", "1", "3", according_to=("s1",))
    assert codes(fought, statements=(said,)) == ["21:112"]
    assert codes(event("190", "1", "3", according_to=("s1",), places={"a1": 20}), statements=(said,)) == [
        "13:190"
    ]
    assert codes(event("040", "1", "3", according_to=("s1",)), statements=(said,)) == ["13:040"]


def test_a_promise_of_force_is_not_one_of_cooperation() -> None:
    promise = event("030", "1", "2", event="AGREE")
    force = event("174", "1", "2", at=50, event="COERCE", quad=4, status="planned", id="e2")
    assert codes(promise, force) == ["12:174"]


def test_a_dyadic_reading_is_a_valid_reading() -> None:
    found = dyadic(reading(event("040", "12")))
    assert [e.id for e in validate(found).events] == ["e1", "e2"]
    assert [(e.actors, e.recipients) for e in found.events] == [(("a1",), ("a2",)), (("a2",), ("a1",))]


def test_a_refusal_is_one_in_both_ontologies() -> None:
    found = dyadic(reading(event("070", "1", "2", event="AID", quad=2, status="denied")))
    assert [(e.event, e.cameo, e.quad) for e in found.events] == [("REJECT", "121", 3)]


def faced(sectors: tuple[str, ...], other: str = "a5") -> str | None:
    """The country that dyads leave those of ``sectors`` who, as the context has it, are of Peru and attack ``other``."""
    nameless = Actor(
        id="a9", name="they", kind="group", country="PER", country_basis="context", sectors=sectors
    )
    peru = Actor(id="a5", name="Peru", kind="country", country="PER", country_basis="text", sectors=("GOV",))
    attack = msgspec.structs.replace(event("190", "9", other[1]), recipients=(other,))
    found = msgspec.structs.replace(reading(attack), actors=(*ACTORS, peru, nameless))
    return {a.id: a.country for a in dyadic(found).actors}["a9"]


def test_rebels_are_not_of_the_country_that_they_attack_because_it_is_named() -> None:
    assert faced(("REB",)) is None
    assert faced(("REB",), "a1") == "PER"


def test_who_acts_for_a_state_acts_at_home() -> None:
    assert faced(("COP",)) == "PER"


@pytest.mark.parametrize("rule", ["actor:context", "recipient:context"])
def test_a_side_that_only_the_text_tells_gives_no_dyad(rule: str) -> None:
    assert codes(event("111", "1", "3", rules=("past", rule))) == []


def test_a_killing_that_a_joined_participle_tells_is_part_of_the_attack() -> None:
    shelled = event("190", "1", "3", at=10)
    killed = event("190", "1", "2", at=40, id="e2", rules=("participle", "conjunct", "past"))
    assert codes(shelled, killed) == ["13:190"]
    assert codes(shelled, msgspec.structs.replace(killed, because=Because("entry", 0.7, ("past",)))) == [
        "13:190",
        "12:190",
    ]
