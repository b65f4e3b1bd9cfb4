"""Fixtures that many tests share: a PostgreSQL server for the session, and an empty record on either engine."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_server import NoServerError, database, server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the session."""
    try:
        with server() as found:
            yield found.address
    except NoServerError as error:
        if os.environ.get("CI") or os.geteuid() == 0:
            raise
        pytest.skip(str(error))


@pytest.fixture
def postgres_address(postgres: str) -> str:
    """The address of an empty PostgreSQL database."""
    return database(postgres, f"t{next(_NUMBERS)}")


@pytest.fixture(params=["duckdb", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record can be made: a file, then a PostgreSQL database."""
    if request.param == "duckdb":
        return str(tmp_path / "test.record")
    found: str = request.getfixturevalue("postgres_address")
    return found
