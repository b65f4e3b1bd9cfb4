"""The record: everything that was read, kept for years in one DuckDB file or one PostgreSQL database."""

from onrecord.store.kept import Asked, Kept, content_hash, given_key, key_of, page_key
from onrecord.store.query import Filter, filter_of
from onrecord.store.store import Added, Store, open_store

__all__ = [
    "Added",
    "Asked",
    "Filter",
    "Kept",
    "Store",
    "content_hash",
    "filter_of",
    "given_key",
    "key_of",
    "open_store",
    "page_key",
]
