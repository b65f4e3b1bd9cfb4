import random

import pytest

from onrecord.records.linkage import linked
from onrecord.store import open_store
from onrecord.store.hanging import Ladder, Node, hang_together, take_out

LADDER = Ladder("event", (0.0, 1.0, 2.0), 4, strict=True)
Links = dict[tuple[Node, Node], float]


def all_at_once(nodes: list[Node], links: Links, step: int = 0) -> list[list[Node]]:
    """The parts as they are by definition."""
    found = linked(nodes, (pair for pair, strength in links.items() if strength > LADDER.steps[step]))
    if step + 1 == len(LADDER.steps):
        return found
    return [
        p
        for part in found
        for p in ([part] if len(part) <= LADDER.limit else all_at_once(part, links, step + 1))
    ]


def some_links(nodes: list[Node], chance: random.Random) -> Links:
    pairs = {tuple(sorted(chance.sample(nodes, 2))) for _ in range(len(nodes))}
    return {(a, b): chance.choice([0.5, 0.5, 1.0, 1.5, 2.5]) for a, b in sorted(pairs)}


@pytest.mark.parametrize("seed", range(12))
def test_bit_by_bit_comes_to_the_same_as_all_at_once(seed: int, tmp_path):
    chance = random.Random(seed)
    nodes: list[Node] = [(n, f"e{n % 3}") for n in range(30)]
    links = some_links(nodes, chance)
    part_of: dict[Node, tuple[Node, ...]] = {}
    known: set[Node] = set()
    left = chance.sample(nodes, len(nodes))
    with open_store(tmp_path / "r", create=True) as store:
        while left:
            size = chance.randrange(1, 7)
            batch, left = left[:size], left[size:]
            known |= set(batch)
            new = {p: s for p, s in links.items() if set(p) <= known and set(p) & set(batch)}
            for part in hang_together(store.engine, LADDER, {n: n[0] for n in batch}, new):
                part_of |= dict.fromkeys(part, tuple(part))
    expected = {n: tuple(part) for part in all_at_once(sorted(nodes), links) for n in part}
    assert part_of == expected


def test_what_is_taken_out_comes_back_as_new(tmp_path):
    nodes: list[Node] = [(1, "a"), (2, "a"), (3, "a"), (4, "b")]
    links: Links = {(nodes[0], nodes[1]): 1.0, (nodes[1], nodes[2]): 1.0}
    with open_store(tmp_path / "r", create=True) as store:
        hang_together(store.engine, LADDER, {n: n[0] for n in nodes}, links)
        assert take_out(store.engine, LADDER, [2]) == nodes[:3]
        again = hang_together(store.engine, LADDER, {n: n[0] for n in nodes[:3]}, {})
    assert again == [[nodes[0]], [nodes[1]], [nodes[2]]]
