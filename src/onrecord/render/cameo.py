"""A reading as CAMEO dyads: who did what to whom, one source, one target and one code each.

A reading follows PLOVER: parties are lists, all who meet are actors, and what is asked for or refused stands beside the
asking with a status of its own. CAMEO and the coders made for it (TABARI, PETRARCH-2, those behind GDELT and ICEWS)
count pairs. ``dyads`` gives a reading their form:

- one dyad for each actor and recipient of whom country or sector is known; events with one side only give none
- those who meet, agree or sign together give a dyad each way; where one meets *with* another, the one named first is
  the source; who visits is received (042, 043)
- what another event of the sentence asks for, refuses, promises or threatens gives none: the asking is the event; nor
  does the deed for which somebody is accused, blamed, thanked or praised
- what came about a week or more before what the sentence tells ("two weeks after X had attacked") gives none
- cooperation that its own party declines is a refusal (12), help that somebody wants to give an intent (03)
- both sides of a clash fight (190 each way; police and protesters: 175 and 145)
- who is found guilty and sent to prison is detained (173)
- a killing that a sentence tells as the outcome of an attack is part of that attack
- conflict that is only forecast is a threat (13), yielding that is an intent (035); force that is stopped is yielding (087)
- people without a name whose country only the context suggests have none where they face just that country
- parties that the text alone supplies (``events/counterparts.py``) are left out: a dyad has both sides in its sentence
- who says of himself that he fought owns up to it (015); a state that says so of another accuses it (112); background from long before the news gives none
"""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations, product
from typing import Any, NamedTuple

import msgspec

from onrecord import ontologies
from onrecord.events.counterparts import RULES
from onrecord.lexicons.codes import cameo_code
from onrecord.lexicons.predicates import sentenced
from onrecord.schema import Actor, Event, Reading, Statement


class Dyad(NamedTuple):
    """``source`` and ``target`` are actor ids, ``code`` a CAMEO code, ``event`` the id of the event it comes from."""

    source: str
    target: str
    code: str
    event: str


RETURNED = {"042": "043", "043": "042"}
"""What the other side of a visit does."""

CLASHED = {"145": "175", "175": "145", "190": "190"}
"""What the other side of a clash does."""

TWO_SIDED = frozenset(("clash", "skirmish", "scuffle", "brawl", "battle", "firefight"))
"""Words of what two sides do to each other, as lemmas of entries."""

FORECAST = (
    "future",
    "modal:would",
    "modal:may",
    "modal:might",
    "planned:plan",
    "planned:intend",
    "planned:prepare",
)
"""Rules under which a status rests on a future tense, or on what somebody means to do."""

STOPPED = tuple(f"denied:{verb}" for verb in "stop cease halt end suspend pause discontinue call".split())
"""Rules under which somebody no longer does what he did."""

WANTED = tuple(f"hypothetical:{verb}" for verb in "want wish seek hope consider weigh mull ponder".split())
"""Rules under which somebody has in mind what he does not do yet."""

HEAD = 5
"""How many characters what is said may hold before its subject ("the ")."""

STATE = frozenset(("GOV", "MIL"))
VERBAL = (1, 3)
"""Quad classes of events that consist in words."""

LONG_AFTER = re.compile(r"\b(?:weeks|(?:a|one) week|months?|years?|decades?)(?: later)? after\b")
"""Words before what came about a week or more earlier."""

FORCE = frozenset(("18", "19", "20"))
OUTCOMES = (frozenset(("participle:shares",)), frozenset(("participle", "conjunct")))
"""Rules of a participle that goes with its clause, as a part of it or joined to it without "and"."""


def dyads(reading: Reading) -> tuple[Dyad, ...]:
    """The dyads of ``reading``, in the order of its events, each once an event."""
    actors = {a.id: a for a in reading.actors}
    statements = {s.id: s for s in reading.statements}
    by_sentence: dict[int, list[Event]] = {}
    for event in map(_as_worded, reading.events):
        by_sentence.setdefault(event.sentence, []).append(event)
    coded = {a.id for a in reading.actors if a.country is not None or a.sectors or a.cameo is not None}
    found: list[Dyad] = []
    for events in by_sentence.values():
        for event in events:
            past = event.status == "historical" or _is_long_before(event, events, reading.article.text)
            if event.cameo is not None and not past and not _is_aside(event, events, statements):
                accusers = _accusers(event, statements, actors)
                pairs = (
                    ((a, b, "112") for a, b in product(accusers, event.actors))
                    if accusers
                    else _pairs(event, _code(event, statements))
                )
                found += (Dyad(a, b, c, event.id) for a, b, c in pairs if a != b and {a, b} <= coded)
    return tuple(dict.fromkeys(found))


def _as_worded(event: Event) -> Event:
    """``event`` without parties that its sentence does not name and the rest of the text supplies."""
    if RULES["actor"] in event.because.rules:
        event = msgspec.structs.replace(event, actors=())
    if RULES["recipient"] in event.because.rules:
        event = msgspec.structs.replace(event, recipients=())
    return event


def dyadic(reading: Reading) -> Reading:
    """``reading`` with one event for each dyad instead of its events: ids anew, one actor, one recipient, the code."""
    events = {e.id: e for e in reading.events}
    found = dyads(reading)
    paired = (_paired(events[d.event], f"e{n}", d) for n, d in enumerate(found, 1))
    actors = _placed(reading.actors, found)
    return msgspec.structs.replace(reading, actors=actors, events=tuple(paired))


def _placed(actors: tuple[Actor, ...], found: Iterable[Dyad]) -> tuple[Actor, ...]:
    """``actors`` without countries that only the context gives those who face nobody but that same country.

    "Rebels shelled a town in X": that they act in X does not say that they are of X.
    """
    by_id = {a.id: a for a in actors}
    faced: dict[str, list[Actor]] = {}
    for dyad in found:
        faced.setdefault(dyad.source, []).append(by_id[dyad.target])
        faced.setdefault(dyad.target, []).append(by_id[dyad.source])
    return tuple(_without_country(a) if _is_only_faced(a, faced.get(a.id, ())) else a for a in actors)


def _is_only_faced(actor: Actor, others: Iterable[Actor]) -> bool:
    """True if the country of people without a name or office comes from the context and is that of all whom they face."""
    others = tuple(others)
    named = any(m.form == "name" for m in actor.mentions)
    if not others or actor.country_basis != "context" or named or ontologies.OFFICIAL & set(actor.sectors):
        return False
    return all(o.country == actor.country and o.country_basis != "context" for o in others)


def _without_country(actor: Actor) -> Actor:
    code = cameo_code(None, actor.sectors)
    return msgspec.structs.replace(actor, country=None, country_basis=None, cameo=code)


def _paired(event: Event, name: str, dyad: Dyad) -> Event:
    """``event`` as that of one dyad; a code of another kind brings its own PLOVER type."""
    changes: dict[str, Any] = {"id": name, "actors": (dyad.source,), "recipients": (dyad.target,)}
    plover = ontologies.to_plover(dyad.code)
    if dyad.code != event.cameo:
        changes |= {"cameo": dyad.code, "goldstein": ontologies.goldstein(dyad.code)}
        if plover is not None and plover.event != event.event:
            changes |= {
                "event": plover.event,
                "modes": plover.modes,
                "contexts": plover.contexts,
                "quad": ontologies.quad(plover.event),
                "score": ontologies.score(plover.event, *plover.modes),
            }
    return msgspec.structs.replace(event, **changes)


def _is_long_before(event: Event, events: Iterable[Event], text: str) -> bool:
    """True for the event that the words "two weeks after" open: it is what another event of the sentence came after."""
    at = event.trigger[0].start
    last = max((e.trigger[-1].end for e in events if e.trigger[-1].end <= at), default=None)
    return last is not None and LONG_AFTER.search(text, last, at) is not None


def _is_aside(event: Event, events: Iterable[Event], statements: dict[str, Statement]) -> bool:
    """True for what gives no dyad beside another event of the sentence."""
    after = [e for e in events if e.trigger[0].start > event.trigger[0].start and e.status == "planned"]
    promised = [e for e in after if set(e.actors) & set(event.actors) and _is_hostile_promise(event, e)]
    aside = _is_content(event, events) or _is_reason(event, events, statements) or _is_outcome(event, events)
    return bool(promised) or aside


def _is_reason(event: Event, events: Iterable[Event], statements: dict[str, Statement]) -> bool:
    """True for that of which another event of the sentence accuses, or for which it praises, somebody else."""
    statement = statements[event.according_to[-1]] if event.according_to else None
    if statement is None or statement.cue is None or _own(event, statement):
        return False
    cue = statement.cue
    return any(
        other.quad in VERBAL
        and bool(other.recipients)
        and other is not event
        and cue.overlaps(other.trigger[0])
        for other in events
    )


def _is_outcome(event: Event, events: Iterable[Event]) -> bool:
    """True for a killing that a participle tells of the same doers as an attack before it ("shelled X, killing eight")."""
    return (
        (event.cameo or "")[:2] in FORCE
        and any(rules <= set(event.because.rules) for rules in OUTCOMES)
        and any(
            (other.cameo or "")[:2] in FORCE
            and other.actors == event.actors
            and bool(other.recipients)
            and other.trigger[0].start < event.trigger[0].start
            for other in events
        )
    )


def _is_content(event: Event, events: Iterable[Event]) -> bool:
    """True for what another event of the sentence that gives dyads asks for, refuses, promises or threatens."""
    if event.status in ("occurred", "ongoing"):
        return False
    parties = {*event.actors, *event.recipients}
    return any(
        other.trigger[0].start < event.trigger[0].start
        and _has_two_sides(other)
        and not _is_hostile_promise(other, event)
        and bool(parties & {*other.actors, *other.recipients})
        for other in events
    )


def _is_hostile_promise(promise: Event, content: Event) -> bool:
    """True for a promise or an agreement of what is no cooperation ("pledged to expel"): not it but its content counts."""
    return promise.event == "AGREE" and content.event != "AGREE" and content.quad in (3, 4)


def _has_two_sides(event: Event) -> bool:
    return bool(event.actors and event.recipients) or len(event.actors) > 1


def _code(event: Event, statements: dict[str, Statement]) -> str | None:
    """The CAMEO code of what really comes about; None for conflict that did not."""
    code = sentenced(event.cameo or "", event.because.entry)
    rules = event.because.rules
    if event.status == "denied":
        stopped = code[:2] in FORCE and any(r.startswith(STOPPED) for r in rules)
        return "087" if stopped else ontologies.declined(code)
    if event.status == "hypothetical" and any(r.startswith(WANTED) for r in rules):
        return ontologies.intended(code) or code
    own = bool(event.according_to) and _own(event, statements[event.according_to[-1]])
    if any(r.startswith(FORECAST) for r in rules) and (
        event.status == "planned" or (event.status == "hypothetical" and own)
    ):
        return ontologies.threatened(code) or ontologies.conceded(code) or code
    if code[:2] in FORCE and event.status in ("occurred", "ongoing") and own:
        return "015"
    return code


def _accusers(event: Event, statements: dict[str, Statement], actors: dict[str, Actor]) -> list[str]:
    """Those who say in plain words that somebody of another country used force ("X said that Y had attacked"), or none.

    What they say has to begin with the doer; news media and people without a state only tell what happened.
    """
    if (event.cameo or "")[:2] not in FORCE or not event.according_to or event.status == "denied":
        return []
    statement = statements[event.according_to[-1]]
    doers = {actors[i].country for i in event.actors}
    starts = [a.start for a in event.arguments if a.role == "actor"]
    begins = statement.content[0].start if statement.content else -HEAD - 1
    if None in doers or not starts or not begins <= min(starts) <= begins + HEAD:
        return []
    return [
        i
        for i in statement.speakers
        if STATE & set(actors[i].sectors) and actors[i].country not in {*doers, None}
    ]


def _own(event: Event, statement: Statement) -> bool:
    """True if those who say so are those who did it."""
    return bool(event.actors) and set(event.actors) <= set(statement.speakers)


def _pairs(event: Event, code: str | None) -> Iterator[tuple[str, str, str]]:
    """Source, target and code of the event's dyads."""
    if code is None:
        return
    if event.recipients:
        for a, b in product(event.actors, event.recipients):
            yield a, b, code
            back = RETURNED.get(code) or (CLASHED.get(code) if _is_two_sided(event) else None)
            if back is not None:
                yield b, a, back
        return
    before, after = _sides(event)
    if before and after:
        yield from ((a, b, code) for a, b in product(before, after))
    together = before if len(before) > 1 or not after else after
    yield from ((a, b, code) for a, b in permutations(together, 2))


def _is_two_sided(event: Event) -> bool:
    return event.because.entry.partition(".")[0] in TWO_SIDED


def _sides(event: Event) -> tuple[list[str], list[str]]:
    """Actors of an event without recipient, those named before its trigger and those named after it."""
    at = event.trigger[0].start
    first = {a.id: a.start for a in reversed(event.arguments) if a.role == "actor" and a.id is not None}
    before = [i for i in event.actors if first.get(i, 0) < at]
    return before, [i for i in event.actors if i not in before]
