"""The lexicon of cues: the words by which a text ascribes speech, belief or intention to somebody.

Data: ``cues.tsv``; its head says what the columns mean.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from onrecord.errors import LexiconError

FILE = "cues.tsv"
KINDS = frozenset({"verb", "noun", "adj", "adv", "document"})
FLAVOURS = frozenset({"speech", "writing", "belief", "intention", "perception", "stance", "hedge"})
FRAMES = frozenset({"that", "to", "objto", "ing", "np", "pred", "as", "quote"})


class Cue(msgspec.Struct, frozen=True):
    """One entry: ``frames`` are the constructions it takes, ``prepositions`` those that lead in its content."""

    lemma: str
    kind: str
    flavour: str
    frames: frozenset[str]
    prepositions: frozenset[str]

    @property
    def entry(self) -> str:
        """The name of the entry, as a statement's ``because`` gives it."""
        return f"cue:{self.lemma}"


@cache
def cues() -> Mapping[tuple[str, str], Cue]:
    """All entries by (kind, lemma). Raises ``LexiconError`` with the line that breaks the rules of the file."""
    found: dict[tuple[str, str], Cue] = {}
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cue = _cue(line, number)
        if (cue.kind, cue.lemma) in found:
            raise LexiconError(f"{FILE}, line {number}: {cue.kind} {cue.lemma!r} stands twice; merge the two")
        found[cue.kind, cue.lemma] = cue
    return MappingProxyType(found)


def _cue(line: str, number: int) -> Cue:
    columns = line.split("\t")
    if len(columns) != 4:
        raise LexiconError(f"{FILE}, line {number}: {len(columns)} columns where 4 belong, parted by tabs")
    lemma, kind, flavour, takes = columns
    words = [] if takes == "-" else takes.split()
    frames = frozenset(w for w in words if not w.startswith("+"))
    for what, value, known in (
        ("part of speech", {kind}, KINDS),
        ("flavour", {flavour}, FLAVOURS),
        ("frame", frames, FRAMES),
    ):
        if strange := sorted(value - known):
            raise LexiconError(
                f"{FILE}, line {number}: unknown {what} {strange[0]!r}; known: {sorted(known)}"
            )
    return Cue(lemma, kind, flavour, frames, frozenset(w[1:] for w in words if w.startswith("+")))
