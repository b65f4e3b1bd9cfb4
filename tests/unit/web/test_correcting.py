"""Correcting on the page and by the API."""

import json
import re

from fastapi.testclient import TestClient
from tests.unit.web.conftest import Desk

from onrecord.store import Store
from onrecord.store.check import check

TARGET = "event@15-22:ASSAULT"


def key_of(store: Store, name: str = "arica-1") -> int:
    return int(store.engine.rows("SELECT article_key FROM articles WHERE id = ?", [name])[0][0])


def token_of(text: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_a_form_changes_what_was_changed_and_nothing_else(client: TestClient, store: Store) -> None:
    address = f"/articles/{key_of(store)}/correct/{TARGET}"
    page = client.get(address).text
    form = {
        "form_token": token_of(page), "do": "save", "event": "ASSAULT", "modes": ["heavy-weapons"], "status": "denied",
        "actors": ["a1"], "recipients": ["a2"], "begin": "2024-05-07", "finish": "2024-05-07", "why": "the navy said so",
    }  # fmt: skip
    answer = client.post(address, data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/{key_of(store)}")
    (made,) = client.get("/api/v1/corrections").json()["corrections"]
    assert (made["field"], made["value"], made["who"], made["why"]) == (
        "status",
        "denied",
        "owner",
        "the navy said so",
    )
    assert made["machine"]["event"]["status"] == "occurred"
    assert "Corrected by owner" in client.get(f"/articles/{key_of(store)}").text
    assert len(client.get("/api/v1/events?status=denied&outlet=Coast").json()["events"]) == 1
    assert not list(check(store))
    assert client.post(address, data={**form, "status": "denied"}).status_code == 422
    assert client.post(address, data={**form, "status": "denied", "cameo": "9999"}).status_code == 422
    undone = client.post(
        f"/corrections/{made['id']}/undo", data={"form_token": form["form_token"]}, follow_redirects=False
    )
    assert undone.status_code == 303
    assert client.get("/api/v1/events?status=denied&outlet=Coast").json()["events"] == []


def test_a_missing_event_an_actor_and_a_rejection(client: TestClient, store: Store) -> None:
    key = key_of(store)
    token = token_of(client.get("/read").text)
    add = {
        "form_token": token,
        "do": "save",
        "words": "killing at least 12 people",
        "event": "ASSAULT",
        "status": "occurred",
        "actors": "a1",
    }
    assert (
        client.post(f"/articles/{key}/correct/article@0-0", data=add, follow_redirects=False).status_code
        == 303
    )
    assert (
        client.post(f"/articles/{key}/correct/article@0-0", data={**add, "words": "not there"}).status_code
        == 422
    )
    actor = {
        "form_token": token,
        "do": "save",
        "name": "Ana Rojas",
        "country": "PER",
        "kind": "person",
        "sectors": "GOV",
    }
    assert (
        client.post(f"/articles/{key}/correct/actor@90-99", data=actor, follow_redirects=False).status_code
        == 303
    )
    assert (
        client.post(
            f"/articles/{key}/correct/{TARGET}",
            data={"form_token": token, "do": "reject"},
            follow_redirects=False,
        ).status_code
        == 303
    )
    found = client.get(f"/api/v1/articles/{key}").json()
    assert [e["because"]["entry"] for e in found["events"]] == ["person:owner", "travel.v"]
    assert next(a for a in found["actors"] if a["id"] == "a3")["country"] == "PER"
    (gold,) = [json.loads(line) for line in client.get("/api/v1/gold").text.splitlines()]
    assert [e["event"] for e in gold["events"]] == ["ASSAULT"]
    assert gold["rejected"][0]["event"] == "ASSAULT"
    assert not list(check(store))


def test_only_who_may_corrects_and_agreement_is_told(shared: Desk, store: Store) -> None:
    given = {
        "article": str(key_of(store)),
        "target": TARGET,
        "field": "status",
        "value": "planned",
        "why": "",
    }
    assert shared.client("read").post("/api/v1/corrections", json=given).status_code == 403
    made = shared.client("correct").post("/api/v1/corrections", json=given)
    assert made.status_code == 200, made.text
    confirmed = shared.client("admin").post(
        "/api/v1/corrections", json={**given, "field": "confirm", "value": True}
    )
    assert confirmed.json()["who"] == "a admin"
    agreement = shared.client("read").get("/api/v1/agreement").json()["agreement"]
    assert next(a for a in agreement if a["field"] == "status")["things"] == 1
    other = shared.client("correct").post(f"/api/v1/corrections/{confirmed.json()['id']}/undo")
    assert other.status_code == 422
    log = shared.client("admin").get("/api/v1/audit").json()["audit"]
    assert {line["action"] for line in log} == {"correct"}
    wrong = shared.client("correct").post("/api/v1/corrections", json={**given, "value": "true"})
    assert (wrong.status_code, "no status" in wrong.json()["detail"]) == (422, True)


def test_a_form_is_saved_whole_or_not_at_all(client: TestClient, store: Store) -> None:
    """One wrong field: nothing is saved, it is said beside the field, and what was typed is still there."""
    address = f"/articles/{key_of(store)}/correct/{TARGET}"
    form = {
        "form_token": token_of(client.get(address).text), "do": "save", "event": "ASSAULT", "modes": ["heavy-weapons"],
        "status": "denied", "actors": ["a1"], "recipients": ["a2"], "begin": "2024-05-09", "finish": "7 May",
        "cameo": "9999", "why": "the navy said so",
    }  # fmt: skip
    answer = client.post(address, data=form)
    assert answer.status_code == 422
    assert client.get("/api/v1/corrections").json()["corrections"] == []
    assert "Nothing was saved" in answer.text
    for name, what in (("cameo", "is no CAMEO code"), ("begin", "is no date")):
        assert re.search(rf'id="{name}"[^>]*aria-invalid="true" aria-describedby="wrong-{name}"', answer.text)
        assert re.search(rf'<small class="problem" id="wrong-{name}">[^<]*{what}', answer.text)
    assert re.search(r'name="finish" value="7 May"', answer.text)
    assert re.search(r'name="why"[^>]*value="the navy said so"', answer.text)
    assert re.search(r'value="denied" selected', answer.text)
    mended = {**form, "cameo": "190", "finish": ""}
    assert client.post(address, data=mended, follow_redirects=False).status_code == 303
    made = client.get("/api/v1/corrections").json()["corrections"]
    assert {c["field"] for c in made} >= {"status", "time"}
    assert len({c["made"] for c in made}) == len(made)
    assert not list(check(store))


def test_words_of_a_missed_event_that_are_not_there(client: TestClient, store: Store) -> None:
    address = f"/articles/{key_of(store)}/correct/article@0-0"
    form = {"form_token": token_of(client.get(address).text), "do": "save", "words": "not there", "event": "AID",
            "status": "planned", "actors": "a1"}  # fmt: skip
    answer = client.post(address, data=form)
    assert answer.status_code == 422
    assert re.search(r'id="words"[^>]*value="not there"[^>]*aria-invalid="true"', answer.text)
    assert re.search(r'value="AID" selected', answer.text)
