"""One change that a person made: what it is about, the value, who, when, why, and what the machine had.

What a correction is about is named by its words in the text and not by an id, so that it outlives a newer reading of
the same text.
"""

import datetime
from collections.abc import Container
from typing import Any, Literal

import msgspec

from onrecord import ontologies
from onrecord.errors import UsageError
from onrecord.lexicons.countries import country_by_code
from onrecord.schema import Actor, Event, Reading

Kind = Literal["event", "actor", "article"]
EVENT_FIELDS = ("event", "modes", "cameo", "status", "actors", "recipients", "time", "reject", "confirm")
ACTOR_FIELDS = ("name", "country", "sectors", "kind")
ARTICLE_FIELDS = ("add",)
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "denied", "historical")
KINDS = ("person", "organization", "government", "country", "group", "other")
INTERNATIONAL = ("UNO", "EUR", "IGO", "NGO", "MNC", "INT")
LONGEST = 2_000


class Target(msgspec.Struct, frozen=True, order=True):
    """``start``, ``end``: the event's trigger from its first to its last word, or the actor's first mention.

    ``type``: the event type that the machine gave, where several events share their words.
    """

    kind: Kind
    start: int = 0
    end: int = 0
    type: str = ""

    def __str__(self) -> str:
        """As the record keeps it: ``event@17-34:ASSAULT``."""
        return f"{self.kind}@{self.start}-{self.end}" + (f":{self.type}" if self.type else "")

    @classmethod
    def parse(cls, text: str) -> "Target":
        """The target that ``str`` wrote; ``UsageError`` for anything else."""
        kind, _, rest = text.partition("@")
        span, _, type_ = rest.partition(":")
        start, _, end = span.partition("-")
        kinds: dict[str, Kind] = {"event": "event", "actor": "actor", "article": "article"}
        if kind not in kinds or not start.isdecimal() or not end.isdecimal():
            raise UsageError(f"{text!r} names nothing that can be corrected; write event@17-34:ASSAULT")
        return cls(kinds[kind], int(start), int(end), type_)


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """``value``: plain JSON, see ``checked``. ``machine``: what the reader ``reader`` had there, as JSON."""

    id: str
    article_key: int
    target: Target
    field: str
    value: Any
    who: str
    why: str = ""
    made: str
    machine: Any = None
    reader: str = ""
    undone: str | None = None


def event_target(event: Event) -> Target:
    """How a correction names an event."""
    return Target("event", event.trigger[0].start, event.trigger[-1].end, event.event)


def actor_target(actor: Actor) -> Target:
    """How a correction names an actor."""
    return Target("actor", actor.mentions[0].start, actor.mentions[0].end)


def checked(target: Target, field: str, value: Any, reading: Reading) -> Any:
    """``value`` in its proper form; ``UsageError`` says what does not fit.

    Events: ``event`` a PLOVER type; ``modes`` a list of its modes; ``cameo`` a code; ``status``; ``actors`` and
    ``recipients`` lists of actors, by their ids in the reading or by their words (``actor@0-14``); ``time`` ``{"begin": …, "finish": …}``; ``reject`` (there is no such event) and
    ``confirm`` true. Actors: ``name``, ``country`` (a code or null), ``sectors``, ``kind``. Article: ``add`` an event:
    ``{"start", "end", "event", "status", "actors", "recipients"}``.
    """
    allowed = {"event": EVENT_FIELDS, "actor": ACTOR_FIELDS, "article": ARTICLE_FIELDS}[target.kind]
    if field not in allowed:
        raise UsageError(f"{field!r}: what can be corrected of an {target.kind} is {', '.join(allowed)}")
    if _size(value) > LONGEST:
        raise UsageError(f"{field}: the value is too long")
    if field == "add":
        return _checked_event(value, reading)
    return _CHECKS.get(field, _flag)(field, value, reading)


def _size(value: Any) -> int:
    """Bytes of ``value`` as JSON; ``UsageError`` for half characters (surrogates), which no text holds."""
    try:
        return len(msgspec.json.encode(value))
    except UnicodeEncodeError as error:
        raise UsageError("the value holds half a character") from error


def _checked_event(value: Any, reading: Reading) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(
            "add: give the event as an object with start, end, event, status, actors, recipients"
        )
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(reading.article.text):
        raise UsageError("add: start and end must name words of the article")
    if not any(s.start <= start and end <= s.end for s in reading.sentences):
        raise UsageError("add: the words must lie within one sentence")
    return {
        "start": start,
        "end": end,
        "event": _type("event", value.get("event"), reading),
        "status": _status("status", value.get("status", "occurred"), reading),
        "actors": _ids("actors", value.get("actors", []), reading),
        "recipients": _ids("recipients", value.get("recipients", []), reading),
    }


def _type(field: str, value: Any, reading: Reading) -> str:
    if not _stands_in(value, ontologies.event_types()):
        raise UsageError(
            f"{value!r} is no PLOVER event type; there are {', '.join(ontologies.event_types())}"
        )
    return str(value)


def _modes(field: str, value: Any, reading: Reading) -> list[str]:
    known = {mode for kind in ontologies.event_types().values() for mode in kind.modes}
    unknown = [m for m in _strings(field, value) if m not in known]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no PLOVER mode")
    return list(value)


def _cameo(field: str, value: Any, reading: Reading) -> str | None:
    if value is not None and not _stands_in(value, ontologies.cameo_codes()):
        raise UsageError(f"{value!r} is no CAMEO code")
    return None if value is None else str(value)


def _status(field: str, value: Any, reading: Reading) -> str:
    return _one_of("status", value, STATUSES)


def _kind(field: str, value: Any, reading: Reading) -> str:
    return _one_of("kind", value, KINDS)


def _one_of(field: str, value: Any, allowed: tuple[str, ...]) -> str:
    if not _stands_in(value, allowed):
        raise UsageError(f"{value!r} is no {field}; there are {', '.join(allowed)}")
    return str(value)


def _stands_in(value: Any, allowed: Container[str]) -> bool:
    """True for a string that is one of ``allowed``; anything may come in as JSON, lists and objects too."""
    return isinstance(value, str) and value in allowed


def _ids(field: str, value: Any, reading: Reading) -> list[str]:
    """Actors by id or by target; they come out as targets, which a newer reading still understands."""
    known = {a.id: str(actor_target(a)) if a.mentions else a.id for a in reading.actors}
    found: list[str] = []
    for name in _strings(field, value):
        if name.startswith("actor@"):
            target = Target.parse(name)
            if not 0 <= target.start < target.end <= len(reading.article.text):
                raise UsageError(f"{field}: {name} lies outside the article")
        elif name not in known:
            raise UsageError(f"{field}: {name!r} is no actor of this article")
        found.append(known.get(name, name))
    return list(dict.fromkeys(found))


def _time(field: str, value: Any, reading: Reading) -> dict[str, str | None]:
    if not isinstance(value, dict) or not set(value) <= {"begin", "finish"}:
        raise UsageError('time: write {"begin": "2024-03-24", "finish": "2024-03-25"}')
    begin = _day(value.get("begin"))
    finish = _day(value.get("finish")) or begin
    if begin and finish and finish < begin:
        raise UsageError(f"time: it ends ({finish}) before it begins ({begin})")
    return {"begin": begin, "finish": finish}


def _day(value: Any) -> str | None:
    """A day as ISO 8601 has it with hyphens, None for none."""
    try:
        return datetime.date.fromisoformat(value).isoformat() if value not in (None, "") else None
    except (ValueError, TypeError) as error:
        raise UsageError(f"time: {value!r} is no date; write it as 2024-03-24") from error


def _country(field: str, value: Any, reading: Reading) -> str | None:
    known = (*country_by_code(), *INTERNATIONAL)
    if value is not None and not _stands_in(value, known):
        raise UsageError(
            f"{value!r} is no code of a country (ISO 3166-1 alpha-3) or of an international body"
        )
    return None if value is None else str(value)


def _sectors(field: str, value: Any, reading: Reading) -> list[str]:
    known = {*ontologies.sectors(), "IGO", "NGO", "MNC"}
    unknown = [s for s in _strings(field, value) if s not in known]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no PLOVER sector; there are {', '.join(sorted(known))}")
    return list(dict.fromkeys(value))


def _name(field: str, value: Any, reading: Reading) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError("name: give a name")
    return value.strip()


def _flag(field: str, value: Any, reading: Reading) -> bool:
    if value is not True:
        raise UsageError(f"{field}: the value is true")
    return True


def _strings(field: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f"{field}: give a list")
    return value


_CHECKS = {
    "event": _type, "modes": _modes, "cameo": _cameo, "status": _status, "actors": _ids, "recipients": _ids,
    "time": _time, "country": _country, "sectors": _sectors, "kind": _kind, "name": _name,
}  # fmt: skip
