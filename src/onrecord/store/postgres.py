"""A record in PostgreSQL: many write and read it at the same time. Needs ``pip install 'onrecord[postgres]'``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordBusyError, RecordError, RecordMissingError, UsageError
from onrecord.store.engine import Engine, Parameters
from onrecord.store.tables import Rows, tables

if TYPE_CHECKING:
    import arro3.core
    import psycopg

WRITERS = 0x6F6E7265636F7264  # the advisory lock that writers of one database take in turn
STREAM_ROWS = 2048
COPY_BYTES = 1 << 18
SORT_MEMORY = "32MB"


class Postgres(Engine):
    """A PostgreSQL database as an engine; the record's tables stand in the connection's first schema."""

    name = "postgres"

    def __init__(self, address: str, *, create: bool, readonly: bool) -> None:
        """Connect; ``RecordMissingError`` if there is no record there and none may be made."""
        self.address = without_password(address)
        self._given = (address, readonly)
        self._connection = self._connected(address)
        if readonly:
            self._connection.read_only = True
            self.rows("SET default_transaction_read_only = on")
        if not create and not self.exists():
            self.close()
            raise RecordMissingError(
                f"{self.address}: holds no record; `onrecord add SOURCE --to {self.address}` makes one"
            )

    def again(self) -> "Postgres":
        """Another connection to the same database."""
        address, readonly = self._given
        return Postgres(address, create=False, readonly=readonly)

    def _connected(self, address: str) -> "psycopg.Connection[Any]":
        try:
            import psycopg
        except ImportError as error:
            raise RecordError(
                "records in PostgreSQL need psycopg: pip install 'onrecord[postgres]'"
            ) from error
        with self._mapped():
            connection = psycopg.connect(address, autocommit=True, client_encoding="UTF8")
            connection.execute("SET TIME ZONE 'UTC'")
            connection.execute("SET client_min_messages = warning")
            connection.execute("SET jit = off")  # compiling takes longer than what is asked here
            connection.execute(f"SET work_mem = '{SORT_MEMORY}'")
            connection.execute("SET random_page_cost = 1.1")  # no disk that turns, and much is in memory
        return connection

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows that ``sql`` answers."""
        with self._mapped():
            cursor = self._connection.execute(_marked(sql, parameters), parameters or None)
            return cursor.fetchall() if cursor.description else []

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows one after the other, by a cursor of the server."""
        with (
            self._mapped(),
            self._connection.transaction(),
            self._connection.cursor(name="onrecord_stream") as cursor,
        ):
            cursor.itersize = STREAM_ROWS
            cursor.execute(_marked(sql, parameters), parameters or None)
            yield from cursor

    def arrow(self, sql: str, parameters: Parameters = ()) -> "arro3.core.Table":
        """The answer as an Arrow table, with the types that PostgreSQL names."""
        with self._mapped():
            cursor = self._connection.execute(_marked(sql, parameters), parameters or None)
            return _table(cursor)

    def asked(self, sql: str) -> "arro3.core.Table":
        """The answer to one query of a user, in a transaction that can write nothing."""
        with self._mapped(), self._connection.transaction():
            self._connection.execute("SET TRANSACTION READ ONLY")
            cursor = self._connection.execute(sql, prepare=True)  # prepared, it can be one statement only
            if cursor.description is None:
                raise UsageError("one SELECT is answered, nothing else")
            return _table(cursor)

    def write(self, rows: Rows) -> None:
        """Append each table's rows by one COPY."""
        with self._mapped():
            for table, values in rows.items():
                if values:
                    self._copy(table, values)

    def _copy(self, table: str, values: list[tuple[Any, ...]]) -> None:
        encoders = [_ENCODERS[c.type] for c in tables()[table]]
        with self._connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            held: list[str] = []
            size = 0
            for row in values:
                line = "\t".join(
                    "\\N" if v is None else encode(v) for encode, v in zip(encoders, row, strict=True)
                )
                held.append(line)
                size += len(line)
                if size > COPY_BYTES:
                    copy.write("\n".join(held) + "\n")
                    held, size = [], 0
            if held:
                copy.write("\n".join(held) + "\n")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction of which the database takes one at a time, so that writers see what others merged."""
        with self._mapped(), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
            yield

    def exists(self) -> bool:
        """True if the database holds a record."""
        found = self.rows(
            "SELECT count(*) FROM pg_tables WHERE tablename = 'meta' AND schemaname = current_schema()"
        )
        return bool(found[0][0])

    def declared(self, sql: str) -> str:
        """``sql`` with PostgreSQL's names for blobs and doubles."""
        return sql.replace(" BLOB", " BYTEA").replace(" DOUBLE", " DOUBLE PRECISION")

    @property
    def is_lost(self) -> bool:
        """True if the server has ended the connection."""
        return bool(self._connection.closed)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        """PostgreSQL's errors as ``RecordError``."""
        import psycopg

        try:
            yield
        except psycopg.errors.LockNotAvailable as error:
            raise RecordBusyError(f"{self.address}: {_first_line(error)}") from error
        except psycopg.Error as error:
            raise RecordError(f"{self.address}: {_first_line(error)}") from error


def _table(cursor: "psycopg.Cursor[Any]") -> "arro3.core.Table":
    from onrecord.store.arrow import table_of

    names = [(c.name, _ARROW.get(c.type_code, "TEXT")) for c in cursor.description or ()]
    return table_of(names, cursor.fetchall())


def without_password(address: str) -> str:
    """The address as it may be shown: without its password."""
    from urllib.parse import urlsplit, urlunsplit

    try:
        parts = urlsplit(address)
        if parts.password is None:
            return address
    except ValueError:
        return "postgresql://…"
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}"))


def _marked(sql: str, parameters: Parameters) -> Any:
    """``sql`` with psycopg's marks for its parameters."""
    return sql.replace("%", "%%").replace("?", "%s") if parameters else sql


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_IN_ARRAY = str.maketrans({"\\": "\\\\", '"': '\\"'})


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _texts(values: tuple[str, ...] | list[str]) -> str:
    return _text("{" + ",".join(f'"{v.translate(_IN_ARRAY)}"' for v in values) + "}")


def _numbers(values: tuple[int, ...] | list[int]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


_ENCODERS: dict[str, Callable[[Any], str]] = {
    "TEXT": _text,
    "DATE": str,
    "BIGINT": str,
    "INTEGER": str,
    "DOUBLE": repr,
    "BOOLEAN": lambda value: "t" if value else "f",
    "BLOB": lambda value: "\\\\x" + value.hex(),
    "TEXT[]": _texts,
    "BIGINT[]": _numbers,
    "INTEGER[]": _numbers,
}
_ARROW = {16: "BOOLEAN", 17: "BLOB", 20: "BIGINT", 21: "INTEGER", 23: "INTEGER", 700: "DOUBLE", 701: "DOUBLE",
          1082: "DATE", 1700: "DOUBLE", 1009: "TEXT[]", 1016: "BIGINT[]", 1007: "INTEGER[]"}  # fmt: skip
