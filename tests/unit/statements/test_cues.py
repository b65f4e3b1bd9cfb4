import pytest

from onrecord.errors import LexiconError
from onrecord.lexicons import cues as lexicon


def test_the_lexicon_loads_and_names_its_entries():
    cues = lexicon.cues()
    assert len(cues) > 500
    assert cues["verb", "say"].entry == "cue:say"
    assert cues["verb", "call"].prepositions >= {"for"}


@pytest.mark.parametrize(
    "line",
    [
        "say\tverb\tspeech",
        "say\tadverbial\tspeech\tthat",
        "say\tverb\tsong\tthat",
        "say\tverb\tspeech\twhatever",
    ],
)
def test_a_line_that_breaks_the_rules_is_named(line: str):
    with pytest.raises(LexiconError, match="line 7"):
        lexicon._cue(line, 7)
