"""What of an article is kept to tell its copies and its story."""

import msgspec

from onrecord.records.copies import Sketch, sketch
from onrecord.records.terms import Terms, terms_of
from onrecord.records.when import day_number

WINDOW = 5
"""Days between two articles beyond which they are not likened; an article without a day is likened to such only."""

HEAVIEST = 16
"""Terms of an article by which others are looked up."""

WEEK_BITS = 24
"""Bits of a key that tell the week; those above tell the term."""


class Profile(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One article: who ran it, the day it appeared (ISO), the sketch of its text and its terms.

    ``keys``: numbers of 63 bits of which two articles that hang together nearly always share one: heavy terms and weeks.
    """

    article_key: int
    outlet: str | None = None
    day: str | None = None
    sketch: Sketch
    terms: Terms
    keys: tuple[int, ...]


def profile(article_key: int, text: str, outlet: str | None = None, day: str | None = None) -> Profile:
    """The profile of one article; ``day``: the calendar day of publication."""
    terms = terms_of(text)
    return Profile(
        article_key=article_key,
        outlet=outlet,
        day=day,
        sketch=sketch(text),
        terms=terms,
        keys=_keys(terms, day),
    )


def _keys(of: Terms, day: str | None) -> tuple[int, ...]:
    ranked = sorted(zip(of.millionths.tolist(), of.numbers.tolist(), strict=True), reverse=True)[:HEAVIEST]
    number = day_number(day)
    weeks = (0,) if number is None else (number // WINDOW, number // WINDOW + 1)
    return tuple(sorted((term << WEEK_BITS) | week for _, term in ranked for week in weeks))
