"""What a reader sees: each function answers one address of ``routes.PAGES`` with a page."""

from collections.abc import Callable
from typing import Any

from fastapi import Request
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.corrections import Correction, Target, actor_target, event_target
from onrecord.render.account import printable
from onrecord.render.html import asset, section
from onrecord.schema import Reading
from onrecord.web import changes, data, pasted
from onrecord.web.asking import asked, query_of
from onrecord.web.guard import Pace, client_of
from onrecord.web.view import shown

LOGINS = Pace(rate=1 / 12, burst=10)
"""Wrong secrets that an address may try: ten at once, then one in twelve seconds."""


def home(request: Request) -> Response:
    """What the record holds, a search box, the newest articles."""
    return shown(
        request, "home.html", meta=data.meta(request), articles=data.articles(request, 15)["articles"]
    )


def articles(request: Request) -> Response:
    """All articles, newest first."""
    return shown(request, "articles.html", **_list(request, data.articles(request)))


def article(request: Request, key: int) -> Response:
    """One article with its evidence marked and everything that it puts on record."""
    found = data.reading(request, key)
    made = [c for c in changes.corrections(request, key) if c.undone is None]
    below = _below(found, key, made) if request.state.user.may("correct") else None
    body = Markup("".join(section(found, "r", below)))
    return shown(request, "article.html", article=found.article, body=body, key=key, corrections=len(made))


def _below(found: Reading, key: int, made: list[Correction]) -> Callable[[str], str]:
    """What stands below the explanation of an event or an actor: who corrected it, and the way to correct it."""
    targets: dict[str, Target] = {e.id: event_target(e) for e in found.events}
    targets |= {a.id: actor_target(a) for a in found.actors if a.mentions}

    def more(name: str) -> str:
        target = targets.get(name)
        if target is None:
            return ""
        words = (target.kind, target.start, target.end)
        earlier = [c for c in made if (c.target.kind, c.target.start, c.target.end) == words]
        address = str(earlier[0].target if earlier else target)
        who = ", ".join(dict.fromkeys(c.who for c in earlier))
        told = f"Corrected by {escape(printable(who))}. " if who else ""
        return f'<p class="amend">{told}<a href="/articles/{key}/correct/{escape(address)}">Correct</a></p>'

    return more


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
        return shown(
            request, "login.html", status=403, next=_own_path(str(form.get("next", "/"))), wrong=True
        )
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
    given: dict[str, Any] = {
        name: str(form.get(name, "")) for name in ("text", "title", "published", "outlet")
    }
    found = await pasted.read_text(given)
    if isinstance(found, str):
        return shown(request, "read.html", status=422, given=given, problem=found)
    body = Markup("".join(section(found, "r")))
    return shown(request, "read.html", given=given, body=body, count=len(found.events))


def events(request: Request) -> Response:
    """Search with facets and a timeline; the newest events first, if nothing else is asked for."""
    wanted = asked(request) if request.query_params.get("order") else asked(request, order="newest")
    return shown(
        request,
        "events.html",
        facets=data.facets(request),
        counts=data.timeline(request),
        by=request.query_params.get("by") or data.period_of(request, asked(request)),
        order=wanted.order,
        **_list(request, data.events(request, wanted=wanted)),
    )


def records(request: Request) -> Response:
    """Real-world events, the newest first."""
    return shown(request, "records.html", **_list(request, data.records(request)))


def record(request: Request, record_id: str) -> Response:
    """One real-world event: who told it when, who was first, where they disagree, how its status moved."""
    return shown(request, "record.html", record=data.record(request, record_id))


def search(request: Request) -> Response:
    """Articles and quotes that hold the words."""
    return shown(
        request,
        "search.html",
        text=request.query_params.get("text", ""),
        **_list(request, data.search(request)),
    )


def said(request: Request) -> Response:
    """Who said what, over time."""
    return shown(request, "said.html", **_list(request, data.said(request)))


def dyad(request: Request) -> Response:
    """Two parties: cooperation and conflict over time."""
    q = request.query_params
    given = bool(q.get("a", "").strip() and q.get("b", "").strip())
    return shown(
        request, "dyad.html", counts=data.dyad(request) if given else [], given=given, **_list(request, {})
    )


def network(request: Request) -> Response:
    """Who does how much to whom."""
    return shown(request, "network.html", edges=data.network(request), **_list(request, {}))


def map_(request: Request) -> Response:
    """Events with a real place."""
    return shown(request, "map.html", events=data.points(request), **_list(request, {}))


def calendar(request: Request) -> Response:
    """What was announced, by its day."""
    return shown(request, "calendar.html", **_list(request, data.planned(request)))


def stories(request: Request) -> Response:
    """Happenings that more than one article tells."""
    return shown(request, "stories.html", **_list(request, data.stories(request)))


def story(request: Request, number: int) -> Response:
    """One story: its articles and what they put on record."""
    return shown(request, "story.html", **_list(request, data.story(request, number)))


def _list(request: Request, found: dict[str, Any]) -> dict[str, Any]:
    """What every list needs besides its rows: what was asked, and addresses with a part of it changed."""
    return {
        **found,
        "q": request.query_params,
        "query": lambda **changed: query_of(request, **changed),
        "pager": f"?{query_of(request)}&" if query_of(request) else "?",
    }
