"""``onrecord actors`` and the look-up behind it."""

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conllu_fixture import document

import onrecord
from onrecord.cli import app
from onrecord.errors import UsageError
from onrecord.lexicons.countries import countries, country_by_code
from onrecord.render.lookup import lookup_text


@pytest.fixture
def command(monkeypatch, capfd):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["onrecord", "actors", *map(str, arguments)])
        code = app.run()
        return code, *capfd.readouterr()

    return run


def test_text(command):
    code, out, err = command("Norwegian foreign minister", "--on", "2024-03-24")
    assert (code, err) == (0, "")
    for told in ("foreign minister of Norway", "COW 385", "NOR GOV", "offices:foreign minister", "held by"):
        assert told in out


def test_json(command):
    code, out, _ = command("Shin Bet", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found["actor"]["country"] == "ISR"
    assert found["cow"] == 666
    assert found["entries"][0]["source"]


def test_a_former_state_on_a_day(command):
    _, out, _ = command("Soviet Union", "--on", "1999-01-01")
    assert "1922-12-30 to 1991-12-26  (not on that day)" in out


def test_what_nobody_knows_is_one_line(command):
    code, out, err = command("Zzyx Qqqv")
    assert (code, out, err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("day", ["2024-13-01", "0000-01-01", "soon", "99999-01-01", "2023-02-29"])
def test_dates_out_of_range(command, day):
    code, _, err = command("Norway", "--on", day)
    assert code == 2
    assert err.count("\n") == 1
    assert "is no date" in err


def test_a_users_file(command, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "- {name: Salt Union, kind: organization, country: NOR, sectors: LAB}\n", encoding="utf-8"
    )
    code, out, _ = command("the Salt Union", "--actors", path)
    assert code == 0
    assert "mine.yaml:Salt Union" in out
    assert "NOR LAB" in out


def test_in_python():
    found = onrecord.actors("the Kremlin")
    assert found.actor.cameo == "RUSGOV"
    assert onrecord.actors("Angela Merkel", on="2010-01-01").actor.roles[0].title == "chancellor"
    with pytest.raises(UsageError):
        onrecord.actors(" ")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.dates())
def test_no_name_crashes_the_lookup(name, day):
    if name.strip():
        lookup_text(onrecord.actors(name, on=day.isoformat()))


WORDS = "the of former Norwegian's minister President Bank Peru 's and rebels' UN U.S. Jane, spokesman for -".split(
    " "
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_no_phrase_crashes_the_lookup(words):
    lookup_text(onrecord.actors(" ".join(words)))


def test_users_actors_decide_in_a_document(tmp_path):
    from onrecord.lexicons.own import in_force, load
    from onrecord.mentions import find_actors

    path = tmp_path / "mine.csv"
    path.write_text(
        "name,kind,country,sectors,from,until,cameo\nHamas,organization,PSE,GOV,2007,2010,PSEGOV\n"
    )
    parsed = document("""
        1 Hamas Hamas PROPN _ _ 2 nsubj _ NER=B-ORG
        2 spoke speak VERB _ Tense=Past 0 root _ _
        3 . . PUNCT _ _ 2 punct _ _
    """)
    with in_force(load(path), "2008-05-05"):
        (actor,) = find_actors(parsed)
    assert (actor.basis, actor.entry, actor.cameo) == ("user", "mine.csv:Hamas", "PSEGOV")
    with in_force(load(path), "2012-05-05"):
        (actor,) = find_actors(parsed)
    assert actor.entry.startswith("organizations:")


def test_countries_have_codes():
    states = [c for c in countries() if c.status == "state"]
    assert len(states) == 193
    assert all(c.cow and c.cow_abbr and c.fips and c.cameo for c in states)
    assert all(c.until and c.related for c in countries() if c.former)
    assert all(code in country_by_code() for c in countries() for code in c.related)
    assert {c.code for c in countries() if c.status == "disputed"} >= {"XKX", "TWN", "ESH"}
