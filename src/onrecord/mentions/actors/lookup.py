"""Looks one name up: the entries that bear it, and what the rules that read articles make of it as a phrase."""

import msgspec

from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.knowledge import Entry, entries, entries_of, holders
from onrecord.lexicons.own.book import Book
from onrecord.lexicons.own.force import in_force
from onrecord.lexicons.terms import Term
from onrecord.mentions.actors import find_actors
from onrecord.mentions.actors.phrase_document import phrase_document
from onrecord.mentions.places import find_places
from onrecord.schema import Actor


class Holder(msgspec.Struct, frozen=True):
    """Somebody who held the office that was asked for."""

    entry: str
    name: str
    term: Term


class LookUp(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a name. ``on``: the ISO date that was asked for, or None.

    ``entries``: those that bear the name itself, a user's first. ``actor``: what the phrase is read as in an article of
    that day, None if the rules see nobody in it. ``cow``: the number of its country in the Correlates of War list.
    ``parts``: the entries that the rules used. ``holders``: who held the office on that day.
    """

    name: str
    on: str | None = None
    entries: tuple[Entry, ...] = ()
    actor: Actor | None = None
    cow: int | None = None
    parts: tuple[Entry, ...] = ()
    holders: tuple[Holder, ...] = ()

    @property
    def found(self) -> bool:
        """True if anything is known of the name."""
        return bool(self.entries) or self.actor is not None


def look_up(name: str, on: str | None = None, book: Book | None = None) -> LookUp:
    """What is known of ``name`` on the ISO date ``on``, with the user's ``book`` before our own entries."""
    with in_force(book, on):
        direct = tuple(_ours_after(entries_of(name, book)))
        actor = _actor(name, on)
        if actor is not None and not direct and not _says_something(actor):
            actor = None
        parts = tuple(_parts(actor, direct, book)) if actor is not None else ()
        country = country_by_code().get(actor.country or "") if actor is not None else None
    return LookUp(
        name=name,
        on=on,
        entries=direct,
        actor=actor,
        cow=country.cow or None if country is not None else None,
        parts=parts,
        holders=_holders(actor, on) if actor is not None else (),
    )


def _ours_after(found: tuple[Entry, ...]) -> list[Entry]:
    """Entries once each; a noun that is an office too is told as the office."""
    offices = {e.names[0] for e in found if e.kind == "office"}
    return [e for e in found if not (e.id.startswith("agents:") and e.names[0] in offices)]


def _actor(name: str, on: str | None) -> Actor | None:
    """The actor that the whole phrase is read as: the one whose mention reaches farthest."""
    document = phrase_document(name, on)
    verb = document.text.rfind(" spoke.")
    subject = document.sentences[0].words[document.sentences[0].root]
    heads = [w for w in document.sentences[0].words if w.deprel == "nsubj"]
    found = []
    for actor in find_actors(document, find_places(document)):
        for m in actor.mentions:
            holds = any(m.start <= w.start and w.end <= m.end for w in heads)
            if holds and m.end <= max(verb, subject.start):
                found.append((m.end - m.start, actor))
    return max(found, key=lambda f: f[0])[1] if found else None


def _says_something(actor: Actor) -> bool:
    """False for a bare name that nothing is known of."""
    return actor.entry is not None or actor.country is not None or bool(actor.sectors) or bool(actor.roles)


def _parts(actor: Actor, direct: tuple[Entry, ...], book: Book | None) -> list[Entry]:
    """The entries behind an actor: what decided it, and its country."""
    told = {e.id for e in direct}
    wanted = [actor.entry, f"countries:{actor.country}"]
    ours = [e for e in entries() if e.id in wanted and e.id not in told]
    return sorted({e.id: e for e in reversed(ours)}.values(), key=lambda e: wanted.index(e.id))


def _holders(actor: Actor, on: str | None) -> tuple[Holder, ...]:
    """Who held the office that the phrase names, where it names no person and a day is asked for."""
    if on is None or not actor.roles or actor.roles[0].country is None:
        return ()
    if any(m.form == "name" for m in actor.mentions):
        return ()
    role = actor.roles[0]
    return tuple(Holder(*h) for h in holders(role.country or "", role.title.lower(), on))
