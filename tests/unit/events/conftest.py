import pytest
from tests.unit.events.trees import LEXICON

from onrecord.events import find, triggers


@pytest.fixture(autouse=True)
def _small_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests of the interpreter do not hang on the lexicon of the day."""
    found: dict = {}
    for entry in LEXICON:
        found.setdefault((entry.lemma, entry.pos), []).append(entry)
    table = {
        key: tuple(sorted(value, key=triggers.specificity, reverse=True)) for key, value in found.items()
    }
    monkeypatch.setattr(triggers, "index", lambda: table)


@pytest.fixture(autouse=True)
def _grammar_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parties are those that the grammar tells; test_counterparts.py has what the text supplies beside them."""
    monkeypatch.setattr(find, "supply", lambda events, *_: events)
