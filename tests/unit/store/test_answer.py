import io

import pytest
from tests.unit.store.readings import reading

from onrecord.errors import RecordError, UsageError
from onrecord.store import Store, open_store
from onrecord.store.answer import FORMATS, written

QUERY = "SELECT id, day, words, CAST('x' AS TEXT) AS sign FROM articles ORDER BY id"


@pytest.fixture
def store(address: str):
    with open_store(address, create=True) as opened:
        opened.add([reading(1), reading(2)])
        yield opened


def test_an_answer_in_every_format(store: Store):
    found = {name: b"".join(written(store.sql(QUERY), name)) for name in FORMATS}
    assert found["csv"] == b"id,day,words,sign\na1,2024-05-06,11,x\na2,2024-05-06,11,x\n"
    assert found["jsonl"].splitlines()[1] == b'{"id":"a2","day":"2024-05-06","words":11,"sign":"x"}'
    assert found["json"].startswith(b'[\n{"id":"a1"')
    assert found["table"].decode().splitlines()[2].split() == ["a1", "2024-05-06", "11", "x"]
    import pyarrow.parquet

    assert pyarrow.parquet.read_table(io.BytesIO(found["parquet"])).to_pylist()[0]["words"] == 11


def test_an_answer_without_rows(store: Store):
    for name in FORMATS:
        found = b"".join(written(store.sql("SELECT actors, name FROM events, actors WHERE 1 = 0"), name))
        assert found or name == "jsonl"


def test_lists_are_lists(store: Store):
    assert (
        b"".join(written(store.sql("SELECT actors FROM events LIMIT 1"), "jsonl")) == b'{"actors":["Mali"]}\n'
    )


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM events",
        "SELECT 1; DELETE FROM events",
        "DROP TABLE events",
        "WITH gone AS (DELETE FROM events RETURNING 1) SELECT * FROM gone",
        "COPY events TO '/tmp/onrecord-test'",
        "SELECT pg_read_file('/etc/passwd') FROM read_text('/etc/passwd')",
        "SELEC",
        "",
    ],
)
def test_a_query_changes_nothing(store: Store, query: str):
    with pytest.raises((UsageError, RecordError)):
        store.sql(query)
    assert store.events().num_rows == 2
