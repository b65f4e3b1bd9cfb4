"""Checks the examples of the event head (``training/examples``); CI runs it. Prints counts, then every breach.

``python scripts/lint_examples.py`` exits 1 if anything is wrong. ``training/examples/README.md`` has the format.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from onrecord import ontologies
from onrecord.lexicons import countries, inflection

EXAMPLES = Path(__file__).resolve().parents[1] / "training" / "examples"
NONE = "NONE"
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "denied", "historical")
ROLES = {"A": "actor", "R": "recipient", "P": "predicate"}
BRACKET = re.compile(r"\[([ARP]): ([^\[\]]+)\]")
WORD = re.compile(r"\w+(?:['’\-]\w+)*")

LEAST_TOTAL, LEAST_OF_TYPE, LEAST_NONE, LEAST_OF_MODE = 3000, 150, 500, 9
LEAST_OF_STATUS = {
    "occurred": 1500,
    "ongoing": 240,
    "planned": 240,
    "hypothetical": 220,
    "denied": 200,
    "historical": 100,
}
SHORTEST, LONGEST = 4, 60
"""Words of a sentence; headlines are the shortest."""
LEAST_OF_LENGTH = {(4, 12): 0.08, (13, 20): 0.2, (21, 30): 0.15, (31, 60): 0.05}
"""Least share of the sentences with so many words."""
MOST_OF_HEAD = 12
MOST_OF_PREDICATE = 4
MOST_SHARED = 2
"""Runs of five words that two sentences may share; more makes them near-duplicates."""
LEAST_OF_REGION, MOST_OF_COUNTRY = 0.08, 0.03

LIGHT = frozenset(
    "a an and are as at be been being by did do does for from give gave get got had has have hold held in into is it its "
    "keep kept make made no not of off on out over put set take took taken the their to up was went go were will with".split()
)
"""Words of a predicate that do not tell one from another."""

REGIONS = {
    "Africa": "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO "
    "MAR MDG MLI MOZ MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE",
    "Americas": "ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI CUB DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MEX NIC PAN PER PRI "
    "PRY SLV SUR TTO URY USA VCT VEN",
    "Asia": "AFG BGD BRN BTN CHN HKG IDN IND JPN KAZ KGZ KHM KOR LAO LKA MAC MDV MMR MNG MYS NPL PAK PHL PRK SGP THA TJK TKM TLS "
    "TWN UZB VNM",
    "Europe": "ALB AND AUT BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GEO ARM AZE GRC GRL HRV HUN IRL ISL ITA LIE "
    "LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR VAT XKX",
    "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM",
    "Oceania": "AUS COK FJI FSM KIR MHL NCL NIU NRU NZL PLW PNG PYF SLB TON TUV VUT WSM",
}
LEAST_OF_SMALL_REGION = 0.04
SMALL_REGIONS = frozenset({"Oceania"})


@dataclass(frozen=True, slots=True)
class Span:
    """One marked part. ``start``, ``end``: code points of the sentence without its brackets, half-open."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """One line. ``text`` is the sentence without brackets; ``where`` is file and line number."""

    event: str
    modes: tuple[str, ...]
    status: str
    text: str
    spans: tuple[Span, ...]
    where: str

    def parts(self, role: str) -> list[str]:
        """The words of each span of ``role`` ("actor", "recipient" or "predicate")."""
        return [self.text[s.start : s.end] for s in self.spans if s.role == role]

    def words(self) -> list[str]:
        """The words in lower case."""
        return [w.lower() for w in WORD.findall(self.text)]


def main(folder: Path = EXAMPLES) -> int:
    """Report counts and breaches."""
    examples, found = load(folder)
    found += breaches(examples)
    print(*report(examples), sep="\n")
    print(*found, sep="\n")
    print(f"{len(found)} breaches")
    return 1 if found else 0


def load(folder: Path = EXAMPLES) -> tuple[list[Example], list[str]]:
    """All examples of the folder's ``.tsv`` files in order of file and line, and the lines that are no example."""
    examples: list[Example] = []
    wrong: list[str] = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            where = f"{path.name}:{number}"
            try:
                examples.append(parse(line, where))
            except ValueError as error:
                wrong.append(f"{where}: {error}")
    return examples, wrong


def parse(line: str, where: str = "") -> Example:
    """One line as an example. Raises ``ValueError`` that says what is wrong with it."""
    fields = line.split("\t")
    if len(fields) != 4:
        raise ValueError(f"{len(fields)} fields, not 4")
    event, modes, status, marked = fields
    text, spans = unmark(marked)
    return Example(event, () if modes == "-" else tuple(modes.split(",")), status, text, spans, where)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The sentence without its brackets, and where they stood. Raises ``ValueError`` for broken ones."""
    text, spans, last = "", [], 0
    for match in BRACKET.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Span(ROLES[match[1]], len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    text += marked[last:]
    if "[" in text or "]" in text:
        raise ValueError("a bracket is broken or nested")
    if sum(s.role == "predicate" for s in spans) != 1:
        raise ValueError("there must be one [P: …]")
    if text != " ".join(text.split()):
        raise ValueError("spaces to spare")
    return text, tuple(spans)


def breaches(examples: Sequence[Example]) -> list[str]:
    """Every breach of the rules, one line each."""
    each = [f"{e.where}: {said}" for e in examples for said in of_one(e)]
    return [*each, *repeated(examples), *alike(examples), *too_few(examples), *one_sided(examples)]


def of_one(example: Example) -> Iterator[str]:
    """What is wrong with one example by itself."""
    if example.event != NONE and example.event not in ontologies.event_types():
        yield f"unknown type {example.event}"
        return
    allowed = {} if example.event == NONE else ontologies.modes(example.event)
    yield from (f"{example.event} has no mode {m}" for m in example.modes if m not in allowed)
    if example.status not in STATUSES:
        yield f"unknown status {example.status}"
    if example.event != NONE and not example.parts("actor") + example.parts("recipient"):
        yield "neither actor nor recipient"
    if not SHORTEST <= len(example.words()) <= LONGEST:
        yield f"{len(example.words())} words"
    if person := names_person(example.text):
        yield f"names a person: {person}"


def names_person(text: str) -> str:
    """The words that look like somebody's full name: a known first name and another name; "" if there are none."""
    words = text.split()
    for first, second in pairwise(words):
        if first[:1].isupper() and first.lower() in first_names() and second[:1].isupper():
            return f"{first} {second}"
    return ""


@cache
def first_names() -> frozenset[str]:
    """First names in lower case that are not also names of countries or capitals."""
    path = Path(inflection.__file__).with_name("first_names.txt")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in "#["]
    names = {name.strip() for line in lines for name in line.split(",")}
    return frozenset(names - {part.lower() for name in country_words() for part in name.split()})


@cache
def country_words() -> dict[str, str]:
    """Names, adjectives, peoples and capitals of countries with their codes."""
    found: dict[str, str] = {}
    for country in countries.countries():
        for name in (*country.names, *country.adjectives, *country.people, *country.capitals, *country.seats):
            found.setdefault(name, country.code)
            found.setdefault(f"{name}s", country.code)
    return found


def countries_of(text: str) -> list[str]:
    """Codes of the countries that the sentence names, each once, in order."""
    words = re.findall(r"[\w.\-]+", text.replace("'s ", " ").replace("' ", " "))
    found: dict[str, None] = {}
    for length in (1, 2, 3):
        for start in range(len(words) - length + 1):
            code = country_words().get(" ".join(words[start : start + length]).rstrip("."))
            if code:
                found[code] = None
    return list(found)


@cache
def region_of() -> dict[str, str]:
    """Country code -> region."""
    return {code: region for region, codes in REGIONS.items() for code in codes.split()}


def head(example: Example) -> str:
    """The word by which the predicate is told from others, as a lemma where it is regular enough."""
    words = [w.lower() for w in WORD.findall(example.parts("predicate")[0])]
    word = next((w for w in words if w not in LIGHT), words[0])
    return inflection.known_lemmas().get(word) or re.sub("(?<=...)(?:ing|ed|e?s|e)$", "", word)


def repeated(examples: Sequence[Example]) -> Iterator[str]:
    """Heads and predicates that stand too often in one type."""
    heads = Counter((e.event, head(e)) for e in examples)
    wholes = Counter((e.event, e.parts("predicate")[0].lower()) for e in examples)
    yield from (
        f"{event}: head {word!r} {n} times" for (event, word), n in sorted(heads.items()) if n > MOST_OF_HEAD
    )
    yield from (
        f"{event}: predicate {words!r} {n} times"
        for (event, words), n in sorted(wholes.items())
        if n > MOST_OF_PREDICATE
    )


def alike(examples: Sequence[Example]) -> Iterator[str]:
    """Pairs of sentences that share too many runs of five words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, example in enumerate(examples):
        words = example.words()
        for run in {tuple(words[i : i + 5]) for i in range(len(words) - 4)}:
            holders[run].append(number)
    shared = Counter(pair for held in holders.values() for pair in pairs(held))
    for (one, other), n in sorted(shared.items()):
        if n > MOST_SHARED:
            yield f"{examples[one].where} and {examples[other].where} share {n} runs of five words"


def pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of the numbers, which ascend."""
    return ((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])


def too_few(examples: Sequence[Example]) -> Iterator[str]:
    """Types, modes, statuses and lengths with too few sentences."""
    types, statuses = Counter(e.event for e in examples), Counter(e.status for e in examples)
    modes = Counter((e.event, m) for e in examples for m in e.modes)
    wanted: list[tuple[str, int, int]] = [
        ("all", len(examples), LEAST_TOTAL),
        (NONE, types[NONE], LEAST_NONE),
    ]
    wanted += [(t, types[t], LEAST_OF_TYPE) for t in ontologies.event_types()]
    wanted += [
        (f"{t} {m}", modes[t, m], LEAST_OF_MODE)
        for t in ontologies.event_types()
        for m in ontologies.modes(t)
    ]
    wanted += [(s, statuses[s], least) for s, least in LEAST_OF_STATUS.items()]
    wanted += [
        (f"{low} to {high} words", between(examples, low, high), round(share * len(examples)))
        for (low, high), share in LEAST_OF_LENGTH.items()
    ]
    yield from (f"{what}: {n}, at least {least} wanted" for what, n, least in wanted if n < least)


def between(examples: Iterable[Example], low: int, high: int) -> int:
    """How many sentences have ``low`` to ``high`` words."""
    return sum(low <= len(e.words()) <= high for e in examples)


def one_sided(examples: Sequence[Example]) -> Iterator[str]:
    """Regions that are named too rarely, countries that are named too often."""
    named = [countries_of(e.text) for e in examples]
    places = Counter(code for codes in named for code in codes)
    regions = Counter(region for codes in named for region in {region_of().get(c, "") for c in codes})
    for region in REGIONS:
        least = LEAST_OF_SMALL_REGION if region in SMALL_REGIONS else LEAST_OF_REGION
        if regions[region] < least * len(examples):
            yield f"{region}: named in {regions[region]} sentences, at least {least:.0%} wanted"
    for code, n in sorted(places.items()):
        if n > MOST_OF_COUNTRY * len(examples):
            yield f"{code}: named in {n} sentences, at most {MOST_OF_COUNTRY:.0%} wanted"


def report(examples: Sequence[Example]) -> Iterator[str]:
    """Counts a person wants to see."""
    lengths = sorted(len(e.words()) for e in examples)
    named = [countries_of(e.text) for e in examples]
    regions = Counter(region for codes in named for region in {region_of().get(c, "?") for c in codes})
    yield f"{len(examples)} examples, {len({c for codes in named for c in codes})} countries"
    yield "types: " + listed(Counter(e.event for e in examples))
    yield "modes: " + listed(Counter(f"{e.event} {m}" for e in examples for m in e.modes))
    yield "statuses: " + listed(Counter(e.status for e in examples))
    yield "regions: " + listed(regions)
    yield "countries: " + listed(Counter(c for codes in named for c in codes).most_common(12))
    if lengths:
        yield "words: " + ", ".join(
            f"{q}% {lengths[min(len(lengths) - 1, len(lengths) * q // 100)]}"
            for q in (0, 10, 25, 50, 75, 90, 100)
        )
    yield f"different predicates: {len({(e.event, e.parts('predicate')[0].lower()) for e in examples})}"


def listed(counts: Counter[str] | list[tuple[str, int]]) -> str:
    """Names with their numbers on one line."""
    items = counts if isinstance(counts, list) else sorted(counts.items())
    return ", ".join(f"{name} {n}" for name, n in items)


if __name__ == "__main__":
    sys.exit(main())
