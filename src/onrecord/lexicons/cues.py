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
NOMINAL = frozenset({"noun", "document"})
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


PAST_FORMS = {
    "say": "said",
    "tell": "told",
    "think": "thought",
    "write": "wrote written",
    "speak": "spoke spoken",
    "know": "knew known",
    "see": "saw seen",
    "find": "found",
    "feel": "felt",
    "hear": "heard",
    "mean": "meant",
    "understand": "understood",
    "swear": "swore sworn",
    "forget": "forgot forgotten",
    "foresee": "foresaw foreseen",
    "begin": "began begun",
    "go": "went gone",
    "hit": "hit",
    "put": "put",
    "read": "read",
    "cast": "cast",
    "lay": "laid",
    "spell": "spelled spelt",
    "sing": "sang sung",
    "weep": "wept",
    "seek": "sought",
    "choose": "chose chosen",
    "show": "showed shown",
    "prove": "proved proven",
    "undertake": "undertook undertaken",
    "bid": "bid",
    "bet": "bet",
    "learn": "learned learnt",
    "dream": "dreamed dreamt",
    "strive": "strove striven",
    "shoot": "shot",
    "fight": "fought",
    "plead": "pleaded pled",
    "dwell": "dwelt",
    "broadcast": "broadcast",
    "beseech": "besought",
    "quit": "quit",
    "make": "made",
    "give": "gave given",
    "have": "has had",
    "hold": "held",
    "send": "sent",
    "draw": "drew drawn",
    "withdraw": "withdrew withdrawn",
}
DOUBLED = frozenset(
    "plan beg rip slam submit drop pen plug knit pan nod grin sob blog chat quip bar tip clam opt commit permit admit "
    "refer infer concur bid pin snap".split()
)


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The forms of a verb, its lemma first; a particle stays behind it."""
    verb, _, particle = lemma.partition(" ")
    stem = verb
    if verb in DOUBLED:
        stem = verb + verb[-1]
    elif verb.endswith("e"):
        stem = verb[:-1]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = stem + "ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    forms = [verb, third, stem + "ing", *PAST_FORMS.get(verb, past).split()]
    return tuple(f"{form} {particle}" if particle else form for form in forms)


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def cue_forms() -> Mapping[tuple[str, str], Cue]:
    """All entries by (kind, inflected form in lower case)."""
    found: dict[tuple[str, str], Cue] = {}
    for (kind, lemma), cue in cues().items():
        forms = verb_forms(lemma) if kind == "verb" else noun_forms(lemma) if kind in NOMINAL else (lemma,)
        for form in forms:
            found.setdefault((kind, form), cue)
    return MappingProxyType(found)


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
