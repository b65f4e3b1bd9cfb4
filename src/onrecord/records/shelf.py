"""Adding to what is there: only the neighbourhood of what is new is looked at again, as a whole.

Facts, and articles, hang together by links that follow from the two ends alone. What is linked to something new,
directly or through others, is gathered and grouped anew; the rest cannot change. So the outcome is that of grouping
everything at once, whatever the order in which it came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from onrecord.records.copies import is_copy
from onrecord.records.keys import key_numbers
from onrecord.records.linkage import linked
from onrecord.records.match import compare
from onrecord.records.merge import STEPS, Scores, decided, records_among
from onrecord.records.profile import Profile
from onrecord.records.stories import LINKED, nearness, stories_among
from onrecord.schema.record import Decision, Fact, FactKey, Record


class Shelf(Protocol):
    """Where facts and profiles are kept with their keys; what is new stands there already."""

    def facts_with(self, keys: Sequence[int]) -> Iterable[Fact]:
        """All facts that have one of these keys (``key_numbers``), each once."""

    def facts_named(self, names: Sequence[FactKey]) -> Iterable[Fact]:
        """The facts of these names."""

    def facts_of(self, articles: Sequence[int]) -> Iterable[Fact]:
        """All facts of these articles."""

    def near_copies(self, keys: Sequence[int]) -> Iterable[Profile]:
        """All articles whose sketch has one of these keys, each once."""

    def near_stories(self, keys: Sequence[int]) -> Iterable[Profile]:
        """All articles that have one of these keys (``Profile.keys``), each once."""

    def copy_groups(self, articles: Sequence[int]) -> Mapping[int, int]:
        """The groups of copies of those of these articles that are in one."""

    def copies_in(self, groups: Sequence[int]) -> Mapping[int, int]:
        """All articles of these groups of copies, with their group."""

    def decisions(self) -> Sequence[Decision]:
        """What persons decided on merging and did not undo, in order of time."""


class Changes(msgspec.Struct, frozen=True):
    """What is to be written. ``copies``, ``stories``: article -> group, named by its lowest key. ``records`` take the place
    of all records that hold one of their members.
    """

    copies: dict[int, int]
    stories: dict[int, int]
    records: tuple[Record, ...]


def changes(profiles: Sequence[Profile], facts: Sequence[Fact], shelf: Shelf) -> Changes:
    """What new articles change: their profiles and facts stand on ``shelf`` already."""
    copies = _copies(profiles, shelf)
    new = {p.article_key for p in profiles}
    moved = sorted(set(copies) - new)
    touched = [*facts, *(shelf.facts_of(moved) if moved else ())]
    return Changes(copies, _stories(profiles, shelf), merged_again(touched, shelf, copies))


def merged_again(
    touched: Iterable[Fact], shelf: Shelf, copies: Mapping[int, int] | None = None
) -> tuple[Record, ...]:
    """The records of all facts that hang together with ``touched``: new ones, or such as a person decided on."""
    decisions = shelf.decisions()
    facts, scores = neighbourhood(touched, shelf, decisions)
    groups = dict(shelf.copy_groups(sorted({f.article_key for f in facts.values()})))
    return records_among(facts, scores, decisions, groups | dict(copies or {}))


def neighbourhood(
    new: Iterable[Fact], shelf: Shelf, decisions: Sequence[Decision] = ()
) -> tuple[dict[FactKey, Fact], Scores]:
    """Everything that hangs together with ``new`` by links, and the scores of the pairs in it that were compared."""
    held = {f.key: f for f in new}
    together = _together(decisions)
    scores: Scores = {}
    frontier = list(held.values())
    while frontier:
        reached: dict[FactKey, Fact] = {}
        for fact, other, score in _compared(frontier, shelf, scores):
            scores[min(fact.key, other.key), max(fact.key, other.key)] = score
            if score > STEPS[0] and other.key not in held:
                reached[other.key] = other
        wanted = {k for f in frontier for k in together.get(f.key, ())} - set(held) - set(reached)
        reached |= {f.key: f for f in (shelf.facts_named(sorted(wanted)) if wanted else ())}
        held |= reached
        frontier = [reached[k] for k in sorted(reached)]
    inside = {p: s for p, s in scores.items() if p[0] in held and p[1] in held}
    return held, inside | decided(decisions, held)


def _compared(frontier: Sequence[Fact], shelf: Shelf, scores: Scores) -> Iterator[tuple[Fact, Fact, float]]:
    """Each fact of ``frontier`` with those that share a key and were not compared with it yet."""
    keys = {f.key: key_numbers(f) for f in frontier}
    blocks: dict[int, list[Fact]] = {}
    asked = {k for ks in keys.values() for k in ks}
    for other in shelf.facts_with(sorted(asked)):
        for key in key_numbers(other):
            if key in asked:
                blocks.setdefault(key, []).append(other)
    seen: set[tuple[FactKey, FactKey]] = set()
    for fact in frontier:
        for other in {o.key: o for k in keys[fact.key] for o in blocks.get(k, ())}.values():
            pair = (min(fact.key, other.key), max(fact.key, other.key))
            if fact.key != other.key and pair not in scores and pair not in seen:
                seen.add(pair)
                yield fact, other, compare(fact, other).score


def _together(decisions: Iterable[Decision]) -> dict[FactKey, set[FactKey]]:
    found: dict[FactKey, set[FactKey]] = {}
    for d in decisions:
        if d.together:
            found.setdefault(d.one, set()).add(d.other)
            found.setdefault(d.other, set()).add(d.one)
    return found


def _copies(profiles: Sequence[Profile], shelf: Shelf) -> dict[int, int]:
    """Articles whose group of copies is new or another than before, with the group."""
    if not profiles:
        return {}
    links = list(_copy_links(profiles, shelf))
    before = dict(shelf.copy_groups(sorted({k for link in links for k in link})))
    members = dict(shelf.copies_in(sorted(set(before.values())))) if before else {}
    known = sorted({k for link in links for k in link} | set(members))
    parts = linked(known, [*links, *((group, article) for article, group in members.items())])
    return {k: part[0] for part in parts if len(part) > 1 for k in part if members.get(k) != part[0]}


def _copy_links(profiles: Sequence[Profile], shelf: Shelf) -> Iterator[tuple[int, int]]:
    blocks: dict[int, list[Profile]] = {}
    for other in shelf.near_copies(sorted({k for p in profiles for k in p.sketch.keys})):
        for key in other.sketch.keys:
            blocks.setdefault(key, []).append(other)
    for p in profiles:
        near = {o.article_key: o for k in p.sketch.keys for o in blocks.get(k, ())}
        for key, other in sorted(near.items()):
            if key != p.article_key and is_copy(p.sketch, other.sketch):
                yield min(key, p.article_key), max(key, p.article_key)


def _stories(profiles: Sequence[Profile], shelf: Shelf) -> dict[int, int]:
    """All articles that hang together with the new ones, with their story."""
    held = {p.article_key: p for p in profiles}
    likeness: dict[tuple[int, int], float] = {}
    frontier = list(held.values())
    while frontier:
        reached: dict[int, Profile] = {}
        for a, b, value in _likened(frontier, shelf, likeness):
            likeness[min(a.article_key, b.article_key), max(a.article_key, b.article_key)] = value
            if value >= LINKED[0] and b.article_key not in held:
                reached[b.article_key] = b
        held |= reached
        frontier = [reached[k] for k in sorted(reached)]
    inside = {p: v for p, v in likeness.items() if p[0] in held and p[1] in held}
    return {k: story[0] for story in stories_among(held, inside) for k in story}


def _likened(
    frontier: Sequence[Profile], shelf: Shelf, likeness: Mapping[tuple[int, int], float]
) -> Iterator[tuple[Profile, Profile, float]]:
    blocks: dict[int, list[Profile]] = {}
    asked = {k for p in frontier for k in p.keys}
    for other in shelf.near_stories(sorted(asked)):
        for key in other.keys:
            if key in asked:
                blocks.setdefault(key, []).append(other)
    seen: set[tuple[int, int]] = set()
    for p in frontier:
        near = {o.article_key: o for k in p.keys for o in blocks.get(k, ())}
        for key, other in sorted(near.items()):
            pair = (min(key, p.article_key), max(key, p.article_key))
            if key != p.article_key and pair not in likeness and pair not in seen:
                seen.add(pair)
                yield p, other, nearness(p, other)
