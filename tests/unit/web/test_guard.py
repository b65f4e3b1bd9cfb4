"""Who may do what, and what is refused before anybody is asked."""

import html
import re

import pytest
from fastapi.testclient import TestClient
from tests.unit.web.conftest import Desk

from onrecord.errors import UsageError
from onrecord.store import Store
from onrecord.web.accounts import add_user, end_user, user_of
from onrecord.web.app import create_app
from onrecord.web.guard import Pace
from onrecord.web.routes import API, PAGES, Route
from onrecord.web.settings import LARGEST_BODY, Settings

FILLED = {
    "{key}": "1",
    "{record_id:path}": "r1",
    "{number}": "1",
    "{target}": "event@1-2:AID",
    "{name}": "x",
    "{form}": "csv",
}
ROLES = (None, "read", "correct", "admin")
ROUTES = [(route, role) for route in (*PAGES, *API) for role in ROLES]


def address(route: Route) -> str:
    found = route.path
    for name, value in FILLED.items():
        found = found.replace(name, value)
    return found


@pytest.mark.parametrize(
    ("route", "role"), ROUTES, ids=lambda v: f"{v.method} {v.path}" if isinstance(v, Route) else str(v)
)
def test_every_route_by_role(open_desk: Desk, route: Route, role: str | None) -> None:
    answer = open_desk.client(role).request(route.method, address(route))
    allowed = route.role is None or (role is not None and ROLES.index(role) >= ROLES.index(route.role))
    if allowed:
        assert answer.status_code not in (401,), answer.text
        assert answer.status_code != 403 or route.path in ("/login", "/logout")
        assert answer.status_code < 500
    elif role is None and route.method == "GET" and not route.path.startswith("/api/"):
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=/")
    else:
        assert answer.status_code == (401 if role is None else 403)


def test_every_address_stands_in_the_table(shared: Desk) -> None:
    known = {r.path for r in (*PAGES, *API)} | {"/api/v1/openapi.json", "/static"}
    assert {getattr(r, "path", "/static") for r in shared.app.routes} <= known


def test_no_page_for_others_without_accounts(store: Store) -> None:
    with pytest.raises(UsageError, match="onrecord users add"):
        create_app(store, Settings(record="x", host="0.0.0.0"))


def test_secrets_are_kept_as_hashes_and_end(store: Store) -> None:
    secret = add_user(store, "Ana", "correct")
    assert secret not in str(store.engine.rows("SELECT * FROM users"))
    found = user_of(store, secret)
    assert found is not None
    assert found.role == "correct"
    with pytest.raises(UsageError, match="has an account"):
        add_user(store, "Ana", "read")
    end_user(store, "Ana")
    assert user_of(store, secret) is None
    with pytest.raises(UsageError, match="no account"):
        end_user(store, "Ana")
    with pytest.raises(UsageError, match="there are read"):
        add_user(store, "Ben", "king")


def test_logging_in_and_out(shared: Desk) -> None:
    client = shared.client()
    token = form_token(client.get("/login").text)
    wrong = client.post("/login", data={"secret": "no", "form_token": token})
    assert wrong.status_code == 403
    assert "no secret of an account" in wrong.text
    right = client.post(
        "/login", data={"secret": shared.secrets["read"], "form_token": token, "next": "//evil.example"}
    )
    assert (right.status_code, right.headers["location"]) == (303, "/")
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Secure" in cookie
    assert "samesite=strict" in cookie.lower()
    assert client.get("/events").status_code == 200
    assert client.get("/audit").status_code == 403
    client.post("/logout", data={"form_token": token})
    assert client.get("/events").status_code == 303
    client.cookies.set("onrecord", "forged.cookie.value")
    assert client.get("/events").status_code == 303


def test_logging_in_leads_to_what_was_asked_for(shared: Desk) -> None:
    client = shared.client()
    asked = "/events?country=CHL&text=%22two%20words%22&text=a%26b"
    to_login = client.get(asked).headers["location"]
    assert to_login == "/login?next=/events%3Fcountry%3DCHL%26text%3D%2522two%2520words%2522%26text%3Da%2526b"
    page = client.get(to_login).text
    kept = re.search(r'name="next" value="([^"]+)"', page)
    assert kept is not None
    given = {"secret": shared.secrets["read"], "form_token": form_token(page), "next": html.unescape(kept[1])}
    answer = client.post("/login", data=given)
    assert (answer.status_code, answer.headers["location"]) == (303, asked)


def form_token(text: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    token = form_token(client.get("/read").text)
    good = {"text": "Chile met Peru.", "form_token": token}
    assert client.post("/read", data={"text": "Chile met Peru."}).status_code == 403
    assert client.post("/read", data={**good, "form_token": "x"}).status_code == 403
    assert client.post("/read", data=good, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/read", data=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/read", data=good, headers={"origin": "http://127.0.0.1:8040"}).status_code == 200
    assert client.post("/api/v1/read", json={"text": "Chile met Peru."}).status_code == 403
    assert (
        client.post(
            "/api/v1/read", json={"text": "Chile met Peru."}, headers={"x-form-token": token}
        ).status_code
        == 200
    )


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8040"}).status_code == 200


def test_too_large_a_body_is_refused(client: TestClient) -> None:
    assert client.post("/read", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert (
        client.post(
            "/read",
            content=iter([b"x" * LARGEST_BODY, b"xx"]),
            headers={"content-type": "application/x-www-form-urlencoded"},
        ).status_code
        == 413
    )


def test_the_audit_log_is_never_an_old_one(shared: Desk) -> None:
    client = shared.client("admin")
    assert "etag" in client.get("/api/v1/meta").headers
    before = client.get("/api/v1/audit")
    assert "etag" not in before.headers
    assert "etag" not in client.get("/audit").headers
    client.post("/login", data={"secret": "wrong"})
    assert len(client.get("/api/v1/audit").json()["audit"]) == len(before.json()["audit"]) + 1


def test_pace() -> None:
    pace = Pace(rate=1, burst=2)
    assert [pace.allows("a", now=t) for t in (0, 0, 0, 1, 1)] == [True, True, False, True, False]
    assert pace.allows("b", now=0)
