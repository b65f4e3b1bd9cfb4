"""A shelf in memory: for tests, and for articles that are never stored."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records.keys import key_numbers
from onrecord.records.profile import Profile
from onrecord.records.shelf import Changes, changes, merged_again
from onrecord.schema.record import Decision, Fact, FactKey, Record


class MemoryShelf:
    """Facts, profiles, groups and records in dictionaries; ``records`` by the key of each fact."""

    def __init__(self) -> None:
        """An empty shelf."""
        self.facts: dict[FactKey, Fact] = {}
        self.profiles: dict[int, Profile] = {}
        self.groups: dict[int, int] = {}
        self.story_of: dict[int, int] = {}
        self.record_of: dict[FactKey, Record] = {}
        self.decided: list[Decision] = []
        self._facts_by: dict[int, list[FactKey]] = {}
        self._copies_by: dict[int, list[int]] = {}
        self._stories_by: dict[int, list[int]] = {}

    def add(self, profiles: Sequence[Profile], facts: Sequence[Fact]) -> Changes:
        """Put new articles on the shelf and bring groups, stories and records up to date."""
        for p in profiles:
            self.profiles[p.article_key] = p
            for key in p.sketch.keys:
                self._copies_by.setdefault(key, []).append(p.article_key)
            for key in p.keys:
                self._stories_by.setdefault(key, []).append(p.article_key)
        for f in facts:
            self.facts[f.key] = f
            for key in key_numbers(f):
                self._facts_by.setdefault(key, []).append(f.key)
        found = changes(profiles, facts, self)
        self.groups |= found.copies
        self.story_of |= found.stories
        self._write(found.records)
        return found

    def decide(self, decision: Decision, undo: bool = False) -> None:
        """Take down what a person decided on two facts, or take it back."""
        if undo:
            self.decided.remove(decision)
        else:
            self.decided.append(decision)
        told = {
            (m.article_key, m.event_id)
            for k in (decision.one, decision.other)
            for m in self.record_of[k].members
        }
        self._write(merged_again([self.facts[k] for k in sorted(told)], self))

    def _write(self, records: Sequence[Record]) -> None:
        self.record_of |= {(m.article_key, m.event_id): r for r in records for m in r.members}

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, by id."""
        return tuple(
            sorted({r.record_id: r for r in self.record_of.values()}.values(), key=lambda r: r.record_id)
        )

    def facts_with(self, keys: Sequence[int]) -> Iterable[Fact]:
        """All facts that have one of these keys."""
        return [self.facts[n] for n in sorted({n for k in keys for n in self._facts_by.get(k, ())})]

    def facts_named(self, names: Sequence[FactKey]) -> Iterable[Fact]:
        """The facts of these names."""
        return [self.facts[n] for n in names if n in self.facts]

    def facts_of(self, articles: Sequence[int]) -> Iterable[Fact]:
        """All facts of these articles."""
        wanted = set(articles)
        return [f for f in self.facts.values() if f.article_key in wanted]

    def near_copies(self, keys: Sequence[int]) -> Iterable[Profile]:
        """All articles whose sketch has one of these keys."""
        return [self.profiles[n] for n in sorted({n for k in keys for n in self._copies_by.get(k, ())})]

    def near_stories(self, keys: Sequence[int]) -> Iterable[Profile]:
        """All articles that have one of these keys."""
        return [self.profiles[n] for n in sorted({n for k in keys for n in self._stories_by.get(k, ())})]

    def copy_groups(self, articles: Sequence[int]) -> Mapping[int, int]:
        """The groups of those articles that are in one."""
        return {a: self.groups[a] for a in articles if a in self.groups}

    def copies_in(self, groups: Sequence[int]) -> Mapping[int, int]:
        """All articles of these groups."""
        wanted = set(groups)
        return {a: g for a, g in self.groups.items() if g in wanted}

    def decisions(self) -> Sequence[Decision]:
        """What persons decided."""
        return self.decided
