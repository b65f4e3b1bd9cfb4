"""Countries: codes, names, demonyms, capitals, seats of government.

Data: ``countries.json``, built by ``scripts/build_countries.py``. Codes are ISO 3166-1 alpha-3 (XKX for Kosovo), for
former states ISO 3166-3 or, where that has none, a code of three letters of ours.
"""

from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One country. ``seats``: houses and streets that stand for its government. ``former``: exists no more."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    former: bool = False


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
