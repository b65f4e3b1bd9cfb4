"""What made a reading: the version of the code and digests of the weights, the lexicons and the ontology."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from onrecord.lexicons.own import Book
from onrecord.model import network
from onrecord.schema import ReaderVersion

_DATA = (".json", ".jsonl", ".tsv", ".csv", ".txt", ".bin", ".npz", ".sqlite", ".gz", ".yaml")


def reader_version(own: Book | None = None, verbs: str | None = None) -> ReaderVersion:
    """Name, version and digests of this installation, worked out once a process.

    A user's actors and the digest of a user's ``verbs`` belong to the lexicons.
    """
    found = _installed()
    more = [d for d in (own.digest if own is not None else None, verbs) if d is not None]
    return msgspec.structs.replace(found, lexicons="+".join((found.lexicons, *more))) if more else found


@cache
def _installed() -> ReaderVersion:
    return ReaderVersion(
        name="onrecord",
        version=version("onrecord"),
        model=network.digest(),
        lexicons=_digest("onrecord.lexicons"),
        ontology=_digest("onrecord.ontologies"),
    )


def _digest(package: str) -> str:
    """First 16 hexadecimal digits of the SHA-256 of a package's data files, names included, in order of name."""
    found = hashlib.sha256()
    for entry in sorted(files(package).iterdir(), key=_name):
        if entry.is_file() and entry.name.endswith(_DATA):
            found.update(entry.name.encode())
            found.update(hashlib.sha256(entry.read_bytes()).digest())
    return found.hexdigest()[:16]


def _name(entry: Traversable) -> str:
    return entry.name
