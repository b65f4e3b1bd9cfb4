import pytest

import onrecord.api
from onrecord.errors import ReadingError, SourceError, UsageError, WorkerError
from onrecord.schema import Article, ReaderVersion, Reading
from onrecord.sources import Failure
from onrecord.workers import lines, readings


def fake(article, stages=None):
    return Reading(reader=ReaderVersion("onrecord", "0", "m", "l", "o"), article=article)


@pytest.fixture(autouse=True)
def pipeline(monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.read_article", fake)


def test_a_text():
    reading = onrecord.api.read(
        "Talks resume\nThe two sides met.", published="2024-03-24", outlet="The Example"
    )
    assert reading.article.title == "Talks resume"
    assert reading.article.published.value == "2024-03-24"


def test_a_path(tmp_path):
    (tmp_path / "a.txt").write_text("The two sides met.", encoding="utf-8")
    for path in (tmp_path / "a.txt", str(tmp_path / "a.txt")):
        assert onrecord.api.read(path).article.id == "a.txt"


def test_what_cannot_be_read(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        onrecord.api.read(tmp_path / "none.txt")
    for name in ("none.txt", str(tmp_path / "none.html")):
        with pytest.raises(SourceError, match="no such file"):
            onrecord.api.read(name)
    with pytest.raises(SourceError, match="no words"):
        onrecord.api.read("…")
    with pytest.raises(UsageError, match="no date"):
        onrecord.api.read("The two sides met.", published="soon")
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two.", encoding="utf-8")
    with pytest.raises(UsageError, match="read_many"):
        onrecord.api.read(tmp_path)


def test_many_in_order_and_one_by_one():
    asked = []

    def articles():
        for n in range(5):
            asked.append(n)
            yield {"id": f"row {n}", "text": "The two sides met."}

    stream = onrecord.api.read_many(articles())
    assert next(stream).article.id == "row 0"
    assert asked == [0]
    assert [r.article.id for r in stream] == [f"row {n}" for n in range(1, 5)]


def test_many_takes_articles_rows_and_texts():
    mixed = [Article(id="a", text="One."), {"text": "Two.", "title": "Second"}, "Three."]
    found = list(onrecord.api.read_many(mixed))
    assert [r.article.id for r in found] == ["a", "2", "3"]
    assert found[1].article.text == "Second\n\nTwo."


def test_many_raises_or_tells_of_failures():
    articles = [{"id": "a", "text": "One."}, {"id": "b"}, {"id": "c", "text": "Three."}]
    with pytest.raises(ReadingError, match="b: no text"):
        list(onrecord.api.read_many(articles))
    told = []
    found = list(onrecord.api.read_many(articles, on_failure=lambda name, reason: told.append(name)))
    assert [r.article.id for r in found] == ["a", "c"]
    assert told == ["b"]


def test_an_error_that_no_stage_foresaw_is_one_failure(monkeypatch):
    def broken(article, stages):
        raise IndexError("list index out of range")

    monkeypatch.setattr("onrecord.pipeline.read_article", broken)
    (failure,) = readings([Article(id="a", text="One.")])
    assert isinstance(failure, Failure)
    assert "IndexError at cli/test_api.py" in failure.reason


def test_workers_are_counted_from_one():
    with pytest.raises(UsageError, match="--workers"):
        list(lines([], 0))


def test_worker_error_is_onrecords_own():
    assert issubclass(WorkerError, onrecord.errors.OnrecordError)
