"""Where the text names places.

First the spans that the reader tagged LOC; then names it left untagged or took for persons or organisations, where
the same name stands elsewhere as a place, or the words around it allow nothing else ("police in X", "an X woman").
Names of organisations hold no places of their own, but they tell of which region a text speaks: those come out as
``context``. Demonyms are no places either; they come out as ``hints``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons.countries import country_names, demonyms, peoples
from onrecord.lexicons.gazetteer import Candidate, candidates_of, key_of
from onrecord.mentions.places.toponym import MOST_CANDIDATES, Toponym
from onrecord.mentions.places.wording import (
    BRANCHES,
    CALENDAR,
    CLASSES,
    GENERIC,
    LOCATIVE,
    LOOSE,
    PARTS,
    RESIDENTS,
    SHORT_STATES,
    TOWNSPEOPLE,
)
from onrecord.schema import Document, ParsedSentence, Span, Word

LONGEST = 7
KNOWN_FEATURES = frozenset({"PCLI", "ADM1", "RGN", "CONT", "SEA", "OCN", "PPLC"})


@dataclass(frozen=True, slots=True)
class Detected:
    """``toponyms`` in text order; ``context``: names inside organisations' names; ``hints``: country -> weight."""

    toponyms: list[Toponym]
    context: list[Toponym]
    hints: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Name:
    """Words ``[i, j)`` of a sentence with one entity tag (LOC, PER, ORG; "" for proper nouns outside entities)."""

    sentence: ParsedSentence
    i: int
    j: int
    tag: str


def detect(document: Document) -> Detected:
    """All that the document says of places, senses not yet chosen."""
    text, hints = document.text, _hints(document)
    names = [n for s in document.sentences for n in _names(s) if not _is_calendar(n)]
    tagged = {(n.sentence.index, n.i): list(_in_location(text, n)) for n in names if n.tag == "LOC"}
    found = [t for listed in tagged.values() for t in listed]
    sure = frozenset(t.key for t in found)
    context: list[Toponym] = []
    for name in names:
        if name.tag == "LOC":
            if not tagged[name.sentence.index, name.i]:
                inside = list(_inside_facility(text, name, sure))
                found.extend(inside)
                context.extend(() if inside else _first_part(text, name))
            continue
        whole = _whole(text, name)
        if whole is not None and _stands_for_place(name, whole, sure, document.dateline):
            found.append(whole)
        elif name.tag == "ORG":
            context.extend(_first_part(text, name))
    return Detected(_apart(found), context, hints)


def _apart(found: list[Toponym]) -> list[Toponym]:
    """In order of the text; of two that overlap the first, or the longer one."""
    kept: list[Toponym] = []
    for toponym in sorted(found, key=lambda t: (t.start, -t.end)):
        if not kept or kept[-1].end <= toponym.start:
            kept.append(toponym)
    return kept


def _is_calendar(name: _Name) -> bool:
    """True for the name of a month or day alone ("MALE, Nov. 4"), whatever the reader took it for."""
    return name.j == name.i + 1 and name.sentence.words[name.i].form.lower().rstrip(".") in CALENDAR


def _hints(document: Document) -> dict[str, float]:
    """How often the document speaks of a country by its adjective or people."""
    adjectives, people = demonyms(), peoples()
    found: dict[str, float] = defaultdict(float)
    for sentence in document.sentences:
        for word in sentence.words:
            if word.form[:1].isupper():
                code = adjectives.get(word.form) or people.get(word.form)
                if code is not None:
                    found[code] += 0.5
    return dict(found)


def _names(sentence: ParsedSentence) -> Iterator[_Name]:
    words, i = sentence.words, 0
    while i < len(words):
        tag, j = words[i].ner, i + 1
        if tag == "O":
            if words[i].upos in ("PROPN", "ADJ") and words[i].form[:1].isupper():
                while j < len(words) and words[j].ner == "O" and words[j].upos == "PROPN":
                    j += 1
                if words[j - 1].upos == "PROPN":
                    yield _Name(sentence, i, j, "")
        else:
            while j < len(words) and words[j].ner == "I" + tag[1:]:
                j += 1
            yield _Name(sentence, i, j, tag[2:])
        i = j


def _is_demonym(word: Word) -> bool:
    return word.form in demonyms() and word.form not in country_names()


def _match(text: str, words: Sequence[Word], i: int, j: int) -> tuple[str, tuple[Candidate, ...]]:
    """Key and candidates of the words ``[i, j)``; ``("", ())`` where their form speaks against a name."""
    first, single = words[i], j == i + 1
    small = first.form[:1].islower()
    key = key_of(text[first.start : words[j - 1].end])
    if small and first.form in PARTS:
        return key, tuple(c for c in candidates_of(key) if c.feature not in ("PPL", "ADM1", "ADM2"))
    if key in GENERIC and not (j + 1 < len(words) and words[j].form == "," and words[j + 1].ner == "B-LOC"):
        return "", ()
    if single and (_is_demonym(first) or (small and _has_capitals(words))):
        return "", ()
    candidates = candidates_of(key)[:MOST_CANDIDATES]
    if single and i > 0 and _is_acronym(words, i) and all(c.population < 200_000 for c in candidates):
        candidates = tuple(c for c in candidates if not c.feature.startswith(("PPL", "ADM2")))
    if i > 0 and words[i - 1].form.lower() in PARTS and words[i - 1].form[:1].isupper():
        candidates = tuple(
            c for c in candidates if c.feature.startswith(("PPL", "ADM", "PCLI", "CONT", "RGN"))
        )
    if len(key) < 3 and not _is_abbreviation(words, i, key, candidates):
        return "", ()
    return key, candidates


def _has_capitals(words: Sequence[Word]) -> bool:
    """Whether the sentence tells names by capitals, so that a word without one is no name."""
    return any(w.form[:1].isupper() for w in words[1:])


def _is_acronym(words: Sequence[Word], i: int) -> bool:
    """Whether a word is all in capitals among words that are not."""
    form = words[i].form
    return (
        len(form) > 2 and form[:3].isupper() and "." not in form and any(w.form[1:2].islower() for w in words)
    )


def _is_abbreviation(words: Sequence[Word], i: int, key: str, candidates: Sequence[Candidate]) -> bool:
    """Whether one or two letters are an abbreviation of a place: "US", "Ga.", and "CT" or "NY" where a place is due."""
    form = words[i].form
    if not (form.isupper() or ("." in form and key in SHORT_STATES)):
        return False
    if any(c.feature == "PCLI" for c in candidates):
        return True
    before = words[i - 1].form.lower() if i > 0 else ""
    return before in (",", "-", "–", "(", "/", "the") or before in LOCATIVE or before in LOOSE


def _in_location(text: str, name: _Name) -> Iterator[Toponym]:
    """Toponyms of a LOC span: its parts at commas and slashes, and at dashes where the whole is unknown."""
    words = name.sentence.words
    for begin, stop in _parts(words, _begin(text, words, name.i, name.j), name.j, frozenset(",;()/")):
        found = _longest(text, words, begin, stop)
        if found is not None:
            yield found
        else:
            for left, right in _parts(words, begin, stop, frozenset("-–—")):
                part = _longest(text, words, left, right) if (left, right) != (begin, stop) else None
                if part is not None:
                    yield part


def _begin(text: str, words: Sequence[Word], i: int, j: int) -> int:
    """Where a LOC span should begin: one word earlier if that makes a known name ("United [Kingdom]")."""
    before = i - 1
    if before >= 0 and words[before].ner == "O" and words[before].form[:1].isupper():
        key, _ = _match(text, words, before, j)
        if key and candidates_of(key):
            return before
    return i


def _parts(words: Sequence[Word], i: int, end: int, marks: frozenset[str]) -> Iterator[tuple[int, int]]:
    while i < end:
        j = i
        while j < end and words[j].form not in marks:
            j += 1
        if j > i:
            yield i, j
        i = j + 1


def _longest(text: str, words: Sequence[Word], i: int, j: int) -> Toponym | None:
    """The toponym in the name ``[i, j)``; what is left over may only be words of direction, of class, or lower-case."""
    while j > i and words[j - 1].form in ("'s", "’s", "'", "’", ".", "-"):
        j -= 1
    for begin in range(i, j):
        if (
            begin > i
            and words[begin - 1].form.lower() not in PARTS
            and words[begin - 1].form not in ("-", "the")
        ):
            return None
        for end in range(min(j, begin + LONGEST), begin, -1):
            rest = words[end:j]
            if all(w.form.lower() in CLASSES or w.form[0].islower() or w.form in ("'s", "’s") for w in rest):
                key, candidates = _match(text, words, begin, end)
                if candidates and not (end - begin == 1 and key in PARTS):
                    article = words[begin].form.lower() == "the" and not candidates[0].name.startswith("The ")
                    return _toponym(words, begin + article, end, key, candidates)
    return None


def _toponym(words: Sequence[Word], i: int, j: int, key: str, candidates: tuple[Candidate, ...]) -> Toponym:
    """The toponym ``[i, j)``; a word of class beside it ("Idlib province", "the town of X") narrows the candidates."""
    kind = words[j].form.lower() if j < len(words) else ""
    if kind not in CLASSES:
        before = i - 1
        if before > 0 and words[before].form == "the":
            before -= 1
        kind = words[before - 1].form.lower() if before > 0 and words[before].form == "of" else ""
    if kind in ("county", "counties"):
        candidates = candidates_of(f"{key} county") or candidates
    elif kind in CLASSES:
        candidates = tuple(c for c in candidates if c.feature in CLASSES[kind]) or candidates
    return Toponym(words[i].start, words[j - 1].end, key, candidates)


def _whole(text: str, name: _Name) -> Toponym | None:
    """The toponym that a name is as a whole (but for words of direction), or None."""
    words, i, j = name.sentence.words, name.i, name.j
    if words[i].form.lower() in CALENDAR:
        return None
    while j > i + 1 and words[j - 1].form in ("'s", "’s", "."):
        j -= 1
    return _longest(text, words, i, j)


def _stands_for_place(name: _Name, found: Toponym, sure: frozenset[str], dateline: Span | None) -> bool:
    """Whether a name that the reader did not tag LOC is a place all the same."""
    words, first = name.sentence.words, found.candidates[0]
    if dateline is not None and dateline.start <= found.start and found.end <= dateline.end:
        return True
    if len(found.key) < 3 and not first.feature.startswith(("PCLI", "ADM1")):
        return False
    after = words[name.j] if name.j < len(words) else None
    people = TOWNSPEOPLE if name.tag == "PER" else RESIDENTS
    if after is not None and after.form.lower() in people and first.population >= 500:
        return True
    if name.tag == "ORG" and first.feature == "PCLI":
        return True
    head = next((k for k in range(name.i, name.j) if not name.i <= words[k].head < name.j), name.i)
    modifier = words[head].rel in ("compound", "amod", "flat")
    if modifier and after is not None and after.form[:1].isupper() and after.upos == "PROPN":
        return name.tag == "" and found.key in sure
    cases = {words[c].form.lower() for c in name.sentence.dependents(head, "case")}
    if name.tag == "ORG":
        stands = (
            bool(cases & {"in", "near", "outside", "from"})
            and first.population >= 15_000
            and not first.alternate
        )
        return found.key in sure or stands
    if name.tag == "PER":
        return (found.key in sure and bool(cases & LOCATIVE)) or _home_of_person(name, head, cases)
    if found.key in sure or (first.feature in KNOWN_FEATURES and not first.alternate and not modifier):
        return True
    if modifier:
        return False
    return bool(cases & LOCATIVE) or (bool(cases & LOOSE) and first.population >= 15_000)


def _home_of_person(name: _Name, head: int, cases: set[str]) -> bool:
    """A "person" that is somebody's home: "Ann Lee of X", "Ann Lee, 24, from X"."""
    words = name.sentence.words
    governor = words[head].head
    return bool(cases & {"of", "from"}) and governor >= 0 and words[governor].ner.endswith("PER")


def _inside_facility(text: str, name: _Name, sure: frozenset[str]) -> Iterator[Toponym]:
    """The county or town that opens a facility's name ("Kent County Jail"), if it is one or is named elsewhere."""
    words = name.sentence.words
    for end in range(name.j - 1, name.i, -1):
        key, candidates = _match(text, words, name.i, end)
        if candidates:
            if (key in sure or key.endswith(" county")) and words[end].form not in (",", "-", "/"):
                yield _toponym(words, name.i, end, key, candidates)
            return


def _first_part(text: str, name: _Name) -> Iterator[Toponym]:
    """The place that opens or closes an organisation's name ("Ohio State University", "Bank of Canada")."""
    words = name.sentence.words
    for end in range(min(name.j, name.i + 4), name.i, -1):
        key, candidates = _match(text, words, name.i, end)
        telling = any(not c.alternate and (c.population >= 50_000 or c.feature == "PCLI") for c in candidates)
        if telling and len(key) > 2 and (end == name.j or words[end].form not in BRANCHES):
            yield Toponym(words[name.i].start, words[end - 1].end, key, candidates)
            return
