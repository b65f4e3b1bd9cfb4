"""How long a call takes, for tests of limits: without what other tests left behind."""

import gc
import time
from collections.abc import Callable


def processor_seconds(call: Callable[[], object], tries: int = 3) -> float:
    """Processor seconds of this thread for the fastest of some calls.

    The collector is off: one pass over the objects of all the tests before it takes longer than what is measured.
    """
    gc.collect()
    gc.disable()
    try:
        return min(_once(call) for _ in range(tries))
    finally:
        gc.enable()


def _once(call: Callable[[], object]) -> float:
    began = time.thread_time()
    call()
    return time.thread_time() - began
