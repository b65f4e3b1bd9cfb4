"""What stands in an article's place when it could not be had or read."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import msgspec

from onrecord.errors import SourceError

LONGEST = 500
"""Characters of an id that are shown in a line."""
P = ParamSpec("P")
T = TypeVar("T")


class Failure(msgspec.Struct, frozen=True):
    """An article that failed: its id (or the name of its source) and why, in one line."""

    id: str
    reason: str

    @property
    def line(self) -> str:
        """What a person reads: ``id: reason``, on one line whatever the id holds, and however long it is."""
        name = self.id if len(self.id) <= LONGEST else f"{self.id[:LONGEST]}…"
        return " ".join(f"{name}: {self.reason}".split())


def attempt(name: str, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """What ``make`` gives, or the ``Failure`` of ``name`` where it raises a ``SourceError``."""
    try:
        return make(*args, **kwargs)
    except SourceError as error:
        return Failure(name, str(error))
