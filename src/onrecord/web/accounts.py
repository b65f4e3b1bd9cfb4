"""Who may use the page: names with a role and a secret, kept in the record, the secret only as its hash.

A secret is made here, shown once, and has 256 random bits, so a plain SHA-256 of it is safe to keep. It serves at the
login form and as ``Authorization: Bearer …`` of the API.
"""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Literal

import msgspec

from onrecord.errors import UsageError
from onrecord.store.store import Store

Role = Literal["read", "correct", "admin"]
ROLES: tuple[Role, ...] = ("read", "correct", "admin")
PREFIX = "onr_"


class User(msgspec.Struct, frozen=True):
    """Somebody who is logged in, and what they may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """True if what needs ``role`` is allowed: each role includes those before it."""
        return ROLES.index(self.role) >= ROLES.index(role)


OWNER = User("owner", "admin")
"""Whoever sits at the machine, where the page is open to it alone and has no accounts."""


def add_user(store: Store, name: str, role: str) -> str:
    """Enter a user and return the secret; ``UsageError`` for a name that is taken or a role that there is not."""
    if role not in ROLES:
        raise UsageError(f"--role {role}: there are {', '.join(ROLES)}")
    if not name.strip() or any(not c.isprintable() for c in name) or len(name) > 100:
        raise UsageError(f"{name!r} is no name for a user: 1 to 100 printable characters")
    if name in {user.name for user in users(store)}:
        raise UsageError(f"{name} has an account; end it first with `onrecord users end`")
    secret = PREFIX + secrets.token_urlsafe(32)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with store.engine.transaction():
        store.engine.write({"users": [(name, role, _hash(secret), made, None)]})
    return secret


def end_user(store: Store, name: str) -> None:
    """End a user's account; their corrections stay. ``UsageError`` if there is no such account."""
    if name not in {user.name for user in users(store)}:
        raise UsageError(f"{name} has no account")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with store.engine.transaction():
        store.engine.rows("UPDATE users SET ended = ? WHERE name = ? AND ended IS NULL", [now, name])


def users(store: Store) -> list[User]:
    """Everybody who may log in, by name."""
    rows = store.engine.rows("SELECT name, role FROM users WHERE ended IS NULL ORDER BY name")
    return [User(str(name), role) for name, role in rows]


def user_of(store: Store, secret: str) -> User | None:
    """Whose secret this is, or None."""
    sql = "SELECT name, role, secret_hash FROM users WHERE secret_hash = ? AND ended IS NULL"
    for name, role, kept in store.engine.rows(sql, [_hash(secret)]):
        if secrets.compare_digest(str(kept), _hash(secret)):
            return User(str(name), role)
    return None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
