"""Who said what: cues, quotations, speakers."""

from onrecord.statements.find import find_statements

__all__ = ["find_statements"]
