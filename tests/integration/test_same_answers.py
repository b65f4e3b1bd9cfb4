"""Every filter, asked by the command, the library, the API and MCP, of a record on either engine: the same answers."""

import asyncio
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from mcp import Client
from tests.readings_fixture import reading
from tests.unit.store.readings import reading as thanks

import onrecord
from onrecord.agents import serve
from onrecord.cli.app import run as command_line
from onrecord.schema import Article, Published, Reading
from onrecord.store import open_store
from onrecord.store.answer import rows_of
from onrecord.web.app import create_app
from onrecord.web.settings import Settings

# the page keeps a connection for each of its threads for as long as it lives
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

Item = tuple[Any, ...]
"""Id of an article, and of what is in it."""
Asked = dict[str, Any]
Row = dict[str, Any]

EVENTS: list[tuple[Asked, int]] = [
    ({}, 7),
    ({"actor": "chilean troops"}, 2),
    ({"recipient": "SANTIAGO"}, 2),
    ({"party": "chad"}, 3),
    ({"speaker": "rojas"}, 2),
    ({"country": "PER"}, 4),
    ({"actor_country": "PER"}, 2),
    ({"recipient_country": "TCD"}, 3),
    ({"sector": "MIL"}, 2),
    ({"event": "AGREE"}, 2),
    ({"mode": "heavy-weapons"}, 2),
    ({"context": "diplomatic"}, 2),
    ({"cameo": "19"}, 2),
    ({"quad": 4}, 2),
    ({"status": "denied"}, 1),
    ({"place": "arica"}, 2),
    ({"place_country": "CHL"}, 2),
    ({"outlet": "harbour"}, 2),
    ({"language": "en"}, 4),
    ({"confidence": 0.7}, 2),
    ({"since": "2024-05-08"}, 2),
    ({"until": "2024-05-06"}, 5),
    ({"text": '"peruvian port"'}, 2),
    ({"text": "mali OR santiago -lima"}, 5),
    ({"within": '"will travel"', "event": "ASSAULT"}, 2),
    ({"actor": "nobody"}, 0),
]
STATEMENTS: list[tuple[Asked, int]] = [
    ({}, 5),
    ({"speaker": "awa keita"}, 3),
    ({"country": "CHL"}, 2),
    ({"sector": "GOV"}, 2),
    ({"kind": "indirect"}, 5),
    ({"kind": "direct"}, 0),
    ({"outlet": "weekly"}, 1),
    ({"language": "en"}, 2),
    ({"since": "2024-05-07"}, 2),
    ({"until": "2024-05-07"}, 3),
    ({"text": '"we are" glad'}, 3),
    ({"within": "arica NOT mali"}, 2),
]
SCRIPTS = {
    "uk": "Уряд і опозиція домовилися про перемир’я. Мирні переговори тривали три дні.",
    "ar": "اتفقت الحكومة والمعارضة على وقف إطلاق النار بعد ثلاثة أيام من المحادثات.",
    "zh": "政府和反对派同意停火。和平谈判持续了三天。",
    "th": "รัฐบาลและฝ่ายค้านตกลงหยุดยิง การเจรจาสันติภาพกินเวลาสามวัน",
}
SEARCHES: list[tuple[Asked, set[str]]] = [
    ({"query": '"peruvian port"'}, {"arica-1", "arica-2"}),
    ({"query": "arica", "outlet": "harbour"}, {"arica-2"}),
    ({"query": "arica", "since": "2024-05-09"}, set()),
    ({"query": "arica OR glad", "until": "2024-05-06"}, {"a1", "a2", "a3"}),
    ({"query": "chad", "language": "en"}, set()),
    ({"query": '"мирні переговори"'}, {"uk"}),
    ({"query": "ПЕРЕМИР’Я AND уряд"}, {"uk"}),
    ({"query": '"переговори мирні"'}, set()),
    ({"query": '"وقف إطلاق النار"'}, {"ar"}),
    ({"query": "الحكومة AND والمعارضة"}, {"ar"}),
    ({"query": '"النار إطلاق"'}, set()),
    ({"query": "停火"}, {"zh"}),
    ({"query": '"和平谈判" AND 政府 NOT 战争'}, {"zh"}),
    ({"query": "火停"}, set()),
    ({"query": "หยุดยิง"}, {"th"}),
    ({"query": 'สันติภาพ AND "การเจรจา"'}, {"th"}),
    ({"query": "ยิงหยุด"}, set()),
    ({"query": 'перемир’я OR "停火" OR النار OR หยุดยิง'}, {"uk", "ar", "zh", "th"}),
    ({"query": "(停火 OR หยุดยิง) -政府"}, {"th"}),
]


def foreign(language: str, text: str) -> Reading:
    """An article that is kept and marked, and in which nothing is read."""
    article = Article(id=language, text=text, language=language, published=Published("2024-05-01", "given"))
    return msgspec.structs.replace(
        thanks(1), article=article, sentences=(), actors=(), statements=(), events=()
    )


@pytest.fixture
def record(address: str) -> str:
    made = [thanks(1), thanks(2), thanks(3, outlet="The Weekly")]
    war = [reading(), reading("arica-2", "Harbour News", "denied")]
    with open_store(address, create=True) as store:
        store.add([*made, *war, *(foreign(*item) for item in SCRIPTS.items())])
    return address


class Asking:
    """Four ways of asking one record a list of questions; each gives rows as JSON has them, question by question."""

    def __init__(self, record: str, capfd: Any, monkeypatch: Any) -> None:
        self.record, self._capfd, self._monkeypatch = record, capfd, monkeypatch

    def command(self, what: str, questions: list[Asked]) -> Iterator[list[Row]]:
        for asked in questions:
            words = [asked["query"]] if "query" in asked else []
            for name, value in asked.items():
                words += [] if name == "query" else [f"--{name.replace('_', '-')}", str(value)]
            self._monkeypatch.setattr(
                sys, "argv", ["onrecord", what, self.record, *words, "--format", "jsonl"]
            )
            assert command_line() == 0
            yield [json.loads(line) for line in self._capfd.readouterr().out.splitlines()]

    def python(self, what: str, questions: list[Asked]) -> Iterator[list[Row]]:
        with onrecord.open(self.record) as store:
            for asked in questions:
                more = {name: value for name, value in asked.items() if name != "query"}
                found = (
                    store.search(asked["query"], **more) if what == "search" else getattr(store, what)(**more)
                )
                yield [dict(zip(found.column_names, row, strict=True)) for row in rows_of(found)]

    def api(self, what: str, questions: list[Asked]) -> Iterator[list[Row]]:
        with open_store(self.record) as store:
            client = TestClient(create_app(store, Settings(record="r")), base_url="http://127.0.0.1:8040")
            with client:
                for asked in questions:
                    more = {"text" if name == "query" else name: value for name, value in asked.items()}
                    answer = client.get(f"/api/v1/{what}", params=more)
                    assert answer.status_code == 200, answer.text
                    yield answer.json()["articles" if what == "search" else what]

    def mcp(self, what: str, questions: list[Asked]) -> Iterator[list[Row]]:
        async def talk() -> list[Any]:
            with open_store(self.record, readonly=True) as store:
                async with Client(serve(store)) as client:
                    return [await client.call_tool(what, asked) for asked in questions]

        with ThreadPoolExecutor(1) as apart:
            answers = apart.submit(lambda: asyncio.run(talk())).result()
        for answer in answers:
            assert not answer.is_error, answer
            yield json.loads(answer.content[0].text)["rows"]

    def same(self, what: str, questions: list[Asked], *names: str) -> list[list[Item]]:
        """What each question finds, by ``names``; all ways find it, in the same order."""
        ways = (self.command, self.python, self.api, self.mcp)
        found = [
            [[tuple(row[name] for name in names) for row in rows] for rows in way(what, questions)]
            for way in ways
        ]
        for other in found[1:]:
            assert dict(zip(map(str, questions), other, strict=True)) == dict(
                zip(map(str, questions), found[0], strict=True)
            )
        return found[0]


@pytest.fixture
def asking(record: str, capfd: Any, monkeypatch: Any) -> Asking:
    return Asking(record, capfd, monkeypatch)


def test_every_filter_finds_the_same_events_however_it_is_asked(asking: Asking) -> None:
    found = asking.same("events", [asked for asked, _ in EVENTS], "article_id", "event_id")
    assert [(asked, len(rows)) for (asked, _), rows in zip(EVENTS, found, strict=True)] == EVENTS


def test_every_filter_finds_the_same_statements_however_it_is_asked(asking: Asking) -> None:
    found = asking.same("statements", [asked for asked, _ in STATEMENTS], "article_id", "statement_id")
    assert [(asked, len(rows)) for (asked, _), rows in zip(STATEMENTS, found, strict=True)] == STATEMENTS


def test_words_of_any_script_are_found_however_they_are_asked_for(asking: Asking) -> None:
    found = asking.same("search", [asked for asked, _ in SEARCHES], "id")
    told = [(asked, {row[0] for row in rows}) for (asked, _), rows in zip(SEARCHES, found, strict=True)]
    assert told == SEARCHES
