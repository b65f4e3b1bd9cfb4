"""CAMEO actor codes from countries and PLOVER sectors, and back.

A CAMEO actor code is a row of groups of three letters, the general before the special: the country (``ISR``), or
``IGO``, ``NGO``, ``MNC``, ``IMG`` for what belongs to several, then roles (``GOV``, ``MIL``). ``---`` stands for a country that
is not known. PLOVER took over most roles; the others are in ``ROLES``.
"""

from functools import cache

from onrecord.lexicons.countries import countries, country_by_code

ROLES: dict[str, str] = {
    "COP": "COP", "GOV": "GOV", "JUD": "JUD", "LEG": "LEG", "MIL": "MIL", "PRM": "MIL", "PTY": "PTY", "REB": "REB",
    "SPY": "SPY", "UAF": "UAF", "UNK": "", "AGR": "AGR", "BUS": "BUS", "CRM": "CRM", "CVL": "CVL", "EDU": "EDU",
    "ELI": "ELI", "JRN": "MED", "LAB": "LAB", "MED": "HLH", "REF": "REF", "OPP": "OPP", "PRE": "", "REL": "REL",
    "SOC": "CVL",
}  # fmt: skip
"""PLOVER sector -> CAMEO role. CAMEO codes paramilitaries of a known side as its military, has ``MED`` for the media and
``HLH`` for health, and no role for civil society at large or for being recognised by some states only."""

INTERNATIONAL = ("IGO", "NGO", "MNC", "NGM", "IMG", "INT")
"""Groups that a code of an international actor begins with; the first three may stand among our sectors."""

_ORGANIZATIONS = {"UNO": "IGOUNO", "EUR": "IGOEUREEC", "IGO": "IGO", "NGO": "NGO", "MNC": "MNC", "INT": "INT"}
_SECTORS = {
    **{role: sector for sector, role in reversed(ROLES.items()) if role},
    "INS": "REB", "SEP": "REB", "MOD": "", "RAD": "", "DEV": "SOC", "ENV": "SOC", "HRI": "SOC", "SET": "CVL",
    "IGO": "IGO", "NGO": "NGO", "NGM": "SOC", "MNC": "BUS", "IMG": "UAF", "CVL": "CVL", "MIL": "MIL",
}  # fmt: skip
_PRIMARY = frozenset("COP GOV INS JUD MIL OPP REB SEP SPY UAF".split())
_LONGEST = 5
NOBODY = "---"


def known_sectors() -> frozenset[str]:
    """Every sector code that an actor may have: PLOVER's and those of international actors."""
    return frozenset(ROLES) | {"IGO", "NGO", "MNC"}


def cameo_code(country: str | None, sectors: tuple[str, ...], bare: bool = False) -> str | None:
    """The CAMEO actor code of a country (or code of an international actor) and PLOVER sectors; None if both lack.

    ``bare``: the country itself acts and is coded without a role ("ISR").
    """
    if country is None and not sectors:
        return None
    groups: list[str] = []
    for sector in sectors if not bare else ():
        role = sector if sector in INTERNATIONAL else ROLES.get(sector, "")
        if role and role not in groups:
            groups.append(role)
    groups.sort(key=_rank)
    if country in _ORGANIZATIONS:
        head = _ORGANIZATIONS[country]
        groups = [head, *(g for g in groups if g not in INTERNATIONAL)]
    elif country is not None:
        own = _of_country(country)
        general = [g for g in groups if g in INTERNATIONAL][:1]
        groups = [*general, own, *(g for g in groups if g not in INTERNATIONAL)]
    elif not groups:
        return None
    elif groups[0] not in INTERNATIONAL:
        groups = [NOBODY, *groups]
    return "".join(groups)[: 3 * _LONGEST]


def _rank(group: str) -> int:
    """CAMEO's order: primary roles, then party, then the others."""
    return 0 if group in _PRIMARY or group in INTERNATIONAL else 1 if group == "PTY" else 2


def _of_country(code: str) -> str:
    found = country_by_code().get(code)
    return found.cameo or code if found is not None else code


def groups_of(code: str) -> list[str]:
    """``ISRGOVMIL`` -> ``["ISR", "GOV", "MIL"]``; an end of fewer than three letters is kept as it is."""
    return [code[i : i + 3] for i in range(0, len(code), 3)]


def spaced(code: str) -> str:
    """``ISRGOVMIL`` -> ``ISR GOV MIL``."""
    return " ".join(groups_of(code))


def read_cameo(code: str) -> tuple[str | None, tuple[str, ...]]:
    """Country (or code of an international actor) and PLOVER sectors of a CAMEO actor code.

    Groups that name neither (organisations, religions, peoples, regions) are passed over: the code itself keeps them.
    ``MUS`` is Mauritius at the beginning and Muslims elsewhere.
    """
    country: str | None = None
    sectors: list[str] = []
    for group in groups_of(code.upper()):
        sector = _SECTORS.get(group, "")
        if country is None and group in _countries() and not (group == "MUS" and sectors):
            country = _countries()[group]
        elif country is None and group in ("UNO", "EUR", "EEC"):
            country = "UNO" if group == "UNO" else "EUR"
        elif sector and sector not in sectors:
            sectors.append(sector)
    if country is None and sectors[:1] in (["IGO"], ["NGO"]):
        country = sectors[0]
    return country, tuple(sectors)


@cache
def _countries() -> dict[str, str]:
    """CAMEO, ISO and older codes of countries -> our code."""
    found = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "MTN": "MNE", "PAL": "PSE", "FRY": "YUG", "CZA": "CSK"}
    for country in countries():
        found[country.cameo or country.code] = country.code
    return {**found, **{country.code: country.code for country in countries()}}
