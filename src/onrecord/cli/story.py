"""``onrecord story``: the articles that tell of one happening, and what they put on record."""

from typing import Annotated

import typer

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.options import Record, ToFile

ARTICLES = ("day", "title", "outlet", "copy_group", "id")


def story(
    record: Record,
    number: Annotated[
        int | None,
        typer.Argument(metavar="STORY", help="Its number; none: list all stories.", show_default=False),
    ] = None,
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
) -> None:
    """List the stories that more than one article tells, the newest first, or the articles of one of them.

    Examples:

    - `onrecord story news.record`

    - `onrecord story news.record 3824509075506121 --format json`
    """
    from onrecord.errors import RecordMissingError
    from onrecord.store import open_store
    from onrecord.store.query import STORIES, stories_sql

    with open_store(record, readonly=True) as store:
        if number is not None:
            found = store.articles(story=(number,))
            if not found.num_rows:
                raise RecordMissingError(f"no story {number} is on record")
            write(found, format, output, ARTICLES)
            return
        write(store.engine.arrow(*stories_sql()), format, output, STORIES)
