"""A PostgreSQL server of our own for tests: in a temporary folder, on a socket there, stopped at the end.

Binaries are looked for on the PATH and where Debian keeps them; as root on Debian they are installed where they are
missing. The server never runs as root: it runs as ``postgres`` or ``nobody`` then.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SETTINGS = ("listen_addresses=", "shared_buffers=64MB", "max_connections=40", "log_min_messages=warning")
PATIENCE = 60.0


class NoServerError(Exception):
    """There is no PostgreSQL server here and none can be installed."""


class Server:
    """A server with its data; ``durable``: it writes to the disk as it would in earnest."""

    def __init__(self, durable: bool = False) -> None:
        self._binaries = _binaries() or _installed()
        self._user = _user()
        self._folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        self._settings = (*SETTINGS, f"fsync={'on' if durable else 'off'}")
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"postgresql://onrecord@/postgres?host={self._folder}"
        if self._user:
            shutil.chown(self._folder, self._user)
        self._folder.chmod(0o755)
        initdb = [
            str(self._binaries / "initdb"),
            "-D",
            str(self._folder / "d"),
            "-U",
            "onrecord",
            "-A",
            "trust",
        ]
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C", "-N"],
            check=True, capture_output=True, user=self._user, cwd=self._folder, env=_environment(),
        )  # fmt: skip

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = [part for setting in self._settings for part in ("-c", setting)]
        command = [str(self._binaries / "postgres"), "-D", str(self._folder / "d"), "-k", str(self._folder)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *options],
                stdout=log, stderr=log, user=self._user, cwd=self._folder, env=_environment(),
                start_new_session=True,
            )  # fmt: skip
        self._await(self._process)

    def crash(self) -> None:
        """Kill every process of the server at once, as a power cut does, and start it again."""
        assert self._process is not None
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.start()

    def remove(self) -> None:
        """Stop it and take its data away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _await(self, process: "subprocess.Popen[bytes]") -> None:
        import psycopg

        end = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address).close()
                return
            except psycopg.OperationalError:
                if process.poll() is not None or time.monotonic() > end:
                    raise NoServerError((self._folder / "log").read_text()) from None
                time.sleep(0.05)


@contextmanager
def server(durable: bool = False) -> Iterator[Server]:
    """A fresh server that is gone when the block ends."""
    found = Server(durable)
    try:
        found.start()
        yield found
    finally:
        found.remove()


def database(address: str, name: str) -> str:
    """The address of a fresh database on the same server."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.replace("/postgres?", f"/{name}?")


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
