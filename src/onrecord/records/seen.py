"""A fact as it is compared: what the comparison looks at again and again is worked out once."""

import math
from collections.abc import Mapping

from onrecord.records.terms import weight_of
from onrecord.records.when import When, when
from onrecord.records.who import Who, who
from onrecord.schema.record import Fact, FactKey

GROUPS: dict[str, str] = {
    "AGREE": "accord", "CONSULT": "accord", "SUPPORT": "accord", "COOPERATE": "accord", "AID": "aid",
    "CONCEDE": "yield", "RETREAT": "yield", "ACCUSE": "accuse", "REJECT": "reject", "REQUEST": "request",
    "THREATEN": "threaten", "PROTEST": "protest", "SANCTION": "coerce", "COERCE": "coerce", "MOBILIZE": "mobilize",
    "ASSAULT": "assault",
}  # fmt: skip
"""Types that different wordings of one event are read as."""

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""What is done together: who is called the actor is a matter of wording."""


class Seen:
    """``fact``, with its ``group`` of types, the days that it may have, its parties ``who`` by side and together, their
    countries, and the words of its sentence: as a set, the square of each one's weight, their length as a vector, and those
    that name a party or the deed. ``first`` and ``last``: the days as numbers, endless where they are not known.
    """

    __slots__ = (
        "actors", "countries", "fact", "first", "group", "key", "kind", "last", "length", "mutual", "naming", "parties",
        "recipients", "squares", "when", "words",
    )  # fmt: skip

    def __init__(self, fact: Fact) -> None:
        """Look at ``fact``."""
        self.fact = fact
        self.key: FactKey = fact.key
        self.group = GROUPS.get(fact.deed, fact.deed)
        self.kind = fact.deed_cameo[:2] if fact.deed_cameo else None
        self.mutual = fact.deed in MUTUAL
        self.when: When | None = when(fact)
        self.actors: tuple[Who, ...] = tuple(map(who, fact.actors))
        self.recipients: tuple[Who, ...] = tuple(map(who, fact.recipients))
        self.parties = self.actors + self.recipients
        self.countries = frozenset(p.country for p in self.parties if p.country)
        self.first: float = -math.inf if self.when is None else self.when.first
        self.last: float = math.inf if self.when is None else self.when.last
        self.words = frozenset(fact.words)
        self.squares = {w: weight_of(w) ** 2 for w in fact.words}
        self.length = math.fsum(self.squares.values())
        self.naming = frozenset(w for p in self.parties for w in p.folded.split()).union(fact.trigger.split())


class Looks:
    """The facts of a mapping as they are compared, each when it is first asked for."""

    def __init__(self, facts: Mapping[FactKey, Fact]) -> None:
        """``facts`` may grow meanwhile."""
        self._facts = facts
        self._found: dict[FactKey, Seen] = {}

    def __getitem__(self, key: FactKey) -> Seen:
        """The fact of this key; ``KeyError`` if there is none."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Seen(self._facts[key])
        return found
