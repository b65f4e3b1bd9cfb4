"""Many threads at one record: connections end with the threads that had them, on both engines."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from tests.readings_fixture import reading

from onrecord.store import Store, open_store
from onrecord.web import desk as desks
from onrecord.web.app import create_app
from onrecord.web.desk import THREADS, Desk
from onrecord.web.settings import Settings

BASE = "http://127.0.0.1:8040"
ADDRESSES = (
    "/", "/events", "/events?order=oldest", "/records", "/search?text=shelled", "/dyad?a=Chile&b=PER", "/network", "/map",
    "/stories", "/articles", "/api/v1/events?country=CHL", "/api/v1/facets", "/api/v1/export/csv", "/api/v1/gold",
)  # fmt: skip


@pytest.fixture
def filled(address: str) -> Iterator[Store]:
    with open_store(address, create=True) as made:
        made.add([reading(), reading("arica-2", "Harbour News", "denied")])
        yield made


def connections(store: Store) -> int:
    """How many connections the database has; of DuckDB none can be counted."""
    if store.engine.name == "duckdb":
        return 0
    sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    return int(store.engine.rows(sql)[0][0])


def test_threads_that_end_leave_no_connections(filled: Store) -> None:
    desk = Desk(filled)
    counts: list[int] = []
    for _ in range(40):
        thread = threading.Thread(target=lambda: counts.append(desk.store.count()))
        thread.start()
        thread.join()
    assert counts == [2] * 40
    assert connections(filled) <= 2


def test_a_thread_keeps_its_connection_and_replaces_one_that_is_lost(filled: Store) -> None:
    desk = Desk(filled)
    first = desk.store
    assert desk.store is first
    if filled.engine.name == "postgres":
        first.close()
        assert desk.store is not first
        assert desk.store.count() == 2
    assert connections(filled) <= 2


def test_fifty_requests_at_once(filled: Store) -> None:
    wanted = [ADDRESSES[n % len(ADDRESSES)] for n in range(50)] * 2
    with TestClient(create_app(filled, Settings(record="test")), base_url=BASE) as client:
        with ThreadPoolExecutor(50) as crowd:
            answers = list(crowd.map(client.get, wanted))
        assert [a.text for a in answers if a.status_code != 200] == []
        assert connections(filled) <= THREADS + 3


def test_exports_have_connections_of_their_own_and_are_few(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "MOST_EXPORTS", 1)
    desk = Desk(filled)
    open_at_once: list[int] = []

    def pieces(store: Store) -> Iterator[bytes]:
        open_at_once.append(1)
        yield str(store.count()).encode()
        assert sum(open_at_once) == 1
        open_at_once.pop()

    async def whole() -> bytes:
        return b"".join([piece async for piece in desk.exported(pieces)])

    async def several() -> list[bytes]:
        return list(await asyncio.gather(*(whole() for _ in range(6))))

    with ThreadPoolExecutor(1) as apart:  # the browser's tests leave a loop running in the main thread
        assert apart.submit(lambda: asyncio.run(several())).result() == [b"2"] * 6
    assert connections(filled) <= 2
