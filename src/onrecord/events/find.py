"""The events of a document: triggers, their parties, status, time, place, attribution and quantities, in text order."""

from collections import Counter

import msgspec

from onrecord.events import grammar
from onrecord.events.arguments import Party, Trigger, fillers
from onrecord.events.attribution import according_to
from onrecord.events.clause import is_definite
from onrecord.events.coding import build
from onrecord.events.collective import Company, resolve_collectives
from onrecord.events.confidence import confidence
from onrecord.events.counterparts import supply
from onrecord.events.dictionary import Dictionary
from onrecord.events.hosts import is_host, numbered, possible_hosts
from onrecord.events.lest import threats
from onrecord.events.quantities import find_quantities
from onrecord.events.refusals import refusals
from onrecord.events.scene import Scene, build_scenes
from onrecord.events.sides import find_parties
from onrecord.events.status import find_status
from onrecord.events.topic import (
    Topic,
    find_topic,
    is_accidental,
    is_heading,
    is_public,
    is_relevant,
    is_unnamed,
    is_violent,
)
from onrecord.events.triggers import entries_of, find_triggers
from onrecord.events.when import find_time, is_historical, is_narrated
from onrecord.events.where import find_place
from onrecord.schema import Actor, Document, Event, EventPlace, EventTime, Place, Quantity, Statement, Time

NEIGHBOURS = 1
"""How many sentences back a place may come from; times of the narrative come from the same paragraph."""

SHARED = frozenset(
    ("SANCTION", "COERCE", "ASSAULT", "THREATEN", "ACCUSE", "REJECT", "REQUEST", "AID", "SUPPORT")
)
"""Types of events that are done to the same as what they are coordinated with, where nobody else is named."""

JUDGMENTS = frozenset(("ACCUSE", "SUPPORT"))
"""Types of events that judge what somebody did."""

WORDS = frozenset(("ACCUSE", "SUPPORT", "REQUEST", "THREATEN"))
"""Types of events that are no deeds to be judged."""

FORCE = frozenset(("ASSAULT", "COERCE"))
"""Types of deeds that texts come back to by name."""

DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"))
"""Types of events that others answer with blame and penalties."""

MENTIONED = frozenset(("nmod", "obl", "obj", "conj"))
"""Where a noun stands that only mentions a deed."""

PROMISED = frozenset(("xcomp", "ccomp", "acl", "advcl", "obj", "conj"))
"""Where what is agreed to stands below the word that agrees."""

COURT = frozenset(
    "trial try charge convict conviction guilty plead sentence jail imprison indict indictment acquit count suspicion "
    "term year prison".split()
)
"""Words of the courts under which a noun names the crime."""


class _Narrative:
    """Time and place of the last event that had its own, as the text goes on."""

    def __init__(self) -> None:
        self.time: EventTime | None = None
        self.place: EventPlace | None = None
        self.paragraph = -1
        self.sentence = -1

    def time_for(self, scene: Scene) -> EventTime | None:
        return self.time if scene.sentence.paragraph == self.paragraph else None

    def place_for(self, scene: Scene) -> EventPlace | None:
        near = (
            scene.sentence.paragraph == self.paragraph and scene.sentence.index - self.sentence <= NEIGHBOURS
        )
        return self.place if near else None

    def note(self, scene: Scene, trigger: Trigger, event: Event) -> None:
        told = event.status == "occurred" and is_narrated(scene, trigger)
        if told and event.time is not None and event.time.basis == "expression":
            self.time, self.paragraph, self.sentence = (
                event.time,
                scene.sentence.paragraph,
                scene.sentence.index,
            )
        if event.place is not None and event.place.basis != "neighbour":
            self.place, self.paragraph, self.sentence = (
                event.place,
                scene.sentence.paragraph,
                scene.sentence.index,
            )


def find_events(
    document: Document,
    actors: tuple[Actor, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    verbs: Dictionary | None = None,
    literal: bool = False,
) -> tuple[Event, ...]:
    """Every event that ``document`` speaks of, ids ``e1`` … in text order; ``verbs``: a user's, instead of ours.

    Parties are ``actors``, and ``hosts`` with numbers after theirs. ``literal``: by the words of their sentences alone.
    """
    about = find_topic(document, actors)
    by_id = {s.id: s for s in statements}
    narrative, company = _Narrative(), Company(spoken_of=_spoken_of(actors))
    hosts = possible_hosts(document, actors, places)
    by_actor = {a.id: a for a in (*actors, *hosts.values())}
    found: list[Event] = []
    deeds: dict[str, list[Party]] = {}
    for scene in build_scenes(
        document, actors, times, places, statements, verbs.index if verbs is not None else None, hosts
    ):
        resolve_collectives(scene, company)
        triggers = find_triggers(scene, heard_too=not literal)
        triggers += threats(scene, _taken(triggers))
        triggers += refusals(scene, _taken(triggers))
        quantities = find_quantities(scene, triggers)
        recipients: dict[int, list[Party]] = {}
        told = {e.event for e in found}
        for trigger in triggers:
            sides = _sides(scene, trigger, recipients, deeds)
            counted = quantities.get(trigger.word, [])
            if trigger.entry.event in told and not counted and _is_mentioned(scene, trigger, *sides):
                continue
            event = _event(scene, trigger, sides, counted, narrative, by_id, about)
            if event is not None and not _is_promised(scene, trigger, event, triggers):
                narrative.note(scene, trigger, event)
                if event.event not in WORDS and sides[0]:
                    deeds[trigger.entry.event] = sides[0]
                company.note(by_actor[i] for i in (*event.actors, *event.recipients))
                found.append(event)
    found.sort(key=lambda e: (e.sentence, e.trigger[0].start))
    if not literal:
        found = supply(found, document, actors, places, hosts)
    found = numbered(found, len(actors))
    return tuple(
        msgspec.structs.replace(e, id=f"e{n}", confidence=confidence(e)) for n, e in enumerate(found, 1)
    )


def _is_promised(scene: Scene, trigger: Trigger, event: Event, triggers: list[Trigger]) -> bool:
    """True for what is agreed to in so many words ("offered to mediate"): to agree to it and to plan it are one AGREE.

    What has a day or a place of its own ("agreed to meet on Friday") stands besides.
    """
    s = scene.sentence
    dated = event.time is not None and event.time.basis == "expression"
    if (
        event.event != "AGREE"
        or dated
        or event.place is not None
        or s.words[trigger.word].rel not in PROMISED
    ):
        return False
    agreed = {t.word for t in triggers if t.entry.event == "AGREE" and t is not trigger}
    return next((a in agreed for a in s.ancestors(trigger.word) if a in scene.triggers), False)


def _taken(triggers: list[Trigger]) -> set[int]:
    """The words of triggers."""
    return {w for t in triggers for w in (t.word, *t.extra)}


def _spoken_of(actors: tuple[Actor, ...]) -> Counter[str | None]:
    """How often actors of each country are mentioned."""
    return Counter(a.country for a in actors for _ in a.mentions)


def _sides(
    scene: Scene, trigger: Trigger, known: dict[int, list[Party]], deeds: dict[str, list[Party]]
) -> tuple[list[Party], list[Party]]:
    """Actors and recipients; ``known``: recipients by the word of the trigger, of those before, and then of this one;
    ``deeds``: who last did something of each type.

    What is done without a word of whom to, next to what is done to somebody, is done to the same ("cut ties with X and
    imposed an embargo").
    """
    doers, recipients = find_parties(scene, trigger)
    recipients = recipients or _shared(scene, trigger, doers, known) or _judged(scene, trigger, doers, deeds)
    if not doers and trigger.entry.pos == "n":
        doers = _blamed(scene, trigger, known, recipients)
    known[trigger.word] = recipients
    if trigger.light is not None:
        known.setdefault(trigger.light, recipients)
    return doers, recipients


def _judged(scene: Scene, trigger: Trigger, doers: list[Party], deeds: dict[str, list[Party]]) -> list[Party]:
    """Who did what is judged, as the text has told before ("X arrested four men … Y condemned the arrests")."""
    entry = trigger.entry
    if entry.event not in JUDGMENTS or entry.pos != "v" or not doers or "obj" not in "".join(entry.recipient):
        return []
    own = {p.actor.id for p in doers}
    for i in fillers(scene, trigger.word, "obj"):
        if (
            i in scene.mentions
            or scene.sentence.words[i].upos != "NOUN"
            or not is_definite(scene.sentence, i)
        ):
            continue
        kinds = dict.fromkeys(e.event for e in entries_of(scene, i))
        found = next((deeds[k] for k in kinds if k in deeds), [])
        return [Party(p.actor, i, scene.span(i)) for p in found if p.actor.id not in own and p.actor.country]
    return []


def _shared(scene: Scene, trigger: Trigger, doers: list[Party], known: dict[int, list[Party]]) -> list[Party]:
    """To whom the deed was done with which the trigger's verb is coordinated, if it is not those who do it."""
    s = scene.sentence
    entry = trigger.entry
    verb = trigger.word if entry.pos == "v" else trigger.light
    if verb is None or entry.event not in SHARED or not entry.recipient:
        return []
    if s.words[verb].rel != "conj" or s.dependents(verb, "nsubj"):
        return []
    own = {p.actor.id for p in doers} | {p.actor.country for p in doers}
    found = known.get(grammar.coordinated_with(s, verb), [])
    return [p for p in found if not {p.actor.id, p.actor.country} & own]


def _blamed(
    scene: Scene, trigger: Trigger, known: dict[int, list[Party]], recipients: list[Party]
) -> list[Party]:
    """Who did what others are punished or blamed for ("an embargo on X over the invasion of Y", "blamed X for the raid")."""
    s = scene.sentence
    if grammar.case_of(s, trigger.word) not in ("over", "for") or trigger.entry.event not in DEEDS:
        return []
    above = next((a for a in s.ancestors(trigger.word) if a in known), None)
    own = {p.actor.country for p in recipients}
    return [p for p in known[above] if p.actor.country not in own] if above is not None else []


def _event(
    scene: Scene,
    trigger: Trigger,
    sides: tuple[list[Party], list[Party]],
    quantities: list[Quantity],
    narrative: _Narrative,
    by_id: dict[str, Statement],
    about: Topic,
) -> Event | None:
    doers, recipients = sides
    if not _is_told(scene, trigger, doers, recipients, about):
        return None
    status, rules = find_status(scene, trigger)
    time = find_time(scene, trigger, status, narrative.time_for(scene))
    if status == "occurred" and is_historical(scene, time):
        status, rules = "historical", (*rules, "time:more-than-a-year-before")
    place = find_place(scene, trigger, narrative.place_for(scene))
    chain = according_to(scene, scene.span(trigger.word), by_id)
    return build(scene, trigger, doers, recipients, status, rules, time, place, chain, tuple(quantities))


def _is_told(
    scene: Scene, trigger: Trigger, doers: list[Party], recipients: list[Party], about: Topic
) -> bool:
    """True for what is an event of public life, by who takes part, by what it is, and by what the text is about."""
    parties = [p.actor for p in doers] + [p.actor for p in recipients if not is_host(p.actor)]
    if not parties and is_heading(scene.sentence):
        return False
    if scene.sentence.words[trigger.word].rel == "aux" and not (doers and recipients):
        return False
    if not doers and trigger.entry.event == "ASSAULT" and (about.accident or is_accidental(scene, trigger)):
        return False
    if not parties and _is_charge(scene, trigger):
        return False
    if doers and "visit" in trigger.coded.modes and all(is_unnamed(p.actor) for p in doers):
        return False  # tourists
    if about.play:
        return any(is_public(a) for a in parties)
    if any(is_relevant(a) for a in parties) or _is_public_matter(scene, trigger):
        return True
    return (
        about.public and (trigger.entry.pos == "v" or trigger.entry.event == "ASSAULT") and not scene.headline
    )


def _is_mentioned(scene: Scene, trigger: Trigger, doers: list[Party], recipients: list[Party]) -> bool:
    """True for a deed that a noun beneath something else only mentions ("warned of new attacks", "condemned the raid").

    Where the text has told of such a deed before, the noun comes back to it or speaks of its kind. What "the" points to
    comes back only to force.
    """
    if trigger.entry.pos != "n" or trigger.extra or len({p.actor.id for p in (*doers, *recipients)}) > 1:
        return False
    s = scene.sentence
    pointed = any(scene.lemma(c) in ("the", "this", "that") for c in s.dependents(trigger.word, "det"))
    return s.words[trigger.word].rel in MENTIONED and (not pointed or trigger.entry.event in FORCE)


def _is_charge(scene: Scene, trigger: Trigger) -> bool:
    """True for the crime that somebody is tried, charged or punished for ("on trial for rape"), as a mere noun."""
    words = scene.sentence.words
    above = words[trigger.word].head
    return trigger.entry.pos == "n" and above >= 0 and scene.lemma(above) in COURT


def _is_public_matter(scene: Scene, trigger: Trigger) -> bool:
    """True for what is political whoever takes part: a protest by somebody, a killing by shelling."""
    if trigger.entry.event == "PROTEST":
        return bool(fillers(scene, trigger.word, "subj", trigger.light))
    return trigger.entry.event == "ASSAULT" and trigger.entry.pos == "v" and is_violent(scene, trigger)
