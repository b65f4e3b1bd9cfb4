"""Coding: from a trigger with its parties and status to an ``Event`` in PLOVER and CAMEO."""

from collections.abc import Iterable

from onrecord import ontologies
from onrecord.events.arguments import Party, Trigger
from onrecord.events.heard import READER
from onrecord.events.scene import Scene
from onrecord.schema import Argument, Because, Event, EventPlace, EventTime, Quantity, Span, Status

FUTURE_COOPERATION = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
"""Types that PLOVER codes as AGREE when they are still to come."""

REFUSABLE = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
"""Types of what somebody can decline to do."""


UNWILLING = frozenset(("future", "modal:would", "modal:'d"))
"""What somebody will not do he declines; what he cannot do fails to come about."""


CREDITING = frozenset("accept recognise recognize".split())
"""Verbs that, denied in whatever tense, decline ("does not recognise the court")."""


def is_declined(trigger: Trigger, doers: Iterable[Party], status: Status, rules: tuple[str, ...]) -> bool:
    """True for cooperation that somebody says he will not give ("said it would not support X"), or does not.

    Of the verbs that so decline the reader's event head may hear the refusal itself; "did not rule out" is none.
    """
    entry = trigger.entry
    crediting = entry.lemma in CREDITING
    unwilling = rules[1:2] == ("negation",) and rules[0] in UNWILLING
    denying = rules[:1] == ("negation",) and crediting
    refusable = entry.event in REFUSABLE or (crediting and entry.id == READER + "REJECT")
    return (
        status == "denied"
        and (unwilling or denying)
        and entry.pos == "v"
        and refusable
        and bool(tuple(doers))
    )


def code(trigger: Trigger, status: Status, declined: bool = False) -> tuple[str, str, tuple[str, ...]]:
    """PLOVER type, CAMEO code and rules: planned consultation, support, cooperation and aid are AGREE (PLOVER).

    What is ``declined`` is REJECT.
    """
    entry = trigger.coded
    if declined:
        return "REJECT", ontologies.declined(entry.cameo) or "120", ("plover:declined-is-reject",)
    if status == "planned" and entry.event in FUTURE_COOPERATION:
        return "AGREE", ontologies.intended(entry.cameo) or "030", ("plover:future-is-agree",)
    return entry.event, entry.cameo, ()


def because(scene: Scene, trigger: Trigger, event: str, rules: tuple[str, ...]) -> Because:
    """The entry and the rules that decided, and what the reader itself makes of the trigger."""
    word = scene.sentence.words[trigger.word]
    heard = dict(word.event)
    return Because(
        trigger.entry.id,
        round(trigger.strength, 3),
        rules,
        heard.get(event, 0.0),
        heard.get("NONE", 0.0),
        word.fact,
    )


def arguments(
    scene: Scene,
    actors: Iterable[Party],
    recipients: Iterable[Party],
    time: EventTime | None,
    place: EventPlace | None,
    quantities: Iterable[Quantity],
) -> tuple[Argument, ...]:
    """The words that fill each role, in order; times and places only where they stand in this sentence."""
    found = {Argument("actor", p.span.start, p.span.end, p.actor.id) for p in actors}
    found |= {Argument("recipient", p.span.start, p.span.end, p.actor.id) for p in recipients}
    if time is not None and time.time_id is not None:
        found |= {
            Argument("time", t.start, t.end, t.id) for t in scene.times.values() if t.id == time.time_id
        }
    if place is not None:
        found |= {
            Argument("place", p.start, p.end, p.id) for p in scene.places.values() if p.id == place.place_id
        }
    found |= {Argument("quantity", q.start, q.end) for q in quantities}
    return tuple(sorted(found, key=lambda a: (a.start, a.end, a.role, a.id or "")))


def trigger_spans(scene: Scene, trigger: Trigger) -> tuple[Span, ...]:
    """Spans of the trigger's words in text order, neighbours joined."""
    words = sorted({trigger.word, *trigger.extra})
    spans: list[Span] = []
    last = -2
    for i in words:
        span = scene.span(i)
        if i == last + 1 and spans:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        last = i
    return tuple(spans)


def build(
    scene: Scene,
    trigger: Trigger,
    actors: list[Party],
    recipients: list[Party],
    status: Status,
    rules: tuple[str, ...],
    time: EventTime | None,
    place: EventPlace | None,
    according_to: tuple[str, ...],
    quantities: tuple[Quantity, ...],
) -> Event:
    """The event, with its id and confidence still to be given."""
    declined = is_declined(trigger, actors, status, rules)
    event, cameo, own = code(trigger, status, declined)
    entry = trigger.coded
    if scene.verbs is not None:  # a user's dictionary has the last word on its codes
        cameo = entry.cameo
    modes = () if declined else entry.modes
    status = "occurred" if declined else status
    return Event(
        id="e0",
        event=event,
        modes=modes,
        contexts=entry.contexts,
        cameo=cameo,
        quad=ontologies.quad(event),
        score=ontologies.score(event, *modes),
        goldstein=ontologies.goldstein(cameo),
        actors=tuple(dict.fromkeys(p.actor.id for p in actors)),
        recipients=tuple(dict.fromkeys(p.actor.id for p in recipients)),
        arguments=arguments(scene, actors, recipients, time, place, quantities),
        status=status,
        time=time,
        place=place,
        trigger=trigger_spans(scene, trigger),
        sentence=scene.sentence.index,
        according_to=according_to,
        quantities=quantities,
        confidence=0.0,
        because=because(scene, trigger, trigger.coded.event, (*rules, *own)),
    )
