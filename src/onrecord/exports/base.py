"""What every export starts from: a record with the reports that tell it, and the small things that formats share."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import msgspec

from onrecord.lexicons.codes import groups_of
from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.gazetteer import lookup
from onrecord.schema import Actor, Event, Place, Reading

HAPPENED = ("occurred", "ongoing")
"""The statuses that formats without a word for "planned" or "denied" take."""

ORGANIZATIONS = {"UNO": "United Nations", "EUR": "European Union", "IGO": "", "NGO": "", "MNC": "", "INT": ""}


class Report(msgspec.Struct, frozen=True, dict=True):
    """One event as one article tells it."""

    reading: Reading
    event: Event

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {a.id: a for a in self.reading.actors}

    def actor(self, name: str) -> Actor:
        """The actor of that id."""
        return self._actors[name]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Those who act, in the event's order."""
        return tuple(self._actors[i] for i in self.event.actors)

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """Those who are acted upon."""
        return tuple(self._actors[i] for i in self.event.recipients)

    @property
    def place(self) -> Place | None:
        """Where it is said to be."""
        if self.event.place is None:
            return None
        return next((p for p in self.reading.places if p.id == self.event.place.place_id), None)

    @property
    def day(self) -> datetime.date | None:
        """The first day of the event, or None where that is open."""
        return as_date(self.event.time.begin if self.event.time else None)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the event, or None where that is open."""
        return as_date(self.event.time.finish if self.event.time else None)

    @property
    def published(self) -> datetime.date | None:
        """The day of the article."""
        return as_date(self.reading.article.published.day if self.reading.article.published else None)

    @property
    def sentence(self) -> str:
        """The words of the event's sentence."""
        span = self.reading.sentences[self.event.sentence]
        return self.reading.article.text[span.start : span.end]

    @property
    def name(self) -> str:
        """The article's id and the event's, which together name the report."""
        return f"{self.reading.article.id}#{self.event.id}"


class Recorded(msgspec.Struct, frozen=True, dict=True):
    """One real-world event and the reports of it, earliest article first; ``record_id`` is its name in the store."""

    record_id: str
    reports: tuple[Report, ...]

    @cached_property
    def lead(self) -> Report:
        """The report that stands for all: both parties known before one, then the surest, then the earliest."""
        return max(self.reports, key=lambda r: (_sides(r.event), r.event.confidence))

    @property
    def outlets(self) -> int:
        """How many outlets (where they are unnamed: articles) tell it."""
        return len({r.reading.article.outlet or r.reading.article.id for r in self.reports})

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({r.reading.article.id for r in self.reports})


class LeftOut:
    """What an export leaves out, counted by reason."""

    def __init__(self) -> None:
        """Nothing is left out yet."""
        self.reasons: Counter[str] = Counter()

    def add(self, reason: str) -> None:
        """One record more that is left out for this reason."""
        self.reasons[reason] += 1

    @property
    def line(self) -> str:
        """One line for the user, empty if nothing was left out."""
        return ", ".join(f"{count} {reason}" for reason, count in sorted(self.reasons.items()))


Write = Callable[[Iterable[Recorded], LeftOut], Iterator[bytes]]


class Format(msgspec.Struct, frozen=True):
    """One export format: how it is written, and which statuses it takes unless the user says otherwise (None: all)."""

    name: str
    write: Write
    meaning: str
    statuses: tuple[str, ...] | None = None
    suffix: str = ".tsv"


def single(reading: Reading) -> Iterator[Recorded]:
    """Each event of ``reading`` as a record of its own: what there is without a store."""
    for event in reading.events:
        report = Report(reading, event)
        yield Recorded(report.name, (report,))


def chosen(
    records: Iterable[Recorded], statuses: tuple[str, ...] | None, left: LeftOut
) -> Iterator[Recorded]:
    """Those of ``records`` whose status is asked for; the others are counted as left out, by status."""
    for record in records:
        status = record.lead.event.status
        if statuses is None or status in statuses:
            yield record
        else:
            left.add(status)


def as_date(value: str | None) -> datetime.date | None:
    """An ISO date as a date; None for none and for years that dates cannot have."""
    try:
        return datetime.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def number(name: str) -> int:
    """A whole number below 2**53 (so that every loader holds it exactly) that stands for ``name``, always the same."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:8], "big") >> 11


def cell(value: object, nothing: str = "") -> str:
    """A value for one cell of a tab-separated line: no tabs, no line breaks, no control characters, ``nothing`` for None."""
    if value is None:
        return nothing
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return " ".join(text.split()) or nothing


def line(cells: Iterable[object], nothing: str = "") -> bytes:
    """A tab-separated line in UTF-8."""
    return ("\t".join(cell(c, nothing) for c in cells) + "\n").encode("utf-8", "replace")


def country_name(code: str | None) -> str | None:
    """English name of a country's code or of an international organisation's."""
    found = country_by_code().get(code or "")
    return found.name if found is not None else ORGANIZATIONS.get(code or "") or None


def fips(code: str | None) -> str | None:
    """FIPS 10-4 code of a country, or None."""
    found = country_by_code().get(code or "")
    return (found.fips or None) if found is not None else None


def cow(code: str | None) -> int | None:
    """Number of a country in the Correlates of War project's list of states, or None."""
    found = country_by_code().get(code or "")
    return (found.cow or None) if found is not None else None


def admin1_code(place: Place) -> str | None:
    """GeoNames' code of a place's first-level division ("OH"), or None."""
    found = next((c for c in lookup(place.name) if c.geonames_id == place.geonames_id), None)
    return found.admin1_code.partition(".")[2] or None if found is not None else None


def is_city(place: Place) -> bool:
    """True for populated places."""
    return (place.feature or "").startswith("PPL")


def groups(actor: Actor | None) -> list[str]:
    """The groups of three letters of an actor's CAMEO code; ``---`` (country not known) is left out."""
    return [g for g in groups_of(actor.cameo or "") if g != "---"] if actor is not None else []


def _sides(event: Event) -> int:
    return bool(event.actors) + bool(event.recipients or len(event.actors) > 1)
