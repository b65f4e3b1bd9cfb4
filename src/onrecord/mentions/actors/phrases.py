"""Noun phrases: how far they reach, what stands before their head, which entry of the lexicons names them."""

from typing import NamedTuple

from onrecord.lexicons.agents import Agent, agent_words, agents
from onrecord.lexicons.offices import Office, office_words, offices
from onrecord.schema import ParsedSentence, Word

_LEFT = frozenset(
    "det nmod:poss amod compound nummod nmod:desc flat case nmod advmod nmod:unmarked obl punct".split()
)
_STOP_RIGHT = frozenset(
    "appos acl acl:relcl conj cc parataxis punct dep orphan cop nsubj list advcl discourse".split()
)
_LONGEST = 6
# Prefixes that leave a noun what it is ("ultra-nationalist").
_PREFIXES = frozenset("pan neo ultra crypto arch proto co".split())
_WITH_OF = frozenset("of for".split())


class Title(NamedTuple):
    """An office or agent noun found at words ``first``..``last`` (``head`` among them)."""

    first: int
    last: int
    office: Office | None
    agent: Agent | None

    @property
    def sectors(self) -> tuple[str, ...]:
        """Sectors of the office, else of the noun."""
        civil = self.office is not None and self.office.level == "civil" and self.agent is not None
        if self.office is not None and not civil and (self.office.sectors or self.agent is None):
            return self.office.sectors
        return self.agent.sectors if self.agent is not None else ()

    @property
    def entry(self) -> str:
        """The entry that named it: the longer of the two, the office if they are equal."""
        if self.office is None or (
            self.agent is not None and len(self.agent.phrase) > len(self.office.phrase)
        ):
            return self.agent.entry if self.agent is not None else ""
        return self.office.entry


def extent(sentence: ParsedSentence, head: int, from_right: int | None = None) -> tuple[int, int]:
    """First and last word of the noun phrase of ``head``: what modifies it on its left, and "of" phrases on its right.

    Clauses, appositions and coordinated phrases are left out; what is taken is one stretch of words. ``from_right``:
    the last word of the name that the phrase ends in (nothing to the right of it is taken).
    """
    words = sentence.words
    first, last = head, head if from_right is None else max(head, from_right)
    for child in sentence.children[head]:
        pronoun = words[child].upos == "PRON" and words[child].deprel not in ("nmod:poss", "det")
        if child < head and words[child].deprel in _LEFT and not pronoun and not _is_adposition(words[child]):
            first = min(first, _leftmost(sentence, child))
        elif child > head and from_right is None:
            last = _rightmost(sentence, child, last)
    while first < head and words[first].upos in ("PUNCT", "CCONJ", "ADP", "PART"):
        if words[first].form.lower() == "at" and words[first + 1].form.lower() in ("least", "most"):
            break
        first += 1
    if first > 0 and words[first].form.lower() in ("least", "most") and words[first - 1].form.lower() == "at":
        first -= 1
    return first, last


def _is_adposition(word: Word) -> bool:
    return (
        word.rel == "case"
        or word.upos in ("ADP", "PUNCT", "SCONJ")
        or (word.rel == "advmod" and word.upos == "ADV")
    )


def _leftmost(sentence: ParsedSentence, word: int) -> int:
    """The first word of a modifier on the left, clauses in it included."""
    below = sentence.subtree(word)
    return below[0] if below else word


def _rightmost(sentence: ParsedSentence, child: int, last: int) -> int:
    """The end of the phrase when ``child`` on the right is taken in, or ``last``."""
    words = sentence.words
    if words[child].deprel in _STOP_RIGHT or words[child].rel in _STOP_RIGHT:
        return last
    if words[child].rel in ("flat", "compound", "nummod", "goeswith", "fixed") and child == last + 1:
        return child
    if words[child].rel == "nmod" and case_of(sentence, child) in _WITH_OF:
        stretch = sentence.subtree(child, without=("appos", "acl", "parataxis", "advcl"))
        if stretch[0] == last + 1 or words[last + 1].upos != "PUNCT":
            return _contiguous(stretch, last)
    return last


def _contiguous(stretch: list[int], last: int) -> int:
    """The end of the unbroken run in ``stretch`` that begins right after ``last``."""
    for i in stretch:
        if i == last + 1:
            last = i
    return last


def case_of(sentence: ParsedSentence, word: int) -> str:
    """The adposition of a phrase in lower case ("with"), or ""; a possessive "'s" is "'s"."""
    for child in sentence.children[word]:
        if sentence.words[child].rel == "case":
            form = sentence.words[child].form.lower()
            return "'s" if form in ("'s", "’s", "'", "’") else form
    return ""


def core(phrase: str) -> str:
    """The head word of a phrase of the lexicons ("minister" of "minister of state")."""
    return phrase.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def lemma_of(word: Word) -> str:
    """The lemma in lower case; a plain plural of a proper noun is undone."""
    return word.lemma.lower()


def title_at(sentence: ParsedSentence, head: int) -> Title | None:
    """The longest office or agent phrase whose head is the noun ``head``: to its left, or with "of" to its right."""
    words = sentence.words
    lemma = _entry_word(words[head])
    if lemma is None:
        return None
    office, agent = _longest(sentence, head, lemma)
    if office is None and agent is None:
        return None
    lengths = [len(found[0]) if found else 0 for found in (office, agent)]
    begin = head - max(lengths[0], lengths[1]) + 1
    right = max(office[1] if office else head, agent[1] if agent else head)
    return Title(
        min(begin, head) if right == head else head,
        right,
        office[2] if office else None,
        agent[2] if agent else None,
    )


def _entry_word(word: Word) -> str | None:
    """The lemma if entries end in it, else the form if it is an office; of a proper noun in "s" also the singular."""
    lemma = lemma_of(word)
    if lemma in office_words() or lemma in agent_words():
        return lemma
    form = word.form.lower()
    if form in office_words() and word.upos != "VERB":
        return form
    prefix, _, tail = lemma.partition("-")
    if prefix in _PREFIXES and tail in agent_words():
        return tail
    if word.upos not in ("NOUN", "PROPN"):
        return None
    if form in agent_words():
        return form
    single = form.removesuffix("s")
    return single if single != form and single in agent_words() else None


def _longest(
    sentence: ParsedSentence, head: int, lemma: str
) -> tuple[tuple[list[str], int, Office] | None, tuple[list[str], int, Agent] | None]:
    """The longest phrase in each lexicon, as its words on the left, its last word, the entry."""
    office: tuple[list[str], int, Office] | None = None
    agent: tuple[list[str], int, Agent] | None = None
    for phrase, parts, last in _phrases(sentence, head, lemma):
        if office is None and phrase in offices():
            office = parts, last, offices()[phrase]
        if agent is None and phrase in agents():
            agent = parts, last, agents()[phrase]
        if office is not None and agent is not None:
            break
    return office, agent


def _phrases(sentence: ParsedSentence, head: int, lemma: str) -> list[tuple[str, list[str], int]]:
    """Phrases that could be entries, longest first: (phrase, words up to the head, last word)."""
    words = sentence.words
    found: list[tuple[str, list[str], int]] = []
    left = [lemma]
    start = head
    lines = [(lemma, [lemma], head)]
    while start > 0 and len(left) < _LONGEST:
        start -= 1
        form = words[start].form.lower()
        if words[start].upos in ("DET", "VERB", "ADP", "CCONJ", "NUM") or form in (
            ",",
            ";",
            ":",
            "'s",
            "’s",
            '"',
        ):
            break
        glue = form == "-" or words[start + 1].form == "-"
        left = [form, *left]
        lines.append((_join(left) if glue or "-" in left else " ".join(left), list(left), head))
    found.extend(reversed(lines))
    rank = words[head].form.islower() and words[head + 1 : head + 2] and words[head + 1].form == "General"
    if (
        not rank
        and head + 2 < len(words)
        and words[head + 1].form.lower()
        in (
            "of",
            "for",
            "in",
            "-",
            "general",
            "without",
            "d'affaires",
        )
    ):
        right = [w.form.lower() for w in words[head + 1 : head + _LONGEST]]
        tails = [(_join([lemma, *right[:n]]), [lemma], head + n) for n in range(len(right), 0, -1)]
        found = [*tails, *found]
    return found


def _join(parts: list[str]) -> str:
    """Words as text, hyphens closed up."""
    return " ".join(parts).replace(" - ", "-").replace("- ", "-").replace(" -", "-")
