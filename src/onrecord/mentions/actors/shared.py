"""Names that bodies of several countries have, or that are words besides: known where the article names the country."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lexicons.organizations import Organization, names_in_context
from onrecord.mentions.actors.gazetteer import Hit, Known
from onrecord.schema import ParsedSentence

_LETTERS = re.compile(r"\w+")
_PLACES = frozenset(("country", "capital", "demonym", "people", "seat"))


@cache
def _starts() -> dict[str, tuple[str, ...]]:
    """First run of letters of a name -> the names that begin so, longest first."""
    found: dict[str, list[str]] = {}
    for name in names_in_context():
        match = _LETTERS.match(name)
        found.setdefault(match.group() if match else name, []).append(name)
    return {start: tuple(sorted(names, key=lambda n: (-len(n), n))) for start, names in found.items()}


def countries_named(hits: Iterable[Hit]) -> frozenset[str]:
    """Codes of the countries that known names of an article stand for; an organisation names none."""
    return frozenset(h.known.code for h in hits if h.known.code and h.known.kind in _PLACES)


def with_shared(
    text: str, sentence: ParsedSentence, found: list[Hit], named: frozenset[str], shouted: bool = False
) -> list[Hit]:
    """The known names ``found`` in a sentence of ``text``, with those that the countries ``named`` decide.

    A name that hides in a longer one is left alone; one that covers shorter ones takes their place. ``shouted``: the
    sentence is all capitals, so that abbreviations cannot be told from words.
    """
    if not named or shouted:
        return found
    ends = {w.end: i for i, w in enumerate(sentence.words)}
    taken = {i: hit for hit in found for i in range(hit.first, hit.last + 1)}
    added: list[Hit] = []
    past = -1
    for i, word in enumerate(sentence.words):
        if i <= past or not word.form[0].isupper():
            continue
        start = _LETTERS.match(word.form)
        for name in _starts().get(start.group() if start else word.form, ()):
            last = ends.get(word.start + len(name))
            if last is None or last < i or not text.startswith(name, word.start):
                continue
            body = _body(text, sentence, i, last, name, named)
            if body is not None and _free(taken, i, last):
                added.append(Hit(i, last, Known(name, "organization", body.country, body, body.entry)))
                past = last
                break
    covered = {i for hit in added for i in range(hit.first, hit.last + 1)}
    return sorted([*(h for h in found if h.first not in covered), *added]) if added else found


def _free(taken: dict[int, Hit], first: int, last: int) -> bool:
    """True if no known name but one without a country, or a shorter one, stands at ``first``..``last``."""
    hits = {taken[i] for i in range(first, last + 1) if i in taken}
    return all(
        first <= h.first and h.last <= last and ((h.first, h.last) != (first, last) or h.known.code is None)
        for h in hits
    )


def _body(
    text: str, sentence: ParsedSentence, first: int, last: int, name: str, named: frozenset[str]
) -> Organization | None:
    """The organisation that a name stands for here: the only one of a country that the article names."""
    if first == last:
        word = sentence.words[first]
        letters = name.isupper() and word.upos in ("PROPN", "NOUN", "X")
        if not letters and not word.ner.endswith("ORG"):
            return None
    bodies = [body for body in names_in_context()[name] if body.country in named]
    if len(bodies) != 1 or (first == last and _introduced(text, name, bodies[0])):
        return None
    return bodies[0]


def _introduced(text: str, name: str, body: Organization) -> bool:
    """True if the article gives the abbreviation to something else ("the Motor Workers' Union (MWU)")."""
    return f"({name})" in text and not any(full in text for full in body.names)
