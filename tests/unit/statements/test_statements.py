"""Statements of sentences made by hand; columns of a word: form, lemma, tag, head, relation, features."""

import pytest
from tests.statements_fixture import actor, build, content, read

from onrecord.schema import Time

REPORT = """
The the DET 2 det
minister minister NOUN 3 nsubj
told tell VERB 0 root
reporters reporter NOUN 3 iobj
on on ADP 6 case
Monday Monday PROPN 3 obl
that that SCONJ 10 mark
talks talk NOUN 10 nsubj
would would AUX 10 aux
resume_ resume VERB 3 ccomp
. . PUNCT 3 punct
"""


def test_indirect_speech_has_speaker_addressee_cue_content_and_time():
    text = build(REPORT).text
    start = text.index("Monday")
    time = Time(id="t1", start=start, end=start + 6, type="DATE", value="2024-03-18")
    (found,) = read(REPORT, actors=(actor("The minister", text), actor("reporters", text, 2)), times=(time,))
    assert [s.of(text) for s in found.speaker] == ["The minister"]
    assert found.speakers == ("a1",)
    assert found.addressees == ("a2",)
    assert found.cue is not None
    assert found.cue.of(text) == "told"
    assert [s.of(text) for s in found.content] == ["talks would resume"]
    assert found.kind == "indirect"
    assert found.time == "t1"
    assert found.because == "cue:tell/ccomp"


BROKEN = """
“_ “ PUNCT 4 punct
We we PRON 4 nsubj
will will AUX 4 aux
leave_ leave VERB 7 ccomp
,_ , PUNCT 4 punct
” ” PUNCT 4 punct
said say VERB 0 root
Adeyemi_ Adeyemi PROPN 7 nsubj
. . PUNCT 7 punct

“_ “ PUNCT 4 punct
We we PRON 4 nsubj
must must AUX 4 aux
leave_ leave VERB 0 root
._ . PUNCT 4 punct
” ” PUNCT 4 punct
"""
FOLLOWING = """
“_ “ PUNCT 4 punct
Nobody nobody PRON 4 nsubj
will will AUX 4 aux
stay stay VERB 0 root
here_ here ADV 4 advmod
._ . PUNCT 4 punct
” ” PUNCT 4 punct
"""


def test_direct_speech_that_its_attribution_breaks_is_one_statement():
    whole = build(BROKEN)
    (found,) = read(BROKEN)
    assert content(whole, found) == ["We will leave", "We must leave."]
    assert found.kind == "direct"
    assert [s.of(whole.text) for s in found.speaker] == ["Adeyemi"]


def test_a_paragraph_of_quotation_continues_the_speaker_before_it():
    whole = build(BROKEN, FOLLOWING)
    found = read(BROKEN, FOLLOWING, actors=(actor("Adeyemi", whole.text),))
    assert [f.speakers for f in found] == [("a1",), ("a1",)]
    assert found[1].speaker == ()
    assert found[1].because == "quotation/continued"
    assert content(whole, found[1]) == ["Nobody will stay here."]


NESTED = """
Axios Axios PROPN 2 nsubj
reported report VERB 0 root
that that SCONJ 5 mark
officials official NOUN 5 nsubj
said say VERB 2 ccomp
the the DET 7 det
deal deal NOUN 9 nsubj
was be AUX 9 cop
dead_ dead ADJ 5 ccomp
. . PUNCT 2 punct
"""


def test_a_report_inside_a_report_names_the_outer_one():
    whole = build(NESTED)
    outer, inner = read(NESTED)
    assert content(whole, outer) == ["officials said the deal was dead"]
    assert content(whole, inner) == ["the deal was dead"]
    assert outer.according_to is None
    assert inner.according_to == outer.id


ACCORDING = """
Two two NUM 2 nummod
bridges bridge NOUN 3 nsubj
fell_ fall VERB 0 root
, , PUNCT 3 punct
according accord VERB 8 case
to to ADP 5 fixed
the the DET 8 det
army_ army NOUN 3 obl
. . PUNCT 3 punct
"""
AS_CLAUSE = """
Two two NUM 2 nummod
bridges bridge NOUN 3 nsubj
fell_ fall VERB 0 root
, , PUNCT 3 punct
as as SCONJ 8 mark
the the DET 7 det
army army NOUN 8 nsubj
said_ say VERB 3 advcl
. . PUNCT 3 punct
"""
INSIDE = """
Two two NUM 2 nummod
bridges_ bridge NOUN 8 nsubj
, , PUNCT 6 punct
the the DET 5 det
army army NOUN 6 nsubj
said_ say VERB 8 parataxis
, , PUNCT 6 punct
fell_ fall VERB 0 root
. . PUNCT 8 punct
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (ACCORDING, ["Two bridges fell"]),
        (AS_CLAUSE, ["Two bridges fell"]),
        (INSIDE, ["Two bridges", "fell"]),
    ],
)
def test_content_stands_around_its_attribution(sentence: str, expected: list[str]):
    whole = build(sentence)
    (found,) = read(sentence)
    assert content(whole, found) == expected
    assert [s.of(whole.text) for s in found.speaker] == ["the army"]


RAISED = """
The the DET 2 det
group group NOUN 5 nsubj:pass
is be AUX 5 aux:pass
now now ADV 5 advmod
said say VERB 0 root
to to PART 8 mark
be be AUX 8 cop
divided_ divided ADJ 5 xcomp
. . PUNCT 5 punct
"""
HEDGED = """
The the DET 2 det
group group NOUN 4 nsubj
reportedly reportedly ADV 4 advmod
split_ split VERB 0 root
. . PUNCT 4 punct
"""


@pytest.mark.parametrize(("sentence", "hedge"), [(RAISED, "said"), (HEDGED, "reportedly")])
def test_a_hedge_makes_a_statement_of_nobody(sentence: str, hedge: str):
    whole = build(sentence)
    (found,) = read(sentence)
    assert found.speaker == ()
    assert found.hedge is not None
    assert found.hedge.of(whole.text) == hedge
    assert content(whole, found)[0].startswith("The group")


PARTICIPLE = """
Okoro Okoro PROPN 2 nsubj
resigned_ resign VERB 0 root
, , PUNCT 4 punct
saying say VERB 2 advcl VerbForm=Ger
she she PRON 7 nsubj
was be AUX 7 cop
tired_ tired ADJ 4 ccomp
. . PUNCT 2 punct
"""
RELATIVE = """
Okoro_ Okoro PROPN 8 nsubj
, , PUNCT 4 punct
who who PRON 4 nsubj
said say VERB 1 acl:relcl
she she PRON 7 nsubj
was be AUX 7 cop
tired_ tired ADJ 4 ccomp
resigned_ resign VERB 0 root
. . PUNCT 8 punct
"""
NOMINAL = """
Okoro Okoro PROPN 3 nmod:poss
's 's PART 1 case
claim claim NOUN 8 nsubj
that that SCONJ 7 mark
she she PRON 7 nsubj
was be AUX 7 cop
tired tired ADJ 3 acl
surprised surprise VERB 0 root
them_ they PRON 8 obj
. . PUNCT 8 punct
"""


@pytest.mark.parametrize("sentence", [PARTICIPLE, RELATIVE, NOMINAL])
def test_the_speaker_is_found_through_the_tree(sentence: str):
    whole = build(sentence)
    found = read(sentence, actors=(actor("Okoro", whole.text),))[0]
    assert content(whole, found) == ["she was tired"]
    assert found.speakers == ("a1",)
    assert found.speaker[0].of(whole.text) == "Okoro"


SCARE = """
The the DET 3 det
“_ “ PUNCT 3 punct
talks_ talk NOUN 5 nsubj
” ” PUNCT 3 punct
failed_ fail VERB 0 root
. . PUNCT 5 punct
"""
MIXED = """
Okoro Okoro PROPN 2 nsubj
said say VERB 0 root
the the DET 4 det
plan plan NOUN 7 nsubj
was be AUX 7 cop
“_ “ PUNCT 7 punct
dead_ dead ADJ 2 ccomp
” ” PUNCT 7 punct
already_ already ADV 7 advmod
. . PUNCT 2 punct
"""


def test_scare_quotes_are_no_statement():
    assert read(SCARE) == []


def test_a_quoted_fragment_in_a_report_makes_it_mixed():
    (found,) = read(MIXED)
    assert found.kind == "mixed"
    assert content(build(MIXED), found)[0].startswith("the plan was")
