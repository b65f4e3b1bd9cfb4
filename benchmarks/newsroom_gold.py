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

NEWSROOM = ROOT / "training" / "newsroom"
LATER = "second_"
"""How the files of the second collection begin."""


def held_texts(later: bool = False) -> list[Gold]:
    """The texts of the first collection, or of the second, that are held back."""
    files = sorted(p for p in NEWSROOM.glob("*.txt") if p.name.startswith(LATER) == later)
    return [gold_of(text)[0] for path in files for text in newsroom.load(path) if text.held]


def twice_marked() -> list[tuple[Gold, Gold]]:
    """Held texts with the marks of their writer, and with those of a second annotator."""
    first = {t.text: t for path in sorted(NEWSROOM.glob("*.txt")) for t in newsroom.load(path)}
    second = [t for path in sorted((NEWSROOM / "again").glob("*.txt")) for t in newsroom.load(path)]
    return [(gold_of(first[t.text])[0], gold_of(t)[0]) for t in second]


def unread_texts() -> list[Gold]:
    """The texts that the reader was not trained on and that are not held back."""
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    return [gold_of(text)[0] for text in newsroom.unread(NEWSROOM, card)]


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
