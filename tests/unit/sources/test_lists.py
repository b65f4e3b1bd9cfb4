import gzip
import io
import json
import zipfile

import pytest
from tests.serving import page

from onrecord.sources import Failure, SourceOptions, read_sources
from onrecord.sources.gdelt import gdelt_links
from onrecord.sources.link import Link


def gkg(url, kind="1"):
    return "\t".join(["20240102030000-0", "20240102030000", kind, "example.org", url] + [""] * 22)


def mention(url, kind="1"):
    return "\t".join(["1", "20240101000000", "20240102030000", kind, "example.org", url] + [""] * 10)


def event(url, columns=61):
    return "\t".join(["1"] + [""] * (columns - 3) + ["20240102030000" if columns == 61 else "20240102", url])


@pytest.mark.parametrize(
    ("kind", "line", "published"),
    [
        ("gkg", gkg("https://example.org/1"), "2024-01-02T03:00:00+00:00"),
        ("mentions", mention("https://example.org/1"), "2024-01-02T03:00:00+00:00"),
        ("export", event("https://example.org/1"), "2024-01-02T03:00:00+00:00"),
        ("export", event("https://example.org/1", 58), "2024-01-02"),
    ],
)
def test_rows_of_gdelt(kind, line, published):
    ((number, link),) = gdelt_links(kind, [line + "\n"])
    assert (number, link.url, link.said.published.value) == (1, "https://example.org/1", published)


def test_the_first_knowledge_graph_names_several():
    cells = ["20130401", "1", *[""] * 8, "https://example.org/1<UDIV>https://example.org/2"]
    found = [link for _, link in gdelt_links("gkg", ["DATE\tNUMARTS" + "\tX" * 9, "\t".join(cells)])]
    assert [link.url for link in found] == ["https://example.org/1", "https://example.org/2"]


def test_rows_that_are_no_pages_and_rows_that_are_broken():
    found = list(gdelt_links("gkg", [gkg("BBC Monitoring", kind="2"), "a\tb", gkg("nothing"), "\n"]))
    assert [number for number, _ in found] == [2, 3]
    assert not any(isinstance(link, Link) for _, link in found)


@pytest.mark.parametrize("form", ["gkg.csv", "gkg.csv.gz", "gkg.csv.zip"])
def test_a_list_of_gdelt_is_followed(site, local, tmp_path, form):
    site.answers |= {"/1": page(), "/2": page(head='<meta name="pubdate" content="2023-05-05">')}
    lines = "".join(gkg(f"{site.url}/{n}") + "\n" for n in (1, 2, 1, 3)).encode()
    path = tmp_path / f"20240102030000.{form}"
    if form.endswith("zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("20240102030000.gkg.csv", lines)
        lines = packed.getvalue()
    path.write_bytes(gzip.compress(lines) if form.endswith("gz") else lines)
    one, two, three = read_sources([str(path)], local)
    assert (one.published.value, one.outlet) == ("2024-01-02T03:00:00+00:00", "example.org")
    assert two.published.value == "2023-05-05"
    assert "404" in three.reason


def test_a_row_without_text_is_fetched(site, local, tmp_path):
    site.answers["/1"] = page("The headline of the page")
    path = tmp_path / "mediacloud.csv"
    path.write_text(
        "stories_id,publish_date,title,url,language,media_name\n"
        f"77,2024-01-02 03:04:05,Its headline,{site.url}/1,en,The Daily Example\n"
        f"78,2024-01-02,Another,,en,The Daily Example\n"
    )
    article, failure = read_sources([str(path)], local)
    assert (article.id, article.outlet, article.published.value) == (
        "77",
        "The Daily Example",
        "2024-01-02T03:04:05",
    )
    assert article.title == "The headline of the page"
    assert "no text" in failure.reason


NEWS_PLEASE = {
    "authors": ["Ann Example", "Ben Example"],
    "date_download": "2024-01-03 00:00:00",
    "date_publish": "2024-01-02 03:04:05",
    "filename": "x.html.json",
    "language": "en",
    "maintext": "The two ministers met on Monday.",
    "source_domain": "example.org",
    "title": "Ministers meet",
    "url": "https://example.org/1",
}


@pytest.mark.parametrize("listed", [False, True])
def test_news_please(tmp_path, listed):
    path = tmp_path / "x.json"
    path.write_text(json.dumps([NEWS_PLEASE] if listed else NEWS_PLEASE))
    (article,) = read_sources([str(path)])
    assert article.text == "Ministers meet\n\nThe two ministers met on Monday."
    assert (article.byline, article.outlet) == ("Ann Example, Ben Example", "example.org")
    assert (article.published.value, article.url) == ("2024-01-02T03:04:05", "https://example.org/1")
    assert article.id == ("1" if listed else "x.json")


def test_a_folder_of_news_please_holds_each_article_once(tmp_path):
    (tmp_path / "x.html").write_bytes(page())
    (tmp_path / "x.html.json").write_text(json.dumps(NEWS_PLEASE))
    (tmp_path / "settings.json").write_text('{"a": 1}')
    (tmp_path / "broken.json").write_text('{"a": ')
    found = list(read_sources([str(tmp_path)]))
    assert [f.id for f in found] == ["broken.json", "x.html.json"]
    assert isinstance(found[0], Failure)


@pytest.mark.parametrize("name", ["list.txt", "list.urls", "-"])
def test_a_list_of_addresses(site, local, tmp_path, name):
    site.answers |= {"/1": page(), "/2": page()}
    content = f"# two pages\n{site.url}/1\n\n{site.url}/2\n".encode()
    (tmp_path / name).write_bytes(content)
    source = name if name == "-" else str(tmp_path / name)
    found = list(read_sources([source], local, io.BytesIO(content)))
    assert [a.id[-2:] for a in found] == ["/1", "/2"]


def test_a_text_that_begins_with_an_address_is_a_text(tmp_path):
    (tmp_path / "a.txt").write_text("https://example.org/1\nThe ministers met on Monday.\n")
    (article,) = read_sources([str(tmp_path / "a.txt")])
    assert "ministers" in article.text


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.csv", "a.txt", "a.html", "a.eml", "a.xml", "a.json", "a.warc", "a.urls", "a"]
)
def test_a_line_without_end(tmp_path, name):
    """A line far beyond the limit, in every kind of file: one line each, and no memory for it."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b'{"text": "' if "json" in name else b"text,id\n" if "csv" in name else b"")
        for _ in range(40):
            file.write(b"a" * 1_000_000)
    found = list(read_sources([str(path)], SourceOptions(max_bytes=2_000_000)))
    assert found
    assert all(isinstance(f, Failure) for f in found)


def test_a_long_line_on_standard_input_and_the_next_is_read():
    lines = b'{"text": "One."}\n{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "Three."}\n'
    found = list(read_sources(["-"], SourceOptions(max_bytes=1_000_000), io.BytesIO(lines)))
    assert [isinstance(f, Failure) for f in found] == [False, True, False]


def test_a_long_cell_and_the_next_is_read(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,One.\n2," + b"a" * 3_000_000 + b"\n3,Three.\n")
    found = list(read_sources([str(tmp_path / "a.csv")], SourceOptions(max_bytes=1_000_000)))
    assert [f.id for f in found if not isinstance(f, Failure)] == ["1", "3"]


def test_an_address_without_end_is_cut_in_what_is_said_of_it(tmp_path):
    (tmp_path / "a.urls").write_text("https://example.org/" + "a" * 100_000)
    (tmp_path / "b.jsonl").write_text(json.dumps({"url": "http://127.0.0.1/" + "a" * 100_000}))
    found = list(read_sources([str(tmp_path / "a.urls"), str(tmp_path / "b.jsonl")]))
    assert len(found) == 2
    assert all(isinstance(f, Failure) and len(f.line) < 1000 for f in found)


def test_a_packed_table_that_is_a_bomb(tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.sources.packed.BOMB_BYTES", 1_000_000)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}\n' + b"\n" * 30_000_000))
    article, failure = read_sources([str(tmp_path / "a.jsonl.gz")])
    assert article.text == "One."
    assert "unpacks to more than 200 times" in failure.reason
