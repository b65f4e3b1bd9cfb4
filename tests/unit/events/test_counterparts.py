"""Sides that the text alone tells: the likeliest country, who stands for it, where the text named him, that it says so."""

import msgspec
import pytest
from tests.unit.events.trees import countries, tree

from onrecord.events import counterparts
from onrecord.events.counterparts import Told, context_of, countries_of, probabilities, sides_to_fill, supply
from onrecord.lexicons.evidence import weights
from onrecord.schema import Actor, Because, Document, Event, Mention, Span

ACCUSED = """
Ghana Ghana PROPN _ 2 nsubj
accused accuse VERB VerbForm=Fin 0 root
Norway Norway PROPN _ 2 obj
"""
DEMANDED = """
Norway Norway PROPN _ 2 nsubj
demanded demand VERB VerbForm=Fin 0 root
an a DET _ 4 det
apology apology NOUN _ 2 obj
"""
MARCHED = """
Students student NOUN _ 2 nsubj
marched march VERB VerbForm=Fin 0 root
"""
PERU = """
Peru Peru PROPN _ 2 nsubj
waited wait VERB VerbForm=Fin 0 root
"""


def made(
    found: Document, word: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...] = ()
) -> Event:
    """An event that ``word`` names."""
    sentence, at = next((s.index, w) for s in found.sentences for w in s.words if w.form == word)
    return Event(
        id="e0",
        event=kind,
        quad=3,
        score=-2.0,
        actors=actors,
        recipients=recipients,
        trigger=(Span(at.start, at.end),),
        status="occurred",
        sentence=sentence,
        confidence=0.0,
        because=Because("x", 0.8, ("past",)),
    )


def quarrel() -> tuple[Document, tuple[Actor, ...], list[Event]]:
    """Ghana (a1) accuses Norway (a2), which demands an apology of nobody named."""
    found = tree(ACCUSED, DEMANDED)
    events = [made(found, "accused", "ACCUSE", ("a1",), ("a2",)), made(found, "demanded", "REQUEST", ("a2",))]
    return found, countries(found), events


def test_who_was_dealt_with_before_is_dealt_with_now() -> None:
    found, actors, events = quarrel()
    accused, demanded = supply(events, found, actors, (), {})
    assert accused == events[0]
    assert demanded.recipients == ("a1",)
    assert demanded.because.rules == ("past", "recipient:context")


def test_the_words_are_those_where_the_text_last_named_them() -> None:
    found, actors, events = quarrel()
    (told,) = supply(events, found, actors, (), {})[1].arguments
    ghana = found.sentences[0].words[0]
    assert (told.role, told.start, told.end, told.id) == ("recipient", ghana.start, ghana.end, "a1")


def test_nobody_is_supplied_from_whom_nothing_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    found, actors, events = quarrel()
    monkeypatch.setattr(counterparts, "LEAST", {"actor": 1.01, "recipient": 1.01})
    assert supply(events, found, actors, (), {}) == events


def test_those_who_meet_need_nobody_else() -> None:
    assert (
        sides_to_fill(made(tree(ACCUSED), "accused", "CONSULT", ("a1",)), frozenset("AB"), frozenset()) == ()
    )
    assert sides_to_fill(
        made(tree(ACCUSED), "accused", "ASSAULT", ("a1",)), frozenset("AB"), frozenset()
    ) == ("recipient",)


def test_somebody_without_a_country_is_somebody() -> None:
    event = made(tree(ACCUSED), "accused", "ACCUSE", ("a1",), ("a9",))
    assert sides_to_fill(event, frozenset("A"), frozenset()) == ()


def test_people_face_their_own_state_and_not_themselves() -> None:
    found = tree(PERU, MARCHED)
    (peru,) = countries(found)
    word = found.sentences[1].words[0]
    students = Actor(
        id="a2",
        name="students",
        kind="group",
        country="PER",
        mentions=(Mention(word.start, word.end, "nominal"),),
    )
    (event,) = supply([made(found, "marched", "PROTEST", ("a2",))], found, (peru, students), (), {})
    assert event.recipients == ("a1",)
    (alone,) = supply([made(found, "marched", "PROTEST", ("a2",))], found, (students,), (), {})
    assert alone.recipients == ()


def test_force_is_laid_to_nobody_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tree(ACCUSED, DEMANDED)
    monkeypatch.setattr(counterparts, "probabilities", lambda *_: {"GHA": 0.85})
    for kind, actors in (("ASSAULT", ()), ("COERCE", ("a1",))):
        (event,) = supply([made(found, "demanded", kind, (), ("a2",))], found, countries(found), (), {})
        assert event.actors == actors


def test_which_country_it_is_plays_no_part() -> None:
    for one, other in (("Ghana", "Norway"), ("Chile", "Peru"), ("Peru", "Chile")):
        found = tree(
            ACCUSED.replace("Ghana", one).replace("Norway", other), DEMANDED.replace("Norway", other)
        )
        events = [
            made(found, "accused", "ACCUSE", ("a1",), ("a2",)),
            made(found, "demanded", "REQUEST", ("a2",)),
        ]
        context, told = context_of(found, countries(found), (), {}), Told()
        told.note(events[0], *countries_of(events[0], context.by_id), context.by_id)
        sides = countries_of(events[1], context.by_id)
        assert [*probabilities(events[1], "recipient", context, told, sides).values()] == [
            *probabilities_of_the_first()
        ]


def probabilities_of_the_first() -> list[float]:
    found, actors, events = quarrel()
    context, told = context_of(found, actors, (), {}), Told()
    told.note(events[0], *countries_of(events[0], context.by_id), context.by_id)
    return [
        *probabilities(events[1], "recipient", context, told, countries_of(events[1], context.by_id)).values()
    ]


def test_a_country_that_is_no_actor_stands_where_the_text_names_it() -> None:
    found = tree(ACCUSED, DEMANDED)
    ghana, norway = countries(found)
    host = msgspec.structs.replace(ghana, id="host:GHA", mentions=())
    (event,) = supply([made(found, "demanded", "REQUEST", ("a2",))], found, (norway,), (), {"GHA": host})
    assert event.recipients in ((), ("host:GHA",))
    assert all(a.start == 0 for a in event.arguments)


def test_every_weight_says_what_it_is() -> None:
    table = weights(counterparts.TABLE)
    assert len(table) > 100
    assert {name.split("/")[0] for name in table} == {"actor", "recipient"}


def test_of_several_none_goes_first_by_its_code() -> None:
    """Two who act together are dealt with alike, whatever their codes."""
    found = tree(ACCUSED, DEMANDED)
    events = [made(found, "accused", "ACCUSE", ("a1",), ("a2",))]
    context, told = context_of(found, countries(found), (), {}), Told()
    told.note(events[0], frozenset(("AAA", "ZZZ")), frozenset(("MMM",)), context.by_id)
    assert told.latest["MMM"] == {"AAA", "ZZZ"}
    assert told.latest["AAA"] == told.latest["ZZZ"] == {"MMM"}
    assert told.last["AAA", "MMM"] == told.last["ZZZ", "MMM"] == 0
