import gzip
import io

import pytest

from onrecord.errors import UnreadableError
from onrecord.sources import Failure, SourceOptions, Unread, load, open_sources, read_sources
from onrecord.sources.limits import time_limit

PAGE = (
    "<html><head><title>Talks resume in Oslo today</title></head><body><h1>Talks resume in Oslo today</h1>"
    + (
        "<p>The two sides met in the capital on Monday and spoke for several hours, officials said afterwards.</p>"
        * 4
    )
    + "</body></html>"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "b" / "two.txt").write_text("The second text.", encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(b"A packed text."))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden" / "x.txt").write_text("Not seen.", encoding="utf-8")
    return tmp_path


def test_a_folder_in_order_of_its_paths(folder):
    found = list(read_sources([str(folder)]))
    assert [a.id for a in found] == ["a.html", "b/two.txt", "c.txt", "d.txt.gz"]
    assert isinstance(found[2], Failure)
    assert "empty" in found[2].reason
    assert found[3].text == "A packed text."


def test_reading_can_be_left_for_later(folder):
    items = list(open_sources([str(folder)]))
    assert all(isinstance(i, Unread) for i in items)
    assert load(items[1]).text == "The second text."


def test_sources_in_the_order_given_and_failures_between(folder):
    names = [
        str(folder / "b" / "two.txt"),
        str(folder / "none"),
        str(folder / "a.html"),
        "ftp://example.org/x",
    ]
    found = list(read_sources(names))
    assert [isinstance(a, Failure) for a in found] == [False, True, False, True]
    assert found[0].id == "two.txt"
    assert found[1].line == f"{names[1]}: no such file or folder"


def test_an_empty_folder(tmp_path):
    (failure,) = read_sources([str(tmp_path)])
    assert "no .txt or .html files" in failure.reason


def test_a_file_whose_name_says_nothing_is_looked_at(tmp_path):
    (tmp_path / "page").write_text(PAGE, encoding="utf-8")
    (tmp_path / "text.md").write_text("Plain words < more words.", encoding="utf-8")
    page, text = read_sources([str(tmp_path / "page"), str(tmp_path / "text.md")])
    assert page.title == "Talks resume in Oslo today"
    assert text.text == "Plain words < more words."


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b"A text that came in.", ["-"]),
        (PAGE.encode(), ["-"]),
        (b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', ["a", "b"]),
        (b'{"id": "a",\n not JSON', ["-"]),
    ],
)
def test_standard_input(data, ids):
    found = list(read_sources(["-"], SourceOptions(), io.BytesIO(data)))
    assert [a.id for a in found] == ids


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00\x01\x02\x03" * 50])
def test_standard_input_without_text(data):
    (failure,) = read_sources(["-"], SourceOptions(), io.BytesIO(data))
    assert isinstance(failure, Failure)


def test_a_file_beyond_the_limit(tmp_path):
    (tmp_path / "a.txt").write_text("word " * 1000, encoding="utf-8")
    (failure,) = read_sources([str(tmp_path / "a.txt")], SourceOptions(max_bytes=100))
    assert "larger than" in failure.reason


def test_time_limit():
    with pytest.raises(UnreadableError, match="longer than"):
        _wait_for_ever()


def _wait_for_ever():
    with time_limit(0.05):
        while True:
            pass
