"""How far the work is: on standard error, only in a terminal, only if it takes long."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

from onrecord.cli.output import Output

T = TypeVar("T")
PATIENCE = 2.0


def shown(results: Iterable[T], out: Output, what: str = "articles") -> Iterator[T]:
    """``results`` themselves; after two seconds a line counts them.

    Only if standard error is a terminal, and ``out`` is none that the line would be mixed up with.
    """
    if out.is_terminal or not sys.stderr.isatty():
        yield from results
        return
    began = time.monotonic()
    with ExitStack() as stack:
        advance: Callable[[int], None] | None = None
        for count, result in enumerate(results, 1):
            yield result
            if advance is None and time.monotonic() - began > PATIENCE:
                advance = _bar(stack, what)
            if advance is not None:
                advance(count)


def _bar(stack: ExitStack, what: str) -> Callable[[int], None]:
    """A bar on standard error that stands until ``stack`` closes; call it with the count so far."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} " + what),
        TimeElapsedColumn(),
    )
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("reading", total=None)

    def advance(count: int) -> None:
        bar.update(task, completed=count)

    return advance
