"""``onrecord gold``: what people settled, out of a record and into other annotators' tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import Record, ToFile

gold = typer.Typer(
    help="What people confirmed and corrected: a gold set, and other annotators' formats.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


class Format(StrEnum):
    """What the gold set is written as."""

    JSONL = "jsonl"
    LABEL_STUDIO = "label-studio"
    INCEPTION = "inception"


@gold.command("export", no_args_is_help=True)
def export(
    record: Record,
    format: Annotated[  # noqa: A002
        Format, typer.Option("--format", "-f", help="What the gold set is written as.")
    ] = Format.JSONL,
    output: ToFile = None,
) -> None:
    """Write the events that people confirmed, corrected or added.

    `jsonl` has one article a line with who said so. `label-studio` is a list of tasks; `inception` is a folder, named by
    --output, with one file of WebAnno TSV 3.3 an article.

    Examples:

    - `onrecord gold export news.record -o gold.jsonl`

    - `onrecord gold export news.record --format inception -o gold/`
    """
    import msgspec

    from onrecord.cli.output import opened, written_into
    from onrecord.corrections import corrected, label_studio, webanno_tsv
    from onrecord.corrections import gold as gold_of
    from onrecord.errors import UsageError
    from onrecord.store import open_store
    from onrecord.store.corrections import corrections_of, machine_reading

    with open_store(record, readonly=True) as store:
        found = corrections_of(store)
        keys = list(dict.fromkeys(c.article_key for c in found if c.undone is None))
        articles = [(machine_reading(store, k), [c for c in found if c.article_key == k]) for k in keys]
    if format is Format.INCEPTION:
        if output is None:
            raise UsageError("--format inception: name a folder with --output")
        pages = (webanno_tsv(corrected(reading, some).reading) for reading, some in articles)
        written_into(output, zip((f"{key}.tsv" for key in keys), pages, strict=True))
        return
    with opened(output) as out:
        if format is Format.LABEL_STUDIO:
            out.write(
                msgspec.json.encode([label_studio(corrected(r, some).reading) for r, some in articles])
                + b"\n"
            )
            return
        for reading, some in articles:
            if (line := gold_of(reading, some)) is not None:
                out.write(msgspec.json.encode(line) + b"\n")


@gold.command("import", no_args_is_help=True)
def import_(
    record: Record,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Label Studio's JSON export, or INCEpTION's WebAnno TSV (a file or a folder).",
            show_default=False,
        ),
    ],
    who: Annotated[str, typer.Option(metavar="NAME", help="Under whose name.", show_default=False)],
) -> None:
    """Bring in what people marked in Label Studio or INCEpTION: events that the record lacks are added, others corrected.

    Examples:

    - `onrecord gold import news.record project-1.json --who "Ana Rojas"`

    - `onrecord gold import news.record gold/ --who "Ana Rojas"`
    """
    from contextlib import ExitStack

    from onrecord.cli.own import at_hand
    from onrecord.store import open_store
    from onrecord.store.annotations import bring

    with ExitStack() as stack, open_store(record) as store:
        done, left = bring(store, at_hand(file, stack), who)
    typer.echo(f"{done} corrections entered" + (f", {left} marks fitted nothing" if left else ""))


@gold.command("agreement", no_args_is_help=True)
def agreement(record: Record) -> None:
    """Tell how far people agree: Krippendorff's alpha over all, Cohen's kappa for each two.

    Examples:

    - `onrecord gold agreement news.record`
    """
    from onrecord.corrections import agreement as agreement_of
    from onrecord.store import open_store
    from onrecord.store.corrections import corrections_of

    with open_store(record, readonly=True) as store:
        found = corrections_of(store)
    for field in ("event", "status", "modes"):
        told = agreement_of(found, field)
        typer.echo(f"{field}: {told.things} events seen by two or more; alpha {_number(told.alpha)}")
        for pair, kappa in told.kappa.items():
            typer.echo(f"  {pair}: kappa {_number(kappa)}")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
