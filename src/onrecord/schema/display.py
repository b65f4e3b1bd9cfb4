"""A reading as a small table for notebooks; all of its words are escaped."""

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.schema.reading import Reading

MOST_ROWS = 60
LONGEST = 160


def reading_html(reading: "Reading") -> str:
    """Headline, what was said and what happened, as an HTML fragment without style or script."""
    article = reading.article
    title = article.title or article.text[:LONGEST]
    parts = [f"<p><strong>{_escaped(title)}</strong><br>{_escaped(_imprint(reading))}</p>"]
    events, statements = _events(reading), _statements(reading)
    if events:
        parts.append(_table(("status", "event", "actors", "recipients", "when", "words"), events))
    if statements:
        parts.append(_table(("speakers", "cue", "what is said"), statements))
    if not events and not statements:
        parts.append("<p>Nothing was put on record.</p>")
    return "<div>" + "".join(parts) + "</div>"


def _imprint(reading: "Reading") -> str:
    article = reading.article
    published = article.published.value if article.published else "no date"
    counts = (
        f"{len(reading.events)} events, {len(reading.statements)} statements, {len(reading.actors)} actors"
    )
    return " · ".join(p for p in (article.outlet, published, counts) if p)


def _events(reading: "Reading") -> list[tuple[str, ...]]:
    names = {a.id: a.name for a in reading.actors}
    text = reading.article.text
    return [
        (
            e.status,
            "/".join((e.event, *e.modes)),
            ", ".join(names[i] for i in e.actors),
            ", ".join(names[i] for i in e.recipients),
            e.time.begin or "" if e.time else "",
            text[reading.sentences[e.sentence].start : reading.sentences[e.sentence].end],
        )
        for e in reading.events
    ]


def _statements(reading: "Reading") -> list[tuple[str, ...]]:
    names = {a.id: a.name for a in reading.actors}
    text = reading.article.text
    return [
        (
            ", ".join(names[i] for i in s.speakers) or " ".join(span.of(text) for span in s.speaker),
            s.cue.of(text) if s.cue else "",
            " … ".join(span.of(text) for span in s.content),
        )
        for s in reading.statements
    ]


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{h}</th>" for h in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows[:MOST_ROWS]
    )
    left = len(rows) - MOST_ROWS
    more = f'<tr><td colspan="{len(heads)}">… and {left} more</td></tr>' if left > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}{more}</tbody></table>"


def _escaped(text: str) -> str:
    words = " ".join(text.split())
    return f"<bdi>{html.escape(words if len(words) <= LONGEST else words[: LONGEST - 1] + '…')}</bdi>"
