"""Time expressions: a grammar of English dates, times, durations and sets, and their places on the calendar.

``tokens`` → ``grammar`` (with ``moments``, ``dates``, ``clock``, ``lengths``, ``relative``: the rules) → ``resolve`` (with
``units``, ``days``: the arithmetic) → ``find``: the stage. Values are TIMEX3 as in TimeML (ISO-TimeML, 24617-1).
"""

from onrecord.mentions.times.find import find_times, resolve_text

__all__ = ["find_times", "resolve_text"]
