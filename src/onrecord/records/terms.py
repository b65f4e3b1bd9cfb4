"""What an article is about, as weighted terms: its words and pairs of words, the rarer the heavier.

How rare a word is comes from a fixed list (``lexicons/frequency.py``), never from what was read before. Names weigh
more than other words and numbers as much as rare ones, since articles about two happenings of one kind ("a man was
arrested") differ in little else.
"""

import math
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.lexicons.frequency import RAREST, zipf
from onrecord.records.shingles import LONGEST, lines_of

COMMONEST = 5.8
"""A word that is more frequent says nothing of what an article is about, unless it stands as a name ("Turkey")."""

NAME, NUMBER, PAIR, PAIR_OF_NAMES = 1.5, 20.0, 1.0, 2.0
MOST = 1000
"""Terms of an article that are kept, the heaviest: a book is not about more things than a long report."""

_ENDLESS, _SLIGHTEST = 6.8, 0.3
_MILLION = 1e6
_AT_ONCE = 1024
_PACKED = np.dtype("<u4")

Values = npt.NDArray[np.float64]
_Term = tuple[str, float, bool]
"""A term, its weight, and whether it is a name."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*|\d[\d.,]*\d|\d")
_ENDINGS = ("ing", "ed", "es", "s")
_FUNCTION_WORDS = frozenset(
    "about above across after again against all almost along already also although always am among an and another any"
    " anyone anything are around as at away back be became because become been before behind being below between"
    " beyond both but by can cannot could did do does done down due during each either else enough even ever every"
    " everyone everything except few first for from further get give go had has have he hence her here hers herself"
    " him himself his how however if in indeed instead into is it its itself just last latter least less made many"
    " may me meanwhile might mine more moreover most mostly much must my myself namely neither never nevertheless"
    " next no nobody none nor not nothing now nowhere of off often on once one only onto or other others otherwise our"
    " ours ourselves out over own per perhaps please put rather same see seem seemed several she should since so some"
    " somehow someone something sometime sometimes somewhere still such take than that the their theirs them themselves"
    " then there thereby therefore these they this those though through throughout thus to together too toward towards"
    " two three four five six eight nine ten twelve fifteen twenty fifty sixty under until up upon us very via was we"
    " well were what whatever when where whether which while who whoever whole whom whose why will with within without"
    " would yet you your yours yourself yourselves".split()
)


class Terms(msgspec.Struct, frozen=True, gc=False):
    """Numbers of terms in ascending order, and the weight of each in millionths; the squares of the weights add up to 1.

    Both as little-endian numbers of 32 bits, which a record of many articles is quickly read from. Records made before
    version 5 hold lists of numbers and of weights (0 to 1), which become the same.
    """

    terms: bytes | tuple[int, ...]
    weights: bytes | tuple[float, ...]

    def __post_init__(self) -> None:
        """Pack what is not packed yet."""
        if not isinstance(self.terms, bytes):
            msgspec.structs.force_setattr(self, "terms", np.array(self.terms, _PACKED).tobytes())
        if not isinstance(self.weights, bytes):
            millionths = np.rint(np.array(self.weights, np.float64) * _MILLION)
            msgspec.structs.force_setattr(self, "weights", millionths.astype(_PACKED).tobytes())

    @property
    def numbers(self) -> npt.NDArray[np.uint32]:
        """The numbers of the terms."""
        return np.frombuffer(self.terms, _PACKED)  # type: ignore[arg-type]

    @property
    def millionths(self) -> npt.NDArray[np.uint32]:
        """The weight of each term in millionths."""
        return np.frombuffer(self.weights, _PACKED)  # type: ignore[arg-type]


def terms_of(text: str) -> Terms:
    """The weighted terms of ``text``; none for a text without words of its own."""
    counts: dict[str, int] = {}
    heaviest: dict[str, float] = {}
    before: _Term | None = None
    words = [w for line in lines_of(text) for w in _WORD.findall(line.replace("’", "'"))]
    small = {w for w in words if w[0].islower()}
    for word in words:
        at = _term(word, small)
        for term, weight in _with_pair(before, at):
            counts[term] = counts.get(term, 0) + 1
            if weight > heaviest.get(term, 0.0):
                heaviest[term] = weight
        before = at
    return _normal({t: heaviest[t] if n == 1 else (1 + math.log(n)) * heaviest[t] for t, n in counts.items()})


def cosine(a: Terms, b: Terms) -> float:
    """How alike two articles are in what they are about, 0 to 1."""
    return float(cosines({0: a, 1: b}, {0: (1,)})[0][0])


def cosines(terms: Mapping[int, Terms], partners: Mapping[int, Sequence[int]]) -> dict[int, Values]:
    """``cosine`` of each article in ``partners`` with each of its own, in their order; ``terms`` has all of them by key.

    Weights have six decimals, so that sums of their products are whole numbers of millionths of millionths: below
    2 ** 53 and so exact, in any order.
    """
    keys = sorted({*partners, *(k for others in partners.values() for k in others)})
    if not keys:
        return {}
    places, columns = np.unique(np.concatenate([terms[k].numbers for k in keys]), return_inverse=True)
    ends = np.cumsum([len(terms[k].numbers) for k in keys])
    own = dict(zip(keys, np.split(columns, ends[:-1]), strict=True))
    weights = {k: terms[k].millionths.astype(np.float64) for k in keys}
    found: dict[int, Values] = {}
    line = np.zeros(len(places))
    for one, others in partners.items():
        line[own[one]] = weights[one]
        chunks = [others[n : n + _AT_ONCE] for n in range(0, len(others), _AT_ONCE)]
        found[one] = np.concatenate(
            [np.zeros(0), *(_products(line, chunk, own, weights) for chunk in chunks)]
        )
        line[own[one]] = 0.0
    return found


def _products(
    line: Values,
    others: Sequence[int],
    own: Mapping[int, npt.NDArray[np.int64]],
    weights: Mapping[int, Values],
) -> Values:
    """The product of ``line``, a weight for each column, with each of ``others``."""
    columns = [own[k] for k in others]
    products = line[np.concatenate(columns)] * np.concatenate([weights[k] for k in others])
    sums = np.concatenate(([0.0], np.cumsum(products)))
    totals = np.diff(sums[np.cumsum([len(c) for c in columns])], prepend=0.0)
    likeness: Values = np.rint(totals / _MILLION) / _MILLION
    return likeness


def content_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that say something, as stems in order, each once; numbers are left out."""
    words = _WORD.findall(text.replace("’", "'"))
    small = {w for w in words if w[0].islower()}
    found = [t[0] for w in words if not w[0].isdigit() and (t := _term(w, small)) is not None]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
def weight_of(word: str) -> float:
    """How much a content word says: 0.3 for a common one to 4.8 for one that is hardly ever used."""
    return max(_ENDLESS - max(zipf(word), RAREST), _SLIGHTEST)


def _term(word: str, small: set[str]) -> _Term | None:
    """The term of a word, its weight and whether it is a name; None for a word that says nothing."""
    low = word.lower().removesuffix("'s")
    weighed = _weighed if len(low) <= LONGEST else _weighed.__wrapped__
    return weighed(low, word[0].isupper() and low not in small)


@lru_cache(maxsize=100_000)
def _weighed(low: str, name: bool) -> _Term | None:
    frequency = zipf(low)
    if low in _FUNCTION_WORDS or (frequency > COMMONEST and not name) or (len(low) < 2 and not low.isdigit()):
        return None
    if low[0].isdigit():
        return low, NUMBER, name
    weight = max(_ENDLESS - max(frequency, RAREST), _SLIGHTEST) ** 2
    return (low, weight * NAME, True) if name else (_stem(low), weight, False)


def _with_pair(before: _Term | None, at: _Term | None) -> tuple[tuple[str, float], ...]:
    if at is None:
        return ()
    if before is None:
        return (at[:2],)
    weight = PAIR * (before[1] + at[1]) / 2
    both = PAIR_OF_NAMES if before[2] and at[2] else 1.0
    return at[:2], (f"{before[0]} {at[0]}", weight * both)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _normal(weights: dict[str, float]) -> Terms:
    if len(weights) > MOST:
        weights = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST])
    length = math.sqrt(math.fsum([w * w for w in weights.values()])) or 1.0
    numbered: dict[int, float] = {}
    for term, weight in weights.items():
        number = zlib.crc32(term.encode("utf-8", "surrogatepass"))
        if weight > numbered.get(number, 0.0):
            numbered[number] = weight
    ordered = sorted(numbered)
    return Terms(tuple(ordered), tuple([numbered[t] / length for t in ordered]))
