"""Records of the first schema, from before any release: what they hold, taken out to be put on record again.

That schema called itself version 1 and had no tables for names and merging, which only the readings can fill.
"""

import zlib

from onrecord.store.engine import Engine
from onrecord.store.kept import Kept, unpacked
from onrecord.store.tables import Rows

AS_THEY_ARE = {
    "feeds": "url, etag, last_modified, checked, next_due, failures",
    "queries": "name, query, created, last_seen",
    "corrections": "correction_id, article_key, target, field, value, who, why, made, undone",
}
"""Tables that have not changed since, with their columns."""
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1"


def is_early(engine: Engine, version: int) -> bool:
    """True if a record that says it has ``version`` is of the first schema."""
    return version == 1 and "parts" not in {str(row[0]) for row in engine.rows(TABLES)}


def taken_out(engine: Engine) -> tuple[list[Kept], Rows]:
    """The articles with their readings, and the rows that stay as they are; all tables are dropped."""
    sql = (
        "SELECT a.text, r.reading, a.raw, a.media_type, a.source, (SELECT min(g.given_key) FROM given g"
        " WHERE g.article_key = a.article_key) FROM articles a JOIN readings r ON r.article_key = a.article_key"
        " WHERE r.current ORDER BY a.article_key"
    )
    kept = [
        Kept(
            reading=unpacked(bytes(blob), str(text)), raw=None if raw is None else zlib.decompress(bytes(raw)),
            media_type=media_type, source=source, given=given,
        )
        for text, blob, raw, media_type, source, given in engine.rows(sql)
    ]  # fmt: skip
    rows: Rows = {
        table: list(engine.rows(f"SELECT {columns} FROM {table}")) for table, columns in AS_THEY_ARE.items()
    }
    for (table,) in engine.rows(TABLES):
        engine.rows(f"DROP TABLE {table}")
    return kept, rows
