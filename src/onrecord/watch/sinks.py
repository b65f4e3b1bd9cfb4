"""Where alerts go: a webhook, an Atom file (standard output is the command line's own)."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any, Protocol
from xml.sax.saxutils import escape, quoteattr

import msgspec
from lxml import etree

from onrecord.errors import FetchError, UsageError
from onrecord.sources.fetch import agent
from onrecord.sources.options import SourceOptions
from onrecord.watch.alerts import Match
from onrecord.watch.state import moment

SECONDS = 10.0
ATOM = "http://www.w3.org/2005/Atom"
NO_CHARACTER = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


class Sink(Protocol):
    """Takes matches; raises ``FetchError`` or ``OSError`` where it cannot, to be asked again later."""

    def tell(self, found: list[Match]) -> None:
        """Tell of ``found``, or of none of them."""


class Webhook:
    """Posts matches as JSON to an address that the user names; redirects are not followed."""

    def __init__(self, url: str, options: SourceOptions) -> None:
        """``url`` is http or https; it may be in a private network, since a person chose it."""
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"--webhook: {url!r} is no http or https address")
        self._url, self._agent = url, agent(options)

    def tell(self, found: list[Match]) -> None:
        """One request for all of ``found``; raises ``FetchError`` unless the answer is of the 200s."""
        import urllib3

        body = msgspec.json.encode({"matches": [to_json(match) for match in found]})
        headers = {"Content-Type": "application/json", "User-Agent": self._agent}
        try:
            with urllib3.PoolManager(num_pools=1) as pool:
                answer = pool.request(
                    "POST", self._url, body=body, headers=headers, timeout=SECONDS, retries=False, redirect=False,
                    preload_content=False,
                )  # fmt: skip
                answer.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise FetchError(f"the webhook did not answer: {error}"[:200], temporary=True) from error
        if not 200 <= answer.status < 300:
            raise FetchError(f"the webhook answered {answer.status}", temporary=True)


def to_json(match: Match) -> dict[str, object]:
    """A match as it is written to webhooks and as a line of JSON; dates as ISO."""
    told: dict[str, object] = {
        "alert": match.alert, "of": match.of, "headline": match.headline, "match": _iso(match.row)
    }  # fmt: skip
    if match.record is not None:
        told |= {"record": _iso(match.record), "change": match.change, "before": match.before}
    return told


def _iso(row: dict[str, Any]) -> dict[str, object]:
    return {name: getattr(value, "isoformat", lambda v=value: v)() for name, value in row.items()}


class AtomFile:
    """An Atom feed in a file: the newest matches first, each once, the whole file replaced at once."""

    def __init__(self, path: Path, most: int = 200) -> None:
        """Goes on with the entries of a feed that is there already; raises ``UsageError`` if it is none of ours."""
        self._path, self._most = path, most
        self._entries = _entries(path)

    def tell(self, found: list[Match]) -> None:
        """Put ``found`` before the entries that are there."""
        fresh = {_id(match): _entry(match) for match in reversed(found)}
        kept = {key: entry for key, entry in self._entries.items() if key not in fresh}
        entries = dict(list((fresh | kept).items())[: self._most])
        self._write(entries)
        self._entries = entries

    def _write(self, entries: dict[str, str]) -> None:
        text = (
            f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{ATOM}">\n<title>onrecord alerts</title>\n'
            f"<id>urn:onrecord:alerts</id>\n<updated>{moment()}</updated>\n{''.join(entries.values())}</feed>\n"
        )
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise


def _id(match: Match) -> str:
    return "urn:onrecord:" + "".join(c if c.isalnum() or c in "/-._" else "_" for c in match.key)


def _entry(match: Match) -> str:
    url = match.row.get("url")
    link = f"<link href={quoteattr(_plain(url))}/>" if url else ""
    title = escape(_plain(f"{match.alert}: {match.headline}"))
    told = match.row.get("sentence") or match.row.get("content") or match.row.get("title") or ""
    return (
        f"<entry><id>{escape(_id(match))}</id><title>{title}</title>{link}<updated>{moment()}</updated>"
        f"<author><name>{escape(_plain(match.row.get('outlet') or 'onrecord'))}</name></author>"
        f"<summary>{escape(_plain(told))}</summary></entry>\n"
    )


def _plain(text: str) -> str:
    return text.translate(NO_CHARACTER)


def _entries(path: Path) -> dict[str, str]:
    """The entries of the file by their ids, as text."""
    if not path.is_file() or path.stat().st_size == 0:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(
            f"{path}: is no whole Atom feed, and is not overwritten; name another file"
        ) from error
    if root.tag != f"{{{ATOM}}}feed" or root.findtext(f"{{{ATOM}}}id") != "urn:onrecord:alerts":
        raise UsageError(f"{path}: is no feed of alerts, and is not overwritten; name another file")
    found = {}
    for entry in root.iterfind(f"{{{ATOM}}}entry"):
        text = etree.tostring(entry, encoding="unicode", with_tail=False).replace(f' xmlns="{ATOM}"', "")
        found[entry.findtext(f"{{{ATOM}}}id") or ""] = text + "\n"
    return found
