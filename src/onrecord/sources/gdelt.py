"""GDELT's files as lists of article addresses: events (``.export.CSV``), mentions, and the knowledge graph (GKG).

Columns by number as GDELT's own codebooks give them (Event 1.0 and 2.0, Mentions 2.1, GKG 1.0 and 2.1); the files have
no header, except GKG 1.0. The date of a row is when GDELT saw the article: it counts where the page itself has none.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.schema import Published
from onrecord.sources.dates import feed_date
from onrecord.sources.link import Link, Said

NAME = re.compile(r"\.(export|mentions|gkg)\.csv(?:\.zip|\.gz)?$", re.I)
WEB = "1"
"""The kind of source that is a page of the open web; others are no addresses."""
OLD_GKG = 11


class _Columns(msgspec.Struct, frozen=True):
    """Where in a row stand the address, the day, the outlet and the kind of source; -1 for none."""

    url: int
    date: int
    outlet: int = -1
    kind: int = -1


LAYOUTS = {
    ("export", 58): _Columns(url=57, date=56),
    ("export", 61): _Columns(url=60, date=59),
    ("mentions", 16): _Columns(url=5, date=2, outlet=4, kind=3),
    ("gkg", 27): _Columns(url=4, date=1, outlet=3, kind=2),
}


def gdelt_kind(name: str) -> str | None:
    """Which of GDELT's tables a file is by its name: export, mentions or gkg; None for another."""
    found = NAME.search(name)
    return found[1].lower() if found else None


def gdelt_links(kind: str, lines: Iterable[str]) -> Iterator[tuple[int, Link | str]]:
    """The address of each row with its number from 1, or what is wrong with the row; rows of other sources than pages are passed over."""
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if kind == "gkg" and len(cells) == OLD_GKG:
            yield from ((number, link) for link in _old_gkg(cells))
            continue
        layout = LAYOUTS.get((kind, len(cells)))
        if layout is None:
            if line.strip():
                yield number, f"{len(cells)} columns; this is no row of a GDELT {kind} file"
            continue
        if layout.kind >= 0 and cells[layout.kind] != WEB:
            continue
        url = cells[layout.url].strip()
        if not url.startswith(("http://", "https://")):
            yield number, f"'{url[:80]}' is no http or https address"
            continue
        outlet = cells[layout.outlet].strip() if layout.outlet >= 0 else ""
        yield number, Link(url, Said(outlet=outlet or None, published=_seen(cells[layout.date])))


def _old_gkg(cells: list[str]) -> Iterator[Link]:
    """GKG 1.0 names all articles of a row in one cell."""
    for url in cells[10].split("<UDIV>"):
        if url.strip().startswith(("http://", "https://")):
            yield Link(url.strip(), Said(published=_seen(cells[0])))


def _seen(stamp: str) -> Published | None:
    found = feed_date(stamp)
    if found is None:
        return None
    return Published(f"{found}+00:00" if "T" in found else found, "feed")
