"""The direction of weekdays and dates from the parse: the verb that governs them decides."""

import pytest
from tests.conllu_fixture import document

from onrecord.mentions.times import find_times

WEDNESDAY = "2024-03-20"

WILL_MEET = """
1 They they PRON _ Case=Nom 3 nsubj _ _
2 will will AUX _ VerbForm=Fin 3 aux _ _
3 meet meet VERB _ VerbForm=Inf 0 root _ _
4 on on ADP _ _ 5 case _ _
5 Monday Monday PROPN _ Number=Sing 3 obl _ SpaceAfter=No
6 . . PUNCT _ _ 3 punct _ _
"""

AGREED_TO_MEET = """
1 They they PRON _ Case=Nom 2 nsubj _ _
2 agreed agree VERB _ Mood=Ind|Tense=Past|VerbForm=Fin 0 root _ _
3 to to PART _ _ 4 mark _ _
4 meet meet VERB _ VerbForm=Inf 2 xcomp _ _
5 on on ADP _ _ 6 case _ _
6 Monday Monday PROPN _ Number=Sing 4 obl _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _
"""

MANAGED_TO_MEET = AGREED_TO_MEET.replace("agreed agree", "managed manage")

WAS_SCHEDULED = """
1 The the DET _ _ 2 det _ _
2 vote vote NOUN _ Number=Sing 4 nsubj:pass _ _
3 was be AUX _ Mood=Ind|Tense=Past|VerbForm=Fin 4 aux:pass _ _
4 scheduled schedule VERB _ Tense=Past|VerbForm=Part|Voice=Pass 0 root _ _
5 for for ADP _ _ 6 case _ _
6 Monday Monday PROPN _ Number=Sing 4 obl _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
"""

POSTPONED_UNTIL = """
1 He he PRON _ Case=Nom 2 nsubj _ _
2 postponed postpone VERB _ Mood=Ind|Tense=Past|VerbForm=Fin 0 root _ _
3 it it PRON _ _ 2 obj _ _
4 until until ADP _ _ 5 case _ _
5 Monday Monday PROPN _ Number=Sing 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _
"""

DENIED_ATTACK = """
1 They they PRON _ Case=Nom 3 nsubj _ _
2 will will AUX _ VerbForm=Fin 3 aux _ _
3 discuss discuss VERB _ VerbForm=Inf 0 root _ _
4 what what PRON _ _ 5 nsubj _ _
5 happened happen VERB _ Mood=Ind|Tense=Past|VerbForm=Fin 3 ccomp _ _
6 on on ADP _ _ 7 case _ _
7 Monday Monday PROPN _ Number=Sing 5 obl _ SpaceAfter=No
8 . . PUNCT _ _ 3 punct _ _
"""

BEGIN = """
1 Talks talk NOUN _ Number=Plur 2 nsubj _ _
2 begin begin VERB _ Mood=Ind|Tense=Pres|VerbForm=Fin 0 root _ _
3 on on ADP _ _ 4 case _ _
4 Monday Monday PROPN _ Number=Sing 2 obl _ SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _
"""


@pytest.mark.parametrize(
    ("conllu", "day"),
    [
        (WILL_MEET, "2024-03-25"),
        (AGREED_TO_MEET, "2024-03-25"),
        (MANAGED_TO_MEET, "2024-03-18"),
        (WAS_SCHEDULED, "2024-03-25"),
        (POSTPONED_UNTIL, "2024-03-25"),
        (DENIED_ATTACK, "2024-03-18"),
        (BEGIN, "2024-03-25"),
    ],
    ids=[
        "will meet",
        "agreed to",
        "managed to",
        "was scheduled",
        "postponed until",
        "nearest verb",
        "timetable",
    ],
)
def test_the_governing_verb_decides(conllu: str, day: str) -> None:
    (time,) = find_times(document(conllu, WEDNESDAY))
    assert (time.value, time.begin, time.finish, time.anchor) == (day, day, day, WEDNESDAY)


def test_a_headline_tells_the_past_in_the_present_tense() -> None:
    (time,) = find_times(document(BEGIN, WEDNESDAY, headline=1))
    assert time.begin == "2024-03-18"


def test_a_verb_is_no_month() -> None:
    conllu = """
    1 In in ADP _ _ 3 case _ _
    2 this this PRON _ _ 0 root _ _
    3 May may AUX _ VerbForm=Fin 2 aux _ SpaceAfter=No
    4 . . PUNCT _ _ 2 punct _ _
    """
    assert find_times(document(conllu, WEDNESDAY)) == ()


def test_a_person_is_no_month() -> None:
    conllu = """
    1 It it PRON _ _ 2 nsubj _ _
    2 fell fall VERB _ Mood=Ind|Tense=Past|VerbForm=Fin 0 root _ _
    3 to to ADP _ _ 4 case _ _
    4 June June PROPN _ Number=Sing 2 obl _ NER=B-PER|SpaceAfter=No
    5 . . PUNCT _ _ 2 punct _ _
    """
    assert find_times(document(conllu, WEDNESDAY)) == ()
    assert find_times(document(conllu.replace("NER=B-PER|", ""), WEDNESDAY)) != ()
