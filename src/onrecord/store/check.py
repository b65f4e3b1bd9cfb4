"""The whole record, verified: hashes, readings against their contract, tables against readings, references, merging.

Every article is read again from the disk, and a sample of them merged again. Nothing is repaired; what is wrong is said, with where it is.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from onrecord.errors import OnrecordError
from onrecord.schema import Reading, problems
from onrecord.store.engine import AMONG
from onrecord.store.kept import content_hash, unpacked
from onrecord.store.remerging import remerged
from onrecord.store.rows import NO_CHARACTER, derived_rows, word_rows
from onrecord.store.store import Store
from onrecord.store.tables import Rows, tables
from onrecord.store.versions import COUNTED
from onrecord.store.words import folded_name, words_of

ARTICLES_AT_ONCE = 32
SAMPLE = 100
"""Of how many articles copies, stories and records are worked out anew."""
NOT_DERIVED = {"events": {"record_id"}}
OF_ARTICLES = (
    "given", "readings", "actors", "statements", "speakers", "events", "parties", "quantities", "postings", "passages",
    "keys", "facts", "profiles", "record_events", "parts", "pages", "told",
)  # fmt: skip


class Problem(msgspec.Struct, frozen=True):
    """Something that is wrong: where (``article 12``, a table, a record), and what."""

    where: str
    what: str

    @property
    def line(self) -> str:
        """What a person reads."""
        return f"{self.where}: {self.what}"


def check(store: Store, sample: int = SAMPLE) -> Iterator[Problem]:
    """All that is wrong with the record, in the order of its articles; nothing if it is whole.

    Copies, stories and records of ``sample`` articles, spread evenly, are worked out anew.
    """
    yield from _references(store)
    keys = [int(row[0]) for row in store.engine.rows("SELECT article_key FROM articles ORDER BY 1")]
    for start in range(0, len(keys), ARTICLES_AT_ONCE):
        yield from _articles(store, keys[start : start + ARTICLES_AT_ONCE])
    if sample:
        sql = "SELECT article_key FROM articles WHERE superseded_by IS NULL ORDER BY 1"
        counted = [int(row[0]) for row in store.engine.rows(sql)]
        yield from _remerged(store, counted[:: max(1, len(counted) // sample)][:sample])


def _remerged(store: Store, keys: list[int]) -> Iterator[Problem]:
    """How what was merged differs from what the readings of some articles give now."""
    for start in range(0, len(keys), ARTICLES_AT_ONCE):
        try:
            readings = list(store.readings(keys[start : start + ARTICLES_AT_ONCE]))
        except OnrecordError:  # a damaged reading, which is told of already
            continue
        yield from (Problem(*found) for found in remerged(store.engine, readings))


def _references(store: Store) -> Iterator[Problem]:
    """Keys that stand twice, and rows that belong to no article, reading, event or record."""
    for column in ("article_key", "content_hash"):
        sql = f"SELECT {column} FROM articles GROUP BY {column} HAVING count(*) > 1 ORDER BY 1"
        for (value,) in store.engine.rows(sql):
            yield Problem("articles", f"{column} {value} stands more than once")
    for table in OF_ARTICLES:
        sql = f"SELECT count(*) FROM {table} WHERE article_key NOT IN (SELECT article_key FROM articles)"
        yield from _stray(store, table, sql, "belong to no article")
    sql = "SELECT count(*) FROM readings WHERE reader_id NOT IN (SELECT reader_id FROM readers)"
    yield from _stray(store, "readings", sql, "are by a reader that is not known")
    sql = (
        "SELECT count(*) FROM record_events r WHERE NOT EXISTS (SELECT 1 FROM events e"
        " WHERE e.article_key = r.article_key AND e.event_id = r.event_id AND e.record_id = r.record_id)"
    )
    yield from _stray(store, "record_events", sql, "name an event that does not name their record")
    sql = "SELECT count(*) FROM record_events WHERE record_id NOT IN (SELECT record_id FROM records)"
    yield from _stray(store, "record_events", sql, "belong to no record")
    sql = "SELECT count(*) FROM records WHERE record_id NOT IN (SELECT record_id FROM record_events)"
    yield from _stray(store, "records", sql, "have no event")
    sql = (
        "SELECT count(*) FROM events e WHERE e.record_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record_events r"
        " WHERE r.article_key = e.article_key AND r.event_id = e.event_id AND r.record_id = e.record_id)"
    )
    yield from _stray(store, "events", sql, "name a record that does not list them")
    yield from _unmerged(store)
    yield from _versions(store)
    for name, folded in store.engine.rows("SELECT name, folded FROM names ORDER BY 1"):
        if folded != folded_name(str(name)):
            yield Problem("names", f"{name!r} is not searched for by its own words")
    for where, column in (
        ("articles", "outlet"),
        ("speakers", "name"),
        ("parties", "name"),
        ("events", "place"),
    ):
        sql = f"SELECT count(*) FROM {where} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT name FROM names)"
        yield from _stray(store, where, sql, f"have a {column} that names lacks")


def _versions(store: Store) -> Iterator[Problem]:
    """Older versions of pages that do not name the latest one, or still count; pages without their article."""
    sql = (
        "SELECT count(*) FROM articles a WHERE a.superseded_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles b"
        " WHERE b.article_key = a.superseded_by AND b.url = a.url AND b.superseded_by IS NULL)"
    )
    yield from _stray(
        store, "articles", sql, "are older versions and do not name the latest one of their page"
    )
    for table in (*COUNTED, "facts", "record_events"):
        sql = (
            f"SELECT count(*) FROM {table} WHERE article_key IN"
            " (SELECT article_key FROM articles WHERE superseded_by IS NOT NULL)"
        )
        yield from _stray(store, table, sql, "belong to an older version of a page")


def _unmerged(store: Store) -> Iterator[Problem]:
    """Articles and events that did not take their places among the others."""
    sql = "SELECT count(*) FROM articles WHERE copy_group IS NULL OR story IS NULL OR {0} NOT IN (SELECT article_key FROM articles)"
    for column in ("copy_group", "story"):
        yield from _stray(
            store, "articles", sql.format(column), f"have no {column}, or one that is no article"
        )
    sql = "SELECT count(*) FROM articles WHERE article_key NOT IN (SELECT article_key FROM profiles)"
    yield from _stray(store, "articles", sql, "have no profile")
    sql = (
        "SELECT count(*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM {0} o WHERE o.article_key = e.article_key"
        " AND o.event_id = e.event_id)"
    )
    for table in ("facts", "parts", "keys", "record_events"):
        yield from _stray(store, "events", sql.format(table), f"are not in {table}")
    sql = "SELECT count(*) FROM (SELECT 1 FROM record_events GROUP BY article_key, event_id HAVING count(*) > 1) twice"
    yield from _stray(store, "record_events", sql, "put one event into several records")


def _stray(store: Store, table: str, sql: str, what: str) -> Iterator[Problem]:
    count = int(store.engine.rows(sql)[0][0])
    if count:
        yield Problem(table, f"{count} rows {what}")


def _articles(store: Store, keys: list[int]) -> Iterator[Problem]:
    """What is wrong with some articles: each by itself, and its rows against its reading."""
    readings, found = _readings(store, keys)
    for key in keys:
        yield from (Problem(f"article {key}", what) for what in found.get(key, []))
    held = {table: _rows_by_key(store, table, keys) for table in _DERIVED}
    sql = f"SELECT article_key FROM articles WHERE superseded_by IS NOT NULL AND article_key {AMONG}"
    older = {int(row[0]) for row in store.engine.rows(sql, [keys])}
    for key, reading in readings.items():
        if key in older:
            continue
        wanted = {**derived_rows(reading, key), **word_rows(reading, key, words_of(reading.article.text))}
        for table in _DERIVED:
            yield from _compared(key, table, wanted, held[table].get(key, []))


def _readings(store: Store, keys: list[int]) -> tuple[dict[int, Reading], dict[int, list[str]]]:
    """The current readings that keep their contract, and what is wrong with the articles, by key."""
    sql = (
        "SELECT a.article_key, a.content_hash, a.text, a.text_sha256, a.raw, a.raw_sha256, a.words, r.reading"
        f" FROM articles a LEFT JOIN readings r ON r.article_key = a.article_key AND r.current WHERE a.article_key {AMONG}"
        " ORDER BY a.article_key"
    )
    readings: dict[int, Reading] = {}
    found: dict[int, list[str]] = {}
    for key, digest, text, text_sha256, raw, raw_sha256, words, blob in store.engine.rows(sql, [keys]):
        wrong = found.setdefault(int(key), [])
        wrong.extend(_raw(raw, raw_sha256))
        if blob is None:
            wrong.append("it has no current reading")
            continue
        if int(key) in readings:
            wrong.append("it has more than one current reading")
        try:
            reading = unpacked(bytes(blob), str(text))
        except (zlib.error, msgspec.MsgspecError) as error:
            wrong.append(f"its reading is damaged: {error}")
            continue
        about = list(_against_itself(reading, str(text), str(digest), str(text_sha256), int(words)))
        wrong.extend(about)
        if not about:
            readings[int(key)] = reading
    return readings, found


def _raw(raw: Any, raw_sha256: str | None) -> Iterator[str]:
    if raw is None:
        if raw_sha256 is not None:
            yield "its raw bytes are gone"
        return
    try:
        data = zlib.decompress(bytes(raw))
    except zlib.error as error:
        yield f"its raw bytes are damaged: {error}"
        return
    if hashlib.sha256(data).hexdigest() != raw_sha256:
        yield "its raw bytes do not fit their hash"


def _against_itself(reading: Reading, text: str, digest: str, text_sha256: str, words: int) -> Iterator[str]:
    """Text, hashes and offsets of one reading."""
    article = reading.article
    exact = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    if exact != text_sha256 or exact != article.text_sha256:
        yield "its text does not fit its hash"
    if article.text.replace("\0", NO_CHARACTER) != text:
        yield "its text is not that of its reading"
    if content_hash(article) != digest:
        yield "what makes it the same article (address, outlet, title, date, text) does not fit its hash"
    if len(words_of(article.text)) != words:
        yield "its number of words is not that of its text"
    try:
        yield from (f"its reading breaks the contract: {what}" for what in problems(reading))
    except (OnrecordError, LookupError) as error:
        yield f"its reading cannot be checked: {error}"


_DERIVED = ("actors", "statements", "speakers", "events", "parties", "quantities", "postings", "passages")


def _rows_by_key(store: Store, table: str, keys: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    columns = [c.name for c in tables()[table]]
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE article_key {AMONG}"
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in store.engine.rows(sql, [keys]):
        found.setdefault(int(row[columns.index("article_key")]), []).append(row)
    return found


def _compared(key: int, table: str, wanted: Rows, held: Sequence[tuple[Any, ...]]) -> Iterator[Problem]:
    """How the rows of a table differ from those that the reading makes."""
    columns = tables()[table]
    counted = [n for n, c in enumerate(columns) if c.name not in NOT_DERIVED.get(table, ())]
    ours = {_plain(row, counted) for row in wanted[table]}
    theirs = [_plain(row, counted) for row in held]
    if len(theirs) != len(wanted[table]):
        yield Problem(
            f"article {key}", f"{table} holds {len(theirs)} rows where its reading has {len(wanted[table])}"
        )
    wrong = [row for row in theirs if row not in ours]
    if wrong:
        name = wrong[0][1] if len(wrong[0]) > 1 else ""
        yield Problem(
            f"article {key}", f"{len(wrong)} rows of {table} differ from its reading, the first: {name}"
        )


def _plain(row: Sequence[Any], columns: list[int]) -> tuple[Any, ...]:
    """A row as both engines and a reading give it alike."""
    return tuple(_value(row[n]) for n in columns)


def _value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
