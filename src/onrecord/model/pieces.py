"""Words to word pieces and surface classes, as the reader was trained (training/wordpiece.py is its mirror)."""

from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

CASES = ("special", "none", "lower", "title", "upper", "mixed")
KINDS = (
    "none",
    "country",
    "country goes on",
    "demonym",
    "demonym goes on",
    "organisation",
    "organisation goes on",
    "division",
    "division goes on",
    "first name",
    "place",
    "place goes on",
)
LONGEST_NAME = 5
"""Words of the longest name that is known."""
MAX_WORD_PIECES = 12
_CACHE_LIMIT = 200_000


class Pieces:
    """Cuts single words into WordPiece ids of an uncased BERT vocabulary; remembers the words it has cut."""

    def __init__(self, vocabulary: Path, kinds: Path) -> None:
        """``vocabulary``: a vocab.txt, one piece a line; ``kinds``: lower-cased names with what they are known as."""
        ids = {line: i for i, line in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")) if line}
        self._whole = frozenset(piece for piece in ids if piece.isalpha())
        self.cls, self.sep, self.unknown = ids["[CLS]"], ids["[SEP]"], ids["[UNK]"]
        self._tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        rows = (line.split("\t") for line in kinds.read_text(encoding="utf-8").splitlines())
        self._kinds = {name: int(kind) for name, kind in rows}
        self._first = {name.partition(" ")[0] for name in self._kinds if " " in name}
        self._begins = self._first | self._kinds.keys()
        self._known: dict[str, tuple[list[int], int]] = {}

    def whole(self, word: str) -> bool:
        """True if the vocabulary has the lower-cased ``word`` in one piece."""
        return word in self._whole

    def cut(self, forms: list[str]) -> list[tuple[list[int], int]]:
        """Of each word of a text its piece ids and its surface class.

        The surface class joins the casing (an index in ``CASES``) with what the word is known as (an index in
        ``KINDS``): kind times the number of casings, plus casing.
        """
        known = self.kinds([form.lower() for form in forms])
        words = [self.word(form) for form in forms]
        return [(ids, len(CASES) * kind + case) for (ids, case), kind in zip(words, known, strict=True)]

    def kinds(self, lower: list[str]) -> list[int]:
        """Index in ``KINDS`` of each lower-cased word: the longest known name from the left, no overlaps."""
        out = [0] * len(lower)
        begins = self._begins
        end = 0
        for at in [i for i, word in enumerate(lower) if word in begins]:
            if at < end:
                continue
            kind, length = self._longest(lower, at)
            out[at : at + length] = [kind, *[kind + 1] * (length - 1)]
            end = at + length
        return out

    def _longest(self, lower: list[str], at: int) -> tuple[int, int]:
        """Index in ``KINDS`` and number of words of the longest known name that begins at word ``at``; (0, 1) for none."""
        if lower[at] in self._first:
            for longer in range(min(LONGEST_NAME, len(lower) - at), 1, -1):
                found = self._kinds.get(" ".join(lower[at : at + longer]))
                if found is not None:
                    return found, longer
        return self._kinds.get(lower[at], 0), 1

    def word(self, form: str) -> tuple[list[int], int]:
        """Piece ids of ``form`` (one at least, ``MAX_WORD_PIECES`` at most) and its casing, an index in ``CASES``."""
        found = self._known.get(form)
        if found is None:
            clean = form.encode("utf-8", "replace").decode("utf-8")
            ids = self._tokenizer.encode(clean[:2000], add_special_tokens=False).ids[:MAX_WORD_PIECES]
            found = (ids or [self.unknown], case_class(form))
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            self._known[form] = found
        return found


def case_class(form: str) -> int:
    """Index in ``CASES`` of the casing of ``form``'s letters: "U.S." is upper, "McCain" mixed."""
    letters = [c for c in form if c.isalpha() and c.lower() != c.upper()]
    if not letters:
        return CASES.index("none")
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return CASES.index("lower")
    if upper[0] and not any(upper[1:]):
        return CASES.index("title")
    return CASES.index("upper" if all(upper) else "mixed")
