"""Readings as one self-contained page: the text with its evidence marked, and a panel that explains each record.

Nothing is fetched and nothing of the article runs: its words are escaped, and the policy of the page lets only our own
style and script through, by their digests.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files

from onrecord.render.account import Entry, Party, account, imprint, printable
from onrecord.render.explain import (
    DATE_BASES,
    Pairs,
    explain_actor,
    explain_event,
    explain_place,
    explain_statement,
    explain_time,
    name_of,
)
from onrecord.render.marks import Mark, Stretch, by_paragraph, escaped, marks_of, stretches
from onrecord.render.words import STATUSES, day
from onrecord.schema import Reading, Status

ORDER = ("trigger", "cue", "speaker", "argument", "content", "actor", "time", "place")
LONGEST_OPENING = 110
FOCUS = ("trigger", "cue", "content")

More = Callable[[str], str]


def page(readings: Iterable[Reading]) -> Iterator[str]:
    """The page of ``readings``, piece by piece: a section for each."""
    first = True
    for number, reading in enumerate(readings, 1):
        if first:
            yield _head(printable(reading.article.title or reading.article.id))
        first = False
        yield from section(reading, f"r{number}")
    if first:
        yield _head("Nothing read")
    yield "</main>\n<script>" + asset("page.js") + "</script>\n</body>\n</html>\n"


@cache
def asset(name: str) -> str:
    """The style (``page.css``) or script (``page.js``) of a reading."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"


def _head(title: str) -> str:
    policy = (
        f"default-src 'none'; style-src {_digest(asset('page.css'))}; script-src {_digest(asset('page.js'))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title)} · onrecord</title>\n<style>{asset('page.css')}</style>\n</head>\n<body>\n<main>\n"
    )


def section(reading: Reading, prefix: str, more: More | None = None) -> Iterator[str]:
    """The text with its marks and the panel beside it; ids begin with ``prefix``.

    ``more`` gives what stands below the explanation of a record (its id), as markup.
    """
    article = reading.article
    yield f'<section class="reading" aria-label="{escaped(printable(article.title or article.id))}">\n'
    yield '<article class="text" lang="en">\n'
    yield f'<p class="imprint"><bdi>{escaped(_imprint(reading))}</bdi></p>\n'
    for number, (span, marks) in enumerate(by_paragraph(marks_of(reading), article.text)):
        tag = (
            "h1" if number == 0 and article.title and article.text.lstrip().startswith(article.title) else "p"
        )
        inner = "".join(_stretch(s, article.text, prefix) for s in stretches(marks, span.start, span.end))
        yield f'<{tag} dir="auto">{inner}</{tag}>\n'
    yield _legend()
    yield "</article>\n"
    yield '<aside class="panel" aria-label="What this article puts on record">\n'
    yield from _panel(reading, prefix, more)
    yield "</aside>\n</section>\n"


def _imprint(reading: Reading) -> str:
    article = reading.article
    published = article.published
    when = f"{day(published.day)} ({DATE_BASES[published.basis]})" if published else "no date"
    return " · ".join([*imprint(article), when])


def _stretch(stretch: Stretch, text: str, prefix: str) -> str:
    words = escaped(text[stretch.start : stretch.end])
    if not stretch.marks:
        return words
    kinds = sorted({m.kind for m in stretch.marks}, key=ORDER.index)
    status = next((m.status for m in stretch.marks if m.kind == "trigger"), "")
    begins = [m for m in stretch.marks if m.start == stretch.start]
    classes = " ".join(["m", *kinds, *([f"is-{status}"] if status else []), *_edges(begins)])
    ids = " ".join(dict.fromkeys(f"{prefix}-{m.record}" for m in _innermost_first(stretch.marks)))
    focus = ' tabindex="0" role="button"' if any(m.kind in FOCUS for m in begins) else ""
    return f'<span class="{classes}" data-r="{ids}"{focus}>{words}</span>'


def _edges(begins: list[Mark]) -> list[str]:
    return ["first"] if any(m.kind == "trigger" for m in begins) else []


def _innermost_first(marks: tuple[Mark, ...]) -> list[Mark]:
    return sorted(marks, key=lambda m: (ORDER.index(m.kind), m.end - m.start))


def _legend() -> str:
    statuses = "".join(f'<li><span class="sign is-{s}"></span>{name}</li>' for s, name in STATUSES.items())
    return (
        f'<ul class="legend" aria-label="Signs">{statuses}<li><span class="m content">what somebody says</span></li>'
        '<li><span class="m argument">who, what, where</span></li></ul>\n'
    )


def _panel(reading: Reading, prefix: str, more: More | None) -> Iterator[str]:
    events = {e.id: e for e in reading.events}
    statements = {s.id: s for s in reading.statements}
    for section, entries in account(reading).items():
        yield f"<h2>{section} <small>{len(entries)}</small></h2>\n"
        for entry in entries:
            why = (
                explain_event(events[entry.id], reading)
                if entry.id in events
                else explain_statement(statements[entry.id], reading)
            )
            below = more(entry.id) if more else ""
            yield _record(
                f"{prefix}-{entry.id}", _headline(entry, reading.article.text), why, entry.status, below
            )
    things = (
        ("Actors", ((a.id, name_of(a), explain_actor(a)) for a in reading.actors)),
        ("Times", ((t.id, reading.article.text[t.start : t.end], explain_time(t)) for t in reading.times)),
        ("Places", ((p.id, p.name, explain_place(p)) for p in reading.places)),
    )
    for heading, records in things:
        found = [
            _record(
                f"{prefix}-{i}", f"<bdi>{escaped(printable(name))}</bdi>", why, below=more(i) if more else ""
            )
            for i, name, why in records
        ]
        if found:
            yield f"<h2>{heading} <small>{len(found)}</small></h2>\n" + "".join(found)
    for warning in reading.warnings:
        yield f'<p class="note">Note: {escaped(printable(warning.message))}</p>\n'
    yield _colophon(reading)


def _record(name: str, headline: str, why: Pairs, status: Status | None = None, below: str = "") -> str:
    sign = f'<span class="sign is-{status}" title="{STATUSES[status]}"></span>' if status else ""
    pairs = "".join(f"<dt>{k}</dt><dd><bdi>{escaped(printable(v))}</bdi></dd>" for k, v in why)
    return f'<details class="record" id="{name}"><summary>{sign}{headline}</summary><dl>{pairs}</dl>{below}</details>\n'


def _headline(entry: Entry, text: str) -> str:
    parts = [_parties(entry.parties or (Party("somebody"),)), f" <i>{escaped(entry.action)}</i>"]
    if entry.others:
        parts.append(f" {escaped(entry.preposition)} " if entry.preposition else " ")
        parts.append(_parties(entry.others))
    if entry.status is None:
        parts.append(f" <q><bdi>{escaped(_opening(entry, text))}</bdi></q>")
    more = [escaped(p) for p in (entry.when, entry.where, *entry.details) if p]
    if entry.sources:
        more.append(f"according to <bdi>{escaped(' › '.join(entry.sources))}</bdi>")
    if entry.confidence is not None:
        more.append(f'<span class="code">{escaped(entry.code)} {entry.confidence:.0%}</span>')
    return "".join(parts) + (f' <span class="more">{" · ".join(more)}</span>' if more else "")


def _opening(entry: Entry, text: str) -> str:
    """The first words of what is said."""
    words = printable(" … ".join(span.of(text) for span in entry.quote))
    return words if len(words) <= LONGEST_OPENING else words[:LONGEST_OPENING].rsplit(" ", 1)[0] + "…"


def _parties(parties: tuple[Party, ...]) -> str:
    return ", ".join(
        f"<b><bdi>{escaped(p.name)}</bdi></b>" + (f" <small>{escaped(p.about)}</small>" if p.about else "")
        for p in parties
    )


def _colophon(reading: Reading) -> str:
    r = reading.reader
    made = f"{r.name} {r.version} · model {r.model} · lexicons {r.lexicons} · ontology {r.ontology}"
    return f'<p class="colophon">{escaped(made)} · text {reading.article.text_sha256[:16]}</p>\n'
