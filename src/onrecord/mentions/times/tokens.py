"""The text as the grammar sees it: runs of digits, runs of letters, single marks, and line breaks that end a phrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\n|\S")
DIGITS = frozenset("0123456789")
MARGIN = 16
"""Empty tokens after the last one, so that looking ahead needs no bounds check."""
WRAPPED_LINE = 50
"""A line at least this long may have been broken in the middle of a phrase."""
LONGEST_NUMBER = 9
"""Digits beyond which a run is no count, year or clock time."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token.

    ``forms`` are lower case, ``raw`` as written; ``starts``/``ends`` are offsets in the text; ``glued`` is True where
    no space stands before the token; ``numbers`` are what tokens of digits write, else -1. A line break that ends a phrase is the token ``"\\n"``. The last ``MARGIN`` tokens
    are empty.
    """

    forms: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]
    numbers: list[int]
    size: int

    def number(self, i: int) -> int:
        """The number token ``i`` writes in digits, or -1."""
        return self.numbers[i]

    def capital(self, i: int) -> bool:
        """True if token ``i`` begins with a capital letter."""
        return self.raw[i][:1].isupper()

    def sequence(self, i: int, *forms: str) -> bool:
        """True if the tokens from ``i`` on are ``forms``."""
        return self.forms[i : i + len(forms)] == list(forms)

    def before(self, i: int, back: int = 1) -> str:
        """The form ``back`` tokens before token ``i``, or the empty string."""
        return self.forms[i - back] if i >= back else ""


def tokenise(text: str) -> Tokens:
    """The tokens of ``text``."""
    words = list(_words(text))
    words += [("", len(text), len(text), False)] * MARGIN
    raw = [w[0] for w in words]
    return Tokens(
        forms=[word.lower() for word in raw],
        raw=raw,
        starts=[w[1] for w in words],
        ends=[w[2] for w in words],
        glued=[w[3] for w in words],
        numbers=[int(w) if w[:1] in DIGITS and len(w) <= LONGEST_NUMBER else -1 for w in raw],
        size=len(words) - MARGIN,
    )


def _words(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Each token with its offsets and whether it is glued to the one before."""
    last_end, line_start = -1, 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "\n":
            if not _wrapped(text, line_start, start):
                yield word, start, end, False
                last_end = -1
            line_start = end
            continue
        yield word, start, end, start == last_end
        last_end = end


def _wrapped(text: str, line_start: int, at: int) -> bool:
    """True if the line break at offset ``at`` may stand inside a phrase: a long line, then a small letter or digit."""
    if at - line_start < WRAPPED_LINE or at + 1 >= len(text):
        return False
    after = text[at + 1]
    return (after.islower() or after.isdecimal()) and text[at - 1] not in ".!?:\n"
