"""Workers: what waits to be read is bounded, and Ctrl-C is never lost."""

import os
import signal

import pytest

from onrecord.schema import Article
from onrecord.sources import Failure, SourceOptions, Unread
from onrecord.workers import BYTES_UNDER_WAY, CHUNK_BYTES, _chunks, _undisturbed, lines, size_of

MANY = 5 << 20


def large(number):
    """Many bytes that are no text, which are seen quickly to be none."""
    return Unread(id=str(number), options=SourceOptions(), data=b"\0\xff" * (MANY // 2), kind="text")


def test_large_articles_wait_in_a_bounded_number():
    begun = 0

    def items():
        nonlocal begun
        for number in range(30):
            begun += 1
            yield large(number)

    waiting = []
    for done, found in enumerate(lines(items(), 2), 1):
        assert isinstance(found, Failure)
        waiting.append(begun - done)
    assert len(waiting) == 30
    assert max(waiting) <= BYTES_UNDER_WAY // MANY + 2


def test_chunks_of_large_articles_are_small():
    assert [len(chunk) for chunk in _chunks(large(n) for n in range(3))] == [1, 1, 1]
    small = (Article(id=str(n), text="Words.") for n in range(20))
    assert [len(chunk) for chunk in _chunks(small)] == [8, 8, 4]
    assert MANY > CHUNK_BYTES


def test_the_size_of_what_is_not_read_yet(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    options = SourceOptions(max_bytes=5)
    assert size_of(Unread(id="a", options=options, path=str(path), kind="text")) == 5
    assert size_of(Unread(id="a", options=options, path=str(tmp_path / "none"), kind="text")) == 0
    assert size_of(Failure("a", "gone")) == 0


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be made to wait here")
def test_a_signal_that_comes_while_workers_begin_is_heeded_afterwards():
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        with _undisturbed():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
