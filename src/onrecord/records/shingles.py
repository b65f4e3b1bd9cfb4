"""What a text is made of, as numbers: the rows of four words in it, hashed, without an outlet's own lines.

Broder, "On the resemblance and containment of documents", 1997: texts that share many such rows are copies, whatever
was cut, added or moved.
"""

import re
import zlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt

ROW = 4
"""Words in a row. Reports of one event written apart share few rows of four; a copy with one word in ten changed keeps
two thirds of them."""

LONGEST = 64
"""Characters of a word that is worth remembering: what is longer is no word but data, and seldom seen twice."""

Hashes = npt.NDArray[np.uint64]

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\w+")
_OUTLETS_OWN = re.compile(
    r"^\W*(?:"
    r"(?:please )?(?:sign up|subscribe|log in|click|read more|read also|also read|see also|follow us|share this"
    r"|advertisement|newsletter|most read|related|recommended|watch:|listen:|photo:|image:|file photo|getty images)\b"
    r"|(?:additional )?(?:reporting|writing|editing) by\b"
    r"|(?:copyright|all rights reserved|\(c\)|©)"
    r"|this (?:article|story|report) (?:was|has been|is|originally|first)\b"
    r"|the views expressed\b|our standards\b|terms of use\b|privacy policy\b"
    r")|all rights reserved\W*$|\bwithout (?:prior )?(?:written )?permission\b",
    re.IGNORECASE,
)
_MIX = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))


@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that tell something: not empty, and no invitation, credit or notice of the outlet's own."""
    return tuple([line for line in text.splitlines() if line.strip() and not _OUTLETS_OWN.search(line)])


def word_hashes(text: str) -> Hashes:
    """One number a word, in order, case folded; each character of scripts without blanks is a word."""
    words = [w for line in lines_of(text) for w in _WORD.findall(line.casefold())]
    return np.array([_hash(w) if len(w) <= LONGEST else _crc(w) for w in words], np.uint64)


def rows_of_words(words: Hashes) -> Hashes:
    """One number for each row of ``ROW`` words, in order; a shorter text is one row."""
    if len(words) == 0:
        return words
    width = min(ROW, len(words))
    count = len(words) - width + 1
    found = np.zeros(count, np.uint64)
    for n in range(width):
        found = mixed(found + words[n : n + count])
    return found


def mixed(numbers: Hashes) -> Hashes:
    """Each number scattered over all 64 bits (the last step of SplitMix64)."""
    numbers = numbers + _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[1]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[2]
    mixed_: Hashes = numbers ^ (numbers >> np.uint64(31))
    return mixed_


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return _crc(word)


def _crc(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
