"""What people change and settle, under the name of who asks: corrections, decisions on merging, the audit log."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from fastapi import Request

from onrecord.corrections import Agreement, Correction, Target, agreement
from onrecord.corrections import gold as gold_of
from onrecord.errors import RecordMissingError, UsageError
from onrecord.store.corrections import correct_all as put
from onrecord.store.corrections import corrections_of, machine_reading
from onrecord.store.corrections import decide as put_decision
from onrecord.store.corrections import decisions as decisions_of
from onrecord.store.corrections import undo as take_back
from onrecord.store.engine import AMONG
from onrecord.store.kept import key_named
from onrecord.web.data import Row, desk, note, rows, store


def corrections(request: Request, key: int | None = None) -> list[Correction]:
    """Corrections of one article, or all, in the order in which they were made."""
    return corrections_of(store(request), None if key is None else [key])


def told(correction: Correction) -> Row:
    """A correction as plain values."""
    plain: Row = msgspec.to_builtins(correction)
    return plain | {"article_key": str(correction.article_key), "target": str(correction.target)}


def correct(request: Request, key: int, target: str, field: str, value: Any, why: str) -> Correction:
    """Put a correction on record under the name of who asks."""
    (found,) = correct_all(request, key, target, [(field, value)], why)
    return found


def correct_all(
    request: Request, key: int, target: str, entered: Sequence[tuple[str, Any]], why: str
) -> list[Correction]:
    """Put fields with their values on record, all or none; ``CorrectionError`` says which of them do not fit."""
    if not -(2**63) <= key < 2**63:
        raise RecordMissingError(f"no article {key} is on record")
    with desk(request).writing:
        found = put(store(request), key, Target.parse(target), entered, request.state.user.name, why)
    desk(request).changed()
    for correction in found:
        note(request, "correct", f"{correction.id} article {key} {target} {correction.field}")
    return found


def undo(request: Request, name: str) -> Correction | None:
    """Take a correction back: one's own, or as admin anybody's."""
    made = {c.id: c.who for c in corrections(request)} | {
        str(d["id"]): str(d["who"]) for d in decisions(request)
    }
    if made.get(name, request.state.user.name) != request.state.user.name and not request.state.user.may(
        "admin"
    ):
        raise UsageError("only who made a correction, or an admin, may take it back")
    with desk(request).writing:
        found = take_back(store(request), name)
    desk(request).changed()
    note(request, "undo", name)
    return found


def decide(request: Request, one: str, other: str, together: bool, why: str) -> str:
    """Whether two reports, each named ``article key/event id``, tell one event: on record under the name of who asks."""
    with desk(request).writing:
        name = put_decision(
            store(request), _report(one), _report(other), together, request.state.user.name, why
        )
    desk(request).changed()
    note(request, "decide", f"{name} {one} {'with' if together else 'apart from'} {other}")
    return name


def _report(name: str) -> tuple[int, str]:
    key, _, event = name.strip().partition("/")
    if not event:
        raise UsageError(f"{name!r} names no report; write ARTICLE/EVENT as in the address of its correction")
    return key_named(key), event


def decisions(request: Request) -> list[Row]:
    """What people decided on merging."""
    return decisions_of(store(request))


def agreements(request: Request) -> list[Agreement]:
    """Agreement of people on what can be coded of an event."""
    given = corrections(request)
    return [agreement(given, field) for field in ("event", "status", "modes")]


def gold(request: Request) -> Iterator[Row]:
    """What people settled, article by article."""
    by_article: dict[int, list[Correction]] = {}
    for c in corrections(request):
        by_article.setdefault(c.article_key, []).append(c)
    for key, some in by_article.items():
        found = gold_of(machine_reading(store(request), key), some)
        if found is not None:
            yield found


def audit(request: Request, limit: int = 500) -> list[Row]:
    """The audit log, the latest first."""
    names = ("made", "who", "action", "detail", "address")
    return rows(
        request,
        "SELECT made, who, action, detail, address FROM audit ORDER BY made DESC LIMIT ?",
        [limit],
        names,
    )


def titles(request: Request, found: list[Correction]) -> dict[int, str]:
    """Headline, or else id, of the articles that were corrected."""
    sql = f"SELECT article_key, coalesce(title, id) FROM articles WHERE article_key {AMONG}"
    return dict(store(request).engine.rows(sql, [sorted({c.article_key for c in found})]))
