"""Who asks: a cookie that we signed, a bearer token, or the owner of the machine; and proof that a form is ours."""

import hmac
import secrets
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.accounts import OWNER, User
from onrecord.web.desk import Desk

COOKIE, FORM_COOKIE = "onrecord", "onrecord_form"
DAYS = 7
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Sessions:
    """Signed cookies. The key lives with the process: after a restart everybody logs in anew."""

    def __init__(self, desk: Desk, *, is_open: bool, is_secure: bool) -> None:
        """``is_open``: nobody has to log in, since only this machine reaches the page."""
        self._desk, self._open, self._secure = desk, is_open, is_secure
        self._signer = URLSafeTimedSerializer(secrets.token_bytes(32), salt="session")

    @property
    def is_open(self) -> bool:
        """True if nobody has to log in."""
        return self._open

    def user(self, request: Request) -> User | None:
        """Who asks, or None."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer" and token:
            return self._desk.user_of(token.strip())
        if self._open:
            return OWNER
        name = self._read(request.cookies.get(COOKIE))
        return self._desk.user_named(name) if name else None

    def _read(self, cookie: str | None) -> str | None:
        try:
            found: Any = self._signer.loads(cookie or "", max_age=DAYS * 86400)
        except BadSignature:
            return None
        return str(found)

    def begin(self, response: Response, user: User) -> None:
        """Log somebody in."""
        self._set(response, COOKIE, str(self._signer.dumps(user.name)))

    def end(self, response: Response) -> None:
        """Log out."""
        response.delete_cookie(COOKIE, path="/")

    def form_token(self, request: Request) -> str:
        """What the forms of this reader's pages carry."""
        return (
            request.cookies.get(FORM_COOKIE)
            or str(getattr(request.state, "form_token", ""))
            or self._new(request)
        )

    def _new(self, request: Request) -> str:
        request.state.form_token = secrets.token_urlsafe(24)
        return str(request.state.form_token)

    def keep_form_token(self, request: Request, response: Response) -> None:
        """Give the reader the cookie that belongs to the forms of the page, if they have none."""
        token = getattr(request.state, "form_token", None)
        if token and FORM_COOKIE not in request.cookies:
            self._set(response, FORM_COOKIE, str(token))

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(
            name, value, max_age=DAYS * 86400, path="/", secure=self._secure, httponly=True, samesite="strict"
        )

    def is_ours(self, request: Request, given: str | None) -> bool:
        """True if an unsafe request comes from a page of ours: same origin, and the token of its forms.

        A bearer token is proof enough: no other page can make a browser send it.
        """
        if request.method not in UNSAFE or request.headers.get("authorization", "").casefold().startswith(
            "bearer "
        ):
            return True
        site = request.headers.get("sec-fetch-site", "same-origin")
        origin = request.headers.get("origin")
        host = request.headers.get("host", "")
        if site not in ("same-origin", "none") or (origin is not None and origin.partition("://")[2] != host):
            return False
        kept = request.cookies.get(FORM_COOKIE, "")
        return bool(kept) and hmac.compare_digest(kept.encode(), (given or "").encode())
