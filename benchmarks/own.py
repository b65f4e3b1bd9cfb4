"""Our own gold sets, annotated by hand in two passes (``docs/gold.md``).

    python benchmarks/own.py [--set examples|world|open|held|all|fresh|scenes|manners|dispatches|wires|news|later] [--article ID …] [--errors KIND …]

Reads the articles through the whole pipeline and prints precision, recall and F1 of what was found. ``examples`` are
the 25 sample articles, ``world`` texts of many kinds; ``open`` and ``held`` are the halves of ``world``; ``all`` is both
of them; of ``fresh``, ``scenes``, ``manners``, ``dispatches`` and ``wires`` only events are annotated. ``--errors``
lists what was missed (-), invented (+) or read otherwise (=) of these kinds; those of held articles are never shown.
``news`` are the news texts of ``training/newsroom`` that are held back, of which events are annotated; ``later`` those of
its second collection.
"""

import argparse
import dataclasses
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

from newsroom_gold import held_texts
from own_gold import ANY, Gold, GoldEvent, GoldStatement, load_set

from onrecord.pipeline import DEFAULT, read_article
from onrecord.schema import Actor, Document, Event, Place, Reading, Span, Statement
from onrecord.sentences import parse_article


@dataclasses.dataclass(slots=True)
class Counts:
    """What was found, missed and invented of one kind; ``errors`` names them."""

    right: int = 0
    missed: int = 0
    invented: int = 0
    errors: list[str] = dataclasses.field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.invented)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.invented)

    def miss(self, line: str) -> None:
        self.missed += 1
        self.errors.append(f"- {line}")

    def invent(self, line: str) -> None:
        self.invented += 1
        self.errors.append(f"+ {line}")

    def differ(self, line: str) -> None:
        """Found, but read otherwise: missed and invented at once."""
        self.missed += 1
        self.invented += 1
        self.errors.append(f"= {line}")


def together(one: Counts, other: Counts) -> Counts:
    """The counts of two sets of articles as one."""
    return Counts(one.right + other.right, one.missed + other.missed, one.invented + other.invented)


Table = dict[str, Counts]
SETS = (
    "examples",
    "world",
    "open",
    "held",
    "all",
    "fresh",
    "scenes",
    "manners",
    "dispatches",
    "wires",
    "news",
    "later",
)
Labelled = tuple[Span, str]
W = TypeVar("W")
G = TypeVar("G")
KINDS = (
    "sentences", "names", "times", "time values", "places", "place countries",
    "actors", "actor countries", "actor sectors", "statements", "statement speakers",
    "events", "event status", "event parties", "event begin", "event roots", "event modes", "event places", "occurred",
)  # fmt: skip


# ---- reading and the table


def read(gold: Gold) -> tuple[Document, Reading]:
    """The parsed document and the reading of one article."""
    document = parse_article(gold.article)
    return document, read_article(gold.article, dataclasses.replace(DEFAULT, parse=lambda _: document))


def score(golds: Iterable[Gold]) -> Table:
    """All counts over ``golds``, each article read once."""
    table = {kind: Counts() for kind in KINDS}
    for gold in golds:
        document, reading = read(gold)
        _sentences(table, gold, document)
        _events(table, gold, reading)
        if gold.events_only:
            continue
        _names(table, gold, document)
        _times(table, gold, reading)
        _places(table, gold, reading)
        _actors(table, gold, reading)
        _statements(table, gold, reading)
    return table


def _sentences(table: Table, gold: Gold, document: Document) -> None:
    text = gold.article.text
    wanted = {(_trimmed(s, text), "") for s in gold.sentences}
    given = {(_trimmed(Span(s.start, s.end), text), "") for s in document.sentences}
    _sets(table["sentences"], gold, wanted, given)


def _trimmed(span: Span, text: str) -> Span:
    """Without the dash after a dateline: to which side it belongs is left open."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip("—–- ")), span.start + len(words.rstrip("—–- ")))


def _names(table: Table, gold: Gold, document: Document) -> None:
    given: set[Labelled] = set()
    for s in document.sentences:
        for i, word in enumerate(s.words):
            if word.ner.startswith("B-"):
                j = i
                while j + 1 < len(s.words) and s.words[j + 1].ner == "I-" + word.ner[2:]:
                    j += 1
                given.add((s.span(i, j), word.ner[2:]))
    _sets(table["names"], gold, set(gold.names), given)


def _sets(counts: Counts, gold: Gold, wanted: set[Labelled], given: set[Labelled]) -> None:
    """Spans with a label: right if both are the same."""
    counts.right += len(wanted & given)
    for span, label in sorted(wanted - given):
        counts.miss(_line(gold, span, label))
    for span, label in sorted(given - wanted):
        counts.invent(_line(gold, span, label))


def _line(gold: Gold, span: Span, label: str) -> str:
    """An error with the sentence around it."""
    text = gold.article.text
    home = next((s for s in gold.sentences if s.start <= span.start < s.end), span)
    before, after = text[home.start : span.start], text[span.end : max(home.end, span.end)]
    return f"{gold.article.id}\t{label}\t{before}[[{span.of(text)}]]{after}".replace("\n", " / ")


def _pairs(
    wanted: Iterable[W], given: Iterable[G], likeness: Callable[[W, G], float]
) -> tuple[list[tuple[W, G]], list[W], list[G]]:
    """One-to-one pairs, the likest first (0 is no pair); what is left over on both sides."""
    left, right = list(wanted), list(given)
    ranked = sorted(
        ((likeness(w, g), -i, -j) for i, w in enumerate(left) for j, g in enumerate(right)), reverse=True
    )
    paired: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value > 0 and all(-i != a and -j != b for a, b in paired):
            paired.append((-i, -j))
    used, taken = {a for a, _ in paired}, {b for _, b in paired}
    return (
        [(left[a], right[b]) for a, b in sorted(paired)],
        [w for i, w in enumerate(left) if i not in used],
        [g for j, g in enumerate(right) if j not in taken],
    )


def _jaccard(a: Iterable[Span], b: Iterable[Span]) -> float:
    x = {i for s in a for i in range(s.start, s.end)}
    y = {i for s in b for i in range(s.start, s.end)}
    return len(x & y) / len(x | y) if x and y else 0.0


# ---- times, places, actors


def _times(table: Table, gold: Gold, reading: Reading) -> None:
    pairs, missed, invented = _pairs(
        gold.times, reading.times, lambda w, g: _jaccard((w[0],), (Span(g.start, g.end),))
    )
    spans, values = table["times"], table["time values"]
    spans.right += len(pairs)
    for (span, value, begin, finish), time in pairs:
        if value is None:
            continue
        if value == time.value and (begin is None or (begin, finish) == (time.begin, time.finish)):
            values.right += 1
        else:
            values.differ(
                _line(gold, span, f"{value} {begin} {finish} != {time.value} {time.begin} {time.finish}")
            )
    for w in missed:
        spans.miss(_line(gold, w[0], str(w[1])))
        values.missed += w[1] is not None
    for g in invented:
        spans.invent(_line(gold, Span(g.start, g.end), g.value))
        values.invented += 1


def _places(table: Table, gold: Gold, reading: Reading) -> None:
    pairs, missed, invented = _pairs(
        gold.places, reading.places, lambda w, g: _jaccard((w[0],), (Span(g.start, g.end),))
    )
    table["places"].right += len(pairs)
    for (span, country), place in pairs:
        if country is not None and country != place.country:
            table["place countries"].differ(_line(gold, span, f"{country} != {place.country}"))
        else:
            table["place countries"].right += country is not None
    for span, country in missed:
        table["places"].miss(_line(gold, span, str(country)))
    for g in invented:
        table["places"].invent(_line(gold, Span(g.start, g.end), str(g.country)))


def _actors(table: Table, gold: Gold, reading: Reading) -> None:
    """Recall of the politically relevant actors, and of those that were found how many have country and sector right."""
    for spans, name, country, sector in gold.actors:
        found = max(reading.actors, key=lambda a: _same_actor(spans, a), default=None)
        if found is None or _same_actor(spans, found) == 0:
            table["actors"].miss(_line(gold, spans[0], name))
            continue
        table["actors"].right += 1
        primary = found.sectors[0] if found.sectors else None
        for kind, wanted, given in (("countries", country, found.country), ("sectors", sector, primary)):
            if wanted is not None and wanted != given:
                table[f"actor {kind}"].differ(_line(gold, spans[0], f"{wanted} != {given} ({found.name})"))
            else:
                table[f"actor {kind}"].right += wanted is not None


def _same_actor(spans: tuple[Span, ...], actor: Actor) -> float:
    """How well a mention of ``actor`` covers one of ``spans``: half of the characters or the same last word at least."""
    best = 0.0
    for span in spans:
        for m in actor.mentions:
            if m.form != "pronoun" and m.span.overlaps(span):
                value = _jaccard((span,), (m.span,))
                if value >= 0.5 or m.end == span.end:
                    best = max(best, value)
    return best


# ---- statements


def _statements(table: Table, gold: Gold, reading: Reading) -> None:
    """Required statements; what pairs with an optional one is neither right nor invented."""
    actors = {a.id: a for a in reading.actors}
    pairs, missed, invented = _pairs(gold.statements, reading.statements, _same_statement)
    for wanted, given in pairs:
        if wanted.optional:
            continue
        table["statements"].right += 1
        if _same_speaker(wanted, given, actors):
            table["statement speakers"].right += 1
        else:
            named = [s.of(gold.article.text) for s in given.speaker] + [
                actors[i].name for i in given.speakers
            ]
            table["statement speakers"].differ(
                _line(gold, wanted.cue or wanted.content[0], f"speaker {named}")
            )
    for w in missed:
        if not w.optional:
            table["statements"].miss(_line(gold, w.content[0], w.kind))
            table["statement speakers"].missed += 1
    for g in invented:
        table["statements"].invent(_line(gold, g.content[0], g.cue.of(gold.article.text) if g.cue else "-"))
        table["statement speakers"].invented += 1


def _same_statement(wanted: GoldStatement, given: Statement) -> float:
    value = _jaccard(wanted.content, given.content)
    if value < 0.5:
        return 0.0
    same_cue = bool(given.cue and wanted.cue and given.cue.overlaps(wanted.cue))
    return value + 2 * same_cue + (not wanted.optional)


def _same_speaker(wanted: GoldStatement, given: Statement, actors: dict[str, Actor]) -> bool:
    if wanted.speaker is None:
        return not given.speaker and not given.speakers
    spans = [*given.speaker, *(m.span for i in given.speakers for m in actors[i].mentions)]
    return any(s.overlaps(wanted.speaker) for s in spans)


# ---- events


def _events(table: Table, gold: Gold, reading: Reading) -> None:
    """Three levels, each paired anew: type; type and status; type, status and both parties' countries."""
    actors = {a.id: a for a in reading.actors}

    def parties(w: GoldEvent, g: Event) -> bool:
        sides = [{c for i in ids if (c := actors[i].country)} for ids in (g.actors, g.recipients)]
        if w.either and ANY not in w.actors | w.recipients:
            return sides[0] | sides[1] == w.actors | w.recipients
        both = zip((w.actors, w.recipients), sides, strict=True)
        return all(ANY in want or want == side for want, side in both)

    def status(w: GoldEvent, g: Event) -> bool:
        return g.status in w.statuses

    def report(counts: Counts, right: Callable[[GoldEvent, Event], bool]) -> list[tuple[GoldEvent, Event]]:
        pairs, missed, invented = _pairs(gold.events, reading.events, _likeness(right, status, parties))
        counts.right += sum(not w.optional for w, _ in pairs)
        for w in missed:
            if not w.optional:
                counts.miss(_line(gold, w.trigger, _wanted(w)))
        for g in invented:
            counts.invent(_line(gold, g.trigger[0], _given(g, actors)))
        return [(w, g) for w, g in pairs if not w.optional]

    places = {p.id: p for p in reading.places}
    for w, g in report(table["events"], lambda w, g: True):
        _details(table, gold, w, g, places)
    report(table["event status"], status)
    report(table["event parties"], lambda w, g: status(w, g) and parties(w, g))
    _occurred(table["occurred"], gold, reading, _likeness(status, status, parties), actors)


def paired_events(gold: Gold, reading: Reading) -> list[tuple[GoldEvent, Event]]:
    """Events of the gold, each with the one of the reading that is of the same sentence and type and most like it."""
    likeness = _likeness(lambda w, g: True, lambda w, g: g.status in w.statuses)
    return _pairs(gold.events, reading.events, likeness)[0]


def _details(table: Table, gold: Gold, w: GoldEvent, g: Event, places: dict[str, Place]) -> None:
    """Of an event that was found: first day, CAMEO root, mode and place, each where it is annotated."""
    begin = g.time.begin if g.time else None
    root = g.cameo[:2] if g.cameo else ""
    place = places[g.place.place_id] if g.place else None
    where = Span(place.start, place.end).of(gold.article.text) if place else ""
    for kind, wanted, given, right in (
        ("begin", w.begin, begin, begin == w.begin),
        ("roots", w.roots, root, root in w.roots),
        ("modes", w.modes, g.modes, bool(set(g.modes) & set(w.modes))),
        ("places", w.place, where, where.casefold() == (w.place or "").casefold()),
    ):
        counts = table[f"event {kind}"]
        if wanted and right:
            counts.right += 1
        elif wanted:
            counts.differ(_line(gold, w.trigger, f"{wanted} != {given}"))


def _likeness(
    right: Callable[[GoldEvent, Event], bool], *tests: Callable[[GoldEvent, Event], bool]
) -> Callable[[GoldEvent, Event], float]:
    """Same sentence, type and ``right``; required events come first, then those with the same trigger."""

    def likeness(w: GoldEvent, g: Event) -> float:
        if not w.home.holds(g.trigger[0]) or g.event not in w.events or not right(w, g):
            return 0.0
        same = any(w.trigger.overlaps(s) for s in g.trigger)
        return 1 + 8 * (not w.optional) + 4 * same + sum(t(w, g) for t in tests)

    return likeness


def _occurred(
    counts: Counts,
    gold: Gold,
    reading: Reading,
    likeness: Callable[[GoldEvent, Event], float],
    actors: dict[str, Actor],
) -> None:
    """Of the events read as occurred, how many are events of that type that did occur by the gold."""
    given = [e for e in reading.events if e.status == "occurred"]
    wanted = [e for e in gold.events if "occurred" in e.statuses]
    pairs, missed, invented = _pairs(wanted, given, likeness)
    counts.right += sum(not w.optional for w, _ in pairs)
    counts.missed += sum(w.statuses == ("occurred",) and not w.optional for w in missed)
    for g in invented:
        counts.invent(_line(gold, g.trigger[0], _given(g, actors)))


def _wanted(w: GoldEvent) -> str:
    sides = (",".join(sorted(side)) for side in (w.actors, w.recipients))
    return f"{'|'.join(w.events)} {'|'.join(w.statuses)} {' > '.join(sides)}"


def _given(g: Event, actors: dict[str, Actor]) -> str:
    sides = (",".join(actors[i].country or actors[i].name for i in ids) for ids in (g.actors, g.recipients))
    return f"{g.event} {g.status} {' > '.join(sides)} ({g.because.entry})"


# ---- the command line


def chosen(name: str) -> list[Gold]:
    """The articles of the set or half that ``name`` stands for."""
    if name == "all":
        return load_set("examples") + load_set("world")
    if name in ("news", "later"):
        return held_texts(name == "later")
    if name in ("examples", "fresh", "scenes", "manners", "dispatches", "wires"):
        return load_set(name)
    return [g for g in load_set("world") if name == "world" or g.held == (name == "held")]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, default="examples", help="Which articles (default: examples).")
    parser.add_argument("--article", nargs="+", metavar="ID", help="Only these articles.")
    parser.add_argument(
        "--errors", nargs="+", choices=KINDS, default=[], metavar="KIND", help=", ".join(KINDS)
    )
    options = parser.parse_args()
    golds = [g for g in chosen(options.set) if not options.article or g.article.id in options.article]
    if options.errors:
        readable = score(g for g in golds if not g.held)
        for kind in options.errors:
            print(f"## {kind}")
            print(*readable[kind].errors, sep="\n")
    table = score(golds)
    print(f"{'':20}{'P':>7}{'R':>7}{'F1':>7}  right missed invented")
    for kind, c in table.items():
        if c.right + c.missed + c.invented == 0:  # not annotated in these articles
            continue
        print(f"{kind:20}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}{c.right:7}{c.missed:7}{c.invented:7}")


if __name__ == "__main__":
    main()
