"""Labels that name a speaker."""

import msgspec
from tests.statements_fixture import build, content, read

from onrecord.statements import find_statements

HEADLINE = """
Minister_ minister NOUN 0 root
: : PUNCT 3 punct
talks talk NOUN 1 parataxis
to to PART 5 mark
resume resume VERB 3 acl
"""
TURNS = """
OKORO_ OKORO PROPN 0 root
: : PUNCT 5 punct
We we PRON 5 nsubj
are be AUX 5 aux
leaving_ leave VERB 1 parataxis
. . PUNCT 1 punct
"""
TOPIC = """
Weather_ weather NOUN 0 root
: : PUNCT 1 punct
rain rain NOUN 1 appos
"""


def test_a_headline_that_names_its_source_first():
    whole = build(HEADLINE)
    sentence = whole.sentences[0]
    words = (msgspec.structs.replace(sentence.words[0], etype="person"), *sentence.words[1:])
    named = msgspec.structs.replace(whole, sentences=(msgspec.structs.replace(sentence, words=words),))
    (found,) = find_statements(named, (), ())
    assert content(named, found) == ["talks to resume"]
    assert [s.of(named.text) for s in found.speaker] == ["Minister"]


def test_labels_in_capitals_make_a_transcript():
    whole = build(TURNS, TURNS.replace("OKORO", "LINDQVIST"))
    found = read(TURNS, TURNS.replace("OKORO", "LINDQVIST"))
    assert [s.of(whole.text) for f in found for s in f.speaker] == ["OKORO", "LINDQVIST"]
    assert content(whole, found[1]) == ["We are leaving"]


def test_a_topic_is_no_speaker():
    assert read(TOPIC) == []
