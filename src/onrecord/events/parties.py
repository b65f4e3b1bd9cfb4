"""Parties: which actors the words in the slots of a predicate name."""

from onrecord.events import grammar
from onrecord.events.arguments import (
    Party,
    Trigger,
    fillers,
    is_direct,
    meant,
)
from onrecord.events.hosts import country_named
from onrecord.events.scene import Scene
from onrecord.lexicons.countries import capitals, country_names
from onrecord.schema import Span

BELONGING = ("of", "from", "in", "by", "on", "about")
"""Prepositions under which a thing is somebody's or about somebody."""

OF_EACH = ("of", "from", "'s", "")
"""Cases of the owners of a plural that stands for several ("the leaders of X and Y", "X's and Y's leaders")."""

SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"))
"""Types of events that are mostly words."""


def parties(scene: Scene, head: int) -> list[Party]:
    """Actors that the phrase with head ``head`` names, conjuncts and listed members included, each once."""
    found: dict[str, Party] = {}
    for c in (*grammar.conjuncts(scene.sentence, head), *_beside_comma(scene, head)):
        for party in _named(scene, c):
            found.setdefault(party.actor.id, party)
    return list(found.values())


def _beside_comma(scene: Scene, head: int) -> list[int]:
    """The second of two countries that a headline joins by a comma ("Norway, Peru sign pact"), which looks like a gloss."""
    s = scene.sentence
    first = scene.mentions.get(head)
    if first is None or first[0].kind != "country" or not s.dependents(head, "appos"):
        return []
    second = [(c, country_names().get(s.words[c].form)) for c in s.dependents(head, "appos")]
    return [c for c, code in second if code is not None and code != first[0].country]


def _named(scene: Scene, i: int) -> list[Party]:
    """Actors named by one conjunct: itself, or what a partitive is made of with its conjuncts; and those it lists."""
    s = scene.sentence
    own = _party(scene, i, i)
    if own and own.actor.id in scene.members:
        return [Party(a, i, own.span) for a in scene.members[own.actor.id]]
    below = [m for m in grammar.members(s, i) if m != i]
    found = [own] if own else [_party(scene, k, i) for m in below for k in grammar.conjuncts(s, m)]
    return (_each(scene, i) if own else []) or [p for p in found if p is not None] + _listed(scene, i)


def _each(scene: Scene, i: int) -> list[Party]:
    """The states of a plural that stands for several: "the ministers of Norway and Chile", "British and Irish officials".

    Empty unless two at least are named and each is an actor.
    """
    s = scene.sentence
    if not {"Number=Plur", "Number=Ptan"} & set(s.words[i].feats.split("|")):
        return []
    for owner in s.dependents(i, "nmod", "amod", "compound"):
        several = grammar.conjuncts(s, owner)
        if len(several) < 2 or (s.words[owner].rel == "nmod" and grammar.case_of(s, owner) not in OF_EACH):
            continue
        found = [
            p for p in (_party(scene, k, i) for k in several) if p is not None and p.actor.kind == "country"
        ]
        if len(found) == len(several):
            return found
    return []


def _listed(scene: Scene, i: int) -> list[Party]:
    """Members that an apposition lists ("officials, among them X, Y and Z")."""
    s = scene.sentence
    found = []
    for m in grammar.members(s, i):
        several = "Number=Plur" in s.words[m].feats and bool(s.dependents(m, "conj"))
        for c in s.dependents(m, "appos"):
            if several or s.dependents(c, "conj"):
                found += parties(scene, c)
    return found


def _party(scene: Scene, i: int, stands: int) -> Party | None:
    """The actor whose mention has its head at word ``i`` or at a name joined to it, or the country that the word names."""
    s = scene.sentence
    at = scene.mentions.get(i)
    if at is None and s.words[i].upos in ("NOUN", "PROPN"):
        named = [c for c in s.dependents(i, "flat", "appos", "nmod:desc") if c in scene.mentions]
        at = scene.mentions[named[0]] if named else None
    if at is not None:
        return Party(at[0], stands, at[1].span)
    place = scene.places.get(i)
    if place is not None and place.basis == "country":
        code, span = place.country, Span(place.start, place.end)
    elif place is not None and place.end - place.start > len(s.words[i].form):
        return None  # "Mexico City" is not Mexico
    else:
        code, span = _country_at(scene, i)
    country = scene.countries.get(code or "")
    return Party(country, stands, span) if country is not None else None


def _country_at(scene: Scene, i: int) -> tuple[str | None, Span]:
    """The country whose name or adjective ends with word ``i`` ("North Korean"), and the span of its words."""
    words = scene.sentence.words
    for first in range(max(0, i - 2), i):
        code = country_named(" ".join(w.form for w in words[first : i + 1]))
        if code is not None:
            return code, Span(words[first].start, words[i].end)
    return country_named(words[i].form), scene.span(i)


def affiliated(scene: Scene, head: int) -> list[Party]:
    """Actors whose thing the phrase names: "Israeli positions", "Ankara's statement", "a base of the army"."""
    s = scene.sentence
    found: dict[str, Party] = {}
    for m in meant(scene, head):
        if m in scene.mentions or s.words[m].upos not in ("NOUN", "PROPN"):
            continue
        owners = [*s.dependents(m, "nmod:poss"), *grammar.affiliations(s, m)]
        owners += [c for c in s.dependents(m, "nmod") if grammar.case_of(s, c) in BELONGING]
        for owner in owners:
            for party in parties(scene, grammar.antecedent(s, m, owner)):
                found.setdefault(party.actor.id, Party(party.actor, head, party.span))
    return list(found.values())


def land_of(scene: Scene, i: int) -> list[Party]:
    """The country of the town or region that word ``i`` names."""
    place = scene.places.get(i)
    land = scene.countries.get(place.country or "") if place is not None else None
    return [Party(land, i, Span(place.start, place.end))] if place is not None and land is not None else []


def _capital(scene: Scene, i: int) -> list[Party]:
    """The country whose capital word ``i`` names, for words that are said to somebody ("lashed out at London")."""
    place = scene.places.get(i)
    if place is None:
        return []
    words = (w.form for w in scene.sentence.words if place.start <= w.start and w.end <= place.end)
    return land_of(scene, i) if capitals().get(" ".join(words)) == place.country is not None else []


def fill_parties(
    scene: Scene, trigger: Trigger, slots: tuple[str, ...], taken: frozenset[str]
) -> list[Party]:
    """Actors in the first of ``slots`` that holds one not in ``taken``.

    Phrases of the predicate itself go before those that hang on another argument ("asked X for aid to Y"), mentions
    before what somebody's thing is.
    """
    i = trigger.word
    words = {slot: fillers(scene, i, slot, trigger.light) for slot in slots}
    direct = {slot: [w for w in words[slot] if is_direct(scene, i, w)] for slot in slots}
    looks = ((parties, direct), (parties, words), (affiliated, words))
    spoken = trigger.entry.event in SPOKEN | {"SANCTION"} and trigger.entry.pos == "v"
    for look, reach in (*looks, (_capital, words)) if spoken else looks:
        for slot in slots:
            found: dict[str, Party] = {}
            for filler in reach[slot]:
                if filler in (i, trigger.light):
                    continue
                for party in look(scene, filler):
                    if party.actor.id not in taken:
                        found.setdefault(party.actor.id, party)
            if found:
                return list(found.values())
    return []
