"""Lemmas mended: where the network's edit leaves no word of English, the rules of inflection decide.

The network names an edit ("strip one letter"), and one letter too many gives "accus" for "accused". A noun's or
adjective's lemma is kept if it is a word; a verb's if inflecting it gives the form back besides. Else the irregular
verbs and the regular endings are tried. What counts as a word: the whole words of the network's vocabulary and the
lemmas of the lexicon of predicates.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.lexicons.inflection import IRREGULAR, forms, known_lemmas
from onrecord.model.network import network

_ENDINGS = {
    "VERB": (
        ("ied", "y"),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("es", ""),
        ("s", ""),
    ),
    "NOUN": (("men", "man"), ("ies", "y"), ("s", ""), ("es", ""), ("ves", "f"), ("ves", "fe"), ("es", "is")),
    "ADJ": (("ier", "y"), ("iest", "y"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e")),
}
_DOUBLED = ("ed", "ing", "er", "est")
_WANTS_E = (
    "v",
    "c",
    "u",
    "z",
    "ok",
    "ak",
    "ik",
    "at",
    "rs",
    "ns",
    "is",
    "us",
    "ag",
    "dg",
    "rg",
    "id",
    "bl",
    "tl",
)
_SHORTEST = 4
_LONGER = 2
"""By how many letters a lemma may be longer than its form; what is longer is no word."""

_BEFORE_ES = ("s", "x", "z", "ch", "sh", "o", "i", "v")
"""What a noun's stem ends in where its plural adds more than an "s"; elsewhere the "e" is the stem's own ("tonnes")."""


@lru_cache(maxsize=65536)
def mended(form: str, upos: str, lemma: str) -> str:
    """The lemma of ``form``: the network's if it can be, else the likeliest by rule."""
    low = form.lower()
    if (
        upos not in _ENDINGS
        or not low.isascii()
        or not low.isalpha()
        or not lemma.islower()
        or len(low) < _SHORTEST
    ):
        return lemma
    if upos != "VERB":
        return lemma if _is_word(lemma) else _by_ending(low, upos, lemma)
    if low in _irregular() and not (_is_word(lemma) and low in forms(lemma)):
        return _irregular()[low]
    doubtful = low.endswith("ied") or (low == lemma and low.endswith(_DOUBLED) and len(low) > _SHORTEST + 1)
    if _is_word(lemma) and low in forms(lemma) and not doubtful:
        return lemma
    return _by_ending(low, upos, lemma)


def _by_ending(form: str, upos: str, lemma: str) -> str:
    """The likeliest word before a regular ending; the network's lemma if it is a word and nothing is likelier."""
    candidates = [c for c in _candidates(form, upos) if len(c) >= _SHORTEST - 1]
    words = [c for c in candidates if _is_word(c) and (upos != "VERB" or form in forms(c))]
    best = next((c for c in words if known_lemmas().get(c) == c), None)
    if best or words:
        return best or words[0]
    if form == lemma or _is_word(lemma) or not candidates:
        return lemma if len(lemma) <= len(form) + _LONGER else form
    if upos == "NOUN" and form.endswith("es") and not form[:-2].endswith(_BEFORE_ES):
        return form[:-1]
    wants_e = candidates[0].endswith(_WANTS_E)
    return next((c for c in candidates if c.endswith("e") == wants_e), candidates[0])


@cache
def _irregular() -> dict[str, str]:
    """Past tenses and participles of irregular verbs; of two verbs with one form the first counts."""
    found: dict[str, str] = {}
    for base, inflected in IRREGULAR.items():
        for form in inflected:
            found.setdefault(form, base)
    return found


def _candidates(form: str, upos: str) -> Iterator[str]:
    """What may stand before a regular ending, the spelling that changes least first."""
    for ending, instead in _ENDINGS[upos]:
        if form.endswith(ending):
            stem = form[: -len(ending)] + instead
            if ending in _DOUBLED and not instead and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield stem


def _is_word(word: str) -> bool:
    """True if the word is known whole."""
    return network().pieces.whole(word) or known_lemmas().get(word) == word
