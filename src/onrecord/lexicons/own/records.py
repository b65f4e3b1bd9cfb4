"""Records of users' YAML and CSV files, checked field by field, to entries of a book."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from onrecord.errors import LexiconError, UsageError
from onrecord.lexicons.codes import known_sectors
from onrecord.lexicons.countries import country_by_code, country_names
from onrecord.lexicons.own.book import OwnActor, OwnKind, OwnNoun, Spell
from onrecord.lexicons.terms import Term, first_day, last_day

KINDS = (*get_args(OwnKind), "noun")
SPELL_FIELDS = ("country", "sectors", "office", "from", "until", "cameo", "codes")
FIELDS = ("name", "aliases", "kind", *SPELL_FIELDS, "terms", "source", "note")
NOBODYS = frozenset({"UNO", "EUR", "IGO", "NGO", "INT"})
_CODE = re.compile(r"[A-Z]{3}")
_CAMEO = re.compile(r"(?:[A-Z]{3}|---)(?:[A-Z]{2,3}){0,5}")
_PARTS = re.compile(r"[|,;\s]+")


class Cell(NamedTuple):
    """One value of a record and the line on which it stands: a string, a list of strings, codes, or spells."""

    line: int
    value: "str | list[str] | dict[str, str] | list[Record]"


class Record(NamedTuple):
    """One entry as the file gives it. ``file`` is its name for people."""

    file: str
    line: int
    cells: dict[str, Cell]

    def wrong(self, name: str, message: str) -> UsageError:
        """The error that names file and line of the field ``name``."""
        line = self.cells[name].line if name in self.cells else self.line
        return UsageError(f"{self.file}, line {line}: {message}")

    def text(self, name: str) -> str:
        """The field as a string, "" where it is missing."""
        value = self.cells[name].value if name in self.cells else ""
        if not isinstance(value, str):
            raise self.wrong(name, f"{name} should be one value, not a list")
        return value.strip()

    def several(self, name: str, separator: re.Pattern[str]) -> list[str]:
        """The field as a list: given as one, or as a string with separators."""
        value = self.cells[name].value if name in self.cells else ""
        if isinstance(value, str):
            value = separator.split(value)
        if isinstance(value, dict) or not all(isinstance(v, str) for v in value):
            raise self.wrong(name, f"{name} should be a list of names")
        return [v.strip() for v in value if isinstance(v, str) and v.strip()]


def entries(records: Sequence[Record]) -> tuple[tuple[OwnActor, ...], tuple[OwnNoun, ...]]:
    """Actors and nouns of a file, in its order; ``UsageError`` names the line that does not fit.

    Records of one name are one actor with several spells.
    """
    actors: dict[str, OwnActor] = {}
    nouns: list[OwnNoun] = []
    codes = _own_codes(records)
    for record in records:
        _check_fields(record, FIELDS)
        if record.text("kind") == "noun":
            nouns += _nouns(record)
            continue
        actor = _actor(record, codes)
        before = actors.get(actor.key)
        actors[actor.key] = actor if before is None else _joined(before, actor)
    return tuple(actors.values()), tuple(nouns)


def _check_fields(record: Record, known: Iterable[str]) -> None:
    for name in record.cells:
        if name not in known:
            raise record.wrong(name, f"unknown field {name!r}; known are {', '.join(known)}")


def _own_codes(records: Sequence[Record]) -> dict[str, str]:
    """Codes that the file itself defines by entries of kind country."""
    own = {r.text("country"): r.text("name") for r in records if r.text("kind") == "country"}
    return {code: name for code, name in own.items() if _CODE.fullmatch(code)}


def _actor(record: Record, codes: dict[str, str]) -> OwnActor:
    name = record.text("name")
    if not name or not any(c.isalnum() for c in name):
        raise record.wrong("name", "an entry needs a name")
    kind = record.text("kind") or None
    if kind is not None and kind not in KINDS:
        raise record.wrong("kind", f"unknown kind {kind!r}; known are {', '.join(KINDS)}")
    names = (name, *record.several("aliases", re.compile(r"\|")))
    return OwnActor(
        name,
        tuple(dict.fromkeys(names)),
        _spells(record, codes),
        record.file,
        record.line,
        kind,  # type: ignore[arg-type]
        source=record.text("source"),
        note=record.text("note"),
    )


def _joined(first: OwnActor, other: OwnActor) -> OwnActor:
    names = tuple(dict.fromkeys((*first.names, *other.names)))
    kind = first.kind or other.kind
    return OwnActor(
        first.key, names, (*first.spells, *other.spells), first.file, first.line, kind,
        source=first.source or other.source, note=first.note or other.note,
    )  # fmt: skip


def _spells(record: Record, codes: dict[str, str]) -> tuple[Spell, ...]:
    """The spells of a record: its own fields, or those under ``terms``, which take what they lack from it."""
    base = _spell(record, codes)
    inner = record.cells["terms"].value if "terms" in record.cells else []
    if not isinstance(inner, list) or not all(isinstance(r, Record) for r in inner):
        raise record.wrong("terms", "terms should be a list of entries with from, until and what holds then")
    found = []
    for part in inner:
        assert isinstance(part, Record)
        _check_fields(part, SPELL_FIELDS)
        own = _spell(part, codes)
        if own.term is None:
            raise UsageError(f"{part.file}, line {part.line}: a term needs from or until")
        found.append(
            Spell(
                own.country or base.country,
                own.sectors or base.sectors,
                own.office or base.office,
                own.term,
                own.cameo or base.cameo,
                own.codes or base.codes,
            )
        )
    return (*found, base) if not inner or base.office or base.sectors else tuple(found)


def _spell(record: Record, codes: dict[str, str]) -> Spell:
    sectors = tuple(s.upper() for s in record.several("sectors", _PARTS))
    for sector in sectors:
        if sector not in known_sectors():
            known = ", ".join(sorted(known_sectors()))
            raise record.wrong("sectors", f"unknown sector {sector!r}; known are {known}")
    others = record.cells["codes"].value if "codes" in record.cells else {}
    if not isinstance(others, dict):
        raise record.wrong("codes", "codes should be a list of NAME: CODE")
    cameo = (record.text("cameo") or others.get("cameo", "")).replace(" ", "").upper()
    if cameo and not _CAMEO.fullmatch(cameo):
        raise record.wrong("cameo" if "cameo" in record.cells else "codes", f"{cameo!r} is no CAMEO code")
    rest = tuple((key, value) for key, value in others.items() if key != "cameo")
    country = _country(record, codes)
    return Spell(country, sectors, record.text("office") or None, _term(record), cameo or None, rest)


def _country(record: Record, codes: dict[str, str]) -> str | None:
    """The code of the country given by code or by name; ``UsageError`` where nobody knows it."""
    given = record.text("country")
    if not given or given == "-":
        return None
    code = given.upper() if len(given) == 3 else given
    if code in country_by_code() or code in codes or code in NOBODYS:
        return code
    if given in country_names():
        return country_names()[given]
    raise record.wrong(
        "country",
        f"unknown country {given!r}; give an ISO code or a name, or define it by an entry of kind country",
    )


def _term(record: Record) -> Term | None:
    begin, finish = record.text("from"), record.text("until")
    try:
        found = Term(first_day(begin) if begin else None, last_day(finish) if finish else None)
    except LexiconError as error:
        name = "from" if begin and f"{begin!r}" in str(error) else "until"
        raise record.wrong(name, str(error)) from error
    if found.begin and found.finish and found.finish < found.begin:
        raise record.wrong("until", f"until {finish} is before from {begin}")
    return found if begin or finish else None


def _nouns(record: Record) -> list[OwnNoun]:
    """A record of kind ``noun``: titles and nouns by their dictionary form."""
    names = [record.text("name"), *record.several("aliases", re.compile(r"\|"))]
    if not names[0]:
        raise record.wrong("name", "an entry needs a name")
    for name in ("country", "from", "until", "cameo", "codes", "terms", "office"):
        if name in record.cells:
            raise record.wrong(name, f"a noun has no {name}, only sectors")
    sectors = _spell(record, {}).sectors
    if not sectors:
        raise record.wrong("sectors", "a noun needs sectors")
    return [OwnNoun(" ".join(n.lower().split()), sectors, record.file, record.line) for n in names]
