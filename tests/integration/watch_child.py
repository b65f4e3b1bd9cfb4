"""``onrecord`` with the reader of the watch tests, which costs nothing, and small batches."""

import sys
import time

from tests.unit.watch.conftest import quick

from onrecord import adding
from onrecord.cli.app import run

PAUSE = 0.01


def slowly(items, workers=1, stages=None):
    """The hand-made readings, none of them before a moment has passed."""
    for made in quick(items):
        time.sleep(PAUSE)
        yield made


if __name__ == "__main__":
    adding.readings = slowly
    adding.BATCH_ARTICLES = 5
    sys.argv[0] = "onrecord"
    raise SystemExit(run())
