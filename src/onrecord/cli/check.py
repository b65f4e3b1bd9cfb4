"""``onrecord check``: is the record whole?"""

from typing import Annotated

import typer

from onrecord.cli.options import Record


def check(
    record: Record,
    sample: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Work out copies, stories and records of so many articles anew; 0: of none.",
        ),
    ] = 100,
) -> None:
    """Verify a whole record: hashes of texts and raw bytes, readings and their evidence, tables, references, merging.

    One line for each thing that is wrong, on standard output, and exit code 1; nothing is changed.

    Examples:

    - `onrecord check news.record`

    - `onrecord check postgresql://desk@localhost/news --sample 1000`
    """
    from onrecord.cli.output import RECORD, opened, stop_between_lines
    from onrecord.store import open_store
    from onrecord.store.check import check as problems_of

    stop_between_lines(*RECORD)
    wrong = 0
    with open_store(record, readonly=True) as store, opened(None) as out:
        for problem in problems_of(store, sample):
            wrong += 1
            out.write(" ".join(problem.line.split()).encode() + b"\n")
        if not wrong:
            out.write(f"{store.count()} articles, nothing wrong\n".encode())
    if wrong:
        raise typer.Exit(1)
