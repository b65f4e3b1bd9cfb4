"""Names as the network reads them: every name of a kind under one stand-in, so that no name changes the reading.

What the network makes of a sentence would otherwise hang a little on whether it says "Fiji" or "France". Countries,
their peoples and capitals are known from the lexicon and get their stand-ins at once. Towns and persons are known when
a sentence has been read once; it is then read again with stand-ins in their place, and so at once is every sentence of
the article in a later window (`Named`). A name of several words is one word to the network (a person's two: first and
last name); the words keep their own forms, offsets and names.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.lexicons.agents import agent_words
from onrecord.lexicons.countries import countries
from onrecord.lexicons.gazetteer import lookup
from onrecord.lexicons.offices import office_words
from onrecord.model.decode import Analysis
from onrecord.sentences.names import first_names
from onrecord.sentences.tokens import tokens

Kind = Literal["", "country", "adjective", "people", "place", "person"]
Known = Kind | Literal["either"]
"""What a name is known as; ``either``: a country and its adjective ("New Zealand")."""

STAND_INS: dict[Kind, str] = {
    "country": "Italy", "adjective": "Italian", "people": "Italians", "place": "Rome",
}  # fmt: skip
"""One name for all of a kind; these cost the grammar least among six sets that were measured."""
PERSONS = (
    ("Nelson", "Mandela"),
    ("Winston", "Churchill"),
    ("Jimmy", "Carter"),
    ("Indira", "Gandhi"),
    ("Charles", "Darwin"),
)
"""Persons of a sentence in the order in which they are named: names that the network knows well, of nobody in office."""

PARTICLES = frozenset("al el de der van von bin ben ibn la di da dos du - . ’ '".split())
COURTESY = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lord king queen prince princess pope".split())
WHOLE = ("s", "ese", "sh", "ch", "men", "man")  # endings of peoples that have no plural of their own
GOVERNED = dict.fromkeys(("New", "Great", "Saudi", "United"), ("ADJ", "amod")) | dict.fromkeys(
    ("North", "South", "East", "West"), ("PROPN", "compound")
)
"""First words of place names that hang on the word behind them, with tag and relation (as in the treebanks)."""


class Unit(NamedTuple):
    """Words ``start`` to ``end`` (exclusive), which the network reads as ``form``; ``kind`` is "" for a plain word."""

    start: int
    end: int
    form: str
    kind: Kind = ""


class Named:
    """Persons and towns that the article's sentences have named so far."""

    def __init__(self, forms: list[str]) -> None:
        """``forms``: all words of the article. A word that it also writes in lower case is never taken for a name."""
        self._common = {form for form in forms if form.islower()}
        self._first: dict[str, list[tuple[str, ...]]] = {}
        self._kinds: dict[tuple[str, ...], Kind] = {}

    def add(self, words: tuple[str, ...], kind: Kind) -> None:
        """Keep a name; a person's last name too. A name that stood for both a person and a town is kept as neither."""
        for name in (words, words[-1:]) if kind == "person" else (words,):
            if self._kinds.setdefault(name, kind) != kind:
                self._kinds[name] = ""
            known = self._first.setdefault(name[0], [])
            if name not in known:
                known.append(name)
                known.sort(key=lambda n: (-len(n), n))

    def at(self, forms: list[str], start: int) -> tuple[int, Kind]:
        """End (exclusive) and kind of the name that stands at word ``start``, "" for none.

        No part of a longer name counts: a word that is spelt as a name stands beside it only as an office.
        """
        for name in self._first.get(forms[start], ()):
            end = start + len(name)
            if self._kinds[name] and tuple(forms[start:end]) == name and self._apart(forms, start, end):
                return end, self._kinds[name]
        return start + 1, ""

    def _apart(self, forms: list[str], start: int, end: int) -> bool:
        if end == start + 1 and forms[start].lower() in self._common:
            return False
        before = forms[start - 1] if start else ""
        if before[:1].isupper() and before.lower() not in COURTESY and before.lower() not in office_words():
            return False
        return not (end < len(forms) and forms[end][:1].isupper())


def units(
    forms: list[str], ends: set[int], named: Named | None = None, start: int = 0, most: int = 0
) -> list[Unit]:
    """``forms`` from word ``start`` on cut into units, ``most`` of them (0: to the end): known countries, peoples and
    capitals, and the names in ``named``, under their stand-ins; else word by word.

    No unit goes over a place in ``ends``, numbers of words at which a paragraph ends.
    """
    index = _index()
    found: list[Unit] = []
    seen: dict[str, int] = {}
    i = start
    while i < len(forms) and not (most and len(found) >= most):
        unit = Unit(i, i + 1, forms[i])
        for words, kind in index.get(forms[i], ()):
            end = i + len(words)
            if tuple(forms[i:end]) == words and not any(e in ends for e in range(i + 1, end)):
                if not _is_person(forms, i, end):
                    own = _in_use(kind, forms[end] if end < len(forms) else "")
                    unit = Unit(i, end, STAND_INS[own], own)
                break
        else:
            end, kind = named.at(forms, i) if named else (i + 1, "")
            if kind and not any(e in ends for e in range(i + 1, end)):
                number = seen.setdefault(forms[end - 1], len(seen)) if kind == "person" else 0
                found += _shown(i, end, kind, number)
                i = end
                continue
        found.append(unit)
        i = unit.end
    return found


def _in_use(kind: Known, after: str) -> Kind:
    """What a name is as it is used: "New Zealand" is an adjective before those who act ("New Zealand troops")."""
    if kind != "either":
        return kind
    word = after.lower()
    acts = any(w in agent_words() or w in office_words() for w in (word, word.removesuffix("s")))
    return "adjective" if acts else "country"


def _is_person(forms: list[str], start: int, end: int) -> bool:
    """True if a first name stands before, or the word is one itself and another name follows ("Jordan Walker")."""
    before = forms[start - 1] if start else ""
    after = forms[end] if end < len(forms) else ""
    if before.istitle() and before.lower() in first_names():
        return True
    return forms[start].lower() in first_names() and after.istitle()


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    """First word of a name -> the names that begin so, as words, with their kinds; longest first."""
    names: dict[str, Known] = {}
    for country in countries():
        names |= dict.fromkeys(country.names, "country")
        for people in country.people:
            plural = people.endswith("s") and people not in country.adjectives
            names[people] = "people" if plural else "adjective"
            if not people.endswith(WHOLE):
                names[f"{people}s"] = "people"
        names |= {name: "either" if name in country.names else "adjective" for name in country.adjectives}
        names |= {name: "place" for name in country.capitals if name not in names}
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for name, kind in names.items():
        words = tuple(name[t.start : t.end] for t in tokens(name, 0, len(name)))
        if len(words) > 1 or name[1:2].islower():  # not "US", "U.K.": read as they are
            found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(n, key=lambda x: (-len(x[0]), x))) for first, n in found.items()}


def fresh(analysis: Analysis, found: list[Unit], forms: list[str]) -> dict[int, tuple[int, Kind]]:
    """Persons and towns of a sentence that its first reading found under their own names: first word -> end, kind.

    ``analysis`` is that of the words ``forms``, ``found`` their units from word 0 on.
    """
    plain = {i for u in found if not u.kind for i in range(u.start, u.end)}
    names = _persons_and_towns(analysis.ner, forms)
    return {start: (end, kind) for start, end, kind in names if any(i in plain for i in range(start, end))}


def renamed(names: dict[int, tuple[int, Kind]], found: list[Unit], forms: list[str]) -> list[Unit]:
    """The units ``found`` of a sentence with ``names`` (from `fresh`) under stand-ins as well."""
    taken = {u.form for u in found if u.kind == "person"}
    free = [n for n, (_, last) in enumerate(PERSONS) if last not in taken] or list(range(len(PERSONS)))
    place_of = {u.end: n for n, u in enumerate(found)}
    out: list[Unit] = []
    seen: dict[str, int] = {}
    n = 0
    while n < len(found):
        start = found[n].start
        end, kind = names.get(start, (-1, ""))
        if end not in place_of:
            out.append(found[n])
            n += 1
            continue
        number = seen.setdefault(forms[end - 1], len(seen)) if kind == "person" else 0
        out += _shown(start, end, kind, free[number % len(free)])
        n = place_of[end] + 1
    return out


def _shown(start: int, end: int, kind: Kind, number: int) -> list[Unit]:
    """A name's stand-ins; a person of several words is shown with a first name and a last name."""
    if kind != "person":
        return [Unit(start, end, STAND_INS[kind], kind)]
    first, last = PERSONS[number % len(PERSONS)]
    if end - start == 1:
        return [Unit(start, end, last, kind)]
    return [Unit(start, start + 1, first, kind), Unit(start + 1, end, last, kind)]


def _persons_and_towns(ner: list[str], forms: list[str]) -> Iterator[tuple[int, int, Kind]]:
    """First word, end and kind of the names of persons, and of places that the gazetteer has as towns."""
    i = 0
    while i < len(ner):
        j = i + 1
        if ner[i] in ("B-PER", "B-LOC"):
            while j < len(ner) and ner[j] == f"I-{ner[i][2:]}":
                j += 1
            person = ner[i] == "B-PER"
            if person and j - i > 1 and (forms[i].lower() in COURTESY or forms[i].lower() in office_words()):
                i += 1
            spelled = all(
                forms[k][:1].isupper() or forms[k] in PARTICLES or forms[k - 1] == "-" for k in range(i, j)
            )
            shouted = j == i + 1 and forms[i].isupper()
            if spelled and not shouted and (person or _is_town(" ".join(forms[i:j]))):
                yield i, j, "person" if person else "place"
        i = j


@lru_cache(maxsize=8192)
def _is_town(name: str) -> bool:
    return any(place.feature.startswith("P") for place in lookup(name))


def expanded(analysis: Analysis, found: list[Unit], forms: list[str]) -> Analysis:
    """The analysis of the units ``found`` (from word 0 on) as one of the words ``forms`` that they stand for."""
    at = [_head(unit, forms) for unit in found]
    out = Analysis([], [], [], [], [], [], [], [], [])
    for n, unit in enumerate(found):
        ner = analysis.ner[n]
        follows = n + 1 < len(found) and analysis.ner[n + 1] == f"I-{ner[2:]}"
        if unit.kind in ("adjective", "people") and ner.startswith("B-") and not follows:
            ner = "O"
        for i in range(unit.start, unit.end):
            out.ner.append(ner if i == unit.start else ner.replace("B-", "I-"))
            if i == at[n]:
                head = analysis.head[n]
                _put(out, analysis, n, at[head] if head >= 0 else -1)
            else:
                _put_part(out, forms[i], at[n], before=i < at[n])
    return out


def _put(out: Analysis, analysis: Analysis, n: int, head: int) -> None:
    """Row ``n`` of ``analysis``, with another governor, at the end of ``out``; its name apart."""
    out.upos.append(analysis.upos[n])
    out.feats.append(analysis.feats[n])
    out.lemma.append(analysis.lemma[n])
    out.head.append(head)
    out.deprel.append(analysis.deprel[n])
    out.etype.append(analysis.etype[n])
    out.fact.append(analysis.fact[n])
    out.event.append(analysis.event[n])


def _put_part(out: Analysis, form: str, head: int, *, before: bool) -> None:
    """A word of a longer name, hung on the name's head, at the end of ``out``."""
    upos, relation = GOVERNED.get(form, ("PROPN", "compound")) if before else ("PROPN", "flat")
    if not any(c.isalnum() for c in form):
        upos, relation = "PUNCT", "punct"
    out.upos.append(upos)
    out.feats.append({"PROPN": "Number=Sing", "ADJ": "Degree=Pos"}.get(upos, ""))
    out.lemma.append(form)
    out.head.append(head)
    out.deprel.append(relation)
    out.etype.append("_")
    out.fact.append(None)
    out.event.append(())


def _head(unit: Unit, forms: list[str]) -> int:
    """The word of a unit that governs its others: the last of "New Delhi", the first of "Addis Ababa"."""
    last = unit.kind == "adjective" or (unit.kind != "person" and forms[unit.start] in GOVERNED)
    return unit.end - 1 if last else unit.start
