"""What the commands that ask a record answer with: an Arrow table, written as one of five formats."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class Format(StrEnum):
    """What the answer is written as."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="Default: table, or what the name of the output file says.", show_default=False
    ),
]


def write(table: Any, format: Format | None, output: Path | None, shown: tuple[str, ...] = ()) -> None:  # noqa: A002
    """An Arrow table to standard output or a file. As text only the ``shown`` columns, if any are named, else all."""
    from onrecord.cli.output import opened
    from onrecord.store.answer import written

    suffix = output.suffix.lower().removeprefix(".") if output else ""
    chosen = format or (Format(suffix) if suffix in set(Format) else Format.TABLE)
    with opened(output) as out:
        for piece in written(
            table.select(list(shown)) if shown and chosen is Format.TABLE else table, chosen.value
        ):
            out.write(piece)
