"""The text as the grammar sees it: runs of digits, runs of letters, single marks, and line breaks that end a phrase."""

import re
from dataclasses import dataclass

TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\n|\S")
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
    no space stands before the token. A line break that ends a phrase is the token ``"\\n"``. The last ``MARGIN`` tokens
    are empty.
    """

    forms: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]
    size: int

    def number(self, i: int) -> int:
        """The number token ``i`` writes in digits, or -1."""
        form = self.forms[i]
        return int(form) if form.isdecimal() and len(form) <= LONGEST_NUMBER else -1

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
    forms: list[str] = []
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    glued: list[bool] = []
    last_end, line_start = -1, 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "\n":
            if not _wrapped(text, line_start, start):
                _append(forms, raw, starts, ends, glued, "\n", start, end)
                last_end = -1
            line_start = end
            continue
        forms.append(word.lower())
        raw.append(word)
        starts.append(start)
        ends.append(end)
        glued.append(start == last_end)
        last_end = end
    size = len(forms)
    for _ in range(MARGIN):
        _append(forms, raw, starts, ends, glued, "", len(text), len(text))
    return Tokens(forms, raw, starts, ends, glued, size)


def _append(
    forms: list[str],
    raw: list[str],
    starts: list[int],
    ends: list[int],
    glued: list[bool],
    word: str,
    start: int,
    end: int,
) -> None:
    """One token that is no word."""
    forms.append(word)
    raw.append(word)
    starts.append(start)
    ends.append(end)
    glued.append(False)


def _wrapped(text: str, line_start: int, at: int) -> bool:
    """True if the line break at offset ``at`` may stand inside a phrase: a long line, then a small letter or digit."""
    if at - line_start < WRAPPED_LINE or at + 1 >= len(text):
        return False
    after = text[at + 1]
    return (after.islower() or after.isdecimal()) and text[at - 1] not in ".!?:\n"
