"""The page and its API: see the record, read the evidence, correct it (docs/page.md)."""
