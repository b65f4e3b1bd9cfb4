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
Forms = tuple[MentionForm, ...]
_NAMES: Forms = ("name",)
_OTHERS: Forms = ("nominal", "pronoun")


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
    ``titles``: all offices and nouns that its mentions carry. ``said``: where each sector is first said (sentence, word,
    number), by the form of the mention and whether a rank says it.
    """

    what: What
    members: list[Candidate] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    parts: list["Chain"] = field(default_factory=list)
    placed: bool = False
    voice: "Chain | None" = None
    titles: set[str] = field(default_factory=set)
    said: "dict[tuple[MentionForm, bool], dict[str, tuple[int, int, int]]]" = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        """Take one mention in, and learn from it."""
        candidate.chain = self
        self.members.append(candidate)
        self.country = self.country or candidate.country
        self.gender = self.gender or candidate.gender
        self._learn(candidate)

    def absorb(self, other: "Chain") -> None:
        """Take all mentions of another chain."""
        if other is not self:
            for member in other.members:
                self.add(member)
            other.members = []
            other.refresh()

    def give(self, member: Candidate, sectors: tuple[str, ...], title: str | None = None) -> None:
        """Put sectors on one of the members, and a title."""
        had, member.sectors = member.sectors, sectors
        member.titles += [title] if title is not None else []
        if had and had != sectors:
            self.refresh()
        else:
            self._learn(member)

    def refresh(self) -> None:
        """Learn anew from all members, whose sectors or titles have changed."""
        self.said, self.titles = {}, set()
        for member in self.members:
            self._learn(member)

    def _learn(self, member: Candidate) -> None:
        """Note where each sector is first said, by the kind of mention; so a long chain costs no more than a short one."""
        self.titles.update(member.titles)
        ranked = bool(member.titles) and member.titles[0] in _RANKS
        places = self.said.setdefault((member.form, ranked), {}) if member.sectors else {}
        for n, sector in enumerate(member.sectors):
            place = (member.sentence, member.head, n)
            places[sector] = min(place, places.get(sector, place))

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER sectors: names and offices decide before other nouns, offices before ranks; primary first."""
        named = any(form == "name" for form, _ in self.said)
        if self.what != "person" and named:
            return self._in_order([(_NAMES, (False, True))])
        if any(form != "pronoun" and not ranked for form, ranked in self.said):
            return self._in_order([(f, (r,)) for r in (False, True) for f in (_NAMES, _OTHERS)])
        return self._in_order([(f, (False, True)) for f in (_NAMES, _OTHERS)])

    def _in_order(self, groups: list[tuple[Forms, tuple[bool, ...]]]) -> tuple[str, ...]:
        """The sectors that each group of kinds of mentions says, group by group, those said first in front."""
        found: dict[str, None] = {}
        for forms, ranks in groups:
            told = (self.said.get((form, rank), {}) for form in forms for rank in ranks)
            places = sorted((place, sector) for here in told for sector, place in here.items())
            found.update(dict.fromkeys(sector for _, sector in places))
        return tuple(found)


def only_ranked(chain: Chain) -> bool:
    """True if ranks and degrees are all that gives a person's sectors."""
    return bool(chain.said) and all(ranked for _, ranked in chain.said)


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
