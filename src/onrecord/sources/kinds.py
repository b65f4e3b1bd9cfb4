"""What is in a file, told by its name, and by how it begins where the name says nothing."""

from pathlib import Path, PurePosixPath

TABLES = frozenset({".jsonl", ".ndjson", ".parquet", ".csv"})
ROWS = frozenset({".jsonl", ".ndjson"})
"""Tables that are read line by line, as they come."""
PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text"})
MAILS = frozenset({".eml"})
OBJECTS = frozenset({".json"})
FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf", ".opml"})
LISTS = frozenset({".urls", ".lst", ".list"})
WARCS = frozenset({".warc", ".wet"})
ARCHIVES = frozenset({".zip"})
IN_FOLDERS = PAGES | TEXTS | MAILS | OBJECTS | WARCS
"""What a folder is searched for; tables, feeds and archives in it are named by themselves."""
IN_ARCHIVES = IN_FOLDERS | TABLES
PACKED = ".gz"


def kind_of(path: Path | PurePosixPath) -> str:
    """The suffix that tells what is in a file, without ``.gz``: ``.html`` for ``page.html.gz``."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def is_hidden(name: str) -> bool:
    """True if a part of the path ``name`` is hidden, or is what systems put into archives beside the files."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def without_doubles(names: list[str]) -> list[str]:
    """``names`` without the pages that stand beside their own JSON, as news-please keeps both."""
    known = set(names)
    return [name for name in names if name + ".json" not in known]
