"""Which gender a first name usually has; a hint for pronouns, given up as soon as the text says otherwise."""

from functools import cache

from onrecord.lexicons.blocks import read_blocks
from onrecord.mentions.actors.candidate import Gender


@cache
def first_names() -> dict[str, Gender]:
    """First name in lower case -> gender, for names that are mostly of one."""
    found: dict[str, Gender] = {}
    for (gender, *_), name in read_blocks("first_names.txt"):
        found.setdefault(name, "f" if gender == "women" else "m")
    return found
