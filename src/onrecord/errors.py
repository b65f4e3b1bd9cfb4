"""Every error that onrecord raises on purpose.

::

    OnrecordError
    ├── SourceError          an article could not be had
    │   ├── NotFoundError    no such file, folder or address
    │   ├── FetchError       an address did not answer as it should
    │   ├── UnreadableError  bytes that are no article: empty, binary, broken, too large
    │   └── TableError       a table row or column that does not fit
    ├── ModelError           the reader's weights are missing or damaged
    ├── LexiconError         a lexicon or ontology file breaks its own rules
    ├── ReadingError         a reading that breaks the contract (see schema/validate.py)
    ├── WorkerError          a reading process died
    ├── OutputError          what comes out cannot be written: disk full, not allowed
    ├── RecordError          a record cannot be opened, read or written
    │   ├── RecordMissingError   there is no record at that address
    │   ├── RecordBusyError      somebody else holds it
    │   └── RecordVersionError   a newer onrecord wrote it
    └── UsageError           wrong arguments

A message says what was wrong, where, and what to do about it, in one line.
"""


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class SourceError(OnrecordError):
    """An article could not be had from its source."""


class NotFoundError(SourceError):
    """There is no such file, folder or address."""


class FetchError(SourceError):
    """An address did not answer, answered too late or too much, or may not be asked.

    ``temporary``: it may be otherwise later; ``wait``: the seconds that the server asks for; ``status``: what it said.
    """

    def __init__(
        self, message: str, *, temporary: bool = False, wait: float | None = None, status: int | None = None
    ) -> None:
        """With the line that a person reads."""
        super().__init__(message)
        self.temporary, self.wait, self.status = temporary, wait, status


class UnreadableError(SourceError):
    """The bytes hold no article that can be read."""


class TableError(SourceError):
    """A table, or one row of it, lacks what an article needs."""


class ModelError(OnrecordError):
    """The reader's weights are missing, damaged or of another version."""


class LexiconError(OnrecordError):
    """A lexicon or an ontology file breaks its own rules."""


class ReadingError(OnrecordError):
    """A reading breaks the contract: offsets, evidence or references do not hold."""


class WorkerError(OnrecordError):
    """A process that reads for this one died: out of memory, or killed."""


class OutputError(OnrecordError):
    """What comes out could not be written where it was to go."""


class RecordError(OnrecordError):
    """A record cannot be opened, read or written, or what it holds is damaged."""


class RecordMissingError(RecordError):
    """There is no record at that address."""


class RecordBusyError(RecordError):
    """Somebody else holds the record; try again later."""


class RecordVersionError(RecordError):
    """The record was written by a newer version of onrecord."""


class UsageError(OnrecordError):
    """Arguments that do not fit together or are out of range."""


class Stopped(BaseException):
    """Somebody asked the run to end (Ctrl-C, SIGTERM); no ``except Exception`` on the way may keep it."""
