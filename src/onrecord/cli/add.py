"""``onrecord add``: articles in, on record for years."""

from typing import TYPE_CHECKING

from onrecord.cli.options import Actors, Source, To, Told, ToldAs, Verbs, Workers, told_line
from onrecord.cli.sourcing import sourced

if TYPE_CHECKING:
    from onrecord.sources import SourceOptions


@sourced()
def add(
    source: Source,
    to: To,
    options: "SourceOptions",
    format: ToldAs = Told.TEXT,  # noqa: A002
    actors: Actors = None,
    verbs: Verbs = None,
    workers: Workers = 1,
) -> None:
    """Read articles and put them on record; what is on record already is passed over.

    Each article is told of by a line when it is safely on the disk: `added`, `known`, or `updated` for a later version
    of a page that is on record, its key and its id. Stop it at any moment and give the same command again: it goes on
    where it was.

    Examples:

    - `onrecord add articles.jsonl --to news.record`

    - `onrecord add pages/ more.html --to news.record --outlet "The Daily Example" --published 2024-03-24`

    - `onrecord add articles.jsonl --to postgresql://desk@localhost/news --workers 4 --format jsonl`
    """
    import sys

    import typer

    from onrecord.adding import add_items, named
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import READER, RECORD, opened, stop_between_lines
    from onrecord.cli.own import own_stages
    from onrecord.sources import Failure
    from onrecord.store import open_store

    stages = own_stages(verbs, actors)
    failures = Failures()
    stop_between_lines(*RECORD, *READER)
    with open_store(to, create=True) as store, opened(None) as out:
        items = named(source, options, sys.stdin.buffer, store)
        told = add_items(
            items, store, workers=workers, stages=stages, known=lambda a: out.write(told_line(a, format))
        )
        for batch in told:
            for item in batch:
                if isinstance(item, Failure):
                    failures.say(item)
            out.write(b"".join(told_line(a, format) for a in batch if not isinstance(a, Failure)))
    if failures.count:
        raise typer.Exit(1)
