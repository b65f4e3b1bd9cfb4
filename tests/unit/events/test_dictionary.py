"""A user's verbs: patterns as conditions on the tree, with voice, particles, prepositions and roles."""

from pathlib import Path

import pytest
from tests.unit.events.trees import countries, tree

from onrecord.errors import LexiconError
from onrecord.events.dictionary import load_dictionary
from onrecord.events.find import find_events
from onrecord.schema import Event

VERBS = """
&GOODS
+RICE
+PUMPS

--- CARRY [060] ---
CARRY
SHUN [---]
- * &GOODS (TO +) [073]
- * {OLD ARMS} [072]
- * OUT ATTACK [190]
- * LAUGHTER [---]
- * BLAME (FROM $) [112]
- + * BLAME (BY $) [111]
- * NEWS [012]
- * STONES [999]

--- JOIN [057:057] ---
JOIN

--- APPEAR [---] ---
APPEAR
- * (BEFORE COURT) [:173]
"""
CARRIED = """
Ghana Ghana PROPN _ 2 nsubj
{form} {lemma} VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
{adjective} {adjective} ADJ _ 4 amod
{noun} {noun_lemma} NOUN _ 2 obj
to to ADP _ 6 case
Chile Chile PROPN _ 2 obl
"""
PASSIVE = """
Rice rice NOUN _ 3 nsubj:pass
was be AUX Mood=Ind|Tense=Past|VerbForm=Fin 3 aux:pass
carried carry VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
to to ADP _ 5 case
Chile Chile PROPN _ 3 obl
by by ADP _ 7 case
Ghana Ghana PROPN _ 3 obl:agent
"""
OUT = """
Ghana Ghana PROPN _ 2 nsubj
carried carry VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
out out ADP _ 2 compound:prt
an a DET _ 5 det
attack attack NOUN _ 2 obj
on on ADP _ 7 case
Chile Chile PROPN _ 5 nmod
"""
JOINED = """
Ghana Ghana PROPN _ 2 nsubj
joined join VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
Chile Chile PROPN _ 2 obj
"""
BLAMED = """
Ghana Ghana PROPN _ 2 nsubj
carries carry VERB Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
blame blame NOUN _ 2 obj
from from ADP _ 5 case
Chile Chile PROPN _ 2 obl
"""
IN_COURT = """
Ghana Ghana PROPN _ 2 nsubj
appeared appear VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root
before before ADP _ 5 case
the the DET _ 5 det
court court NOUN _ 2 obl
"""


def coded(folder: Path, sentence: str) -> list[tuple[str | None, str, str]]:
    path = folder / "own.txt"
    path.write_text(VERBS, encoding="utf-8")
    found = tree(sentence)
    names = {a.id: a.name for a in countries(found)}
    events = find_events(found, countries(found), (), (), (), load_dictionary(path))
    return [(e.cameo, *sides(e, names)) for e in events]


def sides(event: Event, names: dict[str, str]) -> tuple[str, str]:
    return " ".join(names[i] for i in event.actors), " ".join(names[i] for i in event.recipients)


def carried(noun: str, adjective: str = "fresh", form: str = "carried", lemma: str = "carry") -> str:
    return CARRIED.format(form=form, lemma=lemma, adjective=adjective, noun=noun, noun_lemma=noun.rstrip("s"))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (carried("pumps"), ("073", "GHA", "CHL")),
        (carried("arms", "old"), ("072", "GHA", "CHL")),
        (carried("arms"), ("060", "GHA", "CHL")),
        (PASSIVE, ("073", "GHA", "CHL")),
        (OUT, ("190", "GHA", "CHL")),
        (JOINED, ("057", "GHA CHL", "")),
        (BLAMED, ("112", "CHL", "GHA")),
        (IN_COURT, ("173", "", "GHA")),
    ],
)
def test_patterns_hold_wherever_grammar_puts_the_words(
    tmp_path: Path, sentence: str, wanted: tuple[str, str, str]
) -> None:
    assert coded(tmp_path, sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        carried("laughter"),
        carried("news"),
        carried("pumps", form="shunned", lemma="shun").replace("pumps pump", "trees tree"),
    ],
)
def test_no_code_and_codes_without_a_type_are_no_events(tmp_path: Path, sentence: str) -> None:
    assert coded(tmp_path, sentence) == []


def test_our_own_lexicon_is_left_aside(tmp_path: Path) -> None:
    assert coded(tmp_path, JOINED.replace("joined join", "attacked attack")) == []


def test_the_reason_names_the_pattern_and_bad_codes_their_line(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text(VERBS, encoding="utf-8")
    found = load_dictionary(path)
    assert found.problems == ("own.txt, line 16: no CAMEO code in [999]",)
    document = tree(carried("pumps"))
    event = find_events(document, countries(document), (), (), (), found)[0]
    assert event.because.entry == "own.txt:9 * &GOODS (TO +)"


def test_a_dictionary_without_any_code_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("--- CARRY [---] ---\nCARRY\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="CAMEO code"):
        load_dictionary(path)


def test_the_code_of_the_dictionary_stands_also_for_what_is_to_come(tmp_path: Path) -> None:
    will = carried("pumps").replace("carried carry", "carry carry").replace("Fin 0 root", "Inf 0 root")
    lines = will.strip().splitlines()
    lines = [
        *(line.replace(" 2 ", " 3 ") for line in lines[:1]),
        "will will AUX VerbForm=Fin 3 aux",
        *lines[1:],
    ]
    sentence = "\n".join(shifted(line) if n > 1 else line for n, line in enumerate(lines))
    assert coded(tmp_path, sentence) == [("073", "GHA", "CHL")]


def shifted(line: str) -> str:
    """A line of a tree before which a word was put in."""
    *columns, head, relation = line.split(" ")
    return " ".join((*columns, str(int(head) + (1 if head != "0" else 0)), relation))
