"""``onrecord serve``: the page and its API over a record; ``onrecord users``: who may use them."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import HELP_RECORD, Record

if TYPE_CHECKING:
    import socket

HELP_PUBLIC = (
    "The address that readers type, where a proxy with TLS stands before the page, as https://news.example."
)
OfRecord = Annotated[str, typer.Option("--record", metavar="RECORD", help=HELP_RECORD, show_default=False)]


def serve(
    record: Record,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen. Others than this machine need accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port.")] = 8040,
    public: Annotated[str | None, typer.Option(metavar="URL", help=HELP_PUBLIC)] = None,
) -> None:
    """Open the page on a record: see it, read the evidence, correct it.

    It listens on this machine alone, unless told otherwise; then everybody needs an account (`onrecord users add`), and a
    proxy before it should bring TLS.

    Examples:

    - `onrecord serve news.record`

    - `onrecord serve postgresql://desk@localhost/news --host 0.0.0.0 --public https://record.example`
    """
    import uvicorn

    from onrecord.errors import UsageError
    from onrecord.store import open_store
    from onrecord.web.app import create_app
    from onrecord.web.settings import Settings

    settings = Settings(record=record, host=host, port=port, public=public)
    if public is not None and not public.startswith(("https://", "http://")):
        raise UsageError(f"--public {public}: write the whole address, as https://news.example")
    with open_store(record) as store, suppress(KeyboardInterrupt):
        app = create_app(store, settings)
        listening = _listening(host, port)
        typer.echo(f"The page is at {public or f'http://{host}:{port}'} – Ctrl-C ends it.", err=True)
        if not settings.is_local and not settings.is_secure:
            typer.echo(
                "Secrets would travel in the clear: put a proxy with TLS before it and name it with --public.",
                err=True,
            )
        config = uvicorn.Config(
            app, host=host, port=port, log_level="warning", server_header=False,
            proxy_headers=public is not None, timeout_graceful_shutdown=5,
        )  # fmt: skip
        uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> "socket.socket":
    """A socket at the address; ``UsageError`` where it is taken, or none of this machine's."""
    import socket

    from onrecord.errors import UsageError

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        told = f"--host {host} --port {port}: the page cannot listen there: {error.strerror or error}"
        raise UsageError(told) from error


users = typer.Typer(no_args_is_help=True, help="Who may use the page: add, end and list accounts.")


@users.command("add", no_args_is_help=True)
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name for the account.", show_default=False)],
    record: OfRecord,
    role: Annotated[
        str,
        typer.Option(metavar="ROLE", help="read, correct or admin; each may do what those before it may."),
    ] = "read",
) -> None:
    """Make an account and print its secret, once. It serves at the login and as the API's bearer token.

    Examples:

    - `onrecord users add "Ana Rojas" --role correct --record news.record`
    """
    from onrecord.store import open_store
    from onrecord.web import accounts

    with open_store(record) as store:
        secret = accounts.add_user(store, name, role)
    typer.echo(secret)
    typer.echo("Keep it: only its hash is on record.", err=True)


@users.command("end", no_args_is_help=True)
def end_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The account.", show_default=False)],
    record: OfRecord,
) -> None:
    """End an account; what its owner corrected stays.

    Examples:

    - `onrecord users end "Ana Rojas" --record news.record`
    """
    from onrecord.store import open_store
    from onrecord.web import accounts

    with open_store(record) as store:
        accounts.end_user(store, name)


@users.command("list", no_args_is_help=True)
def list_users(
    record: OfRecord,
) -> None:
    """List the accounts with their roles.

    Examples:

    - `onrecord users list --record news.record`
    """
    from onrecord.store import open_store
    from onrecord.web import accounts

    with open_store(record, readonly=True) as store:
        for user in accounts.users(store):
            typer.echo(f"{user.name}\t{user.role}")
