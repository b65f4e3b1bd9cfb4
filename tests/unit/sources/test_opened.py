"""Pipes are read as they come, and nothing is waited for without end."""

import gzip
import json
import os
import socket
import threading

import pytest

from onrecord.errors import UnreadableError
from onrecord.sources import Failure, SourceOptions, opened, read_sources
from onrecord.sources.opened import binary, file_bytes, is_pipe

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
ROW = json.dumps({"id": "x", "text": "The ministers met."}).encode() + b"\n"


@pytest.fixture
def pipe(tmp_path, monkeypatch):
    """Makes named pipes, and writes to those that are given content."""
    monkeypatch.setattr(opened, "PATIENCE", 0.3)
    writers = []

    def made(name, content=None, after=0.0):
        path = tmp_path / name
        os.mkfifo(path)

        def write():
            threading.Event().wait(after)
            path.write_bytes(content)

        if content is not None:
            writers.append(threading.Thread(target=write))
            writers[-1].start()
        return path

    yield made
    for writer in writers:
        writer.join(10)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.zip", "a.warc", "a.xml", "a"])
def test_a_pipe_to_which_nobody_writes(pipe, name):
    (found,) = read_sources([str(pipe(name))])
    assert isinstance(found, Failure)
    assert "nobody has written" in found.reason


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", b"The ministers met.", "The ministers met."),
        ("a", b"The ministers met.", "The ministers met."),
        ("a.jsonl", ROW, "The ministers met."),
        ("a", ROW, "The ministers met."),
        ("a.jsonl.gz", gzip.compress(ROW), "The ministers met."),
        ("a.txt.gz", gzip.compress(b"The ministers met."), "The ministers met."),
        ("a.csv", b"id,text\nx,The ministers met.\n", "The ministers met."),
        ("a.eml", b"From: a@example.org\nSubject: News\n\nThe ministers met.\n", "The ministers met."),
    ],
)
def test_a_pipe_with_a_writer(pipe, name, content, text):
    (found,) = read_sources([str(pipe(name, content, after=0.05))])
    assert found.text.endswith(text), found
    assert found.id in (name, "x")


def test_a_pipe_is_waited_for_once_it_has_a_writer(pipe):
    path = pipe("a.txt")
    descriptor = os.open(path, os.O_RDWR)  # a writer that is slower than the patience
    later = threading.Timer(0.6, lambda: (os.write(descriptor, b"The ministers met."), os.close(descriptor)))
    later.start()
    (found,) = read_sources([str(path)])
    assert found.text == "The ministers met."
    later.join()


def test_a_pipe_that_brings_nothing_is_empty(pipe):
    (found,) = read_sources([str(pipe("a.txt", b""))])
    assert "empty" in found.reason or "nobody" in found.reason


def test_what_a_pipe_brings_is_bounded(pipe):
    (found,) = read_sources([str(pipe("a.txt", b"word " * 100))], SourceOptions(max_bytes=100))
    assert "larger than" in found.reason


def test_devices_and_sockets_are_refused(tmp_path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        with pytest.raises(UnreadableError, match="socket"):
            is_pipe(tmp_path / "s")
    with pytest.raises(UnreadableError, match="device"):
        file_bytes(opened.Path("/dev/zero"), SourceOptions())


def test_the_null_device_is_empty():
    with binary(opened.Path(os.devnull)) as file:
        assert file.read() == b""


def test_an_anonymous_pipe_by_its_path():
    reader, writer = os.pipe()
    os.write(writer, b"The ministers met.")
    os.close(writer)
    try:
        (found,) = read_sources([f"/dev/fd/{reader}"])
    finally:
        os.close(reader)
    assert found.text == "The ministers met."
