"""The query string of an address -> what is asked of the record. Names are those of the command line and of ``Filter``."""

from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Request

from onrecord.errors import UsageError
from onrecord.store.query import Filter

PAGE = 50
MOST = 1_000
OTHERS = frozenset("page by split a b directed one_a_day view format who about next limit offset".split())
"""Names in a query string that are not the filter's."""


def asked(request: Request, **more: Any) -> Filter:
    """The filter that an address asks for; ``UsageError`` names what does not fit. ``more`` goes before."""
    known = {f.name: f for f in msgspec.structs.fields(Filter)}
    given: dict[str, Any] = {}
    for name in dict.fromkeys(request.query_params.keys()):
        if name in OTHERS:
            continue
        if name not in known:
            raise UsageError(f"no filter {name!r}; there are {', '.join(known)}")
        values = [v.strip() for v in request.query_params.getlist(name) if v.strip()]
        if values:
            given[name] = values if known[name].default == () else values[-1]
    try:
        found = msgspec.convert(given, Filter, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"{error}") from error
    return msgspec.structs.replace(found, **more)


def page_of(request: Request) -> int:
    """Which page of a list is asked for, from 1."""
    return whole(request, "page", 1, 1, 100_000)


def whole(request: Request, name: str, default: int, least: int, most: int) -> int:
    """A whole number in the query string."""
    value = request.query_params.get(name, "").strip() or str(default)
    if not value.removeprefix("-").isdecimal() or len(value) > 9:
        raise UsageError(f"{name}: {value!r} is no whole number")
    number = int(value)
    if not least <= number <= most:
        raise UsageError(f"{name}: {number} is not between {least} and {most}")
    return number


def paged(found: Filter, page: int, size: int = PAGE) -> Filter:
    """One page of what is asked for, and one more to see whether there is another."""
    return msgspec.structs.replace(found, limit=size + 1, offset=(page - 1) * size)


def query_of(request: Request, **changed: Any) -> str:
    """The query string of this address with some values changed (None: left out), without the page."""
    kept = [
        (k, v)
        for k, v in request.query_params.multi_items()
        if k not in changed and k != "page" and v.strip()
    ]
    kept += [(k, str(v)) for k, v in changed.items() if v is not None]
    return urlencode(kept)
