"""The application: routes from their table, each behind its role, all behind the guard."""

import functools
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import msgspec
from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from onrecord.errors import OnrecordError, RecordMissingError, UsageError
from onrecord.store.query import Filter
from onrecord.store.store import Store
from onrecord.web.accounts import User, users
from onrecord.web.desk import THREADS, Desk
from onrecord.web.guard import Guard, TooLargeError
from onrecord.web.routes import API, PAGES, Route
from onrecord.web.session import Sessions
from onrecord.web.settings import Settings
from onrecord.web.view import shown


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The page over an open record; ``UsageError`` if it would stand open to others without accounts."""
    accounts = users(store)
    if not accounts and not settings.is_local:
        raise UsageError(
            f"--host {settings.host}: others could reach the page, and it has no accounts; make one first with "
            f"`onrecord users add NAME --role admin --record {settings.record}`"
        )
    app = FastAPI(
        title="onrecord",
        version="1",
        description="Who did or said what to whom, when, where, according to whom, and whether it happened.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=_few_threads,
    )
    desk = Desk(store)
    app.state.desk, app.state.settings = desk, settings
    app.state.sessions = Sessions(
        desk, is_open=settings.is_local and not accounts, is_secure=settings.is_secure
    )
    for route in (*PAGES, *API):
        _add(app, route)
    app.mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static")), name="static")
    app.add_middleware(Guard, settings=settings)
    _map_errors(app)
    return app


@asynccontextmanager
async def _few_threads(app: FastAPI) -> AsyncIterator[None]:
    """As long as the page runs, requests are worked on by ``THREADS`` threads."""
    current_default_thread_limiter().total_tokens = THREADS
    yield


def _add(app: FastAPI, route: Route) -> None:
    is_api = route.path.startswith("/api/")
    app.add_api_route(
        route.path,
        route.answer,
        methods=[route.method],
        dependencies=[Depends(_needs(route))],
        include_in_schema=is_api,
        name=f"{route.method} {route.path}",
        response_model=None,
        openapi_extra={"parameters": [_parameter(name) for name in route.takes]} if route.takes else None,
    )


def _parameter(name: str) -> dict[str, Any]:
    """A name in the query string, as OpenAPI describes it: several values where the filter takes several."""
    field = next((f for f in msgspec.structs.fields(Filter) if f.name == name), None)
    several = field is not None and field.default == ()
    kind = {"quad": "integer", "page": "integer", "limit": "integer", "confidence": "number"}.get(
        name, "string"
    )
    one: dict[str, Any] = {"type": kind}
    schema = {"type": "array", "items": one} if several else one
    return {"name": name, "in": "query", "required": name in ("a", "b"), "schema": schema}


class UnchangedError(Exception):
    """The reader has this very answer already."""


def _etag(request: Request, user: User) -> str:
    """A word for an answer: the state of the record, the address, who asks, and the forms they were given."""
    sessions: Sessions = request.app.state.sessions
    parts = (
        version("onrecord"), request.app.state.desk.state, request.url.path, request.url.query,
        user.name, user.role, "" if request.url.path.startswith("/api/") else sessions.form_token(request),
    )  # fmt: skip
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'


class RefusedError(Exception):
    """The one who asks may not: not logged in, too low a role, or a form that is not ours."""

    def __init__(self, status: int, message: str) -> None:
        """Answer with ``status`` and ``message``."""
        super().__init__(message)
        self.status, self.message = status, message


def _needs(route: Route) -> Callable[[Request], Any]:
    role = route.role

    async def check(request: Request) -> User | None:
        sessions: Sessions = request.app.state.sessions
        user = sessions.user(request)
        request.state.user = user
        if role is not None and user is None:
            raise RefusedError(401, "Log in first, or send a token: Authorization: Bearer …")
        if role is not None and user is not None and not user.may(role):
            raise RefusedError(403, f"This needs the role {role}; yours is {user.role}.")
        if not sessions.is_ours(request, await _given_token(request)):
            raise RefusedError(
                403, "This form did not come from this page, or is too old; load the page anew."
            )
        if request.method == "GET" and user is not None and role is not None and route.lasts:
            request.state.etag = _etag(request, user)
            if request.headers.get("if-none-match") == request.state.etag:
                raise UnchangedError
        return user

    return check


async def _given_token(request: Request) -> str | None:
    """The token of the form that a request carries: in a header, or in the form itself."""
    if request.method in ("GET", "HEAD"):
        return None
    header = request.headers.get("x-form-token")
    if header is None and request.headers.get("content-type", "").startswith(
        "application/x-www-form-urlencoded"
    ):
        value = (await request.form()).get("form_token")
        return value if isinstance(value, str) else None
    return header


def _map_errors(app: FastAPI) -> None:
    """Errors as answers: one clear line each."""
    for kind, status in (
        (RecordMissingError, 404),
        (UsageError, 422),
        (OnrecordError, 503),
        (TooLargeError, 413),
    ):
        app.add_exception_handler(kind, functools.partial(_told, status))
    app.add_exception_handler(HTTPException, _nothing_there)
    app.add_exception_handler(RequestValidationError, _nothing_there)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(UnchangedError, lambda request, error: Response(status_code=304))


def _told(status: int, request: Request, error: Exception) -> Response:
    message = " ".join(str(error).split()) or "The request is too large."
    return _answer(request, status, message)


async def _nothing_there(request: Request, error: Exception) -> Response:
    """An address that is none, or a number in it that is none; the API tells more of the latter."""
    if isinstance(error, HTTPException):
        if _is_page(request) and error.status_code == 404:
            return _answer(request, 404, "There is nothing at this address.")
        return await http_exception_handler(request, error)
    assert isinstance(error, RequestValidationError)
    if _is_page(request):
        return _answer(request, 404, "There is nothing at this address.")
    told = [{name: fault[name] for name in ("type", "loc", "msg")} for fault in error.errors()]
    return JSONResponse(
        {"detail": told}, 422
    )  # without what was given: not all of it can be given back as JSON


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    if error.status == 401 and request.method == "GET" and _is_page(request):
        return RedirectResponse(f"/login?next={quote(_asked_for(request))}", 303)
    return _answer(request, error.status, error.message)


def _asked_for(request: Request) -> str:
    """Path and query string of a request, as an address has them."""
    query = request.url.query
    return quote(request.url.path) + (f"?{query}" if query else "")


def _is_page(request: Request) -> bool:
    """True for what people look at: neither the API nor a file."""
    return not request.url.path.startswith(("/api/", "/static/", "/assets/"))


def _answer(request: Request, status: int, message: str) -> Response:
    """One clear line: as JSON for the API, on a page with a way on for people."""
    if _is_page(request):
        if not hasattr(request.state, "user"):
            request.state.user = request.app.state.sessions.user(request)
        return shown(request, "error.html", status=status, message=message, missing=status == 404)
    return JSONResponse({"detail": message}, status, {"www-authenticate": "Bearer"} if status == 401 else {})
