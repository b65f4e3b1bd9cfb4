"""Filters of which only some values can be on record: what is none is an error, and not an answer of no rows."""

import difflib
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import get_args

from onrecord.errors import UsageError
from onrecord.lexicons.codes import known_sectors
from onrecord.lexicons.countries import country_by_code, country_names
from onrecord.ontologies import cameo_codes, contexts, event_types
from onrecord.schema import Status
from onrecord.schema.statement import StatementKind

BODIES = ("UNO", "EUR", "IGO", "NGO", "MNC")
"""Codes that stand in a country's place: of bodies of many countries."""
FEW = 20
"""So many values are all named where a wrong one was given."""


@cache
def _modes() -> tuple[str, ...]:
    return tuple(sorted({mode for kind in event_types().values() for mode in kind.modes}))


@cache
def _cameo_beginnings() -> frozenset[str]:
    return frozenset(code[:n] for code in cameo_codes() for n in range(1, len(code) + 1))


def _sectors() -> tuple[str, ...]:
    return tuple(sorted(known_sectors()))


ALLOWED: dict[str, Callable[[], Collection[str]]] = {
    "status": lambda: get_args(Status),
    "kind": lambda: get_args(StatementKind),
    "event": lambda: tuple(event_types()),
    "mode": _modes,
    "context": lambda: tuple(contexts()),
    "cameo": _cameo_beginnings,
    "sector": _sectors,
    "actor_sector": _sectors,
    "recipient_sector": _sectors,
}
"""Filter -> its values, as they stand in the record."""
COUNTRIES = ("country", "actor_country", "recipient_country", "speaker_country", "place_country")
"""Filters that take a country."""


def as_kept(name: str, values: Sequence[str]) -> tuple[str, ...]:
    """The values of the filter ``name`` as the record has them, whatever their case; ``UsageError`` for one that is none."""
    if name in COUNTRIES:
        return tuple(map(country_code, values))
    allowed = _folded(name)
    for value in values:
        if value.casefold() not in allowed:
            raise UsageError(f"no {name} {value!r}{_hint(value, tuple(allowed.values()))}")
    return tuple(allowed[value.casefold()] for value in values)


@cache
def _folded(name: str) -> dict[str, str]:
    """The values of a filter without case -> as they stand in the record."""
    return {value.casefold(): value for value in ALLOWED[name]()}


def country_code(value: str) -> str:
    """The code of a country that is given by code or name; three signs that are no code of ours may be a user's own."""
    known = known_country(value)
    if known is not None:
        return known
    if len(value) == 3 and value.isascii() and value.isalnum():
        return value.upper()
    raise UsageError(f"no country {value!r}; give its code, as CHL, or its name")


def known_country(value: str) -> str | None:
    """The code of a country or a body of many countries, given by its code or by one of its names; None for others."""
    if value in BODIES or value in country_by_code():
        return value
    return country_names().get(value) or _folded_names().get(value.casefold())


@cache
def _folded_names() -> dict[str, str]:
    """Names of countries without case -> code."""
    return {name.casefold(): code for name, code in reversed(country_names().items())}


def _hint(value: str, allowed: Sequence[str]) -> str:
    if len(allowed) <= FEW:
        return f"; there are {', '.join(allowed)}"
    near = difflib.get_close_matches(value, allowed, 3)
    return (
        f"; near it are {', '.join(near)}" if near else "; docs/ontology.md and docs/actors.md have them all"
    )
