"""Organisations that news names without explaining them. Data: ``organizations.tsv``."""

from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError


class Organization(msgspec.Struct, frozen=True):
    """One organisation: all its names (fullest first), country or code of an international actor, PLOVER sectors."""

    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"organizations:{self.names[0]}"


@cache
def organizations() -> dict[str, Organization]:
    """Name as written -> organisation; the first line that claims a name has it."""
    found: dict[str, Organization] = {}
    text = files(__package__).joinpath("organizations.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if not 3 <= len(columns) <= 5:
            raise LexiconError(
                f"organizations.tsv, line {number}: {len(columns)} columns where there should be 3 to 5"
            )
        country = None if columns[1] == "-" else columns[1]
        organization = Organization(tuple(columns[0].split("|")), country, tuple(columns[2].split(",")))
        for name in organization.names:
            found.setdefault(name, organization)
    return found
