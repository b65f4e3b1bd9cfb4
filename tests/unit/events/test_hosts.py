"""Countries that only places or adjectives name, as parties."""

import msgspec
from tests.unit.events.trees import tree

from onrecord.events.hosts import hosts, is_host, numbered, possible_hosts
from onrecord.schema import Actor, Argument, Because, Event, Mention, Place, Span

TEXT = """
Norway Norway PROPN _ 3 nsubj
held hold VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
exercises exercise NOUN Number=Plur 2 obj
off off ADP _ 5 case
Arica Arica PROPN _ 2 obl
near near ADP _ 8 case
Peruvian Peruvian ADJ _ 8 amod
ships ship NOUN Number=Plur 2 obl
. . PUNCT _ 2 punct
"""
ACTORS = (Actor(id="a1", name="Norway", kind="country", country="NOR", mentions=(Mention(0, 6, "name"),)),)


def place(text: str) -> Place:
    at = text.index("Arica")
    return Place(id="p1", start=at, end=at + 5, name="Arica", country="CHL")


def event(recipient: str, start: int, end: int) -> Event:
    return Event(
        id="e1",
        event="MOBILIZE",
        quad=4,
        score=-5.0,
        status="occurred",
        sentence=0,
        confidence=0.7,
        actors=("a1",),
        recipients=(recipient,),
        arguments=(Argument("actor", 0, 6, "a1"), Argument("recipient", start, end, recipient)),
        trigger=(Span(7, 11),),
        because=Because("entry", 0.7, ()),
    )


def test_countries_of_places_and_adjectives_may_be_hosts() -> None:
    document = tree(TEXT)
    found = possible_hosts(document, ACTORS, (place(document.article.text),))
    assert set(found) == {"CHL", "PER"}
    assert all(is_host(a) and a.kind == "country" and a.country == c for c, a in found.items())


def test_a_host_that_is_a_party_becomes_an_actor_of_the_reading() -> None:
    text = tree(TEXT).article.text
    here, whose = place(text), text.index("Peruvian")
    events = numbered([event("host:CHL", here.start, here.end), event("host:PER", whose, whose + 8)], 1)
    assert [e.recipients for e in events] == [("a2",), ("a3",)]
    assert [e.arguments[1].id for e in events] == ["a2", "a3"]
    found = hosts(text, events, ACTORS, (here,))
    assert [(a.id, a.name, a.country, a.cameo) for a in found] == [
        ("a2", "Chile", "CHL", "CHL"),
        ("a3", "Peru", "PER", "PER"),
    ]
    assert found[0].mentions == (Mention(here.start, here.end, "name"),)


def test_events_without_hosts_stay_as_they_are() -> None:
    own = event("a1", 0, 6)
    assert numbered([own], 1) == [own]
    assert hosts("Norway", [own], ACTORS, ()) == ()
    assert msgspec.structs.asdict(own)["recipients"] == ("a1",)
