"""The API under ``/api/v1``: the same answers as the pages, as JSON."""

from typing import Any

from fastapi import Request

from onrecord.web import data


def meta(request: Request) -> dict[str, Any]:
    """How much the record holds, and of which days."""
    return data.meta(request)
