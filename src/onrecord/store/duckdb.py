"""A record in one DuckDB file: the default. One process writes; readers wait until it has ended."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordBusyError, RecordError, RecordMissingError, Stopped, UsageError
from onrecord.store.arrow import array_of
from onrecord.store.engine import Engine, Parameters
from onrecord.store.tables import Rows, tables

if TYPE_CHECKING:
    import arro3.core
    import duckdb

MEMORY, ADDING_MEMORY = "2GB", "256MB"
"""What DuckDB keeps of the file at most; who adds asks for few rows at a time, for weeks, and needs no more."""

CHECKPOINT = "64MB"
"""How much the log may hold before it goes into the file; each time costs the more the larger the record is."""

STREAM_ROWS = 2048
MAGIC, MAGIC_AT = b"DUCK", 8
"""What a DuckDB file has, and at which byte."""


class DuckDB(Engine):
    """A DuckDB file as an engine."""

    name = "duckdb"

    def __init__(self, path: Path, *, create: bool, readonly: bool) -> None:
        """Open the file; ``RecordMissingError`` if there is none and none may be made, ``RecordBusyError`` if locked."""
        if not create and not path.exists():
            raise RecordMissingError(f"{path}: no such record; `onrecord add SOURCE --to {path}` makes one")
        self._path = path
        self._connection = _opened(path, readonly, ADDING_MEMORY if create else MEMORY)

    def again(self) -> "DuckDB":
        """Another connection of this process to the same file."""
        other = object.__new__(DuckDB)
        other._path, other._connection = self._path, self._connection.cursor()
        return other

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows that ``sql`` answers."""
        with _mapped(self._path):
            found = self._connection.execute(sql, list(parameters) or None)
            answer: list[tuple[Any, ...]] = found.fetchall() if found.description else []
        return answer

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows one after the other, by a cursor of their own."""
        with _mapped(self._path):
            cursor = self._connection.cursor()
            cursor.execute(sql, list(parameters) or None)
            while rows := cursor.fetchmany(STREAM_ROWS):
                yield from rows
            cursor.close()

    def arrow(self, sql: str, parameters: Parameters = ()) -> "arro3.core.Table":
        """The answer as an Arrow table, handed over without a copy."""
        from arro3.core import Table

        with _mapped(self._path):
            return Table.from_arrow(self._connection.sql(sql, params=list(parameters) or None))

    def asked(self, sql: str) -> "arro3.core.Table":
        """The answer to one query of a user."""
        with _mapped(self._path):
            found = self._connection.extract_statements(sql)
            if len(found) != 1 or found[0].type.name not in ("SELECT", "EXPLAIN"):
                raise UsageError("one SELECT is answered, nothing else")
            self._connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            return self.arrow(sql)
        finally:
            self._roll_back()

    def write(self, rows: Rows) -> None:
        """Append each table's rows as one Arrow batch."""
        with _mapped(self._path):
            for table, values in rows.items():
                if values:
                    self._append(table, values)

    def _append(self, table: str, values: list[tuple[Any, ...]]) -> None:
        from arro3.core import Table

        columns = tables()[table]
        batch = Table.from_pydict(
            {c.name: array_of(v, c.type) for c, v in zip(columns, zip(*values, strict=True), strict=True)}
        )
        self._connection.register("batch", batch)
        try:
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
        finally:
            self._connection.unregister("batch")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction that is on the disk when the block has ended."""
        with _mapped(self._path):
            self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        with _mapped(self._path):
            self._connection.execute("COMMIT")

    def _roll_back(self) -> None:
        """Undo; a database that has failed has undone already."""
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return

    def exists(self) -> bool:
        """True if the file holds a record."""
        found = self.rows("SELECT count(*) FROM information_schema.tables WHERE table_name = 'meta'")
        return bool(found[0][0])

    def declared(self, sql: str) -> str:
        """Migrations are written in DuckDB's names."""
        return sql

    def close(self) -> None:
        """Close the file; what its log holds goes into it."""
        self._connection.close()


def _checked(path: Path) -> None:
    """``RecordError`` for a file that is no DuckDB file: of some kinds (JSON, CSV, Parquet) DuckDB would make a database in
    memory, and what is put there would be lost."""
    if path.exists() and not path.is_file():  # to open a named pipe would wait for ever
        raise RecordError(f"{path}: is no file; name a record, or a file that is yet to be made")
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC) + MAGIC_AT)
    except OSError:
        return  # there is none yet, or DuckDB says why it cannot be opened
    if head[MAGIC_AT:] != MAGIC:
        raise RecordError(f"{path}: this file is no record; name one that is, or one that is yet to be made")


def _opened(path: Path, readonly: bool, memory: str) -> "duckdb.DuckDBPyConnection":
    import duckdb

    _checked(path)
    settings: dict[str, Any] = {
        "memory_limit": memory,
        "checkpoint_threshold": CHECKPOINT,
        "threads": min(4, os.cpu_count() or 1),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_access": False,  # no query reads or writes another file
        "lock_configuration": True,
    }
    try:
        connection = duckdb.connect(str(path), read_only=readonly, config=settings)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            told = "another onrecord writes to it or reads it; ask again when that has ended (PostgreSQL lets many share a record)"
            raise RecordBusyError(f"{path}: {told}") from error
        raise RecordError(f"{path}: {_first_line(error)}") from error
    except duckdb.Error as error:
        raise RecordError(f"{path}: is no record that can be opened: {_first_line(error)}") from error
    return connection


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    """DuckDB's errors as ``RecordError``; what a signal's handler raised in the midst of a query as ``Stopped``."""
    import duckdb

    try:
        yield
    except RuntimeError as error:
        if "interrupted" not in str(error):
            raise
        raise Stopped from error
    except duckdb.Error as error:
        raise RecordError(f"{path}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
