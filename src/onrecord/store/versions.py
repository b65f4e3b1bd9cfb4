"""Versions of one page: articles with the same address. The latest one counts; older ones are kept, and counted nowhere.

Of two versions the one that was had later is the later one, where both say when; else the one that is put on record later.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from onrecord.schema import Article
from onrecord.store.engine import AMONG, Engine

COUNTED = (
    "actors", "statements", "speakers", "events", "parties", "quantities", "postings", "passages",
)  # fmt: skip
"""Tables that hold rows of the latest version of a page only."""


class Page(msgspec.Struct, frozen=True):
    """What is known of a page: its article, what its last answer was called, and when its feed says that it changed last."""

    article_key: int
    etag: str | None = None
    last_modified: str | None = None
    updated: str | None = None
    checked: str | None = None


class Had(msgspec.Struct, frozen=True):
    """Of an article: when it was had (ISO 8601), and its date of publication with that date's basis."""

    retrieved: str | None
    published: str | None
    published_basis: str | None


def is_page(url: str | None) -> bool:
    """True if an address names one page, whose articles are versions of it: the address of a whole site does not."""
    if not url or "\0" in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)


def older_versions(engine: Engine, new: Mapping[int, Article]) -> dict[int, int]:
    """The articles, ``new`` or on record, that a later version stands for now: their keys, each with that version's."""
    versions: dict[str, list[tuple[int, str | None]]] = {}
    for key, article in new.items():
        if article.url is not None and is_page(article.url):
            versions.setdefault(article.url, []).append((key, article.retrieved))
    if not versions:
        return {}
    sql = (
        "SELECT url, article_key, retrieved FROM articles WHERE superseded_by IS NULL"
        " AND url IN (SELECT unnest(CAST(? AS TEXT[]))) ORDER BY article_key"
    )
    held: dict[str, list[tuple[int, str | None]]] = {}
    for url, key, retrieved in engine.rows(sql, [sorted(versions)]):
        held.setdefault(str(url), []).append((int(key), retrieved))
    found: dict[int, int] = {}
    for url, own in versions.items():
        every = [*held.get(url, ()), *own]
        latest = _latest(every)
        found |= {key: latest for key, _ in every if key != latest}
    return found


def _latest(versions: Sequence[tuple[int, str | None]]) -> int:
    """The key of the latest of some versions, which stand in the order in which they were put on record."""
    key, had = versions[0]
    for other, retrieved in versions[1:]:
        if had is None or retrieved is None or retrieved >= had:
            key, had = other, retrieved
    return key


def let_go(engine: Engine, older: Sequence[int]) -> None:
    """Delete what counts of versions that are older now; their articles and readings stay."""
    if older:
        for table in COUNTED:
            engine.rows(f"DELETE FROM {table} WHERE article_key {AMONG}", [list(older)])


def name_latest(engine: Engine, older: Mapping[int, int]) -> None:
    """Let every older version name the latest one, also those that named one that is older now itself."""
    if not older:
        return
    given = [sorted(older), [older[key] for key in sorted(older)]]
    for column in ("superseded_by", "article_key"):
        engine.rows(
            "UPDATE articles SET superseded_by = v.latest FROM (SELECT unnest(CAST(? AS BIGINT[])) AS older,"
            f" unnest(CAST(? AS BIGINT[])) AS latest) v WHERE articles.{column} = v.older",
            given,
        )


def latest_version(engine: Engine, key: int) -> int | None:
    """The key of the version that stands for an older one; None for an article that counts itself."""
    found = engine.rows("SELECT superseded_by FROM articles WHERE article_key = ?", [key])
    return int(found[0][0]) if found and found[0][0] is not None else None


def pages_known(engine: Engine, keys: Sequence[int]) -> dict[int, Page]:
    """What is known of pages, by their keys (``kept.page_key``)."""
    if not keys:
        return {}
    sql = f"SELECT page_key, article_key, etag, last_modified, updated, checked FROM pages WHERE page_key {AMONG}"
    return {int(row[0]): Page(int(row[1]), *row[2:]) for row in engine.rows(sql, [list(keys)])}


def keep_pages(engine: Engine, pages: Mapping[int, Page]) -> None:
    """Remember ``pages`` in place of what was known; inside the transaction that is open."""
    if pages:
        engine.rows(f"DELETE FROM pages WHERE page_key {AMONG}", [sorted(pages)])
        engine.write(
            {"pages": [(key, *msgspec.structs.astuple(page)) for key, page in sorted(pages.items())]}
        )


def had(engine: Engine, articles: Sequence[int]) -> dict[int, Had]:
    """When articles were had and appeared, by their keys."""
    sql = f"SELECT article_key, retrieved, published, published_basis FROM articles WHERE article_key {AMONG}"
    return {int(key): Had(*more) for key, *more in engine.rows(sql, [list(articles)])} if articles else {}
