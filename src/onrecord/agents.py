"""A record for agents: an MCP server with tools to search, list, count and explain. It only reads.

Needs the extra ``mcp`` (``pip install 'onrecord[mcp]'``). Every answer is plain JSON with the words that prove it; long lists are
cut, and say so.
"""

import functools
from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import OnrecordError, UsageError
from onrecord.render.reasons import reasons
from onrecord.sentences import parse_article
from onrecord.store import aggregate
from onrecord.store.answer import objects, rows_of
from onrecord.store.kept import key_named
from onrecord.store.query import filter_of
from onrecord.store.store import Store

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

Json = dict[str, Any]
MOST = 200
INSTRUCTIONS = (
    "A record of news: who did or said what to whom, when, where, according to whom, and whether it happened. "
    "`status` tells whether it happened (occurred, ongoing, planned, hypothetical, denied, historical); `according_to` "
    "tells who says so; `sentence` has the words. Quote the words, and never report as a fact what is planned, denied or "
    "only claimed."
)


def serve(store: Store) -> "MCPServer[Any]":
    """The server over an open record; ``UsageError`` if the extra is not installed."""
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError as error:
        raise UsageError("the MCP server needs the extra: pip install 'onrecord[mcp]'") from error
    server: MCPServer[Any] = MCPServer("onrecord", instructions=INSTRUCTIONS, version=version("onrecord"))
    tools = Tools(store)
    for tool in (
        tools.search,
        tools.events,
        tools.statements,
        tools.article,
        tools.record,
        tools.explain,
        tools.dyad,
    ):
        server.tool()(_told(tool))
    return server


def _told(tool: Callable[..., Json]) -> Callable[..., Json]:
    """``tool`` whose own errors reach the agent in their words; of others the protocol tells it nothing."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    def telling(*args: Any, **kwargs: Any) -> Json:
        try:
            return tool(*args, **kwargs)
        except OnrecordError as error:
            raise ToolError(str(error)) from error

    return telling


class Tools:
    """What an agent may ask. Dates are ISO dates, countries ISO 3166-1 alpha-3 codes."""

    def __init__(self, store: Store) -> None:
        """Ask this record."""
        self._store = store

    def search(
        self,
        query: str,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        limit: int = 20,
    ) -> Json:
        """Find articles by words, "phrases", AND, OR, NOT; the newest first."""
        more = {"since": since, "until": until, "outlet": outlet, "language": language}
        return self._listed(self._store.search(query, **more, limit=_limit(limit) + 1), limit)

    def events(
        self,
        party: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        speaker: str | None = None,
        country: str | None = None,
        actor_country: str | None = None,
        recipient_country: str | None = None,
        sector: str | None = None,
        event: str | None = None,
        mode: str | None = None,
        context: str | None = None,
        cameo: str | None = None,
        quad: int | None = None,
        status: str | None = None,
        place: str | None = None,
        place_country: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        confidence: float | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        within: str | None = None,
        limit: int = 50,
    ) -> Json:
        """List events: who did what to whom, whether it happened, according to whom, with the sentence.

        `text` is looked for in the event's sentence, `within` in the whole article; `confidence` is the least.
        """
        asked = filter_of(
            party=party, actor=actor, recipient=recipient, speaker=speaker, country=country, actor_country=actor_country,
            recipient_country=recipient_country, sector=sector, event=event, mode=mode, context=context, cameo=cameo,
            quad=quad, status=status, place=place, place_country=place_country, outlet=outlet, language=language,
            confidence=confidence, since=since, until=until, text=text, within=within, limit=_limit(limit) + 1,
        )  # fmt: skip
        return self._listed(self._store.events(asked), limit)

    def statements(
        self,
        speaker: str | None = None,
        text: str | None = None,
        country: str | None = None,
        sector: str | None = None,
        kind: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        within: str | None = None,
        limit: int = 50,
    ) -> Json:
        """List statements: who said what, with the words; country and sector are those of who speaks."""
        asked = filter_of(
            speaker=speaker, text=text, country=country, sector=sector, kind=kind, outlet=outlet, language=language,
            since=since, until=until, within=within, limit=_limit(limit) + 1,
        )  # fmt: skip
        return self._listed(self._store.statements(asked), limit)

    def article(self, article_key: str) -> Json:
        """One article with its text and everything that it puts on record."""
        found: Json = msgspec.to_builtins(self._store.reading(key_named(article_key)))
        return found

    def record(self, record_id: str) -> Json:
        """One real-world event with all reports of it: who told it first, and how its status moved."""
        rows = _rows(self._store.engine.arrow("SELECT * FROM records WHERE record_id = ?", [record_id]))
        if not rows:
            raise UsageError(f"no record {record_id!r}")
        return {**rows[0], "reports": _rows(self._store.events(record=record_id))}

    def explain(self, article_key: str, item: str) -> Json:
        """Why an event (e3), statement (s1), actor (a2), time (t1) or place (p4) of an article is as it is."""
        reading = self._store.reading(key_named(article_key))
        return {
            "because": [
                {"about": a, "is": b} for a, b in reasons(reading, item, parse_article(reading.article))
            ]
        }

    def dyad(
        self, one: str, other: str, by: str = "month", directed: bool = False, one_a_day: bool = False
    ) -> Json:
        """Count what passes between two countries or actors by day, week (2011-W09), month or year and quad class."""
        period: Any = by
        found = aggregate.dyad(self._store, one, other, period, directed=directed, one_a_day=one_a_day)
        counts: list[Json] = msgspec.to_builtins(found)
        names = [aggregate.named_period(c.period, by) for c in found]
        return {"counts": [{**c, "period": name} for c, name in zip(counts, names, strict=True)]}

    def _listed(self, table: Any, limit: int) -> Json:
        rows = _rows(table)
        return {"rows": rows[: _limit(limit)], "more": len(rows) > _limit(limit)}


def _rows(table: Any) -> list[Json]:
    return objects(table.column_names, rows_of(table))


def _limit(given: int) -> int:
    return max(1, min(given, MOST))
