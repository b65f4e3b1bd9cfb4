"""GraphML: countries (or actors without one) as nodes, and an edge for each who, whom and quad class, with its count."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from onrecord import ontologies
from onrecord.exports.base import LeftOut, Recorded, cell, country_name
from onrecord.exports.pairs import pairs_of
from onrecord.schema import Actor

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="quad" for="edge" attr.name="quad" attr.type="int"/>
<key id="events" for="edge" attr.name="events" attr.type="int"/>
<key id="score" for="edge" attr.name="score" attr.type="double"/>
<key id="first" for="edge" attr.name="first" attr.type="string"/>
<key id="last" for="edge" attr.name="last" attr.type="string"/>
<graph id="dyads" edgedefault="directed">
"""


class Edge(NamedTuple):
    """How often one did things of one quad class to another, their mean Goldstein score, first and last day."""

    events: int
    total: float
    first: str
    last: str


def dyads(records: Iterable[Recorded], left: LeftOut) -> Iterator[bytes]:
    """The whole graph; nodes and edges in the order of their names."""
    nodes: dict[str, tuple[str, str]] = {}
    edges: dict[tuple[str, str, int], Edge] = {}
    for pair in pairs_of(records, left, one_sided=False):
        if pair.source is None or pair.target is None or pair.report.day is None:
            continue
        ends = [_node(pair.source), _node(pair.target)]
        if ends[0][0] == ends[1][0]:
            left.add("within one country")
            continue
        nodes.update({name: (label, country) for name, label, country in ends})
        code = ontologies.cameo(pair.code)
        key = (ends[0][0], ends[1][0], code.quad)
        edges[key] = _counted(edges.get(key), code.goldstein, pair.report.day.isoformat())
    yield _HEAD.encode()
    for name, (label, country) in sorted(nodes.items()):
        data = _data("name", label) + (_data("country", country) if country else "")
        yield f"<node id={quoteattr(name)}>{data}</node>\n".encode()
    for (source, target, quad), edge in sorted(edges.items()):
        data = _data("quad", quad) + _data("events", edge.events)
        data += (
            _data("score", round(edge.total / edge.events, 2))
            + _data("first", edge.first)
            + _data("last", edge.last)
        )
        yield f"<edge source={quoteattr(source)} target={quoteattr(target)}>{data}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def _node(actor: Actor) -> tuple[str, str, str]:
    """Id, label and country; whoever has a country is that country."""
    label = country_name(actor.country) if actor.country else None
    if actor.country and label:
        return actor.country, label, actor.country
    name = cell(actor.name, "?")
    return name, name, ""


def _counted(edge: Edge | None, score: float, day: str) -> Edge:
    if edge is None:
        return Edge(1, score, day, day)
    return Edge(edge.events + 1, edge.total + score, min(edge.first, day), max(edge.last, day))


def _data(key: str, value: object) -> str:
    return f'<data key="{key}">{escape(str(value))}</data>'
