"""Countries: codes, names, demonyms, capitals, seats of government.

Data: ``countries.json``, built by ``scripts/build_countries.py``. Codes are ISO 3166-1 alpha-3 (XKX for Kosovo), for
former states ISO 3166-3 or, where that has none, a code of three letters of ours.
"""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from onrecord.errors import LexiconError
from onrecord.lexicons.terms import Term

Status = Literal["state", "observer", "disputed", "territory", "former"]


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country. ``seats``: houses and streets that stand for its government. ``former``: exists no more.

    ``cow``, ``cow_abbr``: number and abbreviation in the list of states of the Correlates of War project (0: not in it);
    ``fips``: FIPS 10-4; ``cameo``: the code that CAMEO actor codes begin with. ``since``, ``until``: first and last day
    as far as kept here. ``related``: the state that a territory belongs to, or a former state's successors.
    ``former_names``: earlier names with their terms (see ``terms``).
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    former: bool = False
    iso2: str = ""
    numeric: int = 0
    cow: int = 0
    cow_abbr: str = ""
    fips: str = ""
    cameo: str = ""
    status: Status = "state"
    since: str = ""
    until: str = ""
    related: tuple[str, ...] = ()
    former_names: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def term(self) -> Term:
        """When it existed, as far as kept here."""
        return Term(self.since or None, self.until or None)


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in order of their codes."""
    try:
        return msgspec.json.decode(
            files(__package__).joinpath("countries.json").read_bytes(), type=tuple[Country, ...]
        )
    except msgspec.DecodeError as error:
        raise LexiconError(f"countries.json: {error}") from error


@cache
def country_by_code() -> dict[str, Country]:
    """Code -> country."""
    return {c.code: c for c in countries()}


@cache
def country_names() -> dict[str, str]:
    """Every name as written -> code ("U.S." -> USA)."""
    return {name: c.code for c in countries() for name in c.names}


@cache
def demonyms() -> dict[str, str]:
    """Adjective as written -> code ("Israeli" -> ISR); the first country that claims it has it."""
    found: dict[str, str] = {}
    for c in countries():
        for word in c.adjectives:
            found.setdefault(word, c.code)
    return found


@cache
def peoples() -> dict[str, str]:
    """Noun for one or several of a people -> code ("Turk", "Turks", "Japanese")."""
    found: dict[str, str] = {}
    for c in countries():
        for word in c.people:
            found.setdefault(word, c.code)
            if not word.endswith(("s", "ese", "sh", "ch", "men", "man")):
                found.setdefault(f"{word}s", c.code)
    return found


@cache
def capitals() -> dict[str, str]:
    """Capital as written -> code."""
    return {name: c.code for c in countries() for name in c.capitals}


@cache
def seats() -> dict[str, str]:
    """Seat or house of government as written -> code ("Kremlin" -> RUS)."""
    return {name: c.code for c in countries() for name in c.seats}
