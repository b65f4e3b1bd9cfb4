"""What somebody says of another, on trees by hand: blame, duties, refusals, threats."""

from tests.unit.events.test_pairs import coded

BLAME = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
Chile Chile PROPN _ 6 nsubj
was be AUX _ 6 cop
responsible responsible ADJ _ 2 ccomp
. . PUNCT _ 2 punct
"""
DUTY = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 5 mark
Chile Chile PROPN _ 5 nsubj
needed need VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 ccomp
to to PART _ 7 mark
wait wait VERB VerbForm=Inf 5 xcomp
. . PUNCT _ 2 punct
"""
REFUSAL = """
Ghana Ghana PROPN _ 4 nsubj
will will AUX VerbForm=Fin 4 aux
not not PART _ 4 advmod
wait wait VERB VerbForm=Inf 0 root
for for ADP _ 6 case
Chile Chile PROPN _ 4 obl
. . PUNCT _ 4 punct
"""
THREAT = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
it it PRON _ 5 nsubj
would would AUX VerbForm=Fin 5 aux
wait wait VERB VerbForm=Inf 2 ccomp
unless unless SCONJ _ 8 mark
Chile Chile PROPN _ 8 nsubj
moved move VERB Mood=Ind|Tense=Past|VerbForm=Fin 5 advcl
. . PUNCT _ 2 punct
"""
ABUSE = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
prisoners prisoner NOUN Number=Plur 6 nsubj:pass
were be AUX _ 6 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part|Voice=Pass 2 ccomp
in in ADP _ 8 case
Chile Chile PROPN _ 6 obl
. . PUNCT _ 2 punct
"""
UNWANTED = """
Ghana Ghana PROPN _ 2 nsubj
told tell VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
that that SCONJ _ 8 mark
it it PRON _ 8 nsubj
no no ADV _ 7 advmod
longer longer ADV _ 8 advmod
wanted want VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 ccomp
rice rice NOUN _ 8 obj
. . PUNCT _ 2 punct
"""


def test_what_people_suffer_in_a_state_is_told_of_it() -> None:
    assert (coded(ABUSE).event, coded(ABUSE).because.entry) == ("ACCUSE", "told:say")


def test_what_one_no_longer_wants_is_refused() -> None:
    assert (coded(UNWANTED).event, coded(UNWANTED).because.entry) == ("REJECT", "refused:want")


def test_who_says_that_another_is_responsible_accuses() -> None:
    assert (coded(BLAME).event, coded(BLAME).because.entry) == ("ACCUSE", "told:say")


def test_who_says_that_another_needs_to_do_something_asks() -> None:
    assert (coded(DUTY).event, coded(DUTY).because.entry) == ("REQUEST", "urged:say")


def test_what_one_is_not_obliged_to_is_not_asked_for() -> None:
    assert coded(DUTY.replace("that that SCONJ _ 5 mark", "not not PART _ 5 advmod")).event != "REQUEST"


def test_what_one_will_not_do_is_refused() -> None:
    assert (coded(REFUSAL).event, coded(REFUSAL).because.entry) == ("REJECT", "refused:wait")


def test_what_will_happen_unless_the_other_yields_is_threatened() -> None:
    assert (coded(THREAT).event, coded(THREAT).because.entry) == ("THREATEN", "warned:wait")
