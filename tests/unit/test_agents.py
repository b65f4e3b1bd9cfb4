"""The MCP server: its tools answer by the protocol, and only read."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from tests.readings_fixture import reading

from onrecord.agents import serve
from onrecord.store import open_store


def asked(path: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the tools answer, one after the other."""

    async def talk() -> list[Any]:
        with open_store(path, readonly=True) as store:
            async with Client(serve(store)) as client:
                found = [await client.call_tool(name, given) for name, given in calls]
                tools = await client.list_tools()
        return [sorted(t.name for t in tools.tools), *found]

    with ThreadPoolExecutor(1) as apart:  # another loop may run in this thread: that of the browser's driver
        return apart.submit(lambda: asyncio.run(talk())).result()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "news.record"
    with open_store(made, create=True) as store:
        store.add([reading(), reading("arica-2", "Harbour News")])
    return made


def test_tools_search_list_count_and_explain(path: Path) -> None:
    with open_store(path, readonly=True) as store:
        key = str(store.sql("SELECT min(article_key) AS k FROM articles").column("k").to_pylist()[0])
    names, *answers = asked(
        path,
        ("search", {"query": '"peruvian port"'}),
        ("events", {"country": "PER", "status": "occurred", "limit": 1}),
        ("statements", {"speaker": "rojas"}),
        ("dyad", {"one": "Chile", "other": "PER"}),
        ("article", {"article_key": key}),
        ("explain", {"article_key": key, "item": "a1"}),
        ("article", {"article_key": "x"}),
        ("article", {"article_key": "9" * 19}),
    )
    assert names == ["article", "dyad", "events", "explain", "record", "search", "statements"]
    *good, wrong, too_large = answers
    found = [json.loads(a.content[0].text) for a in good]
    assert len(found[0]["rows"]) == 2
    assert (len(found[1]["rows"]), found[1]["more"]) == (1, True)
    assert found[2]["rows"][0]["speakers"] == ["Ana Rojas"]
    assert found[3]["counts"][0]["period"] == "2024-05"
    assert found[4]["article"]["id"].startswith("arica")
    assert found[5]["because"]
    assert wrong.is_error
    assert "no key of an article" in too_large.content[0].text
    record = found[1]["rows"][0]["record_id"]
    _, told = asked(path, ("record", {"record_id": record}))
    assert len(json.loads(told.content[0].text)["reports"]) == 2
