"""The store: a record opened, articles put into it, readings taken out of it."""

import gc
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import RecordError, RecordVersionError, UsageError
from onrecord.schema import Reading
from onrecord.store.early import is_early, taken_out
from onrecord.store.engine import AMONG, Engine
from onrecord.store.joining import join
from onrecord.store.kept import Asked, Kept, content_hash, key_of, reader_key, unpacked
from onrecord.store.merging import update_events
from onrecord.store.query import Filter, articles_sql, events_sql, filter_of, statements_sql
from onrecord.store.rows import names_in, rows_of
from onrecord.store.tables import Rows, Step, latest, statements_of, steps
from onrecord.store.versions import Page, keep_pages, let_go, name_latest, older_versions, pages_known
from onrecord.store.words import folded_name

if TYPE_CHECKING:
    import arro3.core


KEYS_AT_ONCE = 64


class Added(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one article: its key, its id, and False where the record held it before.

    ``updated``: it is a later version of a page that is on record.
    """

    article_key: int
    id: str
    new: bool
    updated: bool = False


@contextmanager
def uncollected() -> Iterator[None]:
    """A stretch of work that makes very many lasting objects and no cycles: looking for cycles took a fifth of it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Store:
    """An open record. Use it in a ``with`` block, or ``close`` it."""

    def __init__(self, engine: Engine) -> None:
        """Take over a connection to a record that is at the latest version."""
        self.engine = engine

    def __enter__(self) -> "Store":
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.close()

    def add(self, batch: Sequence[Kept | Reading]) -> list[Added]:
        """Put articles on record in one transaction: when this returns they are on the disk, whole.

        What the record holds already (the same content) is left as it is. Of several versions of one page the latest
        counts (store/versions.py). A batch of some dozens is quickest.
        """
        kept = [item if isinstance(item, Kept) else Kept(reading=item) for item in batch]
        with uncollected(), self.engine.transaction():
            return self.put(kept)

    def put(self, kept: list[Kept]) -> list[Added]:
        """As ``add``, inside the transaction that is open."""
        added, new = self._keyed(kept)
        self.enter_readers([k.reading for k in kept])
        updated = self._enter_new(new) if new else set()
        self._keep_pages([(k.page, a.article_key) for k, a in zip(kept, added, strict=True) if k.page])
        return [msgspec.structs.replace(a, updated=a.new and a.article_key in updated) for a in added]

    def _enter_new(self, new: dict[int, Kept]) -> set[int]:
        """Write new articles and all that follows from them; gives those that are later versions of others."""
        readings = {key: item.reading for key, item in new.items()}
        older = older_versions(self.engine, {key: reading.article for key, reading in readings.items()})
        rows: Rows = {}
        for key, item in new.items():
            for table, values in rows_of(item, key, older=key in older).items():
                rows.setdefault(table, []).extend(values)
        let_go(self.engine, sorted(set(older) - set(new)))
        changed = join(self.engine, readings, rows, sorted(older))
        self.enter(rows)
        name_latest(self.engine, older)
        update_events(self.engine, changed)
        return set(older.values())

    def _keep_pages(self, asked: Sequence[tuple[Asked, int]]) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        pages = {page.key: Page(key, page.etag, page.last_modified, page.updated, now) for page, key in asked}
        keep_pages(self.engine, pages)

    def keep_pages(self, asked: Sequence[tuple[Asked, int]]) -> None:
        """Remember what pages answered, each with the key of its article."""
        with self.engine.transaction():
            self._keep_pages(asked)

    def pages(self, keys: Sequence[int]) -> dict[int, Page]:
        """What is known of pages, by ``page_key``."""
        return pages_known(self.engine, keys)

    def enter(self, rows: Rows) -> None:
        """Write rows, and what they name into the table of names, inside the transaction that is open."""
        self.engine.write({**rows, "names": self._new_names(rows)})

    def _new_names(self, rows: Rows) -> list[tuple[str, str]]:
        """The names that the record has not seen, with their words as they are searched for."""
        names = names_in(rows)
        sql = "SELECT name FROM names WHERE name IN (SELECT unnest(CAST(? AS TEXT[])))"
        known = {row[0] for row in self.engine.rows(sql, [names])} if names else set()
        return [(name, folded_name(name)) for name in names if name not in known]

    def _keyed(self, kept: list[Kept]) -> tuple[list[Added], dict[int, Kept]]:
        """What becomes of each, and those that are new by the key that they get."""
        hashes = [content_hash(k.reading.article) for k in kept]
        held = self._held([key_of(h) for h in hashes])
        added: list[Added] = []
        new: dict[int, Kept] = {}
        for item, digest in zip(kept, hashes, strict=True):
            key = key_of(digest)
            while held.get(key, digest) != digest:  # another article has this key: the next one that is free
                key += 1
                held |= self._held([key])
            added.append(Added(key, item.reading.article.id, key not in held))
            if key not in held:
                held[key] = digest
                new[key] = item
        return added, new

    def _held(self, keys: list[int]) -> dict[int, str]:
        sql = f"SELECT article_key, content_hash FROM articles WHERE article_key {AMONG}"
        return {int(key): str(digest) for key, digest in self.engine.rows(sql, [keys])}

    def enter_readers(self, readings: list[Reading]) -> None:
        """Enter the versions of the reader that are not known yet."""
        wanted = {reader_key(r.reader): r.reader for r in readings}
        known = {str(row[0]) for row in self.engine.rows("SELECT reader_id FROM readers")}
        rows = [
            (name, *msgspec.structs.astuple(r)) for name, r in sorted(wanted.items()) if name not in known
        ]
        self.engine.write({"readers": rows})

    def known(self, given: Sequence[int]) -> dict[int, int]:
        """Those keys of things given (``given_key``) whose article is on record, each with the article's key."""
        sql = f"SELECT given_key, article_key FROM given WHERE given_key {AMONG}"
        return {int(a): int(b) for a, b in self.engine.rows(sql, [list(given)])} if given else {}

    def holds(self, hashes: Sequence[str]) -> set[str]:
        """Those content hashes whose article is on record."""
        found = self._held([key_of(h) for h in hashes]) if hashes else {}
        return set(hashes) & set(found.values())

    def reading(self, article_key: int) -> Reading:
        """The current reading of one article; ``RecordError`` if there is none."""
        for _, reading in self.readings([article_key]):
            return reading
        raise RecordError(f"no article {article_key} is on record")

    def readings(self, keys: Sequence[int] | None = None) -> Iterator[tuple[int, Reading]]:
        """Current readings with the keys of their articles, by key: those of ``keys``, or all that count."""
        if keys is None:
            sql = "SELECT article_key FROM articles WHERE superseded_by IS NULL ORDER BY 1"
            keys = [int(row[0]) for row in self.engine.rows(sql)]
        sql = (
            "SELECT a.article_key, a.text, r.reading FROM articles a JOIN readings r ON r.article_key = a.article_key"
            f" WHERE r.current AND a.article_key {AMONG} ORDER BY a.article_key"
        )
        for start in range(0, len(keys), KEYS_AT_ONCE):
            for key, text, blob in self.engine.rows(sql, [list(keys[start : start + KEYS_AT_ONCE])]):
                try:
                    yield int(key), unpacked(bytes(blob), str(text))
                except (zlib.error, msgspec.MsgspecError) as error:
                    raise RecordError(f"article {key}: its reading is damaged ({error})") from error

    def count(self) -> int:
        """How many articles are on record, versions of one page counted once."""
        return int(self.engine.rows("SELECT count(*) FROM articles WHERE superseded_by IS NULL")[0][0])

    def events(self, asked: Filter | None = None, **given: Any) -> "arro3.core.Table":
        """The events that a filter, or its fields by name (``actor="Chad", since="2024-01-01"``), asks for."""
        return self.engine.arrow(*events_sql(asked or filter_of(**given)))

    def statements(self, asked: Filter | None = None, **given: Any) -> "arro3.core.Table":
        """The statements that are asked for."""
        return self.engine.arrow(*statements_sql(asked or filter_of(**given)))

    def articles(self, asked: Filter | None = None, **given: Any) -> "arro3.core.Table":
        """The articles that are asked for."""
        return self.engine.arrow(*articles_sql(asked or filter_of(**given)))

    def search(self, text: str, **given: Any) -> "arro3.core.Table":
        """The articles whose text satisfies a full-text query, the newest first."""
        return self.articles(filter_of(text=text, **{"order": "newest", **given}))

    def sql(self, query: str) -> "arro3.core.Table":
        """The answer to one SELECT as an Arrow table; docs/record.md has the tables."""
        return self.engine.asked(query)


def open_store(address: str | Path, *, create: bool = False, readonly: bool = False) -> Store:
    """The record at ``address``: a file, or ``postgresql://…``; an older one is brought forward.

    ``create``: make one where none is. Raises ``RecordMissingError``, ``RecordBusyError``, ``RecordVersionError`` or
    ``RecordError``.
    """
    engine = _engine(address, create=create, readonly=readonly)
    try:
        _bring_forward(engine, create=create, readonly=readonly)
    except BaseException:
        engine.close()
        raise
    return Store(engine)


def _engine(address: str | Path, *, create: bool, readonly: bool) -> Engine:
    if not str(address).strip() or ("://" in str(address) and not str(address).startswith("postgres")):
        raise UsageError(f"{str(address)!r} names no record; name a file, or a postgresql:// address")
    if str(address).startswith(("postgresql://", "postgres://")):
        from onrecord.store.postgres import Postgres

        return Postgres(str(address), create=create, readonly=readonly)
    from onrecord.store.duckdb import DuckDB

    return DuckDB(Path(address), create=create, readonly=readonly)


def _bring_forward(engine: Engine, *, create: bool, readonly: bool) -> None:
    """Run the migrations that the record has not seen, all of them or none."""
    here = version_of(engine)
    if here == latest():
        return
    if here > latest():
        raise RecordVersionError(
            f"the record has version {here}, this onrecord knows {latest()}; install a newer onrecord"
        )
    if here == 0 and not create:
        raise RecordError("this database holds no record; `onrecord add SOURCE --to …` makes one")
    if readonly:
        raise RecordVersionError(
            f"the record has version {here}, older than {latest()}; any command that writes brings it forward"
        )
    with engine.transaction():
        here = version_of(engine)  # another writer may have been quicker
        if is_early(engine, here):
            _made_anew(engine)
            return
        for step in steps():
            if step.version > here:
                _run(engine, step)
        _note_version(engine, here)


def _made_anew(engine: Engine) -> None:
    """Make a record of the first schema one of the latest, from its articles and readings."""
    created = engine.rows("SELECT value FROM meta WHERE key = 'created'")
    kept, rows = taken_out(engine)
    for step in steps():
        _run(engine, step)
    values = [("schema_version", str(latest())), *(("created", str(row[0])) for row in created)]
    engine.write({**rows, "meta": values})
    for start in range(0, len(kept), KEYS_AT_ONCE):
        Store(engine).put(kept[start : start + KEYS_AT_ONCE])


def version_of(engine: Engine) -> int:
    """The version of the record behind ``engine``, 0 where there is none."""
    if not engine.exists():
        return 0
    found = engine.rows("SELECT value FROM meta WHERE key = 'schema_version'")
    return int(found[0][0]) if found else 0


def _run(engine: Engine, step: Step) -> None:
    for statement in statements_of(step.shared) + statements_of(step.besides.get(engine.name, "")):
        engine.rows(engine.declared(statement))


def _note_version(engine: Engine, before: int) -> None:
    values: list[tuple[Any, ...]] = [("schema_version", str(latest()))]
    if before:
        engine.rows("DELETE FROM meta WHERE key = 'schema_version'")
    else:
        values.append(("created", datetime.now(UTC).isoformat(timespec="seconds")))
    engine.write({"meta": values})
