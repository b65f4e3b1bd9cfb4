from tests.unit.events.trees import events, tree, who

from onrecord.events.pairs import code_pair_in
from onrecord.schema import Place, Span, Statement, Time, Word

BOMBED = """
Ghana Ghana PROPN _ 2 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Tema Tema PROPN _ 2 obj
in in ADP _ 5 case
Chile Chile PROPN _ 2 obl
"""
TOLL = """
At at ADP _ 2 case
least least ADJ _ 3 nmod
40 40 NUM _ 4 nummod
people people NOUN _ 6 nsubj:pass
were be AUX Mood=Ind|Tense=Past|VerbForm=Fin 6 aux:pass
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
by by ADP _ 8 case
Ghana Ghana PROPN _ 6 obl:agent
"""
CRASH = """
Chile Chile PROPN _ 3 nsubj:pass
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 3 aux:pass
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
in in ADP _ 6 case
a a DET _ 6 det
crash crash NOUN _ 3 obl
"""
SAID = """
Peru Peru PROPN _ 2 nsubj
said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Ghana Ghana PROPN _ 4 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 ccomp
Chile Chile PROPN _ 4 obj
"""
AFTER = """
Peru Peru PROPN _ 2 nsubj
met meet VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Norway Norway PROPN _ 2 obj
Monday Monday PROPN _ 2 obl:tmod
after after SCONJ _ 7 mark
Ghana Ghana PROPN _ 7 nsubj
attacked attack VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 advcl
Chile Chile PROPN _ 7 obj
"""
REFUSED = """
Ghana Ghana PROPN _ 2 nsubj
refused refuse VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
meet meet VERB VerbForm=Inf 2 xcomp
Chile Chile PROPN _ 4 obj
"""


def word_at(text: str, form: str) -> Span:
    return Span(text.index(form), text.index(form) + len(form))


def test_place_is_what_was_attacked_and_never_the_dateline():
    found = tree(BOMBED)
    span = word_at(found.text, "Tema")
    place = Place(id="p1", start=span.start, end=span.end, name="Tema", country="GHA", lat=5.7, lon=0.0)
    (event,) = events(found, places=(place,))
    assert event.place is not None
    assert (event.place.place_id, event.place.basis) == ("p1", "argument")
    dateline = Place(id="p1", start=span.start, end=span.end, name="Tema", basis="dateline")
    assert events(found, places=(dateline,))[0].place is None


def test_a_toll_is_a_quantity_with_its_bounds():
    (event,) = events(tree(TOLL))
    (toll,) = event.quantities
    assert (toll.of, toll.low, toll.high) == ("killed", 40, None)
    assert tree(TOLL).text[toll.start : toll.end] == "At least 40"


def test_mishaps_are_no_attacks():
    assert events(tree(CRASH)) == ()


def test_attribution_runs_from_the_outermost_to_the_innermost():
    found = tree(SAID)
    whole, inner = Span(0, len(found.text)), Span(found.text.index("Ghana"), len(found.text))
    statements = (
        Statement(id="s1", content=(whole,)),
        Statement(id="s2", content=(inner,), according_to="s1"),
    )
    (event,) = events(found, statements=statements)
    assert event.according_to == ("s1", "s2")
    assert event.status == "occurred"
    assert events(found)[0].according_to == ()


def test_a_clause_with_after_has_its_own_time():
    found = tree(AFTER)
    span = word_at(found.text, "Monday")
    monday = Time(
        id="t1",
        start=span.start,
        end=span.end,
        type="DATE",
        value="2024-03-18",
        begin="2024-03-18",
        finish="2024-03-18",
    )
    met, attacked = events(found, times=(monday,))
    assert (met.time.begin, met.time.basis) == ("2024-03-18", "expression")
    assert (attacked.time.begin, attacked.time.finish, attacked.time.basis) == (None, "2024-03-24", "tense")


def test_ids_count_in_text_order_and_confidence_is_a_share():
    found = tree(AFTER, SAID)
    every = events(found)
    assert [e.id for e in every] == [f"e{n}" for n in range(1, len(every) + 1)]
    assert all(0 < e.confidence < 1 for e in every)


def test_other_names_change_nothing_but_the_names():
    first, second = tree(SAID), tree(SAID.replace("Ghana", "Norway").replace("Peru", "Ghana"))
    (one,), (other,) = events(first), events(second)
    assert (one.event, one.status, one.confidence) == (other.event, other.status, other.confidence)
    assert who(second, other) == (["NOR"], ["CHL"])


def test_a_pair_is_coded_by_what_stands_between_the_two():
    found = tree(SAID)
    coding = code_pair_in(found, word_at(found.text, "Ghana"), word_at(found.text, "Chile"))
    assert (coding.event, coding.quad, coding.status) == ("ASSAULT", 4, "occurred")
    assert coding.alternatives[0][0] == "ASSAULT"


def test_a_refusal_stands_above_what_is_refused():
    found = tree(REFUSED)
    coding = code_pair_in(found, word_at(found.text, "Ghana"), word_at(found.text, "Chile"))
    assert coding.event == "REJECT"


def test_a_pair_always_gets_an_answer():
    found = tree(
        "Ghana Ghana PROPN _ 2 nsubj\nsees see VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root\nChile Chile PROPN _ 2 obj"
    )
    coding = code_pair_in(found, word_at(found.text, "Ghana"), word_at(found.text, "Chile"))
    assert coding.event
    assert coding.confidence < 0.5
    assert code_pair_in(found, None, None).event


def test_odd_trees_are_read_all_the_same():
    one = tree("Attack attack NOUN _ 0 root")
    assert events(one) == ()
    flat = tree("attacked attack VERB _ 0 root\nGhana Ghana PROPN _ 1 dep\n, , PUNCT _ 1 punct")
    assert isinstance(events(flat), tuple)
    assert isinstance(flat.sentences[0].words[0], Word)


RUN_OVER = """
Chile Chile PROPN _ 3 nsubj:pass
was be AUX _ 3 aux:pass
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
by by ADP _ 6 case
a a DET _ 6 det
bus bus NOUN _ 3 obl:agent
"""
OVERTURNED = """
Chile Chile PROPN _ 3 nsubj:pass
was be AUX _ 3 aux:pass
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
when when ADV PronType=Int 7 advmod
a a DET _ 6 det
bus bus NOUN _ 7 nsubj
overturned overturn VERB Mood=Ind|Tense=Past|VerbForm=Fin 3 advcl
"""
AMBUSHED = OVERTURNED + "amid amid ADP _ 9 case\ngunfire gunfire NOUN _ 7 obl\n"


def test_who_dies_by_mischance_is_not_attacked() -> None:
    assert [len(events(tree(s))) for s in (RUN_OVER, OVERTURNED, AMBUSHED)] == [0, 0, 1]


WARNED = """
Ghana Ghana PROPN _ 2 nsubj
spoke speak VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
of of ADP _ 4 case
attacks attack NOUN Number=Plur 2 obl
on on ADP _ 6 case
Chile Chile PROPN _ 4 nmod
"""


def test_a_noun_only_mentions_what_was_told() -> None:
    assert [e.event for e in events(tree(WARNED))] == ["ASSAULT"]
    assert [e.sentence for e in events(tree(BOMBED, WARNED))] == [0]


MARCHED = """
Ghana Ghana PROPN _ 2 nsubj
{verb} {verb} VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
demand demand VERB VerbForm=Inf 2 advcl
Peru Peru PROPN _ 4 obj
"""


def test_what_people_march_for_is_no_event_beside_the_march() -> None:
    assert [e.event for e in events(tree(MARCHED.format(verb="march")))] == ["PROTEST"]
    assert [e.event for e in events(tree(MARCHED.format(verb="agree")))] == ["AGREE", "REQUEST"]
