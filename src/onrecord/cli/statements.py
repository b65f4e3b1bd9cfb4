"""``onrecord statements``: who said what."""

from typing import Any

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.filters import STATEMENT, filtered
from onrecord.cli.options import Record, ToFile

SHOWN = ("day", "speakers", "cue", "content", "outlet")


@filtered(*STATEMENT)
def statements(
    record: Record,
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
    **filters: Any,
) -> None:
    """List the statements that are asked for, with their speakers and the words.

    Examples:

    - `onrecord statements news.record --speaker "Ana Rojas" --text fishing`

    - `onrecord statements news.record --country PER --kind direct --format jsonl`
    """
    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        write(store.statements(**filters), format, output, SHOWN)
