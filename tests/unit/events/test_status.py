import pytest
from tests.unit.events.trees import events, tree

from onrecord.schema import Time

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def infinitive(verb: str, feats: str = PAST, tag: str = "VERB") -> str:
    """Ghana <verb> to attack Chile."""
    return f"""
Ghana Ghana PROPN _ 2 nsubj
{verb} {verb} {tag} {feats} 0 root
to to PART _ 4 mark
attack attack VERB VerbForm=Inf 2 xcomp
Chile Chile PROPN _ 4 obj
"""


def auxiliary(
    form: str, lemma: str, feats: str = "VerbForm=Fin", verb: str = "VerbForm=Inf", mark: str = ""
) -> str:
    """Ghana <auxiliary> attack Chile."""
    return f"""
Ghana Ghana PROPN _ 3 nsubj
{form} {lemma} AUX {feats} 3 aux
attack attack VERB {verb} 0 root
Chile Chile PROPN _ 3 obj
{mark}
"""


def governed(verb: str, *modifiers: str) -> str:
    """Ghana <verb> [modifiers] attack on Chile."""
    lines = [
        "Ghana Ghana PROPN _ 2 nsubj",
        f"{verb} {verb} VERB {PAST} 0 root",
        *modifiers,
        "attack attack NOUN Number=Sing 2 obj",
        f"on on ADP _ {len(modifiers) + 5} case",
        f"Chile Chile PROPN _ {len(modifiers) + 3} nmod",
    ]
    return "\n".join(lines)


def status_of(sentence: str, entry: str, **options: object) -> str:
    return {e.because.entry: e.status for e in events(tree(sentence, **options))}[entry]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("plan", "planned"),
        ("agree", "planned"),
        ("threaten", "hypothetical"),
        ("want", "hypothetical"),
        ("refuse", "denied"),
        ("fail", "denied"),
        ("manage", "occurred"),
        ("continue", "ongoing"),
        ("be", "planned"),
        ("brainstorm", "hypothetical"),
    ],
)
def test_the_verb_above_an_infinitive_decides(verb, expected):
    assert status_of(infinitive(verb), "attack.v") == expected


def test_what_is_refused_or_threatened_is_an_event_of_its_own():
    assert status_of(infinitive("refuse"), "refuse.v") == "occurred"
    assert status_of(infinitive("threaten"), "threaten.v") == "occurred"


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [("will", "will", "planned"), ("would", "would", "hypothetical"), ("may", "may", "hypothetical")],
)
def test_auxiliaries(form, lemma, expected):
    assert status_of(auxiliary(form, lemma), "attack.v") == expected


def test_progressive_is_ongoing_and_question_is_hypothetical():
    running = auxiliary("is", "be", PRESENT, "Tense=Pres|VerbForm=Part")
    assert status_of(running, "attack.v") == "ongoing"
    asked = auxiliary("did", "do", PAST, "VerbForm=Inf", "? ? PUNCT _ 3 punct")
    assert status_of(asked, "attack.v") == "hypothetical"


def test_negation_denies():
    sentence = """
Ghana Ghana PROPN _ 4 nsubj
did do AUX Mood=Ind|Tense=Past|VerbForm=Fin 4 aux
not not PART Polarity=Neg 4 advmod
attack attack VERB VerbForm=Inf 0 root
Chile Chile PROPN _ 4 obj
"""
    assert status_of(sentence, "attack.v") == "denied"


def test_have_yet_to_denies():
    sentence = """
Ghana Ghana PROPN _ 2 nsubj
has have VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
yet yet ADV _ 2 advmod
to to PART _ 5 mark
attack attack VERB VerbForm=Inf 2 xcomp
Chile Chile PROPN _ 5 obj
"""
    assert status_of(sentence, "attack.v") == "denied"


def test_conditions_and_purposes_never_occurred():
    sentence = """
Peru Peru PROPN _ 2 nsubj
moved move VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
ships ship NOUN _ 2 obj
if if SCONJ _ 6 mark
Ghana Ghana PROPN _ 6 nsubj
attacks attack VERB Mood=Ind|Tense=Pres|VerbForm=Fin 2 advcl
Chile Chile PROPN _ 6 obj
"""
    assert status_of(sentence, "attack.v") == "hypothetical"
    purpose = """
Ghana Ghana PROPN _ 2 nsubj
left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
attack attack VERB VerbForm=Inf 2 advcl
Chile Chile PROPN _ 4 obj
"""
    assert status_of(purpose, "attack.v") == "planned"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (governed("launch", "an a DET _ 4 det"), "occurred"),
        (governed("cancel", "an a DET _ 4 det"), "denied"),
        (governed("oppose", "an a DET _ 4 det"), "hypothetical"),
        (governed("plan", "an a DET _ 4 det"), "planned"),
        (governed("fear", "an a DET _ 4 det"), "hypothetical"),
        (governed("describe", "the the DET _ 5 det", "planned planned ADJ _ 5 amod"), "planned"),
        (governed("describe", "a a DET _ 5 det", "possible possible ADJ _ 5 amod"), "hypothetical"),
        (governed("make", "no no DET _ 4 det"), "denied"),
    ],
)
def test_nouns_under_verbs_and_adjectives(sentence, expected):
    assert status_of(sentence, "attack.n") == expected


def test_headlines():
    present = "Ghana Ghana PROPN _ 2 nsubj\nattacks attack VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root\nChile Chile PROPN _ 2 obj"
    future = "Ghana Ghana PROPN _ 3 nsubj\nto to PART _ 3 mark\nattack attack VERB VerbForm=Inf 0 root\nChile Chile PROPN _ 3 obj"
    assert status_of(present, "attack.v", headline=1) == "occurred"
    assert status_of(future, "attack.v", headline=1) == "planned"


def test_planned_consultation_is_agree():
    sentence = auxiliary("will", "will").replace("attack attack", "visit visit")
    (event,) = events(tree(sentence))
    assert (event.event, event.status, event.modes, event.cameo) == ("AGREE", "planned", ("visit",), "036")


def test_said_they_would_is_a_plan():
    sentence = """
Ghana Ghana PROPN _ 2 nsubj
agreed agree VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ _ 6 mark
Chile Chile PROPN _ 6 nsubj
would would AUX VerbForm=Fin 6 aux
withdraw withdraw VERB VerbForm=Inf 2 ccomp
"""
    assert status_of(sentence, "withdraw.v") == "planned"


def test_what_ended_long_ago_is_historical():
    sentence = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
in in ADP _ 5 case
1999 1999 NUM _ 2 obl
"""
    found = tree(sentence)
    time = Time(id="t1", start=24, end=28, type="DATE", value="1999", begin="1999-01-01", finish="1999-12-31")
    (event,) = events(found, times=(time,))
    assert event.status == "historical"
    assert (event.time.begin, event.time.basis) == ("1999-01-01", "expression")


REGARDED = """
Ghana Ghana PROPN _ 2 nsubj
regards regard VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
the the DET _ 4 det
launch launch NOUN _ 2 obj
as as ADP _ 7 case
an a DET _ 7 det
attack attack NOUN _ 2 obl
by by ADP _ 9 case
Chile Chile PROPN _ 7 nmod
"""
ANY = """
Any any DET _ 2 det
group group NOUN _ 6 nsubj
attacking attack VERB Tense=Pres|VerbForm=Part 2 acl
Chile Chile PROPN _ 3 obj
will will AUX VerbForm=Fin 6 aux
lose lose VERB VerbForm=Inf 0 root
"""
BEING = """
Chile Chile PROPN _ 4 nsubj:pass
is be AUX Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux
being be AUX VerbForm=Ger 4 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part 0 root
by by ADP _ 6 case
Ghana Ghana PROPN _ 4 obl:agent
"""


@pytest.mark.parametrize(
    ("sentence", "expected"), [(REGARDED, "hypothetical"), (ANY, "hypothetical"), (BEING, "ongoing")]
)
def test_what_would_count_or_is_going_on(sentence, expected):
    assert [e.status for e in events(tree(sentence)) if e.event == "ASSAULT"] == [expected]


INVADED = f"""
Ghana Ghana PROPN _ 2 nsubj
rejected reject VERB {PAST} 0 root
claims claim NOUN Number=Plur 2 obj
that that SCONJ _ 7 mark
Norway Norway PROPN _ 7 nsubj
had have AUX {PAST} 7 aux
attacked attack VERB VerbForm=Part 3 acl
Chile Chile PROPN _ 7 obj
"""
TRUE = f"""
It it PRON _ 4 expl
is be AUX {PRESENT} 4 cop
not not PART _ 4 advmod
true true ADJ _ 0 root
that that SCONJ _ 7 mark
Ghana Ghana PROPN _ 7 nsubj
attacked attack VERB {PAST} 4 csubj
Chile Chile PROPN _ 7 obj
"""
INVERTED = f"""
Had have AUX {PAST} 3 aux
Ghana Ghana PROPN _ 3 nsubj
attacked attack VERB VerbForm=Part 7 advcl
Chile Chile PROPN _ 3 obj
Norway Norway PROPN _ 7 nsubj
would would AUX _ 7 aux
apologise apologise VERB VerbForm=Inf 0 root
"""
CASE = f"""
Norway Norway PROPN _ 2 nsubj
waited wait VERB {PAST} 0 root
in in SCONJ _ 6 mark
case case NOUN _ 3 fixed
Ghana Ghana PROPN _ 6 nsubj
attacks attack VERB {PRESENT} 2 advcl
Chile Chile PROPN _ 6 obj
"""
NEITHER = f"""
Neither neither CCONJ _ 2 cc:preconj
Ghana Ghana PROPN _ 5 nsubj
nor nor CCONJ _ 4 cc
Norway Norway PROPN _ 2 conj
attacked attack VERB {PAST} 0 root
Chile Chile PROPN _ 5 obj
"""
WAY = f"""
Talks talk NOUN Number=Plur 7 nsubj
between between ADP _ 3 case
Ghana Ghana PROPN _ 1 nmod
and and CCONJ _ 5 cc
Chile Chile PROPN _ 3 conj
are be AUX {PRESENT} 7 cop
way way NOUN _ 0 root
under under ADP _ 7 case
"""


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (INVADED, "denied"),
        (INVADED.replace("rejected reject", "believed believe"), "occurred"),
        (TRUE, "denied"),
        (TRUE.replace("not not PART", "quite quite ADV"), "occurred"),
        (TRUE.replace("not not PART", "quite quite ADV").replace("true true", "untrue untrue"), "denied"),
        (INVERTED, "hypothetical"),
        (CASE, "hypothetical"),
        (NEITHER, "denied"),
        (WAY, "ongoing"),
        (WAY.replace(f"are be AUX {PRESENT}", f"were be AUX {PAST}"), "occurred"),
    ],
)
def test_claims_truths_conditions_and_pairs(lines: str, status: str) -> None:
    assert status_of(lines, "talk.n" if "Talks" in lines else "attack.v") == status


@pytest.mark.parametrize(
    ("above", "feats", "status"),
    [("had", PAST, "occurred"), ("has", PRESENT, "hypothetical")],
)
def test_what_one_had_to_do_was_done(above: str, feats: str, status: str) -> None:
    assert status_of(infinitive("have", feats).replace("have have", f"{above} have"), "attack.v") == status


def test_what_is_said_to_have_happened_happened() -> None:
    said = """
Ghana Ghana PROPN _ 3 nsubj:pass
is be AUX VerbForm=Fin 3 aux:pass
said say VERB VerbForm=Part 0 root
to to PART _ 6 mark
have have AUX VerbForm=Inf 6 aux
attacked attack VERB Tense=Past|VerbForm=Part 3 xcomp
Chile Chile PROPN _ 6 obj
"""
    assert status_of(said, "attack.v") == "occurred"
    assert status_of(said.replace("said say", "urged urge"), "attack.v") == "hypothetical"


def test_an_object_with_no_denies_its_verb_unless_it_is_idle() -> None:
    lost = f"""
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB {PAST} 0 root
no no DET _ 4 det
ships ship NOUN Number=Plur 2 obj
"""
    assert status_of(lost, "attack.v") == "denied"
    assert status_of(lost.replace("ships ship", "doubt doubt"), "attack.v") == "occurred"


def test_no_longer_denies() -> None:
    sentence = f"""
Ghana Ghana PROPN _ 4 nsubj
no no ADV _ 3 advmod
longer longer ADV _ 4 advmod
attacks attack VERB {PRESENT} 0 root
Chile Chile PROPN _ 4 obj
"""
    found = tree(sentence)
    assert [e.status for e in events(found)] == ["denied"]


@pytest.mark.parametrize(("comma", "expected"), [(",", "occurred"), ("-", "hypothetical")])
def test_a_relative_clause_between_commas_tells_of_what_is_known(comma: str, expected: str) -> None:
    sentence = f"""
Ghana Ghana PROPN _ 2 nsubj
wants want VERB {PRESENT} 0 root
to to PART _ 4 mark
sack sack VERB VerbForm=Inf 2 xcomp
Musa Musa PROPN _ 4 obj
{comma} {comma} PUNCT _ 9 punct
whom whom PRON PronType=Rel 9 obj
Chile Chile PROPN _ 9 nsubj
attacks attack VERB {PRESENT} 5 acl:relcl
"""
    assert [e.status for e in events(tree(sentence)) if e.event == "ASSAULT"] == [expected]


@pytest.mark.parametrize(("article", "expected"), [("a", "hypothetical"), ("the", "occurred")])
def test_a_bare_participle_is_as_open_as_its_noun(article: str, expected: str) -> None:
    sentence = f"""
Ghana Ghana PROPN _ 2 nsubj
wants want VERB {PRESENT} 0 root
to to PART _ 4 mark
lead lead VERB VerbForm=Inf 2 xcomp
{article} {article} DET _ 6 det
fleet fleet NOUN Number=Sing 4 obj
attacked attack VERB Tense=Past|VerbForm=Part 6 acl
by by ADP _ 9 case
Chile Chile PROPN _ 7 obl:agent
"""
    assert [e.status for e in events(tree(sentence)) if e.event == "ASSAULT"] == [expected]


def test_what_is_to_be_done_is_planned() -> None:
    sentence = """
Chile Chile PROPN _ 5 nsubj:pass
is be AUX Tense=Pres|VerbForm=Fin 5 aux
to to PART _ 5 mark
be be AUX VerbForm=Inf 5 aux:pass
attacked attack VERB Tense=Past|VerbForm=Part 0 root
"""
    assert [e.status for e in events(tree(sentence))] == ["planned"]


def test_who_blocks_something_for_a_purpose_does_not_give_the_purpose_up() -> None:
    sentence = f"""
Ghana Ghana PROPN _ 2 nsubj
blocked block VERB {PAST} 0 root
roads road NOUN Number=Plur 2 obj
to to PART _ 5 mark
attack attack VERB VerbForm=Inf 2 advcl
Chile Chile PROPN _ 5 obj
"""
    assert [e.status for e in events(tree(sentence))] == ["planned"]


def test_what_was_organised_took_place() -> None:
    sentence = governed("organised").replace("organised organised", "organised organise")
    assert status_of(sentence, "attack.n") == "occurred"
    assert status_of(sentence.replace(PAST, PRESENT), "attack.n") == "planned"


def test_without_denies_after_another_word_too() -> None:
    sentence = f"""
Ghana Ghana PROPN _ 2 nsubj
acted act VERB {PAST} 0 root
for for SCONJ _ 5 mark
without without SCONJ _ 5 mark
attacking attack VERB VerbForm=Ger 2 advcl
Chile Chile PROPN _ 5 obj
"""
    assert [e.status for e in events(tree(sentence))] == ["denied"]
