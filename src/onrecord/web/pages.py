"""What a reader sees: each function answers one address of ``routes.PAGES`` with a page."""

from typing import Any

from fastapi import Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import RecordMissingError
from onrecord.render.html import asset, section
from onrecord.web import data
from onrecord.web.guard import Pace, client_of
from onrecord.web.templates import shown

LOGINS = Pace(rate=1 / 12, burst=10)
"""Wrong secrets that an address may try: ten at once, then one in twelve seconds."""


def home(request: Request) -> Response:
    """What the record holds, a search box, the newest articles."""
    return shown(request, "home.html", meta=data.meta(request), articles=data.articles(request, limit=15)["articles"])


def articles(request: Request, page: int = 1) -> Response:
    """All articles, newest first."""
    return shown(request, "articles.html", **data.articles(request, page=page))


def article(request: Request, key: int) -> Response:
    """One article with its evidence marked and everything that it puts on record."""
    found = data.reading(request, key)
    body = Markup("".join(section(found, "r")))  # noqa: S704 - section escapes every word of the article
    return shown(request, "article.html", article=found.article, body=body, key=key)


def reading_style(request: Request) -> Response:
    """The style of a reading, as in the self-contained page."""
    return _asset("page.css", "text/css")


def reading_script(request: Request) -> Response:
    """The script of a reading, as in the self-contained page."""
    return _asset("page.js", "text/javascript")


def _asset(name: str, kind: str) -> Response:
    return Response(asset(name), media_type=kind, headers={"cache-control": "max-age=3600"})


def login_form(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name in the address
    """Where a secret is typed in."""
    return shown(request, "login.html", next=_own_path(next), wrong=False)


async def login(request: Request) -> Response:
    """Log in with a secret; a wrong one is told so, and too many have to wait."""
    form = await request.form()
    if not LOGINS.allows(client_of(request.scope)):
        return HTMLResponse("Too many attempts; wait a minute.\n", 429)
    user = data.desk(request).user_of(str(form.get("secret", "")).strip())
    if user is None:
        data.note(request, "login refused", "")
        return shown(request, "login.html", status=403, next=_own_path(str(form.get("next", "/"))), wrong=True)
    response = RedirectResponse(_own_path(str(form.get("next", "/"))), 303)
    request.app.state.sessions.begin(response, user)
    request.state.user = user
    data.note(request, "login", "")
    return response


def logout(request: Request) -> Response:
    """Log out."""
    response = RedirectResponse("/login", 303)
    request.app.state.sessions.end(response)
    return response


def _own_path(path: str) -> str:
    """A path of this page, never another site's address."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


def drop_in_form(request: Request) -> Response:
    """Where a text is pasted."""
    return shown(request, "read.html", given={})


async def drop_in(request: Request) -> Response:
    """The reading of a text that was pasted in; nothing is kept."""
    form = await request.form()
    given: dict[str, Any] = {name: str(form.get(name, "")) for name in ("text", "title", "published", "outlet")}
    found = await data.read_text(request, given)
    if isinstance(found, str):
        return shown(request, "read.html", status=422, given=given, problem=found)
    body = Markup("".join(section(found, "r")))  # noqa: S704 - section escapes every word of the article
    return shown(request, "read.html", given=given, body=body, count=len(found.events))


def missing(request: Request) -> Response:
    """For what is not on record."""
    raise RecordMissingError("no such page")
