"""Bytes to articles: text, pages, folders, tables, addresses."""

from onrecord.sources.failure import Failure, attempt
from onrecord.sources.load import load
from onrecord.sources.open import open_sources, read_sources
from onrecord.sources.options import SourceOptions
from onrecord.sources.table import article_from_row, jsonl_rows, table_rows
from onrecord.sources.text import article_from_text
from onrecord.sources.unread import Fetched, Unread
from onrecord.sources.web import Web

__all__ = [
    "Failure",
    "Fetched",
    "SourceOptions",
    "Unread",
    "Web",
    "article_from_row",
    "article_from_text",
    "attempt",
    "jsonl_rows",
    "load",
    "open_sources",
    "read_sources",
    "table_rows",
]
