"""The texts of ``training/newsroom`` as gold: their marks as events with the countries of both sides."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "training")]

import newsroom  # noqa: E402
from own_gold import ANY, Gold, GoldEvent  # noqa: E402

from onrecord.model.network import WEIGHTS  # noqa: E402
from onrecord.schema import Document, Span  # noqa: E402
from onrecord.sentences import parse_article  # noqa: E402


def held_texts() -> list[Gold]:
    """The texts that are held back."""
    files = sorted((ROOT / "training" / "newsroom").glob("*.txt"))
    return [gold_of(text)[0] for path in files for text in newsroom.load(path) if text.held]


def unread_texts() -> list[Gold]:
    """The texts that the reader was not trained on and that are not held back."""
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    return [gold_of(text)[0] for text in newsroom.unread(ROOT / "training" / "newsroom", card)]


def gold_of(text: newsroom.Text) -> tuple[Gold, Document]:
    """The marks of a text as events of the sentences in which the package finds them, and the parsed text."""
    document = parse_article(newsroom.article(text))
    sentences = tuple(Span(s.start, s.end) for s in document.sentences)
    events = tuple(
        _event(mark, home)
        for mark in text.events
        for home in sentences
        if home.start <= mark.start < home.end
    )
    nothing: tuple[()] = ()
    gold = Gold(newsroom.article(text), text.held, sentences, *[nothing] * 5, events=events, events_only=True)
    return gold, document


def _event(mark: newsroom.Marked, home: Span) -> GoldEvent:
    sides = (frozenset((ANY,)) if side is None else side for side in (mark.actors, mark.recipients))
    trigger = Span(mark.start, mark.end)
    return GoldEvent(
        home, mark.types, mark.statuses, trigger, *sides, None, mark.optional, mark.either, (), (), None
    )
