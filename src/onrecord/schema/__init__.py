"""The types that cross stage boundaries: frozen, slotted, typed. One type a file; nothing here imports a stage."""

from typing import Any

import msgspec

from onrecord.schema.article import Article, Published
from onrecord.schema.event import Argument, Because, Event, EventPlace, EventTime, Quantity, Status
from onrecord.schema.mention import Actor, Mention, Place, Role, Time
from onrecord.schema.reading import SCHEMA_VERSION, ReaderVersion, Reading, ReadingWarning
from onrecord.schema.sentence import Document, ParsedSentence, Sentence, Word
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.schema.validate import problems, validate

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "Argument",
    "Article",
    "Because",
    "Document",
    "Event",
    "EventPlace",
    "EventTime",
    "Mention",
    "ParsedSentence",
    "Place",
    "Published",
    "Quantity",
    "ReaderVersion",
    "Reading",
    "ReadingWarning",
    "Role",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Time",
    "Word",
    "json_schema",
    "problems",
    "validate",
]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a reading."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Reading", **schema}
