"""A real Chromium on a page that really runs: the sample articles on record, and one hostile article.

Chromium is looked for on the PATH; as root on Debian it is installed where it is missing.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.store import open_store
from tests.readings_fixture import reading
from tests.unit.web.conftest import hostile

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(
                command,
                check=True,
                capture_output=True,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
        return _chromium()
    pytest.fail("no Chromium here: install it (Debian: apt-get install chromium)")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a page runs over a record of the sample articles."""
    record = tmp_path_factory.mktemp("browser") / "news.record"
    command = [
        sys.executable,
        "-m",
        "onrecord.cli",
        "add",
        str(ROOT / "examples" / "articles.jsonl"),
        "--to",
        str(record),
    ]
    subprocess.run(command, check=True, capture_output=True)
    with open_store(record) as store:
        store.add([reading(), reading("arica-2", "Harbour News"), hostile()])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", "serve", str(record), "--port", str(port)]
    )
    try:
        _wait(f"http://127.0.0.1:{port}/static/app.css")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the page does not answer")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield opened
        opened.close()


class Watched:
    """A page that notes what should never be: errors, dialogs, requests to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.wrong: list[str] = []
        page.on("dialog", lambda d: (self.wrong.append(f"dialog {d.message}"), d.dismiss()))
        page.on("pageerror", lambda e: self.wrong.append(f"error {e}"))
        page.on(
            "console",
            lambda m: self.wrong.append(m.text) if m.type == "error" else None,
        )
        page.on(
            "request",
            lambda r: None if r.url.startswith((address, "data:", "blob:")) else self.wrong.append(r.url),
        )

    def open(self, path: str) -> Page:
        """Go to a path of the page."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(params=["desktop", "phone"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh reader at a desk and one with a phone; whatever goes wrong fails the test."""
    context = browser.new_context(
        viewport=DESKTOP if request.param == "desktop" else PHONE, accept_downloads=True
    )
    found = Watched(context.new_page(), address)
    yield found
    context.close()
    assert not found.wrong, found.wrong
