"""Publication dates as people and tables write them -> ISO 8601."""

import datetime
import email.utils
import re

from onrecord.errors import UsageError

STAMP = re.compile(r"\d{14}")
"""Year to second in one number, as GDELT writes it."""


def iso_date(value: str) -> str | None:
    """``value`` as an ISO date or datetime in its own offset, or None if it is no full date.

    Taken are ISO 8601 (also without dashes) and the form of mail and feeds (RFC 2822). Nothing is guessed.
    """
    value = value.strip()
    try:
        if len(value) in (8, 10):
            return datetime.date.fromisoformat(value).isoformat()
        return _plain(datetime.datetime.fromisoformat(value))
    except ValueError:
        pass
    try:
        return _plain(email.utils.parsedate_to_datetime(value)) if "," in value else None
    except (ValueError, OverflowError):
        return None


def feed_date(value: str | None) -> str | None:
    """A date as feeds, letters and exports write it, in ISO: also without the weekday.

    None for what is no full date, and for years that no feed can mean.
    """
    value = " ".join((value or "").split())[:60]
    found = iso_date(value)
    if found is None and re.match(r"\d{1,2} [A-Za-z]{3}[a-z]* \d{4}\b", value):
        try:
            found = _plain(email.utils.parsedate_to_datetime(value))
        except (ValueError, OverflowError):
            found = None
    if found is None and STAMP.fullmatch(value):
        found = iso_date(f"{value[:8]}T{value[8:]}")
    return found if found is not None and "1980" <= found[:4] <= "2100" else None


def checked_date(value: str) -> str:
    """``value`` as ISO; raises ``UsageError`` that says what a date looks like."""
    found = iso_date(value)
    if found is None:
        raise UsageError(f"'{value}' is no date; give one as 2024-03-24 or 2024-03-24T09:30:00+02:00")
    return found


def _plain(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="seconds")
