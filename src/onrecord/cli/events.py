"""``onrecord events``: the events of a record that are asked for."""

from typing import Any

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.filters import EVENT, filtered
from onrecord.cli.options import Record, ToFile

SHOWN = ("day", "status", "event", "actors", "recipients", "place", "sentence", "outlet", "confidence")


@filtered(*EVENT)
def events(
    record: Record,
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
    **filters: Any,
) -> None:
    """List the events that are asked for: who did what to whom, when, where, whether it happened, and the words.

    Examples:

    - `onrecord events news.record --country CHL --status occurred --since 2024-01-01`

    - `onrecord events news.record --actor Keita --text '"cease fire" OR truce' --format csv -o events.csv`
    """
    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        write(store.events(**filters), format, output, SHOWN)
