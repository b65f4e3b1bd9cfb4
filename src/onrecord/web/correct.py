"""Correcting by hand: the form for an event, an actor or a missing event, the list of corrections, the audit log."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from onrecord import ontologies
from onrecord.corrections import Target, actor_target, event_target
from onrecord.corrections.correction import KINDS, STATUSES
from onrecord.errors import RecordMissingError, UsageError
from onrecord.schema import Actor, Event, Reading
from onrecord.store.corrections import CorrectionError
from onrecord.web import changes, data
from onrecord.web.view import shown

LISTS = frozenset({"modes", "actors", "recipients", "sectors"})
BESIDE = {"time": "begin", "add": "words"}
"""Field of a correction -> the input beside which is said what is wrong with it, where it is not the one of its name."""


def form(request: Request, key: int, target: str) -> Response:
    """What the machine has, and fields to say what is right."""
    return _form(request, key, target)


async def submit(request: Request, key: int, target: str) -> Response:
    """Each field that was changed becomes a correction of its own, all under one reason; all are saved, or none."""
    given = await request.form()
    reading = data.reading(request, key)
    wanted = Target.parse(target)
    why = str(given.get("why", ""))
    try:
        entered = _changes(wanted, reading, given)
        if not entered:
            raise UsageError("Nothing was changed.")
        changes.correct_all(request, key, target, entered, why)
    except CorrectionError as error:
        problems = {BESIDE.get(field, field): what for field, what in error.problems.items()}
        return _form(request, key, target, given, problems)
    except UsageError as error:
        return _form(request, key, target, given, {"": str(error)})
    return RedirectResponse(f"/articles/{key}", 303)


def _form(
    request: Request, key: int, target: str, given: Any = None, problems: Mapping[str, str] | None = None
) -> Response:
    """The form, with what was ``given`` and what is wrong with it, by input ("": with all of it)."""
    reading, wanted = data.reading(request, key), Target.parse(target)
    event, actor = _event(wanted, reading), _actor(wanted, reading)
    return shown(
        request, "correct.html", status=422 if problems else 200, key=key, target=target, kind=wanted.kind,
        reading=reading, words=reading.article.text[wanted.start : wanted.end], event=event, actor=actor,
        entered=_inputs(event, actor) if given is None else _entered(given), problems=problems or {},
        modes=sorted({m for kind in ontologies.event_types().values() for m in kind.modes}), statuses=STATUSES,
        kinds=KINDS, earlier=[c for c in changes.corrections(request, key) if str(c.target) == target],
    )  # fmt: skip


def _inputs(event: Event | None, actor: Actor | None) -> dict[str, Any]:
    """What the inputs of the form hold before anybody types."""
    if event is not None:
        found = _values(event)
        return {**found, **found.pop("time"), "cameo": event.cameo or ""}
    if actor is not None:
        return {**_actor_values(actor), "country": actor.country or ""}
    return {"status": "occurred"}


def _entered(given: Any) -> dict[str, Any]:
    """What was typed and chosen, so that nothing of it is lost."""
    return {name: given.getlist(name) if name in LISTS else str(given.get(name, "")) for name in given}


def _event(target: Target, reading: Reading) -> Event | None:
    """The event that is meant, as it stands now: by its words, whatever type people have given it since."""
    if target.kind != "event":
        return None
    same = [
        e
        for e in reading.events
        if (event_target(e).start, event_target(e).end) == (target.start, target.end)
    ]
    same.sort(key=lambda e: e.event != target.type)
    if not same:
        raise RecordMissingError("there is no such event in the article now")
    return same[0]


def _actor(target: Target, reading: Reading) -> Actor | None:
    if target.kind != "actor":
        return None
    found = next((a for a in reading.actors if a.mentions and actor_target(a) == target), None)
    if found is None:
        raise RecordMissingError("there is no such actor in the article now")
    return found


def _changes(target: Target, reading: Reading, given: Any) -> list[tuple[str, Any]]:
    """Fields of the form that differ from what stands there."""
    if given.get("do") in ("confirm", "reject"):
        return [(str(given["do"]), True)]
    if target.kind == "article":
        return [("add", _added(given, reading))]
    event, actor = _event(target, reading), _actor(target, reading)
    before = _values(event) if event else _actor_values(actor) if actor else {}
    found: list[tuple[str, Any]] = []
    for field, old in before.items():
        if field == "time":
            new: Any = {"begin": _or_none(given.get("begin")), "finish": _or_none(given.get("finish"))}
        elif field == "cameo" and given.get(field) is None:
            continue
        elif field in LISTS:
            new = [str(v) for v in given.getlist(field) if v]
        else:
            new = _or_none(given.get(field))
        if new != old:
            found.append((field, new))
    return found


def _values(e: Event) -> dict[str, Any]:
    time = {"begin": e.time.begin if e.time else None, "finish": e.time.finish if e.time else None}
    return {
        "event": e.event, "modes": list(e.modes), "cameo": e.cameo, "status": e.status, "actors": list(e.actors),
        "recipients": list(e.recipients), "time": time,
    }  # fmt: skip


def _actor_values(a: Actor) -> dict[str, Any]:
    return {"name": a.name, "country": a.country, "sectors": list(a.sectors), "kind": a.kind}


def _added(given: Any, reading: Reading) -> dict[str, Any]:
    """A missing event: its words are looked for in the text as they were typed or pasted."""
    words = str(given.get("words", "")).strip()
    start = reading.article.text.find(words) if words else -1
    if start < 0:
        raise CorrectionError(
            {"add": "Copy the words of the event from the article, exactly as they stand there."}
        )
    return {
        "start": start,
        "end": start + len(words),
        "event": str(given.get("event", "")),
        "status": str(given.get("status", "")),
        "actors": [str(v) for v in given.getlist("actors") if v],
        "recipients": [str(v) for v in given.getlist("recipients") if v],
    }


def _or_none(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def listed(request: Request) -> Response:
    """All corrections, the latest first, and how far people agree."""
    found = changes.corrections(request)
    return shown(
        request, "corrections.html", corrections=found[::-1][:500], total=len(found), titles=changes.titles(request, found),
        agreements=changes.agreements(request), decisions=changes.decisions(request)[::-1],
    )  # fmt: skip


async def decide(request: Request) -> Response:
    """Split a report off its record, or join it with a report of another."""
    given = await request.form()
    one, other = str(given.get("one", "")), str(given.get("other", ""))
    changes.decide(request, one, other, given.get("do") == "together", str(given.get("why", "")))
    return RedirectResponse("/corrections", 303)


def undo(request: Request, name: str) -> Response:
    """Take a correction back."""
    changes.undo(request, name)
    return RedirectResponse("/corrections", 303)


def audit(request: Request) -> Response:
    """Who did what, the latest first."""
    return shown(request, "audit.html", keep=False, lines=changes.audit(request))
