"""Records of every released version open, hold what they held, and are whole.

``tests/fixtures/records/version_N.sql`` is the schema of version N as it was released (never changed afterwards).
"""

from pathlib import Path

import msgspec
import pytest
from tests.unit.store.readings import reading

from onrecord.errors import RecordVersionError
from onrecord.records.terms import Terms
from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.store import _engine, version_of
from onrecord.store.tables import latest, statements_of, steps, tables

FIXTURES = Path(__file__).parents[2] / "fixtures" / "records"
RELEASED = [1, 2, 3, 4]
FIRST = "first"
"""The first schema that was committed, before any release: it called itself version 1."""


def old_record(address: str, name: str, version: int) -> None:
    """A record of an old version with one article, written through this version's tables where they are the same."""
    with open_store(address, create=True) as store:
        store.add([reading(1)])
        rows = {table: store.engine.rows(f"SELECT * FROM {table}") for table in tables()}
        engine = store.engine
        for table in tables():
            engine.rows(f"DROP TABLE {table}")
        if version < 4:
            engine.rows("DROP FUNCTION followed")
        if version < 5:
            rows["profiles"] = [(key, unpacked_profile(bytes(blob))) for key, blob in rows["profiles"]]
        for statement in statements_of((FIXTURES / f"{name}.sql").read_text("utf-8")):
            engine.rows(engine.declared(statement))
        for table, columns in declared(name).items():
            if name == FIRST and table.startswith("record"):  # of which it knew nothing yet
                continue
            kept = [n for n, c in enumerate(tables()[table]) if c.name in columns]
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            for row in rows[table]:
                engine.rows(sql, [row[n] for n in kept])
        engine.rows(f"UPDATE meta SET value = '{version}' WHERE key = 'schema_version'")


def unpacked_profile(blob: bytes) -> bytes:
    """A profile as it was before version 5: its terms and their weights as lists."""
    held = msgspec.msgpack.decode(blob)
    terms = msgspec.convert(held["terms"], Terms)
    lists = {"terms": terms.numbers.tolist(), "weights": [n / 1e6 for n in terms.millionths.tolist()]}
    return msgspec.msgpack.encode({**held, "terms": lists})


def declared(name: str) -> dict[str, list[str]]:
    """The columns of each table as that version had them."""
    script = (FIXTURES / f"{name}.sql").read_text("utf-8")
    made = (s.partition("(") for s in statements_of(script))
    return {
        head.split()[2]: [column.split()[0] for column in body.removesuffix(")").split(",")]
        for head, _, body in made
    }


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_record_is_brought_forward(address: str, version: int):
    old_record(address, f"version_{version}", version)
    if version < latest():
        with pytest.raises(RecordVersionError, match="older"):
            open_store(address, readonly=True)
    with open_store(address) as store:
        assert version_of(store.engine) == latest()
        assert [r for _, r in store.readings()] == [reading(1)]
        assert list(check(store, sample=1)) == []
        assert store.add([reading(2)])[0].new
        assert list(check(store, sample=2)) == []
    with open_store(address, readonly=True) as store:
        assert store.events(actor="mali").num_rows == 2
        assert store.search('"mali thanked"').num_rows == 2


def test_every_version_but_the_newest_has_its_fixture():
    assert [step.version for step in steps()] == list(range(1, latest() + 1))
    assert {f.name for f in FIXTURES.iterdir()} == {f"version_{n}.sql" for n in RELEASED} | {f"{FIRST}.sql"}


def test_a_record_of_the_first_schema_is_made_anew_whole(address: str):
    old_record(address, FIRST, 1)
    with open_store(address) as store:
        assert version_of(store.engine) == latest()
        assert [r for _, r in store.readings()] == [reading(1)]
        assert list(check(store)) == []
        assert store.events(actor="mali").num_rows == store.search("thanked").num_rows == 1
        assert not store.add([reading(1)])[0].new
        assert store.engine.rows("SELECT count(*) FROM meta") == [(2,)]


def test_an_engine_alone_makes_no_record(tmp_path):
    engine = _engine(tmp_path / "r", create=True, readonly=False)
    assert version_of(engine) == 0
    engine.close()
