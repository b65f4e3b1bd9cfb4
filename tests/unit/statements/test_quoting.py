"""Quotations find their statement, though sentences and trees may be wrong around them."""

import pytest
from tests.statements_fixture import actor, build, content, read

LED_IN = """
Leaving leave VERB 10 nsubj VerbForm=Ger
now now ADV 1 advmod
“_ “ PUNCT 4 punct
makes make VERB 10 ccomp Tense=Pres|VerbForm=Fin
no no DET 6 det
sense_ sense NOUN 4 obj
,_ , PUNCT 4 punct
” ” PUNCT 4 punct
Okoro Okoro PROPN 10 nsubj
said_ say VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 10 punct
"""
PLACE_TITLE = """
Okoro Okoro PROPN 2 nsubj
said say VERB 0 root Tense=Past|VerbForm=Fin
on on ADP 6 case
“_ “ PUNCT 6 punct
Morning morning NOUN 6 compound
Report_ report NOUN 2 obl
” ” PUNCT 6 punct
that that SCONJ 12 mark
the the DET 10 det
talks talk NOUN 12 nsubj
had have AUX 12 aux Tense=Past|VerbForm=Fin
failed_ fail VERB 2 ccomp Tense=Past|VerbForm=Part
. . PUNCT 2 punct
"""
CALLED = """
Okoro Okoro PROPN 2 nsubj
called call VERB 0 root Tense=Past|VerbForm=Fin
the the DET 4 det
plan plan NOUN 2 obj
“_ “ PUNCT 8 punct
a a DET 8 det
costly costly ADJ 8 amod
mistake_ mistake NOUN 2 xcomp
” ” PUNCT 8 punct
on on ADP 11 case
Monday_ Monday PROPN 2 obl
. . PUNCT 2 punct
"""
INVERTED = """
“_ “ PUNCT 4 punct
We we PRON 4 nsubj
are be AUX 4 cop Tense=Pres|VerbForm=Fin
ready_ ready ADJ 7 ccomp
,_ , PUNCT 4 punct
” ” PUNCT 4 punct
said say VERB 0 root Tense=Past|VerbForm=Fin
one one NUM 9 nummod
official official NOUN 7 nsubj
in in ADP 12 case
the the DET 12 det
capital_ capital NOUN 9 nmod
. . PUNCT 7 punct
"""
ASKED = """
“_ “ PUNCT 3 punct
Why why ADV 0 root
now_ now ADV 2 advmod
?_ ? PUNCT 3 punct
” " PUNCT 2 punct

she she PRON 2 nsubj
asked_ ask VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 6 punct
“_ “ PUNCT 6 punct
Who who PRON 6 nsubj
gains_ gain VERB 2 ccomp Tense=Pres|VerbForm=Fin
?_ ? PUNCT 6 punct
” ” PUNCT 6 punct
"""
CHANGES = """
“_ “ PUNCT 3 punct
We we PRON 3 nsubj
go_ go VERB 6 ccomp Tense=Pres|VerbForm=Fin
,_ , PUNCT 3 punct
” ” PUNCT 3 punct
said say VERB 0 root Tense=Past|VerbForm=Fin
Okoro_ Okoro PROPN 6 nsubj
. . PUNCT 6 punct

Lindqvist Lindqvist PROPN 2 nsubj
said_ say VERB 0 root Tense=Past|VerbForm=Fin
: : PUNCT 6 punct
“_ “ PUNCT 6 punct
We we PRON 6 nsubj
stay_ stay VERB 2 ccomp Tense=Pres|VerbForm=Fin
._ . PUNCT 6 punct
” ” PUNCT 6 punct
"""
DASH = """
“_ “ PUNCT 6 punct
The the DET 3 det
bridge bridge NOUN 6 nsubj:pass
must must AUX 6 aux VerbForm=Fin
be be AUX 6 aux:pass VerbForm=Inf
rebuilt_ rebuild VERB 0 root Tense=Past|VerbForm=Part
._ . PUNCT 6 punct
” " PUNCT 6 punct
— — PUNCT 10 punct
Ada Ada PROPN 6 dep
Okoro Okoro PROPN 10 flat
"""
THOUGHT = """
“_ “ PUNCT 3 punct
I I PRON 3 nsubj
think think VERB 10 ccomp Tense=Pres|VerbForm=Fin
we we PRON 6 nsubj
will will AUX 6 aux VerbForm=Fin
win_ win VERB 3 ccomp VerbForm=Inf
,_ , PUNCT 3 punct
” ” PUNCT 3 punct
Okoro Okoro PROPN 10 nsubj
said_ say VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 10 punct
"""


@pytest.mark.parametrize(
    ("sentence", "speaker", "expected", "kind"),
    [
        (LED_IN, "Okoro", ["Leaving now", "makes no sense"], "mixed"),
        (CALLED, "Okoro", ["the plan", "a costly mistake"], "mixed"),
        (INVERTED, "one official in the capital", ["We are ready"], "direct"),
        (ASKED, "she", ["Why now?", "Who gains?"], "direct"),
        (DASH, "Ada Okoro", ["The bridge must be rebuilt."], "direct"),
    ],
)
def test_a_quotation_has_its_speaker(sentence: str, speaker: str, expected: list[str], kind: str):
    whole = build(sentence)
    (found,) = read(sentence)
    assert [s.of(whole.text) for s in found.speaker] == [speaker]
    assert content(whole, found) == expected
    assert found.kind == kind


def test_two_speakers_in_one_paragraph_stay_apart():
    whole = build(CHANGES)
    first, second = read(CHANGES)
    assert [s.of(whole.text) for s in (*first.speaker, *second.speaker)] == ["Okoro", "Lindqvist"]
    assert content(whole, second) == ["We stay."]


def test_the_title_of_a_programme_is_not_what_was_said():
    (found,) = read(PLACE_TITLE)
    assert content(build(PLACE_TITLE), found) == ["the talks had failed"]
    assert found.kind == "indirect"


def test_a_thought_inside_ones_own_words_is_part_of_them():
    whole = build(THOUGHT)
    (found,) = read(THOUGHT, actors=(actor("Okoro", whole.text),))
    assert content(whole, found) == ["I think we will win"]
    assert found.speakers == ("a1",)
