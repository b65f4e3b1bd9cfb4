"""A record with three articles, one of them hostile, and the page over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient
from tests.readings_fixture import reading

from onrecord.schema import Reading
from onrecord.store import Store, open_store
from onrecord.web.accounts import add_user
from onrecord.web.app import create_app
from onrecord.web.settings import Settings

NAME = "'); DROP TABLE events; --"
HOSTILE = "<script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>\u202egnorw\u202c javascript:alert(4)"


def hostile() -> Reading:
    """An article whose headline, outlet, names and address all try something."""
    good = reading("evil", outlet="<b onmouseover=alert(5)>Outlet</b>")
    article = msgspec.structs.replace(
        good.article,
        title=HOSTILE,
        url="javascript:alert(6)",
        text=good.article.text.replace("in May", "in M\u202eay"),
        text_sha256="",
    )
    actors = tuple(msgspec.structs.replace(a, name=NAME if a.id == "a1" else HOSTILE) for a in good.actors)
    return msgspec.structs.replace(good, article=article, actors=actors)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record, made once."""
    path = tmp_path_factory.mktemp("record") / "test.record"
    with open_store(path, create=True) as made:
        made.add([reading(), reading("arica-2", "Harbour News", "denied"), hostile()])
    return path


@pytest.fixture
def store(tmp_path: Path, written: Path) -> Iterator[Store]:
    """A copy of it for one test."""
    with open_store(shutil.copy(written, tmp_path / "test.record")) as opened:
        yield opened


@pytest.fixture
def client(store: Store) -> TestClient:
    """The page as the owner of the machine sees it."""
    return TestClient(create_app(store, Settings(record="test.record")), base_url="http://127.0.0.1:8040")


class Desk:
    """The page with accounts, and a client for each role."""

    def __init__(self, store: Store) -> None:
        self.secrets = {role: add_user(store, f"a {role}", role) for role in ("read", "correct", "admin")}
        self.app = create_app(
            store, Settings(record="test.record", host="0.0.0.0", public="https://record.example")
        )

    def client(self, role: str | None = None) -> TestClient:
        headers = {"authorization": f"Bearer {self.secrets[role]}"} if role else {}
        return TestClient(
            self.app, base_url="https://record.example", headers=headers, follow_redirects=False
        )


@pytest.fixture
def shared(store: Store) -> Desk:
    """The page with accounts over a record of the test's own."""
    return Desk(store)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory, written: Path) -> Iterator[Desk]:
    """The page with accounts, for the tests of one file that change nothing that matters to others."""
    with open_store(shutil.copy(written, tmp_path_factory.mktemp("desk") / "test.record")) as opened:
        yield Desk(opened)
