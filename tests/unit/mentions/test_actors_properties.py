"""Actors on arbitrary input: no crash, mentions that stand in the text, the same answer each time, no hang."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import processor_seconds

from onrecord.mentions import find_actors, find_places
from onrecord.schema import Article, Document, ParsedSentence, Published, Word
from onrecord.sentences import parse_article

FORMS = st.sampled_from(
    "Norway Chile Kenyan the The both two sides leaders presidents of and , ( ) ' '' “ ” - President Minister Ada Novak"
    " Union party forces government he she it its they their we I who said met with against troops spokesman Washington"
    " House Council UN in another".split()
) | st.text(min_size=1, max_size=6).filter(lambda s: bool(s.strip()))
TAGS = st.sampled_from(("O", "O", "O", "B-LOC", "I-LOC", "B-PER", "I-PER", "B-ORG", "I-ORG"))
POS = st.sampled_from(("PROPN", "NOUN", "VERB", "ADP", "ADJ", "PRON", "PUNCT", "DET", "NUM"))
RELATIONS = st.sampled_from(
    "nsubj obj obl obl:agent nmod nmod:poss amod compound flat conj appos case acl:relcl xcomp nummod".split()
)
KINDS = st.sampled_from(("_", "person", "organization", "place", "abstract", "event"))
WORD = st.tuples(FORMS, TAGS, POS, st.integers(-1, 40), RELATIONS, KINDS, st.booleans())
SENTENCES = st.lists(st.lists(WORD, min_size=1, max_size=20), max_size=5)
TEXTS = st.text(max_size=400) | st.lists(FORMS, max_size=60).map(" ".join)
DATE = Published("1975-05-01", "given")

Drawn = tuple[str, str, str, int, str, str, bool]


def built(sentences: list[list[Drawn]]) -> Document:
    """A document with any tree that has no loop: each governor stands to the left of its word."""
    text, parsed = "", []
    for index, drawn in enumerate(sentences):
        words = []
        for i, (form, tag, upos, head, relation, kind, plural) in enumerate(drawn):
            start = len(text)
            text += form + " "
            above = head % i if head >= 0 and i else -1
            words.append(
                Word(
                    start, start + len(form), form, form.lower(), upos, "Number=Plur" if plural else "_", above,
                    relation if above >= 0 else "root", tag, kind,
                )
            )  # fmt: skip
        parsed.append(ParsedSentence.build(index, index // 2, tuple(words)))
    return Document(Article(id="x", text=text, published=DATE), tuple(parsed))


def check(document: Document) -> None:
    places = find_places(document)
    actors = find_actors(document, places)
    assert actors == find_actors(document, places)
    ids = [a.id for a in actors]
    assert ids == [f"a{n}" for n in range(1, len(ids) + 1)]
    for actor in actors:
        assert actor.mentions
        assert actor.name
        assert not set(actor.members) - set(ids) - {actor.id}
        assert actor.id not in actor.members
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= len(document.text)
            assert document.text[mention.start : mention.end].strip()


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_any_tree_gives_actors_that_stand_in_the_text(sentences: list[list[Drawn]]) -> None:
    check(built(sentences))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_read_by_the_whole_reader_gives_actors_that_stand_in_it(text: str) -> None:
    check(parse_article(Article(id="x", text=text, published=DATE)))


def test_long_repetitive_texts_take_time_in_proportion() -> None:
    for text in (
        "Norway and Chile said they and both countries met the two sides. " * 300,
        "Ada Novak (AN), president of the Union, said: “I told him and she told us.” " * 250,
        "and " * 4000,
    ):
        document = parse_article(Article(id="x", text=text, published=DATE))
        assert processor_seconds(partial(find_actors, document)) < 0.02 * max(10, len(text) / 1000), text[:40]


def test_a_name_that_is_left_with_blanks_alone_is_no_crash() -> None:
    name = ("Norway", "O", "PROPN", 0, "nsubj", "_", False)
    check(built([[name, (" {", "B-PER", "PROPN", 0, "nsubj", "_", False)]]))
