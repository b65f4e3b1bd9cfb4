"""Every address that the page answers, in one table: method, path, the role it needs, and who answers."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from onrecord.store.query import Filter
from onrecord.web import api, correct, pages
from onrecord.web.accounts import Role


class Route(NamedTuple):
    """``role`` None: anybody, also before logging in. ``takes``: names in the query string that it understands.

    ``lasts``: the answer is the same as long as nothing was added or corrected, so that it carries an ETag.
    """

    method: str
    path: str
    role: Role | None
    answer: Callable[..., Any]
    takes: tuple[str, ...] = ()
    lasts: bool = True


FILTERS = tuple(f.name for f in msgspec.structs.fields(Filter) if f.name not in ("limit", "offset"))
LIST = (*FILTERS, "page", "limit")
COUNTS = (*FILTERS, "by", "split")
DYAD = ("a", "b", "by", "directed", "one_a_day", *FILTERS)


PAGES: tuple[Route, ...] = (
    Route("GET", "/", "read", pages.home),
    Route("GET", "/login", None, pages.login_form),
    Route("POST", "/login", None, pages.login),
    Route("POST", "/logout", None, pages.logout),
    Route("GET", "/articles", "read", pages.articles),
    Route("GET", "/articles/{key}", "read", pages.article),
    Route("GET", "/articles/{key}/correct/{target}", "correct", correct.form),
    Route("POST", "/articles/{key}/correct/{target}", "correct", correct.submit),
    Route("POST", "/decisions", "correct", correct.decide),
    Route("GET", "/corrections", "read", correct.listed),
    Route("POST", "/corrections/{name}/undo", "correct", correct.undo),
    Route("GET", "/audit", "admin", correct.audit, lasts=False),
    Route("GET", "/events", "read", pages.events),
    Route("GET", "/records", "read", pages.records),
    Route("GET", "/records/{record_id:path}", "read", pages.record),
    Route("GET", "/search", "read", pages.search),
    Route("GET", "/said", "read", pages.said),
    Route("GET", "/dyad", "read", pages.dyad),
    Route("GET", "/network", "read", pages.network),
    Route("GET", "/map", "read", pages.map_),
    Route("GET", "/calendar", "read", pages.calendar),
    Route("GET", "/stories", "read", pages.stories),
    Route("GET", "/stories/{number}", "read", pages.story),
    Route("GET", "/read", "read", pages.drop_in_form),
    Route("POST", "/read", "read", pages.drop_in),
    Route("GET", "/assets/reading.css", None, pages.reading_style),
    Route("GET", "/assets/reading.js", None, pages.reading_script),
)
API: tuple[Route, ...] = (
    Route("GET", "/api/v1/meta", "read", api.meta),
    Route("GET", "/api/v1/articles", "read", api.articles, LIST),
    Route("GET", "/api/v1/articles/{key}", "read", api.article),
    Route("GET", "/api/v1/events", "read", api.events, LIST),
    Route("GET", "/api/v1/statements", "read", api.statements, LIST),
    Route("GET", "/api/v1/records", "read", api.records, LIST),
    Route("GET", "/api/v1/records/{record_id:path}", "read", api.record),
    Route("GET", "/api/v1/stories", "read", api.stories, ("page", "limit")),
    Route("GET", "/api/v1/stories/{number}", "read", api.story),
    Route("GET", "/api/v1/search", "read", api.search, LIST),
    Route("GET", "/api/v1/facets", "read", api.facets, FILTERS),
    Route("GET", "/api/v1/dyad", "read", api.dyad, DYAD),
    Route("GET", "/api/v1/timeline", "read", api.timeline, COUNTS),
    Route("GET", "/api/v1/network", "read", api.network, FILTERS),
    Route("GET", "/api/v1/points", "read", api.points, FILTERS),
    Route("GET", "/api/v1/planned", "read", api.planned, LIST),
    Route("GET", "/api/v1/actors", "read", api.actors),
    Route("GET", "/api/v1/corrections", "read", api.corrections),
    Route("POST", "/api/v1/corrections", "correct", api.correct),
    Route("POST", "/api/v1/corrections/{name}/undo", "correct", api.undo),
    Route("GET", "/api/v1/decisions", "read", api.decisions),
    Route("POST", "/api/v1/decisions", "correct", api.decide),
    Route("GET", "/api/v1/agreement", "read", api.agreement),
    Route("GET", "/api/v1/gold", "read", api.gold),
    Route("GET", "/api/v1/audit", "admin", api.audit, lasts=False),
    Route("POST", "/api/v1/read", "read", api.read),
    Route("GET", "/api/v1/export/{form}", "read", api.export, FILTERS),
)
