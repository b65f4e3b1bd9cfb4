"""Agent nouns: common nouns that name somebody who can act. Data: ``agents.txt``; nouns of a user's book go before it."""

from functools import cache, lru_cache
from typing import Literal

import msgspec

from onrecord.lexicons.blocks import head_words, read_nouns
from onrecord.lexicons.own.book import Book, nouns_of
from onrecord.lexicons.own.force import current

AgentKind = Literal["person", "group", "body", "government"]


class Agent(msgspec.Struct, frozen=True):
    """One noun or noun phrase. ``sectors``: PLOVER codes, primary first; empty where others decide.

    ``origin``: the file that the entry is from.
    """

    phrase: str
    kind: AgentKind
    sectors: tuple[str, ...]
    origin: str = "agents"

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"{self.origin}:{self.phrase}"


def agents() -> dict[str, Agent]:
    """Phrase (lower case; last or governing noun as lemma) -> agent; the first block that claims a phrase has it."""
    force = current()
    return _agents() if force is None else _with_own(force.book)


def agent_words() -> frozenset[str]:
    """Every word that an entry ends in, or that governs an "of" in it: what a head must be to be looked up."""
    force = current()
    return _words() if force is None else _words_with_own(force.book)


@cache
def _agents() -> dict[str, Agent]:
    found: dict[str, Agent] = {}
    for kind, sectors, phrase in read_nouns("agents.txt"):
        found.setdefault(phrase, Agent(phrase, kind, sectors))  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=4)
def _with_own(book: Book) -> dict[str, Agent]:
    """Our nouns with a book's before them; what kind of thing a noun names is taken over where the book is silent."""
    found = dict(_agents())
    for phrase, noun in nouns_of(book).items():
        last = _agents().get(phrase) or _agents().get(phrase.rpartition(" ")[2])
        kind: AgentKind = noun.kind or (last.kind if last is not None else "person")
        found[phrase] = Agent(phrase, "group" if noun.plural else kind, noun.sectors, noun.file)
    return found


@cache
def _words() -> frozenset[str]:
    return head_words(_agents())


@lru_cache(maxsize=4)
def _words_with_own(book: Book) -> frozenset[str]:
    return head_words(_with_own(book))
