"""How far the two passes over the second gold set agree (``docs/gold.md``).

    python benchmarks/agreement.py [--except ID …]
    python benchmarks/agreement.py --news

``world_first.jsonl`` and ``world_second.jsonl`` were annotated from the bare text, the second without a look at the
first. F1 takes one pass as the truth for the other (it is the same both ways); an optional item is neither missed nor
invented. ``--news``: the forty held news texts that a second annotator marked without the first one's marks
(``training/newsroom/again``). Cohen's kappa is over the first answer of each pass, of items that both have.
"""

import argparse
import collections
import itertools
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

import own
from newsroom_gold import twice_marked
from own_gold import ANY, ROOT, WORLD_ARTICLES, Gold, GoldEvent, GoldStatement, load

FIRST, SECOND = (ROOT / "tests" / "gold" / f"world_{name}.jsonl" for name in ("first", "second"))
T = TypeVar("T")
Both = tuple[T, T]


def kappa(answers: Sequence[Both[str]]) -> float:
    """Cohen's kappa: agreement beyond what the two habits give by chance; ``answers`` holds one pair an item."""
    n = len(answers)
    same = sum(a == b for a, b in answers) / n
    left, right = (collections.Counter(side) for side in zip(*answers, strict=True))
    chance = sum(left[label] * right[label] for label in left) / n**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def same_words(a: GoldStatement, b: GoldStatement) -> float:
    """Content with half of the characters in common."""
    value = own._jaccard(a.content, b.content)
    return value if value >= 0.5 else 0.0


def same_event(a: GoldEvent, b: GoldEvent) -> float:
    """The same sentence and trigger, or the same sentence and a type that both hold right."""
    if a.home != b.home:
        return 0.0
    trigger, kind = a.trigger.overlaps(b.trigger), bool(set(a.events) & set(b.events))
    return 4 * trigger + 2 * kind + (a.statuses == b.statuses) if trigger or kind else 0.0


def same_type(a: GoldEvent, b: GoldEvent) -> bool:
    return bool(set(a.events) & set(b.events))


def same_status(a: GoldEvent, b: GoldEvent) -> bool:
    return same_type(a, b) and bool(set(a.statuses) & set(b.statuses))


def same_parties(a: GoldEvent, b: GoldEvent) -> bool:
    """Status, and on both sides the same countries or a side that one of the passes leaves open."""
    if not same_status(a, b):
        return False
    if (a.either or b.either) and ANY not in a.actors | a.recipients | b.actors | b.recipients:
        return a.actors | a.recipients == b.actors | b.recipients
    return all(ANY in x | y or x == y for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def events(golds: Iterable[Both[Gold]], right: Callable[[GoldEvent, GoldEvent], bool]) -> own.Counts:
    """Events of which ``right`` holds; one that is optional in either pass counts only where both have it."""
    counts = own.Counts()
    for one, two in golds:
        pairs, missed, invented = own._pairs(
            one.events, two.events, lambda a, b: same_event(a, b) if right(a, b) else 0.0
        )
        counts.right += sum(not (a.optional and b.optional) for a, b in pairs)
        counts.missed += sum(not a.optional for a in missed)
        counts.invented += sum(not b.optional for b in invented)
    return counts


def required(golds: Iterable[Both[Gold]]) -> own.Counts:
    """Events with the same type that both passes hold required."""
    counts = own.Counts()
    for one, two in golds:
        pairs, _, _ = own._pairs(
            one.events, two.events, lambda a, b: same_event(a, b) if same_type(a, b) else 0.0
        )
        right = sum(not (a.optional or b.optional) for a, b in pairs)
        counts.right += right
        counts.missed += sum(not a.optional for a in one.events) - right
        counts.invented += sum(not b.optional for b in two.events) - right
    return counts


def labelled(golds: Iterable[Both[Gold]], items: Callable[[Gold], Iterable[object]]) -> own.Counts:
    """Items that are the same in both passes, whole."""
    counts = own.Counts()
    for one, two in golds:
        a, b = set(items(one)), set(items(two))
        counts.right += len(a & b)
        counts.missed += len(a - b)
        counts.invented += len(b - a)
    return counts


def statements(golds: Iterable[Both[Gold]]) -> tuple[own.Counts, list[Both[GoldStatement]]]:
    counts, found = own.Counts(), []
    for one, two in golds:
        pairs, missed, invented = own._pairs(one.statements, two.statements, same_words)
        found += pairs
        counts.right += sum(not (a.optional and b.optional) for a, b in pairs)
        counts.missed += sum(not a.optional for a in missed)
        counts.invented += sum(not b.optional for b in invented)
    return counts, found


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--except", dest="without", nargs="+", default=[], metavar="ID")
    parser.add_argument("--news", action="store_true", help="The news texts that were marked twice.")
    asked = parser.parse_args()
    if asked.news:
        pairs_of_news = twice_marked()
        print(len(pairs_of_news), "news texts")
        for name, c in event_rows(pairs_of_news).items():
            print(f"{name:28}{c.f1:7.3f}  both {c.right}, first only {c.missed}, second only {c.invented}")
        return
    without = asked.without
    golds = [
        (a, b)
        for a, b in zip(load(WORLD_ARTICLES, FIRST), load(WORLD_ARTICLES, SECOND), strict=True)
        if a.article.id not in without
    ]
    said, both = statements(golds)
    rows = {
        "names with their type": labelled(golds, lambda g: g.names),
        "places with their country": labelled(golds, lambda g: g.places),
        "times": labelled(golds, lambda g: (t[0] for t in g.times)),
        "times with their value": labelled(golds, lambda g: (t[:2] for t in g.times)),
        "actors": labelled(golds, lambda g: (a[1].split()[-1] for a in g.actors)),
        "statements": said,
        **event_rows(golds),
    }
    for name, c in rows.items():
        print(f"{name:28}{c.f1:7.3f}  both {c.right}, first only {c.missed}, second only {c.invented}")
    pairs = list(
        itertools.chain.from_iterable(own._pairs(a.events, b.events, same_event)[0] for a, b in golds)
    )
    for name, answers in (
        ("type of event", [(a.events[0], b.events[0]) for a, b in pairs]),
        ("status", [(a.statuses[0], b.statuses[0]) for a, b in pairs]),
        ("kind of statement", [(a.kind, b.kind) for a, b in both]),
    ):
        print(f"kappa, {name:21}{kappa(answers):7.3f}  of {len(answers)}; the same {agreed(answers):.3f}")


def event_rows(golds: Sequence[Both[Gold]]) -> dict[str, own.Counts]:
    """How far both annotators have the same events."""
    return {
        "events, required by both": required(golds),
        "events with their type": events(golds, same_type),
        "and status": events(golds, same_status),
        "and parties": events(golds, same_parties),
    }


def agreed(answers: Sequence[Both[str]]) -> float:
    """Share of pairs with the same answer."""
    return sum(a == b for a, b in answers) / len(answers)


if __name__ == "__main__":
    main()
