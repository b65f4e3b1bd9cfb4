"""Grammar of clock times: 14:30 GMT, 9 a.m., 5:03pm, 9.25 a.m., 1352 GMT, noon, midnight."""

from onrecord.mentions.times.expression import Clock
from onrecord.mentions.times.tokens import Tokens
from onrecord.mentions.times.vocabulary import CLOCK_APPROXIMATORS, SMALL_NUMBERS, ZONES

CLOCK_CUES = frozenset(
    "at by around about until till from to after before since approximately of circa updated".split()
)


def clock_time(tokens: Tokens, i: int, dated: bool = False) -> tuple[Clock, int] | None:
    """A clock time at ``i``. ``dated``: a date stands beside it, so that 14:30 needs no further cue."""
    form = tokens.forms[i]
    if form in {"noon", "midnight", "midday"}:
        return Clock(12 if form != "midnight" else 0, 0), i + 1
    spelled = SMALL_NUMBERS.get(form, 0)
    if 1 <= spelled <= 12 and tokens.sequence(i + 1, "o", "'", "clock") | tokens.sequence(
        i + 1, "o", "’", "clock"
    ):
        return Clock(spelled), i + 4
    number = tokens.number(i)
    if number < 0 or (tokens.glued[i] and tokens.before(i) in {".", ",", "/", ":", "$", "+"}):
        return None
    if tokens.glued[i] and tokens.before(i) == "-" and not _ends_in_half(tokens, i):
        return None
    if len(form) == 4 and not tokens.glued[i + 1]:
        return _military(tokens, i, number)
    if len(form) <= 2 and number <= 24:
        return _hour_first(tokens, i, number, dated)
    return None


def _ends_in_half(tokens: Tokens, i: int) -> bool:
    """True if am or pm stands in the few tokens from ``i`` on: 2007-7: 07AM, 9 a.m.-5 p.m."""
    return any(half_of_day(tokens, i + n) is not None for n in (1, 3))


def _military(tokens: Tokens, i: int, number: int) -> tuple[Clock, int] | None:
    """Four digits before a zone or "hours": 1352 GMT, 0910 hours."""
    hour, minute = divmod(number, 100)
    if hour > 24 or minute > 59:
        return None
    j = i + 1
    if tokens.forms[j] in {"hours", "hrs"} and (tokens.forms[i][0] == "0" or tokens.before(i) in CLOCK_CUES):
        return _finish(tokens, Clock(hour, minute), j + 1)
    zoned = zone(tokens, j)
    return (Clock(hour, minute, None, zoned[0]), zoned[1]) if zoned else None


def _hour_first(tokens: Tokens, i: int, hour: int, dated: bool) -> tuple[Clock, int] | None:
    """A clock time whose hour stands at ``i``, with minutes after a colon or stop or without."""
    j = i + 1
    minute = second = None
    colon = tokens.forms[j] == ":" and tokens.glued[j]
    stop = tokens.forms[j] in {".", "h"} and tokens.glued[j]
    minutes = tokens.forms[j + 1]
    if (colon or (stop and tokens.glued[j + 1])) and len(minutes) == 2 and 0 <= tokens.number(j + 1) <= 59:
        minute, j = tokens.number(j + 1), j + 2
        if tokens.forms[j] == ":" and tokens.glued[j] and len(tokens.forms[j + 1]) == 2:
            second = tokens.number(j + 1)
            if not 0 <= second <= 59:
                return None
            j += 2
    half = half_of_day(tokens, j)
    if half:
        if not 1 <= hour <= 12:
            half = (None, half[1])
        return _finish(tokens, Clock(_hour(hour, half[0]), minute, second), half[1])
    if minute is None:
        o_clock = tokens.sequence(j, "o", "'", "clock") or tokens.sequence(j, "o", "’", "clock")
        return (Clock(hour), j + 3) if o_clock and 1 <= hour <= 12 else None
    if tokens.glued[j] and tokens.forms[j] in {":", "-", "/", "%"}:
        return None
    if tokens.forms[j] in {"hours", "hrs", "h"}:
        return _finish(tokens, Clock(hour, minute, second), j + 1)
    zoned = zone(tokens, j)
    if zoned:
        return Clock(hour, minute, second, zoned[0]), zoned[1]
    if not (colon and tokens.glued[i + 2]) or not (dated or tokens.before(i) in CLOCK_CUES):
        return None
    return Clock(hour, minute, second), j


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half == "p" else 0)


def half_of_day(tokens: Tokens, j: int) -> tuple[str | None, int] | None:
    """am, pm, a.m., p.m., "a. m", "a.m": the letter and the token after it. A full stop at the end belongs to it."""
    form = tokens.forms[j]
    if form in {"am", "pm"}:
        return form[0], j + 1
    if form in {"a", "p"} and tokens.forms[j + 1] == "." and tokens.forms[j + 2] == "m":
        stop = tokens.forms[j + 3] == "." and tokens.glued[j + 3]
        return form, j + 4 if stop else j + 3
    return None


def zone(tokens: Tokens, j: int) -> tuple[int | None, int] | None:
    """A time zone at ``j``: GMT, EDT, "local time", GMT+2, UTC+05:30. The offset in minutes, and the token after it."""
    bracket = tokens.forms[j] == "("
    k = j + bracket
    form = tokens.forms[k]
    if form == "local" and tokens.forms[k + 1] == "time":
        found: tuple[int | None, int] = (None, k + 2)
    elif form in ZONES and tokens.raw[k].isupper():
        found = _offset(tokens, k + 1) if form in {"gmt", "utc"} else (ZONES[form], k + 1)
    else:
        return None
    if bracket:
        return (found[0], found[1] + 1) if tokens.forms[found[1]] == ")" else None
    return found


def _offset(tokens: Tokens, j: int) -> tuple[int | None, int]:
    """Minutes after GMT or UTC: +2, +05:30, -0400; 0 for none."""
    if tokens.forms[j] not in {"+", "-", "−"} or not tokens.glued[j] or tokens.number(j + 1) < 0:
        return 0, j
    sign = 1 if tokens.forms[j] == "+" else -1
    number, k = tokens.number(j + 1), j + 2
    hours, minutes = divmod(number, 100) if len(tokens.forms[j + 1]) == 4 else (number, 0)
    if tokens.forms[k] == ":" and tokens.number(k + 1) >= 0:
        minutes, k = tokens.number(k + 1), k + 2
    return (sign * (hours * 60 + minutes), k) if hours <= 14 and minutes < 60 else (0, j)


def _finish(tokens: Tokens, clock: Clock, j: int) -> tuple[Clock, int]:
    """``clock`` with the zone that follows it, if one does."""
    k = j + (tokens.forms[j] == "," and zone(tokens, j + 1) is not None)
    found = zone(tokens, k)
    return (Clock(clock.hour, clock.minute, clock.second, found[0]), found[1]) if found else (clock, j)


def approximate(tokens: Tokens, i: int) -> int:
    """The token after words such as "about" or "shortly after" at ``i``; ``i`` itself if there are none."""
    for words in CLOCK_APPROXIMATORS:
        if tokens.forms[i] == words[0] and tokens.sequence(i, *words):
            return i + len(words)
    return i
