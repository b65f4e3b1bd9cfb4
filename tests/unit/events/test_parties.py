"""Parties where no slot names them: owners, complements, headlines, coordination, what is said, what goes on."""

import pytest
from tests.unit.events.trees import events, tree, who

from onrecord.schema import Event

OWNED = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
three three NUM _ 5 nummod
Chilean Chilean ADJ _ 5 amod
ships ship NOUN Number=Plur 2 obj
. . PUNCT _ 2 punct
"""
ITS = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
its its PRON _ 5 nmod:poss
own own ADJ _ 5 amod
ships ship NOUN Number=Plur 2 obj
. . PUNCT _ 2 punct
"""
KILLED = """
An a DET _ 2 det
attack attack NOUN _ 7 nsubj
by by ADP _ 4 case
Ghana Ghana PROPN _ 2 nmod
on on ADP _ 6 case
Chile Chile PROPN _ 2 nmod
killed kill VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
12 12 NUM _ 9 nummod
people people NOUN Number=Plur 7 obj
. . PUNCT _ 7 punct
"""
REFUSED_TO = """
Ghana Ghana PROPN _ 2 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
withdraw withdraw VERB VerbForm=Inf 2 xcomp
its its PRON _ 6 nmod:poss
citizens citizen NOUN Number=Plur 4 obj
from from ADP _ 8 case
Chile Chile PROPN _ 4 obl
. . PUNCT _ 2 punct
"""
CALLED = """
Ghana Ghana PROPN _ 2 nsubj
demanded demand VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
Chile Chile PROPN _ 6 nsubj
should should AUX _ 6 aux
withdraw withdraw VERB VerbForm=Inf 2 ccomp
. . PUNCT _ 2 punct
"""
COMMA = """
Ghana Ghana PROPN _ 4 nsubj
, , PUNCT _ 3 punct
Chile Chile PROPN _ 1 appos
hold hold VERB Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin 0 root
talks talk NOUN Number=Plur 4 obj
"""
TROOPS = """
Troops troops NOUN Number=Ptan 6 nsubj
of of ADP _ 3 case
Ghana Ghana PROPN _ 1 nmod
and and CCONJ _ 5 cc
Chile Chile PROPN _ 3 conj
met meet VERB Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 6 punct
"""
REPORTED = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 7 mark
the the DET _ 5 det
strike strike NOUN _ 7 nsubj
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 7 cop
over over ADV _ 2 ccomp
and and CCONJ _ 9 cc
accused accuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 7 conj
Chile Chile PROPN _ 9 obj
. . PUNCT _ 2 punct
"""
DEMANDED = """
Ghana Ghana PROPN _ 2 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
visit visit NOUN _ 2 obj
that that PRON PronType=Rel 7 obj
Chile Chile PROPN _ 7 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 acl:relcl
. . PUNCT _ 2 punct
"""
DENOUNCED = DEMANDED.replace("refused refuse", "condemned condemn")
SHARED_AGENT = """
Chile Chile PROPN _ 3 nsubj:pass
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 3 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
and and CCONJ _ 5 cc
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 3 conj
by by ADP _ 7 case
Ghana Ghana PROPN _ 5 obl:agent
. . PUNCT _ 3 punct
"""
SHARED_OBJECT = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
and and CCONJ _ 4 cc
killed kill VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 conj
Chile Chile PROPN _ 4 obj
. . PUNCT _ 2 punct
"""
ERUPTED = """
Talks talk NOUN Number=Plur 2 nsubj
resumed resume VERB Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin 0 root
between between ADP _ 4 case
Ghana Ghana PROPN _ 2 obl
and and CCONJ _ 6 cc
Chile Chile PROPN _ 4 conj
. . PUNCT _ 2 punct
"""
GERUND = """
Fighting fight VERB VerbForm=Ger 6 nsubj
between between ADP _ 3 case
Ghana Ghana PROPN _ 1 nmod
and and CCONJ _ 5 cc
Chile Chile PROPN _ 3 conj
resumed resume VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 6 punct
"""
WILL_NOT = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
it it PRON _ 6 nsubj
would would AUX VerbForm=Fin 6 aux
not not PART _ 6 advmod
meet meet VERB VerbForm=Inf 2 ccomp
Chile Chile PROPN _ 6 obj
. . PUNCT _ 2 punct
"""
TANK = """
Three three NUM _ 2 nummod
people people NOUN Number=Plur 4 nsubj:pass
were be AUX Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin 4 aux:pass
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
in in ADP _ 8 case
Chilean Chilean ADJ _ 8 amod
tank tank NOUN _ 8 compound
attacks attack NOUN Number=Plur 4 obl
. . PUNCT _ 4 punct
"""


def found(sentence: str, kind: str) -> list[tuple[list[str], list[str]]]:
    document = tree(sentence)
    return [who(document, e) for e in coded(sentence) if e.event == kind]


def coded(sentence: str) -> tuple[Event, ...]:
    return events(tree(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        (OWNED, "ASSAULT", ["GHA"], ["CHL"]),
        (ITS, "ASSAULT", ["GHA"], []),
        (KILLED, "ASSAULT", ["GHA"], ["CHL"]),
        (REFUSED_TO, "REJECT", ["GHA"], ["CHL"]),
        (CALLED, "REQUEST", ["GHA"], ["CHL"]),
        (COMMA, "CONSULT", ["GHA", "CHL"], []),
        (TROOPS, "CONSULT", ["GHA", "CHL"], []),
        (REPORTED, "ACCUSE", ["GHA"], ["CHL"]),
        (DEMANDED, "THREATEN", ["CHL"], ["GHA"]),
        (SHARED_AGENT, "ASSAULT", ["GHA"], ["CHL"]),
        (SHARED_OBJECT, "ASSAULT", ["GHA"], ["CHL"]),
        (ERUPTED, "CONSULT", ["GHA", "CHL"], []),
        (GERUND, "ASSAULT", ["GHA", "CHL"], []),
        (TANK, "ASSAULT", ["CHL"], []),
    ],
)
def test_who_did_it_to_whom(sentence: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert (actors, recipients) in found(sentence, kind)


def test_who_condemns_what_others_did_has_no_part_in_it() -> None:
    assert found(DENOUNCED, "THREATEN") == [(["CHL"], [])]


def test_both_verbs_of_a_coordination_have_both_parties() -> None:
    assert found(SHARED_AGENT, "ASSAULT") == [(["GHA"], ["CHL"])] * 2
    assert found(SHARED_OBJECT, "ASSAULT") == [(["GHA"], ["CHL"])] * 2


def test_what_somebody_says_he_will_not_do_is_refused() -> None:
    (event,) = events(tree(WILL_NOT.replace("it it PRON", "Ghana Ghana PROPN")))
    assert (event.event, event.cameo, event.status) == ("REJECT", "125", "occurred")
    assert event.because.rules[-1] == "plover:declined-is-reject"
