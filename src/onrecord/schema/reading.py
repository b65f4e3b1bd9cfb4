"""The reading: everything that one article puts on record."""

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from onrecord.schema.article import Article
from onrecord.schema.display import reading_html
from onrecord.schema.event import Event
from onrecord.schema.mention import Actor, Place, Time
from onrecord.schema.sentence import Sentence
from onrecord.schema.statement import Statement
from onrecord.schema.tables import events_table, statements_table

if TYPE_CHECKING:
    import arro3.core

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class ReaderVersion(msgspec.Struct, frozen=True, gc=False):
    """What made a reading: same input and same digests give the same bytes."""

    name: str
    version: str
    model: str
    lexicons: str
    ontology: str


class ReadingWarning(msgspec.Struct, frozen=True, gc=False):
    """Something that could not be done, and why."""

    code: str
    message: str


class Reading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What onrecord gives back for one article (docs/schema.md; JSON Schema: ``onrecord.schema.json_schema()``)."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    reader: ReaderVersion
    article: Article
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def to_json(self) -> str:
        """The reading as one line of JSON."""
        return msgspec.json.encode(self).decode("utf-8")

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dictionaries and lists."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built

    @classmethod
    def from_json(cls, line: str | bytes) -> "Reading":
        """A reading from its JSON; raises ``msgspec.ValidationError`` where the JSON does not fit the schema."""
        return msgspec.json.decode(line, type=cls)

    def events_table(self) -> "arro3.core.Table":
        """The events as an Arrow table, one row each (``onrecord.schema.tables`` for many readings)."""
        return events_table([self])

    def statements_table(self) -> "arro3.core.Table":
        """The statements as an Arrow table, one row each."""
        return statements_table([self])

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return reading_html(self)
