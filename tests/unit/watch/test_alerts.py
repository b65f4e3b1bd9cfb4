import http.server
import json
import threading

import msgspec
import pytest
from lxml import etree
from tests.serving import item, page, rss
from tests.unit.store.readings import TEXT, reading

from onrecord.errors import UsageError
from onrecord.schema import EventTime
from onrecord.sources import SourceOptions
from onrecord.store import open_store
from onrecord.store.query import filter_of
from onrecord.watch import (
    AtomFile,
    Match,
    Metrics,
    Query,
    Webhook,
    keep_query,
    remove_query,
    saved_queries,
    served,
)
from onrecord.watch.sinks import to_json
from onrecord.watch.state import keep_pending, pending_alerts
from onrecord.watch.telling import Teller

RSS = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def record(address):
    with open_store(address, create=True) as store:
        keep_query(store, "chad", Query(asked=filter_of(recipient_country="TCD")))
        keep_query(store, "nothing", Query(asked=filter_of(country="NOR")))
        keep_query(store, "said", Query(of="statements", asked=filter_of(speaker="keita")))
    return address


@pytest.fixture
def news(site):
    def publish(*paths):
        site.answers["/feed"] = (200, RSS, rss(*(item(path, f"The title of {path}") for path in paths)))
        site.answers.update({path: page() for path in paths})

    return publish


class Receiver:
    """Takes posts; answers with ``status``."""

    def __init__(self):
        self.posts, self.status = [], 200
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if receiver.status == 200:
                    receiver.posts.append(json.loads(body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"


@pytest.fixture
def receiver():
    running = Receiver()
    yield running
    running.server.shutdown()
    running.server.server_close()


def test_matches_are_told_once(record, news, watching):
    news("/1")
    watch = watching("/feed")
    watch.round()
    assert [match.alert for match in watch.matches] == ["chad", "said"]
    assert "Mali → Chad" in watch.matches[0].headline
    assert "Awa Keïta: “We are glad" in watch.matches[1].headline
    assert watch.matches[0].record["articles"] == 1
    news("/2", "/1")
    watch.round(all_due=True)
    assert [(m.alert, m.row["article_id"][-2:]) for m in watch.matches[2:]] == [("said", "/2")]
    again = watching("/feed")  # another process knows what was told
    news("/3")
    again.round(all_due=True)
    assert [match.alert for match in again.matches] == ["said"]


@pytest.fixture
def store(address):
    with open_store(address, create=True) as opened:
        for again in ("status", "outlets", "articles"):
            keep_query(opened, again, Query(asked=filter_of(recipient_country="TCD"), again=again))
        yield opened


def told(store, *reports):
    """What the saved queries tell of these reports when they are put on record, by alert."""
    heard = []
    teller = Teller([], Metrics(), print, heard.extend)
    teller.tell(store, saved_queries(store), [a.article_key for a in store.add(reports)])
    found = {}
    for match in heard:
        outlets = None if match.record is None else match.record["outlets"]
        found.setdefault(match.alert, []).append((match.change, match.row["status"], outlets))
    return found


def report(number, outlet, status="occurred", url=None, words=""):
    words = words or " ".join(f"word{number}x{n}" for n in range(40))  # so that it is no copy
    made = reading(number, outlet=outlet, text=f"{TEXT} {words}")
    day = EventTime("2024-05-06", "2024-05-06", "expression")
    event = msgspec.structs.replace(made.events[0], status=status, time=day, quantities=())
    return msgspec.structs.replace(
        made, events=(event,), article=msgspec.structs.replace(made.article, url=url)
    )


def test_an_event_is_told_once_for_all_who_tell_it(store):
    assert told(store, report(1, "The Daily"), report(2, "The Daily")) == {
        "status": [("new", "occurred", 1)],
        "outlets": [("new", "occurred", 1)],
        "articles": [("new", "occurred", None)] * 2,
    }
    assert told(store, report(3, "The Weekly")) == {
        "outlets": [("outlets", "occurred", 2)],
        "articles": [("new", "occurred", None)],
    }
    assert told(store, report(4, "The Weekly")) == {"articles": [("new", "occurred", None)]}


def test_an_event_is_told_again_when_its_status_changes(store):
    told(store, report(1, "The Daily", "planned"))
    assert told(store, report(2, "The Weekly", "planned")).get("status") is None
    assert told(store, report(3, "The Daily"))["status"] == [("status", "occurred", 2)]
    assert told(store, report(4, "The Evening Post")).get("status") is None


def test_a_change_is_told_though_the_new_report_is_not_what_was_asked_for(address):
    with open_store(address, create=True) as store:
        keep_query(store, "plans", Query(asked=filter_of(recipient_country="TCD", status="planned")))
        assert told(store, report(1, "The Daily", "planned")) == {"plans": [("new", "planned", 1)]}
        assert told(store, report(2, "The Daily")) == {"plans": [("status", "occurred", 1)]}
        assert told(store, report(3, "The Weekly")) == {}
        other = msgspec.structs.replace(
            report(4, "The Daily").events[0], event="ASSAULT", quad=4, cameo="190", time=None
        )
        assert told(store, msgspec.structs.replace(report(4, "The Daily"), events=(other,))) == {}


def test_an_event_of_a_page_that_changed_is_not_told_again(store):
    url = "https://example.org/1"
    told(store, report(1, "The Daily", url=url))
    later = report(2, "The Daily", url=url, words="Now with more words.")
    assert told(store, later) == {"articles": [("new", "occurred", None)]}
    denied = report(3, "The Daily", "denied", url, "It never was.")
    assert told(store, denied)["status"] == [("status", "denied", 1)]


def test_copies_of_a_text_are_told_once(address):
    words = "The two sides met in the capital on Monday and spoke for several hours about grain, " * 3
    with open_store(address, create=True) as store:
        keep_query(store, "grain", Query(of="articles", asked=filter_of(text="grain")))
        keep_query(store, "glad", Query(of="statements", asked=filter_of(text="glad")))
        for number, outlet in enumerate(("The Daily", "The Weekly")):
            heard = []
            added = store.add([report(number, outlet, words=words)])
            Teller([], Metrics(), print, heard.extend).tell(
                store, saved_queries(store), [added[0].article_key]
            )
            assert [match.alert for match in heard] == ([] if number else ["glad", "grain"])


def test_a_removed_alert_forgets_what_it_told(store):
    told(store, report(1, "The Daily"))
    remove_query(store, "status")
    assert store.engine.rows("SELECT DISTINCT alert FROM told ORDER BY 1") == [("articles",), ("outlets",)]


def test_a_match_says_what_changed():
    before = match(1)
    after = msgspec.structs.replace(
        before, change="status", before="planned", record={"status": "occurred", "outlets": 3}
    )
    assert "now occurred, before planned:" in after.headline
    assert "3 independent outlets" in after.headline
    assert after.key == before.key + "/occurred"
    assert (to_json(after)["change"], "record" in to_json(before)) == ("status", False)


def test_what_was_on_record_but_not_told_is_told_at_the_next_start(record, news, watching):
    news("/1")
    first = watching("/feed")
    first.round()
    key = first.matches[0].row["article_key"]
    with open_store(record) as store:
        assert pending_alerts(store) == []
        keep_pending(store, [key, 17])
        store.engine.rows("DELETE FROM told")
    again = watching("/feed")
    again.round(all_due=True)
    assert [match.alert for match in again.matches] == ["chad", "said"]
    with open_store(record) as store:
        assert pending_alerts(store) == []


def test_a_stop_between_the_disk_and_the_telling_loses_nothing(record, news, watching):
    news("/1")
    watch = watching("/feed")

    def stop(found):
        raise KeyboardInterrupt

    watch._teller._sinks[0].tell = stop
    with pytest.raises(KeyboardInterrupt):
        watch.round()
    again = watching("/feed")
    again.round(all_due=True)
    assert [match.alert for match in again.matches] == ["chad", "said"]


def test_a_webhook_that_does_not_listen_is_told_later(record, news, watching, receiver):
    news("/1")
    watch = watching("/feed", sinks=[Webhook(receiver.url, SourceOptions())])
    receiver.status = 500
    watch.round()
    assert receiver.posts == []
    assert "told later" in watch.failures[0]
    receiver.status = 200
    watch.round(all_due=True)
    assert [match["alert"] for post in receiver.posts for match in post["matches"]] == ["chad", "said"]
    assert len(watch.matches) == 2
    watch.round(all_due=True)
    assert len(receiver.posts) == 1


def test_a_webhook_that_is_no_address():
    with pytest.raises(UsageError, match="no http"):
        Webhook("ftp://example.org", SourceOptions())


def match(number=1, **row):
    return Match(
        "one & only",
        "events",
        {
            "article_key": number, "event_id": "e1", "actors": ["Mali"], "recipients": [], "event": "PROTEST",
            "status": "occurred", "sentence": "A <b>protest</b>\0 & more.", "url": "https://example.org/?a=1&b=2",
            "outlet": "The Daily", **row,
        },
    )  # fmt: skip


def test_an_atom_file(tmp_path):
    path = tmp_path / "alerts.xml"
    AtomFile(path).tell([match(1), match(2)])
    AtomFile(path, most=3).tell([match(2), match(3), match(4)])
    root = etree.parse(path).getroot()
    name = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(name + "id") for entry in root.iterfind(name + "entry")]
    assert [i.split("/")[1] for i in ids] == ["4", "3", "2"]
    assert root.find(f"{name}entry/{name}link").get("href") == "https://example.org/?a=1&b=2"
    assert "A <b>protest</b>" in root.findtext(f"{name}entry/{name}summary")


@pytest.mark.parametrize(
    "content", ["not XML", "<feed/>", '<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id></feed>']
)
def test_another_file_is_not_overwritten(tmp_path, content):
    (tmp_path / "a.xml").write_text(content)
    with pytest.raises(UsageError, match="not overwritten"):
        AtomFile(tmp_path / "a.xml")


def test_saved_queries_come_and_go(address):
    with open_store(address, create=True) as store:
        query = Query(asked=filter_of(event=("PROTEST", "ASSAULT"), confidence=0.5))
        keep_query(store, "b", query)
        keep_query(store, "a", Query(of="articles", asked=filter_of(text="grain")))
        assert [(saved.name, saved.last_seen) for saved in saved_queries(store)] == [("a", None), ("b", None)]
        assert saved_queries(store)[1].query == query
        with pytest.raises(UsageError, match="already"):
            keep_query(store, "b", query)
        remove_query(store, "b")
        with pytest.raises(UsageError, match="no alert"):
            remove_query(store, "b")
        assert len(saved_queries(store)) == 1


def test_numbers_are_served_to_this_machine_alone():
    import urllib.request

    metrics = Metrics()
    metrics.count("onrecord_rounds_total")
    with served(metrics, 0) as port, urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        assert "text/plain" in answer.headers["Content-Type"]
        text = answer.read().decode()
    assert "onrecord_rounds_total 1\n" in text
    assert "process_resident_memory_bytes 0\n" not in text
    with served(metrics, None) as none:
        assert none is None
