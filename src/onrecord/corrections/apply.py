"""A reading with people's corrections put onto it.

Of several corrections of one field the last one counts. What a newer reading no longer finds, but a person confirmed
or corrected, is put back from what the machine had then.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord import ontologies
from onrecord.corrections.correction import Correction, Target, actor_target, event_target
from onrecord.lexicons.codes import cameo_code
from onrecord.schema import Actor, Because, Event, EventTime, Mention, Reading, Span

BY_PERSON = "person"
"""``because.entry`` of an event that a person added or changed begins so."""


class Applied(msgspec.Struct, frozen=True):
    """The corrected reading; ``touched``: ids of events and actors -> corrections; ``adrift``: what nothing fits any more.

    An event that was rejected is not in the reading, but its id stands in ``touched``.
    """

    reading: Reading
    touched: dict[str, tuple[Correction, ...]]
    adrift: tuple[Correction, ...]


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Applied:
    """``reading`` with those of ``corrections`` that were not undone, in the order in which they were made."""
    waiting = sorted((c for c in corrections if c.undone is None), key=lambda c: (c.made, c.id))
    work = _Work(reading)
    for correction in waiting:
        work.take(correction)
    return work.result()


class _Work:
    """A reading on the way: its actors and events by id."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {a.id: a for a in reading.actors}
        self._events = {e.id: e for e in reading.events}
        self._targets: dict[Target, str] = {}
        self._touched: dict[str, list[Correction]] = {}
        self._rejected: set[str] = set()
        self._adrift: list[Correction] = []

    def take(self, correction: Correction) -> None:
        """Put one correction on."""
        kind = correction.target.kind
        name = (
            self._added(correction)
            if kind == "article"
            else self._event(correction)
            if kind == "event"
            else self._actor(correction.target)
        )
        if name is None:
            self._adrift.append(correction)
            return
        self._touched.setdefault(name, []).append(correction)
        if kind == "event":
            self._change_event(name, correction)
        elif kind == "actor":
            self._change_actor(name, correction)

    def result(self) -> Applied:
        """What has become of the reading."""
        events = tuple(
            e
            for e in sorted(self._events.values(), key=lambda e: (e.trigger[0].start, e.trigger[-1].end))
            if e.id not in self._rejected
        )
        changed = msgspec.structs.replace(self._reading, actors=tuple(self._actors.values()), events=events)
        return Applied(changed, {k: tuple(v) for k, v in self._touched.items()}, tuple(self._adrift))

    def _event(self, correction: Correction) -> str | None:
        """The id of the event that is meant: the same words and type, else the same words, else put back."""
        target = correction.target
        if target in self._targets:
            return self._targets[target]
        fitting = [e for e in self._events.values() if _overlaps(target, event_target(e))]
        fitting.sort(key=lambda e: (e.event != target.type, _distance(target, event_target(e)), e.id))
        found = fitting[0].id if fitting else self._put_back(correction)
        if found is not None:
            self._targets[target] = found
        return found

    def _put_back(self, correction: Correction) -> str | None:
        """The event as the machine had it when it was corrected."""
        machine = correction.machine
        if not isinstance(machine, dict) or "event" not in machine:
            return None
        try:
            kept = msgspec.convert(machine["event"], Event)
            parties = msgspec.convert(machine.get("parties", []), list[Actor])
        except msgspec.ValidationError:
            return None
        names = {a.id: self._actor(actor_target(a)) or self._enter(a) for a in parties if a.mentions}
        name = self._free("e", self._events)
        self._events[name] = msgspec.structs.replace(
            kept,
            id=name,
            actors=tuple(names[i] for i in kept.actors if i in names),
            recipients=tuple(names[i] for i in kept.recipients if i in names),
            arguments=(),
            according_to=(),
            place=None,
            time=msgspec.structs.replace(kept.time, time_id=None) if kept.time else None,
            sentence=self._sentence(kept.trigger[0].start),
        )
        return name

    def _added(self, correction: Correction) -> str:
        """An event that a person found."""
        value: dict[str, Any] = correction.value
        name = self._free("e", self._events)
        kind = ontologies.event_type(value["event"])
        cameo = ontologies.to_cameo(value["event"])
        published = self._reading.article.published
        day = published.day if published else None
        self._events[name] = Event(
            id=name,
            event=kind.event,
            cameo=cameo,
            quad=kind.quad,
            score=kind.score,
            goldstein=ontologies.goldstein(cameo),
            actors=self._parties(value["actors"]),
            recipients=self._parties(value["recipients"]),
            status=value["status"],
            time=EventTime(day, day, "published") if day else None,
            trigger=(Span(value["start"], value["end"]),),
            sentence=self._sentence(value["start"]),
            confidence=1.0,
            because=Because(f"{BY_PERSON}:{correction.who}", 1.0),
        )
        return name

    def _actor(self, target: Target) -> str | None:
        """The actor one of whose mentions the target's words are."""
        found = [
            a.id
            for a in self._actors.values()
            for m in a.mentions
            if (m.start, m.end) == (target.start, target.end)
        ]
        return found[0] if found else None

    def _parties(self, names: list[str]) -> tuple[str, ...]:
        """Ids of the actors that a correction names; one that the reading lacks is entered by its words."""
        found = [name if name in self._actors else self._named(name) for name in names]
        return tuple(dict.fromkeys(i for i in found if i is not None))

    def _named(self, name: str) -> str | None:
        if not name.startswith("actor@"):
            return None
        target = Target.parse(name)
        words = self._reading.article.text[target.start : target.end]
        mention = Mention(target.start, target.end, "name")
        return self._actor(target) or self._enter(
            Actor(id="", name=words, kind="other", mentions=(mention,), basis="user", entry=BY_PERSON)
        )

    def _enter(self, actor: Actor) -> str:
        name = self._free("a", self._actors)
        self._actors[name] = msgspec.structs.replace(actor, id=name, members=())
        return name

    def _free(self, letter: str, taken: dict[str, Any]) -> str:
        number = len(taken) + 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"

    def _sentence(self, at: int) -> int:
        return next((n for n, s in enumerate(self._reading.sentences) if s.start <= at < s.end), 0)

    def _change_event(self, name: str, correction: Correction) -> None:
        event, field, value = self._events[name], correction.field, correction.value
        if field == "reject":
            self._rejected.add(name)
            return
        self._rejected.discard(name)
        changes: dict[str, Any] = {}
        if field == "event":
            changes = _of_type(event, value)
        elif field == "modes":
            changes = {"modes": tuple(value), "score": ontologies.score(event.event, *value)}
        elif field == "cameo":
            changes = {"cameo": value, "goldstein": ontologies.goldstein(value) if value else None}
        elif field == "status":
            changes = {"status": value}
        elif field in ("actors", "recipients"):
            changes = {field: self._parties(value)}
        elif field == "time":
            changes = {"time": EventTime(value["begin"], value["finish"], "expression")}
        because = Because(f"{BY_PERSON}:{correction.who}", 1.0, (f"corrected:{field}", event.because.entry))
        self._events[name] = msgspec.structs.replace(
            event, **changes, confidence=1.0, because=because if field != "confirm" else event.because
        )

    def _change_actor(self, name: str, correction: Correction) -> None:
        actor = self._actors[name]
        value = tuple(correction.value) if correction.field == "sectors" else correction.value
        changed = msgspec.structs.replace(
            actor, **{correction.field: value}, basis="user", entry=f"{BY_PERSON}:{correction.who}"
        )
        code = cameo_code(changed.country, changed.sectors, bare=changed.kind == "country")
        self._actors[name] = msgspec.structs.replace(changed, cameo=code)


def _of_type(event: Event, wanted: str) -> dict[str, Any]:
    """What changes with an event's type: modes that the new one lacks go, scores and codes follow."""
    kind = ontologies.event_type(wanted)
    modes = tuple(m for m in event.modes if m in kind.modes)
    cameo = ontologies.to_cameo(wanted, modes[0] if modes else None)
    return {
        "event": wanted,
        "modes": modes,
        "quad": kind.quad,
        "score": ontologies.score(wanted, *modes),
        "cameo": cameo,
        "goldstein": ontologies.goldstein(cameo),
    }


def _overlaps(a: Target, b: Target) -> bool:
    return a.start < b.end and b.start < a.end


def _distance(a: Target, b: Target) -> int:
    return abs(a.start - b.start) + abs(a.end - b.end)
