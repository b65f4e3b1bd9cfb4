"""A reading for the terminal: who said what, what happened, what is planned, what is not real, what is past."""

import io
import os
import shutil
import sys

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.render.account import Entry, Party, account, imprint, printable
from onrecord.render.words import STATUSES, day
from onrecord.schema import Article, Reading, Span

PLAIN_WIDTH = 100
NARROWEST, WIDEST = 40, 120
LONGEST_QUOTE = 320
STYLES = {
    "Who said what": "bold cyan",
    "What happened": "bold green",
    "What is planned": "bold blue",
    "What is denied or only considered": "bold yellow",
    "Background": "bold magenta",
}
SIGNS = {
    None: "▸",
    "occurred": "●",
    "ongoing": "◐",
    "planned": "○",
    "denied": "✗",
    "hypothetical": "?",
    "historical": "·",
}


SIGN_STYLES = {
    None: "cyan",
    "occurred": "green",
    "ongoing": "green",
    "planned": "blue",
    "denied": "red",
    "hypothetical": "yellow",
    "historical": "magenta",
}


class Look(msgspec.Struct, frozen=True):
    """How wide a line is, in columns, and whether there is colour."""

    width: int = PLAIN_WIDTH
    colour: bool = False

    @classmethod
    def of_terminal(cls) -> "Look":
        """What standard output can show; plain if it is no terminal. NO_COLOR and TERM=dumb are heeded."""
        if not sys.stdout.isatty():
            return cls()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))
        return cls(width, not plain)


PLAIN = Look()


def text(reading: Reading, look: Look = PLAIN) -> str:
    """The account of ``reading`` as lines that end in a line break."""
    console = Console(
        file=io.StringIO(),
        width=look.width,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        _print(console, reading)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _print(console: Console, reading: Reading) -> None:
    article = reading.article
    console.print(Text(printable(article.title or _first_words(article.text)), "bold"))
    console.print(Text(_imprint(article), "dim"))
    found = account(reading)
    for section, entries in found.items():
        console.print()
        console.print(Rule(Text(section, STYLES[section]), align="left", characters="─", style="dim"))
        console.print(_rows(entries, article.text))
    if not found:
        console.print()
        console.print(Text("Nothing in this article could be put on record."))
    for warning in reading.warnings:
        console.print()
        console.print(Text(f"Note: {printable(warning.message)}", "italic yellow"))


def _first_words(text: str) -> str:
    words = printable(text)
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _imprint(article: Article) -> str:
    """Outlet, byline and date, and how the date is known if nobody gave it."""
    parts = imprint(article)
    if article.published is not None:
        told = {"given": "", "row": ""}.get(
            article.published.basis, f" (from the {_basis(article.published.basis)})"
        )
        parts.append(day(article.published.day) + told)
    else:
        parts.append("no date")
    return " · ".join(parts)


def _basis(basis: str) -> str:
    return {"structured": "page's data", "metadata": "page's data", "url": "address"}.get(basis, basis)


def _rows(entries: list[Entry], source: str) -> Table:
    """A sign before each entry; entries that say the same stand under one heading, with the words of each."""
    table = Table.grid()
    table.add_column(width=3)
    table.add_column(overflow="fold")
    for group in _alike(entries):
        sign = Text(f" {SIGNS[group[0].status]}", SIGN_STYLES[group[0].status])
        table.add_row(sign, _headline(max(group, key=lambda e: e.confidence or 0)))
        for entry in group:
            table.add_row("", Padding(_quote(entry, source), (0, 0, 0, 2)))
    return table


def _alike(entries: list[Entry]) -> list[list[Entry]]:
    """Events that differ in their words only, and what one speaker says in a row, each as one group in text order."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    run = 0
    before: tuple[object, ...] | None = None
    for e in entries:
        key = (e.parties, e.action, e.others, e.when, e.where, e.details, e.sources, e.status, e.code)
        run += e.status is None and key != before
        before = key
        groups.setdefault((*key, run), []).append(e)
    return list(groups.values())


def _headline(entry: Entry) -> Text:
    """Who did what to whom, when and where, and according to whom."""
    line = Text()
    _append_parties(line, entry.parties or (Party("somebody"),))
    line.append(f" {entry.action}", "italic" if entry.status is None else "")
    if entry.others:
        line.append(f" {entry.preposition} " if entry.preposition else " ")
        _append_parties(line, entry.others)
    for part in (entry.when, entry.where, *entry.details):
        if part:
            line.append(f" · {part}")
    if entry.sources:
        line.append(f" · according to {' › '.join(entry.sources)}", "yellow")
    if entry.status is not None:
        line.append(f"  [{entry.code}, {STATUSES[entry.status]}, {entry.confidence:.0%}]", "dim")
    return line


def _append_parties(line: Text, parties: tuple[Party, ...]) -> None:
    for n, each in enumerate(parties):
        if n:
            line.append(" and " if n == len(parties) - 1 else ", ")
        line.append(each.name, "bold")
        if each.about:
            line.append(f" ({each.about})", "dim")


def _quote(entry: Entry, source: str) -> Text:
    """The words themselves in quotation marks, those that decided underlined, cut where they grow too long."""
    line = Text(style="")
    line.append("“")
    for n, span in enumerate(entry.quote):
        if n:
            line.append(" … ")
        _append_words(line, span, entry.marks, source)
    if len(line) > LONGEST_QUOTE:
        line.truncate(LONGEST_QUOTE)
        line = _without_last_word(line)
    line.append("”")
    return line


def _append_words(line: Text, span: Span, marks: tuple[Span, ...], source: str) -> None:
    at = span.start
    for mark in marks:
        if mark.start >= at and mark.end <= span.end:
            line.append(_clean(source[at : mark.start]))
            line.append(_clean(source[mark.start : mark.end]), "underline")
            at = mark.end
    line.append(_clean(source[at : span.end]))


def _clean(words: str) -> str:
    """As ``printable``, with a blank kept at either end."""
    inner = printable(words)
    if not inner:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"


def _without_last_word(line: Text) -> Text:
    cut = line.plain.rfind(" ")
    if cut > 0:
        line.truncate(cut)
    line.append("…")
    return line
