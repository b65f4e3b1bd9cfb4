"""CoNLL-U in and out."""

import pytest
from tests.conllu_fixture import document

from onrecord.errors import TableError
from onrecord.sentences.conllu import documents, write_document

SENTENCE = """
# newdoc id = d
1   They   they  PRON  _  Case=Nom  4  nsubj  _  _
2-3 don't  _     _     _  _         _  _      _  _
2   do     do    AUX   _  _         4  aux    _  _
3   n't    not   PART  _  _         4  advmod _  _
4   agree  agree VERB  _  _         0  root   _  Fact=-2.50|SpaceAfter=No
5   .      .     PUNCT _  _         4  punct  _  _
"""


def test_offsets_and_parts() -> None:
    d = document(SENTENCE)
    assert d.text == "They don't agree."
    assert [d.text[w.start : w.end] for w in d.sentences[0].words] == ["They", "do", "n't", "agree", "."]
    assert d.sentences[0].words[2].joined
    assert d.sentences[0].words[3].fact == -2.5
    assert d.sentences[0].children[3] == (0, 1, 2, 4)


def test_what_is_written_reads_the_same() -> None:
    d = document(SENTENCE)
    again, _ = next(documents(write_document(d).splitlines()))
    assert [w.form for w in again.sentences[0].words] == [w.form for w in d.sentences[0].words]
    assert "2-3\tdon't" in write_document(d)


def test_a_line_with_too_few_columns_is_named() -> None:
    with pytest.raises(TableError, match="line 2"):
        list(documents(["# x", "1\tA"]))
