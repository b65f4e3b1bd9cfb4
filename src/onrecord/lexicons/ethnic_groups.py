"""Peoples that are no state's as a whole, and communities named like peoples. Data: ``ethnic_groups.tsv``.

Columns: names parted by ``|`` (nouns and adjectives as written); the country in which nearly all of them live, ``-`` for
several; PLOVER sectors. The same rule holds for every people; a country says where they are, not what they claim.
"""

from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError


class EthnicGroup(msgspec.Struct, frozen=True):
    """One people or community: its names as written, the code of its country or None, PLOVER sectors."""

    names: tuple[str, ...]
    country: str | None
    sectors: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry's name in a record's reasons."""
        return f"ethnic_groups:{self.names[0]}"


@cache
def ethnic_groups() -> dict[str, EthnicGroup]:
    """Name as written -> people."""
    found: dict[str, EthnicGroup] = {}
    text = files(__package__).joinpath("ethnic_groups.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3:
            raise LexiconError(
                f"ethnic_groups.tsv, line {number}: {len(columns)} columns where there should be 3"
            )
        names, country, sectors = columns
        code = None if country == "-" else country
        group = EthnicGroup(tuple(names.split("|")), code, tuple(sectors.split(",")))
        for name in group.names:
            found.setdefault(name, group)
    return found
