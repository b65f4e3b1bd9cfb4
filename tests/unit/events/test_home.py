"""Sides within one country, refusals in plain words, what is promised, and who did what is judged."""

import msgspec
import pytest
from tests.unit.events.trees import events, tree, who

from onrecord.events import grammar, triggers
from onrecord.events.find import find_events
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Actor, Document, Event, Mention, Time

BOMBED = """
Troops troop NOUN Number=Plur 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
{side} {side} NOUN _ 4 compound
positions position NOUN Number=Plur 2 obj
. . PUNCT _ 2 punct
"""
NAMED = """
Lions lion PROPN _ 2 nsubj
slept sleep VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
"""
WOULD_NOT = """
Ghana Ghana PROPN _ 4 nsubj
{will} {lemma} AUX VerbForm=Fin 4 aux
not not PART _ 4 advmod
{verb} {verb} VERB VerbForm=Inf 0 root
the the DET _ 6 det
toll toll NOUN _ 4 obj
. . PUNCT _ 4 punct
"""
AGREED_TO_MEET = """
Ghana Ghana PROPN _ 2 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
meet meet VERB VerbForm=Inf 2 xcomp
Chile Chile PROPN _ 4 obj
{when} {when} NOUN _ 4 obl:unmarked
. . PUNCT _ 2 punct
"""
ATTACKED = """
Norway Norway PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
. . PUNCT _ 2 punct
"""
ACCUSED = """
Ghana Ghana PROPN _ 2 nsubj
accused accuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
{det} {det} DET _ 4 det
attack attack NOUN _ 2 obj
. . PUNCT _ 2 punct
"""
FARCE = """
Ghana Ghana PROPN _ 2 nsubj
called call VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
vote vote NOUN _ 2 obj
a a DET _ 6 det
farce farce NOUN _ 2 obj
. . PUNCT _ 2 punct
"""
HOURS_AFTER = """
Hours hour NOUN Number=Plur 6 obl
after after SCONJ _ 4 mark
Chile Chile PROPN _ 4 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 1 acl
Peru Peru PROPN _ 4 obj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Norway Norway PROPN _ 6 obj
. . PUNCT _ 6 punct
"""
THEY = """
They they PRON PronType=Prs 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Peru Peru PROPN _ 2 obj
. . PUNCT _ 2 punct
"""


def group(found: Document, name: str, word: str, sectors: tuple[str, ...], country: str = "GHA") -> Actor:
    """A group whose one mention is ``word``."""
    at = next(w for s in found.sentences for w in s.words if w.form == word)
    form = "pronoun" if at.upos == "PRON" else "nominal"
    mentions = (Mention(at.start, at.end, form),)
    return Actor(id=name, name=name, kind="group", country=country, sectors=sectors, mentions=mentions)


def read(found: Document, *actors: Actor) -> list[Event]:
    return list(find_events(found, actors, (), (), ()))


@pytest.mark.parametrize(("side", "recipients"), [("rebel", ("lions",)), ("mountain", ())])
def test_rebel_positions_are_the_rebels(side: str, recipients: tuple[str, ...]) -> None:
    found = tree(NAMED, BOMBED.format(side=side))
    rebels, troops = group(found, "lions", "Lions", ("REB",)), group(found, "troops", "Troops", ("MIL",))
    assert [e.recipients for e in read(found, rebels, troops) if e.event == "ASSAULT"] == [recipients]


def test_rebels_of_another_country_are_not_meant() -> None:
    found = tree(NAMED, BOMBED.format(side="rebel"))
    rebels = group(found, "lions", "Lions", ("REB",), "PER")
    troops = group(found, "troops", "Troops", ("MIL",))
    assert [e.recipients for e in read(found, rebels, troops) if e.event == "ASSAULT"] == [()]


@pytest.mark.parametrize(
    ("will", "lemma", "verb", "refused"),
    [("would", "would", "pay", True), ("will", "will", "pay", True), ("may", "may", "pay", False),
     ("will", "will", "survive", False)],
)  # fmt: skip
def test_what_somebody_will_not_do_is_refused(will: str, lemma: str, verb: str, refused: bool) -> None:
    found = events(tree(WOULD_NOT.format(will=will, lemma=lemma, verb=verb)))
    assert [(e.event, e.status, e.because.entry) for e in found] == [
        ("REJECT", "occurred", "refusal:will-not")
    ] * refused


def test_what_is_agreed_to_is_one_event() -> None:
    assert [(e.event, e.status) for e in events(tree(AGREED_TO_MEET.format(when="there")))] == [
        ("AGREE", "occurred")
    ]


def test_what_is_agreed_to_for_a_day_stands_besides() -> None:
    found = tree(AGREED_TO_MEET.format(when="Friday"))
    at = found.sentences[0].words[5]
    day = "2024-03-29"
    friday = Time(
        id="t1", start=at.start, end=at.end, type="DATE", value=day, begin=day, finish=day, basis="explicit"
    )
    assert [(e.event, e.status) for e in events(found, (friday,))] == [
        ("AGREE", "occurred"),
        ("AGREE", "planned"),
    ]


@pytest.mark.parametrize(("det", "recipients"), [("the", ["NOR"]), ("an", [])])
def test_who_did_what_is_judged_has_been_told(det: str, recipients: list[str]) -> None:
    found = tree(ATTACKED, ACCUSED.format(det=det))
    assert [who(found, e) for e in events(found) if e.event == "ACCUSE"] == [(["GHA"], recipients)]


def test_what_something_is_called_is_no_object() -> None:
    s = tree(FARCE).sentences[0]
    assert (grammar.objects(s, 1), grammar.complements(s, 1)) == ([3], [5])


def test_a_clause_of_time_under_a_noun_tells_of_its_own() -> None:
    found = events(tree(HOURS_AFTER))
    assert [(e.event, e.status) for e in found] == [("ASSAULT", "occurred"), ("CONSULT", "occurred")]


@pytest.mark.parametrize(("name", "known"), [("armed rebels", True), ("Rebel Union", False)])
def test_a_pronoun_meets_the_condition_that_its_noun_meets(
    name: str, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = Predicate(
        id="attack", lemma="attack", pos="v", event="ASSAULT", cameo="190", needs={"subj": "rebel|union"}
    )
    monkeypatch.setattr(triggers, "index", lambda: {("attack", "v"): (entry,)})
    found = tree(THEY)
    they = msgspec.structs.replace(group(found, "they", "They", ("REB",)), name=name)
    assert bool(read(found, they)) is known


CONDEMNED = """
Ghana Ghana PROPN _ 2 nsubj
accused accuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Peru Peru PROPN _ 2 obj
over over ADP _ 6 case
the the DET _ 6 det
fighting fighting NOUN _ 2 obl
. . PUNCT _ 2 punct
"""
SHOT_DEAD = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
dead dead ADJ _ 2 compound:prt
Chile Chile PROPN _ 2 obj
. . PUNCT _ 2 punct
"""


def test_force_that_the_text_has_told_of_is_not_told_again_by_its_name() -> None:
    assert "ASSAULT" in [e.event for e in events(tree(CONDEMNED))]
    assert [e.event for e in events(tree(ATTACKED, CONDEMNED))] == ["ASSAULT", "ACCUSE"]


def test_dead_is_no_particle_of_another_verb() -> None:
    assert [e.event for e in events(tree(SHOT_DEAD))] == ["ASSAULT"]
