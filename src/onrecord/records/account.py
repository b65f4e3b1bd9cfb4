"""A group of facts -> the record: what they tell together, who told it first, on what they differ."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.records.match import match, score
from onrecord.records.seen import MUTUAL, Seen
from onrecord.records.who import same
from onrecord.schema.event import Status
from onrecord.schema.record import (
    Amount,
    Decision,
    Disagreement,
    Fact,
    FactKey,
    Member,
    Party,
    Record,
    Step,
    Told,
)

HAPPENED: tuple[Status, ...] = ("occurred", "ongoing", "historical")
T = TypeVar("T")
NEARBY = 8
"""Members that a member is compared with to say why it belongs to them."""


def account(
    looked_at: Sequence[Seen], copies: Mapping[int, int], decisions: Iterable[Decision] = ()
) -> Record:
    """The record of facts that tell one event; ``copies``: article key -> its group of copies."""
    facts = [seen.fact for seen in looked_at]
    ordered = sorted(facts, key=_as_told)
    status = _status(ordered, copies)
    lead = min((f for f in ordered if _agrees(f, status)), key=_fullness)
    placed = _most((f for f in ordered if f.place), lambda f: (f.place, f.place_country))
    return Record(
        record_id=record_id(facts),
        event=lead.event,
        modes=lead.modes,
        contexts=lead.contexts,
        cameo=lead.cameo,
        quad=lead.quad,
        status=status,
        confirmed=any(f.status in HAPPENED for f in facts),
        **_dates(ordered, lead),
        actors=_named(ordered, lead, "actors"),
        recipients=_named(ordered, lead, "recipients"),
        place=placed.place if placed else None,
        place_country=placed.place_country if placed else None,
        lat=placed.lat if placed else None,
        lon=placed.lon if placed else None,
        amounts=_amounts(ordered),
        first_article=ordered[0].article_key,
        first_outlet=ordered[0].outlet,
        first_day=ordered[0].day,
        outlets=independent(ordered, copies),
        articles=len({f.article_key for f in facts}),
        origin=_origin(ordered),
        disagreements=_disagreements(ordered),
        history=_history(ordered),
        members=_members(looked_at, decisions),
    )


def record_id(facts: Iterable[Fact]) -> str:
    """The name of the record of ``facts``: that of the fact with the lowest key, whatever the order."""
    article, event = min(f.key for f in facts)
    return "r" + hashlib.sha256(f"{article}#{event}".encode()).hexdigest()[:15]


def independent(facts: Iterable[Fact], copies: Mapping[int, int]) -> int:
    """How many outlets tell it of their own: each outlet counts once, and so does each text that several run.

    The largest number of pairs of an outlet and a text with none used twice (Kuhn's algorithm).
    """
    runs: dict[str, set[int]] = {}
    for f in facts:
        runs.setdefault(f.outlet or f"article {f.article_key}", set()).add(
            copies.get(f.article_key, f.article_key)
        )
    taken: dict[int, str] = {}

    def find(outlet: str, seen: set[int]) -> bool:
        for text in sorted(runs[outlet] - seen):
            seen.add(text)
            if text not in taken or find(taken[text], seen):
                taken[text] = outlet
                return True
        return False

    return sum(find(outlet, set()) for outlet in sorted(runs))


def _as_told(f: Fact) -> tuple[str, int, int, str]:
    """The order in which facts were told: by the article's day, undated ones last."""
    return f.day or "9999", f.article_key, f.sentence, f.event_id


def _status(ordered: Sequence[Fact], copies: Mapping[int, int]) -> Status:
    """What became of it. Told to have happened goes before planned. Of "happened" and "denied" the one that more
    independent outlets tell counts, of equals the later one.
    """
    yes = [f for f in ordered if f.status in HAPPENED]
    no = [f for f in ordered if f.status == "denied"]
    if yes and no:
        counts = independent(yes, copies), independent(no, copies)
        denied = counts[1] > counts[0] or (counts[0] == counts[1] and _as_told(no[-1]) > _as_told(yes[-1]))
        return "denied" if denied else _commonest(yes)
    if yes or no:
        return _commonest(yes or no)
    planned = [f for f in ordered if f.status == "planned"]
    return _commonest(planned or ordered)


def _commonest(facts: Sequence[Fact]) -> Status:
    """The status most told, of equals the last one."""
    counts = Counter(f.status for f in facts)
    last = {f.status: n for n, f in enumerate(facts)}
    return max(counts, key=lambda s: (counts[s], last[s]))


def _agrees(f: Fact, status: Status) -> bool:
    return f.status == status


def _fullness(f: Fact) -> tuple[int, float, FactKey]:
    """Sort key: both sides known before one, then the surest, then the order of keys."""
    mutual = f.deed in MUTUAL and len(f.actors) > 1
    return -(2 if mutual else bool(f.actors) + bool(f.recipients)), -f.confidence, f.key


def _named(ordered: Sequence[Fact], lead: Fact, role: str) -> tuple[Party, ...]:
    """The parties of the leading fact, by the fullest name that any fact has for each; of others where it has none."""
    own: tuple[Party, ...] = getattr(lead, role)
    told = [p for f in ordered for p in getattr(f, role)]
    if not own:
        own = next((getattr(f, role) for f in ordered if getattr(f, role)), ())
    found = []
    for party in own:
        alike = [p for p in told if p == party or (p.named and same(p, party) == 1.0)]
        found.append(
            min(alike, key=lambda p: (not p.named, p.country is None, p.sector is None, -len(p.name), p.name))
        )
    return tuple(dict.fromkeys(found))


def _dates(ordered: Sequence[Fact], lead: Fact) -> dict[str, str | None]:
    """Begin and finish as most facts that date it tell them, those of the leading status before others."""
    dated = [f for f in ordered if f.begin and f.time_basis == "expression"]
    settled = [f for f in dated if f.status == lead.status]
    best = _most(settled or dated, lambda f: (f.begin, f.finish)) or lead
    return {"begin": best.begin, "finish": best.finish}


def _most(facts: Iterable[Fact], by: Callable[[Fact], T]) -> Fact | None:
    """The first fact of the version that most articles tell."""
    held = list(facts)
    told: dict[T, set[int]] = {}
    for f in held:
        told.setdefault(by(f), set()).add(f.article_key)
    return max(held, key=lambda f: (len(told[by(f)]), -held.index(f)), default=None)


def _amounts(ordered: Sequence[Fact]) -> tuple[Amount, ...]:
    """For each thing counted the lowest and the highest number told."""
    bounds: dict[str, list[float]] = {}
    for f in ordered:
        for a in f.amounts:
            bounds.setdefault(a.of, []).extend(n for n in (a.low, a.high) if n is not None)
    return tuple(Amount(of, min(n), max(n)) for of, n in sorted(bounds.items()) if n)


def _origin(ordered: Sequence[Fact]) -> str | None:
    """The one source that every article cites for it, None if one tells it in its own voice or cites another."""
    cited: dict[int, set[str]] = {}
    for f in ordered:
        cited.setdefault(f.article_key, set()).update(f.origin[:1])
    names = [sorted(s) for s in cited.values()]
    if not all(names):
        return None
    common = set.intersection(*({_plain(n) for n in s} for s in names))
    return max((n for s in names for n in s if _plain(n) in common), key=lambda n: (len(n), n), default=None)


def _plain(name: str) -> str:
    words = name.casefold().split()
    return words[-1].strip(".,'’") if words else ""


def _history(ordered: Sequence[Fact]) -> tuple[Step, ...]:
    """Each status that the event is told with after another, with the fact that told it first."""
    found: list[Step] = []
    for f in ordered:
        if not found or found[-1].status != f.status:
            found.append(Step(f.day, f.status, f.article_key, f.event_id))
    return tuple(found)


def _disagreements(ordered: Sequence[Fact]) -> tuple[Disagreement, ...]:
    """On what the articles differ: numbers, first day, place, who did it, whether it happened."""
    versions: dict[str, dict[str, set[int]]] = {}

    def told(about: str, value: str, f: Fact) -> None:
        versions.setdefault(about, {}).setdefault(value, set()).add(f.article_key)

    for f in ordered:
        for a in f.amounts:
            told(a.of, _number(a), f)
        if f.begin and f.time_basis == "expression":
            told("begin", f.begin, f)
        if f.place:
            told("place", f.place, f)
        countries = sorted({p.country for p in f.actors if p.country})
        if countries and f.deed not in MUTUAL:
            told("actor", ", ".join(countries), f)
        told("status", "happened" if f.status in HAPPENED else f.status, f)
    found = []
    for about, values in sorted(versions.items()):
        if len(values) > 1 and (about != "status" or {"happened", "denied"} <= set(values)):
            order = sorted(values.items(), key=lambda v: (-len(v[1]), v[0]))
            found.append(Disagreement(about, tuple(Told(v, tuple(sorted(a))) for v, a in order)))
    return tuple(found)


def _number(a: Amount) -> str:
    if a.low == a.high:
        return f"{a.low:g}" if a.low is not None else ""
    return f"{'' if a.low is None else f'{a.low:g}'}–{'' if a.high is None else f'{a.high:g}'}"


def _members(looked_at: Sequence[Seen], decisions: Iterable[Decision]) -> tuple[Member, ...]:
    """Each fact with what ties it best to one before it, in the order of keys."""
    ordered = sorted(looked_at, key=lambda seen: seen.key)
    joined = {frozenset((d.one, d.other)) for d in decisions if d.together}
    found = []
    for n, seen in enumerate(ordered):
        if n == 0:
            found.append(Member(*seen.key, "first by key"))
            continue
        if joined and any(frozenset((seen.key, o.key)) in joined for o in ordered):
            found.append(Member(*seen.key, "a person's decision"))
            continue
        best = max(ordered[max(0, n - NEARBY) : n], key=lambda o: (score(seen, o), -o.fact.article_key))
        reasons = ", ".join(match(seen, best).reasons)
        found.append(Member(*seen.key, f"with {best.fact.article} {best.fact.event_id}: {reasons}"))
    return tuple(found)
