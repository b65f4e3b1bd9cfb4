"""What pages and API have in common: the record asked, as plain values."""

from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from onrecord.errors import OnrecordError, RecordMissingError
from onrecord.schema import Reading
from onrecord.web.desk import Desk
from onrecord.web.guard import client_of

PAGE = 50
LONGEST_TEXT = 200_000


def desk(request: Request) -> Desk:
    """The record that this page shows."""
    found: Desk = request.app.state.desk
    return found


def note(request: Request, action: str, detail: str) -> None:
    """A line in the audit log: who did what, from where."""
    user = getattr(request.state, "user", None)
    desk(request).note(user.name if user else "", action, detail, client_of(request.scope))


def meta(request: Request) -> dict[str, Any]:
    """How much the record holds, and of which days."""
    rows = desk(request).store.engine.rows(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM events), (SELECT count(*) FROM statements), "
        "(SELECT count(*) FROM records), (SELECT count(DISTINCT outlet) FROM articles), "
        "(SELECT min(day) FROM articles), (SELECT max(day) FROM articles)"
    )
    names = ("articles", "events", "statements", "records", "outlets", "first_day", "last_day")
    return {name: value if isinstance(value, int) else _text(value) for name, value in zip(names, rows[0], strict=True)}


def articles(request: Request, page: int = 1, limit: int = PAGE) -> dict[str, Any]:
    """A page of the list of articles, newest first."""
    page, limit = max(1, min(page, 1_000_000)), max(1, min(limit, 500))
    rows = desk(request).store.engine.rows(
        "SELECT article_key, id, title, outlet, day, language, words, url FROM articles "
        "ORDER BY day DESC NULLS LAST, article_key LIMIT ? OFFSET ?",
        [limit + 1, (page - 1) * limit],
    )
    names = ("key", "id", "title", "outlet", "day", "language", "words", "url")
    found = [dict(zip(names, (str(row[0]), *row[1:]), strict=True)) | {"day": _text(row[4])} for row in rows[:limit]]
    return {"articles": found, "page": page, "more": len(rows) > limit}


def reading(request: Request, key: int) -> Reading:
    """The reading of one article; ``RecordMissingError`` if it is not on record."""
    for _, found in desk(request).store.readings([key] if abs(key) < 2**63 else []):
        return found
    raise RecordMissingError(f"no article {key} is on record")


async def read_text(request: Request, given: dict[str, Any]) -> Reading | str:
    """The reading of a text that somebody typed in, or what is wrong with it."""
    text = given.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return "Paste the text of an article first."
    if len(text) > LONGEST_TEXT:
        return f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read here."
    try:
        return await run_in_threadpool(_read, text, given)
    except OnrecordError as error:
        return str(error)


def _read(text: str, given: dict[str, Any]) -> Reading:
    from onrecord.api import read_many
    from onrecord.sources.dates import checked_date

    row = {"id": "pasted", "text": text} | {k: v for k in ("title", "outlet") if (v := given.get(k, "").strip())}
    if given.get("published", "").strip():
        row["published"] = checked_date(given["published"].strip())
    return next(read_many([row]))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
