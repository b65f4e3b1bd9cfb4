"""Splitting and joining records by hand."""

import re

from fastapi.testclient import TestClient

from onrecord.store import Store
from onrecord.store.check import check


def records(client: TestClient) -> list[int]:
    return sorted(r["articles"] for r in client.get("/api/v1/records?event=AGREE").json()["records"])


def test_a_person_splits_and_joins_and_takes_it_back(client: TestClient, store: Store) -> None:
    before = records(client)
    together = next(
        r for r in client.get("/api/v1/records?event=AGREE").json()["records"] if r["articles"] > 1
    )
    page = client.get(f"/records/{together['record_id']}").text
    assert "This tells another event" in page
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    one, other = re.findall(r'name="(?:one|other)" value="([^"]+)"', page)[:2]
    assert token is not None
    form = {"form_token": token[1], "one": one, "other": other, "do": "apart", "why": "another visit"}
    assert client.post("/decisions", data=form, follow_redirects=False).status_code == 303
    assert records(client) != before
    assert not list(check(store))
    (made,) = client.get("/api/v1/decisions").json()["decisions"]
    assert (made["together"], made["who"], made["why"]) == (False, "owner", "another visit")
    assert "tells another event than" in client.get("/corrections").text
    client.post(f"/corrections/{made['id']}/undo", data={"form_token": token[1]})
    assert records(client) == before
    assert not list(check(store))
    assert client.post("/decisions", data={**form, "one": "1/e1"}).status_code == 422
    assert client.post("/decisions", data={**form, "one": "x"}).status_code == 422
