"""Cues and the constructions that they take."""

import msgspec
import pytest
from tests.statements_fixture import build, content, read

from onrecord.statements import find_statements

LIGHT = """
Officials official NOUN 2 nsubj
expressed express VERB 0 root Tense=Past|VerbForm=Fin
concern concern NOUN 2 obj
that that SCONJ 7 mark
aid aid NOUN 7 nsubj
could could AUX 7 aux VerbForm=Fin
stop_ stop VERB 3 acl VerbForm=Inf
, , PUNCT 12 punct
according accord VERB 12 case Tense=Pres|VerbForm=Part
to to ADP 9 fixed
the the DET 12 det
newspaper_ newspaper NOUN 2 obl
. . PUNCT 2 punct
"""
STRAY = """
The the DET 2 det
road_ road NOUN 8 nsubj:pass
, , PUNCT 4 punct
officials official NOUN 5 nsubj
say_ say VERB 2 acl:relcl Tense=Pres|VerbForm=Fin
, , PUNCT 2 punct
is be AUX 8 aux:pass Tense=Pres|VerbForm=Fin
closed_ close VERB 0 root Tense=Past|VerbForm=Part
. . PUNCT 8 punct
"""
ADDS = """
He he PRON 2 nsubj
said say VERB 0 root Tense=Past|VerbForm=Fin
he he PRON 5 nsubj
would would AUX 5 aux VerbForm=Fin
stay stay VERB 2 ccomp VerbForm=Inf
and and CCONJ 7 cc
warned warn VERB 5 conj Tense=Past|VerbForm=Fin
against against ADP 9 case
delay_ delay NOUN 7 obl
. . PUNCT 2 punct
"""
PURPOSE = """
Ministers minister NOUN 3 nsubj
will will AUX 3 aux VerbForm=Fin
meet meet VERB 0 root VerbForm=Inf
to to PART 5 mark
discuss discuss VERB 3 advcl VerbForm=Inf
the the DET 7 det
border_ border NOUN 5 obj
. . PUNCT 3 punct
"""
PASSIVE = """
The the DET 2 det
group group NOUN 4 nsubj:pass
was be AUX 4 aux:pass Tense=Past|VerbForm=Fin
accused accuse VERB 0 root Tense=Past|VerbForm=Part
by by ADP 7 case
the the DET 7 det
court court NOUN 4 obl:agent
of of SCONJ 9 mark
hiding hide VERB 4 advcl VerbForm=Ger
funds_ fund NOUN 9 obj
. . PUNCT 4 punct
"""
TOLD = """
Reporters reporter NOUN 3 nsubj:pass
were be AUX 3 aux:pass Tense=Past|VerbForm=Fin
told tell VERB 0 root Tense=Past|VerbForm=Part
that that SCONJ 8 mark
the the DET 6 det
bridge bridge NOUN 8 nsubj
had have AUX 8 aux Tense=Past|VerbForm=Fin
fallen_ fall VERB 3 ccomp Tense=Past|VerbForm=Part
. . PUNCT 3 punct
"""
ADJ = """
Okoro Okoro PROPN 3 nsubj
is be AUX 3 cop Tense=Pres|VerbForm=Fin
confident confident ADJ 0 root
that that SCONJ 8 mark
the the DET 6 det
truce truce NOUN 8 nsubj
will will AUX 8 aux VerbForm=Fin
hold_ hold VERB 3 ccomp VerbForm=Inf
. . PUNCT 3 punct
"""
URGE = """
The the DET 2 det
council council NOUN 3 nsubj
urged urge VERB 0 root Tense=Past|VerbForm=Fin
both both DET 5 det
sides side NOUN 3 iobj
to to PART 7 mark
stop_ stop VERB 3 xcomp VerbForm=Inf
. . PUNCT 3 punct
"""
DECLINE = """
Okoro Okoro PROPN 2 nsubj
declined decline VERB 0 root Tense=Past|VerbForm=Fin
to to PART 4 mark
say say VERB 2 xcomp VerbForm=Inf
whether whether SCONJ 8 mark
she she PRON 8 nsubj
would would AUX 8 aux VerbForm=Fin
run_ run VERB 4 ccomp VerbForm=Inf
. . PUNCT 2 punct
"""
LETTER = """
A a DET 2 det
letter letter NOUN 12 nsubj
from from ADP 5 case
the the DET 5 det
ministry ministry NOUN 2 nmod
saying say VERB 2 acl Tense=Pres|VerbForm=Part
that that SCONJ 11 mark
the the DET 9 det
road road NOUN 11 nsubj:pass
was be AUX 11 aux:pass Tense=Past|VerbForm=Fin
closed close VERB 6 ccomp Tense=Past|VerbForm=Part
arrived_ arrive VERB 0 root Tense=Past|VerbForm=Fin
. . PUNCT 12 punct
"""


@pytest.mark.parametrize(
    ("sentence", "speaker", "expected"),
    [
        (STRAY, ["officials"], ["The road", "is closed"]),
        (PASSIVE, ["the court"], ["hiding funds"]),
        (TOLD, [], ["the bridge had fallen"]),
        (ADJ, ["Okoro"], ["the truce will hold"]),
        (URGE, ["The council"], ["to stop"]),
        (DECLINE, ["Okoro"], ["to say whether she would run"]),
        (LETTER, ["the ministry"], ["the road was closed"]),
    ],
)
def test_one_statement(sentence: str, speaker: list[str], expected: list[str]):
    whole = build(sentence)
    (found,) = read(sentence)
    assert [s.of(whole.text) for s in found.speaker] == speaker
    assert content(whole, found) == expected


def test_a_verb_that_goes_on_where_the_cue_was_is_not_content():
    whole = build(ADDS)
    said, warned = read(ADDS)
    assert content(whole, said) == ["he would stay"]
    assert content(whole, warned) == ["delay"]


def test_a_purpose_is_no_statement():
    assert read(PURPOSE) == []


def test_a_light_verb_and_its_noun_are_one_cue_and_the_source_at_the_end_reports_all():
    whole = build(LIGHT)
    outer, inner = read(LIGHT)
    assert content(whole, outer) == ["Officials expressed concern that aid could stop"]
    assert content(whole, inner) == ["aid could stop"]
    assert inner.according_to == outer.id
    assert inner.cue is not None
    assert inner.cue.of(whole.text) == "expressed concern"
    assert [s.of(whole.text) for s in inner.speaker] == ["Officials"]


CITING = """
The the DET 3 det
news news NOUN 3 compound
agency_ agency NOUN 8 nsubj
, , PUNCT 5 punct
citing cite VERB 3 acl VerbForm=Ger
Okoro_ Okoro PROPN 5 obj
, , PUNCT 5 punct
reported report VERB 0 root Tense=Past|VerbForm=Fin
that that SCONJ 12 mark
two two NUM 11 nummod
bridges bridge NOUN 12 nsubj
fell_ fall VERB 8 ccomp Tense=Past|VerbForm=Fin
. . PUNCT 8 punct
"""
ADDING = """
Okoro Okoro PROPN 2 nsubj
said say VERB 0 root Tense=Past|VerbForm=Fin
on on ADP 4 case
Monday Monday PROPN 8 obl
that that SCONJ 8 mark
ships ship NOUN 8 nsubj
would would AUX 8 aux
sail_ sail VERB 2 ccomp
, , PUNCT 10 punct
adding add VERB 8 advcl VerbForm=Ger
that that SCONJ 13 mark
crews crew NOUN 13 nsubj
waited_ wait VERB 10 ccomp
. . PUNCT 2 punct
"""
QUOTED_AS = """
Okoro Okoro PROPN 3 nsubj:pass
was be AUX 3 aux:pass
quoted quote VERB 0 root Tense=Past|VerbForm=Part
as as SCONJ 5 mark
saying say VERB 3 advcl VerbForm=Ger
that that SCONJ 8 mark
ships ship NOUN 8 nsubj
sailed_ sail VERB 5 ccomp
. . PUNCT 3 punct
"""
SEMICOLON = """
According accord VERB 3 case
to to ADP 1 fixed
Okoro_ Okoro PROPN 6 obl
, , PUNCT 3 punct
ships ship NOUN 6 nsubj
sailed_ sail VERB 0 root
; ; PUNCT 9 punct
crews crew NOUN 9 nsubj
stayed_ stay VERB 6 parataxis
. . PUNCT 6 punct
"""


def test_a_cited_source_stands_inside_what_cites_it():
    document = build(CITING)
    sentence = document.sentences[0]
    words = list(sentence.words)
    words[5] = msgspec.structs.replace(words[5], etype="person")
    sentences = (msgspec.structs.replace(sentence, words=tuple(words)),)
    outer, inner = sorted(
        find_statements(msgspec.structs.replace(document, sentences=sentences), (), ()),
        key=lambda s: s.because or "",
    )[::-1]
    assert [s.of(document.text) for s in (*outer.speaker, *inner.speaker)] == ["The news agency", "Okoro"]
    assert content(document, inner) == content(document, outer) == ["two bridges fell"]
    assert inner.according_to == outer.id


def test_an_addition_belongs_to_the_one_who_adds_it():
    whole = build(ADDING)
    said, added = read(ADDING)
    assert content(whole, said) == ["ships would sail"]
    assert content(whole, added) == ["crews waited"]
    assert [s.of(whole.text) for s in added.speaker] == ["Okoro"]


@pytest.mark.parametrize("sentence", [QUOTED_AS, SEMICOLON])
def test_one_statement_and_no_more(sentence: str):
    whole = build(sentence)
    (found,) = read(sentence)
    assert content(whole, found) == ["ships sailed"]
    assert [s.of(whole.text) for s in found.speaker] == ["Okoro"]


IN_A_STATEMENT = """
Officials official NOUN 2 nsubj
said say VERB 0 root Tense=Past|VerbForm=Fin
in in ADP 5 case
a a DET 5 det
statement statement NOUN 2 obl
that that SCONJ 9 mark
aid aid NOUN 9 nsubj
would would AUX 9 aux VerbForm=Fin
come come VERB 5 acl VerbForm=Inf
. . PUNCT 2 punct
"""


def test_what_is_said_in_a_statement_is_the_verbs_wherever_the_parser_hangs_it():
    (statement,) = read(IN_A_STATEMENT)
    whole = build(IN_A_STATEMENT)
    assert content(whole, statement) == ["aid would come"]
    assert statement.because == "cue:say/ccomp"
    assert [span.of(whole.text) for span in statement.speaker] == ["Officials"]
