"""Where the account is: the country of the place that a sentence begins with, which holds until another one is set."""

from typing import NamedTuple

from onrecord.mentions.actors.binding import subject_of
from onrecord.mentions.actors.names import Scene
from onrecord.mentions.actors.phrases import case_of, lemma_of
from onrecord.schema import ParsedSentence

_AT = frozenset("in at near outside inside around across on along throughout".split())
_SAME_PARAGRAPH, _NEXT_PARAGRAPH = 0.8, 0.45
_LEAST = 0.2
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_OTHER = 0.15
_TOWNS = frozenset("capital city town village port province region state".split())
_BORDERS = frozenset("border frontier river strait channel lake line".split())


class Setting(NamedTuple):
    """A country (None: not known), how firmly the account is there (1 where the sentence itself says so), since when.

    ``across``: it went over a border that is named no further ("Across the river …").
    """

    country: str | None
    weight: float
    since: int
    across: bool = False


def settings(scenes: list[Scene]) -> list[Setting | None]:
    """For each sentence where its account is. It fades from sentence to sentence, and faster into the next paragraph.

    In a round-up, which has several datelines, it comes back to the place of the last one.
    """
    found: list[Setting | None] = []
    now: Setting | None = None
    stories = _stories(scenes)
    story: Setting | None = None
    for n, scene in enumerate(scenes):
        if n in stories:
            now = story = Setting(stories[n], 1.0, n)
        elif now is not None and now is not story:
            same = scene.sentence.paragraph == scenes[n - 1].sentence.paragraph
            weight = now.weight * (_SAME_PARAGRAPH if same else _NEXT_PARAGRAPH)
            now = now._replace(weight=weight) if weight >= _LEAST else story
        moved, told, across = _begins_in(scene)
        now = Setting(told, 1.0, n, across) if moved else now
        found.append(now)
    return found


def _stories(scenes: list[Scene]) -> dict[int, str | None]:
    """The countries of the datelines of a round-up, by the numbers of their sentences; none of other texts."""
    opened = [n for n, scene in enumerate(scenes) if _is_dateline(scene.sentence)]
    if len(opened) < 2:
        return {}
    codes = ((country_at(scenes[n], i) for i in range(len(scenes[n].sentence.words))) for n in opened)
    return {n: next((c for c in code if c is not None), None) for n, code in zip(opened, codes, strict=True)}


def _is_dateline(sentence: ParsedSentence) -> bool:
    """True for a place in capitals and a dash, as a sentence of its own."""
    words = sentence.words
    verbs = any(w.upos in ("VERB", "AUX") for w in words)
    return len(words) > 1 and words[-1].form in _DASHES and words[0].form.isupper() and not verbs


def crossed(found: list[Setting | None], home: str | None, spoken: dict[str, float]) -> list[Setting | None]:
    """The settings with the country over an unnamed border: the one most spoken of but that from which the account comes.

    ``home``: where it is as long as nothing is said. ``spoken``: how much each country is spoken of.
    """
    result: list[Setting | None] = []
    here, there = home, None
    total = sum(spoken.values())
    for n, setting in enumerate(found):
        if setting is not None and setting.across and setting.since == n:
            others = {
                code: weight for code, weight in spoken.items() if code != here and weight >= _OTHER * total
            }
            there = (
                max(sorted(others), key=lambda code: others[code]) if others and here is not None else None
            )
        elif setting is not None and setting.since == n:
            here = setting.country
        crossing = setting is not None and setting.across
        result.append(setting._replace(country=there) if crossing and setting is not None else setting)
        if setting is None:
            here = home
    return result


def _begins_in(scene: Scene) -> tuple[bool, str | None, bool]:
    """Whether a place stands before the subject of the main clause, its country, and whether it lies over a border."""
    sentence = scene.sentence
    root = sentence.root
    subject = subject_of(sentence, root)
    if subject is None:
        return False, None, False
    tops = [c for c in sentence.children[root] if c < subject and sentence.words[c].rel == "obl"]
    tops = [c for c in tops if case_of(sentence, c) in _AT]
    codes = [country_at(scene, word) for top in tops for word in _places_of(sentence, top)]
    told = next((code for code in codes if code is not None), None)
    across = told is None and any(_over_border(sentence, top) for top in tops)
    place = any(sentence.words[c].etype == "place" for c in tops)
    return told is not None or across or place, told, across


def _over_border(sentence: ParsedSentence, top: int) -> bool:
    """True for "across the border", "on the other side of the river"."""
    word = lemma_of(sentence.words[top])
    if case_of(sentence, top) == "across":
        return word in _BORDERS
    of = (lemma_of(sentence.words[c]) for c in sentence.dependents(top, "nmod"))
    far = {lemma_of(sentence.words[c]) for c in sentence.children[top]} & {"far", "other", "opposite"}
    return word in ("side", "bank", "shore") and bool(far) and all(o in _BORDERS for o in of)


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
    if lemma_of(scene.sentence.words[word]) in _TOWNS:  # "in the Omani capital"
        beside = (scene.hit_at.get(c) for c in scene.sentence.dependents(word, "amod"))
        return next((h.known.code for h in beside if h is not None and h.known.kind == "demonym"), None)
    return scene.place_country.get(word)
