"""Which event type a text is most like, by its words alone: the last resort where no trigger is found.

Naive Bayes over the lemmas and example sentences of the lexicon of predicates, every type equally likely before.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from onrecord.lexicons.predicates import predicates
from onrecord.ontologies import event_types

SMOOTHING = 20.0
"""How many entries' worth of the general frequency of a word is mixed into that of each type."""
WORD = re.compile(r"[a-z]+")
ENDINGS = ("ing", "ed", "es", "s", "e", "ion", "ment")


def stem(word: str) -> str:
    """A rough stem, so that "accused" in an example and the lemma "accuse" are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _counts() -> dict[str, Counter[str]]:
    """In how many entries of each event type a stem stands, lemma and example together; names do not count."""
    found: dict[str, Counter[str]] = {event: Counter() for event in event_types()}
    for entry in predicates():
        if entry.event in found:
            words = [w for w in re.findall(r"[A-Za-z]+", entry.example) if w[0].islower()]
            found[entry.event].update({stem(w) for w in words} | {stem(entry.lemma.lower())})
    return found


@cache
def _entries() -> Counter[str]:
    """Number of entries of each event type."""
    return Counter(entry.event for entry in predicates())


def most_like(lemmas: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """All event types with their probabilities for a text of these lemmas, best first."""
    counts = _counts()
    known = {stem(m[0]) for lemma in lemmas if (m := WORD.match(lemma.lower()))}
    words = sorted(w for w in known if any(w in c for c in counts.values()))
    entries = _entries()
    size = sum(entries.values())
    general = {w: sum(c[w] for c in counts.values()) / size for w in words}
    scores: dict[str, float] = {}
    for event, count in counts.items():
        total = entries[event] + SMOOTHING
        scores[event] = sum(
            math.log((count[w] + SMOOTHING * general[w]) / (total * general[w])) for w in words
        )
    top = max(scores.values())
    weights = {event: math.exp(s - top) for event, s in scores.items()}
    whole = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple((event, weight / whole) for event, weight in ranked)
