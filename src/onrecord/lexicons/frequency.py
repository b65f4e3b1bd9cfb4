"""How common an English word is, on the Zipf scale: 3 is once in a million words, 6 once in a thousand.

Data: ``word_frequency.txt`` (``scripts/build_word_frequency.py``), a line a step of 0.2. It is fixed, so that what one
article is likened to does not depend on what was read before.
"""

from functools import cache
from importlib.resources import files

RAREST = 2.0


@cache
def word_frequencies() -> dict[str, float]:
    """Words in small letters with their Zipf frequency; what is missing is rarer than ``RAREST``."""
    found: dict[str, float] = {}
    for line in files(__package__).joinpath("word_frequency.txt").read_text("utf-8").splitlines():
        zipf, *words = line.split()
        found.update(dict.fromkeys(words, float(zipf)))
    return found


def zipf(word: str) -> float:
    """The Zipf frequency of ``word`` (in small letters), at least ``RAREST``."""
    return word_frequencies().get(word, RAREST)
