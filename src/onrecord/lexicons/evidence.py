"""What speaks for and against an event, and how much: the weights behind ``confidence``.

Data: ``evidence.tsv`` (events) and ``pair_evidence.tsv`` (codings of given pairs). The weights are log-odds, fitted by
``scripts/calibrate.py`` and ``scripts/calibrate_pairs.py`` on our own texts, none of which the network saw.
"""

from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import LexiconError


class Weight(msgspec.Struct, frozen=True):
    """How much one piece of evidence counts, and what it is in words."""

    value: float
    meaning: str


@cache
def weights(table: str = "evidence.tsv") -> dict[str, Weight]:
    """Name of a piece of evidence -> its weight, in the order of the table; raises ``LexiconError`` with the line."""
    text = files(__package__).joinpath(table).read_text(encoding="utf-8")
    found: dict[str, Weight] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3:
            raise LexiconError(f"{table}, line {number}: {len(columns)} columns where there should be 3")
        try:
            found[columns[0]] = Weight(float(columns[1]), columns[2])
        except ValueError as error:
            raise LexiconError(f"{table}, line {number}: {columns[1]!r} is no number") from error
    return found
