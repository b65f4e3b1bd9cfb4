"""Onrecord reads news and puts it on record.

    >>> import onrecord
    >>> reading = onrecord.read("Norway and Chile signed a trade treaty on Monday.", published="2014-03-05")
    >>> [(e.event, e.status) for e in reading.events]

Importing loads no weights, asks no network and reads no settings; the first article does the loading.
"""

from onrecord.api import actors, open, read, read_many  # noqa: A004
from onrecord.errors import OnrecordError
from onrecord.schema import (
    Actor,
    Article,
    Event,
    Place,
    Published,
    Reading,
    Span,
    Statement,
    Time,
    json_schema,
    validate,
)

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Event",
    "OnrecordError",
    "Place",
    "Published",
    "Reading",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "actors",
    "json_schema",
    "open",
    "read",
    "read_many",
    "validate",
]
