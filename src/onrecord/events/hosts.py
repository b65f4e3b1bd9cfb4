"""Hosts: countries that a text names only as places, by a town or region of theirs, or by what is theirs.

"Kenya is holding exercises off Zanzibar" concerns Tanzania, which the text never lets act, so that no actor stands for
it. A host is such a country as an actor. Events may take it for a party; it becomes an actor of the reading where one
did.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.lexicons.codes import cameo_code
from onrecord.lexicons.countries import country_by_code, country_names, demonyms
from onrecord.schema import Actor, Document, Event, Mention, ParsedSentence, Place

PROVISIONAL = "host:"
SECTORS = ("GOV",)


def possible_hosts(document: Document, actors: Iterable[Actor], places: Iterable[Place]) -> dict[str, Actor]:
    """By code, countries of ``places`` or of names and adjectives in the text that are none of ``actors``."""
    known = {a.country for a in actors if a.kind in ("country", "government")}
    found: dict[str, Actor] = {}
    named = [code for s in document.sentences for code, _, _ in names_of_countries(s)]
    for code in (*(p.country for p in places), *named):
        if code is not None and code not in known and code in country_by_code():
            found.setdefault(code, _host(PROVISIONAL + code, code))
    return found


def names_of_countries(sentence: ParsedSentence) -> Iterator[tuple[str, int, int]]:
    """Codes of the countries that names and adjectives of one to three words name, with their first and last word."""
    words = sentence.words
    for i, word in enumerate(words):
        if word.upos in ("PROPN", "ADJ"):
            for n in (1, 2, 3) if word.form[:1].isupper() else (1,):
                code = country_named(" ".join(w.form for w in words[i : i + n]))
                if code is not None:
                    yield code, i, min(i + n, len(words)) - 1


def is_host(actor: Actor) -> bool:
    """True for a host whose id is provisional."""
    return actor.id.startswith(PROVISIONAL)


def numbered(events: Sequence[Event], number: int) -> list[Event]:
    """``events`` with ids of the reading in the place of provisional ones; ``number``: how many actors there are."""
    used = (i for e in events for i in (*e.actors, *e.recipients) if i.startswith(PROVISIONAL))
    names = {old: f"a{number + n}" for n, old in enumerate(dict.fromkeys(used), 1)}
    return [_renamed(e, names) for e in events] if names else list(events)


def _renamed(event: Event, names: dict[str, str]) -> Event:
    if not any(i in names for i in (*event.actors, *event.recipients)):
        return event
    return msgspec.structs.replace(
        event,
        actors=tuple(names.get(i, i) for i in event.actors),
        recipients=tuple(names.get(i, i) for i in event.recipients),
        arguments=tuple(
            msgspec.structs.replace(a, id=names.get(a.id, a.id)) if a.id is not None else a
            for a in event.arguments
        ),
    )


def country_named(word: str) -> str | None:
    """Code of the country whose name or adjective ``word`` is, also in odd capitals ("pERU")."""
    found = country_names().get(word) or demonyms().get(word)
    if found is None and not (word.islower() or word.isupper() or word.istitle()):
        return country_names().get(word.title())
    return found


def hosts(
    text: str, events: Iterable[Event], actors: Iterable[Actor], places: Iterable[Place]
) -> tuple[Actor, ...]:
    """The actors that stand for countries which are parties to ``events`` but none of ``actors``, by their number."""
    known = {a.id for a in actors}
    country = {(p.start, p.end): p.country for p in places}
    spans: dict[str, set[tuple[int, int]]] = {}
    for event in events:
        for a in event.arguments:
            if a.role in ("actor", "recipient") and a.id is not None and a.id not in known:
                spans.setdefault(a.id, set()).add((a.start, a.end))
    found = []
    for name, at in sorted(spans.items(), key=lambda item: int(item[0][1:])):
        codes = (country.get(span) or country_named(text[slice(*span)]) for span in sorted(at))
        code = next((c for c in codes if c is not None), None)
        mentions = tuple(Mention(start, end, "name") for start, end in sorted(at))
        if code is not None:
            found.append(msgspec.structs.replace(_host(name, code), mentions=mentions))
    return tuple(found)


def _host(name: str, code: str) -> Actor:
    return Actor(
        id=name,
        name=country_by_code()[code].name,
        kind="country",
        country=code,
        sectors=SECTORS,
        basis="gazetteer",
        entry=f"countries:{code}",
        cameo=cameo_code(code, SECTORS, bare=True),
    )
