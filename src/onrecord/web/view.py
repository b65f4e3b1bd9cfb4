"""Templates: every value that goes into a page is escaped, and shown without what controls or turns the line."""

from datetime import date
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from onrecord.ontologies import event_types, sectors
from onrecord.render.account import piece, printable
from onrecord.render.explain import QUADS
from onrecord.render.words import STATUSES, day
from onrecord.store.aggregate import named_period

TOKEN = "form-token-of-this-reader"
"""Stands for the token of a reader's forms in a page that is kept for all."""


@cache
def environment() -> Environment:
    """The templates of the package."""
    found = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["plain"] = lambda value: printable(str(value if value is not None else ""))
    found.filters["piece"] = piece
    found.filters["day"] = lambda value: day(str(value)) if value else ""
    found.filters["period"] = lambda first, by: named_period(date.fromisoformat(str(first)), by)
    found.globals["STATUSES"] = STATUSES
    found.globals["SECTORS"] = sectors()
    found.globals["TYPES"] = list(event_types())
    found.globals["QUADS"] = {str(number): name for number, name in QUADS.items()}
    return found


def shown(request: Request, name: str, status: int = 200, keep: bool = True, **values: Any) -> Response:
    """A page made from a template, with what every page needs.

    What answers a GET is kept as long as nothing was added or corrected, unless ``keep`` is False.
    """
    sessions = request.app.state.sessions
    user = getattr(request.state, "user", None)

    def made() -> str:
        return (
            environment()
            .get_template(name)
            .render(
                user=user,
                is_open=sessions.is_open,
                form_token=TOKEN,
                path=request.url.path,
                record_address=request.app.state.settings.record,
                **values,
            )
        )

    if keep and status == 200 and request.method == "GET" and user is not None:
        key = ("page", name, request.url.path, request.url.query, user)
        text = request.app.state.desk.kept(key, made)
    else:
        text = made()
    text = text.replace(TOKEN, sessions.form_token(request))
    response = HTMLResponse(text, status, {"cache-control": "no-store" if status != 200 else "no-cache"})
    sessions.keep_form_token(request, response)
    return response
