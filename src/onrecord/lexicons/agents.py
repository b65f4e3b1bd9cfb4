"""Agent nouns: common nouns that name somebody who can act. Data: ``agents.txt``."""

from functools import cache
from typing import Literal

import msgspec

from onrecord.lexicons.blocks import read_blocks

AgentKind = Literal["person", "group", "body", "government"]


class Agent(msgspec.Struct, frozen=True):
    """One noun or noun phrase. ``sectors``: PLOVER codes, primary first; empty where others decide."""

    phrase: str
    kind: AgentKind
    sectors: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"agents:{self.phrase}"


@cache
def agents() -> dict[str, Agent]:
    """Phrase (lower case; last or governing noun as lemma) -> agent; the first block that claims a phrase has it."""
    found: dict[str, Agent] = {}
    for (kind, *sectors), phrase in read_blocks("agents.txt"):
        codes = tuple(s for s in sectors if s != "-")
        found.setdefault(phrase, Agent(phrase, kind, codes))  # type: ignore[arg-type]
    return found


@cache
def agent_words() -> frozenset[str]:
    """Every word that an entry ends in, or that governs an "of" in it: what a head must be to be looked up."""
    return frozenset(
        w for phrase in agents() for w in (phrase.split()[-1], phrase.split(" of ")[0].split()[-1])
    )
