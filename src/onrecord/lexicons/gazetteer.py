"""The gazetteer: places of the world by name, from GeoNames (CC BY 4.0) and our own table, embedded and versioned.

``lookup(name)`` gives the candidates for a name as news writes it. The data are one file that is mapped into memory,
so loading costs a header of some 150 kB and processes share the pages. Layout (little endian): magic, length of the
header (uint32), header (JSON: sections with offset, length and type; countries; features; first-level divisions;
sources), then the sections, each at a multiple of 8:

- ``heads`` (uint32, sorted) and ``checks`` (uint16): a 48-bit digest of each key (see ``key_of``);
- ``starts`` (uint32): where the key's postings begin in ``lists``; a posting is ``entry << 1 | is alternate name``;
- one array a field of the entries: ``lat``, ``lon`` (float32, degrees), ``ids`` (GeoNames, 0 unknown), ``population``,
  ``renown`` (uint8), ``admin1``, ``country``, ``feature`` (indices), ``offsets`` into ``names`` (UTF-8).

Entries are sorted by rank: countries, continents, macro-regions, first-level divisions, then the rest by population.
It is written by ``scripts/build_gazetteer.py``.
"""

import functools
import hashlib
import json
import mmap
import struct
import sys
import unicodedata
from bisect import bisect_left
from importlib.resources import as_file, files
from typing import Any, NamedTuple

from onrecord.errors import LexiconError

MAGIC = b"ONRECORD-GAZ1"
_SPECIAL = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ə": "a",
        "-": " ", "–": " ", "‑": " ", "/": " ", ".": " ", ",": " ", "(": " ", ")": " ", "_": " ",
        "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "´": "", "′": "",
    }
)  # fmt: skip
_SHORT = {
    "saint": "st",
    "sainte": "st",
    "ste": "st",
    "mount": "mt",
    "fort": "ft",
    "sto": "santo",
    "sta": "santa",
}


class Candidate(NamedTuple):
    """One place a name may mean.

    ``country``: ISO 3166-1 alpha-3, or None (seas, macro-regions). ``admin1``: name of the first-level division,
    ``admin1_code`` its GeoNames code ("US.OH"). ``lat``/``lon``: degrees; None for a country and for what has no
    meaningful point. ``feature``: GeoNames feature code. ``alternate``: the name asked for is only an alternate one.
    ``renown``: in how many spellings and languages GeoNames names the place, at most 255.
    """

    entry: int
    name: str
    country: str | None
    admin1: str | None
    admin1_code: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    population: int
    feature: str
    alternate: bool
    renown: int


def key_of(name: str) -> str:
    """The look-up key of a name: case, accents, hyphens, points, apostrophes and a leading "the" do not count."""
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = folded.translate(_SPECIAL).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT.get(w, w) for w in words)


def digest_of(key: str) -> tuple[int, int]:
    """The 48-bit digest of a key as its first 32 and last 16 bits."""
    head, check = struct.unpack(
        "<IH", hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=6).digest()
    )
    return head, check


class Gazetteer:
    """The mapped file; use ``lookup`` unless you have a file of your own."""

    def __init__(self, data: "mmap.mmap | bytes") -> None:
        """Takes the whole file; raises ``LexiconError`` if it is none."""
        if data[: len(MAGIC)] != MAGIC or sys.byteorder != "little":
            raise LexiconError("the gazetteer's file is damaged or of another version: reinstall onrecord")
        (size,) = struct.unpack("<I", data[len(MAGIC) : len(MAGIC) + 4])
        begin = len(MAGIC) + 4
        header: dict[str, Any] = json.loads(bytes(data[begin : begin + size]))
        view, base = memoryview(data), begin + size
        self.sources: dict[str, str] = header["sources"]
        self.countries: list[str] = header["countries"]
        self.features: list[str] = header["features"]
        self.admin1: list[tuple[str, str]] = [(code, name) for code, name in header["admin1"]]

        def section(name: str) -> "memoryview[Any]":
            at, count, kind = header["sections"][name]
            return view[base + at : base + at + count * struct.calcsize(kind)].cast(kind)

        self._heads, self._checks = section("heads"), section("checks")
        self._starts, self._lists = section("starts"), section("lists")
        self._lat, self._lon, self._ids = section("lat"), section("lon"), section("ids")
        self._population, self._admin1 = section("population"), section("admin1")
        self._country, self._feature = section("country"), section("feature")
        self._renown = section("renown")
        self._offsets, self._names = section("offsets"), section("names")

    def __len__(self) -> int:
        """Number of entries."""
        return len(self._ids)

    def postings(self, key: str) -> "memoryview[int] | None":
        """The postings of a key (see ``key_of``), best ranked first, or None."""
        head, check = digest_of(key)
        heads = self._heads
        i = bisect_left(heads, head)
        while i < len(heads) and heads[i] == head:
            if self._checks[i] == check:
                return self._lists[self._starts[i] : self._starts[i + 1]]
            i += 1
        return None

    def candidate(self, posting: int) -> Candidate:
        """The candidate that a posting stands for."""
        i = posting >> 1
        feature = self.features[self._feature[i]]
        code, admin1 = self.admin1[self._admin1[i]]
        lat, lon = round(self._lat[i], 4), round(self._lon[i], 4)
        pin = feature != "PCLI" and (lat != 0.0 or lon != 0.0)
        return Candidate(
            entry=i,
            name=bytes(self._names[self._offsets[i] : self._offsets[i + 1]]).decode(),
            country=self.countries[self._country[i]] or None,
            admin1=admin1 or None,
            admin1_code=code,
            lat=lat if pin else None,
            lon=lon if pin else None,
            geonames_id=self._ids[i] or None,
            population=self._population[i],
            feature=feature,
            alternate=bool(posting & 1),
            renown=self._renown[i],
        )


@functools.cache
def gazetteer() -> Gazetteer:
    """The embedded gazetteer, mapped on first use."""
    try:
        with as_file(files("onrecord.lexicons") / "gazetteer.bin") as path, path.open("rb") as file:
            return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as problem:
        raise LexiconError(f"the gazetteer cannot be read: {problem}; reinstall onrecord") from problem


def known(name: str) -> bool:
    """True if the gazetteer has the name."""
    return gazetteer().postings(key_of(name)) is not None


@functools.lru_cache(maxsize=8192)
def candidates_of(key: str) -> tuple[Candidate, ...]:
    """All places under a key (see ``key_of``), best ranked first."""
    found = gazetteer()
    postings = found.postings(key)
    return () if postings is None else tuple(found.candidate(p) for p in postings)


def lookup(name: str) -> tuple[Candidate, ...]:
    """All places of that name, best ranked first: countries, large regions, then by population; () if unknown."""
    return candidates_of(key_of(name))
