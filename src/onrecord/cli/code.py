"""``onrecord code``: the event between two parties that the caller already knows."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import Actors, ToFile, Verbs

if TYPE_CHECKING:
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import Output
    from onrecord.pipeline import Stages
    from onrecord.schema import Span

COLUMNS = ("id", "text", "actor", "recipient", "marked")
MARK = re.compile(r"</?[st]>")


class Format(StrEnum):
    """What a coding is written as."""

    JSONL = "jsonl"


def code(
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help="JSONL, Parquet or CSV, or - for JSON lines.", show_default=False
        ),
    ],
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", "-f", help="How the codings are written.")
    ] = Format.JSONL,
    output: ToFile = None,
    actors: Actors = None,
    verbs: Verbs = None,
) -> None:
    """Code what a given actor does to a given recipient, one line of JSON a row.

    A row has `text` with `actor` and `recipient` as [start, end] in characters (null for one that is not in it), or `marked` text with the actor in
    `<s>…</s>` and the recipient in `<t>…</t>`.

    Examples:

    - `onrecord code pairs.jsonl > codings.jsonl`

    - `echo '{"marked": "<s>France</s> thanked <t>Chile</t>."}' | onrecord code -`
    """
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import READER, opened, stop_between_lines
    from onrecord.cli.own import own_stages

    stages = own_stages(verbs, actors)
    failures = Failures()
    stop_between_lines(*READER)
    with opened(output, streaming=True) as out:
        for line in _codings(table, stages, failures, out):
            out.write(line + b"\n")
    if failures.count:
        raise typer.Exit(1)


def _codings(table: str, stages: "Stages | None", failures: "Failures", out: "Output") -> Iterator[bytes]:
    import msgspec

    from onrecord.cli.progress import shown
    from onrecord.errors import OnrecordError, TableError
    from onrecord.pipeline import code_pair
    from onrecord.sources import Failure

    own = () if stages is None else (stages,)
    for number, row in shown(_rows(table), out, "pairs"):
        where = f"{table}, row {number}"
        try:
            if isinstance(row, str):
                raise TableError(row)
            coding = code_pair(*_pair(row), *own)
        except OnrecordError as error:
            failures.say(Failure(where, str(error)))
            continue
        yield msgspec.json.encode({"id": row.get("id", str(number)), **msgspec.to_builtins(coding)})


def _rows(table: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    import sys

    from onrecord.errors import NotFoundError, SourceError, TableError
    from onrecord.sources import SourceOptions, jsonl_rows, table_rows
    from onrecord.sources.opened import binary, is_pipe

    path = Path(table)
    if table == "-":
        yield from jsonl_rows(sys.stdin.buffer)
        return
    try:
        if is_pipe(path):
            with binary(path) as lines:
                yield from jsonl_rows(lines)
        else:
            yield from table_rows(path, SourceOptions(), COLUMNS)
    except FileNotFoundError as error:
        raise NotFoundError(f"{table}: no such file") from error
    except SourceError as error:
        raise TableError(f"{table}: {error}") from error


def _pair(row: dict[str, Any]) -> tuple[str, "Span | None", "Span | None"]:
    """Text, actor and recipient of a row; raises ``TableError`` where they are missing or out of the text."""
    from onrecord.errors import TableError

    marked, text = row.get("marked"), row.get("text")
    if isinstance(marked, str):
        return unmarked(marked)
    if not isinstance(text, str) or not text.strip():
        raise TableError("no text; a row needs 'text' with 'actor' and 'recipient', or 'marked'")
    actor, recipient = _span(row, "actor", len(text)), _span(row, "recipient", len(text))
    if actor is None and recipient is None:
        raise TableError("neither actor nor recipient is given; each is a [start, end] pair")
    return text, actor, recipient


def _span(row: dict[str, Any], name: str, size: int) -> "Span | None":
    """A party's span; None for one that is not in the text."""
    import msgspec

    from onrecord.errors import TableError
    from onrecord.schema import Span

    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError:
            value = None
    if not isinstance(value, list) or len(value) != 2 or not all(type(n) is int for n in value):
        raise TableError(f"{name} is no [start, end] pair")
    if not 0 <= value[0] < value[1] <= size:
        raise TableError(f"{name} {value} is empty or out of the text (0 to {size})")
    return Span(value[0], value[1])


def unmarked(marked: str) -> tuple[str, "Span", "Span"]:
    """The text without its marks, the actor's span (``<s>``) and the recipient's (``<t>``), the first of each."""
    from onrecord.errors import TableError
    from onrecord.schema import Span

    pieces: list[str] = []
    opened_at: dict[str, int] = {}
    found: dict[str, Span] = {}
    at = last = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[last : mark.start()])
        at += len(pieces[-1])
        last = mark.end()
        kind = mark[0].strip("</>")
        if mark[0][1] != "/":
            opened_at[kind] = at
        elif kind in opened_at and at > opened_at[kind]:
            found.setdefault(kind, Span(opened_at[kind], at))
    if found.keys() != {"s", "t"}:
        raise TableError("marked text needs one <s>…</s> for the actor and one <t>…</t> for the recipient")
    return "".join([*pieces, marked[last:]]), found["s"], found["t"]
