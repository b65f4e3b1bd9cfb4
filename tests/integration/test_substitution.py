"""Other names, same reading: type, mode, status, spans and confidence do not hang on who the parties are."""

from collections import Counter

import pytest
from tests.integration.substitution import (
    LONGER_NAMES,
    MORE_COUNTRIES,
    SINGLE_NAMES,
    Cast,
    casts,
    differences,
    pieces,
    read,
    sentences,
    told,
)

GROUPS = {
    "usual": (casts(13), 884, 1.0),
    "other regions, names of three words": (casts(13, MORE_COUNTRIES, LONGER_NAMES), 884, 0.998),
    "persons of one name": (casts(5, MORE_COUNTRIES, SINGLE_NAMES), 340, 0.97),
}
"""Casts whose readings are compared with one another, how many there are at least, and the share that must be the same.

What is left of the second and third are names of persons that the network does not find. Persons of one name are
compared with each other: the network reads one word where others have two.
"""


@pytest.mark.parametrize("group", GROUPS)
def test_names_change_nothing(group: str) -> None:
    cast, least, floor = GROUPS[group]
    changed, total = compared(cast)
    assert total >= least
    assert 1 - len(changed) / total >= floor, changed


def compared(cast: list[Cast]) -> tuple[list[str], int]:
    """The texts that are read otherwise than most of their template's, and how many texts were read."""
    changed, total = [], 0
    for template in sentences():
        readings = [(p, told(read(p), p)) for p in (pieces(template, c) for c in cast)]
        usual = Counter(repr(found) for _, found in readings).most_common(1)[0][0]
        reference = next(found for _, found in readings if repr(found) == usual)
        total += len(readings)
        changed += [
            "".join(text for text, _ in p) for p, found in readings if any(differences(reference, found))
        ]
    return changed, total
