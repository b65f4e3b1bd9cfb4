"""Bytes to articles: text, pages, folders, tables, addresses."""
