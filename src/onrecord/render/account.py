"""A reading as an account that a person reads: its entries in sections, every code in plain words.

Text, page and other displays differ in looks only; what they say is settled here.
"""

import re
from collections.abc import Iterable

import msgspec

from onrecord.render.words import action, country, days, quantity, sector
from onrecord.schema import Actor, Article, Event, Reading, Span, Statement, Status

SAID, HAPPENED, PLANNED, UNREAL, BACKGROUND = (
    "Who said what", "What happened", "What is planned", "What is denied or only considered", "Background",
)  # fmt: skip
SECTION: dict[Status, str] = {
    "occurred": HAPPENED,
    "ongoing": HAPPENED,
    "planned": PLANNED,
    "denied": UNREAL,
    "hypothetical": UNREAL,
    "historical": BACKGROUND,
}
SECTIONS = (SAID, HAPPENED, PLANNED, UNREAL, BACKGROUND)
TAKE_A_LISTENER = ("ask", "tell", "told", "inform", "warn", "remind", "assur", "urge")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
SPACES = re.compile(r"\s+")
SUPPLIED = {"actor:context": "by whom: from the context", "recipient:context": "to whom: from the context"}
"""What is said of a side that the sentence does not name, by the rule in ``because``."""


class Party(msgspec.Struct, frozen=True):
    """Somebody who acts, speaks or is acted upon: the name, and who that is ("Chile, government"), maybe empty."""

    name: str
    about: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One statement or event in plain words.

    ``sources``: who says so, the outermost first, empty for the outlet itself. ``quote``: the stretch of text that
    proves it; ``marks``: the spans inside it that decided.
    """

    id: str
    section: str
    parties: tuple[Party, ...]
    action: str
    preposition: str = ""
    others: tuple[Party, ...] = ()
    when: str = ""
    where: str = ""
    details: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quote: tuple[Span, ...]
    marks: tuple[Span, ...] = ()
    status: Status | None = None
    code: str = ""
    confidence: float | None = None


def account(reading: Reading) -> dict[str, list[Entry]]:
    """The entries of each section, in the order of the text; sections without entries are left out."""
    teller = _Teller(reading)
    found: dict[str, list[Entry]] = {section: [] for section in SECTIONS}
    for entry in (*map(teller.statement, reading.statements), *map(teller.event, reading.events)):
        found[entry.section].append(entry)
    return {section: sorted(entries, key=_place_in_text) for section, entries in found.items() if entries}


def imprint(article: Article) -> list[str]:
    """Outlet and byline, each once, those that are known."""
    return list(
        dict.fromkeys(p for p in (printable(article.outlet or ""), printable(article.byline or "")) if p)
    )


def printable(text: str) -> str:
    """``text`` on one line, without control characters and marks that turn the direction of writing."""
    return piece(text).strip()


def piece(text: str) -> str:
    """As ``printable``, of a part of a text: a blank at its end stays, so that the parts can be put together again."""
    return SPACES.sub(" ", UNSEEN.sub("", text))


def _place_in_text(entry: Entry) -> tuple[int, int]:
    return (entry.quote[0].start, entry.quote[-1].end) if entry.quote else (0, 0)


class _Teller:
    """Puts one reading's records into words."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        self.sentences = reading.sentences
        self.actors = {a.id: a for a in reading.actors}
        self.times = {t.id: t for t in reading.times}
        self.places = {p.id: p.name for p in reading.places}
        self.statements = {s.id: s for s in reading.statements}

    def statement(self, s: Statement) -> Entry:
        """A statement as an entry."""
        time = self.times.get(s.time or "")
        return Entry(
            id=s.id,
            section=SAID,
            parties=self._speakers(s),
            action=self._saying(s),
            preposition="" if self._saying(s).lower().startswith(TAKE_A_LISTENER) else "to",
            others=self._parties(s.addressees),
            when=days(time.begin, time.finish) if time else "",
            details=(printable(s.hedge.of(self.text)),) if s.hedge else (),
            sources=self._chain(s.according_to),
            quote=s.content,
            code=s.kind,
        )

    def event(self, e: Event) -> Entry:
        """An event as an entry."""
        done, preposition = action(e.event, e.modes, e.status, len(e.actors) > 1, e.cameo, e.because.entry)
        chain = self._chain(e.according_to[-1] if e.according_to else None)
        return Entry(
            id=e.id,
            section=SECTION[e.status],
            parties=self._parties(e.actors),
            action=done,
            preposition=preposition,
            others=self._parties(e.recipients),
            when=self._when(e),
            where=self._where(e),
            details=(
                *(quantity(q) for q in e.quantities),
                *(told for rule, told in SUPPLIED.items() if rule in e.because.rules),
            ),
            sources=chain,
            quote=(self._evidence(e),),
            marks=e.trigger,
            status=e.status,
            code="/".join((e.event, *e.modes)),
            confidence=e.confidence,
        )

    def _when(self, e: Event) -> str:
        if e.time is None:
            return ""
        said = days(e.time.begin, e.time.finish)
        return f"reported {said}" if said and e.time.basis == "published" else said

    def _where(self, e: Event) -> str:
        """The place, unless it is the recipient itself: "visited Chile" needs no "Chile" besides."""
        name = printable(self.places.get(e.place.place_id, "")) if e.place else ""
        return "" if name in {self.actors[i].name for i in e.recipients if i in self.actors} else name

    def _saying(self, s: Statement) -> str:
        """The verb of saying as the text has it; "said" where it is none ("according to")."""
        cue = printable(s.cue.of(self.text)) if s.cue else ""
        return cue if any(map(str.isalpha, cue)) and "ccording to" not in cue else "said"

    def _speakers(self, s: Statement) -> tuple[Party, ...]:
        found = self._parties(s.speakers)
        return found or tuple(Party(printable(span.of(self.text))) for span in s.speaker)

    def _parties(self, ids: Iterable[str]) -> tuple[Party, ...]:
        return tuple(party(self.actors[i]) for i in ids if i in self.actors)

    def _chain(self, last: str | None) -> tuple[str, ...]:
        """Names of those who say so, from the statement ``last`` outwards, the outermost first."""
        names: list[str] = []
        seen: set[str] = set()
        while last is not None and last in self.statements and last not in seen:
            seen.add(last)
            s = self.statements[last]
            names.append(", ".join(p.name for p in self._speakers(s)) or "an unnamed source")
            last = s.according_to
        return tuple(reversed(names))

    def _evidence(self, e: Event) -> Span:
        """From the first to the last word that the event rests on, within its sentence."""
        sentence = self.sentences[e.sentence]
        spans = [*e.trigger, *(Span(a.start, a.end) for a in e.arguments)]
        inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end] or list(e.trigger)
        return Span(min(s.start for s in inside), max(s.end for s in inside))


def party(actor: Actor) -> Party:
    """An actor with country and first sector in plain words, unless the name says as much itself."""
    name = printable(actor.name)
    parts = [country(actor.country)] if actor.country else []
    parts = [p for p in parts if p.casefold() != name.casefold()]
    if actor.sectors and actor.kind != "country":
        parts.append(sector(actor.sectors[0]))
    return Party(name, ", ".join(parts))
