import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.lexicons import inflection
from onrecord.lexicons.predicates import imprisons, predicates, sentenced, word_sets

ROOT = Path(__file__).resolve().parents[3]


def test_the_linter_finds_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/lint_lexicons.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_the_lexicon_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/predicates/build.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_lexicon_is_broad() -> None:
    assert len(predicates()) >= 4000
    assert len({p.lemma for p in predicates()}) >= 1200


def test_no_country_is_named_much_more_often_than_others() -> None:
    from_build = _countries()
    text = " ".join(p.example for p in predicates())
    counts = {c: text.count(c) for c in from_build}
    assert min(counts.values()) > 0
    assert max(counts.values()) < 3 * sum(counts.values()) / len(counts)


def _countries() -> tuple[str, ...]:
    sys.path.insert(0, str(ROOT / "scripts/predicates"))
    try:
        import build

        return tuple(build.COUNTRIES)
    finally:
        sys.path.pop(0)


def test_the_narrower_of_two_entries_comes_first() -> None:
    hold = [p.id for p in predicates() if p.lemma == "hold" and p.pos == "v"]
    assert hold.index("hold.v/obj=negotiation") < hold.index("hold.v/obj=@meeting")


def test_sets_hold_lemmas() -> None:
    assert "ceasefire" in word_sets()["ceasefire"]
    assert all(words for words in word_sets().values())


@pytest.mark.parametrize(
    ("verb", "past", "gerund", "third"),
    [
        ("deny", "denied", "denying", "denies"),
        ("ban", "banned", "banning", "bans"),
        ("strike", "struck", "striking", "strikes"),
        ("visit", "visited", "visiting", "visits"),
        ("expel", "expelled", "expelling", "expels"),
        ("condemn", "condemned", "condemning", "condemns"),
        ("vow", "vowed", "vowing", "vows"),
        ("veto", "vetoed", "vetoing", "vetoes"),
        ("seize", "seized", "seizing", "seizes"),
        ("gather", "gathered", "gathering", "gathers"),
        ("flee", "fled", "fleeing", "flees"),
        ("deploy", "deployed", "deploying", "deploys"),
        ("equip", "equipped", "equipping", "equips"),
        ("ally", "allied", "allying", "allies"),
    ],
)
def test_inflection(verb: str, past: str, gerund: str, third: str) -> None:
    assert (inflection.past(verb), inflection.gerund(verb), inflection.third(verb)) == (past, gerund, third)


def test_forms_lead_back_to_their_lemma() -> None:
    known = inflection.known_lemmas()
    forms = {"accused": "accuse", "withdrew": "withdraw", "banned": "ban", "freed": "free", "hold": "hold"}
    assert {form: known[form] for form in forms} == forms


def test_entries_that_name_a_term_imprison() -> None:
    assert imprisons("sentence.v/to=year|month|prison|life|jail")
    assert sentenced("116", "hand.v/obj=sentence|term") == "173"
    assert sentenced("116", "convict.v/obj=*") == "116"
    assert sentenced("171", "hand.v/obj=sentence|term") == "171"
    assert imprisons("hand.v/obj=sentence|term")
    assert not imprisons("convict.v/obj=*")
    assert not imprisons("rule.v/against=*")
