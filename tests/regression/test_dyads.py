"""Who does what to whom as CAMEO dyads: the whole pipeline on plain sentences of our own.

The sentences are read whole, so the network has its part: a share of them must be right, not each.
"""

from pathlib import Path

from onrecord.lexicons.countries import country_by_code
from onrecord.pipeline import read_article
from onrecord.render.cameo import dyads
from onrecord.schema import Article, Published

FLOOR = 0.84
LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "dyads.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def found(sentence: str) -> set[str]:
    """The dyads of ``sentence`` as ``NOR>PER:040``; whoever is no country is IGO, or --- where nothing is known."""
    reading = read_article(Article(id="line", text=sentence, published=Published("2015-06-09", "given")))
    side = {
        a.id: "---" if a.country is None else a.country if a.country in country_by_code() else "IGO"
        for a in reading.actors
    }
    return {f"{side[d.source]}>{side[d.target]}:{d.code}" for d in dyads(reading)}


def test_dyads() -> None:
    right = wanted = invented = 0
    for expected, sentence in LINES:
        have = found(sentence)
        asked = [] if expected == "-" else [alternatives.split("|") for alternatives in expected.split(",")]
        kept = [{h for h in have if h.startswith(tuple(alternatives))} for alternatives in asked]
        wanted += len(asked)
        right += sum(map(bool, kept))
        invented += len(have - set().union(*kept))
    assert 2 * right / (wanted + right + invented) >= FLOOR
