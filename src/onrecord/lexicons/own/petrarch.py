"""Actor and agent dictionaries of TABARI and PETRARCH, imported as they are.

Actors::

    NAME_OF_SOMEBODY_  [CODE]            # a comment
    +ANOTHER_NAME                        a synonym
        [CODE 930101-961231]             a code for a time (also YYYYMMDD)
        [CODE >19991201] [CODE <930101]  after, before a day
    <!-- a comment over lines -->

The first dated code that holds counts, else the one without dates. Agents::

    !PERSON! = MAN, WOMAN                a set, put in where it is named
    POLICE!PERSON! {} [~COP]             no plural; {PLURAL_FORM}: an irregular one
    HUMAN_RIGHTS_BODY [NGO~]             the code goes before that of the actor

``_`` stands for a space; an ``_`` at the end (no more letters follow) is how all names are taken here: whole words.
Six-digit dates before 30 are of this century, as in TABARI. Lines that say nothing usable are passed over and told.
"""

import re
from collections.abc import Iterator

from onrecord.lexicons.codes import read_cameo
from onrecord.lexicons.own.book import OwnActor, OwnNoun, Spell
from onrecord.lexicons.terms import Term

_COMMENT = re.compile(r"<!\s*--.*?-->", re.DOTALL)
_CODE = re.compile(r"\[\s*([^\]\s(<>]*)\s*([^\]]*)\]")
_DATES = re.compile(r"\(?\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))\s*\)?")
_SET = re.compile(r"\s*!([^!]+)!\s*=\s*(.*)")
_USED = re.compile(r"!([^!]+)!")
_PLURAL = re.compile(r"\{([^}]*)\}")
_PLAIN = re.compile(r"[A-Z]{2,}|---")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DISCARD = ("###", "+++", "---")
_CENTURY = 30

Lines = Iterator[tuple[int, str]]


def read_dictionary(file: str, text: str) -> tuple[list[OwnActor], list[OwnNoun], list[str]]:
    """Actors, nouns and what was passed over in a dictionary; which of the two it is shows in its codes."""
    plain = _COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)
    numbered = ((n, line.split("#", 1)[0].rstrip()) for n, line in enumerate(plain.splitlines(), 1))
    lines = [(n, line) for n, line in numbered if line.strip()]
    reader = _Reader(file)
    if any("~" in code for _, line in lines for code, _ in _CODE.findall(line)):
        reader.agents(lines)
    else:
        reader.actors(lines)
    return reader.found, reader.nouns, reader.passed_over


class _Reader:
    """One dictionary on its way into a book."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[OwnActor] = []
        self.nouns: list[OwnNoun] = []
        self.passed_over: list[str] = []

    def _pass(self, number: int, why: str) -> None:
        self.passed_over.append(f"{self.file}, line {number}: {why}")

    def actors(self, lines: list[tuple[int, str]]) -> None:
        """Entries with their synonyms and codes."""
        names: list[str] = []
        codes: list[tuple[int, str, str]] = []
        begins = 0
        for number, line in lines:
            name = _CODE.sub(" ", line).strip()
            is_new = bool(name) and not line.lstrip().startswith("+")
            if is_new:
                self._close(begins, names, codes)
                names, codes, begins = [], [], number
            if name:
                names.append(name.lstrip("+ "))
            codes += [(number, code, dates) for code, dates in _CODE.findall(line)]
        self._close(begins, names, codes)

    def _close(self, line: int, names: list[str], codes: list[tuple[int, str, str]]) -> None:
        """Keep the entry that ends here."""
        if not names:
            if codes:
                self._pass(codes[0][0], "a code without a name")
            return
        spells = [s for number, code, dates in codes if (s := self._spell(number, code, dates)) is not None]
        cleaned = tuple(dict.fromkeys(n for n in map(_name, names) if any(c.isalnum() for c in n)))
        if not spells or not cleaned:
            self._pass(line, f"{names[0]} has no usable code")
            return
        shouted = all(n == n.upper() for n in cleaned)
        self.found.append(
            OwnActor(cleaned[0], cleaned, tuple(spells), self.file, line, None, shouted=shouted)
        )

    def _spell(self, number: int, code: str, dates: str) -> Spell | None:
        plain = code.upper()
        if any(plain.startswith(d) for d in _DISCARD) and plain.strip("-+#") == "":
            return None
        if not _PLAIN.match(plain):
            self._pass(number, f"{code!r} is no code")
            return None
        term: Term | None = None
        if dates.strip():
            term = _term(dates)
            if term is None:
                self._pass(number, f"{dates.strip()!r} is no date restriction")
                return None
        country, sectors = read_cameo(plain)
        return Spell(country, sectors, None, term, plain)

    def agents(self, lines: list[tuple[int, str]]) -> None:
        """Nouns with their codes, sets put in."""
        sets: dict[str, list[str]] = {}
        for number, line in lines:
            defined = _SET.match(line)
            if defined is not None and "[" not in line:
                sets[defined[1].strip()] = [x.strip() for x in defined[2].split(",") if x.strip()]
                continue
            codes = _CODE.findall(line)
            sectors = read_cameo(codes[0][0].replace("~", "").strip())[1] if codes else ()
            if not sectors:
                self._pass(number, "no code of a sector" if codes else "no code")
                continue
            self._noun(number, line, sectors, sets)

    def _noun(self, number: int, line: str, sectors: tuple[str, ...], sets: dict[str, list[str]]) -> None:
        plural = _PLURAL.search(line)
        phrase = _PLURAL.sub(" ", _CODE.sub(" ", line)).strip()
        for used in _USED.findall(phrase):
            if used.strip() not in sets:
                self._pass(number, f"the set !{used}! is not defined")
                return
        given = [(phrase, False), (plural[1] if plural is not None else "", True)]
        for form, many in given:
            for whole in _filled(form, sets) if form.strip() else ():
                self.nouns.append(OwnNoun(_name(whole).lower(), sectors, self.file, number, plural=many))


def _filled(phrase: str, sets: dict[str, list[str]]) -> list[str]:
    """The phrases that a phrase with sets stands for."""
    used = _USED.search(phrase)
    if used is None:
        return [phrase]
    parts = sets.get(used[1].strip(), [])
    return [p for part in parts for p in _filled(phrase[: used.start()] + part + phrase[used.end() :], sets)]


def _name(name: str) -> str:
    """``THE_UNITED_NATIONS_`` as words without an article."""
    words = name.replace("_", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0].upper() == "THE" else words)


def _term(dates: str) -> Term | None:
    """A date restriction as a term, or None where it is none. ``<`` and ``>`` leave the day itself out, as TABARI does."""
    match = _DATES.fullmatch(dates.strip())
    if match is None:
        return None
    if match[1]:
        day = _day(match[2])
        if day is None:
            return None
        return Term(None, _next(day, -1)) if match[1] == "<" else Term(_next(day, 1), None)
    begin, finish = _day(match[3]), _day(match[4])
    return Term(begin, finish) if begin and finish and begin <= finish else None


def _day(digits: str) -> str | None:
    """``930101`` or ``19930101`` as an ISO date, or None."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < _CENTURY else "19") + digits
    if len(digits) != 8:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    valid = year > 0 and 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]
    return f"{year:04d}-{month:02d}-{day:02d}" if valid else None


def _next(day: str, step: int) -> str:
    """The ISO date ``step`` days on (at the calendar's ends, the day itself)."""
    import datetime

    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=step)).isoformat()
    except (ValueError, OverflowError):
        return day
