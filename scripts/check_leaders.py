"""Compares the table of leaders with a list of effective heads of government in the format of REIGN.

``python scripts/check_leaders.py LEADERLIST.csv`` prints, country by country, heads of state and government whose years
differ by more than one from the list's, and heads since 1990 that the table lacks. It only reports: the licence of the
list is not stated, so nothing is taken from it. Exits 1 if a row of ours contradicts the list and is not in ``SETTLED``.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.lexicons.leaders import Leader, leaders, plain_name

LAST = 2021
SINCE = 1990
HEADS = frozenset(
    """
    president|prime minister|premier|chancellor|king|queen|emir|sultan|emperor|shah|leader|supreme leader|taoiseach
    general secretary|first secretary|chairman|paramount leader|caudillo|prime minister|interim president
    transitional president|state counsellor|military ruler|prince|captain regent|acting president
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
CODES = {
    "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GRN": "GRD", "SLU": "LCA", "SVG": "VCT", "AAB": "ATG", "SKN": "KNA",
    "GUA": "GTM", "HON": "HND", "SAL": "SLV", "COS": "CRI", "GUY": "GUY", "PAR": "PRY", "URU": "URY", "CHL": "CHL",
    "UKG": "GBR", "IRE": "IRL", "NTH": "NLD", "FRN": "FRA", "MNC": "MCO", "LIE": "LIE", "SWZ": "CHE", "SPN": "ESP",
    "POR": "PRT", "GMY": "DEU", "GFR": "DEU", "GDR": "DDR", "AUS": "AUT", "CZE": "CSK", "CZR": "CZE", "SLO": "SVK",
    "SNM": "SMR", "MLT": "MLT", "MAC": "MKD", "CRO": "HRV", "YUG": "SRB", "MNG": "MNE", "KOS": "XKX", "BOS": "BIH",
    "SLV": "SVN", "BUL": "BGR", "MLD": "MDA", "ROM": "ROU", "LAT": "LVA", "LIT": "LTU", "GRG": "GEO", "DEN": "DNK",
    "ICE": "ISL", "CAP": "CPV", "STP": "STP", "EQG": "GNQ", "GAM": "GMB", "SEN": "SEN", "MAA": "MRT", "NIR": "NER",
    "CDI": "CIV", "GUI": "GIN", "BFO": "BFA", "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF",
    "CHA": "TCD", "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB",
    "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS",
    "SEY": "SYC", "MOR": "MAR", "ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "LEB": "LBN", "YAR": "YEM", "YPR": "YMD",
    "KUW": "KWT", "BAH": "BHR", "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG",
    "TAW": "TWN", "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL",
    "THI": "THA", "CAM": "KHM", "DRV": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN", "PHI": "PHL", "INS": "IDN",
    "ETM": "TLS", "AUL": "AUS", "NEW": "NZL", "SOL": "SLB", "NAU": "NRU", "TUV": "TUV", "PAL": "PLW", "VAN": "VUT",
    "KBI": "KIR", "MSI": "MHL", "RUM": "ROU", "WSM": "WSM", "MSH": "MHL", "FIJ": "FJI", "BHM": "BHS", "SWD": "SWE",
}  # fmt: skip
"""Abbreviations of the Correlates of War project that are not the ISO codes."""

FORMER = {"RUS": "SUN", "SRB": "YUG", "VNM": "VDR", "ZWE": "RHO"}
"""Former states whose heads the list has under their successor."""

_EFFECTIVE = "in office all the time; the list counts only the years of effective rule"
_BEFORE = "in office before the state was independent or before the list begins"
_BREAK = "the list notes an interruption of the same term"
_OTHER = "the list has another person of a like name"

SETTLED: dict[tuple[str, str], str] = {
    **dict.fromkeys(
        [
            ("AFG", "Mohammed Zahir Shah"), ("AFG", "Burhanuddin Rabbani"), ("ALB", "Enver Hoxha"),
            ("BGD", "Iajuddin Ahmed"), ("BGR", "Todor Zhivkov"), ("BIH", "Alija Izetbegovic"),
            ("BTN", "Jigme Singye Wangchuck"), ("BTN", "Jigme Khesar Namgyel Wangchuck"), ("CHN", "Deng Xiaoping"),
            ("CHN", "Jiang Zemin"), ("FIN", "Paavo Lipponen"), ("HTI", "Jean-Bertrand Aristide"),
            ("KHM", "Hun Sen"), ("LBN", "Fouad Siniora"), ("LBN", "Michel Aoun"), ("LBY", "Nouri Abusahmain"),
            ("NPL", "Birendra"), ("NPL", "Gyanendra"), ("SRB", "Vojislav Kostunica"), ("TUR", "Kenan Evren"),
            ("YEM", "Abed Rabbo Mansour Hadi"), ("YEM", "Abdul-Malik al-Houthi"), ("NPL", "Pushpa Kamal Dahal"),
            ("POL", "Jaroslaw Kaczynski"),
        ],
        _EFFECTIVE,
    ),
    **dict.fromkeys(
        [
            ("ATG", "Vere Bird"), ("BHR", "Isa bin Salman Al Khalifa"), ("ETH", "Haile Selassie"), ("IDN", "Sukarno"),
            ("IRQ", "Faisal II"), ("JPN", "Shigeru Yoshida"), ("KHM", "Norodom Sihanouk"), ("KNA", "Kennedy Simmonds"),
            ("SGP", "Lee Kuan Yew"), ("LIE", "Hans Brunhart"),
        ],
        _BEFORE,
    ),
    **dict.fromkeys(
        [("GEO", "Mikheil Saakashvili"), ("KWT", "Jaber al-Ahmad al-Sabah"), ("SLE", "Ahmad Tejan Kabbah")], _BREAK
    ),
    **dict.fromkeys([("HUN", "Ferenc Madl"), ("SVN", "Janez Drnovsek"), ("TUR", "Abdullah Ocalan")], _OTHER),
}  # fmt: skip
"""Rows that rightly differ from the list, and why."""


class Spell(NamedTuple):
    """One head of the list: country code, name as listed, first and last year (``LAST`` if open)."""

    country: str
    name: str
    first: int
    last: int


def spells(path: Path) -> Iterator[Spell]:
    """The list's rows."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = CODES.get(row["stateabb"], row["stateabb"])
            end = int(row["eyear"]) if row["eyear"].strip() else LAST
            yield Spell(code, row["leader"], int(row["syear"]), min(end, LAST))


def words(name: str) -> frozenset[str]:
    """The parts of a name that may identify it."""
    return frozenset(p for p in plain_name(name.replace(",", " ")).replace("'", "").split() if len(p) > 2)


def near(one: str, other: str) -> bool:
    """True for two spellings of one part of a name: equal, or long with a common beginning."""
    return one == other or (min(len(one), len(other)) > 4 and one[:5] == other[:5])


def alike(spell: Spell, leader: Leader) -> bool:
    """True if a part of the list's name is the first or last word of one of the entry's names, or all of it is in one."""
    listed = words(spell.name)
    for name in leader.names:
        parts = [p.replace("'", "") for p in plain_name(name).split()]
        if any(near(a, b) for a in listed for b in (parts[0], parts[-1])):
            return True
        if listed and all(any(near(a, b) for b in parts) for a in listed):
            return True
    return False


def joined(found: list[Spell]) -> list[Spell]:
    """Spells in order, those that follow one another made one."""
    whole: list[Spell] = []
    for spell in sorted(found, key=lambda s: s.first):
        if whole and spell.first <= whole[-1].last:
            whole[-1] = whole[-1]._replace(last=max(whole[-1].last, spell.last))
        else:
            whole.append(spell)
    return whole


def disagreement(leader: Leader, found: list[Spell]) -> str | None:
    """What is wrong with the years of ``leader``, whom the list has in ``found``, or None.

    The list has only effective heads, so a term beside its spells is another office; one that meets a spell must begin
    and end with it, within a year, or lie inside.
    """
    for first, last in leader.terms:
        end = min(last, LAST)
        met = [s for s in joined(found) if s.first < end and first < s.last]
        if met and not any(
            (abs(s.first - first) <= 1 or first > s.first) and (abs(s.last - end) <= 1 or end < s.last)
            for s in met
        ):
            return f"{first}-{last}, list: {', '.join(f'{s.first}-{s.last}' for s in met)}"
    return None


def confirmed(leader: Leader, found: list[Spell]) -> bool:
    """True if each term up to the list's end is one of its spells, within a year."""
    return bool(found) and all(
        any(
            abs(s.first - first) <= 1 and abs(s.last - min(last, LAST)) <= 1 for s in (*found, *joined(found))
        )
        for first, last in leader.terms
        if first < LAST
    )


def report(path: Path) -> Iterator[tuple[str, str]]:
    """(kind, line): ``differs`` for rows that contradict the list, ``lacks`` for heads that the table has not."""
    ours: dict[str, list[Leader]] = defaultdict(list)
    for leader in leaders():
        ours[leader.country].append(leader)
    theirs: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells(path):
        theirs[spell.country].append(spell)
    for country in sorted(set(ours) | set(theirs)):
        for leader in ours[country]:
            found = [s for s in theirs[country] if alike(s, leader)]
            fault = disagreement(leader, found) if found and leader.office in HEADS else None
            if fault and (country, leader.names[0]) not in SETTLED:
                yield "differs", f"{country} {leader.office} {leader.names[0]}: {fault}"
        known = ours[country] + ours.get(FORMER.get(country, ""), [])
        for spell in theirs[country]:
            if spell.last >= SINCE and not any(alike(spell, leader) for leader in known):
                yield "lacks", f"{country} {spell.name} {spell.first}-{spell.last}"


def main() -> int:
    """Print the report."""
    found = list(report(Path(sys.argv[1])))
    for kind, line in found:
        print(kind, line)
    return 1 if any(kind == "differs" for kind, _ in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
