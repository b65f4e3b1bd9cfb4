"""Armed movements that came to govern, and governments that became armed movements: sectors follow the day."""

import pytest
from tests.unit.mentions.test_actors_coreference import doc

import onrecord
from onrecord.lexicons.codes import known_sectors
from onrecord.lexicons.organizations import organization_rows, organizations
from onrecord.mentions import find_actors
from onrecord.schema import Article, Document, Published


def on(day: str | None, name: str) -> Document:
    found = doc(
        f"{name}|{name}|PROPN|2|nsubj|B-ORG|organization spoke|speak|VERB|0|root .|.|PUNCT|2|punct",
    )
    published = Published(day, "row") if day else None
    return Document(Article(id="x", text=found.text, published=published), found.sentences)


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        ("Taliban", "1995-01-01", "REB"),
        ("Taliban", "2000-01-01", "GOV"),
        ("Taliban", "2010-01-01", "REB"),
        ("Taliban", "2022-01-01", "GOV"),
        ("Renamo", "1985-06-01", "REB"),
        ("Renamo", "2005-06-01", "PTY"),
        ("Sandinistas", "1978-06-01", "REB"),
        ("Sandinistas", "1984-06-01", "PTY"),
        ("SPLA", "2000-01-01", "REB"),
        ("SPLA", "2014-01-01", "MIL"),
        ("Taliban", None, "REB"),
    ],
)
def test_sectors_follow_the_day_of_publication(name: str, day: str | None, sector: str) -> None:
    (actor,) = find_actors(on(day, name))
    assert actor.sectors == (sector,)


def test_a_government_that_fell_is_an_armed_movement_again() -> None:
    body = organizations()["Khmer Rouge"]
    assert [body.on(d).sectors[0] for d in ("1974-01-01", "1977-01-01", "1985-01-01")] == [
        "REB",
        "GOV",
        "REB",
    ]
    assert body.on(None) is body


def test_the_look_up_tells_what_it_was_then() -> None:
    then = onrecord.actors("Khmer Rouge", on="1977-01-01")
    assert then.actor is not None
    assert then.actor.sectors == ("GOV",)
    assert then.entries[0].holdings[0].sectors == ("GOV",)


def test_periods_are_sound() -> None:
    found = [(body, body.periods) for body in organization_rows() if body.note("periods")]
    assert len(found) > 20
    for body, periods in found:
        assert {s for s, _ in periods} <= known_sectors(), body.names[0]
        begins = [when.begin or "" for _, when in periods]
        assert begins == sorted(begins), body.names[0]
