"""Pairs on trees by hand: pronouns, turned parties, tales of misdeeds, and the last resort."""

from tests.unit.events.trees import tree

from onrecord.events.pairs import PairCoding, code_pair_in
from onrecord.schema import Span

TOLD = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
Chile Chile PROPN _ 6 nsubj
had have AUX _ 6 aux
attacked attack VERB Tense=Past|VerbForm=Part 2 ccomp
the the DET _ 8 det
port port NOUN _ 6 obj
. . PUNCT _ 2 punct
"""
THEY = """
Ghana Ghana PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
they they PRON _ 6 nsubj
had have AUX _ 6 aux
attacked attack VERB Tense=Past|VerbForm=Part 2 ccomp
Chile Chile PROPN _ 6 obj
. . PUNCT _ 2 punct
"""
TURNED = """
Ghana Ghana PROPN _ 2 nsubj
threatened threaten VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
war war NOUN _ 2 obj
if if SCONJ _ 6 mark
Chile Chile PROPN _ 6 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 advcl
. . PUNCT _ 2 punct
"""
NOTHING = """
Ghana Ghana PROPN _ 2 nsubj
borders border VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
. . PUNCT _ 2 punct
"""


def coded(rows: str, actor: str = "Ghana", recipient: str = "Chile") -> PairCoding:
    """What the one does to the other."""
    document = tree(rows)
    text = document.article.text
    spans = (Span(text.index(n), text.index(n) + len(n)) for n in (actor, recipient))
    return code_pair_in(document, *spans)


def test_who_tells_what_another_did_to_harm_accuses_him() -> None:
    found = coded(TOLD)
    assert (found.event, found.cameo, found.because.entry) == ("ACCUSE", "112", "told:say")


def test_what_may_be_done_accuses_nobody() -> None:
    assert coded(TOLD.replace("had have AUX _", "may may AUX VerbForm=Fin")).because.entry != "told:say"


def test_a_pronoun_of_what_a_party_says_stands_for_it() -> None:
    found = coded(THEY)
    assert (found.event, found.because.entry) == ("ASSAULT", "attack.v")


def test_a_trigger_with_the_parties_the_other_way_round_counts_less() -> None:
    assert coded(TURNED).event == "THREATEN"


def test_there_is_always_an_answer() -> None:
    found = coded(NOTHING)
    assert found.because.rules == ("no-trigger",)
    assert found.confidence < 0.5
    assert abs(sum(share for _, share in found.alternatives) - 1) < 0.01


CALLED = """
Ghana Ghana PROPN _ 2 nsubj
asked demand VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
union union NOUN _ 2 obj
to to PART _ 6 mark
{verb} {verb} VERB VerbForm=Inf 2 xcomp
Chile Chile PROPN _ 6 obj
. . PUNCT _ 2 punct
"""


def test_what_is_asked_of_others_against_somebody_accuses_him() -> None:
    assert coded(CALLED.format(verb="attack"), "Ghana", "Chile").event == "ACCUSE"
    assert coded(CALLED.format(verb="attack"), "Ghana", "union").event == "REQUEST"


BID = """
Ghana Ghana PROPN _ 2 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
a a DET _ 4 det
bid bid NOUN _ 2 obj
to to PART _ 6 mark
withdraw withdraw VERB VerbForm=Inf 4 acl
forces force NOUN Number=Plur 6 obj
from from ADP _ 9 case
Chile Chile PROPN _ 6 obl
. . PUNCT _ 2 punct
"""


def test_what_a_refused_bid_is_for_is_refused() -> None:
    assert coded(BID).event == "REJECT"
