"""Names that bodies of several countries have stand for the one whose country the article names."""

import pytest
from tests.conllu_fixture import document

from onrecord.lexicons.organizations import names_in_context, organizations
from onrecord.mentions import find_actors
from onrecord.schema import Actor


def actors_of(*words: tuple[str, str, str]) -> tuple[Actor, ...]:
    """Actors of a sentence "A B … spoke": (form, tag, entity) for each word but the verb, the last but one its subject."""
    lines = []
    for n, (form, upos, ner) in enumerate(words, 1):
        head, relation = (len(words) + 1, "nsubj") if n == len(words) else (len(words), "nmod:desc")
        lines.append(
            f"{n}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{relation}\t_\tNER={ner}|Etype=organization"
        )
    lines.append(f"{len(words) + 1}\tspoke\tspeak\tVERB\t_\t_\t0\troot\t_\t_")
    return find_actors(document("\n".join(lines)))


@pytest.mark.parametrize(
    ("adjective", "country"), [("Guyanese", "GUY"), ("Nigerian", None), ("Jamaican", None)]
)
def test_an_abbreviation_goes_by_the_country_that_is_named(adjective: str, country: str | None) -> None:
    found = actors_of((adjective, "ADJ", "O"), ("PNC", "PROPN", "B-ORG"))
    entries = {a.entry for a in found}
    name = "organizations:People's National Congress"
    assert any(e is not None and e.startswith(name) for e in entries) is (country == "GUY")


def test_a_word_that_is_a_name_besides_needs_the_readers_tag() -> None:
    spanish = ("Spanish", "ADJ", "O")
    assert any(a.sectors == ("PTY",) for a in actors_of(spanish, ("Vox", "PROPN", "B-ORG")))
    assert not any(a.sectors == ("PTY",) for a in actors_of(spanish, ("Vox", "PROPN", "B-LOC")))


def test_no_name_in_context_is_known_without_it_in_the_same_country() -> None:
    for name, bodies in names_in_context().items():
        for body in bodies:
            assert name not in body.names
            other = organizations().get(name)
            assert other is None or other.country != body.country, name
