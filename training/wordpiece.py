"""Word pieces and casing classes of single words (uncased BERT normalisation, pure Python).

The runtime must cut words exactly like this module: `WordPiece.word` is the whole contract.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from kinds import kinds_of, known_kinds

CASES = ["special", "none", "lower", "title", "upper", "mixed"]
"""Casing classes; "special" is for [CLS] and [SEP], "none" for words without cased letters."""
MAX_WORD_PIECES = 12
"""Pieces kept of one word (long addresses are cut; only the first piece is pooled)."""


def case_class(form: str) -> int:
    """Return the index in CASES of a word's casing, e.g. "U.S." is upper and "McCain" mixed."""
    letters = [c for c in form if c.isalpha() and c.lower() != c.upper()]
    if not letters:
        return CASES.index("none")
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return CASES.index("lower")
    if upper[0] and not any(upper[1:]):
        return CASES.index("title")
    return CASES.index("upper" if all(upper) else "mixed")


def _is_punctuation(char: str) -> bool:
    """BERT's notion: ASCII symbols and every Unicode P* category."""
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")


def _is_cjk(code: int) -> bool:
    """Is this the code point of a CJK ideograph (BERT sets each apart)?"""
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def basic_tokens(text: str) -> list[str]:
    """Lower-case, strip accents and control characters, split at white space and punctuation."""
    out = [""]
    for char in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or char == "\ufffd":
            continue
        if char.isspace():
            out.append("")
        elif category[0] == "C":
            continue
        elif _is_punctuation(char) or _is_cjk(ord(char)):
            out += [char, ""]
        else:
            out[-1] += char
    return [token for token in out if token]


class WordPiece:
    """Greedy longest-match-first WordPiece over a vocabulary, with a cache of words."""

    def __init__(self, vocabulary: Path, kinds: Path = Path("build/kinds.txt")) -> None:
        lines = Path(vocabulary).read_text(encoding="utf-8").split("\n")
        self.ids = {piece: i for i, piece in enumerate(lines) if piece}
        self.unk, self.cls, self.sep, self.mask = (self.ids[s] for s in ("[UNK]", "[CLS]", "[SEP]", "[MASK]"))
        self._cache: dict[str, list[int]] = {}
        self.kinds = known_kinds(kinds)

    def known(self, forms: list[str]) -> list[int]:
        """Index in KINDS of what each word of a text is known as."""
        return kinds_of(forms, self.kinds)

    def _token(self, token: str) -> list[int]:
        """Pieces of one basic token; [UNK] where some part is not in the vocabulary."""
        if len(token) > 100:
            return [self.unk]
        out, start = [], 0
        while start < len(token):
            end = len(token)
            prefix = "##" if start else ""
            while end > start and prefix + token[start:end] not in self.ids:
                end -= 1
            if end == start:
                return [self.unk]
            out.append(self.ids[prefix + token[start:end]])
            start = end
        return out

    def word(self, form: str) -> list[int]:
        """Return the piece ids of a word, at least one and at most MAX_WORD_PIECES."""
        if form not in self._cache:
            ids = [i for token in basic_tokens(form) for i in self._token(token)]
            self._cache[form] = ids[:MAX_WORD_PIECES] or [self.unk]
        return self._cache[form]
