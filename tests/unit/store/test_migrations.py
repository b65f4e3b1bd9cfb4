"""Records of every released version open, hold what they held, and are whole.

``tests/fixtures/records/version_N.sql`` is the schema of version N as it was released (never changed afterwards).
"""

from pathlib import Path

import pytest
from tests.unit.store.readings import reading

from onrecord.errors import RecordVersionError
from onrecord.store import open_store
from onrecord.store.check import check
from onrecord.store.engine import Engine
from onrecord.store.store import _engine, version_of
from onrecord.store.tables import latest, statements_of, steps, tables

FIXTURES = Path(__file__).parents[2] / "fixtures" / "records"
RELEASED = [1]


def old_record(address: str, version: int) -> None:
    """A record of an old version with one article, written through this version's tables where they are the same."""
    with open_store(address, create=True) as store:
        store.add([reading(1)])
        rows = {table: store.engine.rows(f"SELECT * FROM {table}") for table in tables()}
        engine = store.engine
        for table in tables():
            engine.rows(f"DROP TABLE {table}")
        for statement in statements_of((FIXTURES / f"version_{version}.sql").read_text("utf-8")):
            engine.rows(engine.declared(statement))
        here = {str(r[0]) for r in engine.rows("SELECT table_name FROM information_schema.tables")}
        engine.write({table: _plain(engine, table, found) for table, found in rows.items() if table in here})
        engine.rows(f"UPDATE meta SET value = '{version}' WHERE key = 'schema_version'")


def _plain(engine: Engine, table: str, rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [tuple(v.isoformat() if hasattr(v, "isoformat") else v for v in row) for row in rows]


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_record_is_brought_forward(address: str, version: int):
    old_record(address, version)
    if version < latest():
        with pytest.raises(RecordVersionError, match="older"):
            open_store(address, readonly=True)
    with open_store(address) as store:
        assert version_of(store.engine) == latest()
        assert [r for _, r in store.readings()] == [reading(1)]
        assert list(check(store)) == []
        assert store.add([reading(2)])[0].new
        assert list(check(store)) == []
    with open_store(address, readonly=True) as store:
        assert store.events(actor="mali").num_rows == 2


def test_every_version_but_the_newest_has_its_fixture():
    assert [step.version for step in steps()] == list(range(1, latest() + 1))
    assert {f.name for f in FIXTURES.iterdir()} == {f"version_{n}.sql" for n in RELEASED}


def test_an_engine_alone_makes_no_record(tmp_path):
    engine = _engine(tmp_path / "r", create=True, readonly=False)
    assert version_of(engine) == 0
    engine.close()
