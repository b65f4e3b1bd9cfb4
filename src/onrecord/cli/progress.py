"""How far the work is: on standard error, only in a terminal, only if it takes long."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from onrecord.cli.output import Output

T = TypeVar("T")
PATIENCE = 2.0


def shown(results: Iterable[T], out: Output, what: str = "articles") -> Iterator[T]:
    """``results`` themselves; after two seconds a line counts them.

    Only if standard error is a terminal, and ``out`` is none that the line would be mixed up with.
    """
    with _counting("reading", what, hidden=out.is_terminal) as advance:
        for result in results:
            yield result
            advance(1)


def counted(portions: Iterable[int], doing: str, what: str = "articles") -> Iterator[int]:
    """As ``shown``, of numbers of things that are done together, where nothing else is written meanwhile."""
    with _counting(doing, what) as advance:
        for portion in portions:
            yield portion
            advance(portion)


@contextmanager
def _counting(doing: str, what: str, *, hidden: bool = False) -> Iterator[Callable[[int], None]]:
    """Call what is given with how many more are done: a bar stands on standard error when it has taken a while."""
    if hidden or not sys.stderr.isatty():
        yield lambda more: None
        return
    began, total = time.monotonic(), 0
    advance: Callable[[int], None] | None = None
    with ExitStack() as stack:

        def done(more: int) -> None:
            nonlocal advance, total
            total += more
            if advance is None and time.monotonic() - began > PATIENCE:
                advance = _bar(stack, doing, what)
            if advance is not None:
                advance(total)

        yield done


def _bar(stack: ExitStack, doing: str, what: str) -> Callable[[int], None]:
    """A bar on standard error that stands until ``stack`` closes; call it with the count so far."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        TextColumn("{task.completed:,.0f} " + what),
        TimeElapsedColumn(),
    )
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task(doing, total=None)

    def advance(count: int) -> None:
        bar.update(task, completed=count)

    return advance
