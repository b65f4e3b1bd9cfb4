"""The wheel as a user gets it: installed into an empty environment, it reads an article with the network off."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT_MB = 500
ARTICLE = (
    "Ministers meet in Geneva\n\n"
    "GENEVA, 4 March - The foreign ministers of Norway and Chile met in Geneva on Tuesday and signed a trade agreement.\n\n"
    "Norway's minister said that both parliaments would vote on it next month.\n"
)
# In the empty environment every attempt to open a connection or to resolve a name fails.
NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise OSError("the network is switched off in this test")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=True)
    subprocess.run(
        [str(home / "bin" / "pip"), "install", "--quiet", str(wheel)], check=True, capture_output=True
    )
    site = next((home / "lib").glob("python3*")) / "site-packages"
    (site / "sitecustomize.py").write_text(NO_NETWORK)
    return home


def test_the_wheel_holds_all_that_the_package_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    data = {
        str(p.relative_to(source)) for p in source.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert data <= names, sorted(data - names)


def test_it_reads_with_the_network_off(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    command = [
        str(environment / "bin" / "onrecord"),
        "read",
        "a.txt",
        "--published",
        "2014-03-05",
        "--format",
        "jsonl",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    countries = {a["id"]: a["country"] for a in reading["actors"]}
    parties = [{countries[i] for i in e["actors"]} for e in reading["events"] if e["status"] == "occurred"]
    assert {"NOR", "CHL"} in parties
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    refused = subprocess.run(
        [str(environment / "bin" / "python"), "-c", code], capture_output=True, text=True, check=False
    )
    assert "switched off" in refused.stderr


def test_it_reads_a_page_and_shows_one(environment: Path, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{x}</p>" for x in ARTICLE.split("\n\n")[1:] * 2)
    page = (
        f"<html><head><title>Ministers meet</title></head><body><article>{paragraphs}</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    command = [str(environment / "bin" / "onrecord"), "read", "a.html", "--format", "html", "-o", "out.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Geneva" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_the_installation_is_small(environment: Path) -> None:
    site = next((environment / "lib").glob("python3*")) / "site-packages"
    own_pip = [p for p in site.iterdir() if p.name.startswith(("pip", "setuptools"))]
    total = sum(p.stat().st_size for p in site.rglob("*") if p.is_file())
    total -= sum(p.stat().st_size for d in own_pip for p in d.rglob("*") if p.is_file())
    assert total < LIMIT_MB * 1_000_000, f"{total / 1e6:.0f} MB"
    assert not (site / "torch").exists()
