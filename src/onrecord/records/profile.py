"""What of an article is kept to tell its copies and its story."""

import msgspec

from onrecord.records.copies import Sketch, sketch
from onrecord.records.terms import Terms, terms_of


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One article: who ran it, the day it appeared (ISO), the sketch of its text and its terms."""

    article_key: int
    outlet: str | None = None
    day: str | None = None
    sketch: Sketch
    terms: Terms


def profile(article_key: int, text: str, outlet: str | None = None, day: str | None = None) -> Profile:
    """The profile of one article; ``day``: the calendar day of publication."""
    return Profile(article_key=article_key, outlet=outlet, day=day, sketch=sketch(text), terms=terms_of(text))
