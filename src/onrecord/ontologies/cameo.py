"""CAMEO 1.1b3 as data, and the crosswalk to PLOVER 2.0 and back (``cameo.tsv``; docs/ontology.md says why)."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.errors import LexiconError
from onrecord.ontologies.plover import event_types, modes


class CameoCode(NamedTuple):
    """One code. ``event`` is None where PLOVER has dropped what the code stands for (most comments)."""

    code: str
    goldstein: float
    event: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    name: str

    @property
    def cue(self) -> str:
        """The two-digit cue category."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """CAMEO's own quad class by cue category: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        number = int(self.cue)
        return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


class Plovered(NamedTuple):
    """What a CAMEO code is in PLOVER."""

    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]


# The CAMEO code that stands for a type, or a type and mode, where nothing finer is known.
_PLAIN: dict[tuple[str, str | None], str] = {
    ("AGREE", None): "030",
    ("CONSULT", None): "040",
    ("CONSULT", "visit"): "042",
    ("CONSULT", "third-party"): "044",
    ("CONSULT", "multilateral"): "040",
    ("CONSULT", "phone"): "041",
    ("SUPPORT", None): "050",
    ("CONCEDE", None): "080",
    ("COOPERATE", None): "060",
    ("AID", None): "070",
    ("RETREAT", None): "084",
    ("RETREAT", "withdraw"): "0874",
    ("RETREAT", "release"): "0841",
    ("RETREAT", "disarm"): "0873",
    ("RETREAT", "ceasefire"): "0871",
    ("RETREAT", "access"): "086",
    ("RETREAT", "resign"): "0831",
    ("REQUEST", None): "020",
    ("REQUEST", "assist"): "021",
    ("REQUEST", "change"): "024",
    ("REQUEST", "yield"): "025",
    ("REQUEST", "meet"): "026",
    ("ACCUSE", None): "110",
    ("ACCUSE", "disapprove"): "111",
    ("ACCUSE", "investigate"): "090",
    ("ACCUSE", "allege"): "112",
    ("REJECT", None): "120",
    ("REJECT", "assist"): "121",
    ("REJECT", "change"): "123",
    ("REJECT", "yield"): "124",
    ("REJECT", "meet"): "125",
    ("THREATEN", None): "130",
    ("THREATEN", "restrict"): "132",
    ("THREATEN", "arrest"): "132",
    ("THREATEN", "relations"): "1313",
    ("THREATEN", "expel"): "136",
    ("THREATEN", "territory"): "1382",
    ("THREATEN", "violence"): "138",
    ("PROTEST", None): "140",
    ("PROTEST", "demo"): "141",
    ("PROTEST", "riot"): "145",
    ("PROTEST", "strike"): "143",
    ("PROTEST", "hunger"): "142",
    ("PROTEST", "boycott"): "143",
    ("PROTEST", "obstruct"): "144",
    ("PROTEST", "vandalize"): "145",
    ("SANCTION", None): "160",
    ("SANCTION", "convict"): "116",
    ("SANCTION", "expel"): "166",
    ("SANCTION", "withdraw"): "166",
    ("SANCTION", "discontinue"): "160",
    ("MOBILIZE", None): "150",
    ("MOBILIZE", "troops"): "154",
    ("MOBILIZE", "weapons"): "154",
    ("MOBILIZE", "police"): "153",
    ("MOBILIZE", "militia"): "154",
    ("COERCE", None): "170",
    ("COERCE", "seize"): "171",
    ("COERCE", "restrict"): "172",
    ("COERCE", "censor"): "1721",
    ("COERCE", "curfew"): "1723",
    ("COERCE", "martial-law"): "1724",
    ("COERCE", "arrest"): "173",
    ("COERCE", "deport"): "174",
    ("COERCE", "withhold"): "170",
    ("COERCE", "misinformation"): "170",
    ("COERCE", "cyber"): "176",
    ("ASSAULT", None): "190",
    ("ASSAULT", "abduct"): "181",
    ("ASSAULT", "beat"): "182",
    ("ASSAULT", "torture"): "1822",
    ("ASSAULT", "sexual"): "1821",
    ("ASSAULT", "targeted"): "186",
    ("ASSAULT", "destroy"): "1712",
    ("ASSAULT", "primitive"): "182",
    ("ASSAULT", "firearms"): "193",
    ("ASSAULT", "explosives"): "183",
    ("ASSAULT", "suicide-attack"): "1831",
    ("ASSAULT", "aerial"): "195",
    ("ASSAULT", "drone"): "1952",
    ("ASSAULT", "heavy-weapons"): "194",
    ("ASSAULT", "crowd-control"): "175",
    ("ASSAULT", "unconventional"): "204",
}


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """All CAMEO codes, two to four digits, in order."""
    found: dict[str, CameoCode] = {}
    text = files(__package__).joinpath("cameo.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            entry = _row(number, line)
            found[entry.code] = entry
    return found


def cameo(code: str) -> CameoCode:
    """One CAMEO code; ``LexiconError`` for a code that CAMEO does not have."""
    found = cameo_codes().get(code)
    if found is None:
        raise LexiconError(f"{code!r} is no CAMEO code")
    return found


def goldstein(code: str) -> float:
    """The Goldstein score of a CAMEO code, -10 to 10."""
    return cameo(code).goldstein


def to_plover(code: str) -> Plovered | None:
    """What a CAMEO code is in PLOVER 2.0; None for the comments that PLOVER has dropped."""
    found = cameo(code)
    return None if found.event is None else Plovered(found.event, found.modes, found.contexts)


def to_cameo(event: str, mode: str | None = None) -> str:
    """The CAMEO code that stands for a PLOVER type, or type and mode, where nothing finer is known."""
    if mode is not None and mode not in modes(event):
        raise LexiconError(f"{mode!r} is no mode of {event}")
    if event not in event_types():
        raise LexiconError(f"{event!r} is no PLOVER event type")
    return _PLAIN[event, mode]


def _row(number: int, line: str) -> CameoCode:
    columns = line.split("\t")
    if len(columns) != 6:
        raise LexiconError(f"cameo.tsv, line {number}: {len(columns)} columns instead of 6")
    code, scale, event, how, why, name = columns
    return CameoCode(code, float(scale), None if event == "-" else event, _list(how), _list(why), name)


def _list(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(","))
