"""``onrecord search``: full text over the articles of a record."""

from typing import Annotated, Any

import typer

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.filters import ARTICLE, filtered
from onrecord.cli.options import Record, ToFile

SHOWN = ("day", "title", "outlet", "words", "id")


@filtered(*(name for name in ARTICLE if name != "within"))
def search(
    record: Record,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY", help='Words, "phrases", AND, OR, NOT, in any script.', show_default=False
        ),
    ],
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
    **filters: Any,
) -> None:
    """Find articles by their words, the newest first.

    Examples:

    - `onrecord search news.record 'ceasefire AND "prime minister"'`

    - `onrecord search news.record '"peace talks" NOT trade' --since 2024-01-01 --limit 20`
    """
    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        write(store.search(query, **filters), format, output, SHOWN)
