"""Annotated actor mentions (``tests/gold/actors``): loaded, checked, and scored against the actors of a document.

``docs/gold.md`` says how they were annotated. Mentions of the sample articles are given by their words, those of the
news documents of GUM as word ranges with a digest of the words, so that no text is kept here.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import own_gold

from onrecord.schema import Actor, Document, Mention, Span
from onrecord.sentences.conllu import Block

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "gold" / "actors"
ARTICLES = FOLDER / "articles.jsonl"
GUM = FOLDER / "gum_news.jsonl"
SCENES = FOLDER / "fresh_scenes.jsonl"
DISPATCHES = FOLDER / "fresh_dispatches.jsonl"
OF_ARTICLES = {"examples": ARTICLES, "scenes": SCENES, "dispatches": DISPATCHES}
OPEN = "?"


@dataclasses.dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention at ``span`` with its head word at ``head``; ``form``: name, nominal or pronoun.

    ``countries``: each set that is right (an empty one: no single country is), or None where it is not scored.
    ``sectors``: the primary sectors that are right, none where it is not scored.
    """

    span: Span
    head: Span
    form: str
    countries: tuple[frozenset[str], ...] | None
    sectors: tuple[str, ...]
    label: str


@dataclasses.dataclass(slots=True)
class Figures:
    """How many mentions there are, were found, and have the right country and primary sector (of how many scored)."""

    mentions: int = 0
    found: int = 0
    country: list[int] = dataclasses.field(default_factory=lambda: [0, 0, 0])
    sector: list[int] = dataclasses.field(default_factory=lambda: [0, 0, 0])
    errors: list[str] = dataclasses.field(default_factory=list)

    def rows(self) -> dict[str, float]:
        """Each figure by name: shares of the mentions found, and of all."""
        share = {"found": self.found / self.mentions if self.mentions else 0.0}
        for name, (right, found, every) in (("country", self.country), ("sector", self.sector)):
            share[name] = right / found if found else 0.0
            share[f"{name} of all"] = right / every if every else 0.0
        return share


def digest() -> str:
    """SHA-256 of both files."""
    return hashlib.sha256(ARTICLES.read_bytes() + GUM.read_bytes()).hexdigest()


def labels(text: str) -> tuple[tuple[frozenset[str], ...] | None, tuple[str, ...]]:
    """Countries and sectors of ``AAA+BBB|-/SEC|SEC``: ``|`` parts what is equally right, ``-`` is none."""
    country, _, sector = text.partition("/")
    if country == OPEN:
        return None, tuple(sector.split("|")) if sector else ()
    sets = tuple(frozenset() if c == "-" else frozenset(c.split("+")) for c in country.split("|"))
    return sets, tuple(sector.split("|")) if sector else ()


def rows(path: Path) -> Iterator[tuple[str, list[list[str | int]]]]:
    """(document id, mentions as they stand) of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], row["mentions"]


def in_articles(name: str = "examples") -> list[tuple[own_gold.Gold, list[GoldMention]]]:
    """The articles of the set ``examples``, ``scenes`` or ``dispatches`` and their mentions; ``GoldError`` for words that are not there."""
    found = []
    given = dict(rows(OF_ARTICLES[name]))
    for gold in own_gold.load_set(name):
        found.append((gold, [_in_article(gold, row) for row in given.pop(gold.article.id)]))
    if given:
        raise own_gold.GoldError(f"no article {', '.join(given)}")
    return found


def _in_article(gold: own_gold.Gold, row: list[str | int]) -> GoldMention:
    sentence, surface, nth, form, _, _, settled = row
    home = gold.sentences[int(sentence)]
    pattern = rf"(?<!\w){re.escape(str(surface))}(?!\w)"
    places = list(re.finditer(pattern, gold.article.text[home.start : home.end]))
    if len(places) <= int(nth):
        raise own_gold.GoldError(f"{gold.article.id}, sentence {sentence}: no {surface!r}")
    start = home.start + places[int(nth)].start()
    span = Span(start, start + len(str(surface)))
    last = re.split(r"[\s’']", str(surface))[-1]
    head = span if form == "name" else Span(span.end - len(last), span.end)
    return GoldMention(span, head, str(form), *labels(str(settled)), str(settled))


def in_document(
    document: Document, blocks: list[Block], mentions: list[list[str | int]]
) -> list[GoldMention]:
    """The mentions of a GUM document (its gold words); ``GoldError`` where the words are not those annotated."""
    by_id = {_number(block): sentence for block, sentence in zip(blocks, document.sentences, strict=True)}
    found = []
    for number, first, last, head, code, form, _, _, settled in mentions:
        words = by_id[int(number)].words
        inside = words[int(first) - 1 : int(last)]
        if hashlib.sha256(" ".join(w.form for w in inside).encode()).hexdigest()[:12] != code:
            raise own_gold.GoldError(
                f"{document.article.id}-{number}: other words at {first}-{last} than annotated"
            )
        span = Span(inside[0].start, inside[-1].end)
        top = words[int(head) - 1]
        at = span if form == "name" else Span(top.start, top.end)
        found.append(GoldMention(span, at, str(form), *labels(str(settled)), str(settled)))
    return found


def _number(block: Block) -> int:
    ids = (c.rpartition("-")[2] for c in block.comments if c.startswith("# sent_id"))
    return int(next(ids))


def score(
    figures: Figures, document: Document, actors: tuple[Actor, ...], mentions: Iterable[GoldMention]
) -> None:
    """Count one document. A gold mention is found if an actor is mentioned by its head word."""
    by_id = {a.id: a for a in actors}
    given = [(m, a, _head(document, m)) for a in actors for m in a.mentions]
    for gold in mentions:
        figures.mentions += 1
        figures.country[2] += gold.countries is not None
        figures.sector[2] += bool(gold.sectors)
        same = _matching(gold, given)
        if not same:
            figures.errors.append(_line(document, gold, "not found"))
            continue
        figures.found += 1
        _count(figures, document, gold, same, by_id)


def _count(
    figures: Figures, document: Document, gold: GoldMention, same: list[Actor], by_id: dict[str, Actor]
) -> None:
    """Count a mention that was found; the countries of a collective actor are those of its members."""
    every = [*same, *(by_id[m] for a in same for m in a.members)]
    countries = frozenset(a.country for a in every if a.country)
    sector = next((a.sectors[0] for a in same if a.sectors), None)
    wrong = []
    if gold.countries is not None:
        figures.country[1] += 1
        figures.country[0] += countries in gold.countries
        wrong += [] if countries in gold.countries else ["country " + ("+".join(sorted(countries)) or "-")]
    if gold.sectors:
        figures.sector[1] += 1
        figures.sector[0] += sector in gold.sectors
        wrong += [] if sector in gold.sectors else [f"sector {sector or '-'}"]
    if wrong:
        figures.errors.append(_line(document, gold, f"{', '.join(wrong)} ({same[0].name})"))


def _matching(gold: GoldMention, given: list[tuple[Mention, Actor, Span]]) -> list[Actor]:
    """The actors mentioned by the gold mention's head; where several mentions are, those of the likest extent.

    A name may be headed by the office before it ("Foreign Minister X Y"), a noun by its number ("one of their
    soldiers"), so it is enough that a mention of the same form ends with it.
    """
    close = [
        (m, a)
        for m, a, head in given
        if (head.start < gold.head.end and gold.head.start < head.end)
        or (m.form == gold.form and m.start <= gold.span.start and m.end == gold.span.end)
    ]
    if not close:
        return []
    best = max(_likeness(gold.span, m) for m, _ in close)
    actors = {a.id: a for m, a in close if _likeness(gold.span, m) == best}
    return list(actors.values())


def _likeness(one: Span, two: Mention) -> float:
    """Characters in common, of those of both."""
    common = min(one.end, two.end) - max(one.start, two.start)
    return common / (max(one.end, two.end) - min(one.start, two.start))


def _head(document: Document, mention: Mention) -> Span:
    """The head word of a mention by the document's tree."""
    sentence = document.sentence_at(mention.start)
    top = sentence.head_of(mention.span) if sentence is not None else None
    if sentence is None or top is None:
        return mention.span
    return Span(sentence.words[top].start, sentence.words[top].end)


def _line(document: Document, gold: GoldMention, what: str) -> str:
    text = document.text
    words = text[gold.span.start : gold.span.end]
    before = text[max(0, gold.span.start - 45) : gold.span.start].replace("\n", " ")
    after = text[gold.span.end : gold.span.end + 30].replace("\n", " ")
    return f"{document.article.id}: {before}[{words}]{after}: {gold.label}; {what}"
