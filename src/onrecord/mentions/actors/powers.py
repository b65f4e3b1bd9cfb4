"""States that texts count together without naming them: "the four powers", "the three Baltic states"."""

from typing import NamedTuple


class Powers(NamedTuple):
    """``words`` that stand in the phrase (dictionary forms), its head one of ``heads``; whom it means from day to day."""

    words: frozenset[str]
    heads: frozenset[str]
    first: str
    last: str
    codes: tuple[str, ...]


_POWER = "power ally"
_STATE = "state country nation republic neighbour neighbor government"
# Words before the noun; nouns; first and last day; countries.
_TABLE = (
    ("four", _POWER, "1945-06-05", "1991-03-15", "FRA GBR SUN USA"),
    ("three western", _POWER, "1945-06-05", "1991-03-15", "FRA GBR USA"),
    ("three european", _POWER, "2003-10-21", "9999", "DEU FRA GBR"),
    ("three axis", _POWER, "1940-09-27", "1943-09-08", "DEU ITA JPN"),
    ("five nuclear", _POWER, "1971-10-25", "1991-12-25", "CHN FRA GBR SUN USA"),
    ("five nuclear", _POWER, "1991-12-26", "9999", "CHN FRA GBR RUS USA"),
    ("five permanent", "member", "1971-10-25", "1991-12-25", "CHN FRA GBR SUN USA"),
    ("five permanent", "member", "1991-12-26", "9999", "CHN FRA GBR RUS USA"),
    ("three baltic", _STATE, "1918-11-18", "1940-06-17", "EST LTU LVA"),
    ("three baltic", _STATE, "1991-09-06", "9999", "EST LTU LVA"),
    ("five nordic", _STATE, "1944-06-17", "9999", "DNK FIN ISL NOR SWE"),
    ("three scandinavian", _STATE, "1905-10-26", "9999", "DNK NOR SWE"),
    ("three benelux", _STATE, "1944-09-05", "9999", "BEL LUX NLD"),
    ("five central asian", _STATE, "1991-12-26", "9999", "KAZ KGZ TJK TKM UZB"),
    ("three caucasus", _STATE, "1991-12-26", "9999", "ARM AZE GEO"),
)
POWERS = tuple(
    Powers(frozenset(words.split()), frozenset(heads.split()), first, last, tuple(codes.split()))
    for words, heads, first, last, codes in _TABLE
)
_FIGURES = {"3": "three", "4": "four", "5": "five"}


def powers_meant(head: str, before: list[str], day: str) -> tuple[str, ...]:
    """The codes of the states that a noun with the words ``before`` it (all lower case) means on the ISO date ``day``."""
    words = {_FIGURES.get(w, w) for w in before}
    fit = [p for p in POWERS if head in p.heads and p.words <= words and p.first <= day <= p.last]
    return max(fit, key=lambda p: len(p.words)).codes if fit else ()
