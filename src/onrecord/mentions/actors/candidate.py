"""What the stage works on: candidate mentions, and chains of mentions that mean the same actor. Both are mutable."""

from dataclasses import dataclass, field
from typing import Literal

from onrecord.schema import ParsedSentence, Role
from onrecord.schema.mention import ActorBasis, MentionForm

# Ranks and degrees say less of what somebody does than an office beside them.
_RANKS = frozenset(
    """
    general|gen.|gen|lieutenant general|major general|brigadier general|brigadier|marshal|field marshal|admiral|adm.
    vice admiral|rear admiral|colonel|col.|col|lieutenant colonel|major|maj.|captain|capt.|lieutenant|lt.|sergeant
    doctor|dr.|dr|professor|prof.|prof
    """.replace("\n", "|").replace("    ", "").split("|")
) - {""}  # fmt: skip
What = Literal["person", "organization", "country", "government", "group", "body", "place"]
Gender = Literal["m", "f"]


@dataclass(slots=True, eq=False)
class Candidate:
    """One mention. ``sentence`` and word indices as in the document; ``first``..``last`` is the whole noun phrase,
    ``name_first``..``name_last`` the name in it (both included).

    ``key``: what the mention is called, normalised: a person's name, an organisation's, a country's code, a phrase of
    the lexicon. ``likely``: the country that the context suggests where the words give none. ``abroad``: it is said to be of no single
    country ("European officials"). ``owner``: the word that it belongs to ("Hamas" of "Hamas leader"), as an index in the sentence.
    """

    sentence: int
    head: int
    first: int
    last: int
    name_first: int
    name_last: int
    form: MentionForm
    what: What
    key: str
    country: str | None = None
    likely: str | None = None
    sectors: tuple[str, ...] = ()
    roles: list[Role] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    entry: str | None = None
    basis: ActorBasis = "reader"
    plural: bool = False
    gender: Gender | None = None
    definite: bool = False
    generic: bool = False
    abroad: bool = False
    owner: int | None = None
    count: str = ""
    chain: "Chain | None" = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for ordering: sentence and head word."""
        return self.sentence, self.head


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions of one actor, in the order in which they were joined.

    ``parts``: the actors that a collective one ("both sides") stands for. ``placed``: its country follows from what the
    rest of the article speaks of. ``voice``: the person who says "we" of it.
    """

    what: What
    members: list[Candidate] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    parts: list["Chain"] = field(default_factory=list)
    placed: bool = False
    voice: "Chain | None" = None

    def add(self, candidate: Candidate) -> None:
        """Take one mention in, and learn from it."""
        candidate.chain = self
        self.members.append(candidate)
        self.country = self.country or candidate.country
        self.gender = self.gender or candidate.gender

    def absorb(self, other: "Chain") -> None:
        """Take all mentions of another chain."""
        if other is not self:
            for member in other.members:
                self.add(member)
            other.members = []

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER sectors: names and offices decide before other nouns; primary first."""
        found: dict[str, None] = {}
        named = [m for m in self.members if m.form == "name" and m.sectors]
        if named and self.what != "person":
            return tuple(dict.fromkeys(s for m in sorted(named, key=lambda m: m.place) for s in m.sectors))
        order = sorted(self.members, key=lambda m: (m.form != "name", m.sentence, m.head))
        ranked = [m for m in order if m.titles and m.titles[0] in _RANKS]
        if any(m.sectors and m.form != "pronoun" for m in order if m not in ranked):
            order = [*(m for m in order if m not in ranked), *ranked]
        for member in order:
            found.update(dict.fromkeys(member.sectors))
        return tuple(found)

    @property
    def titles(self) -> set[str]:
        """Last words of all offices and nouns that its mentions carry."""
        return {t for m in self.members for t in m.titles}


def only_ranked(chain: Chain) -> bool:
    """True if ranks and degrees are all that gives a person's sectors."""
    given = [m for m in chain.members if m.sectors]
    return bool(given) and all(m.titles and m.titles[0] in _RANKS for m in given)


def chains_of(candidates: list[Candidate]) -> list[Chain]:
    """The chains of ``candidates``, each once, in order of first mention."""
    found: dict[int, Chain] = {}
    for candidate in candidates:
        if candidate.chain is not None:
            found.setdefault(id(candidate.chain), candidate.chain)
    return list(found.values())


def head_in(sentence: ParsedSentence, first: int, last: int) -> int:
    """The word of ``first``..``last`` whose governor lies outside; the last of several, for names grow leftward."""
    words = sentence.words
    outside = [i for i in range(first, last + 1) if not first <= words[i].head <= last]
    return outside[0] if outside else last
