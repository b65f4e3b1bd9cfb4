"""Bytes to articles: text, pages, folders, tables, addresses."""

from onrecord.sources.failure import Failure
from onrecord.sources.open import Unread, load, open_sources, read_sources
from onrecord.sources.options import SourceOptions

__all__ = ["Failure", "SourceOptions", "Unread", "load", "open_sources", "read_sources"]
