"""Facts that come in -> the records that they change, on the tables of a record.

Every new fact is scored against those on record that share a blocking key with it; links above nought are kept. What
hangs together by links (store/hanging.py) with a new fact is merged anew as a whole, the rest stays. So the outcome
follows from the set of facts alone.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations, product
from typing import Any

import msgspec

from onrecord.records import key_numbers
from onrecord.records.account import account
from onrecord.records.match import score
from onrecord.records.merge import LIMIT, STEPS, Scores, decided, grouped
from onrecord.records.seen import Looks
from onrecord.schema.record import Decision, Fact, FactKey, Record
from onrecord.store.engine import AMONG, Engine
from onrecord.store.hanging import Ladder, hang_together, take_out
from onrecord.store.tables import Rows

MERGE = "merge"
"""Target of corrections that say whether two events are one."""


RECORDS = Ladder("event", STEPS, LIMIT, strict=True)


class Change(msgspec.Struct, frozen=True):
    """Facts that come in, in the place of all that ``replaced`` articles had.

    ``recounted``: articles that have other copies now. ``decided``: facts on which a person decided.
    """

    new: Sequence[Fact]
    replaced: Sequence[int] = ()
    recounted: Sequence[int] = ()
    decided: Sequence[FactKey] = ()


def merged_with(engine: Engine, change: Change, copies: Mapping[int, int]) -> tuple[Rows, set[int]]:
    """The rows to write, and the articles on record of which events belong to other records now.

    ``copies``: copy groups that are not in the table of articles yet. What the rows take the place of is deleted.
    """
    facts = {f.key: f for f in change.new}
    fresh = set(facts)
    decisions = decisions_on(engine)
    again = take_out(engine, RECORDS, [*change.replaced, *(k[0] for k in change.decided)])
    _forget(engine, change.replaced)
    nodes = sorted({*facts, *(k for k in again if k[0] not in change.replaced)})
    looks = Looks(facts)
    numbers = {f.key: key_numbers(f) for f in change.new}
    compared = _compared(engine, numbers, facts, looks)
    links = dict(sorted((pair, value) for pair, value in compared.items() if value > STEPS[0]))
    kept = _kept_links(engine, [k for k in nodes if k not in fresh])
    scores = kept | compared | decided(decisions, dict.fromkeys(nodes))  # type: ignore[arg-type]
    parts = hang_together(
        engine, RECORDS, {k: number_of([k]) for k in nodes}, {p: s for p, s in scores.items() if s > STEPS[0]}
    )
    parts += _recounted(engine, change.recounted, parts)
    scores |= decided(decisions, dict.fromkeys(k for part in parts for k in part))  # type: ignore[arg-type]
    groups = _changed(engine, _groups(engine, parts, scores, facts, looks), _touched(change, copies))
    groups_of = _copies(engine, {k[0] for group in groups for k in group}) | dict(copies)
    records = [account([looks[k] for k in group], groups_of, decisions) for group in groups]
    _delete(engine, [k for group in groups for k in group])
    return {
        "facts": [(*f.key, msgspec.msgpack.encode(f)) for f in change.new],
        "keys": [("event", number, *f.key) for f in change.new for number in numbers[f.key]],
        "links": [(*a, *b, score) for (a, b), score in links.items()],
        "records": [row_of(r) for r in records],
        "record_events": [
            (r.record_id, m.article_key, m.event_id, m.why) for r in records for m in r.members
        ],
    }, {k[0] for group in groups for k in group if k not in fresh}


def update_events(engine: Engine, articles: Iterable[int]) -> None:
    """Let the events of ``articles`` name the records that hold them."""
    wanted = sorted(set(articles))
    if wanted:
        engine.rows(
            "UPDATE events SET record_id = r.record_id FROM record_events r WHERE r.article_key = events.article_key"
            f" AND r.event_id = events.event_id AND events.article_key {AMONG}"
            " AND events.record_id IS DISTINCT FROM r.record_id",
            [wanted],
        )


def decisions_on(engine: Engine) -> list[Decision]:
    """What persons decided on merging, in the order in which they did."""
    sql = "SELECT value FROM corrections WHERE target = ? AND undone IS NULL ORDER BY made, correction_id"
    return [msgspec.json.decode(row[0], type=Decision) for row in engine.rows(sql, [MERGE])]


def row_of(r: Record) -> tuple[Any, ...]:
    """A record as a row of the table of records."""
    lists = [
        value
        for side in (r.actors, r.recipients)
        for value in ([p.name for p in side], [p.country or "" for p in side])
    ]
    told = (msgspec.json.encode(x).decode() for x in (r.amounts, r.disagreements, r.history))
    return (
        r.record_id, r.event, r.modes, r.contexts, r.cameo, r.quad, r.status, r.confirmed, r.begin, r.finish, *lists,
        r.place, r.place_country, r.lat, r.lon, r.first_article, r.first_outlet, r.first_day, r.outlets, r.articles,
        r.origin, *told,
    )  # fmt: skip


def _compared(
    engine: Engine, numbers: Mapping[FactKey, Sequence[int]], facts: dict[FactKey, Fact], looks: Looks
) -> Scores:
    """The scores that new facts, each with its ``numbers``, have with each other and with those on record, which
    ``facts`` hold then too.
    """
    fresh: dict[int, list[FactKey]] = {}
    for key, own in numbers.items():
        for number in own:
            fresh.setdefault(number, []).append(key)
    held: dict[int, list[FactKey]] = {}
    sql = "SELECT key, article_key, event_id FROM keys WHERE kind = 'event' AND key IN (SELECT unnest(CAST(? AS BIGINT[])))"
    for number, article, event in engine.rows(sql, [sorted(fresh)]) if fresh else []:
        held.setdefault(number, []).append((article, event))
    facts |= facts_on(engine, {k for keys in held.values() for k in keys})
    found: Scores = {}
    for number, block in fresh.items():
        for one, other in chain(combinations(block, 2), product(block, held.get(number, ()))):
            pair = (one, other) if one < other else (other, one)
            if pair not in found:
                found[pair] = score(looks[pair[0]], looks[pair[1]])
    return found


def facts_on(engine: Engine, keys: Iterable[FactKey]) -> dict[FactKey, Fact]:
    """The facts with these keys that are on record."""
    wanted = set(keys)
    if not wanted:
        return {}
    sql = f"SELECT article_key, event_id, fact FROM facts WHERE article_key {AMONG}"
    return {
        (int(article), str(event)): msgspec.msgpack.decode(bytes(blob), type=Fact)
        for article, event, blob in engine.rows(sql, [sorted({k[0] for k in wanted})])
        if (int(article), str(event)) in wanted
    }


def _kept_links(engine: Engine, nodes: Sequence[FactKey]) -> Scores:
    """The links on record that these facts have."""
    if not nodes:
        return {}
    inside = set(nodes)
    sql = f"SELECT one_article, one_event, other_article, other_event, score FROM links WHERE one_article {AMONG}"
    found = engine.rows(sql, [sorted({k[0] for k in nodes})])
    links = {((int(a), str(b)), (int(c), str(d))): float(score) for a, b, c, d, score in sorted(found)}
    return {pair: score for pair, score in links.items() if pair[0] in inside and pair[1] in inside}


def _recounted(engine: Engine, articles: Sequence[int], parts: list[list[FactKey]]) -> list[list[FactKey]]:
    """The facts of the records that hold a fact of these articles, those in ``parts`` left out: one list a record."""
    if not articles:
        return []
    sql = (
        "SELECT record_id, article_key, event_id FROM record_events WHERE record_id IN"
        f" (SELECT record_id FROM record_events WHERE article_key {AMONG}) ORDER BY 1, 2, 3"
    )
    known = {k for part in parts for k in part}
    found: dict[str, list[FactKey]] = {}
    for record, article, event in engine.rows(sql, [list(articles)]):
        found.setdefault(str(record), []).append((int(article), str(event)))
    return [keys for keys in found.values() if not known & set(keys)]


def number_of(keys: Iterable[FactKey]) -> int:
    """A number of 63 bits that stands for a set of facts given in order."""
    digest = hashlib.blake2b(digest_size=8)
    for article, event in keys:
        digest.update(f"{article}#{event} ".encode())
    return int.from_bytes(digest.digest(), "big") >> 1


def _groups(
    engine: Engine, parts: list[list[FactKey]], scores: Scores, facts: dict[FactKey, Fact], looks: Looks
) -> list[list[FactKey]]:
    """What is one event, of the facts that hang together in ``parts``; ``facts`` grow by theirs."""
    facts |= facts_on(engine, {k for part in parts for k in part} - set(facts))
    number = {k: n for n, part in enumerate(parts) for k in part}
    within: list[Scores] = [{} for _ in parts]
    for pair, value in scores.items():
        if number.get(pair[0], -1) == number.get(pair[1], -2):
            within[number[pair[0]]][pair] = value
    return [group for part, own in zip(parts, within, strict=True) for group in grouped(part, own, looks)]


def _touched(change: Change, copies: Mapping[int, int]) -> set[int]:
    """The articles of which more has changed than with whom they stand."""
    return {*copies, *change.recounted, *change.replaced, *(k[0] for k in change.decided)}


def _changed(engine: Engine, groups: list[list[FactKey]], touched: set[int]) -> list[list[FactKey]]:
    """``groups`` without those that are a record already, as they are."""
    old = sorted({k[0] for group in groups for k in group} - touched)
    if not old:
        return groups
    sql = (
        "SELECT record_id, article_key, event_id FROM record_events WHERE record_id IN"
        f" (SELECT record_id FROM record_events WHERE article_key {AMONG})"
    )
    members: dict[str, list[FactKey]] = {}
    for record, article, event in engine.rows(sql, [old]):
        members.setdefault(str(record), []).append((int(article), str(event)))
    held = {tuple(sorted(keys)) for keys in members.values()}
    return [g for g in groups if tuple(g) not in held or any(k[0] in touched for k in g)]


def _copies(engine: Engine, articles: Iterable[int]) -> dict[int, int]:
    sql = f"SELECT article_key, copy_group FROM articles WHERE article_key {AMONG} AND copy_group IS NOT NULL"
    return {int(a): int(g) for a, g in engine.rows(sql, [sorted(articles)])}


def _forget(engine: Engine, articles: Sequence[int]) -> None:
    """Delete what is known of the facts of ``articles``."""
    if not articles:
        return
    wanted = list(articles)
    _drop_records(engine, f"SELECT record_id FROM record_events WHERE article_key {AMONG}", wanted)
    for table in ("facts", "keys"):
        more = " AND kind = 'event'" if table == "keys" else ""
        engine.rows(f"DELETE FROM {table} WHERE article_key {AMONG}{more}", [wanted])
    for column in ("one_article", "other_article"):
        engine.rows(f"DELETE FROM links WHERE {column} {AMONG}", [wanted])


def _delete(engine: Engine, changed: list[FactKey]) -> None:
    """Delete the records of facts that are merged again."""
    if changed:
        sql = (
            "SELECT r.record_id FROM record_events r JOIN (SELECT unnest(CAST(? AS BIGINT[])) AS article_key,"
            " unnest(CAST(? AS TEXT[])) AS event_id) c ON c.article_key = r.article_key AND c.event_id = r.event_id"
        )
        found = engine.rows(sql, [[k[0] for k in changed], [k[1] for k in changed]])
        _drop(engine, sorted({str(row[0]) for row in found}))


def _drop_records(engine: Engine, sql: str, articles: list[int]) -> None:
    _drop(engine, sorted({str(row[0]) for row in engine.rows(sql, [articles])}))


def _drop(engine: Engine, records: list[str]) -> None:
    for table in ("records", "record_events"):
        engine.rows(f"DELETE FROM {table} WHERE record_id IN (SELECT unnest(CAST(? AS TEXT[])))", [records])
