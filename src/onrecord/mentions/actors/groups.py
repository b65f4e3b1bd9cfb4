"""Which group of people a later noun of another name means: "the men", "the crewmen", "the captives", "the four".

A text names a group once in full ("44 Malian herders") and then by what has become of them or by a wider word. Such a noun
stands for the group named last that it can be said of; one that says more of its own ("the soldiers at the gate") is new.
"""

from onrecord.mentions.actors.binding import subject_of
from onrecord.mentions.actors.candidate import Candidate, Chain
from onrecord.mentions.actors.phrases import lemma_of
from onrecord.mentions.actors.quotes import Quotes
from onrecord.schema import Document, ParsedSentence

_BACK = 3
_NEAR = 6  # for another word of the same trade
_FAR = 8  # for those who are told by their number, or by what was done to them
_POINTING = frozenset("the these those".split())
_SAYS_MORE = frozenset("nmod nmod:poss acl acl:relcl compound amod".split())
_LOOSE = frozenset("same rest".split())  # adjectives that point back

NUMBERS = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
# Words that may be said of any people.
_ANY = frozenset(("man", *NUMBERS))
# Whom "the men" does not mean: firms, and those who are told by whose they are.
_NOT_MEN = frozenset("BUS MNC JRN".split())
_KIN = frozenset(
    "friend cousin relative family neighbour neighbor ally partner woman girl child people voter".split()
)
# Words for one trade or cause: a later one may take up an earlier one of the same family.
_FAMILIES = tuple(
    frozenset(words.split())
    for words in (
        "sailor seaman crewman crew mariner seafarer",
        "fisherman crewman crew boatman",
        "soldier troop troops serviceman trooper marine paratrooper commando conscript guardsman force forces",
        "policeman police officer constable gendarme",
        """gunman militant rebel insurgent guerrilla fighter extremist attacker assailant kidnapper abductor captor hijacker
        raider separatist jihadist terrorist gang bandit pirate militiaman islamist""",
        "protester demonstrator marcher crowd rioter picket protestor",
        "worker striker labourer laborer employee miner docker",
        "refugee migrant asylum-seeker deportee exile",
        "official diplomat envoy negotiator delegate representative",
        "reporter journalist correspondent",
        "student pupil",
        "farmer grower peasant",
    )
)
# Words for the men of a movement under arms.
_REBELS = frozenset(
    "rebel guerrilla insurgent militant separatist jihadist militiaman fighter gunman terrorist".split()
)
_ARMED = (("REB",), ("PRM",), ("UAF",))
# What people are when something has been done to them -> the verbs that did it.
_SEIZED = frozenset(
    """
    seize abduct kidnap capture hold detain arrest take jail imprison intern release free round intercept hijack
    """.split()
)
_TRIED = frozenset(
    "try charge accuse convict sentence acquit indict arrest find prosecute jail face detain suspect hold".split()
)
_FATES = {
    **dict.fromkeys("hostage captive abductee".split(), _SEIZED),
    **dict.fromkeys("prisoner detainee inmate".split(), _SEIZED | _TRIED),
    **dict.fromkeys("suspect defendant accused convict".split(), _TRIED),
}
_UNDERGOING = frozenset("obj nsubj:pass".split())


class Groups:
    """The groups of one document. ``by_sentence``: its mentions, left to right."""

    def __init__(self, document: Document, by_sentence: dict[int, list[Candidate]], quotes: Quotes) -> None:
        """Keep what is asked of later."""
        self.document = document
        self.by_sentence = by_sentence
        self.quotes = quotes

    def meant(self, candidate: Candidate) -> Chain | None:
        """The group named before that a noun stands for, or None where it is a new one."""
        word = _word(candidate)
        if word in _ANY and self._with_women(candidate):
            return None
        fate = _FATES.get(word)
        families = [f for f in _FAMILIES if word in f]
        if not (fate or families or word in _ANY) or not self._points_back(candidate):
            return None
        counted = _number(candidate.count or candidate.key)
        far = _FAR if fate or counted else _NEAR if families else _BACK
        before = [
            [o for o in self.by_sentence.get(index, ()) if self._may_be(candidate, o)]
            for index in range(candidate.sentence, max(-1, candidate.sentence - far - 1), -1)
        ]
        before = [[o for o in here if self._said_of(word, o, fate, families)] for here in before]
        if counted is not None:
            found = self._nearest(candidate, [[o for o in here if counted in _numbers(o)] for here in before])
            if found is not None or word in _ANY:
                return found
        return self._nearest(candidate, before)

    def _with_women(self, candidate: Candidate) -> bool:
        """True for the men whom a sentence tells from the women and children."""
        words = self.document.sentences[candidate.sentence].words
        return any(lemma_of(w) in ("woman", "child", "boy", "girl") for w in words)

    def _said_of(
        self, word: str, other: Candidate, fate: frozenset[str] | None, families: list[frozenset[str]]
    ) -> bool:
        """True if a group may be called ``word``: by what was done to it, by its trade, or as any people."""
        if other.form == "name" or (fate and self._underwent(other, fate)):
            return True
        return any(_word(other) in f for f in families) or (word in _ANY and _is_anybody(other))

    def _nearest(self, candidate: Candidate, before: list[list[Candidate]]) -> Chain | None:
        """The group of the nearest sentence that has one; None where it has two that are as good."""
        here = next((fits for fits in before if fits), [])
        return self._one_of(candidate, here)

    def _points_back(self, candidate: Candidate) -> bool:
        """True for "the men", "these five": plural, pointing, and nothing that says more of them."""
        if candidate.country is not None or candidate.owner is not None or not candidate.plural:
            return False
        sentence = self.document.sentences[candidate.sentence]
        words = sentence.words
        if words[candidate.first].form.lower() not in _POINTING:
            return False
        return not any(
            words[c].deprel in _SAYS_MORE and lemma_of(words[c]) not in _LOOSE
            for c in sentence.children[candidate.name_first]
            if not _loose_clause(sentence, candidate.name_first, c)
        )

    def _may_be(self, candidate: Candidate, other: Candidate) -> bool:
        """True if an earlier mention is a group of people that the noun does not contradict."""
        chain = other.chain
        if chain is None or other.place >= candidate.place or chain.parts:
            return False
        if other.form == "name":
            return _are_armed(candidate, chain)
        if self.quotes.at(self._start(other)) is not None and self.quotes.at(self._start(candidate)) is None:
            return False
        if chain.what != "group" or other.form == "pronoun" or not (other.plural or chain.plural):
            return False
        if other.sentence == candidate.sentence and self._same_clause(candidate, other):
            return False
        counted = _number(candidate.count or candidate.key)
        theirs = _numbers(other)
        return counted is None or not theirs or counted in theirs

    def _start(self, candidate: Candidate) -> int:
        return self.document.sentences[candidate.sentence].words[candidate.head].start

    def _same_clause(self, one: Candidate, two: Candidate) -> bool:
        """True for two arguments of one verb, and for one inside the other's phrase."""
        words = self.document.sentences[one.sentence].words
        verb = words[one.head].head
        above = words[two.head].head
        sentence = self.document.sentences[one.sentence]
        shared = verb >= 0 and subject_of(sentence, verb) == two.head
        return (
            verb == above or shared or two.first <= one.head <= two.last or one.first <= two.head <= one.last
        )

    def _underwent(self, other: Candidate, verbs: frozenset[str]) -> bool:
        """True if a group, in any of its mentions, is the object of one of ``verbs``."""
        return other.chain is not None and any(
            self._suffers(m, verbs) for m in other.chain.members if m.form != "pronoun"
        )

    def _suffers(self, member: Candidate, verbs: frozenset[str]) -> bool:
        sentence = self.document.sentences[member.sentence]
        word = sentence.words[member.head]
        if word.head < 0:
            return False
        relative = any(
            lemma_of(sentence.words[c]) in verbs and sentence.words[c].deprel in ("acl", "acl:relcl")
            for c in sentence.children[member.head]
        )
        return relative or (word.deprel in _UNDERGOING and lemma_of(sentence.words[word.head]) in verbs)

    def _one_of(self, candidate: Candidate, fits: list[Candidate]) -> Chain | None:
        """The one group that fits best: by number, by its word, by how it stands to its verb; None if two are as good."""
        chains = {id(f.chain): f for f in fits}
        if len(chains) <= 1:
            return fits[0].chain if fits else None
        counted = _number(candidate.count or candidate.key)
        alike = (
            [f for f in fits if counted is not None and counted in _numbers(f)],
            [f for f in fits if _word(f) == _word(candidate)],
            [f for f in fits if self._undergoes(f) == self._undergoes(candidate)],
        )
        for chosen in alike:
            if len({id(f.chain) for f in chosen}) == 1:
                return chosen[0].chain
        return None

    def _undergoes(self, candidate: Candidate) -> bool:
        word = self.document.sentences[candidate.sentence].words[candidate.head]
        return word.deprel in _UNDERGOING


def _word(candidate: Candidate) -> str:
    """The head word of what a mention is called."""
    return candidate.key.rpartition(" ")[2]


def _loose_clause(sentence: ParsedSentence, noun: int, clause: int) -> bool:
    """True for a clause behind a comma, which only adds to what is told."""
    if sentence.words[clause].rel != "acl":
        return False
    first = min(sentence.subtree(clause))
    return first > noun and sentence.words[first].form == ","


def _are_armed(candidate: Candidate, chain: Chain) -> bool:
    """True for "the rebels" and a movement under arms that has been named."""
    return _word(candidate) in _REBELS and chain.what == "organization" and chain.sectors[:1] in _ARMED


def _is_anybody(candidate: Candidate) -> bool:
    """True for people of whom a text may go on to say "the men"."""
    return _word(candidate) not in _KIN and not _NOT_MEN & set(candidate.sectors[:1])


def _numbers(candidate: Candidate) -> set[int | None]:
    """The numbers by which a text counts the group of a mention."""
    return (
        {_number(m.count) for m in candidate.chain.members if m.count}
        if candidate.chain is not None
        else set()
    )


def _number(words: str) -> int | None:
    """The number that a phrase says, or None."""
    word = words.rpartition(" ")[2].replace(",", "")
    return int(word) if word.isdecimal() else NUMBERS.get(word)
