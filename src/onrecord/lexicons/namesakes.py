"""Names that hold a country's name but name something else ("New Mexico", "Lake Chad"). Data: ``namesakes.tsv``.

Columns: names parted by ``|``; the code of the country that they are in or of, ``-`` for several or none.
"""

from functools import cache
from importlib.resources import files

from onrecord.errors import LexiconError


@cache
def namesakes() -> dict[str, str | None]:
    """Name as written -> code of the country that it is in, or None."""
    found: dict[str, str | None] = {}
    text = files(__package__).joinpath("namesakes.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        names, tab, country = line.partition("\t")
        if not tab or "\t" in country:
            raise LexiconError(f"namesakes.tsv, line {number}: names, a tab and a code are wanted")
        for name in names.split("|"):
            found.setdefault(name, None if country == "-" else country)
    return found
