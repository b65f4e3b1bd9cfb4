"""``onrecord story``: the articles that tell of one happening, and what they put on record."""

from typing import Annotated

import typer

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.options import Record, ToFile

SHOWN = ("story", "first_day", "last_day", "articles", "outlets", "title")
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
    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        if number is not None:
            write(store.articles(story=(number,)), format, output, ARTICLES)
            return
        sql = (
            "SELECT a.story, min(a.day) AS first_day, max(a.day) AS last_day, count(*) AS articles, "
            "count(DISTINCT a.outlet) AS outlets, min(a.title) AS title FROM articles a WHERE a.story IS NOT NULL "
            "GROUP BY a.story HAVING count(*) > 1 ORDER BY max(a.day) DESC NULLS LAST, a.story"
        )
        write(store.sql(sql), format, output, SHOWN)
