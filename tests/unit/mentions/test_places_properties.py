"""Places on arbitrary input: no crash, valid spans, the same answer each time, and no slower than it may be."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timing import processor_seconds

from onrecord.lexicons.gazetteer import candidates_of, gazetteer, key_of, lookup
from onrecord.mentions.places import find_places
from onrecord.schema import Article, Document, ParsedSentence, Word
from onrecord.sentences.dateline import dateline

FORMS = st.sampled_from(
    "Paris , Texas the of in Springfield County US us New York Georgia - ( ) 's Gulf Oman River city and Jordan St."
    " Louis Turkish north Congo Ohio May".split()
) | st.text(min_size=1, max_size=6).filter(lambda s: bool(s.strip()))
TAGS = st.sampled_from(("O", "O", "B-LOC", "I-LOC", "B-PER", "I-PER", "B-ORG", "I-ORG"))
WORDS = st.lists(
    st.tuples(FORMS, TAGS, st.sampled_from(("PROPN", "NOUN", "ADP", "ADJ")), st.integers(-1, 30)),
    min_size=1,
    max_size=25,
)


def built(sentences: list[list[tuple[str, str, str, int]]]) -> Document:
    """A document whose trees may be anything a broken parser could give, heads in range."""
    text, parsed = "", []
    for index, drawn in enumerate(sentences):
        words = []
        for i, (form, tag, upos, head) in enumerate(drawn):
            start = len(text)
            text += form + " "
            above = head if head < i else -1
            relation = "root" if above < 0 else "case" if upos == "ADP" else "obl"
            words.append(Word(start, start + len(form), form, form.lower(), upos, "_", above, relation, tag))
        parsed.append(ParsedSentence.build(index, 0, tuple(words)))
    return Document(Article(id="x", text=text), tuple(parsed))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=5))
def test_spans_lie_in_the_text_and_nothing_crashes(sentences: list[list[tuple[str, str, str, int]]]) -> None:
    document = built(sentences)
    places = find_places(document)
    assert places == find_places(document)
    assert [p.id for p in places] == [f"p{n}" for n in range(1, len(places) + 1)]
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(document.text)
        assert (place.lat is None) == (place.lon is None)
        assert (place.basis == "country") == (place.feature == "PCLI")
        assert place.basis != "country" or place.lat is None
        end = place.end


@given(st.text(max_size=200))
def test_look_up_and_dateline_take_any_text(text: str) -> None:
    assert all(c.name for c in lookup(text))
    found = dateline(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


def test_all_entries_are_sound() -> None:
    found = gazetteer()
    for entry in range(0, len(found), 97):
        c = found.candidate(entry << 1)
        assert any(o.entry == entry for o in lookup(c.name))
        assert c.country is None or len(c.country) == 3
        assert c.lat is None or (-90 <= c.lat <= 90 and c.lon is not None and -180 <= c.lon <= 180)


def test_every_country_is_known_by_its_alpha_3_code() -> None:
    found = gazetteer()
    nations = {
        found.candidate(i << 1).country for i in range(400) if found.candidate(i << 1).feature == "PCLI"
    }
    assert len(nations) > 240
    assert {"XKX", "PSE", "TWN", "UKR", "RUS", "ISR"} <= nations


def test_many_namesakes_stay_within_the_time_limit() -> None:
    names = ["Springfield", "Georgetown", "Salem", "Clinton", "Madison", "Washington", "Franklin", "Jackson"]
    drawn = [[(n, "B-LOC", "PROPN", -1) for n in names] for _ in range(60)]
    document = built(drawn)
    for name in names:
        candidates_of(key_of(name))
    assert processor_seconds(partial(find_places, document)) < 0.02 * max(1, len(document.text) / 1000)
