"""One line on standard error for each article that failed, and the count that decides the exit code."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.sources import Failure

T = TypeVar("T")


class Failures:
    """Says what failed, and remembers that something did."""

    def __init__(self) -> None:
        """Nothing has failed yet."""
        self.count = 0

    def say(self, failure: Failure) -> None:
        """Print the failure's line."""
        self.count += 1
        print(f"onrecord: {failure.line}", file=sys.stderr, flush=True)  # noqa: T201

    def without(self, results: Iterable[T | Failure]) -> Iterator[T]:
        """``results`` that did not fail; the others are said."""
        for result in results:
            if isinstance(result, Failure):
                self.say(result)
            else:
                yield result
