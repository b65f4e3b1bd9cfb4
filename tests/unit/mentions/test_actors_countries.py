"""Offices, governments and groups of every country are read alike: no country's name is treated differently."""

import pytest
from tests.conllu_fixture import document

from onrecord.lexicons.countries import Country, capitals, countries, country_names, demonyms
from onrecord.mentions import find_actors
from onrecord.schema import Actor, Document

_NAMES = [c for c in countries() if not c.former and country_names()[c.name] == c.code]
STATES = [c for c in _NAMES if c.adjectives and demonyms()[c.adjectives[0]] == c.code]
SEATED = [c for c in STATES if c.capitals and capitals().get(c.capitals[0]) == c.code]

Row = tuple[str, str, int, str, str]


def name_rows(name: str, at: int, head: int, relation: str, ner: str = "LOC") -> list[Row]:
    """A name of several words as rows (form, UPOS, head, relation, NER): its last word is the head."""
    parts = name.split()
    last = at + len(parts) - 1
    rows = [(p, "PROPN", last, "compound", f"{'I' if n else 'B'}-{ner}") for n, p in enumerate(parts[:-1])]
    return [*rows, (parts[-1], "PROPN", head, relation, f"{'I' if rows else 'B'}-{ner}")]


def made(rows: list[Row]) -> Document:
    kinds = {"minister": "person", "officials": "person"}
    lines = []
    for n, (form, upos, head, relation, ner) in enumerate(rows, 1):
        number = "Number=Plur" if form == "officials" else "Number=Sing"
        lemma = form.removesuffix("s") if form == "officials" else form
        misc = f"NER={ner}|Etype={kinds.get(form, '_')}"
        lines.append("\t".join((str(n), form, lemma, upos, "_", number, str(head), relation, "_", misc)))
    return document("\n".join(lines))


def find(rows: list[Row], name: str) -> Actor:
    actors = find_actors(made(rows))
    return next(a for a in actors if a.name == name)


@pytest.mark.parametrize("country", STATES, ids=lambda c: c.code)
def test_a_minister_with_a_demonym(country: Country) -> None:
    adjective = country.adjectives[0].split()
    n = len(adjective)
    head = n + 3
    rows: list[Row] = [("The", "DET", head, "det", "O")]
    rows += [(part, "ADJ", head, "amod", "O") for part in adjective]
    rows += [("foreign", "ADJ", head, "amod", "O"), ("minister", "NOUN", head + 5, "nsubj", "O")]
    rows += [(",", "PUNCT", head + 2, "punct", "O"), ("Ada", "PROPN", head, "appos", "B-PER")]
    rows += [("Novak", "PROPN", head + 2, "flat", "I-PER"), (",", "PUNCT", head + 2, "punct", "O")]
    rows += [("spoke", "VERB", 0, "root", "O")]
    novak = find(rows, "Ada Novak")
    assert (novak.country, novak.sectors, novak.kind) == (country.code, ("GOV",), "person")


@pytest.mark.parametrize("country", _NAMES, ids=lambda c: c.code)
def test_a_possessive_country_gives_officials_their_country(country: Country) -> None:
    n = len(country.name.split())
    rows = name_rows(country.name, 1, n + 2, "nmod:poss")
    rows += [("'s", "PART", n, "case", "O"), ("officials", "NOUN", n + 3, "nsubj", "O")]
    rows += [("spoke", "VERB", 0, "root", "O")]
    actors = find_actors(made(rows))
    officials = next(a for a in actors if a.kind == "group")
    assert (officials.country, officials.sectors) == (country.code, ("GOV",))
    owner = next(a for a in actors if a.kind == "country")
    assert (owner.country, owner.name) == (country.code, country.name)


@pytest.mark.parametrize("country", SEATED, ids=lambda c: c.code)
def test_a_capital_that_speaks_is_the_country(country: Country) -> None:
    capital = country.capitals[0]
    n = len(capital.split())
    rows = [*name_rows(capital, 1, n + 1, "nsubj"), ("refused", "VERB", 0, "root", "O")]
    actors = find_actors(made(rows))
    assert [(a.kind, a.country) for a in actors] == [("country", country.code)]
    rows = [("Talks", "NOUN", n + 3, "nsubj", "O"), ("in", "ADP", n + 2, "case", "O")]
    rows += [*name_rows(capital, 3, 1, "nmod"), ("failed", "VERB", 0, "root", "O")]
    assert not find_actors(made(rows))


def test_breadth() -> None:
    assert len(STATES) > 180
    assert len(SEATED) > 160
