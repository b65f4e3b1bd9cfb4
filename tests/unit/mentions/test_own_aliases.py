"""Users' own actors in a document: all their names are one actor; the commands take the files."""

import json
import sys
from pathlib import Path

import pytest
from tests.unit.mentions.test_actors_coreference import doc, texts

from onrecord.cli import app
from onrecord.lexicons.own import in_force, load
from onrecord.mentions import find_actors

MINE = """
- name: Jane Roe
  aliases: [The Salt Queen]
  kind: person
  country: CHL
  sectors: GOV
- name: Northern Salt Union
  aliases: [NSU, Salters]
  kind: organization
  country: Norway
  sectors: LAB
"""
PEOPLE = doc(
    "Jane|Jane|PROPN|3|nsubj|B-PER|person Roe|Roe|PROPN|1|flat|I-PER|_ spoke|speak|VERB|0|root .|.|PUNCT|3|punct",
    "The|the|DET|3|det Salt|Salt|PROPN|3|compound|B-PER|_ Queen|Queen|PROPN|4|nsubj|I-PER|person "
    "met|meet|VERB|0|root the|the|DET|6|det Salters|Salters|PROPN|4|obj|B-ORG|organization .|.|PUNCT|4|punct",
    "NSU|NSU|PROPN|2|nsubj|B-ORG|organization agreed|agree|VERB|0|root .|.|PUNCT|2|punct",
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    return path


def test_all_names_of_a_users_actor_are_one(mine: Path) -> None:
    with in_force(load(mine), "2024-05-05"):
        found = {a.entry: a for a in find_actors(PEOPLE)}
    person, union = found["mine.yaml:Jane Roe"], found["mine.yaml:Northern Salt Union"]
    assert texts(PEOPLE, person) == ["Jane Roe", "The Salt Queen"]
    assert (person.country, person.sectors, person.basis) == ("CHL", ("GOV",), "user")
    assert texts(PEOPLE, union) == ["the Salters", "NSU"]
    assert (union.country, union.sectors) == ("NOR", ("LAB",))


def test_without_the_file_they_stay_apart() -> None:
    assert not any({"Jane Roe", "The Salt Queen"} <= set(texts(PEOPLE, a)) for a in find_actors(PEOPLE))


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path):
    table = tmp_path / "pairs.jsonl"
    table.write_text('{"id": "1", "marked": "<s>The Northern Salt Union</s> thanked <t>Chile</t>."}\n')

    def run(*more: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", "code", str(table), *map(str, more)])
        code = app.run()
        return code, *capfd.readouterr()

    return run


def test_code_takes_the_file(code, mine: Path) -> None:
    done, out, err = code("--actors", mine)
    assert (done, err) == (0, "")
    (line,) = out.splitlines()
    assert json.loads(line)["id"] == "1"


def test_code_says_what_is_wrong_with_the_file(code, mine: Path) -> None:
    mine.write_text("- name: Jane Roe\n  country: Nowhere Land\n")
    done, out, err = code("--actors", mine)
    assert (done, out) == (2, "")
    assert "mine.yaml" in err
    assert len(err.splitlines()) == 1
