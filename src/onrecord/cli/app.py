"""The commands in one table, and what happens to their errors."""

import errno
import os
import sys
from collections.abc import Callable

import typer

from onrecord.cli import (
    actors,
    add,
    alert,
    check,
    code,
    dyad,
    events,
    explain,
    export,
    gold,
    mcp,
    parse,
    read,
    remerge,
    reread,
    search,
    serve,
    sql,
    statements,
    story,
    watch,
)
from onrecord.cli.output import Unheard
from onrecord.errors import OnrecordError, Stopped, UsageError

COMMANDS: dict[str, Callable[..., None]] = {
    "read": read.read,
    "add": add.add,
    "watch": watch.watch,
    "events": events.events,
    "statements": statements.statements,
    "search": search.search,
    "story": story.story,
    "dyad": dyad.dyad,
    "sql": sql.sql,
    "check": check.check,
    "reread": reread.reread,
    "remerge": remerge.remerge,
    "export": export.export,
    "serve": serve.serve,
    "mcp": mcp.mcp,
    "code": code.code,
    "parse": parse.parse,
    "actors": actors.actors,
    "explain": explain.explain,
}
GROUPS: dict[str, typer.Typer] = {"alert": alert.alert, "gold": gold.gold, "users": serve.users}
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

app = typer.Typer(
    name="onrecord",
    help="Reads news and puts it on record: who did or said what to whom, when, where, and according to whom.",
    epilog="Begin with: onrecord read article.txt --published 2024-03-24",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)
for _name, _command in COMMANDS.items():
    app.command(_name, no_args_is_help=True)(_command)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """The options before the command."""


def run() -> int:
    """Run the command line; what onrecord raises on purpose becomes one line on standard error and an exit code."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        return _say(str(error), WRONG_USAGE)
    except OnrecordError as error:
        return _say(str(error), FAILED)
    except Unheard:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Stopped:
        return _say("stopped", INTERRUPTED)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return _say(f"standard output: cannot be written: {error.strerror}", FAILED)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else FAILED
    return 0


def _say(message: str, code: int) -> int:
    print(f"onrecord: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return code
