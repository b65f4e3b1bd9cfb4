"""Where the account is: the country of the place that a sentence begins with, which holds until another one is set."""

from typing import NamedTuple

from onrecord.mentions.actors.binding import subject_of
from onrecord.mentions.actors.names import Scene
from onrecord.mentions.actors.phrases import case_of
from onrecord.schema import ParsedSentence

_AT = frozenset("in at near outside inside around across on along throughout".split())
_SAME_PARAGRAPH, _NEXT_PARAGRAPH = 0.8, 0.45
_LEAST = 0.2


class Setting(NamedTuple):
    """A country (None: nobody knows), how firmly the account is there (1 where the sentence itself says so), since when."""

    country: str | None
    weight: float
    since: int


def settings(scenes: list[Scene]) -> list[Setting | None]:
    """For each sentence where its account is. It fades from sentence to sentence, and faster into the next paragraph."""
    found: list[Setting | None] = []
    now: Setting | None = None
    for n, scene in enumerate(scenes):
        if now is not None:
            same = scene.sentence.paragraph == scenes[n - 1].sentence.paragraph
            weight = now.weight * (_SAME_PARAGRAPH if same else _NEXT_PARAGRAPH)
            now = now._replace(weight=weight) if weight >= _LEAST else None
        moved, told = _begins_in(scene)
        now = Setting(told, 1.0, n) if moved else now
        found.append(now)
    return found


def _begins_in(scene: Scene) -> tuple[bool, str | None]:
    """Whether a place stands before the subject of the main clause, and its country."""
    sentence = scene.sentence
    root = sentence.root
    subject = subject_of(sentence, root)
    if subject is None:
        return False, None
    tops = [c for c in sentence.children[root] if c < subject and sentence.words[c].rel == "obl"]
    tops = [c for c in tops if case_of(sentence, c) in _AT]
    codes = [country_at(scene, word) for top in tops for word in _places_of(sentence, top)]
    told = next((code for code in codes if code is not None), None)
    return told is not None or any(sentence.words[c].etype == "place" for c in tops), told


def _places_of(sentence: ParsedSentence, top: int) -> list[int]:
    """The words that may name the place of a phrase: its head, what stands beside it and what it is of."""
    below = (
        c
        for c in sentence.children[top]
        if sentence.words[c].rel in ("appos", "compound", "flat", "obl", "nmod")
        and case_of(sentence, c) in ("", "of", *_AT)
    )
    return [top, *below]


def country_at(scene: Scene, word: int) -> str | None:
    """The country of the place that ``word`` names."""
    hit = scene.hit_at.get(word)
    if hit is not None:
        return hit.known.code if hit.known.kind in ("country", "capital") else None
    return scene.place_country.get(word)
