"""What hangs together by links, kept up to date as nodes and links come in, in bounded work.

A node is an article, or an event of one. At each step links must be stronger than at the one before; a node belongs to
the part that it hangs together with at the first step at which this part is not too large. The table of parts holds
each node's part at every step, so that a new link only joins parts, and only parts that were joined are looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.records.linkage import heads
from onrecord.store.engine import AMONG, Engine

Node = tuple[int, str]
Links = Mapping[tuple[Node, Node], float]
MOST_STEPS = 6


class Ladder(msgspec.Struct, frozen=True):
    """How strong links must be: a link counts at a step if it is at least (``strict``: more than) that strong.

    ``limit``: how large a part may be before stronger links are asked for.
    """

    kind: Literal["story", "event"]
    steps: tuple[float, ...]
    limit: int
    strict: bool

    def counts(self, strength: float, step: int) -> bool:
        """True if a link holds at ``step``."""
        return strength > self.steps[step] if self.strict else strength >= self.steps[step]


def hang_together(engine: Engine, ladder: Ladder, new: Mapping[Node, int], links: Links) -> list[list[Node]]:
    """Enter ``new`` nodes (each with a number of its own) and links; gives the parts that are to be grouped anew.

    ``links`` are all those that have a new node at one end at least.
    """
    step_count = len(ladder.steps)
    at = _parts_of(engine, ladder, {k for pair in links for k in pair} - set(new))
    at |= {node: (number,) * step_count for node, number in new.items()}
    own = set(new.values())
    ends = [(at[a], at[b], strength) for (a, b), strength in links.items()]
    roots: list[dict[int, int]] = []
    sizes: list[dict[int, int]] = []
    for step in range(step_count):
        touched = {parts[step] for parts in at.values()}
        before = dict.fromkeys(own, 1) | _sizes(engine, ladder, step, touched - own)
        joining = {(one[step], two[step]) for one, two, strength in ends if ladder.counts(strength, step)}
        roots.append(_joined(touched, joining, before))
        sizes.append(before)
    found = _to_group(engine, ladder, at, roots, sizes)
    _write(engine, ladder, new, roots)
    steps = range(step_count)
    return [
        p for step in steps for p in _nodes(engine, ladder, step, sorted(k for n, k in found if n == step))
    ]


def take_out(engine: Engine, ladder: Ladder, articles: Iterable[int]) -> list[Node]:
    """Delete the weakest parts that hold nodes of ``articles`` as a whole; gives all their nodes, to be entered anew."""
    sql = f"SELECT DISTINCT p0 FROM parts WHERE kind = ? AND article_key {AMONG}"
    parts = [int(row[0]) for row in engine.rows(sql, [ladder.kind, sorted(set(articles))])]
    sql = f"SELECT article_key, event_id FROM parts WHERE kind = ? AND p0 {AMONG} ORDER BY 1, 2"
    nodes = [(int(a), str(e)) for a, e in engine.rows(sql, [ladder.kind, parts])]
    engine.rows(f"DELETE FROM parts WHERE kind = ? AND p0 {AMONG}", [ladder.kind, parts])
    return nodes


def _parts_of(engine: Engine, ladder: Ladder, nodes: set[Node]) -> dict[Node, tuple[int, ...]]:
    """The parts of nodes on record, step by step."""
    if not nodes:
        return {}
    columns = ", ".join(f"p{n}" for n in range(len(ladder.steps)))
    sql = f"SELECT article_key, event_id, {columns} FROM parts WHERE kind = ? AND article_key {AMONG}"
    rows = engine.rows(sql, [ladder.kind, sorted({n[0] for n in nodes})])
    found = {(int(row[0]), str(row[1])): tuple(map(int, row[2:])) for row in rows}
    return {node: parts for node, parts in found.items() if node in nodes}


def _sizes(engine: Engine, ladder: Ladder, step: int, parts: set[int]) -> dict[int, int]:
    if not parts:
        return {}
    sql = f"SELECT p{step}, count(*) FROM parts WHERE kind = ? AND p{step} {AMONG} GROUP BY p{step}"
    return {int(part): int(count) for part, count in engine.rows(sql, [ladder.kind, sorted(parts)])}


def _joined(parts: set[int], links: Iterable[tuple[int, int]], sizes: dict[int, int]) -> dict[int, int]:
    """The part that each part belongs to now: of those that come together the largest, so that few rows change."""
    return heads(parts, links, lambda part: (-sizes[part], part))


def _to_group(
    engine: Engine, ladder: Ladder, at: Mapping[Node, tuple[int, ...]], roots: list[dict[int, int]],
    sizes: list[dict[int, int]],
) -> set[tuple[int, int]]:  # fmt: skip
    """The parts, by step, that are not too large and were joined, or fell out of one that has become too large."""
    found: set[tuple[int, int]] = set()
    looked_at = {roots[0][parts[0]] for parts in at.values()}
    for step in range(len(ladder.steps)):
        members: dict[int, list[int]] = {}
        for part, root in roots[step].items():
            members.setdefault(root, []).append(part)
        large: set[int] = set()
        loose: set[int] = set()
        for part in looked_at:
            joined = members.get(part, [part])
            size = sum(sizes[step].get(p, 0) for p in joined)
            if size <= ladder.limit or step + 1 == len(ladder.steps):
                found.add((step, part))
            else:
                large.add(part)
                loose.update(p for p in joined if sizes[step][p] <= ladder.limit)
        if not large:
            break
        following = {parts[step + 1] for parts in at.values() if roots[step][parts[step]] in large}
        following |= _within(engine, ladder, step, loose)
        known = roots[step + 1]
        missing = following - set(known)
        sizes[step + 1] |= _sizes(engine, ladder, step + 1, missing)
        looked_at = {known.get(part, part) for part in following}
    return found


def _within(engine: Engine, ladder: Ladder, step: int, parts: set[int]) -> set[int]:
    """The parts of the next step inside those of this one, as they were before."""
    if not parts:
        return set()
    sql = f"SELECT DISTINCT p{step + 1} FROM parts WHERE kind = ? AND p{step} {AMONG}"
    return {int(row[0]) for row in engine.rows(sql, [ladder.kind, sorted(parts)])}


def _write(engine: Engine, ladder: Ladder, new: Mapping[Node, int], roots: list[dict[int, int]]) -> None:
    """Let every node name the parts that it belongs to now."""
    own = set(new.values())
    for step, root in enumerate(roots):
        moved = sorted((part, target) for part, target in root.items() if part != target and part not in own)
        if moved:
            sql = (
                f"UPDATE parts SET p{step} = c.target FROM (SELECT unnest(CAST(? AS BIGINT[])) AS part,"
                f" unnest(CAST(? AS BIGINT[])) AS target) c WHERE parts.p{step} = c.part AND kind = ?"
            )
            engine.rows(sql, [[part for part, _ in moved], [target for _, target in moved], ladder.kind])
    filled: Sequence[None] = [None] * (MOST_STEPS - len(roots))
    rows = [(ladder.kind, *node, *(root[number] for root in roots), *filled) for node, number in new.items()]
    engine.write({"parts": rows})


def _nodes(engine: Engine, ladder: Ladder, step: int, parts: Sequence[int]) -> list[list[Node]]:
    """The nodes of each of some parts of one step."""
    sql = f"SELECT p{step}, article_key, event_id FROM parts WHERE kind = ? AND p{step} {AMONG} ORDER BY 2, 3"
    found: dict[int, list[Node]] = {}
    for part, article, event in engine.rows(sql, [ladder.kind, parts]) if parts else []:
        found.setdefault(int(part), []).append((int(article), str(event)))
    return sorted(found.values())
