"""What a host's robots.txt lets onrecord ask for (RFC 9309): groups by product token, the longest pattern decides."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import msgspec

TOKEN = "onrecord"
LARGEST = 512 * 1024
"""Bytes of a robots.txt that are heeded; the standard asks for 500 KiB at least."""
LONGEST_DELAY = 60.0
MOST_RULES = 20_000
ESCAPE = re.compile("%[0-9a-fA-F]{2}")


class Rules(msgspec.Struct, frozen=True):
    """Patterns with what they say (True: may be asked for), and the seconds that the host wants between requests."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """True if ``url`` may be asked for: the longest pattern that fits decides, an allowing one before its equal."""
        parts = urlsplit(url)
        path = _written((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = ((len(pattern), allowed) for pattern, allowed in self.patterns if _fits(pattern, path))
        return max(fitting, default=(0, True))[1]


ALL_MAY = Rules()


def robots_rules(text: str, token: str = TOKEN) -> Rules:
    """The rules of ``text`` for the crawler called ``token``: its own group, else that of ``*``, else none."""
    lines = list(_lines(text))
    own = [(name, value) for agents, name, value in lines if token in agents]
    return _rules(own or [(name, value) for agents, name, value in lines if "*" in agents])


def _rules(lines: list[tuple[str, str]]) -> Rules:
    patterns = tuple(
        (_written(value), name == "allow")
        for name, value in lines[:MOST_RULES]
        if name in ("allow", "disallow") and value
    )
    delays = [float(value) for name, value in lines if name == "crawl-delay" and _is_number(value)]
    return Rules(patterns, min(max(delays), LONGEST_DELAY) if delays else None)


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value) is not None


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _lines(text: str) -> Iterator[tuple[frozenset[str], str, str]]:
    """Each line that says something, with the crawlers that its group is for."""
    agents: set[str] = set()
    closed = True
    for name, value in _fields(text):
        if name == "user-agent":
            if closed:
                agents, closed = set(), False
            agents.add(_token(value))
        elif name in ("allow", "disallow", "crawl-delay"):
            closed = True
            yield frozenset(agents), name, value


def _token(value: str) -> str:
    """The product token: letters, dashes and underscores, whatever version follows."""
    found = re.match(r"[a-zA-Z_-]+|\*", value)
    return found[0].lower() if found else ""


def _written(path: str) -> str:
    """``path`` with what is no ASCII escaped, and escapes in capitals."""
    return ESCAPE.sub(lambda m: m[0].upper(), quote(path, safe="%/?*$=&:;,+!~'()@[]#"))


def _fits(pattern: str, path: str) -> bool:
    """True if ``pattern`` (``*``: anything, ``$`` at its end: nothing more) fits the beginning of ``path``.

    Each part between stars is sought once from the left: time grows with the product of both lengths at most.
    """
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    last = rest.pop() if ends else ""
    for part in rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ends or (path.endswith(last) and len(path) - len(last) >= at)
