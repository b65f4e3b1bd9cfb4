"""Each page answers, shows what is on record, and nothing of an article runs."""

import re

import pytest
from fastapi.testclient import TestClient
from tests.unit.web.conftest import HOSTILE, NAME, Desk

from onrecord.store import Store
from onrecord.store.fulltext import parse
from onrecord.web.data import excerpt

PAGES = (
    "/", "/events", "/events?status=denied&event=ASSAULT", "/events?page=2", "/records", "/search", "/search?text=shelled",
    '/search?text="Peruvian port" NOT truce', "/said", "/said?speaker=rojas", "/dyad", "/dyad?a=Chile&b=PER&by=week", "/network",
    "/map", "/calendar", "/stories", "/articles", "/corrections", "/read", "/audit",
)  # fmt: skip


def keys(store: Store) -> dict[str, int]:
    return {str(name): int(key) for key, name in store.engine.rows("SELECT article_key, id FROM articles")}


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_a_strict_policy_and_no_script_of_its_own(
    client: TestClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", answer.text))
    assert not re.search(r"<[^>]+ on[a-z]+\s*=", answer.text)
    assert "http://" not in re.sub(r"http://127\.0\.0\.1", "", answer.text)


@pytest.mark.parametrize(
    "address", ["/", "/events", "/search?text=shelled", "/articles", "/map", "/said", "/network"]
)
def test_hostile_words_are_shown_as_words(client: TestClient, address: str) -> None:
    text = client.get(address).text
    assert "<script>alert" not in text
    assert "<svg onload" not in text
    assert "<b onmouseover" not in text
    assert "\u202e" not in text


def days(text: str) -> list[str]:
    return re.findall(r'<td><span class="nowrap">(\d{4}-\d\d-\d\d)', text)


def test_events_stand_newest_first_if_nothing_else_is_asked_for(client: TestClient) -> None:
    newest, oldest = client.get("/events").text, client.get("/events?order=oldest").text
    assert len(set(days(newest))) > 1
    assert days(newest) == sorted(days(newest), reverse=True)
    assert days(oldest) == sorted(days(oldest))
    assert '<a href="?order=oldest">' in newest
    assert '<a href="?order=newest">' in oldest
    assert 'type="hidden" name="order" value="oldest"' in oldest


@pytest.mark.parametrize(
    "address", ["/", "/events", "/api/v1/meta", "/static/app.css", "/none", "/api/v1/none", "/login"]
)
def test_head_is_answered_as_get_without_its_body(client: TestClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "etag", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_periods_are_written_as_people_write_them(client: TestClient) -> None:
    for by, name in (("week", "2024-W18"), ("month", "2024-05"), ("year", "2024")):
        assert f"<td>{name}</td>" in client.get(f"/events?by={by}").text
        assert f"<td>{name}</td>" in client.get(f"/dyad?a=Chile&b=PER&by={by}&status=planned").text
    assert client.get("/api/v1/timeline?by=year").json()["counts"][0]["period"] == "2024-01-01"


def test_a_hostile_article_is_read_and_its_address_is_no_link(client: TestClient, store: Store) -> None:
    text = client.get(f"/articles/{keys(store)['evil']}").text
    assert "javascript:alert(6)" not in text
    assert "<script>alert" not in text
    assert "&#x27;); DROP TABLE events" in text or "&#39;); DROP TABLE events" in text
    found = client.get("/api/v1/events", params={"actor": NAME}).json()["events"]
    assert [e["article_id"] for e in found] == ["evil"]
    assert store.engine.rows("SELECT count(*) FROM events")[0][0] == 6


def test_an_article_shows_its_evidence_and_the_way_to_correct_it(client: TestClient, store: Store) -> None:
    text = client.get(f"/articles/{keys(store)['arica-1']}").text
    assert '<span class="m trigger content is-occurred first"' in text
    assert "/correct/event@15-22:ASSAULT" in text
    assert 'href="https://arica-1.example/1"' in text


def test_what_is_not_there_is_told_in_a_line(client: TestClient) -> None:
    assert client.get("/articles/5").status_code == 404
    assert client.get("/records/none").status_code == 404
    assert client.get("/stories/5").status_code == 404
    assert client.get("/events?colour=red").status_code == 422
    assert client.get("/events?page=--5").status_code == 422
    assert "no status &#39;true&#39;" in client.get("/events?status=true").text
    assert client.get("/api/v1/export/tabari").status_code == 422
    assert client.get("/articles/99999999999999999999999").status_code == 404
    for address, status in (("/nowhere", 404), ("/articles/abc", 404), ("/events?since=soon", 422)):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert 'role="alert"' in answer.text
        assert 'href="/events"' in answer.text
    assert client.get("/static/nothing.css").status_code == 404
    assert client.get("/api/v1/nowhere").json() == {"detail": "Not Found"}
    assert client.get("/api/v1/articles/abc").json()["detail"][0]["loc"] == ["path", "key"]


def test_words_stand_apart_from_those_that_were_searched_for(client: TestClient) -> None:
    text = re.sub(r"<[^>]+>", "", client.get("/search?text=shelled").text)
    assert "troops shelled the" in " ".join(text.split())


def test_an_excerpt_is_of_whole_words() -> None:
    words = " ".join(f"word{n}" for n in range(100))
    pieces = excerpt(words, parse("word50"))
    told = "".join(piece for piece, _ in pieces)
    assert [piece for piece, hit in pieces if hit] == ["word50"]
    assert told.startswith("… word")
    assert set(told.split()) <= {*words.split(), "…"}
    assert "".join(piece for piece, _ in excerpt(words, parse("other"))).startswith("word0 word1 ")
    assert excerpt("short", parse("other")) == [("", False), ("short", False)]


def test_a_text_is_read_at_once_and_nothing_is_kept(client: TestClient, store: Store) -> None:
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/read").text)
    assert token is not None
    form = {
        "form_token": token[1],
        "text": "Chile's president met Peru's foreign minister in Lima on Tuesday.",
        "published": "2024-05-08",
    }
    text = client.post("/read", data=form).text
    assert "Chile" in text
    assert 'class="reading"' in text
    assert store.count() == 3
    assert client.post("/read", data={"form_token": token[1], "text": " "}).status_code == 422


def test_an_address_inside_is_not_fetched(client: TestClient) -> None:
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/read").text)
    assert token is not None
    for address in (
        "http://127.0.0.1:8040/",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://10.0.0.1/",
    ):
        answer = client.post("/read", data={"form_token": token[1], "text": address})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text


def test_the_api_gives_the_reading_and_etags(client: TestClient, store: Store) -> None:
    address = f"/api/v1/articles/{keys(store)['arica-1']}"
    first = client.get(address)
    assert first.json()["events"][0]["event"] == "ASSAULT"
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/api/v1/events?limit=2").json()["more"] is True


def test_half_characters_and_numbers_that_are_none_are_told(shared: Desk) -> None:
    client = shared.client("correct")
    for body in (r'{"text": "\ud800 met Peru."}', '{"text": NaN}', '{"text": "x", "title": {"a": Infinity}}'):
        answer = client.post("/api/v1/read", content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 422, body
        assert set(answer.json()["detail"][0]) == {"type", "loc", "msg"}


def test_exports_over_the_api(client: TestClient) -> None:
    answer = client.get("/api/v1/export/gdelt?country=PER")
    assert answer.headers["content-disposition"] == 'attachment; filename="onrecord-gdelt.tsv"'
    assert all(line.count("\t") == 60 for line in answer.text.splitlines())
    assert client.get("/api/v1/export/ics").headers["content-type"].startswith("text/calendar")


def test_the_first_page_is_small(client: TestClient) -> None:
    parts = [client.get(address).content for address in ("/", "/static/app.css", "/static/app.js")]
    assert sum(map(len, parts)) < 300_000


def test_hostile_is_hostile() -> None:
    assert "<script>" in HOSTILE
