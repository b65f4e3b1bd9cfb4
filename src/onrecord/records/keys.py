"""Blocking keys: two facts that may be one event share at least one, so that only those are compared."""

import zlib
from itertools import combinations

from onrecord.records.seen import GROUPS
from onrecord.records.terms import weight_of
from onrecord.records.when import When, when
from onrecord.records.who import head
from onrecord.schema.record import Fact, Party

WEEK = 7
MOST_WEEKS = 6
UNDATED = "undated"
"""Where no date is known the parties alone say too little: a place or a rare word must be shared besides."""

_PAIRS, _WORDS = 6, 3
_TELLING = 2.0


def fact_keys(fact: Fact) -> tuple[str, ...]:
    """The keys of ``fact``: what is done, who takes part, and the weeks in which it may be; besides, within its article
    and by place and rare words for reports that leave a party out.
    """
    what = GROUPS.get(fact.deed, fact.deed)
    who, weeks = _names(fact), _weeks(fact)
    found: list[str] = []
    if weeks != [UNDATED]:
        found += [f"{what}|{a}|{b}|{w}" for w in weeks for a, b in list(combinations(who, 2))[:_PAIRS]]
        if len(who) < 2:
            found += [f"{what}|{a}|-|{w}" for w in weeks for a in who or ["-"]]
    where = [f"@{fact.place_id or fact.place}"] if fact.place else []
    telling = [f"#{w}" for w in _telling(fact)]
    found += [f"{what}|{a}|{x}|{w}" for w in weeks for a in who[:3] or ["-"] for x in where + telling]
    found.append(f"{what}|in|{fact.article_key}")
    return tuple(dict.fromkeys(found))


def key_numbers(fact: Fact) -> tuple[int, ...]:
    """The keys of ``fact`` as numbers of 63 bits, for tables."""
    return tuple(sorted({_number(k) for k in fact_keys(fact)}))


def _number(key: str) -> int:
    data = key.encode("utf-8", "surrogatepass")
    return (zlib.crc32(data) << 31) ^ zlib.crc32(data[::-1], 0x5BD1E995)


def _names(fact: Fact) -> list[str]:
    """Countries, else last words of names, of all parties; in order of the alphabet, since roles may be swapped."""
    return sorted({n for p in (*fact.actors, *fact.recipients) if (n := _name(p))})


def _name(p: Party) -> str:
    return p.country or head(p)


def _weeks(fact: Fact) -> list[str]:
    span = when(fact)
    if span is None:
        return [UNDATED]
    if span.loose and span.told:
        return [f"m{m}" for m in _months(span)]
    first, last = span.first // WEEK, span.last // WEEK
    return [f"w{w}" for w in range(first, min(last, first + MOST_WEEKS) + 1)]


def _months(span: When) -> list[int]:
    """Months of 30 days, of a long stretch its first: events told by the year meet if they begin alike."""
    return sorted({span.first // 30, (span.first + 2) // 30})


def _telling(fact: Fact) -> list[str]:
    """The rarest words of the sentence that name no party."""
    parties = {w for p in (*fact.actors, *fact.recipients) for w in p.name.casefold().split()}
    words = [w for w in fact.words if weight_of(w) >= _TELLING and w not in parties]
    return sorted(sorted(words, key=lambda w: (-weight_of(w), w))[:_WORDS])
