"""What a database has to offer so that a record can live in it: one small base, two files beside it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from onrecord.store.tables import Rows

if TYPE_CHECKING:
    import arro3.core

Parameters = Sequence[Any]
AMONG = "IN (SELECT unnest(CAST(? AS BIGINT[])))"
"""SQL for "one of these whole numbers", which are given as one list; quick on both engines however many there are."""


class Engine(ABC):
    """A connection to one record. SQL is written once, with ``?`` for a parameter; dates go in and come out as dates."""

    name: str

    @abstractmethod
    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows that ``sql`` answers; none for a statement that answers nothing."""

    @abstractmethod
    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows one after the other, with memory that does not grow; one stream at a time."""

    @abstractmethod
    def arrow(self, sql: str, parameters: Parameters = ()) -> "arro3.core.Table":
        """The answer as an Arrow table."""

    @abstractmethod
    def asked(self, sql: str) -> "arro3.core.Table":
        """The answer to one query that a user wrote: it can change nothing; ``UsageError`` if it is more than one."""

    @abstractmethod
    def write(self, rows: Rows) -> None:
        """Append rows to tables in bulk, inside the transaction that is open."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing: what the block does is there afterwards, on the disk, or none of it."""

    @abstractmethod
    def exists(self) -> bool:
        """True if this database holds a record already."""

    @abstractmethod
    def declared(self, sql: str) -> str:
        """``sql`` of a migration in this engine's names of types."""

    @abstractmethod
    def again(self) -> "Engine":
        """Another connection to the same record, for another thread."""

    @property
    def is_lost(self) -> bool:
        """True if the connection has failed, so that only another one can be asked."""
        return False

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""
