"""Whether it happened, form by form: sentences of our own, read by the whole pipeline (``status_forms.tsv``)."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from onrecord.pipeline import read_article
from onrecord.schema import Article, Published

FORMS = Path(__file__).parent / "status_forms.tsv"
FLOOR = 0.97
"""Share of all forms that must be right; new weights of the network may change one or two."""
EACH = 0.9
STEM = 4
"""Letters by which the word in the table is known in a trigger ("send", "sending")."""


@cache
def judged() -> tuple[tuple[str, str, bool], ...]:
    """(wanted status, text, whether an event of that trigger has it) for every line."""
    rows = [line.split("\t") for line in FORMS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return tuple((status, text, is_read(status, word, text)) for status, word, text in rows)


def is_read(status: str, word: str, text: str) -> bool:
    """True if an event with that trigger has that status."""
    reading = read_article(Article(id="form", text=text, published=Published("2024-03-14", "given")))
    return any(
        event.status == status
        and any(w.lower().startswith(word[:STEM]) for span in event.trigger for w in span.of(text).split())
        for event in reading.events
    )


def test_there_are_many_forms_and_none_twice() -> None:
    texts = [(status, text) for status, text, _ in judged()]
    assert len(texts) >= 160
    assert len(set(texts)) == len(texts)


def test_nearly_all_forms_are_right() -> None:
    wrong = [(status, text) for status, text, right in judged() if not right]
    assert 1 - len(wrong) / len(judged()) >= FLOOR, wrong


@pytest.mark.parametrize("status", ["occurred", "ongoing", "planned", "hypothetical", "denied", "historical"])
def test_no_status_is_weak(status: str) -> None:
    found = Counter(right for wanted, _, right in judged() if wanted == status)
    assert found[True] / found.total() >= EACH, [t for s, t, right in judged() if s == status and not right]
