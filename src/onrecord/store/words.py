"""Text -> the words that full text is searched by, in any script.

Words are runs of letters, digits and their combining marks; case and the accents of Latin, Greek and Cyrillic letters
do not count. Scripts that are written without blanks (Han, kana, Thai, Lao, Khmer, Burmese) count by the character,
so that a word of theirs is found as a phrase.
"""

import hashlib
import re
import sys
import unicodedata
from functools import cache, lru_cache

ACCENTS = re.compile("[\u0300-\u036f]+")
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of ``text`` as they are searched for, each with its span in ``text``, in order."""
    if text.isascii():
        return [(m.group().lower(), m.start(), m.end()) for m in _ASCII.finditer(text)]
    return [(folded(m.group()), m.start(), m.end()) for m in _pattern().finditer(text)]


def folded_name(name: str) -> str:
    """A name as the table of names keeps it: its words without case and accents, with blanks around each."""
    return f" {' '.join(word for word, _, _ in words_of(name))} "


def term_of(word: str) -> int:
    """The number that stands for a folded word in the table of postings."""
    return _number(word)


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """``word`` without case and accents."""
    if word.isascii():
        return word.lower()
    plain = ACCENTS.sub("", unicodedata.normalize("NFKD", word.casefold()))
    return unicodedata.normalize("NFC", plain).translate(LETTERS)


_ASCII = re.compile(r"[A-Za-z0-9]+")


@cache
def _pattern() -> re.Pattern[str]:
    marks = _marks()
    return re.compile(rf"[{SINGLE}][{marks}]*|(?:(?![{SINGLE}])[^\W_][{marks}]*)+")


def _marks() -> str:
    """All combining marks as the inside of a character class: ranges one after the other."""
    found: list[tuple[int, int]] = []
    for code in range(0x300, sys.maxunicode + 1):
        if 0x1E94B < code < 0xE0100 or code > 0xE01EF:
            continue
        if unicodedata.category(chr(code))[0] == "M":
            if found and found[-1][1] == code - 1:
                found[-1] = (found[-1][0], code)
            else:
                found.append((code, code))
    return "".join(rf"\U{a:08x}-\U{b:08x}" for a, b in found)
