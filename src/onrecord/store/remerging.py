"""Some articles of a record taken through copies, stories and merging again, from their readings: is the outcome as stored?

Looked at are what an article tells (its facts, its profile), what it is linked with, and the parts that hang together with
it: each is told apart or merged anew as a whole. Nothing is written.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from onrecord.records import compare, facts, is_copy, key_numbers, profile
from onrecord.records.account import account
from onrecord.records.merge import Scores, decided, grouped, scores_of
from onrecord.records.seen import Looks
from onrecord.records.stories import near_pairs, story_keys, told_apart
from onrecord.schema import Reading
from onrecord.schema.record import Decision, Fact, FactKey, Record
from onrecord.store.engine import AMONG, Engine
from onrecord.store.grouping import STORIES, partners, profiles_on
from onrecord.store.hanging import Ladder, Node
from onrecord.store.merging import RECORDS, decisions_on, facts_on, row_of
from onrecord.store.tables import tables

Wrong = tuple[str, str]
"""Where it is, and what is wrong."""
STRUCTURES = ("amounts", "disagreements", "history")
"""Columns of the table of records that hold JSON."""


def remerged(engine: Engine, readings: Sequence[tuple[int, Reading]]) -> Iterator[Wrong]:
    """How the copies, stories and records of some articles differ from what their current readings give."""
    decisions = decisions_on(engine)
    seen: set[tuple[str, int, int]] = set()
    for key, reading in readings:
        where = f"article {key}"
        own = {f.key: f for f in facts(reading, key)}
        if facts_on(engine, own) != own:
            yield where, "what it tells is not what its reading tells"
            continue
        yield from ((where, what) for what in _linked(engine, key, own))
        for part in _parts(engine, RECORDS, sorted(own), seen):
            yield from _merged(engine, part, decisions)
        yield from ((where, what) for what in _profiled(engine, key, reading))
        for part in _parts(engine, STORIES, [(key, "")], seen):
            yield from _told_apart(engine, [node[0] for node in part])


def _linked(engine: Engine, key: int, own: dict[FactKey, Fact]) -> Iterator[str]:
    """What is wrong with the keys and links of an article's facts, and with what hangs together by them."""
    numbers = {(n, f.event_id) for f in own.values() for n in key_numbers(f)}
    sql = "SELECT key, event_id FROM keys WHERE kind = 'event' AND article_key = ?"
    if numbers != {(int(n), str(e)) for n, e in engine.rows(sql, [key])}:
        yield "the keys by which its events are compared differ"
        return
    found = _scores(engine, own)
    sql = (
        "SELECT one_article, one_event, other_article, other_event, score FROM links"
        " WHERE one_article = ? OR other_article = ?"
    )
    held = {((int(a), str(b)), (int(c), str(d))): float(s) for a, b, c, d, s in engine.rows(sql, [key, key])}
    if found != held:
        yield f"its events have {len(held)} links where {len(found)} are right, or of another strength"
    yield from _hanging(engine, RECORDS, {pair: score for pair, score in found.items() if pair in held})


def _scores(engine: Engine, own: dict[FactKey, Fact]) -> Scores:
    """The links that facts have with others on record and with each other."""
    numbers = sorted({n for f in own.values() for n in key_numbers(f)})
    sql = "SELECT key, article_key, event_id FROM keys WHERE kind = 'event' AND key IN (SELECT unnest(CAST(? AS BIGINT[])))"
    held: dict[int, list[FactKey]] = {}
    for number, article, event in engine.rows(sql, [numbers]):
        held.setdefault(int(number), []).append((int(article), str(event)))
    others = facts_on(engine, {k for keys in held.values() for k in keys}) | own
    found: Scores = {}
    for f in own.values():
        for other in {k for n in key_numbers(f) for k in held.get(n, ())} - {f.key}:
            one, two = sorted((f.key, other))
            if (one, two) not in found and other in others:
                found[one, two] = compare(others[one], others[two]).score
    return {pair: score for pair, score in found.items() if score > RECORDS.steps[0]}


def _hanging(engine: Engine, ladder: Ladder, links: dict[tuple[Node, Node], float]) -> Iterator[str]:
    """The links whose two ends do not hang together where they should."""
    at = _places(engine, ladder, sorted({node for pair in links for node in pair}))
    for (one, other), strength in sorted(links.items()):
        for step in range(len(ladder.steps)):
            if (
                ladder.counts(strength, step)
                and at.get(one, ())[step : step + 1] != at.get(other, ())[step : step + 1]
            ):
                yield f"it is not in one part with article {other[0]}, with which it has a link"
                break


def _places(engine: Engine, ladder: Ladder, nodes: Sequence[Node]) -> dict[Node, tuple[int, ...]]:
    """The parts of nodes, step by step."""
    columns = ", ".join(f"p{n}" for n in range(len(ladder.steps)))
    sql = f"SELECT article_key, event_id, {columns} FROM parts WHERE kind = ? AND article_key {AMONG}"
    rows = engine.rows(sql, [ladder.kind, sorted({node[0] for node in nodes})])
    found = {(int(row[0]), str(row[1])): tuple(map(int, row[2:])) for row in rows}
    return {node: found[node] for node in nodes if node in found}


def _parts(
    engine: Engine, ladder: Ladder, nodes: Sequence[Node], seen: set[tuple[str, int, int]]
) -> Iterator[list[Node]]:
    """The parts that hold ``nodes``, each at the first step at which it is not too large, those of ``seen`` left out."""
    for places in _places(engine, ladder, nodes).values():
        for step, part in enumerate(places):
            sql = f"SELECT article_key, event_id FROM parts WHERE kind = ? AND p{step} = ? ORDER BY 1, 2 LIMIT ?"
            last = step + 1 == len(places)
            limit = 1 << 40 if last else ladder.limit + 1
            rows = engine.rows(sql, [ladder.kind, part, limit])
            if len(rows) <= ladder.limit or last:
                if (ladder.kind, step, part) not in seen:
                    seen.add((ladder.kind, step, part))
                    yield [(int(a), str(e)) for a, e in rows]
                break


def _merged(engine: Engine, part: list[Node], decisions: list[Decision]) -> Iterator[Wrong]:
    """The records of what hangs together, merged anew and compared."""
    held = facts_on(engine, set(part))
    if len(held) != len(part):
        yield "records", f"{len(part) - len(held)} events that hang together have no facts"
        return
    scores = scores_of(held) | decided(decisions, held)
    articles = sorted({k[0] for k in part})
    sql = f"SELECT article_key, copy_group FROM articles WHERE copy_group IS NOT NULL AND article_key {AMONG}"
    copies = {int(a): int(g) for a, g in engine.rows(sql, [articles])}
    looks = Looks(held)
    groups = grouped(part, scores, looks)
    records = [account([looks[k] for k in group], copies, decisions) for group in groups]
    sql = f"SELECT record_id, article_key, event_id, why FROM record_events WHERE article_key {AMONG}"
    inside = set(part)
    members: dict[str, set[tuple[Any, ...]]] = {}
    for name, article, event, why in engine.rows(sql, [articles]):
        if (int(article), str(event)) in inside:
            members.setdefault(str(name), set()).add((int(article), str(event), why))
    stored = _stored(engine, [r.record_id for r in records])
    for record in records:
        yield from _differing(record, members.get(record.record_id, set()), stored.get(record.record_id))


def _stored(engine: Engine, names: list[str]) -> dict[str, tuple[Any, ...]]:
    columns = ", ".join(c.name for c in tables()["records"])
    sql = f"SELECT {columns} FROM records WHERE record_id IN (SELECT unnest(CAST(? AS TEXT[])))"
    return {str(row[0]): tuple(row) for row in engine.rows(sql, [names])}


def _differing(
    record: Record, members: set[tuple[Any, ...]], stored: tuple[Any, ...] | None
) -> Iterator[Wrong]:
    """How a record that was made anew differs from the one that is stored."""
    where = f"record {record.record_id}"
    if {(m.article_key, m.event_id, m.why) for m in record.members} != members:
        yield where, "merging anew puts other events into it, or for other reasons"
    elif stored is None:
        yield where, "merging anew makes it, and it is not there"
    else:
        pairs = zip(tables()["records"], row_of(record), stored, strict=True)
        wrong = [c.name for c, ours, theirs in pairs if _value(c.name, ours) != _value(c.name, theirs)]
        if wrong:
            yield where, f"merging anew gives another {', '.join(wrong)}"


def _profiled(engine: Engine, key: int, reading: Reading) -> Iterator[str]:
    """What is wrong with an article's profile and its copies."""
    article = reading.article
    made = profile(key, article.text, article.outlet, article.published.day if article.published else None)
    held = profiles_on(engine, [key]).get(key)
    if held != made:
        yield "its profile is not that of its text"
        return
    numbers = {("copy", n) for n in made.sketch.keys} | {("story", n) for n in story_keys(made)}
    sql = "SELECT kind, key FROM keys WHERE kind <> 'event' AND article_key = ?"
    if numbers != {(str(kind), int(n)) for kind, n in engine.rows(sql, [key])}:
        yield "the keys by which it is compared differ"
        return
    others = profiles_on(engine, partners(engine, "copy", {key: made.sketch.keys})[key])
    copies = [k for k, p in sorted(others.items()) if is_copy(made.sketch, p.sketch)]
    sql = f"SELECT article_key, copy_group FROM articles WHERE article_key {AMONG}"
    groups = dict(engine.rows(sql, [[key, *copies]]))
    if any(groups[k] != groups[key] for k in copies) or (not copies and groups[key] != key):
        yield "it is not in the group of its copies"
    met = partners(engine, "story", {key: story_keys(made)})
    near = near_pairs({key: made} | profiles_on(engine, met[key]), met)
    yield from _hanging(engine, STORIES, {((a, ""), (b, "")): value for (a, b), value in near.items()})


def _told_apart(engine: Engine, articles: list[int]) -> Iterator[Wrong]:
    """The stories of what hangs together, told apart anew and compared."""
    profiles = profiles_on(engine, articles)
    made = {key: story[0] for story in told_apart([profiles[k] for k in articles]) for key in story}
    sql = f"SELECT article_key, story FROM articles WHERE article_key {AMONG} ORDER BY 1"
    for key, story in engine.rows(sql, [articles]):
        if made[int(key)] != story:
            yield f"article {key}", "it belongs to another story"


def _value(column: str, value: Any) -> Any:
    """A value of a record as both engines and merging give it alike."""
    if column in STRUCTURES:
        return msgspec.json.decode(value or "null")
    if isinstance(value, list | tuple):
        return tuple(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
