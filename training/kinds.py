"""What a word is known as: country, demonym, organisation, first name, place, division. A feature beside its casing.

    python kinds.py --out build/kinds.txt          (with onrecord installed)

The list is made of the project's own lexicons and its gazetteer (GeoNames, CC BY 4.0) and ships with the weights as
``kinds.txt`` (name in lower case with its words parted by blanks, tab, index in KINDS of its first word). Names of
several words count as wholes: the longest name that stands at a word decides, its further words get the kind
"goes on". The look-up sees forms alone.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from pathlib import Path

import onrecord.lexicons

KINDS = [
    "none",
    "country",
    "country goes on",
    "demonym",
    "demonym goes on",
    "organisation",
    "organisation goes on",
    "division",
    "division goes on",
    "first name",
    "place",
    "place goes on",
]
LEXICONS = Path(onrecord.lexicons.__file__).parent
PRECEDENCE = ["country", "demonym", "organisation", "division", "first name", "place"]
"""Of several kinds of one name the first counts."""
NEVER_COMMON = ("country", "demonym", "organisation")
"""Kinds whose names count though they be common words too ("us", "turkey", "apple")."""
POPULATION = 15_000
LONGEST = 5
"""Words of the longest name that is looked up."""
SMALL = ("of", "the", "de", "la", "del", "and", "al", "el", "da", "do", "upon", "sur")
"""Words that names of places have in lower case."""
ABBREVIATED = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY DC D.C. N.Y. Calif. Mass. Tex. Fla. Pa. Ill. Mich. Wash. Conn. Va. N.J. "
    "Ont. Que. BC NSW"
)
"""States and provinces as addresses have them."""


def known_kinds(path: Path) -> dict[str, int]:
    """Read a list: name in lower case -> index in KINDS."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: int(kind) for name, kind in rows}


def kinds_of(forms: list[str], names: dict[str, int]) -> list[int]:
    """Index in KINDS of every word of a text: the longest name from the left, no overlaps."""
    lower = [form.lower() for form in forms]
    out, at = [], 0
    while at < len(lower):
        for length in range(min(LONGEST, len(lower) - at), 0, -1):
            kind = names.get(" ".join(lower[at : at + length]) if length > 1 else lower[at])
            if kind is not None:
                break
        else:
            length, kind = 1, 0
        out += [kind, *[kind + 1] * (length - 1)]
        at += length
    return out


def common_words(path: Path) -> set[str]:
    """Words that the training text (CoNLL-U, gzip) has in lower case three times or more, as no proper noun."""
    seen: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            columns = line.split("\t")
            if len(columns) == 10 and columns[1].islower() and columns[3] != "PROPN":
                seen[columns[1]] += 1
    return {word for word, count in seen.items() if count >= 3}


def _lines(name: str) -> list[str]:
    """Lines of a lexicon that are no notes."""
    text = (LEXICONS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] not in "#["]


def _countries() -> tuple[set[str], set[str]]:
    from onrecord.lexicons.countries import countries

    names = {n for c in countries() for n in c.names}
    people = {p for c in countries() for p in (*c.adjectives, *c.people)}
    return names, people


def _places() -> tuple[set[str], set[str]]:
    """Names of first-order divisions, and of well-peopled places."""
    from onrecord.lexicons.gazetteer import gazetteer

    divisions, peopled = set(ABBREVIATED.split()), set()
    all_places = gazetteer()
    for entry in range(len(all_places)):
        place = all_places.candidate(entry << 1)
        if place.feature.startswith("ADM1"):
            divisions.add(place.name)
        elif place.population >= POPULATION:
            peopled.add(place.name)
    return divisions, peopled


def _organisations() -> set[str]:
    listed = {n for line in _lines("organizations.tsv") for n in line.split("\t")[0].split("|")}
    return listed | {n for line in _lines("bodies.txt") for n in line.split("|")}


def _first_names() -> set[str]:
    return {n.strip() for n in " ".join(_lines("first_names.txt")).split(",")}


def _worded(name: str) -> str:
    """A name as the words of a text: lower case, possessive endings and commas apart."""
    return " ".join(re.sub(r"(['’]s\b|,)", r" \1", name.lower()).split())


def build(common: set[str]) -> dict[str, int]:
    """The list, each name under the first kind that has it; `common` words are no names of places."""
    names, people = _countries()
    divisions, peopled = _places()
    found: dict[str, int] = {}
    groups = (names, people, _organisations(), divisions, _first_names(), peopled)
    for kind, group in zip(PRECEDENCE, groups, strict=True):
        for name in sorted(group):
            words = _worded(name)
            if words in common and kind not in NEVER_COMMON:
                continue
            if len(name) > 1 and words.count(" ") < LONGEST and not words.isdigit():
                found.setdefault(words, KINDS.index(kind))
    return found


def listed_names(found: dict[str, int]) -> dict[int, list[tuple[str, ...]]]:
    """Names to put in the place of others in training: BIO tag of the first word -> names as words, cased.

    Organisations and persons as the lexicons write them, places of the list title-cased.
    """
    bodies = {n for line in _lines("bodies.txt") for n in line.split("|")}
    leaders = {n for line in _lines("leaders.tsv") for n in line.split("\t")[4].split(",")}
    kept = [KINDS.index(k) for k in ("country", "division", "place")]
    places = [n for n, kind in found.items() if kind in kept and len(n) > 3]
    return {
        1: sorted({tuple(n.split()) for n in leaders if " " in n}),
        3: sorted({tuple(re.sub(r"(['’]s\b)", r" \1", n).split()) for n in bodies}),
        5: sorted(tuple(w if w in SMALL else w.title() for w in n.split()) for n in places),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/kinds.txt"))
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    args = parser.parse_args()
    found = build(common_words(args.data / "ud/en_ewt-ud-train.conllu.gz"))
    rows = "".join(f"{name}\t{kind}\n" for name, kind in sorted(found.items()))
    args.out.write_text(rows, encoding="utf-8")


if __name__ == "__main__":
    main()
