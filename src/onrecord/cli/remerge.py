"""``onrecord remerge``: the copies, stories and records of a record worked out anew."""

from contextlib import closing

from onrecord.cli.options import Record


def remerge(record: Record) -> None:
    """Work out anew, from the readings on record, which articles are copies, stories, and reports of one event.

    For a record that an older version of onrecord merged: `onrecord check` tells where merging anew would differ. What
    people corrected and decided stays. It is done as a whole or not at all: stop it, and the record is as it was.

    Examples:

    - `onrecord remerge news.record`

    - `onrecord remerge postgresql://desk@localhost/news`
    """
    from onrecord.cli.output import RECORD, opened, stop_between_lines
    from onrecord.cli.progress import counted
    from onrecord.store import open_store
    from onrecord.store.anew import merge_anew

    stop_between_lines(*RECORD)
    with open_store(record) as store, opened(None) as out:
        with closing(merge_anew(store)) as portions:
            done = sum(counted(portions, "merging"))
        out.write(f"{done} articles merged anew\n".encode())
