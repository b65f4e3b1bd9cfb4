"""The dateline at the head of a news text."""

from onrecord.schema import Span


def dateline(text: str, start: int = 0) -> Span | None:
    """The span of the dateline that begins at or after ``start``, its dash included, or None."""
    return None
