"""Who does what to whom in the constructions of English news: passives, relative clauses, control, headlines, nouns …

The sentences are read whole, so the network has its part: a share of them must be right, not each.
"""

from pathlib import Path

import pytest

from onrecord.pipeline import read_article
from onrecord.schema import Article, Published, Reading

FLOOR = 0.84
LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "constructions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def read(sentence: str) -> Reading:
    return read_article(Article(id="line", text=sentence, published=Published("2015-06-09", "given")))


def is_right(kind: str, actors: str, recipients: str, sentence: str) -> bool:
    """True if an event of that type has these parties; where nobody is recipient, the sides may be told apart."""
    reading = read(sentence)
    names = {a.id: a.country or a.name for a in reading.actors}
    wanted = [set(side.split(",")) - {""} for side in (actors, recipients)]
    for event in reading.events:
        sides = [{names[i] for i in ids} for ids in (event.actors, event.recipients)]
        if event.event == kind and (sides == wanted or (not recipients and sides[0] | sides[1] == wanted[0])):
            return True
    return False


@pytest.mark.parametrize("part", range(3))
def test_constructions(part: int) -> None:
    lines = LINES[part::3]
    wrong = [line for line in lines if not is_right(*line)]
    assert len(wrong) <= (1 - FLOOR) * len(lines), wrong
