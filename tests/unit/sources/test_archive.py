import io
import json
import struct
import zipfile

import pytest
from tests.serving import page

from onrecord.sources import Failure, SourceOptions, read_sources


@pytest.fixture
def zipped(tmp_path):
    def made(members, **options):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in members.items():
                file.writestr(name, data)
        return list(read_sources([str(path)], SourceOptions(**options)))

    return made


def test_members_as_in_a_folder_and_tables_too(zipped):
    found = zipped(
        {
            "b/two.txt": "The second text.",
            "a.html": page(),
            "rows.jsonl": json.dumps({"id": "r1", "text": "A row."}) + "\nno JSON\n",
            ".hidden/x.txt": "Not seen.",
            "__MACOSX/a.txt": "Not seen.",
            "picture.png": b"\x89PNG",
            "letter.eml": "From: a@example.org\nSubject: News of the day\n\nThe letter's words.",
        }
    )
    assert [f.id for f in found][:4] == ["a.html", "b/two.txt", "letter.eml", "r1"]
    assert "a.zip, rows.jsonl, line 2" in found[4].id


def test_a_bomb_is_left_and_the_next_is_read(zipped):
    found = zipped({"a.jsonl": b"\0" * 80_000_000, "b.txt": b"a" * 40_000_000, "c.txt": "Words."})
    assert "unpacks to more than" in found[0].reason
    assert "larger than" in found[1].reason
    assert found[2].text == "Words."


def test_an_archive_in_an_archive(zipped):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("a.txt", "x")
    (failure, article) = zipped({"a.zip": inner.getvalue(), "b.txt": "Words."})
    assert "not read" in failure.reason
    assert article.id == "b.txt"


def test_members_that_share_their_bytes(tmp_path):
    """As in the bombs whose every member points at the same packed data."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        file.writestr("a.txt", "x" * 200_000)
    data = path.read_bytes()
    at = data.index(b"PK\1\2")
    entry, end = data[at : data.index(b"PK\5\6")], data[data.index(b"PK\5\6") :]
    directory = b"".join(entry.replace(b"a.txt", f"{n}.txt".encode()) for n in range(9))
    end = end[:8] + struct.pack("<HHLL", 9, 9, len(directory), at) + end[20:]
    path.write_bytes(data[:at] + directory + end)
    (failure,) = read_sources([str(path)])
    assert "share their bytes" in failure.reason


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"PK\5\6" + b"\0" * 18, b"no archive at all"])
def test_what_is_no_archive(tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    (failure,) = read_sources([str(tmp_path / "a.zip")])
    assert isinstance(failure, Failure)


def test_a_damaged_member(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", "words " * 1000)
        file.writestr("b.txt", "Whole.")
    data = bytearray(path.read_bytes())
    data[45:50] = b"\xff" * 5
    path.write_bytes(bytes(data))
    failure, article = read_sources([str(path)])
    assert "cannot be unpacked" in failure.reason
    assert article.text == "Whole."


def test_links_and_names_that_lead_out_are_left_alone(tmp_path):
    path = tmp_path / "strange.zip"
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(link, "/etc/hostname")
        for name in ("../up.txt", "/root.txt", "a/../../up.txt", "a/good.txt"):
            made.writestr(name, "The two sides met in the capital on Monday and spoke for several hours.")
    found = list(read_sources([str(path)]))
    assert [item.id for item in found if not isinstance(item, Failure)] == ["a/good.txt"]
    assert [item.line.split(": ")[1][:10] for item in found if isinstance(item, Failure)] == [
        "its name l", "its name l", "its name l", "a link is ",
    ]  # fmt: skip
