"""Copies: one text that several outlets run, edited, cut or wrapped in their own lines.

Whether two texts are copies follows from the two alone. ``copy_keys`` makes the pairs that are worth comparing meet:
MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3), of
the whole text and, for texts that were cut, of its head.
"""

import msgspec
import numpy as np

from onrecord.records.linkage import Meeting
from onrecord.records.shingles import ROW, Hashes, mixed, rows_of_words, word_hashes

BANDS, HEAD_BANDS, BAND = 28, 12, 2
HEAD = 150
"""Words at the head of a text that are compared by themselves: cuts are made from the end."""

MEETING = Meeting(least=2, open=2, bits=0)
"""Keys that two texts must share to be worth comparing. One in ten rows in common makes two meet once in three times,
and makes them meet twice once in sixteen times; of the copies among generated articles none is missed."""

SHARED = 0.5
"""The part of the shorter text's rows that the longer one must hold. Reports written apart that quote the same words
share up to a quarter."""

SHORTEST = 0.2
"""A text is no copy of one more than five times as long: a digest of many reports holds parts of each."""

LEAST_ROWS = 12
AT_ONCE = 4096
_SAMPLED = ((300, 0), (1500, 2), (20_000, 4), (1 << 62, 8))

_FACTORS = mixed(np.arange(1, (BANDS + HEAD_BANDS) * BAND + 1, dtype=np.uint64)) | np.uint64(1)
_TAGS = mixed(np.arange(1, BANDS + HEAD_BANDS + 1, dtype=np.uint64) << np.uint64(32))


class Sketch(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What of a text is kept to tell its copies. ``rows``: how many different rows of words it has; ``sample``: their
    hashes (sorted, 64 bits, little-endian), of long texts those whose lowest ``bits`` bits are 0.
    """

    rows: int
    bits: int
    sample: bytes
    keys: tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The sketch of ``text``."""
    words = word_hashes(text)
    in_order = rows_of_words(words)
    rows = np.unique(in_order)
    head = rows if len(words) <= HEAD else np.unique(in_order[: HEAD - ROW + 1])
    bits = next(bits for most, bits in _SAMPLED if len(rows) <= most)
    return Sketch(
        rows=len(rows),
        bits=bits,
        sample=_thinned(rows, bits).astype("<u8").tobytes(),
        keys=_keys(rows, head),
    )


def copy_keys(text: str) -> tuple[int, ...]:
    """Numbers (signed, 64 bits) of which two copies share two or more, nearly always."""
    return sketch(text).keys


def is_copy(a: Sketch, b: Sketch) -> bool:
    """True if the two are copies of one text."""
    return shared(a, b) >= SHARED


def shared(a: Sketch, b: Sketch) -> float:
    """The part of the shorter text that stands in the other, 0 to 1; 0 where one is far too short to be a copy."""
    short, long = sorted((a.rows, b.rows))
    if short < LEAST_ROWS or short < SHORTEST * long:
        return 0.0
    bits = max(a.bits, b.bits)
    one, other = _sample(a, bits), _sample(b, bits)
    both = np.sort(np.concatenate((one, other)))
    common = np.count_nonzero(both[1:] == both[:-1])
    return common / max(1, min(len(one), len(other)))


def _keys(rows: Hashes, head: Hashes) -> tuple[int, ...]:
    """The bands' numbers: each band is the least of two permutations of the rows, so equal with probability J squared."""
    if len(rows) == 0:
        return ()
    split = BANDS * BAND
    whole, first = _least(rows, _FACTORS[:split]), _least(head, _FACTORS[split:])
    pairs = np.concatenate((whole, first)).reshape(-1, BAND)
    keys = mixed(mixed(pairs[:, 0]) + pairs[:, 1] + _TAGS)
    return tuple(int(k) for k in keys.view(np.int64))


def _least(rows: Hashes, factors: Hashes) -> Hashes:
    """The least number of each permutation, a part of the rows at a time, so that a long text takes no more memory."""
    least = np.full(len(factors), np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(rows), AT_ONCE):
        scattered = rows[start : start + AT_ONCE, None] * factors[None, :] >> np.uint64(11)
        least = np.minimum(least, scattered.min(axis=0))
    return least


def _sample(of: Sketch, bits: int) -> Hashes:
    """The hashes of a sketch that end in so many zeros."""
    rows = np.frombuffer(of.sample, "<u8")
    return rows if bits == of.bits else _thinned(rows, bits)


def _thinned(rows: Hashes, bits: int) -> Hashes:
    kept: Hashes = rows[(rows & np.uint64((1 << bits) - 1)) == 0]
    return kept
