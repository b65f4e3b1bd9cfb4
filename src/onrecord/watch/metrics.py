"""How a watch is doing, in numbers, for Prometheus to fetch from this machine alone."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import UsageError

HELP = {
    "onrecord_feeds": ("gauge", "Feeds that are watched."),
    "onrecord_feed_checks_total": ("counter", "Feeds asked, by what came of it."),
    "onrecord_articles_total": ("counter", "Articles, by what became of them."),
    "onrecord_alerts_total": ("counter", "Matches of saved queries that were told."),
    "onrecord_alert_failures_total": ("counter", "Times that a webhook or file did not take alerts."),
    "onrecord_rounds_total": ("counter", "Rounds through the feeds that were due."),
    "onrecord_last_round_timestamp_seconds": ("gauge", "When the last round ended."),
    "onrecord_next_round_timestamp_seconds": ("gauge", "When the next round begins."),
    "process_resident_memory_bytes": ("gauge", "Memory of this process."),
}
OUTCOMES = {
    "onrecord_feed_checks_total": ("changed", "unchanged", "failed"),
    "onrecord_articles_total": ("added", "updated", "known", "failed"),
}


class Metrics:
    """Numbers by name and outcome; any thread may count and look."""

    def __init__(self) -> None:
        """Everything at zero."""
        self._lock = threading.Lock()
        self._values = {(name, outcome): 0.0 for name in HELP for outcome in OUTCOMES.get(name, (None,))}

    def count(self, name: str, outcome: str | None = None, by: float = 1) -> None:
        """Add to a counter."""
        with self._lock:
            self._values[name, outcome] += by

    def set(self, name: str, value: float) -> None:
        """Put a gauge to ``value``."""
        with self._lock:
            self._values[name, None] = value

    def get(self, name: str, outcome: str | None = None) -> float:
        """A number as it stands."""
        with self._lock:
            return self._values[name, outcome]

    def text(self) -> str:
        """All numbers in the text format of Prometheus."""
        self.set("process_resident_memory_bytes", resident_memory())
        lines: list[str] = []
        with self._lock:
            for name, (kind, told) in HELP.items():
                lines += [f"# HELP {name} {told}", f"# TYPE {name} {kind}"]
                for outcome in OUTCOMES.get(name, (None,)):
                    label = "" if outcome is None else f'{{result="{outcome}"}}'
                    lines.append(f"{name}{label} {self._values[name, outcome]:.17g}")
        return "\n".join(lines) + "\n"


def resident_memory() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    import resource

    return pages * resource.getpagesize()


@contextmanager
def served(metrics: Metrics, port: int | None) -> Iterator[int | None]:
    """``metrics`` at http://127.0.0.1:PORT/metrics while the block runs; gives the port. None: nowhere.

    Raises ``UsageError`` if the port is taken.
    """
    if port is None:
        yield None
        return

    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            found = self.path.partition("?")[0] in ("/", "/metrics")
            body = metrics.text().encode() if found else b"see /metrics\n"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            return

    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise UsageError(f"--metrics {port}: {error.strerror or error}") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.2,), daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
