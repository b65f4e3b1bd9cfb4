"""An office that one state alone has tells the country of whoever holds it."""

import pytest
from tests.conllu_fixture import document

from onrecord.mentions import find_actors

VISIT = """
1 {title} {title} PROPN _ _ 2 nmod:desc _ NER=O|Etype=person
2 Leo Leo PROPN _ _ 3 nsubj _ NER=B-PER|Etype=person
3 visited visit VERB _ Tense=Past|VerbForm=Fin 0 root _ _
4 Malta Malta PROPN _ _ 3 obj _ NER=B-LOC|Etype=place
5 . . PUNCT _ _ 3 punct _ _
"""


@pytest.mark.parametrize(("title", "country"), [("Pope", "VAT"), ("Taoiseach", "IRL")])
def test_the_title_tells_the_country(title: str, country: str):
    found = {a.name: a.country for a in find_actors(document(VISIT.format(title=title)))}
    assert found["Leo"] == country
