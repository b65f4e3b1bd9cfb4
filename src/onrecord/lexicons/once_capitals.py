"""Cities from which a state was governed once, or is governed beside its capital: from general knowledge.

Name -> code, first and last ISO day.
"""

ONCE_CAPITALS: dict[str, tuple[str, str, str]] = {
    "Bonn": ("DEU", "1949-05-23", "1999-08-31"),
    "Rangoon": ("MMR", "1948-01-04", "2006-03-26"),
    "Yangon": ("MMR", "1989-06-18", "2006-03-26"),
    "Lagos": ("NGA", "1960-10-01", "1991-12-12"),
    "Karachi": ("PAK", "1947-08-14", "1959-12-31"),
    "Rawalpindi": ("PAK", "1960-01-01", "1967-08-13"),
    "Almaty": ("KAZ", "1991-12-16", "1997-12-09"),
    "Alma-Ata": ("KAZ", "1991-12-16", "1997-12-09"),
    "Salisbury": ("ZWE", "1965-11-11", "1982-04-17"),
    "Leopoldville": ("COD", "1960-06-30", "1966-06-30"),
    "Cotonou": ("BEN", "1960-08-01", "9999-12-31"),
    "Calcutta": ("IND", "1858-08-02", "1911-12-11"),
    "Constantinople": ("TUR", "1453-05-29", "1923-10-12"),
}


def once_capitals() -> dict[str, str]:
    """Name -> code, whenever it was."""
    return {name: code for name, (code, _, _) in ONCE_CAPITALS.items()}


def governs(name: str, day: str) -> bool:
    """False for such a city on an ISO day on which no state was governed from it ("": not known)."""
    if name not in ONCE_CAPITALS:
        return True
    _, first, last = ONCE_CAPITALS[name]
    return first <= day <= last
