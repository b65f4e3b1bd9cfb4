import pytest
from tests.unit.store.readings import TEXT, reading

from onrecord.records import profile
from onrecord.records.stories import DATED, nearness
from onrecord.schema import Article, Published, Reading
from onrecord.store import Kept, Store, open_store
from onrecord.store.check import check

DAMAGE = {
    "UPDATE articles SET text = 'Niger' || substr(text, 6)": "its text does not fit its hash",
    "UPDATE articles SET text_sha256 = 'x'": "its text does not fit its hash",
    "UPDATE articles SET content_hash = 'x'": "does not fit its hash",
    "UPDATE articles SET words = 3": "number of words",
    "UPDATE articles SET raw = NULL": "raw bytes are gone",
    "UPDATE articles SET raw_sha256 = 'x'": "raw bytes do not fit",
    "UPDATE articles SET raw = CAST('abc' AS BLOB)": "raw bytes are damaged",
    "UPDATE readings SET reading = CAST('abc' AS BLOB)": "its reading is damaged",
    "UPDATE readings SET current = false": "no current reading",
    "INSERT INTO readings SELECT * FROM readings": "more than one current reading",
    "UPDATE readings SET reader_id = 'x'": "a reader that is not known",
    "DELETE FROM articles": "belong to no article",
    "INSERT INTO given VALUES (1, 2)": "given: 1 rows belong to no article",
    "UPDATE events SET trigger_start = trigger_start + 1": "rows of events differ",
    "UPDATE events SET status = 'denied'": "rows of events differ",
    "DELETE FROM statements": "statements holds 0 rows",
    "UPDATE parties SET name = 'Niger' WHERE role = 'actor'": "rows of parties differ",
    "UPDATE actors SET country = 'NER'": "rows of actors differ",
    "DELETE FROM quantities": "quantities holds 0 rows",
    "UPDATE postings SET positions = positions[2:2]": "rows of postings differ",
    "UPDATE passages SET last_word = 0": "rows of passages differ",
    "INSERT INTO speakers SELECT * FROM speakers": "speakers holds 2 rows",
    "UPDATE events SET record_id = 'r9'": "name a record that does not list them",
    "INSERT INTO record_events (record_id, article_key, event_id) SELECT 'r9', article_key, 'e1' FROM articles": "belong to no record",
    "INSERT INTO records (record_id) VALUES ('r9')": "have no event",
    "INSERT INTO record_events SELECT 'r8', article_key, event_id, why FROM record_events": "several records",
    "UPDATE articles SET story = 3": "have no story, or one that is no article",
    "UPDATE articles SET copy_group = NULL": "have no copy_group",
    "DELETE FROM profiles": "have no profile",
    "DELETE FROM facts": "are not in facts",
    "DELETE FROM parts": "are not in parts",
    "DELETE FROM keys": "are not in keys",
    "DELETE FROM record_events": "are not in record_events",
    "UPDATE names SET folded = 'x'": "not searched for by its own words",
    "DELETE FROM names": "names lacks",
    "UPDATE records SET outlets = 7": "merging anew gives another outlets",
    "UPDATE records SET status = 'denied', place = 'Lima'": "merging anew gives another status, place",
    "UPDATE record_events SET why = 'x'": "puts other events into it, or for other reasons",
    "UPDATE keys SET key = key + 1 WHERE kind = 'event'": "the keys by which its events are compared differ",
    "UPDATE keys SET key = key + 1 WHERE kind = 'story'": "the keys by which it is compared differ",
    "INSERT INTO links SELECT article_key, 'e1', article_key, 'e1', 1.5 FROM articles": "have 1 links where 0 are right",
}


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        opened.add([Kept(reading=reading(1), raw=b"<p>Mali", media_type="text/html", given=5)])
        yield opened


def test_a_record_that_is_whole_has_no_problem(store: Store):
    store.add(
        [
            reading(n, text=f"Mali thanked Chad on Monday. “We are glad,” said Awa Keïta.\0 {n} \t")
            for n in range(3)
        ]
    )
    assert list(check(store)) == []


@pytest.mark.parametrize("sql", DAMAGE)
def test_damage_is_named(store: Store, sql: str):
    store.engine.rows(store.engine.declared(sql).replace("CAST('abc' AS BYTEA)", "'abc'::bytea"))
    assert any(DAMAGE[sql] in problem.line for problem in check(store)), [p.line for p in check(store)]


def test_what_was_merged_is_merged_again(address: str):
    """Two outlets, one event; then what hangs together, copies and stories are damaged one after the other."""
    words = "The two sides met in the capital on Monday and spoke for several hours about grain. " * 3
    readings = [
        reading(1, text=f"{TEXT} {words}"),
        reading(1, outlet="The Weekly", text=f"{TEXT} {words} More."),
    ]
    with open_store(address, create=True) as store:
        keys = sorted(a.article_key for a in store.add(readings))
        assert store.engine.rows("SELECT articles FROM records") == [(2,)]
        assert list(check(store)) == []
        for damage, told in (
            (
                f"UPDATE parts SET p0 = 5 WHERE kind = 'event' AND article_key = {keys[0]}",
                "is not in one part",
            ),
            ("DELETE FROM links", "have 0 links where 1 are right"),
            (
                f"UPDATE articles SET copy_group = {keys[1]} WHERE article_key = {keys[1]}",
                "group of its copies",
            ),
            (f"UPDATE articles SET story = {keys[1]}", "belongs to another story"),
        ):
            store.engine.rows("BEGIN")
            store.engine.rows(damage)
            assert any(told in problem.line for problem in check(store)), damage
            assert not any(told in problem.line for problem in check(store, 0)), damage
            store.engine.rows("ROLLBACK")
        assert list(check(store)) == []


def test_articles_that_share_too_little_to_be_likened_are_not_missed_in_one_part(address: str):
    """One rare word makes them alike, but they do not share the terms by which articles meet."""
    published = Published("2024-05-06", "given")
    texts = (
        "Nobody saw the Zwerp. " * 8 + "Bakers, masons, tailors and smiths danced until morning.",
        "Where is the Zwerp now? " * 8 + "Ferries, bridges, tunnels and canals froze over at noon.",
    )
    articles = [Article(id=f"a{n}", text=text, published=published) for n, text in enumerate(texts)]
    one, other = (profile(n, a.text, None, "2024-05-06") for n, a in enumerate(articles))
    assert nearness(one, other) > DATED
    with open_store(address, create=True) as store:
        store.add([Reading(reader=reading(1).reader, article=a) for a in articles])
        assert list(check(store)) == []
        assert store.engine.rows("SELECT count(DISTINCT story) FROM articles") == [(2,)]
