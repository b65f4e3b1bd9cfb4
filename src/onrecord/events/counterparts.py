"""Who else takes part, where the sentence does not say it and the text does ("Seoul demanded an apology").

The sides that the grammar leaves empty are filled from the text: of all countries that it names, the likeliest, by who
has dealt with whom so far, who is named where, and what is done. The weights (``lexicons/counterparts.tsv``) were fitted
on our own news texts by ``scripts/calibrate_counterparts.py``; which country it is plays no part. What is filled so says
so in ``because.rules`` (``actor:context``, ``recipient:context``), and its words stand where the text last named it.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from onrecord.events.home import is_official
from onrecord.events.hosts import names_of_countries
from onrecord.lexicons.evidence import weights
from onrecord.schema import Actor, Argument, Because, Document, Event, ParsedSentence, Place, Span

Side = Literal["actor", "recipient"]
Codes = frozenset[str]

TABLE = "counterparts.tsv"

RULES: dict[Side, str] = {"actor": "actor:context", "recipient": "recipient:context"}
"""The rule that says that the text supplied a side."""

SUPPLIED = frozenset(RULES.values())

LEAST: dict[Side, float] = {"actor": 0.75, "recipient": 0.6}
"""Probability from which a side is filled."""

LEAST_FORCE = 0.9
"""The same for who used force: nobody is named for that lightly."""

MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
"""Types of events whose actors, where they are of several countries, are both sides."""

KINDS = {
    "COP": "police",
    "MIL": "forces",
    "REB": "rebels",
    "UAF": "rebels",
    "GOV": "office",
    "LEG": "office",
    "JUD": "court",
}
"""What somebody is by his sector, as far as it bears on whom he deals with."""

NEAR = 1
"""How many sentences back is near."""


@dataclass(slots=True)
class Told:
    """What the text has told so far: in which sentence a country last acted on another, and how often each dealt."""

    last: dict[tuple[str, str], int] = field(default_factory=dict)
    times: Counter[tuple[str, str]] = field(default_factory=Counter)
    dealings: Counter[str] = field(default_factory=Counter)
    seen: dict[str, int] = field(default_factory=dict)
    whose: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    latest: dict[str, Codes] = field(default_factory=dict)
    across: int = 0
    events: int = 0

    def note(self, event: Event, actors: Codes, recipients: Codes, by_id: Mapping[str, Actor]) -> None:
        """Enter an event whose sides, by the grammar, are of these countries."""
        if not recipients and len(actors) > 1:
            recipients = actors
        for one in actors:
            for other in recipients - {one} or recipients:
                self.last[one, other] = event.sentence
                self.times[one, other] += 1
        if actors and recipients:
            self.latest |= dict.fromkeys(recipients, actors) | dict.fromkeys(actors, recipients)
        self.events += bool(actors and recipients)
        self.across += bool(actors and recipients and actors != recipients)
        for code in actors | recipients:
            self.dealings[code] += 1
            self.seen[code] = event.sentence
            for others in (actors, recipients):
                for other in others - {code}:
                    ids = (*event.actors, *event.recipients)
                    self.whose[code, other] = tuple(i for i in ids if by_id[i].country == code)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names countries: by those who act, and by places; counts in each sentence, and in all of it.

    ``order``: every country of the text, as it first comes up.
    """

    actors: list[Counter[str]]
    places: list[Counter[str]]
    all_actors: Counter[str]
    all_places: Counter[str]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """A text as far as it bears on who else takes part."""

    document: Document
    by_id: Mapping[str, Actor]
    named: Named
    places: tuple[Place, ...]
    hosts: Mapping[str, Actor]


def supply(
    events: Sequence[Event],
    document: Document,
    actors: Iterable[Actor],
    places: tuple[Place, ...],
    hosts: Mapping[str, Actor],
) -> list[Event]:
    """``events``, in text order, with sides that the text alone tells; ``hosts``: by code, countries that are no actors."""
    context = context_of(document, actors, places, hosts)
    told = Told()
    found: list[Event] = []
    for event in events:
        sides = countries_of(event, context.by_id)
        filled = event
        for side in sides_to_fill(event, *sides):
            filled = _filled(filled, side, context, told, sides)
        told.note(event, *sides, context.by_id)
        found.append(filled)
    return found


def context_of(
    document: Document, actors: Iterable[Actor], places: tuple[Place, ...], hosts: Mapping[str, Actor]
) -> Context:
    """What the text tells of countries."""
    every = {a.id: a for a in (*actors, *hosts.values())}
    starts = [s.start for s in document.sentences]
    by_actor: list[Counter[str]] = [Counter() for _ in starts]
    by_place: list[Counter[str]] = [Counter() for _ in starts]
    first: dict[str, int] = {}
    mentions = [(m.start, a.country, by_actor) for a in every.values() for m in a.mentions]
    mentions += [(p.start, p.country, by_place) for p in places]
    for start, code, counts in mentions:
        at = bisect_right(starts, start) - 1
        if code is not None and at >= 0:
            counts[at][code] += 1
            first[code] = min(start, first.get(code, start))
    named = Named(
        by_actor,
        by_place,
        sum(by_actor, Counter()),
        sum(by_place, Counter()),
        tuple(sorted(first, key=lambda code: first[code])),
    )
    return Context(document, every, named, places, hosts)


def countries_of(event: Event, by_id: Mapping[str, Actor]) -> tuple[Codes, Codes]:
    """Countries of the actors, and of the recipients."""
    sides = (event.actors, event.recipients)
    one, other = (frozenset(c for i in ids if (c := by_id[i].country)) for ids in sides)
    return one, other


def sides_to_fill(event: Event, actors: Codes, recipients: Codes) -> tuple[Side, ...]:
    """Which side of an event nobody of a known country stands on, so that the text may say who does."""
    if not actors and not event.actors:
        return ("actor",)
    mutual = event.event in MUTUAL and len(actors) > 1
    return ("recipient",) if actors and not recipients and not event.recipients and not mutual else ()


def _filled(event: Event, side: Side, context: Context, told: Told, sides: tuple[Codes, Codes]) -> Event:
    """``event`` with the likeliest country on ``side``, where it is likely enough and somebody stands for it."""
    shares = probabilities(event, side, context, told, sides)
    if not shares:
        return event
    code = max(shares, key=lambda c: shares[c])
    force = side == "actor" and event.event == "ASSAULT"
    if shares[code] < (LEAST_FORCE if force else LEAST[side]):
        return event
    ids = _who(event, side, code, context, told, sides)
    spans = [(i, span) for i in ids if (span := _words(i, event, context)) is not None]
    if not spans:
        return event
    new = tuple(i for i, _ in spans)
    told_by = {Argument(side, span.start, span.end, i) for i, span in spans}
    because = msgspec.structs.replace(event.because, rules=(*event.because.rules, RULES[side]))
    return _with(event, side, new, told_by, because)


def _with(event: Event, side: Side, ids: tuple[str, ...], told_by: set[Argument], because: Because) -> Event:
    arguments = sorted({*event.arguments, *told_by}, key=lambda a: (a.start, a.end, a.role, a.id or ""))
    return msgspec.structs.replace(
        event,
        actors=ids if side == "actor" else event.actors,
        recipients=ids if side == "recipient" else event.recipients,
        arguments=tuple(arguments),
        because=because,
    )


# ---- which country


def probabilities(
    event: Event, side: Side, context: Context, told: Told, sides: tuple[Codes, Codes]
) -> dict[str, float]:
    """How likely each country of the text is to stand on ``side`` of ``event``, in the order in which they come up."""
    known = weights(TABLE)
    scores = {
        code: sum(known[name].value * value for name, value in found.items() if name in known)
        for code, found in features(event, side, context, told, sides).items()
    }
    most = max(scores.values(), default=0.0)
    raised = {code: math.exp(score - most) for code, score in scores.items()}
    total = sum(raised.values())
    return {code: value / total for code, value in raised.items()}


def features(
    event: Event, side: Side, context: Context, told: Told, sides: tuple[Codes, Codes]
) -> dict[str, dict[str, float]]:
    """By country, what speaks for it: names of ``counterparts.tsv`` with their values."""
    other = sides[1] if side == "actor" else sides[0]
    ids = event.recipients if side == "actor" else event.actors
    across = tuple(_kinds_of([context.by_id[i] for i in ids]))
    found: dict[str, dict[str, float]] = {}
    for code in context.named.order:
        whose = "alone" if not other else "own" if code in other else "other"
        plain = dict(_plain(event, side, code, other, context, told))
        plain |= dict.fromkeys(across, 1.0)
        found[code] = {f"{side}/{whose}/{name}": value for name, value in plain.items() if value}
    return found


def _plain(
    event: Event, side: Side, code: str, other: Codes, context: Context, told: Told
) -> Iterator[tuple[str, float]]:
    """What speaks for the country ``code`` across from ``other``, by name."""
    named, i = context.named, event.sentence
    yield "is", 1.0
    yield event.event, 1.0
    yield "here", float(named.actors[i][code] > 0)
    yield "before", float(i > 0 and named.actors[i - 1][code] > 0)
    yield "title", float(named.actors[0][code] > 0)
    yield "share", named.all_actors[code] / max(1, named.all_actors.total())
    yield "place", float(named.places[i][code] > 0)
    yield "places", named.all_places[code] / max(1, named.all_places.total())
    yield "only", float(len(named.order) == 1)
    yield "two", float(len(named.order) == 2)
    yield from _since(
        "did", i, max((told.last[x, code] for x in other if (x, code) in told.last), default=None)
    )
    yield from _since(
        "was", i, max((told.last[code, x] for x in other if (code, x) in told.last), default=None)
    )
    yield from _since("else", i, told.seen.get(code))
    times = sum(told.times[x, code] + told.times[code, x] for x in other)
    dealings = sum(told.dealings[x] for x in other)
    yield "dealings", min(1.0, times / dealings) if dealings else 0.0
    yield "silent", float(not dealings)
    yield "latest", float(any(code in told.latest.get(x, ()) for x in other))
    yield "across", told.across / told.events if told.events else 0.0
    yield "untold", float(not told.events)


def _kinds_of(actors: Iterable[Actor]) -> Iterator[str]:
    """What those on the other side are: states, people in office, forces, the police, others."""
    for actor in actors:
        if actor.kind in ("country", "government"):
            yield "state"
        else:
            yield next((kind for sector, kind in KINDS.items() if sector in actor.sectors), "people")


def _since(name: str, now: int, last: int | None) -> Iterator[tuple[str, float]]:
    """That something was told before, that it was near, and how near."""
    if last is not None:
        yield name, 1.0
        yield f"{name}-near", float(now - last <= NEAR)
        yield f"{name}-back", 1 / (1 + max(0, now - last))


# ---- who stands for it


def _who(
    event: Event, side: Side, code: str, context: Context, told: Told, sides: tuple[Codes, Codes]
) -> tuple[str, ...]:
    """Ids of those who stand for the country ``code``: who dealt before, or within one country who faces the other side."""
    across = event.recipients if side == "actor" else event.actors
    other = sides[1] if side == "actor" else sides[0]
    for x in context.named.order:
        if x in other and x != code and (code, x) in told.whose:
            return told.whose[code, x]
    of_it = [a for a in context.by_id.values() if a.country == code and a.id not in across]
    if code in other:
        official = any(is_official(context.by_id[i]) for i in across)
        facing = [a for a in of_it if is_official(a) != official]
        of_it = facing or ([] if official else of_it)
    states = [a for a in of_it if a.kind == "country"]
    if states and not (code in other and not states[0].mentions):
        return (states[0].id,)
    near = [(span, a) for a in of_it if (span := _words(a.id, event, context)) is not None]
    before = [(span, a) for span, a in near if span.start <= event.trigger[0].start]
    best = (
        max(before, key=lambda x: x[0].start) if before else min(near, key=lambda x: x[0].start, default=None)
    )
    return (best[1].id,) if best is not None else ()


def _words(actor: str, event: Event, context: Context) -> Span | None:
    """Where the text last named an actor before the trigger, else where it first does."""
    found = context.by_id[actor]
    spans = [Span(m.start, m.end) for m in found.mentions]
    if not spans and found.country is not None:
        spans = [Span(p.start, p.end) for p in context.places if p.country == found.country]
        spans = spans or list(_names_of(found.country, context.document.sentences))
    at = event.trigger[0].start
    before = [s for s in spans if s.start <= at]
    return max(before, key=lambda s: s.start) if before else min(spans, key=lambda s: s.start, default=None)


def _names_of(code: str, sentences: Iterable[ParsedSentence]) -> Iterator[Span]:
    """Where names and adjectives name the country ``code``."""
    for s in sentences:
        yield from (s.span(first, last) for named, first, last in names_of_countries(s) if named == code)
