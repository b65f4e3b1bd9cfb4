"""``onrecord dyad``: what passes between two, over time."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from onrecord.cli.answers import FormatOption, write
from onrecord.cli.filters import EVENT, filtered
from onrecord.cli.options import Record, ToFile


class By(StrEnum):
    """The period that is counted by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


COLUMNS = ("period", "quad", "events", "articles", "score")
FILTERS = tuple(n for n in EVENT if n not in ("actor", "recipient", "party", "limit"))


@filtered(*FILTERS)
def dyad(
    record: Record,
    one: Annotated[
        str, typer.Argument(metavar="ONE", help="A country, by name or code, or a name.", show_default=False)
    ],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other side.", show_default=False)],
    by: Annotated[By, typer.Option(help="The period.")] = By.MONTH,
    directed: Annotated[bool, typer.Option("--directed", help="Only what ONE does to OTHER.")] = False,
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="One event a day, direction and CAMEO root code.")
    ] = False,
    format: FormatOption = None,  # noqa: A002
    output: ToFile = None,
    **filters: Any,
) -> None:
    """Count what passes between two countries or actors, by period and quad class, with the mean Goldstein score.

    An event that many articles tell counts once. Without --status only what occurred or is under way counts. Periods
    are written 2011, 2011-03, 2011-W09 (ISO weeks, from Monday) or 2011-03-02, so that they sort as text.

    Examples:

    - `onrecord dyad news.record Chile Peru --by month --format csv -o chile-peru.csv`

    - `onrecord dyad news.record ISR LBN --by week --directed --one-a-day`
    """
    from arro3.core import Array, DataType, Table

    from onrecord.store import open_store
    from onrecord.store.aggregate import dyad as counted
    from onrecord.store.aggregate import named_period
    from onrecord.store.query import filter_of

    with open_store(record, readonly=True) as store:
        found = counted(
            store, one, other, by.value, filter_of(**filters), directed=directed, one_a_day=one_a_day
        )
    types = (DataType.utf8(), DataType.int64(), DataType.int64(), DataType.int64(), DataType.float64())
    rows = [(named_period(c.period, by.value), int(c.key), c.events, c.articles, c.score) for c in found]
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    table = Table.from_pydict(
        {name: Array(list(values), kind) for name, values, kind in zip(COLUMNS, columns, types, strict=True)}
    )
    write(table, format, output, COLUMNS)
