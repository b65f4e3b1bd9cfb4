from tests.unit.events.trees import events, tree, who

ACTIVE = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
"""
PASSIVE = """
Chile Chile PROPN _ 3 nsubj:pass
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 3 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
by by ADP _ 5 case
Ghana Ghana PROPN _ 3 obl:agent
"""
CONTROL = """
Ghana Ghana PROPN _ 2 nsubj
forced force VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
to to PART _ 5 mark
withdraw withdraw VERB VerbForm=Inf 2 xcomp
from from ADP _ 7 case
Peru Peru PROPN _ 5 obl
"""
RELATIVE = """
Ghana Ghana PROPN _ 6 nsubj
which which PRON PronType=Rel 3 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 1 acl:relcl
Chile Chile PROPN _ 3 obj
is be AUX Mood=Ind|Tense=Pres|VerbForm=Fin 6 cop
small small ADJ _ 0 root
"""
COORDINATED = """
Ghana Ghana PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Peru Peru PROPN _ 1 conj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 4 obj
and and CCONJ _ 7 cc
withdrew withdraw VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 conj
"""
NOMINAL = """
Norwegian Norwegian ADJ _ 2 amod
attacks attack NOUN Number=Plur 5 nsubj
on on ADP _ 4 case
Chile Chile PROPN _ 2 nmod
ended end VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
"""
LIGHT = """
Ghana Ghana PROPN _ 2 nsubj
launched launch VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
an a DET _ 4 det
attack attack NOUN _ 2 obj
on on ADP _ 6 case
Chile Chile PROPN _ 2 obl
"""
MEETING = """
Ghana Ghana PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Peru Peru PROPN _ 1 conj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
"""
BETWEEN = """
Talks talk NOUN Number=Plur 6 nsubj
between between ADP _ 3 case
Ghana Ghana PROPN _ 1 nmod
and and CCONJ _ 5 cc
Peru Peru PROPN _ 3 conj
began begin VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
"""
HELD = """
Ghana Ghana PROPN _ 2 nsubj
held hold VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
talks talk NOUN Number=Plur 2 obj
with with ADP _ 5 case
Peru Peru PROPN _ 2 obl
"""
OWNED = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chilean Chilean ADJ _ 4 amod
positions position NOUN Number=Plur 2 obj
"""


def only(sentence: str) -> tuple[list[str], list[str]]:
    found = tree(sentence)
    (event,) = events(found)
    return who(found, event)


def test_active_passive_and_noun_have_the_same_parties():
    assert only(ACTIVE) == only(PASSIVE) == only(LIGHT) == (["GHA"], ["CHL"])


def test_the_object_controls_the_infinitive():
    assert only(CONTROL) == (["CHL"], ["PER"])


def test_a_relative_pronoun_stands_for_its_noun():
    assert only(RELATIVE) == (["GHA"], ["CHL"])


def test_coordination_shares_subjects_and_makes_lists():
    found = tree(COORDINATED)
    attack, withdrawal = events(found)
    assert who(found, attack) == (["GHA", "PER"], ["CHL"])
    assert who(found, withdrawal) == (["GHA", "PER"], [])


def test_a_demonym_names_the_doer_of_a_noun():
    assert only(NOMINAL) == (["NOR"], ["CHL"])


def test_all_parties_to_a_meeting_are_actors():
    assert only(MEETING) == only(BETWEEN) == only(HELD) == (["GHA", "PER"], [])


def test_a_light_verb_and_its_noun_are_one_event_with_both_as_trigger():
    (event,) = events(tree(HELD))
    assert [s.of("Ghana held talks with Peru") for s in event.trigger] == ["held talks"]


def test_what_belongs_to_a_country_stands_for_it():
    assert only(OWNED) == (["GHA"], ["CHL"])


def test_an_entry_without_event_silences_the_word():
    assert events(tree(HELD.replace("talks talk", "views view"))) == ()


AFTER_TALKS = """
Ghana Ghana PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Chile Chile PROPN _ 1 conj
rested rest VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
after after ADP _ 7 case
two two NUM _ 7 nummod
days day NOUN _ 4 obl
of of ADP _ 9 case
talks talk NOUN Number=Plur 7 nmod
"""
MUST = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 5 nsubj
must must AUX VerbForm=Fin 5 aux
release release VERB VerbForm=Inf 2 ccomp
the the DET _ 7 det
crew crew NOUN _ 5 obj
"""


def test_talks_without_parties_are_those_of_the_clause():
    found = tree(AFTER_TALKS)
    assert [who(found, e) for e in events(found) if e.event == "CONSULT"] == [(["GHA", "CHL"], [])]


def test_what_somebody_says_another_must_do_is_a_request():
    found = tree(MUST)
    requests = [e for e in events(found) if e.event == "REQUEST"]
    assert [who(found, e) for e in requests] == [(["GHA"], ["CHL"])]
    assert [e.status for e in requests] == ["occurred"]


MISPLACED = """
The the DET _ 2 det
attack attack NOUN _ 7 nsubj
of of ADP _ 4 case
Chile Chile PROPN _ 2 nmod
by by ADP _ 6 case
Ghana Ghana PROPN _ 4 nmod
ended end VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
"""


def test_a_by_phrase_that_hangs_on_the_of_phrase_names_the_doer():
    found = tree(MISPLACED)
    assert [who(found, e)[0] for e in events(found)] == [["GHA"]]
