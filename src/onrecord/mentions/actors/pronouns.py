"""Pronouns: which of them may stand for an actor, and what they say of it."""

from typing import NamedTuple

from onrecord.mentions.actors.candidate import Candidate
from onrecord.mentions.actors.names import Scene
from onrecord.schema import ParsedSentence

_WEATHER = frozenset("rain snow".split())
_RAISING = frozenset(
    "be seem appear happen become turn take remain emerge make find clear likely possible important hard easy time".split()
)


class Features(NamedTuple):
    """``person`` 1 or 3; ``gender`` m, f, n (thing) or None; ``plural``; ``reflexive``."""

    person: int
    gender: str | None
    plural: bool
    reflexive: bool = False


PRONOUNS: dict[str, Features] = {
    **dict.fromkeys(("he", "him", "his"), Features(3, "m", False)),
    **dict.fromkeys(("she", "her", "hers"), Features(3, "f", False)),
    **dict.fromkeys(("it", "its"), Features(3, "n", False)),
    **dict.fromkeys(("they", "them", "their", "theirs"), Features(3, None, True)),
    **dict.fromkeys(("i", "me", "my", "mine"), Features(1, None, False)),
    **dict.fromkeys(("we", "us", "our", "ours"), Features(1, None, True)),
    "himself": Features(3, "m", False, True),
    "herself": Features(3, "f", False, True),
    "itself": Features(3, "n", False, True),
    "themselves": Features(3, None, True, True),
    "myself": Features(1, None, False, True),
    "ourselves": Features(1, None, True, True),
}


def find_pronouns(scene: Scene) -> list[Candidate]:
    """Candidates by pronoun, left to right; an "it" that stands for nothing is left out."""
    found: list[Candidate] = []
    for i, word in enumerate(scene.sentence.words):
        if word.upos not in ("PRON", "DET"):
            continue
        features = PRONOUNS.get(word.form.lower())
        if features is None or word.form == "US" or (features.gender == "n" and _empty(scene.sentence, i)):
            continue
        found.append(
            Candidate(
                scene.sentence.index, i, i, i, i, i, "pronoun", "group" if features.plural else "person",
                word.form.lower(), plural=features.plural, basis="coreference",
            )
        )  # fmt: skip
    return found


def features_of(candidate: Candidate) -> Features:
    """The features of a pronoun."""
    return PRONOUNS[candidate.key]


def _empty(sentence: ParsedSentence, i: int) -> bool:
    """True for an "it" of the weather, of clefts and of "it is clear that"."""
    words = sentence.words
    word = words[i]
    if word.rel == "expl":
        return True
    if word.rel != "nsubj" or word.head < 0:
        return False
    lemma = words[word.head].lemma.lower()
    clause = any(
        words[c].rel in ("csubj", "ccomp", "xcomp") and c > word.head for c in sentence.children[word.head]
    )
    return lemma in _WEATHER or (clause and (lemma in _RAISING or words[word.head].upos == "ADJ"))
