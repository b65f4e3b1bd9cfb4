"""A PostgreSQL server of our own for tests: in a temporary folder, on a socket there, stopped at the end.

Binaries are looked for on the PATH and where Debian keeps them; as root on Debian they are installed where they are
missing. The server never runs as root: it runs as ``postgres`` or ``nobody`` then.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "shared_buffers=64MB",
    "max_connections=40",
    "log_min_messages=warning",
)
PATIENCE = 60.0


class NoServerError(Exception):
    """There is no PostgreSQL server here and none can be installed."""


@contextmanager
def server(settings: tuple[str, ...] = SETTINGS) -> Iterator[str]:
    """The address of the database ``postgres`` of a fresh server; others can be made there by CREATE DATABASE."""
    binaries = _binaries() or _installed()
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    try:
        if user:
            shutil.chown(folder, user)
        folder.chmod(0o755)
        data = folder / "d"
        command = [
            str(binaries / "initdb"),
            "-D",
            str(data),
            "-U",
            "onrecord",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder, env=_environment())
        options = [part for setting in settings for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), *options],
                stdout=log, stderr=log, user=user, cwd=folder, env=_environment(),
            )  # fmt: skip
        try:
            address = f"postgresql://onrecord@/postgres?host={folder}"
            _await(address, process, folder)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def database(address: str, name: str) -> str:
    """The address of a fresh database on the same server."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.replace("/postgres?", f"/{name}?")


def _await(address: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    import psycopg

    end = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise NoServerError((folder / "log").read_text()) from None
            time.sleep(0.05)


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(os.path.realpath(found)).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


def _installed() -> Path:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"],
        ):
            subprocess.run(command, check=False, capture_output=True, env=environment)
    found = _binaries()
    if found is None:
        raise NoServerError("no PostgreSQL server: install the package postgresql (initdb and postgres)")
    return found


def _user() -> str | None:
    """The unprivileged user that the server runs as, if we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _environment() -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if not k.startswith("PG")}, "LC_ALL": "C"}
