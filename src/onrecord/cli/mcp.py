"""``onrecord mcp``: a record for agents, over standard input and output."""

from onrecord.cli.options import Record


def mcp(record: Record) -> None:
    """Serve a record to agents by the Model Context Protocol, on standard input and output; it only reads.

    Needs `pip install 'onrecord[mcp]'`. Tools: search, events, statements, article, record, explain, dyad.

    Examples:

    - `onrecord mcp news.record`
    """
    from onrecord.agents import serve
    from onrecord.store import open_store

    with open_store(record, readonly=True) as store:
        serve(store).run("stdio")
