"""The two sides of an event where grammar is indirect: makers, shared recipients, what is not meant, who is blamed."""

import msgspec
import pytest
from tests.unit.events.trees import countries, events, tree, who

from onrecord.events import grammar
from onrecord.events.collective import Company
from onrecord.events.find import find_events
from onrecord.schema import Actor, Mention

MADE = """
Ghana Ghana PROPN _ 2 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
offer offer NOUN _ 2 obj
that that PRON PronType=Rel 7 obj
Chile Chile PROPN _ 7 nsubj
made make VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 acl:relcl
. . PUNCT _ 2 punct
"""
AND_NOT = """
Norway Norway PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Ghana Ghana PROPN _ 2 obj
and and CCONJ _ 6 cc
not not PART _ 6 advmod
Chile Chile PROPN _ 3 conj
. . PUNCT _ 2 punct
"""
SHARED = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
and and CCONJ _ 5 cc
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 conj
reprisals reprisal NOUN Number=Plur 5 obj
. . PUNCT _ 2 punct
"""
BLAMED = """
Norway Norway PROPN _ 2 nsubj
accused accuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Ghana Ghana PROPN _ 2 obj
over over ADP _ 6 case
the the DET _ 6 det
attack attack NOUN _ 2 obl
on on ADP _ 8 case
Chile Chile PROPN _ 6 nmod
. . PUNCT _ 2 punct
"""
BROKERED = """
Ghana Ghana PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
reprisals reprisal NOUN Number=Plur 2 obj
amid amid ADP _ 5 case
talks talk NOUN Number=Plur 2 obl
led lead VERB Tense=Past|VerbForm=Part 5 acl
by by ADP _ 8 case
Norway Norway PROPN _ 6 obl
. . PUNCT _ 2 punct
"""
LAID = """
Chilean Chilean ADJ _ 2 amod
sailors sailor NOUN Number=Plur 4 nsubj:pass
were be AUX _ 4 aux:pass
killed kill VERB Tense=Past|VerbForm=Part 0 root
by by ADP _ 7 case
a a DET _ 7 det
mine mine NOUN _ 4 obl:agent
that that PRON PronType=Rel 10 obj
Ghana Ghana PROPN _ 10 nsubj
laid lay VERB Mood=Ind|Tense=Past|VerbForm=Fin 7 acl:relcl
. . PUNCT _ 4 punct
"""
PERFECT_PASSIVES = """
Ghana Ghana PROPN _ 4 nsubj:pass
has have AUX _ 4 aux
been be AUX _ 4 aux:pass
warned warn VERB Tense=Past|VerbForm=Part 0 root
and and CCONJ _ 8 cc
has have AUX _ 8 aux
been be AUX _ 8 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part 4 conj
. . PUNCT _ 4 punct
"""
GOES_ON = """
Ghana Ghana PROPN _ 2 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
sell sell VERB VerbForm=Inf 2 xcomp
ships ship NOUN Number=Plur 4 obj
and and CCONJ _ 7 cc
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 conj
Chile Chile PROPN _ 7 obj
. . PUNCT _ 2 punct
"""
CALLED = """
A a DET _ 2 det
group group NOUN _ 5 nsubj
called call VERB Tense=Past|VerbForm=Part 2 acl
Unity Unity PROPN _ 3 xcomp
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 5 obj
. . PUNCT _ 5 punct
"""


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        (MADE, "REJECT", ["GHA"], ["CHL"]),
        (AND_NOT, "THREATEN", ["NOR"], ["GHA"]),
        (SHARED, "THREATEN", ["GHA"], ["CHL"]),
        (BLAMED, "ASSAULT", ["GHA"], ["CHL"]),
        (BROKERED, "THREATEN", ["GHA"], []),
        (LAID, "ASSAULT", ["GHA"], ["CHL"]),
        (PERFECT_PASSIVES, "ASSAULT", [], ["GHA"]),
        (GOES_ON, "THREATEN", ["GHA"], ["CHL"]),
    ],
)
def test_who_stands_on_which_side(sentence: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    found = tree(sentence)
    assert [who(found, e) for e in events(found) if e.event == kind] == [(actors, recipients)]


def test_a_past_tense_goes_on_with_the_finite_verb_and_has_its_status() -> None:
    found = tree(GOES_ON)
    assert grammar.coordinated_with(found.sentences[0], 6) == 1
    assert [e.status for e in events(found) if e.event == "THREATEN"] == ["occurred"]


def test_a_participle_that_brings_a_name_is_no_event() -> None:
    assert [e.event for e in events(tree(CALLED))] == ["ASSAULT"]


def actor(code: str) -> Actor:
    return Actor(id=code, name=code, kind="country", country=code)


def test_the_neighbour_is_the_other_of_two_that_the_text_speaks_of_most() -> None:
    company = Company()
    company.note([actor("GHA"), actor("CHL")])
    assert company.other("GHA") == actor("CHL")
    company.note([actor("GHA"), actor("NOR")])
    assert company.other("GHA") is None
    company.spoken_of.update({"CHL": 5, "NOR": 2})
    assert company.other("GHA") == actor("CHL")
    assert company.other("PER") is None


AGAINST = """
Charges charge NOUN Number=Plur 4 nsubj:pass
were be AUX _ 4 aux:pass
not not PART _ 4 advmod
attacked attack VERB Tense=Past|VerbForm=Part 0 root
against against ADP _ 6 case
Chile Chile PROPN _ 4 obl:agent
. . PUNCT _ 4 punct
"""


def test_whom_a_passive_is_against_is_not_its_agent() -> None:
    assert grammar.subjects(tree(AGAINST).sentences[0], 3) == []


THREATENED = """
Ghana Ghana PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
attack attack VERB VerbForm=Inf 2 xcomp
unless unless SCONJ _ 7 mark
Chile Chile PROPN _ 7 nsubj
withdrew withdraw VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 advcl
. . PUNCT _ 2 punct
"""
DROVE = """
Norway Norway PROPN _ 2 nsubj
drove drive VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
into into ADP _ 4 case
Peru Peru PROPN _ 2 obl
and and CCONJ _ 6 cc
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 conj
a a DET _ 8 det
base base NOUN _ 6 obj
. . PUNCT _ 2 punct
"""
ARRESTED = """
The the DET _ 3 det
Chilean Chilean ADJ _ 3 amod
envoy envoy NOUN _ 5 nsubj:pass
was be AUX _ 5 aux:pass
arrested arrest VERB Tense=Past|VerbForm=Part 0 root
in in ADP _ 7 case
Ghana Ghana PROPN _ 5 obl
. . PUNCT _ 5 punct
"""


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (THREATENED, (["GHA"], ["CHL"])),
        (DROVE, (["NOR"], ["PER"])),
        (ARRESTED, (["GHA"], ["CHL"])),
    ],
)
def test_parties_that_no_slot_of_the_verb_names(sentence: str, parties: tuple[list[str], list[str]]) -> None:
    found = tree(sentence)
    assert who(found, events(found)[0]) == parties


def test_at_home_those_who_arrest_are_not_guessed() -> None:
    found = tree(ARRESTED.replace("Ghana Ghana", "Chile Chile"))
    assert who(found, events(found)[0]) == ([], ["CHL"])


BURNED = """
Ghana Ghana PROPN _ 4 nsubj
and and CCONJ _ 3 cc
rebels rebel NOUN Number=Plur 1 conj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
a a DET _ 7 det
{kind} {kind} NOUN _ 7 compound
{house} {house} NOUN _ 4 obj
"""


@pytest.mark.parametrize(
    ("kind", "house", "wanted"),
    [("police", "station", ["GHA"]), ("stone", "courthouse", ["GHA"]), ("bus", "station", [])],
)
def test_whose_the_houses_of_the_state_are(kind: str, house: str, wanted: list[str]) -> None:
    found = tree(
        "Ghana Ghana PROPN _ 0 root\n" + ". . PUNCT _ 1 punct", BURNED.format(kind=kind, house=house)
    )
    start = found.text.rindex("rebels")
    rebels = Actor(
        id="a9",
        name="rebels",
        kind="group",
        country="GHA",
        sectors=("REB",),
        mentions=(Mention(start - len("Ghana and "), start + len("rebels"), "nominal"),),
    )
    state = countries(found)[0]
    state = msgspec.structs.replace(state, mentions=state.mentions[:1])
    (event,) = find_events(found, (state, rebels), (), (), ())
    assert [{"a1": "GHA"}[i] for i in event.recipients] == wanted


ORGANISED = """
Norway Norway PROPN _ 2 nsubj
held hold VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
talks talk NOUN Number=Plur 2 obj
between between ADP _ 5 case
Ghana Ghana PROPN _ 3 nmod
and and CCONJ _ 7 cc
Chile Chile PROPN _ 5 conj
"""


def test_talks_are_of_those_between_whom_they_go_on() -> None:
    found = tree(ORGANISED.replace("held hold", "organised organise"))
    assert who(found, events(found)[0]) == (["GHA", "CHL"], [])
