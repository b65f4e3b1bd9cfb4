import pytest

from onrecord.events import triggers
from tests.unit.events.trees import LEXICON


@pytest.fixture(autouse=True)
def _small_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests of the interpreter do not hang on the lexicon of the day."""
    found: dict = {}
    for entry in LEXICON:
        found.setdefault((entry.lemma, entry.pos), []).append(entry)
    table = {key: tuple(sorted(value, key=lambda e: -len(e.needs))) for key, value in found.items()}
    monkeypatch.setattr(triggers, "index", lambda: table)
