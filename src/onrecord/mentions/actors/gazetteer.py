"""Names that need no context: countries, capitals, seats of government, known organisations, found in the text itself.

Matching is by characters, so it does not depend on how a name is cut into words ("al-Qaeda", "U.S.").
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from onrecord.lexicons.countries import capitals, country_names, demonyms, peoples, seats
from onrecord.lexicons.ethnic_groups import ethnic_groups
from onrecord.lexicons.namesakes import namesakes
from onrecord.lexicons.offices import office_words
from onrecord.lexicons.once_capitals import once_capitals
from onrecord.lexicons.organizations import Organization, organizations
from onrecord.schema import ParsedSentence, Place

HitKind = Literal["country", "capital", "seat", "demonym", "people", "organization", "person", "namesake"]

_LETTERS = re.compile(r"\w+")
# Names that are also common words: they need the reader's word that they are a name.
_DOUBTFUL = frozenset(
    "Apple Amazon Shell Dawn Bild Dail Labour Solidarity Guardian Economist Globo Amnesty Fars Wagner Congress Fed"
    " Dutch Polish Swede Finn Dane Turk Pole Georgia Jordan Chad Guinea Niger Turkey Kiwi Beehive Contras Spiegel"
    " Sofia Santiago Lima Madison Tories Conservatives Republicans Democrats".split()
)

_HALVES = ({"North", "South"}, {"East", "West"})
# Countries and capitals that are also names of persons: they are persons where something speaks for it.
_ALSO_PERSONS = frozenset("Jordan Chad Georgia Washington Paris".split())


class Known(NamedTuple):
    """A name of the lexicons: ``code`` of a country (or None), the organisation if it is one, the entry's name."""

    name: str
    kind: HitKind
    code: str | None
    organization: Organization | None
    entry: str


class Hit(NamedTuple):
    """A known name at words ``first``..``last`` of a sentence."""

    first: int
    last: int
    known: Known


@cache
def _names() -> dict[str, list[str]]:
    """First run of letters of a name -> the names that begin so."""
    found: dict[str, list[str]] = {}
    for table in (
        country_names(),
        seats(),
        capitals(),
        once_capitals(),
        demonyms(),
        peoples(),
        ethnic_groups(),
        organizations(),
        namesakes(),
    ):
        for name in table:
            first = name.partition(" ")[0]
            if not first.isalnum():
                match = _LETTERS.match(name)
                first = match.group() if match else name
            found.setdefault(first, []).append(name)
    return found


def _beginning(start: str) -> tuple[Known, ...]:
    """The known names that begin with the run of letters ``start``, longest first."""
    return _bucket(start) if start in _names() else ()


@cache
def _bucket(start: str) -> tuple[Known, ...]:
    return tuple(_known(name) for name in sorted(set(_names()[start]), key=lambda n: (-len(n), n)))


def _known(name: str) -> Known:
    """What a name stands for; of several a country before a seat, a capital, a people, an organisation."""
    tables: tuple[tuple[HitKind, Mapping[str, str]], ...] = (
        ("country", country_names()),
        ("seat", seats()),
        ("capital", capitals()),
        ("capital", once_capitals()),
        ("demonym", demonyms()),
        ("people", peoples()),
    )
    for kind, table in tables:
        if name in table:
            return Known(name, kind, table[name], None, f"countries:{table[name]}")
    if name in namesakes():
        return Known(name, "namesake", namesakes()[name], None, f"namesakes:{name}")
    if name in ethnic_groups():
        people = ethnic_groups()[name]
        return Known(name, "people", people.country, None, people.entry)
    organization = organizations()[name]
    return Known(name, "organization", organization.country, organization, organization.entry)


def plain(text: str) -> str:
    """``text`` with straight apostrophes and plain hyphens; as long as before."""
    return text.replace("’", "'").replace("‑", "-")


def hits(
    text: str, sentence: ParsedSentence, shouted: bool = False, people: frozenset[str] = frozenset()
) -> list[Hit]:
    """Known names in ``sentence`` of the article's ``text`` (see ``plain``), left to right, longest first.

    ``shouted``: the sentence is all capitals, so that abbreviations cannot be told from words. ``people``: parts of the
    full names of persons in the article.
    """
    ends = {w.end: i for i, w in enumerate(sentence.words)}
    found: list[Hit] = []
    past = -1
    for i, word in enumerate(sentence.words):
        if i <= past or not (word.form[0].isupper() or word.form[:2] in ("al", "dp")):
            continue
        start = _LETTERS.match(word.form)
        for known in _beginning(start.group() if start else word.form):
            last = ends.get(word.start + len(known.name))
            if last is None or last < i or not text.startswith(known.name, word.start):
                continue
            if _believed(sentence, i, last, known, shouted, people):
                found.append(Hit(i, last, known))
                past = last
                break
        else:
            half = _half(sentence, i)
            if half is not None:
                found.append(Hit(i, i, half))
    return found


def _half(sentence: ParsedSentence, i: int) -> Known | None:
    """The first country in "North and South Korea"."""
    forms = [w.form for w in sentence.words[i : i + 4]]
    if len(forms) < 4 or forms[1] not in ("and", "or") or {forms[0], forms[2]} not in _HALVES:
        return None
    name = f"{forms[0]} {forms[3]}"
    return _known(name) if name in country_names() else None


def _believed(
    sentence: ParsedSentence, first: int, last: int, known: Known, shouted: bool, people: frozenset[str]
) -> bool:
    """True unless the name is an ordinary word here."""
    word = sentence.words[first]
    person = word.ner.endswith("PER") and not (
        known.kind in ("country", "organization", "capital", "seat")
        and known.name not in _DOUBTFUL
        and _alone(sentence, first)
    )
    if last > first or "." in known.name:
        return True
    if known.entry.startswith("ethnic_groups:"):
        person = word.ner.endswith("PER") and not _alone(sentence, first)
        return word.upos in ("ADJ", "PROPN", "NOUN") and not person
    if known.kind in ("demonym", "people"):
        return word.upos in ("ADJ", "PROPN", "NOUN")
    if known.name.isupper():
        return not shouted and word.upos in ("PROPN", "NOUN", "X", "ADJ")
    if known.name in _ALSO_PERSONS and word.ner.endswith("PER"):
        return _alone(sentence, first) and known.name not in people and not _titled(sentence, first)
    if known.name in _DOUBTFUL:
        return word.ner != "O" and not word.ner.endswith("PER")
    return word.upos in ("PROPN", "NOUN", "ADJ", "X") and not person


def _alone(sentence: ParsedSentence, word: int) -> bool:
    """True if a tagged name is one word long."""
    words = sentence.words
    before = words[word].ner.startswith("B")
    return before and not (word + 1 < len(words) and words[word + 1].ner.startswith("I"))


def _titled(sentence: ParsedSentence, word: int) -> bool:
    """True if an office or a form of address stands before a name ("Mr. Jordan")."""
    before = sentence.words[word - 1] if word else None
    if before is not None and before.form == "." and word > 1:
        before = sentence.words[word - 2]
    return before is not None and before.lemma.lower() in office_words()


def names_of_people(sentences: tuple[ParsedSentence, ...]) -> frozenset[str]:
    """Parts of names of persons of two words or more, as the reader tagged them."""
    found: set[str] = set()
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if word.ner.endswith("PER") and not _alone(sentence, i):
                found.add(word.form)
    return frozenset(found)


def without_namesakes(
    found: list[Hit], sentence: ParsedSentence, places: tuple[Place, ...], then: Mapping[str, str]
) -> list[Hit]:
    """``found`` without names of countries and capitals that stand in, or for, a place of another country.

    "Gulf of Aden", "Athens, Ohio", Georgia the state: the stage of places has weighed the other places of the text.
    ``then``: country that a capital is of now -> former state that it was of on the day.
    """
    here = [p for p in places if sentence.start <= p.start and p.end <= sentence.end]
    return [hit for hit in found if not any(_elsewhere(sentence, hit, place, then) for place in here)]


def _elsewhere(sentence: ParsedSentence, hit: Hit, place: Place, then: Mapping[str, str]) -> bool:
    """True if ``place`` holds the words of ``hit`` and is of another country."""
    start, end = sentence.words[hit.first].start, sentence.words[hit.last].end
    if hit.known.kind not in ("country", "capital") or not (place.start <= start and end <= place.end):
        return False
    if place.country == hit.known.code or (
        place.country is not None and then.get(place.country) == hit.known.code
    ):
        return False
    if (place.start, place.end) != (start, end):
        return True
    return place.feature == "ADM1" if hit.known.kind == "country" else (place.feature or "").startswith("PPL")
