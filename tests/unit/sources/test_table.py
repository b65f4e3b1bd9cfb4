import datetime
import gzip
import json

import pyarrow
import pyarrow.parquet
import pytest

from onrecord.schema import Article
from onrecord.sources import Failure, SourceOptions, read_sources

ROWS = [
    {"id": "one", "text": "The two sides met.", "title": "Talks resume", "published": "2024-03-24"},
    {
        "id": 2,
        "text": "They spoke.",
        "outlet": "The Example",
        "url": "https://example.org/2",
        "byline": "A. Writer",
    },
]


def read(path, **options):
    return list(read_sources([str(path)], SourceOptions(**options)))


def write_jsonl(path, rows):
    path.write_text(
        "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8"
    )
    return path


def write_parquet(path, rows):
    names = sorted({k for r in rows for k in r})
    columns = {n: [None if r.get(n) is None else str(r[n]) for r in rows] for n in names}
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def write_csv(path, rows):
    names = ["id", "text", "title", "published", "outlet", "url", "byline"]
    lines = [",".join(names)] + [",".join(f'"{r.get(n, "")}"' for n in names) for r in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "write"), [("a.jsonl", write_jsonl), ("a.parquet", write_parquet), ("a.csv", write_csv)]
)
def test_each_format_gives_the_same_articles(tmp_path, name, write):
    one, two = read(write(tmp_path / name, ROWS))
    assert (one.id, one.title, one.text) == ("one", "Talks resume", "Talks resume\n\nThe two sides met.")
    assert (one.published.value, one.published.basis) == ("2024-03-24", "row")
    assert (two.id, two.text, two.outlet, two.byline) == ("2", "They spoke.", "The Example", "A. Writer")
    assert (two.title, two.published, two.url) == (None, None, "https://example.org/2")


def test_packed_tables(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"".join(json.dumps(r).encode() + b"\n" for r in ROWS)))
    assert [a.id for a in read(path)] == ["one", "2"]


def test_rows_that_do_not_fit_are_named_and_the_others_go_on(tmp_path):
    rows = [
        {"id": "a", "text": "The first."},
        "{broken",
        "",
        {"id": "b"},
        {"id": "c", "text": 5},
        {"id": ["d"], "text": "The fifth."},
        "[1, 2]",
        {"id": "e", "text": "The sixth.", "published": "24.3.2024"},
        {"id": "f", "text": "The last.", "title": None, "published": ""},
        {"text": "Without id."},
        {"id": "g", "text": None},
        {"id": "h", "text": "A text.", "title": {"a": 1}},
    ]
    found = read(write_jsonl(tmp_path / "a.jsonl", rows))
    assert [a.id for a in found if isinstance(a, Article)] == ["a", "f", "10"]
    lines = [f.line for f in found if isinstance(f, Failure)]
    for line, number, reason in zip(
        lines,
        [2, 4, 5, 6, 7, 8, 11, 12],
        [
            "no JSON",
            "no text",
            "text is a number",
            "id is a list",
            "a list",
            "24.3.2024",
            "empty",
            "title is an object",
        ],
        strict=True,
    ):
        assert f"a.jsonl, line {number}" in line
        assert reason in line
        assert "\n" not in line


def test_options_go_before_rows(tmp_path):
    path = write_jsonl(tmp_path / "a.jsonl", ROWS[:1])
    (article,) = read(
        path, published="2020-01-02", outlet="Given", title="Another title", url="https://e.org"
    )
    assert (article.published.value, article.published.basis) == ("2020-01-02", "given")
    assert (article.outlet, article.url) == ("Given", "https://e.org")
    assert article.text == "Another title\n\nThe two sides met."


def test_parquet_dates(tmp_path):
    path = tmp_path / "a.parquet"
    zone = datetime.timezone(datetime.timedelta(hours=2))
    table = pyarrow.table(
        {
            "id": [1, 2],
            "text": ["One.", "Two."],
            "published": [datetime.datetime(2024, 3, 24, 9, 30, tzinfo=zone)] * 2,
            "other": [b"\x00", b"\x01"],
        }
    )
    pyarrow.parquet.write_table(table, path)
    assert [a.published.value for a in read(path)] == ["2024-03-24T07:30:00+00:00"] * 2


def test_a_parquet_file_whose_name_looks_like_a_pattern(tmp_path):
    write_parquet(tmp_path / "a[1]*?.parquet", ROWS[:1])
    write_parquet(tmp_path / "a1xx.parquet", ROWS)
    assert len(list(read(tmp_path / "a[1]*?.parquet"))) == 1


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl.gz"])
def test_broken_files_are_one_failure(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"this is neither")
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert name in failure.id
    assert "cannot be read" in failure.reason


def test_csv_with_too_many_fields_and_broken_quotes(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,One.\n2,Two.,more\n3,Three.\n4,"Four\n', encoding="utf-8")
    found = read(path)
    assert [a.id for a in found if isinstance(a, Article)] == ["1", "3"]
    assert ["row 2" in f.id or "row 4" in f.id for f in found if isinstance(f, Failure)] == [True, True]


def test_a_table_is_read_as_it_is_asked_for(tmp_path):
    path = write_jsonl(tmp_path / "a.jsonl", [ROWS[0], "{broken"])
    stream = read_sources([str(path)])
    assert next(stream).id == "one"


def test_an_endless_line_is_a_failure(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x", "text": "' + b"a" * 5000 + b'"}\n{"id": "y", "text": "The end."}\n')
    found = read(path, max_bytes=1000)
    assert isinstance(found[0], Failure)
    assert found[1].id == "y"


def test_a_line_or_cell_without_end_is_told_and_the_next_is_read(tmp_path):
    from onrecord.sources import Failure, SourceOptions, read_sources

    good = "The two sides met in the capital on Monday and spoke for several hours."
    lines, cells = tmp_path / "long.jsonl", tmp_path / "long.csv"
    rows = [{"id": "1", "text": good}, {"id": "2", "text": "a" * 5000}, {"id": "3", "text": good}]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    cells.write_text(f'id,text\n1,{good}\n2,"{"a" * 5000}\nb"\n3,{good}\n4,"{good}"\n')
    options = SourceOptions(max_bytes=1000)
    found = list(read_sources([str(lines)], options))
    assert [item.id for item in found if not isinstance(item, Failure)] == ["1", "3"]
    assert [item.line for item in found if isinstance(item, Failure)] == [
        f"{lines}, line 2: it is longer than 0.000954 MB"
    ]
    found = list(read_sources([str(cells)], options))
    assert [item.id for item in found if not isinstance(item, Failure)][:1] == ["1"]
    assert [item.id for item in found if not isinstance(item, Failure)][-1] == "4"
    assert any("longer than 1,000" in item.line for item in found if isinstance(item, Failure))
