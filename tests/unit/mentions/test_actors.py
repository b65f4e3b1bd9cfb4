"""Actors in hand-made trees."""

from tests.conllu_fixture import document

from onrecord.mentions import find_actors
from onrecord.schema import Actor

MINISTER = """
1 Norway norway PROPN _ Number=Sing 4 nmod:poss _ NER=B-LOC|SpaceAfter=No
2 's 's PART _ _ 1 case _ _
3 Foreign foreign PROPN _ _ 4 compound _ _
4 Minister minister PROPN _ Number=Sing 6 nmod:desc _ _
5 Kari kari PROPN _ _ 6 nmod:desc _ NER=B-PER
6 Lund lund PROPN _ Number=Sing 7 nsubj _ NER=I-PER|Etype=person
7 met meet VERB _ Tense=Past 0 root _ _
8 Turkish turkish ADJ _ _ 9 amod _ _
9 officials official NOUN _ Number=Plur 7 obj _ Etype=person|SpaceAfter=No
10 . . PUNCT _ _ 7 punct _ _

1 She she PRON _ Case=Nom|Gender=Fem|Number=Sing|Person=3 2 nsubj _ _
2 drank drink VERB _ Tense=Past 0 root _ _
3 Turkish turkish ADJ _ _ 4 amod _ _
4 coffee coffee NOUN _ Number=Sing 2 obj _ Etype=substance|SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _

1 Lund lund PROPN _ Number=Sing 2 nsubj _ NER=B-PER|Etype=person
2 left leave VERB _ Tense=Past 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _
"""


def named(actors: tuple[Actor, ...], name: str) -> Actor:
    found = [a for a in actors if a.name == name]
    assert len(found) == 1, [a.name for a in actors]
    return found[0]


def test_a_title_gives_country_sector_and_role() -> None:
    doc = document(MINISTER)
    lund = named(find_actors(doc), "Kari Lund")
    assert (lund.kind, lund.country, lund.sectors) == ("person", "NOR", ("GOV",))
    assert [(r.title, r.country) for r in lund.roles] == [("Foreign Minister", "NOR")]
    assert lund.entry == "offices:foreign minister"


def test_surname_and_pronoun_join_the_full_name() -> None:
    doc = document(MINISTER)
    lund = named(find_actors(doc), "Kari Lund")
    texts = [doc.text[m.start : m.end] for m in lund.mentions]
    assert texts == ["Norway's Foreign Minister Kari Lund", "She", "Lund"]
    assert [m.form for m in lund.mentions] == ["name", "pronoun", "name"]


def test_a_demonym_gives_a_group_its_country_and_coffee_none() -> None:
    actors = find_actors(document(MINISTER))
    officials = named(actors, "Turkish officials")
    assert (officials.kind, officials.country, officials.sectors) == ("group", "TUR", ("GOV",))
    assert not any(a.kind == "country" and a.country == "TUR" for a in actors)


def test_ids_follow_the_text_and_mentions_their_words() -> None:
    doc = document(MINISTER)
    actors = find_actors(doc)
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [a.mentions[0].start for a in actors]
    assert firsts == sorted(firsts)
