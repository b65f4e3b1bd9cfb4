"""Our own gold sets, loaded and checked: surface strings become offsets, and what is not in its article is an error.

There are seven: ``examples`` (the 25 sample articles), ``world`` (texts of many kinds, half of them held back),
``fresh`` (six later texts of which only sentences and events are annotated), ``scenes`` (thirteen more, in which
often only the context says whose police or ministers they are), ``manners`` (twelve more, in the manners of several
kinds of papers), ``dispatches`` (22, all in the plain manner of news agencies) and ``wires`` (thirteen more of these). ``docs/gold.md`` says how they were annotated and what each field of a line holds.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from onrecord.schema import Article, Published, Span

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles.jsonl"
GOLD = ROOT / "tests" / "gold" / "articles.jsonl"
WORLD_ARTICLES = ROOT / "tests" / "gold" / "world_texts.jsonl"
WORLD_GOLD = ROOT / "tests" / "gold" / "world.jsonl"
FRESH_ARTICLES = ROOT / "tests" / "gold" / "fresh_texts.jsonl"
FRESH_GOLD = ROOT / "tests" / "gold" / "fresh.jsonl"
SCENES_ARTICLES = ROOT / "tests" / "gold" / "fresh_scenes_texts.jsonl"
SCENES_GOLD = ROOT / "tests" / "gold" / "fresh_scenes.jsonl"
MANNERS_ARTICLES = ROOT / "tests" / "gold" / "fresh_manners_texts.jsonl"
MANNERS_GOLD = ROOT / "tests" / "gold" / "fresh_manners.jsonl"
DISPATCHES_ARTICLES = ROOT / "tests" / "gold" / "fresh_dispatches_texts.jsonl"
DISPATCHES_GOLD = ROOT / "tests" / "gold" / "fresh_dispatches.jsonl"
WIRES_ARTICLES = ROOT / "tests" / "gold" / "fresh_wires_texts.jsonl"
WIRES_GOLD = ROOT / "tests" / "gold" / "fresh_wires.jsonl"
SETS = {
    "examples": (ARTICLES, GOLD),
    "world": (WORLD_ARTICLES, WORLD_GOLD),
    "fresh": (FRESH_ARTICLES, FRESH_GOLD),
    "scenes": (SCENES_ARTICLES, SCENES_GOLD),
    "manners": (MANNERS_ARTICLES, MANNERS_GOLD),
    "dispatches": (DISPATCHES_ARTICLES, DISPATCHES_GOLD),
    "wires": (WIRES_ARTICLES, WIRES_GOLD),
}
ANY = "*"


class GoldError(ValueError):
    """A line of the gold set does not fit its article."""


@dataclasses.dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement: ``speaker`` is None where nobody is named, ``cue`` where nothing introduces the words; an optional
    one is neither missed nor invented.
    """

    sentence: int
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: str
    optional: bool


@dataclasses.dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of the sentence ``home``; ``events`` and ``statuses`` hold all that are right.

    ``actors`` and ``recipients`` are country codes, or ``*`` where the text leaves them open. ``either``: which side
    is the actor is open. An optional event is neither missed nor invented. ``roots`` (CAMEO, two digits), ``modes``
    (any of them is right) and ``place`` are empty or None where they are not annotated.
    """

    home: Span
    events: tuple[str, ...]
    statuses: tuple[str, ...]
    trigger: Span
    actors: frozenset[str]
    recipients: frozenset[str]
    begin: str | None
    optional: bool
    either: bool
    roots: tuple[str, ...]
    modes: tuple[str, ...]
    place: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one article with all surface strings resolved to offsets in ``article.text``.

    ``held``: its errors are not to be read. ``events_only``: nothing but sentences and events is annotated.
    """

    article: Article
    held: bool
    sentences: tuple[Span, ...]
    names: tuple[tuple[Span, str], ...]
    places: tuple[tuple[Span, str | None], ...]
    times: tuple[tuple[Span, str | None, str | None, str | None], ...]
    actors: tuple[tuple[tuple[Span, ...], str, str | None, str | None], ...]
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]
    events_only: bool = False


class Finder(Protocol):
    """Where a surface string stands in a sentence; ``near`` chooses among several."""

    def __call__(self, surface: str, sentence: int, near: Span | None = None, whole: bool = True) -> Span: ...


def digest(name: str = "examples") -> str:
    """SHA-256 of the articles of the set ``name`` and their annotation."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in SETS[name])).hexdigest()


def load_set(name: str) -> list[Gold]:
    """The gold set ``name``, in the order of its articles."""
    return load(*SETS[name])


def load(articles: Path = ARTICLES, gold: Path = GOLD) -> list[Gold]:
    """The gold set, in the order of the articles; ``GoldError`` for anything that is not in its article."""
    rows = {row["id"]: row for row in _rows(gold)}
    texts = list(_rows(articles))
    if [t["id"] for t in texts] != list(rows):
        raise GoldError("the annotation and the articles do not have the same ids in the same order")
    return [resolve(rows[t["id"]], _article(t), t.get("held", False)) for t in texts]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _article(row: dict[str, Any]) -> Article:
    return Article(
        id=row["id"],
        text=f"{row['title']}\n\n{row['text']}",
        title=row["title"],
        published=Published(row["published"], "row"),
        outlet=row["outlet"],
    )


def resolve(row: dict[str, Any], article: Article, held: bool = False) -> Gold:
    """The annotation ``row`` of ``article`` with offsets."""
    text, name = article.text, article.id
    sentences = tuple(_in_order(row["sentences"], text, name))

    def at(surface: str, sentence: int, near: Span | None = None, whole: bool = True) -> Span:
        s = sentences[sentence]
        found = occurrences(surface, text, s.start, s.end, whole)
        if not found:
            raise GoldError(f"{name}, sentence {sentence}: no {surface!r}")
        return found[0] if near is None else min(found, key=lambda f: abs(f.start - near.start))

    events_only = "names" not in row
    row = {kind: [] for kind in ("names", "places", "times", "actors", "statements")} | row
    names = _names(row["names"], text, name)
    return Gold(
        article=article,
        held=held,
        sentences=sentences,
        names=names,
        places=tuple(_places(row["places"], names, text, name)),
        times=tuple((at(t[0], t[4]), t[1], t[2], t[3]) for t in row["times"]),
        actors=tuple((_all(a[0], text, name), a[0], a[2], a[3]) for a in row["actors"]),
        statements=tuple(_statement(s, at, sentences, text) for s in row["statements"]),
        events=tuple(_event(e, at, sentences) for e in row["events"]),
        events_only=events_only,
    )


def occurrences(
    surface: str, text: str, start: int = 0, end: int | None = None, whole: bool = True
) -> list[Span]:
    """All places of ``surface`` in ``text[start:end]``; ``whole``: as words, not inside longer ones."""
    pattern = re.escape(surface)
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    stop = len(text) if end is None else end
    return [Span(*m.span()) for m in re.compile(pattern).finditer(text, start, stop)]


def _in_order(surfaces: list[str], text: str, name: str) -> Iterator[Span]:
    """The sentences; together they must cover all of the text but white space."""
    at = 0
    for surface in surfaces:
        start = text.find(surface, at)
        if start < 0 or text[at:start].strip():
            raise GoldError(f"{name}: the sentences do not cover the text before {surface!r}")
        at = start + len(surface)
        yield Span(start, at)
    if text[at:].strip():
        raise GoldError(f"{name}: no sentence for {text[at:]!r}")


def _names(rows: list[list[Any]], text: str, name: str) -> tuple[tuple[Span, str], ...]:
    """Names, the longest first, so that one inside another is not counted.

    What is listed as ``NONE`` ("South Korean") is no name, and no name is counted inside it.
    """
    found: list[tuple[Span, str]] = []
    for surface, kind, times in sorted(rows, key=lambda r: -len(r[0])):
        spans = [s for s in occurrences(surface, text) if not any(s.overlaps(f) for f, _ in found)]
        if len(spans) != times:
            raise GoldError(f"{name}: {surface!r} stands {len(spans)} times, not {times}")
        found += [(s, kind) for s in spans]
    return tuple(sorted((span, kind) for span, kind in found if kind != "NONE"))


def _places(
    rows: list[list[Any]], names: tuple[tuple[Span, str], ...], text: str, name: str
) -> Iterator[tuple[Span, str | None]]:
    for surface, country, _ in rows:
        spans = [s for s, kind in names if kind == "LOC" and s.of(text) == surface]
        if not spans:
            raise GoldError(f"{name}: the place {surface!r} is not among the names")
        yield from ((s, country) for s in spans)


def _all(surface: str, text: str, name: str) -> tuple[Span, ...]:
    found = occurrences(surface, text)
    if not found:
        raise GoldError(f"{name}: no actor {surface!r}")
    return tuple(found)


def _statement(row: dict[str, Any], at: Finder, sentences: tuple[Span, ...], text: str) -> GoldStatement:
    n = row["sentence"]
    cue = None if row["cue"] is None else at(row["cue"], n)
    content = tuple(_content(piece, n, at, sentences, text) for piece in row["content"])
    speaker = None if row["speaker"] is None else at(row["speaker"], n, cue)
    return GoldStatement(n, speaker, cue, content, row["kind"], row.get("optional", False))


def _content(piece: str | list[Any], home: int, at: Finder, sentences: tuple[Span, ...], text: str) -> Span:
    """``first … last words`` of a sentence: the one where the speaker stands, or ``[sentence, words]`` of another."""
    n, words = (home, piece) if isinstance(piece, str) else piece
    first, _, last = words.partition(" … ")
    begin = at(first, n, None, False)
    ends = [s.end for s in occurrences(last or first, text, begin.start, sentences[n].end, False)]
    if not ends:
        raise GoldError(f"sentence {n}: no {last!r} after {first!r}")
    return Span(begin.start, ends[-1] if last else ends[0])


def _event(row: dict[str, Any], at: Finder, sentences: tuple[Span, ...]) -> GoldEvent:
    return GoldEvent(
        home=sentences[row["sentence"]],
        events=tuple(row["event"].split("|")),
        statuses=tuple(row["status"].split("|")),
        trigger=at(row["trigger"], row["sentence"]),
        actors=frozenset(row["actors"]),
        recipients=frozenset(row["recipients"]),
        begin=row["begin"],
        optional=row.get("optional", False),
        either=row.get("either", False),
        roots=_alternatives(row, "cameo"),
        modes=_alternatives(row, "mode"),
        place=row.get("place"),
    )


def _alternatives(row: dict[str, Any], field: str) -> tuple[str, ...]:
    return tuple(row[field].split("|")) if field in row else ()
