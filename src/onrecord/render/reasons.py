"""All reasons for one record: its words, what decided each field, and what it rests on in turn."""

from collections.abc import Iterator

from onrecord.errors import NotFoundError
from onrecord.events.confidence import confidence, parts
from onrecord.lexicons.predicates import predicates
from onrecord.render.account import printable
from onrecord.render.explain import (
    Pairs,
    explain_actor,
    explain_event,
    explain_place,
    explain_statement,
    explain_time,
    name_of,
)
from onrecord.render.path import path_in
from onrecord.render.rules import rule_in_words
from onrecord.schema import Document, Event, Reading, Span, Statement

TOLD_APART = ("Rules", "Confidence")
"""Headings of the short explanation that the long one spells out."""


def reasons(reading: Reading, record: str, document: Document | None = None) -> Pairs:
    """Headings and texts that explain ``record`` (an id such as e3); raises ``NotFoundError`` if there is none.

    With the parsed ``document`` of the article, an event's parties come with their way through the grammar.
    """
    for e in reading.events:
        if e.id == record:
            return _event(e, reading, document)
    for s in reading.statements:
        if s.id == record:
            return _statement(s, reading)
    for a in reading.actors:
        if a.id == record:
            return _mentioned("Name", a.name, tuple(m.span for m in a.mentions), reading, explain_actor(a))
    for t in reading.times:
        if t.id == record:
            return _mentioned("Time", t.value, (Span(t.start, t.end),), reading, explain_time(t))
    for p in reading.places:
        if p.id == record:
            return _mentioned("Place", p.name, (Span(p.start, p.end),), reading, explain_place(p))
    raise NotFoundError(f"{record}: no such record; this reading has {_known(reading)}")


def _known(reading: Reading) -> str:
    """The ids there are, in short: "e1 to e4, s1"."""
    kinds = (reading.events, reading.statements, reading.actors, reading.times, reading.places)
    found = [f"{k[0].id} to {k[-1].id}" if len(k) > 1 else k[0].id for k in kinds if k]
    return ", ".join(found) or "none at all"


def _words(span: Span, reading: Reading) -> str:
    return f'"{printable(span.of(reading.article.text))}" [{span.start}, {span.end})'


def _mentioned(heading: str, name: str, spans: tuple[Span, ...], reading: Reading, more: Pairs) -> Pairs:
    yield heading, printable(name)
    for span in spans:
        yield "Words", _words(span, reading)
    yield from more


def _event(e: Event, reading: Reading, document: Document | None) -> Pairs:
    """Sentence, trigger, entry with its example, arguments, what decided each field, rules, who says so, confidence."""
    sentence = reading.sentences[e.sentence]
    yield "Sentence", _words(Span(sentence.start, sentence.end), reading)
    for span in e.trigger:
        yield "Trigger", _words(span, reading)
    entry = next((p for p in predicates() if p.id == e.because.entry), None)
    if entry is not None:
        needs = "; ".join(f"{slot}: {spec}" for slot, spec in entry.needs.items())
        yield "Entry", f"{entry.id} ({needs or 'no conditions'})"
        yield (
            "Frame",
            f"actor: {', '.join(entry.actor) or '-'}; recipient: {', '.join(entry.recipient) or '-'}",
        )
        yield "Example", entry.example
    yield from _arguments(e, reading, document)
    yield from (pair for pair in explain_event(e, reading) if pair[0] not in TOLD_APART)
    for number, rule in enumerate(e.because.rules, 1):
        told = rule_in_words(rule)
        yield f"Rule {number}", f"{rule} ({told})" if told else rule
    for s in (s for i in e.according_to for s in reading.statements if s.id == i):
        for heading, text in _statement(s, reading):
            yield f"{s.id} {heading}", text
    yield from _confidence(e)


def _confidence(e: Event) -> Pairs:
    """The confidence and what it is made of; one that is not the sum of its evidence (a corrected event's) stands alone."""
    yield "Confidence", f"{e.confidence:.1%}"
    if e.confidence == confidence(e):
        for number, (meaning, odds) in enumerate(parts(e), 1):
            yield f"Part {number}", f"{odds:+.2f} {meaning}"


def _arguments(e: Event, reading: Reading, document: Document | None) -> Iterator[tuple[str, str]]:
    """Each argument's words, whom they name, how that is known, and the way to it from the trigger."""
    actors = {a.id: a for a in reading.actors}
    for argument in e.arguments:
        span = Span(argument.start, argument.end)
        actor = actors.get(argument.id or "")
        about = ""
        if actor is not None:
            form = next((m.form for m in actor.mentions if m.span == span), "part of a mention")
            about = f" = {actor.id} {name_of(actor)}, {form}, known by {actor.basis}"
        elif argument.id is not None:
            about = f" = {argument.id}"
        yield argument.role.capitalize(), _words(span, reading) + about
        way = path_in(document, e.trigger[0], span) if document is not None and e.trigger else ""
        if way:
            yield "Path", way


def _statement(s: Statement, reading: Reading) -> Pairs:
    for span in s.content:
        yield "Content", _words(span, reading)
    for span in s.speaker:
        yield "Speaker's words", _words(span, reading)
    yield from explain_statement(s, reading)
