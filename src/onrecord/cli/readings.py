"""Readings that an earlier command wrote, taken from files again and checked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import NotFoundError, OnrecordError, SourceError, UsageError
from onrecord.sources.opened import binary

if TYPE_CHECKING:
    from onrecord.schema import Reading


def one_reading(path: Path) -> "Reading":
    """The reading in a file of JSON; ``UsageError`` where it holds something else."""
    try:
        with binary(path) as file:
            content = file.read()
    except (OSError, SourceError) as error:
        raise _unreadable(path, error) from error
    return _reading(content, str(path), "json")


def readings_in(path: Path) -> Iterator["Reading"]:
    """The readings in a file, one a line; ``UsageError`` names the line that is none."""
    try:
        with binary(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _reading(line, f"{path}, line {number}", "jsonl")
    except (OSError, SourceError) as error:
        raise _unreadable(path, error) from error


def _reading(content: bytes, where: str, form: str) -> "Reading":
    import msgspec

    from onrecord.errors import ReadingError
    from onrecord.schema import Reading, validate

    try:
        return validate(Reading.from_json(content))
    except (msgspec.MsgspecError, UnicodeDecodeError, ReadingError) as error:
        raise UsageError(
            f"{where}: no reading as `onrecord read --format {form}` writes it ({error})"
        ) from error


def _unreadable(path: Path, error: OSError | SourceError) -> OnrecordError:
    if isinstance(error, FileNotFoundError):
        return NotFoundError(f"{path}: no such file")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return NotFoundError(f"{path}: cannot be read: {reason}")
