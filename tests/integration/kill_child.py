"""``onrecord`` with a reader that costs nothing, so that what is killed is the keeping of the record, not the reading."""

import datetime
import sys
import time
from collections.abc import Iterable, Iterator

from tests.unit.store.readings import reading

from onrecord import adding
from onrecord.cli.app import run
from onrecord.schema import Article, Reading
from onrecord.sources import Failure

PAUSE = 0.004


def quick(items: Iterable[object], workers: int = 1, stages: object = None) -> Iterator[Reading | Failure]:
    """A hand-made reading of each article."""
    for item in items:
        time.sleep(PAUSE)
        if isinstance(item, Article):
            day = datetime.date(2000, 1, 1) + datetime.timedelta(days=20 * int(item.id))
            yield reading(int(item.id), text=item.text, day=day.isoformat())
        else:
            yield Failure("?", "no article")


if __name__ == "__main__":
    adding.readings = quick  # type: ignore[assignment]
    adding.BATCH_ARTICLES = 7
    sys.argv[0] = "onrecord"
    raise SystemExit(run())
