"""Every address that the page answers, in one table: method, path, the role it needs, and who answers."""

from collections.abc import Callable
from typing import Any, NamedTuple

from onrecord.web import api, pages
from onrecord.web.accounts import Role


class Route(NamedTuple):
    """``role`` None: anybody, also before logging in."""

    method: str
    path: str
    role: Role | None
    answer: Callable[..., Any]


PAGES: tuple[Route, ...] = (
    Route("GET", "/", "read", pages.home),
    Route("GET", "/login", None, pages.login_form),
    Route("POST", "/login", None, pages.login),
    Route("POST", "/logout", None, pages.logout),
    Route("GET", "/articles", "read", pages.articles),
    Route("GET", "/articles/{key}", "read", pages.article),
    Route("GET", "/assets/reading.css", None, pages.reading_style),
    Route("GET", "/assets/reading.js", None, pages.reading_script),
    Route("GET", "/read", "read", pages.drop_in_form),
    Route("POST", "/read", "read", pages.drop_in),
)
API: tuple[Route, ...] = (
    Route("GET", "/api/v1/meta", "read", api.meta),
)
