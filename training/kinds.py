"""What a single word is known as: country, demonym, organisation, first name, place. A feature beside its casing.

    PYTHONPATH=../src python kinds.py --out build/kinds.txt

The list is made of the project's own lexicons and its gazetteer (GeoNames, CC BY 4.0), ships with the weights as
``kinds.txt`` (word, tab, index in KINDS) and is looked up by the lower-cased form alone, so it costs nothing at run time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

KINDS = ["none", "country", "demonym", "organisation", "first name", "place", "part of a place"]
"""In order of precedence, but for "none"."""
POPULATION, POPULATION_OF_PARTS = 15_000, 200_000


def known_kinds(path: Path) -> dict[str, int]:
    """Read a list: lower-cased word -> index in KINDS."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: int(kind) for word, kind in rows}


def _countries() -> tuple[set[str], set[str]]:
    from onrecord.lexicons.countries import countries

    names = {n for c in countries() for n in c.names}
    people = {p for c in countries() for p in (*c.adjectives, *c.people)}
    return names, people


def _places() -> tuple[set[str], set[str]]:
    """Names of well-peopled places in one word, and the words of longer names of large ones."""
    from onrecord.lexicons.gazetteer import gazetteer

    single: set[str] = set()
    parts: set[str] = set()
    all_places = gazetteer()
    for entry in range(len(all_places)):
        place = all_places.candidate(entry << 1)
        words = place.name.split()
        division = place.feature.startswith("ADM1")
        if len(words) == 1 and (place.population >= POPULATION or division):
            single.add(words[0])
        elif len(words) > 1 and (place.population >= POPULATION_OF_PARTS or division):
            parts.update(w for w in words if w[:1].isupper())
    return single, parts


def _organisations() -> set[str]:
    from importlib.resources import files

    lines = files("onrecord.lexicons").joinpath("organizations.tsv").read_text(encoding="utf-8").splitlines()
    names = [n for line in lines if line and not line.startswith("#") for n in line.split("\t")[0].split("|")]
    return {n for n in names if " " not in n and n[:1].isupper()}


def _first_names() -> set[str]:
    from importlib.resources import files

    lines = files("onrecord.lexicons").joinpath("first_names.txt").read_text(encoding="utf-8").splitlines()
    kept = " ".join(line for line in lines if line and line[0] not in "#[")
    return {n.strip() for n in kept.replace("\n", " ").split(",")}


def build() -> dict[str, int]:
    """The list, each word under the first kind that has it."""
    names, people = _countries()
    single, parts = _places()
    found: dict[str, int] = {}
    for kind, words in enumerate((names, people, _organisations(), _first_names(), single, parts), 1):
        for word in words:
            if word and " " not in word and len(word) > 1:
                found.setdefault(word.lower(), kind)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/kinds.txt"))
    args = parser.parse_args()
    found = build()
    rows = "".join(f"{word}\t{kind}\n" for word, kind in sorted(found.items()))
    args.out.write_text(rows, encoding="utf-8")


if __name__ == "__main__":
    main()
