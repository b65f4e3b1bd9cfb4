"""The forms in which news reports what is said, one small tree each: ``form|lemma|TAG|head|relation[|features]``."""

import pytest
from tests.statements_fixture import build, content, read


def tree(words: str) -> str:
    """The columns of ``build`` from one line a sentence; an empty line parts paragraphs' sentences."""
    sentences = words.strip().split("\n")
    return "\n\n".join(
        "\n".join(" ".join(w.split("|", 5)) for w in s.split()) for s in sentences if s.strip()
    )


COLON = tree(
    "Okoro|Okoro|PROPN|2|nsubj said_|say|VERB|0|root|VerbForm=Fin :|:|PUNCT|2|punct “_|“|PUNCT|8|punct "
    "The|the|DET|6|det road|road|NOUN|8|nsubj is|be|AUX|8|cop open_|open|ADJ|2|ccomp ._|.|PUNCT|8|punct ”|”|PUNCT|8|punct"
)
BRACKETS = tree(
    "“_|“|PUNCT|7|punct We|we|PRON|7|nsubj [_|[|PUNCT|5|punct the|the|DET|5|det union_|union|NOUN|2|appos ]|]|PUNCT|5|punct "
    "stay_|stay|VERB|11|ccomp ,_|,|PUNCT|11|punct ”|”|PUNCT|11|punct Okoro|Okoro|PROPN|11|nsubj said_|say|VERB|0|root "
    ".|.|PUNCT|11|punct"
)
CORNERS = tree(
    "「_|「|PUNCT|3|punct We|we|PRON|3|nsubj stay_|stay|VERB|7|ccomp ,_|,|PUNCT|7|punct 」|」|PUNCT|7|punct "
    "Okoro|Okoro|PROPN|7|nsubj said_|say|VERB|0|root .|.|PUNCT|7|punct"
)
QUOTED_AS = tree(
    "Okoro|Okoro|PROPN|3|nsubj:pass was|be|AUX|3|aux:pass quoted|quote|VERB|0|root|Tense=Past|VerbForm=Part as|as|SCONJ|5|mark "
    "saying|say|VERB|3|advcl|VerbForm=Ger that|that|SCONJ|10|mark the|the|DET|8|det road|road|NOUN|10|nsubj is|be|AUX|10|cop "
    "open_|open|ADJ|5|ccomp .|.|PUNCT|3|punct"
)
ANONYMOUS = tree(
    "An|a|DET|2|det official_|official|NOUN|10|nsubj ,|,|PUNCT|4|punct speaking|speak|VERB|2|acl|VerbForm=Part on|on|ADP|6|case "
    "condition|condition|NOUN|4|obl of|of|ADP|8|case anonymity_|anonymity|NOUN|6|nmod ,|,|PUNCT|4|punct "
    "said|say|VERB|0|root|VerbForm=Fin the|the|DET|12|det road|road|NOUN|14|nsubj is|be|AUX|14|cop open_|open|ADJ|10|ccomp "
    ".|.|PUNCT|10|punct"
)
BELIEF = tree(
    "Analysts|analyst|NOUN|2|nsubj believe|believe|VERB|0|root|VerbForm=Fin that|that|SCONJ|7|mark the|the|DET|5|det "
    "truce|truce|NOUN|7|nsubj will|will|AUX|7|aux hold_|hold|VERB|2|ccomp .|.|PUNCT|2|punct"
)
INTENTION = tree(
    "The|the|DET|2|det company|company|NOUN|3|nsubj plans|plan|VERB|0|root|VerbForm=Fin to|to|PART|5|mark "
    "close|close|VERB|3|xcomp the|the|DET|7|det mine_|mine|NOUN|5|obj .|.|PUNCT|3|punct"
)
CALLED = tree(
    "Okoro|Okoro|PROPN|2|nsubj called|call|VERB|0|root|VerbForm=Fin the|the|DET|4|det plan|plan|NOUN|2|obj “_|“|PUNCT|7|punct "
    "a|a|DET|7|det gamble_|gamble|NOUN|2|xcomp ”|”|PUNCT|7|punct -|-|PUNCT|11|punct a|a|DET|11|det word|word|NOUN|7|appos "
    "he|he|PRON|13|nsubj likes_|like|VERB|11|acl:relcl .|.|PUNCT|2|punct"
)
FRAGMENT = tree(
    "Okoro|Okoro|PROPN|2|nsubj said|say|VERB|0|root|VerbForm=Fin the|the|DET|4|det report|report|NOUN|6|nsubj “_|“|PUNCT|6|punct "
    "confirms|confirm|VERB|2|ccomp|VerbForm=Fin our|our|PRON|8|nmod:poss fears_|fear|NOUN|6|obj ”|”|PUNCT|6|punct "
    "about|about|ADP|12|case the|the|DET|12|det bridge_|bridge|NOUN|2|obl .|.|PUNCT|2|punct"
)


@pytest.mark.parametrize(
    ("sentence", "speaker", "expected", "kind"),
    [
        pytest.param(COLON, ["Okoro"], ["The road is open."], "direct", id="colon"),
        pytest.param(BRACKETS, ["Okoro"], ["We [the union] stay"], "direct", id="brackets"),
        pytest.param(CORNERS, ["Okoro"], ["We stay"], "direct", id="corner brackets"),
        pytest.param(QUOTED_AS, ["Okoro"], ["the road is open"], "indirect", id="was quoted as saying"),
        pytest.param(
            ANONYMOUS, ["An official"], ["the road is open"], "indirect", id="on condition of anonymity"
        ),
        pytest.param(BELIEF, ["Analysts"], ["the truce will hold"], "indirect", id="belief"),
        pytest.param(INTENTION, ["The company"], ["to close the mine"], "indirect", id="intention"),
        pytest.param(CALLED, ["Okoro"], ["the plan", "a gamble"], "mixed", id="aside behind a dash"),
        pytest.param(
            FRAGMENT,
            ["Okoro"],
            ["the report", "confirms our fears", "about the bridge"],
            "mixed",
            id="tail behind a fragment",
        ),
    ],
)
def test_form(sentence: str, speaker: list[str], expected: list[str], kind: str):
    whole = build(sentence)
    (found,) = read(sentence)
    assert [s.of(whole.text) for s in found.speaker] == speaker
    assert content(whole, found) == expected
    assert found.kind == kind


SOURCES = tree(
    "Sources|source|NOUN|2|nsubj say|say|VERB|0|root|VerbForm=Fin the|the|DET|4|det road|road|NOUN|6|nsubj is|be|AUX|6|cop "
    "open_|open|ADJ|2|ccomp .|.|PUNCT|2|punct"
)
SAID_TO = tree(
    "The|the|DET|2|det general|general|NOUN|4|nsubj:pass is|be|AUX|4|aux:pass said|say|VERB|0|root|Tense=Past|VerbForm=Part "
    "to|to|PART|7|mark have|have|AUX|7|aux fled_|flee|VERB|4|xcomp .|.|PUNCT|4|punct"
)


def test_sources_without_a_name_are_a_hedge():
    (found,) = read(SOURCES)
    assert found.hedge is not None
    assert found.hedge.of(build(SOURCES).text) == "Sources"


def test_what_is_said_of_somebody_has_no_speaker():
    (found,) = read(SAID_TO)
    assert found.speaker == ()
    assert content(build(SAID_TO), found)[-1].endswith("to have fled")


TITLE = tree(
    "She|she|PRON|2|nsubj read|read|VERB|0|root|VerbForm=Fin “_|“|PUNCT|6|punct The|the|DET|6|det Long|Long|PROPN|6|compound "
    "Road_|Road|PROPN|2|obj ”|”|PUNCT|6|punct on|on|ADP|9|case Monday_|Monday|PROPN|2|obl .|.|PUNCT|2|punct"
)


def test_the_title_of_a_work_is_nobodys_words():
    assert read(TITLE) == []


OPENED = tree(
    "Okoro|Okoro|PROPN|2|nsubj said_|say|VERB|0|root|VerbForm=Fin :|:|PUNCT|2|punct “_|“|PUNCT|7|punct We|we|PRON|7|nsubj "
    "will|will|AUX|7|aux stay_|stay|VERB|2|ccomp .|.|PUNCT|7|punct"
)
RESUMED = tree(
    "“_|“|PUNCT|4|punct Nobody|nobody|PRON|4|nsubj will|will|AUX|4|aux go_|go|VERB|0|root ._|.|PUNCT|4|punct ”|”|PUNCT|4|punct"
)


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    whole = build(OPENED, RESUMED)
    (found,) = read(OPENED, RESUMED)
    assert content(whole, found) == ["We will stay.", "Nobody will go."]
    assert found.kind == "direct"


AFTER = tree(
    "The|the|DET|2|det road|road|NOUN|4|nsubj is|be|AUX|4|cop open_|open|ADJ|7|ccomp ,|,|PUNCT|7|punct Okoro|Okoro|PROPN|7|nsubj "
    "said_|say|VERB|0|root|VerbForm=Fin .|.|PUNCT|7|punct\n"
    "“_|“|PUNCT|5|punct Nobody|nobody|PRON|5|nsubj will|will|AUX|5|aux be|be|AUX|5|aux stopped_|stop|VERB|0|root "
    "._|.|PUNCT|5|punct ”|”|PUNCT|5|punct"
)


def test_whole_sentences_behind_a_report_are_of_the_same_speaker():
    whole = build(AFTER)
    (found,) = read(AFTER)
    assert content(whole, found) == ["The road is open", "Nobody will be stopped."]
    assert [s.of(whole.text) for s in found.speaker] == ["Okoro"]


ADDED = tree(
    "“_|“|PUNCT|3|punct We|we|PRON|3|nsubj stay_|stay|VERB|7|ccomp ,_|,|PUNCT|7|punct ”|”|PUNCT|7|punct Okoro|Okoro|PROPN|7|nsubj "
    "said_|say|VERB|0|root|VerbForm=Fin ,|,|PUNCT|9|punct adding|add|VERB|7|advcl|VerbForm=Part later_|later|ADV|9|advmod "
    ",|,|PUNCT|9|punct “_|“|PUNCT|15|punct Nobody|nobody|PRON|15|nsubj will|will|AUX|15|aux go_|go|VERB|9|ccomp "
    "._|.|PUNCT|15|punct ”|”|PUNCT|15|punct"
)


def test_what_is_added_later_is_a_statement_of_its_own():
    whole = build(ADDED)
    first, second = read(ADDED)
    assert content(whole, first) == ["We stay"]
    assert content(whole, second) == ["Nobody will go."]
    assert [s.of(whole.text) for s in second.speaker] == ["Okoro"]


HOPES = tree(
    "Okoro|Okoro|PROPN|2|nsubj said|say|VERB|0|root|VerbForm=Fin that|that|SCONJ|5|mark she|she|PRON|5|nsubj "
    "hopes|hope|VERB|2|ccomp|VerbForm=Fin the|the|DET|7|det truce|truce|NOUN|9|nsubj will|will|AUX|9|aux "
    "hold_|hold|VERB|5|ccomp .|.|PUNCT|2|punct"
)
THEY_HOPE = HOPES.replace("she she PRON", "envoys envoy NOUN").replace("hopes hope", "hope hope")


def test_a_hope_that_the_speaker_tells_of_is_part_of_what_is_said():
    assert len(read(HOPES)) == 1


def test_a_hope_of_others_stands_inside_the_report():
    outer, inner = read(THEY_HOPE)
    assert inner.according_to == outer.id


NAMES_ITSELF = tree(
    "The|the|DET|2|det group|group|NOUN|3|nsubj calls|call|VERB|0|root|VerbForm=Fin itself|itself|PRON|3|obj|Reflex=Yes "
    "the|the|DET|7|det Green|Green|PROPN|7|compound Front_|Front|PROPN|3|xcomp .|.|PUNCT|3|punct"
)
FOUND = tree(
    "Okafor|Okafor|PROPN|3|nsubj:pass was|be|AUX|3|aux:pass found|find|VERB|0|root|Tense=Past|VerbForm=Part "
    "guilty_|guilty|ADJ|3|xcomp .|.|PUNCT|3|punct"
)
FEARED = tree(
    "When|when|ADV|9|advmod Olsen_|Olsen|PROPN|9|nsubj ,|,|PUNCT|5|punct who|who|PRON|5|nsubj "
    "feared|fear|VERB|2|acl:relcl|VerbForm=Fin for|for|ADP|7|case us_|we|PRON|5|obl ,|,|PUNCT|2|punct left_|leave|VERB|12|advcl "
    ",|,|PUNCT|9|punct soldiers|soldier|NOUN|12|nsubj came_|come|VERB|0|root .|.|PUNCT|12|punct"
)
WHILE = tree(
    "Guards|guard|NOUN|2|nsubj criticised|criticise|VERB|0|root|VerbForm=Fin as|as|SCONJ|5|mark she|she|PRON|5|nsubj "
    "arrived_|arrive|VERB|2|advcl|VerbForm=Fin .|.|PUNCT|2|punct"
)


@pytest.mark.parametrize(
    "sentence", [NAMES_ITSELF, FOUND, WHILE], ids=["itself", "found guilty", "as she arrived"]
)
def test_nothing_is_said(sentence: str):
    assert read(sentence) == []


def test_a_fear_told_of_in_passing_does_not_report_the_sentence_around_it():
    whole = build(FEARED)
    assert not any("left" in piece for found in read(FEARED) for piece in content(whole, found))
