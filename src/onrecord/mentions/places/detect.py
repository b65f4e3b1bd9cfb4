"""Where the text names places: the reader's LOC spans, and names the gazetteer knows in places where only places stand."""

from collections.abc import Iterator, Sequence

from onrecord.lexicons.gazetteer import Candidate, candidates_of, key_of
from onrecord.mentions.places.toponym import MOST_CANDIDATES, Toponym
from onrecord.schema import Document, ParsedSentence, Word

LONGEST = 7
_PARTS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern central downtown uptown midtown inner outer greater upper lower metro"
    " metropolitan mid occupied mainland rural suburban coastal historic old the far deep city town state province"
    " village county district region republic kingdom of".split()
)
_CLASSES: dict[str, tuple[str, ...]] = {
    "province": ("ADM1", "ADM2", "RGN"), "region": ("ADM1", "RGN", "ADM2"), "oblast": ("ADM1",), "state": ("ADM1",),
    "governorate": ("ADM1", "ADM2"), "prefecture": ("ADM1", "ADM2"), "district": ("ADM2", "ADM1"),
    "county": ("ADM2", "ADM1"), "parish": ("ADM2", "ADM1"), "municipality": ("ADM2", "PPL"), "department": ("ADM1", "ADM2"),
    "city": ("PPL", "PPLC"), "town": ("PPL", "PPLC"), "village": ("PPL",), "capital": ("PPLC", "PPL"),
    "suburb": ("PPL", "PPLX"), "neighborhood": ("PPL", "PPLX"), "neighbourhood": ("PPL", "PPLX"), "port": ("PPL", "PPLC"),
    "island": ("ISL", "ADM1", "PCLI"), "peninsula": ("RGN", "ADM1"), "river": ("STM",), "sea": ("SEA",),
    "territory": ("ADM1", "RGN", "PCLI"), "republic": ("ADM1", "PCLI", "RGN"),
    "provinces": ("ADM1", "ADM2"), "regions": ("ADM1", "RGN"), "states": ("ADM1",), "counties": ("ADM2",),
    "cities": ("PPL", "PPLC"), "towns": ("PPL",), "villages": ("PPL",), "districts": ("ADM2", "ADM1"),
}  # fmt: skip
_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "inside", "throughout", "into", "within"}
)
_LOOSE = frozenset(
    {"from", "to", "of", "over", "through", "toward", "towards", "between", "via", "off", "for"}
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs"
    " fri sat sun ramadan easter christmas thanksgiving".split()
)


def toponyms_of(document: Document) -> list[Toponym]:
    """All toponyms of the document in text order, without containers."""
    found: list[Toponym] = []
    for sentence in document.sentences:
        found.extend(_in_sentence(document.text, sentence))
    return found


def _in_sentence(text: str, sentence: ParsedSentence) -> Iterator[Toponym]:
    words, i = sentence.words, 0
    while i < len(words):
        tag = words[i].ner
        if tag == "O":
            j = _name_end(words, i)
            if j > i:
                yield from _outside_entities(text, sentence, i, j)
            i = max(j, i + 1)
            continue
        j = i + 1
        while j < len(words) and words[j].ner == "I" + tag[1:]:
            j += 1
        if tag.endswith("LOC"):
            yield from _in_location(text, words, i, j)
        elif tag.endswith("ORG"):
            yield from _country_as_actor(text, words, i, j)
        i = j


def _name_end(words: Sequence[Word], i: int) -> int:
    """The end of the run of capitalised proper nouns outside entities that begins at ``i``; ``i`` if there is none."""
    j = i
    while j < len(words) and words[j].ner == "O" and words[j].upos == "PROPN" and words[j].form[:1].isupper():
        j += 1
    return j


def _match(text: str, words: Sequence[Word], i: int, j: int) -> tuple[str, tuple[Candidate, ...]]:
    key = key_of(text[words[i].start : words[j - 1].end])
    return key, candidates_of(key)[:MOST_CANDIDATES]


def _in_location(text: str, words: Sequence[Word], i: int, end: int) -> Iterator[Toponym]:
    """Toponyms of a LOC span ``[i, end)``: its parts at commas, each matched as a whole or without words of direction."""
    while i < end:
        j = i
        while j < end and words[j].form not in (",", ";", "(", ")", "/"):
            j += 1
        if j > i:
            found = _longest(text, words, i, j)
            if found is not None:
                yield found
        i = j + 1


def _longest(text: str, words: Sequence[Word], i: int, j: int) -> Toponym | None:
    """The toponym in the name ``[i, j)``; what is left over may only be words of direction or class."""
    while j > i and words[j - 1].form in ("'s", "’s", "'", "’", ".", "-"):
        j -= 1
    for begin in range(i, j):
        if (
            begin > i
            and words[begin - 1].lemma.lower() not in _PARTS
            and words[begin - 1].form not in ("-", "the")
        ):
            return None
        for end in range(min(j, begin + LONGEST), begin, -1):
            if all(w.lemma.lower() in _CLASSES or w.form in ("'s", "’s") for w in words[end:j]):
                key, candidates = _match(text, words, begin, end)
                if candidates and not (end - begin == 1 and key in _PARTS):
                    return _toponym(words, begin, end, key, candidates)
    return None


def _toponym(words: Sequence[Word], i: int, j: int, key: str, candidates: tuple[Candidate, ...]) -> Toponym:
    """The toponym ``[i, j)``; a word of class beside it ("Idlib province", "the town of X") narrows the candidates."""
    kind = words[j].form.lower() if j < len(words) else ""
    if kind not in _CLASSES:
        before = i - 1
        if before > 0 and words[before].form == "the":
            before -= 1
        kind = words[before - 1].form.lower() if before > 0 and words[before].form == "of" else ""
    if kind in _CLASSES:
        fitting = tuple(c for c in candidates if c.feature in _CLASSES[kind])
        candidates = fitting or candidates
    return Toponym(words[i].start, words[j - 1].end, key, candidates)


def _country_as_actor(text: str, words: Sequence[Word], i: int, j: int) -> Iterator[Toponym]:
    """A span tagged ORG that is wholly a country's name."""
    key, candidates = _match(text, words, i, j)
    if candidates and candidates[0].feature == "PCLI" and len(key) > 1:
        yield _toponym(words, i, j, key, candidates)


def _outside_entities(text: str, sentence: ParsedSentence, i: int, j: int) -> Iterator[Toponym]:
    """A name that the reader left untagged, if it is well known as a place or stands where places stand."""
    words = sentence.words
    if words[i].form.lower() in _CALENDAR or (
        j < len(words) and words[j].form[:1].isupper() and words[j].upos == "NOUN"
    ):
        return
    found = _longest(text, words, i, j)
    if found is None or len(found.key) < 3:
        return
    head = next((k for k in range(i, j) if not i <= words[k].head < j), i)
    if words[head].rel in ("compound", "flat", "amod"):
        return
    first = found.candidates[0]
    cases = {words[c].form.lower() for c in sentence.dependents(head, "case")}
    large = first.feature in ("PCLI", "ADM1", "RGN", "CONT", "SEA", "OCN") or first.population >= 300_000
    if (
        cases & _LOCATIVE
        or (cases & _LOOSE and first.population >= 15_000)
        or (large and not first.alternate)
    ):
        yield found
