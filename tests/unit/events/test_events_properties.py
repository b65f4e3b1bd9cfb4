"""Whatever tree the network makes of a sentence, the events stage gives well-formed events and the same ones again."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.events.test_collective import group
from tests.unit.events.trees import countries, tree

from onrecord.events.find import find_events
from onrecord.render.cameo import dyads
from onrecord.schema import Article, ReaderVersion, Reading, Sentence, validate

WORDS = (
    "Ghana Ghana PROPN _|Chile Chile PROPN _|Peru Peru PROPN _|Chilean Chilean ADJ _|its its PRON Poss=Yes|"
    "attacked attack VERB Mood=Ind,Tense=Past,VerbForm=Fin|attacked attack VERB Tense=Past,VerbForm=Part|"
    "killed kill VERB Tense=Past,VerbForm=Part,Voice=Pass|Fighting fight VERB VerbForm=Ger|met meet VERB VerbForm=Fin|"
    "refused refuse VERB VerbForm=Fin|called call VERB VerbForm=Fin|must must AUX _|said say VERB VerbForm=Fin|"
    "withdraw withdraw VERB VerbForm=Inf|talks talk NOUN Number=Plur|attack attack NOUN _|ships ship NOUN Number=Plur|"
    "troops troops NOUN Number=Ptan|countries country NOUN Number=Plur|sides side NOUN Number=Plur|both both DET _|"
    "which which PRON PronType=Rel|and and CCONJ _|, , PUNCT _|. . PUNCT _|between between ADP _|with with ADP _|"
    "by by ADP _|from from ADP _|to to PART _|not not PART _|would would AUX VerbForm=Fin|was be AUX VerbForm=Fin|"
    "12 12 NUM _|half half DET _|a a DET _|million million NUM _|toll toll NOUN _|Monday Monday PROPN _"
).split("|")
RELATIONS = (
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod compound appos conj cc case mark aux aux:pass cop ccomp "
    "xcomp advcl acl acl:relcl advmod det nummod flat parataxis punct compound:prt dep"
).split()
CELLS = st.tuples(st.sampled_from(WORDS), st.integers(0, 30), st.sampled_from(RELATIONS))


def sentence(cells: list[tuple[str, int, str]]) -> str:
    """Six columns; each word but the first hangs on an earlier or later one, without circles."""
    order = sorted(range(len(cells)), key=lambda n: (cells[n][1], n))
    lines = [""] * len(cells)
    for rank, n in enumerate(order):
        word, number, relation = cells[n]
        form, lemma, tag, feats = word.split(" ")
        head = order[number % rank] + 1 if rank else 0
        columns = (form, lemma, tag, feats.replace(",", "|") if tag != "PUNCT" else "_", head)
        lines[n] = " ".join(map(str, (*columns, relation if rank else "root")))
    return "\n".join(lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=14), min_size=1, max_size=3))
def test_events_are_well_formed(sentences: list[list[tuple[str, int, str]]]) -> None:
    found = tree(*(sentence(cells) for cells in sentences))
    actors = [*countries(found)]
    for n, words in enumerate(("countries", "sides", "troops")):
        if words in found.text:
            actors.append(group(found, words, n))
    events = find_events(found, tuple(actors), (), (), ())
    assert events == find_events(found, tuple(actors), (), (), ())
    reading = Reading(
        reader=ReaderVersion("onrecord", "0", "", "", ""),
        article=Article(id="x", text=found.text),
        sentences=tuple(Sentence(s.start, s.end, s.paragraph) for s in found.sentences),
        actors=tuple(actors),
        events=events,
    )
    assert all(a != b for a, b, _, _ in dyads(validate(reading)))
