"""Verb dictionaries in the format of PETRARCH and PETRARCH-2, read as they are.

A file holds, in any order of its blocks:

- comments: ``# to the end of the line`` and ``<!-- … -->``
- sets of synonyms: ``&NAME`` on a line, then one ``+MEMBER`` a line (``+OTHER WORDS`` and ``+&OTHERSET`` too)
- blocks of verbs: ``--- NAME [code] ---``, then one verb a line, ``VERB {FORMS} [code]``; of several words (``+ASK_FOR``)
  the one behind the ``+`` is the verb
- patterns of a block: ``- before * after [code]``. ``*`` is the verb; a word is a noun, a verb or a particle beside it;
  ``{NEW PLAN}`` a noun with what modifies it; ``(TO BORDER)`` a phrase with its preposition; ``&NAME`` any of a set;
  ``$`` the source, ``+`` the target, ``%`` both, ``^`` anything. ``_`` joins words; at a word's end it does nothing.

A code is one of CAMEO, ``a:b`` a code for each direction, ``---`` none. Lines of transformations (``~``) are passed over:
what a statement makes of an event is told by the event's status and its ``according_to``. A line that cannot be
understood is left out and named in ``problems``.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import LexiconError

Role = Literal["source", "target", "both", "any"]
Word = tuple[str, ...]
"""One word of a pattern: its alternatives, in lower case."""

ROLES: dict[str, Role] = {"$": "source", "+": "target", "%": "both", "^": "any"}
PREPOSITIONS = frozenset(
    "about after against ahead along amid among around as at before behind below between by despite during for from "
    "in inside into near of off on onto out outside over per since through to toward towards under until upon with "
    "within without".split()
)
_COMMENT = re.compile(r"<!--.*?-->|#.*")
_CODE = re.compile(r"\[([^\[\]]*)\]\s*$")
_PIECE = re.compile(r"\([^()]*\)|\{[^{}]*\}|[^\s(){}]+")
_MAX_SETS = 6


class Phrase(msgspec.Struct, frozen=True):
    """A piece of a pattern: a ``preposition`` or None, the ``words`` of a noun phrase with its head last, and its role."""

    preposition: str | None
    words: tuple[Word, ...]
    role: Role | None = None


class Codes(msgspec.Struct, frozen=True):
    """Code for what the source does to the target, and for what comes back; None for none."""

    forth: str | None
    back: str | None = None


class Pattern(msgspec.Struct, frozen=True):
    """One pattern with its line, its text, and the phrases before and after the verb."""

    line: int
    text: str
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    codes: Codes


class Verb(msgspec.Struct, frozen=True):
    """A verb with its line; ``rest``: the other words of a verb of several. ``codes``: None: the block's."""

    line: int
    lemma: str
    rest: tuple[str, ...] = ()
    codes: Codes | None = None


class Block(msgspec.Struct):
    """Verbs that share a code and patterns."""

    codes: Codes
    verbs: list[Verb] = []
    patterns: list[Pattern] = []


class VerbFile(msgspec.Struct, frozen=True):
    """A dictionary: its file's name, a digest of its bytes, its blocks, and one line for each line that was left out."""

    name: str
    digest: str
    blocks: tuple[Block, ...]
    problems: tuple[str, ...]


def read_verbs(path: str | Path) -> VerbFile:
    """The dictionary at ``path``; ``LexiconError`` where there is no file or no verb in it."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}") from error
    reader = _Reader(path.name)
    for number, line in _lines(raw.decode("utf-8", "replace")):
        reader.take(number, line)
    if not any(block.verbs for block in reader.blocks):
        raise LexiconError(f"{path}: no verbs in it; a block begins with '--- NAME [code] ---'")
    digest = hashlib.sha256(raw).hexdigest()[:16]
    return VerbFile(path.name, digest, tuple(reader.blocks), tuple(reader.problems))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something in them, by number, without comments."""
    text = re.sub(r"<!--.*?-->", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(text.splitlines(), 1):
        bare = _COMMENT.sub("", line).strip()
        if bare:
            yield number, bare


class _LineError(Exception):
    """Why a line cannot be understood."""


class _Reader:
    """What has been read of a file so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.sets: dict[str, list[str]] = {}
        self.problems: list[str] = []
        self._set: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        try:
            self._take(number, line)
        except _LineError as problem:
            self.problems.append(f"{self.name}, line {number}: {problem}")

    def _take(self, number: int, line: str) -> None:
        if line.startswith("~"):
            return
        if line.startswith("---"):
            self._set = None
            self.blocks.append(Block(_codes(line.rstrip("- ")) or Codes(None), [], []))
        elif line.startswith("&"):
            self._set = self.sets.setdefault(_set_name(line), [])
        elif line.startswith("+") and self._set is not None:
            self._set.append(line[1:].strip())
        elif not self.blocks:
            raise _LineError("stands before the first block ('--- NAME [code] ---')")
        elif line.startswith("-"):
            self.blocks[-1].patterns.append(self._pattern(number, line))
        else:
            self._set = None
            self.blocks[-1].verbs.append(_verb(number, line))

    def _pattern(self, number: int, line: str) -> Pattern:
        codes = _codes(line)
        if codes is None:
            raise _LineError("a pattern ends with its code in brackets, as in '- * AID [070]'")
        text = line[1 : line.rindex("[")].strip()
        for mark, other in ("()", "{}"):
            if text.count(mark) != text.count(other):
                raise _LineError(f"'{mark}' and '{other}' do not match")
        before, star, after = _spaced(text).partition("*")
        if not star or "*" in after:
            raise _LineError("a pattern has one '*', for its verb")
        return Pattern(number, text, tuple(self._phrases(before)), tuple(self._phrases(after)), codes)

    def _phrases(self, text: str) -> Iterator[Phrase]:
        pieces = _PIECE.findall(_flat(text))
        waiting: str | None = None  # a preposition without brackets
        for piece in pieces:
            if piece in ROLES:
                yield Phrase(waiting, (), ROLES[piece])
                waiting = None
            elif piece.startswith("("):
                if waiting:
                    yield Phrase(waiting, ())
                    waiting = None
                yield self._bracketed(piece[1:-1].split())
            elif piece.lower() in PREPOSITIONS and waiting is None:
                waiting = piece.lower()
            else:
                words = piece[1:-1].split() if piece.startswith("{") else [piece]
                yield Phrase(waiting, tuple(self._word(w) for w in words))
                waiting = None
        if waiting:
            yield Phrase(waiting, ())

    def _bracketed(self, words: list[str]) -> Phrase:
        if not words:
            raise _LineError("empty brackets")
        first, *rest = words
        role = next((ROLES[w] for w in rest if w in ROLES), None)
        kept = tuple(self._word(w) for w in rest if w not in ROLES)
        if first.lower() in PREPOSITIONS:
            return Phrase(first.lower(), kept, role)
        return Phrase(None, (self._word(first), *kept), role)

    def _word(self, word: str, depth: int = 0) -> Word:
        """The alternatives of a word: itself, or all members of its set; of several words the last one counts."""
        if not word.startswith("&"):
            return (word.strip("_").lower(),)
        members = self.sets.get(_set_name(word))
        if members is None or depth > _MAX_SETS:
            raise _LineError(f"the set {word} is not defined above")
        found: dict[str, None] = {}
        for member in members:
            last = (member.replace("_", " ").split() or [""])[-1]
            found.update(dict.fromkeys(self._word(last, depth + 1)))
        return tuple(w for w in found if w)


def _set_name(word: str) -> str:
    return word[1:].split(maxsplit=1)[0].strip("_").upper() if word[1:].split() else ""


def _spaced(text: str) -> str:
    """A pattern whose ``_`` join words, with blanks instead."""
    return text.replace("_", " ").replace("*", " * ")


def _flat(text: str) -> str:
    """Without braces inside of brackets: the noun phrase of a phrase is known by its place."""
    return re.sub(r"\([^()]*\)", lambda m: "(" + re.sub(r"[{}]", " ", m[0][1:-1]) + ")", text)


def _codes(line: str) -> Codes | None:
    """The codes in brackets at the end of a line, or None if there are none."""
    found = _CODE.search(line)
    if found is None:
        return None
    forth, _, back = found[1].partition(":")
    return Codes(_code(forth), _code(back))


def _code(text: str) -> str | None:
    bare = text.strip()
    if not bare.strip("-"):
        return None
    if not re.fullmatch(r"[0-9A-Z]{2,5}", bare):
        raise _LineError(f"'{bare}' is no code")
    return bare


def _verb(number: int, line: str) -> Verb:
    """A line with a verb; its forms are not needed, for the reader knows lemmas."""
    codes = _codes(line)
    words = re.sub(r"\{[^}]*\}?|\[[^\]]*\]", " ", line).replace("_", " ").split()
    if not words:
        raise _LineError("no verb")
    at = next((n for n, w in enumerate(words) if w.startswith("+")), 0)
    bare = [w.strip("+").lower() for w in words]
    return Verb(number, bare[at], tuple(w for n, w in enumerate(bare) if n != at and w), codes)
