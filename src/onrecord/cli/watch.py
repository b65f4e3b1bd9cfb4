"""``onrecord watch``: feeds watched for weeks, what is new in them on record, alerts told."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Actors, To, Told, Workers, told_line
from onrecord.cli.sourcing import ASKING, sourced

if TYPE_CHECKING:
    from onrecord.sources import SourceOptions
    from onrecord.watch import Match, Metrics, Sink, Watch

HELP_FEEDS = (
    "OPML files, lists of feeds with one address a line, or addresses of feeds, sitemaps and JSON feeds."
)
METRICS = "http://127.0.0.1:{}/metrics"
AFTER_TROUBLE = 60.0
"""Seconds until the next round after one that the record did not let through."""

Feeds = Annotated[list[str], typer.Argument(metavar="FEEDS", help=HELP_FEEDS, show_default=False)]
Every = Annotated[
    str, typer.Option(metavar="TIME", help="From one look at a feed to the next, as 90s, 15m, 2h.")
]
Once = Annotated[
    bool, typer.Option("--once", help="Look at every feed once, whether it is due or not, and end.")
]
Port = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=65535,
        metavar="PORT",
        help="Numbers for Prometheus at http://127.0.0.1:PORT/metrics.",
        show_default=False,
    ),
]
Hook = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Post the matches of alerts there, as JSON.", show_default=False),
]
Atom = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Keep the last 200 matches there, as an Atom feed.", show_default=False
    ),
]
ToldAs = Annotated[Told, typer.Option("--format", "-f", help="How articles and alerts are told of.")]


@sourced(*ASKING)
def watch(
    feeds: Feeds,
    to: To,
    every: Every = "15m",
    once: Once = False,
    metrics: Port = None,
    webhook: Hook = None,
    atom: Atom = None,
    format: ToldAs = Told.TEXT,  # noqa: A002
    actors: Actors = None,
    workers: Workers = 1,
    *,
    options: "SourceOptions",
) -> None:
    """Watch feeds: put what is new in them on record, and tell of what matches the saved queries (`onrecord alert`).

    Runs until it is stopped (Ctrl-C), and goes on where it was when it is started again. Between two rounds the record
    is free for other commands. What is told: `added`, `known`, or `updated` for a later version of a page, an article's
    key and its id, when it is safely on the disk; `alert`, its name and what matches. docs/sources.md says how servers are treated.

    Examples:

    - `onrecord watch feeds.opml --to news.record`

    - `onrecord watch https://example.org/feed.xml --to news.record --every 30m --metrics 9464`

    - `onrecord watch feeds.opml --to postgresql://desk@localhost/news --webhook https://example.org/hook --atom alerts.xml`

    - `onrecord watch feeds.opml --to news.record --once --format jsonl`
    """
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import READER, RECORD, opened, stop_between_lines
    from onrecord.cli.own import own_stages
    from onrecord.errors import Stopped
    from onrecord.sources import Web
    from onrecord.watch import Metrics, Watch, feed_addresses, seconds_of, served

    addresses = feed_addresses(feeds, options)
    numbers, failures = Metrics(), Failures()
    with opened(None) as out, Web(options) as web, served(numbers, metrics) as port:
        watching = Watch(
            addresses, to, options, web, every=seconds_of(every), workers=workers, stages=own_stages(None, actors),
            sinks=_sinks(webhook, atom, options), metrics=numbers, failed=failures.say,
            told=lambda added: out.write(told_line(added, format)),
            matched=lambda found: out.write(b"".join(_alert(match, format) for match in found)),
        )  # fmt: skip
        _say(f"watching {len(addresses)} feeds" + (f", numbers at {METRICS.format(port)}" if port else ""))
        stop_between_lines(*RECORD, *READER)
        try:
            _rounds(watching, once=once)
        except Stopped:
            _say("stopped; the next start goes on from here")
    if once and failures.count:
        raise typer.Exit(1)


def _sinks(webhook: str | None, atom: Path | None, options: "SourceOptions") -> "list[Sink]":
    from onrecord.watch import AtomFile, Webhook

    found: list[Sink] = []
    if atom is not None:
        found.append(AtomFile(atom))
    if webhook is not None:
        found.append(Webhook(webhook, options))
    return found


def _rounds(watching: "Watch", *, once: bool) -> None:
    """Go round until somebody stops it; trouble with the record is said, and tried again after a while."""
    from onrecord.errors import RecordError

    if once:
        watching.round(all_due=True)
        _say(_status(watching.metrics))
        return
    while True:
        try:
            following = watching.round()
        except RecordError as error:
            _say(f"{error}; the next round is in {AFTER_TROUBLE:g} seconds")
            time.sleep(AFTER_TROUBLE)
            continue
        _say(f"{_status(watching.metrics)}; next round at {following:%H:%M:%S} UTC")
        time.sleep(max(0.2, (following - datetime.now(UTC)).total_seconds()))


def _status(metrics: "Metrics") -> str:
    """Where the watch stands since it was started, in one line."""

    def of(name: str, outcome: str) -> str:
        return f"{metrics.get(f'onrecord_{name}_total', outcome):,.0f} {outcome}"

    checks = ", ".join(of("feed_checks", outcome) for outcome in ("changed", "unchanged", "failed"))
    articles = ", ".join(of("articles", outcome) for outcome in ("added", "updated", "known", "failed"))
    alerts = metrics.get("onrecord_alerts_total")
    return f"feeds: {checks}; articles: {articles}; alerts: {alerts:,.0f}"


def _say(line: str) -> None:
    print(f"onrecord: {line}", file=sys.stderr, flush=True)  # noqa: T201


def _alert(match: "Match", form: Told) -> bytes:
    import msgspec

    from onrecord.watch.sinks import to_json

    if form is Told.JSONL:
        return msgspec.json.encode(to_json(match)) + b"\n"
    return f"alert {match.alert}: {match.headline}\n".encode()
