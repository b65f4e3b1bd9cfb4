"""News texts with their events marked in the running text: the loader, and a check of the files.

    python newsroom.py newsroom/*.txt          (names what is wrong, with its line; counts what is there)

``newsroom/README.md`` has the format. A text becomes its plain string and the events that stand in it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema import Article, ParsedSentence, Published, Word
from onrecord.sentences import parse_article

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT".split()
)
STATUSES = {
    "o": "occurred",
    "g": "ongoing",
    "p": "planned",
    "h": "hypothetical",
    "d": "denied",
    "x": "historical",
}
MARK = re.compile(r"\[\[([^|\[\]]*)\|([^|\[\]]*)\|([^|\[\]]*)\|([^|\[\]]+)\]\]")
HEAD = re.compile(r"@ (\d{4}-\d\d-\d\d) (\S+) (real|invented)")
SIDE = re.compile(r"\*|-|[A-Z]{3}(\+[A-Z]{3}|\+\*)*")
HELD = 5
"""One text in so many is never trained on and its errors are never read."""
NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Marked:
    """An event of a text: ``start`` and ``end`` of its words in code points; countries, or ``None`` where open."""

    start: int
    end: int
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    actors: frozenset[str] | None
    recipients: frozenset[str] | None
    either: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the newsroom. ``id``: file and number; ``title`` is its first line, also in ``text``."""

    id: str
    published: str
    manner: str
    real: bool
    title: str
    text: str
    events: tuple[Marked, ...]

    @property
    def held(self) -> bool:
        """True for a text that is for measuring alone."""
        return hashlib.sha256(self.text.encode()).digest()[0] % HELD == 0


class MarkError(ValueError):
    """A mark or a head line that does not fit the format."""


def load(path: Path) -> Iterator[Text]:
    """The texts of a file; ``MarkError`` names file and line."""
    blocks = re.split(r"^(?=@ )", path.read_text(encoding="utf-8"), flags=re.M)
    line = 1
    for number, block in enumerate(blocks):
        if block.strip():
            try:
                yield read(f"{path.stem}-{number}", block)
            except MarkError as error:
                raise MarkError(f"{path}:{line}: {error}") from None
        line += block.count("\n")


def read(name: str, block: str) -> Text:
    """One text: its head line, its title, its paragraphs."""
    head, _, rest = block.partition("\n")
    found = HEAD.fullmatch(head.strip())
    if not found:
        raise MarkError(f"no head line: {head!r}")
    marked = re.sub(r"\n\s*\n\s*", "\n\n", rest.strip())
    pieces: list[str] = []
    events: list[Marked] = []
    at = length = 0
    for mark in MARK.finditer(marked):
        before = marked[at : mark.start()]
        pieces += [before, mark[4]]
        length += len(before)
        events.append(_event(mark, length))
        length += len(mark[4])
        at = mark.end()
    text = "".join([*pieces, marked[at:]])
    stray = re.search(r"\[\[|\]\]|\|", text)
    if stray:
        raise MarkError(f"a mark is not closed near {text[max(0, stray.start() - 30) : stray.end() + 30]!r}")
    return Text(name, found[1], found[2], found[3] == "real", text.split("\n")[0], text, tuple(events))


def _event(mark: re.Match[str], start: int) -> Marked:
    """The event of a mark whose words begin at ``start``."""
    optional = "?" in mark[1]
    types, statuses = tuple(mark[1].replace("?", "").split("/")), tuple(mark[2].split("/"))
    either = "<>" in mark[3]
    sides = mark[3].split("<>" if either else ">")
    if not set(types) <= TYPES or not set(statuses) <= set(STATUSES):
        raise MarkError(f"no such type or status: {mark[0]}")
    if len(sides) != 2 or not all(SIDE.fullmatch(s) for s in sides):
        raise MarkError(f"no such parties: {mark[0]}")
    if mark[4] != mark[4].strip():
        raise MarkError(f"blanks at the edge: {mark[0]}")
    actors, recipients = (
        None if "*" in s else frozenset(s.replace("-", "").split("+")) - {""} for s in sides
    )
    return Marked(
        start,
        start + len(mark[4]),
        types,
        tuple(STATUSES[s] for s in statuses),
        actors,
        recipients,
        either,
        optional,
    )


def unread(folder: Path, card: str) -> list[Text]:
    """Texts of the files of ``folder`` that a reader was not trained on, by its model card, and that are not held back."""
    files = sorted(p for p in folder.glob("*.txt") if f"{folder.name}/{p.name}" not in card)
    return [t for path in files for t in load(path) if not t.held]


def article(text: Text) -> Article:
    """The text as an article."""
    return Article(id=text.id, text=text.text, title=text.title, published=Published(text.published, "row"))


def labelled(text: Text) -> Iterator[tuple[ParsedSentence, list[Marked | str | None]]]:
    """Sentences of a text as the package reads it, with a label a word.

    The head of the words of a mark has the mark, other predicates (verbs and nouns that say that something happens)
    are ``NONE``; what else there is has None.
    """
    for sentence in parse_article(article(text)).sentences:
        inside: list[Marked | None] = [
            next((e for e in text.events if e.start < w.end and w.start < e.end), None)
            for w in sentence.words
        ]
        yield sentence, [_label(sentence, inside, i) for i in range(len(sentence.words))]


def _label(sentence: ParsedSentence, inside: list[Marked | None], i: int) -> Marked | str | None:
    """The label of word ``i``; ``inside``: the mark that each word is in."""
    word, mark = sentence.words[i], inside[i]
    if mark is None:
        return NONE if is_predicate(word) else None
    governed = word.head >= 0 and inside[word.head] is mark
    return None if governed or word.upos in ("PUNCT", "DET", "ADP", "AUX") else mark


def lexical(mark: Marked) -> tuple[str, ...]:
    """The types that the words of a mark name, whenever it is: of what is planned, what it will be.

    PLOVER has consultation, support, cooperation and aid to come as AGREE; the coder sees to that.
    """
    to_come = mark.types[0] == "AGREE" and "planned" in mark.statuses
    later = tuple(t for t in mark.types[1:] if t in ("CONSULT", "SUPPORT", "COOPERATE", "AID"))
    return later if to_come and later else mark.types


def is_predicate(word: Word) -> bool:
    """True for predicates that are no names."""
    return word.upos in ("VERB", "NOUN") and word.fact is not None and word.ner == "O"


def main() -> None:
    """Command line."""
    texts: list[Text] = []
    for name in sys.argv[1:]:
        try:
            texts += load(Path(name))
        except MarkError as error:
            sys.exit(str(error))
    required = [e for t in texts for e in t.events if not e.optional]
    words = sum(len(t.text.split()) for t in texts)
    print(
        f"{len(texts)} texts, {words} words, {sum(len(t.events) for t in texts)} events, {len(required)} required"
    )
    for count in (Counter(e.types[0] for e in required), Counter(e.statuses[0] for e in required)):
        print(*(f"{k} {v}" for k, v in count.most_common()), sep=", ")


if __name__ == "__main__":
    main()
