"""The API under ``/api/v1``: the same answers as the pages, as JSON; the query parameters are the command line's."""

from typing import Any

import msgspec
from fastapi import Request
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from onrecord.errors import UsageError
from onrecord.web import changes, data, pasted
from onrecord.web.asking import MOST, asked, whole

Json = dict[str, Any]


class Text(BaseModel):
    """An article to be read at once; nothing of it is kept."""

    text: str = Field(max_length=pasted.LONGEST_TEXT)
    title: str = Field("", max_length=1_000)
    published: str = Field("", max_length=40)
    outlet: str = Field("", max_length=200)


def meta(request: Request) -> Json:
    """How much the record holds, and of which days."""
    return data.meta(request)


def articles(request: Request) -> Json:
    """A page of articles, newest first."""
    return data.articles(request, _limit(request))


def article(request: Request, key: int) -> Response:
    """The reading of one article, as ``onrecord read --format json`` gives it."""
    return _json(data.reading(request, key))


def events(request: Request) -> Json:
    """A page of events."""
    return data.events(request, _limit(request))


def statements(request: Request) -> Json:
    """A page of statements."""
    return data.statements(request, _limit(request))


def records(request: Request) -> Json:
    """A page of records: real-world events with how many articles and outlets tell of them."""
    return data.records(request, _limit(request))


def record(request: Request, record_id: str) -> Json:
    """One record with its reports."""
    return data.record(request, record_id)


def stories(request: Request) -> Json:
    """A page of stories that more than one article tells."""
    return data.stories(request, _limit(request))


def story(request: Request, number: int) -> Json:
    """One story."""
    return data.story(request, number)


def search(request: Request) -> Json:
    """Full text over articles and quotes: words, "phrases", AND, OR, NOT."""
    return data.search(request, _limit(request, 20))


def facets(request: Request) -> Response:
    """The commonest values among the events that are asked for."""
    return _json(data.facets(request))


def dyad(request: Request) -> Response:
    """What passes between two parties ``a`` and ``b``, by period and quad class."""
    return _json({"counts": data.dyad(request)})


def timeline(request: Request) -> Response:
    """Events by period."""
    return _json({"counts": data.timeline(request)})


def network(request: Request) -> Response:
    """Who does how much to whom."""
    return _json({"edges": data.network(request)})


def points(request: Request) -> Json:
    """Events with a real place."""
    return {"events": data.points(request)}


def planned(request: Request) -> Json:
    """Events that were announced."""
    return data.planned(request, _limit(request))


def actors(request: Request, name: str, on: str | None = None) -> Response:
    """What the knowledge base has under a name, as ``onrecord actors`` tells it."""
    from onrecord.api import actors as look_up

    return _json(look_up(name, on=on))


async def read(request: Request, given: Text) -> Response:
    """The reading of a text; nothing is kept."""
    found = await pasted.read_text(given.model_dump())
    if isinstance(found, str):
        raise UsageError(found)
    return _json(found)


async def export(request: Request, form: str) -> Response:
    """The events that are asked for in one of the export formats."""
    from onrecord.exports import LeftOut, format_named
    from onrecord.exports import export as written
    from onrecord.exports.record import recorded

    chosen = format_named(form)
    wanted = asked(request)
    pieces = data.desk(request).exported(
        lambda store: written(recorded(store, wanted), chosen, LeftOut(), wanted.status or None)
    )
    name = f"onrecord-{form}{chosen.suffix}"
    kind = "text/calendar" if form == "ics" else "application/octet-stream"
    return StreamingResponse(pieces, 200, {"content-disposition": f'attachment; filename="{name}"'}, kind)


class Given(BaseModel):
    """A correction: of what (``event@17-34:ASSAULT``, ``actor@0-14``, ``article@0-0``), which field, the value, and why."""

    article: str = Field(pattern=r"^-?[0-9]{1,19}$")
    target: str = Field(max_length=100)
    field: str = Field(max_length=20)
    value: Any = None
    why: str = Field("", max_length=2_000)


def corrections(request: Request) -> Response:
    """All corrections, the latest last; undone ones too."""
    return _json({"corrections": [changes.told(c) for c in changes.corrections(request)]})


def correct(request: Request, given: Given) -> Response:
    """Correct something, under the name of the account."""
    found = changes.correct(request, int(given.article), given.target, given.field, given.value, given.why)
    return _json(changes.told(found))


def undo(request: Request, name: str) -> Response:
    """Take a correction back."""
    found = changes.undo(request, name)
    return _json({"id": name, "undone": True} if found is None else changes.told(found))


class Decided(BaseModel):
    """Whether two reports, each ``article key/event id``, tell one event."""

    one: str = Field(max_length=60)
    other: str = Field(max_length=60)
    together: bool
    why: str = Field("", max_length=2_000)


def decide(request: Request, given: Decided) -> Json:
    """Merge two reports into one record, or keep them apart."""
    return {"id": changes.decide(request, given.one, given.other, given.together, given.why)}


def decisions(request: Request) -> Response:
    """What people decided on merging; undone ones too."""
    return _json({"decisions": changes.decisions(request)})


def agreement(request: Request) -> Response:
    """How far people agree: Cohen's kappa for each two, Krippendorff's alpha for all."""
    return _json({"agreement": changes.agreements(request)})


def gold(request: Request) -> StreamingResponse:
    """What people settled, one article a line."""
    return StreamingResponse(
        (msgspec.json.encode(g) + b"\n" for g in changes.gold(request)), media_type="application/x-ndjson"
    )


def audit(request: Request) -> Json:
    """Who did what, the latest first."""
    return {"audit": changes.audit(request)}


def _limit(request: Request, default: int = 50) -> int:
    return whole(request, "limit", default, 1, MOST)


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
