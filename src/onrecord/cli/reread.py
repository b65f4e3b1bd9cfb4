"""``onrecord reread``: the articles of a record read anew by the reader that is installed."""

import typer

from onrecord.cli.options import Record, Workers


def reread(
    record: Record,
    workers: Workers = 1,
) -> None:
    """Read anew every article whose reading another version of onrecord made; corrections by people stay.

    The older reading is kept beside the new one. Stop it at any moment and give the same command again: it goes on
    where it was.

    Examples:

    - `onrecord reread news.record --workers 2`
    """
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import READER, RECORD, stop_between_lines
    from onrecord.sources import Failure
    from onrecord.store import open_store
    from onrecord.store.corrections import machine_reading, outdated, replace_reading
    from onrecord.store.kept import reader_key
    from onrecord.version import reader_version
    from onrecord.workers import readings

    failures, done = Failures(), 0
    stop_between_lines(*RECORD, *READER)
    with open_store(record) as store:
        keys = outdated(store, reader_key(reader_version()))
        articles = (machine_reading(store, key).article for key in keys)
        for key, found in zip(keys, readings(articles, workers), strict=True):
            if isinstance(found, Failure):
                failures.say(found)
            else:
                replace_reading(store, key, found)
                done += 1
    typer.echo(f"{done} articles read anew")
    if failures.count:
        raise typer.Exit(1)
