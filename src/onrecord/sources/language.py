"""Which language a text is in. English is what is read: a text is called foreign only where English is next to excluded.

Plain English is told by its most frequent words. For the rest py3langid is asked (byte n-grams and naive Bayes; M. Lui
and T. Baldwin, langid.py, ACL 2012), whose probabilities are cautious on short texts.
"""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 6000
FEWEST_WORDS = 4
ENOUGH_WORDS = 20
ENGLISH_WORDS = frozenset("the of and that with was were his which from".split())
ENGLISH_SHARE = 0.1
"""What share of a text's words these are at least in plain English; in no other language are they a third of that."""
HINTS = frozenset("the and they with which that from this their these".split())
HINT_SHARE = 0.08
"""A text with so many of these is not called foreign: it may be an English list of foreign names."""
EXCLUDED = 0.005
"""English with less probability than this is excluded: of 14,663 English sentences of all lengths one was (it was French)."""
SURE = 0.9
KIN = {"wuu": "zh", "yue": "zh", "pcm": "en"}
"""Languages that are written as another: Wu and Cantonese as Chinese, Nigerian Pidgin near English."""
NO_LANGUAGE = "zxx"
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u10ff\u1100-\u11ff"
    "\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]"
)
"""Letters of scripts that English is never written in."""


def guess_language(text: str) -> str | None:
    """The language of ``text`` (ISO 639-1, or 639-2 where that has none), judged by its first characters.

    None where there is too little to say; such a text is read as English.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    if not words:
        return None
    if len(words) >= ENOUGH_WORDS and _share(words, ENGLISH_WORDS) >= ENGLISH_SHARE:
        return "en"
    foreign_script = len(SCRIPTS.findall(sample)) * 2 > sum(map(len, words))
    if len(words) < FEWEST_WORDS and not foreign_script:
        return None
    ranked = [(KIN.get(name, name), share) for name, share in _identifier().rank(sample)]
    language, share = ranked[0]
    english = sum(share for name, share in ranked if name == "en")
    excluded = english < EXCLUDED and _share(words, HINTS) < HINT_SHARE
    if language not in ("en", NO_LANGUAGE) and (foreign_script or excluded):
        return str(language)
    return "en" if language == "en" and share >= SURE and len(words) >= ENOUGH_WORDS else None


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


@functools.cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
