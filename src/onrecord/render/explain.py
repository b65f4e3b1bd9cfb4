"""Why a record is as it is, as pairs of a heading and a text."""

from collections.abc import Iterator

from onrecord.ontologies.plover import contexts, event_types
from onrecord.render.account import party, printable
from onrecord.render.words import STATUSES, country, days, sector
from onrecord.schema import Actor, Event, Place, Reading, Statement, Time

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
TIME_BASES = {
    "expression": "the text says so",
    "tense": "from the tense and the date of publication",
    "narrative": "from what is told before",
    "published": "nothing but the date of publication",
}
DATE_BASES = {
    "given": "date as given",
    "row": "date from the table",
    "feed": "date from the feed",
    "structured": "date from the page's data",
    "metadata": "date from the page's data",
    "page": "date shown on the page",
    "url": "date in the address",
    "text": "date guessed from the page",
}
PLACE_BASES = {
    "argument": "said of the event itself",
    "sentence": "in its sentence",
    "neighbour": "in a sentence beside it",
}

Pairs = Iterator[tuple[str, str]]


def explain_event(e: Event, reading: Reading) -> Pairs:
    """Type, status, time, place, source, confidence and reason of an event."""
    kind = event_types().get(e.event)
    yield "Type", f"{e.event}: {kind.meaning}" if kind else e.event
    for mode in e.modes:
        known = kind.modes.get(mode) if kind else None
        yield "Mode", f"{mode}: {known.meaning}" if known else mode
    if e.contexts:
        yield "Context", ", ".join(contexts().get(c, c) for c in e.contexts)
    yield "Status", STATUSES[e.status]
    yield "Class", f"{QUADS.get(e.quad, str(e.quad))}, PLOVER {e.score:g}" + _scores(e)
    if e.time is not None:
        yield "When", f"{days(e.time.begin, e.time.finish) or 'open'} ({TIME_BASES[e.time.basis]})"
    where = next((p for p in reading.places if e.place and p.id == e.place.place_id), None)
    if where is not None and e.place is not None:
        yield "Where", f"{where.name} ({PLACE_BASES[e.place.basis]})"
    yield "Says who", _voices(e, reading)
    yield "Confidence", f"{e.confidence:.0%}"
    yield "Because", f"{e.because.entry} ({e.because.score:.2f})"
    if e.because.rules:
        yield "Rules", ", ".join(e.because.rules)


def _scores(e: Event) -> str:
    goldstein = f", Goldstein {e.goldstein:g}" if e.goldstein is not None else ""
    return goldstein + (f", CAMEO {e.cameo}" if e.cameo else "")


def _voices(e: Event, reading: Reading) -> str:
    if not e.according_to:
        return f"{reading.article.outlet or 'the outlet'}, in its own voice"
    names = {a.id: a.name for a in reading.actors}
    statements = {s.id: s for s in reading.statements}
    chain = [statements[i] for i in e.according_to if i in statements]
    return ", as told by ".join(_speaker(s, names, reading.article.text) for s in reversed(chain))


def _speaker(s: Statement, names: dict[str, str], text: str) -> str:
    found = [names[i] for i in s.speakers if i in names] or [printable(span.of(text)) for span in s.speaker]
    return f"{', '.join(found) or 'an unnamed source'} ({s.id})"


def explain_statement(s: Statement, reading: Reading) -> Pairs:
    """Speaker, kind, cue, and who reports it."""
    names = {a.id: a.name for a in reading.actors}
    yield "Speaker", _speaker(s, names, reading.article.text)
    yield (
        "Kind",
        {"direct": "in the very words", "indirect": "in the outlet's words", "mixed": "partly quoted"}[
            s.kind
        ],
    )
    if s.cue is not None:
        yield "Cue", printable(s.cue.of(reading.article.text))
    if s.addressees:
        yield "Said to", ", ".join(names.get(i, i) for i in s.addressees)
    if s.hedge is not None:
        yield "Hedge", printable(s.hedge.of(reading.article.text))
    reporter = next((o for o in reading.statements if o.id == s.according_to), None)
    if reporter is not None:
        yield "Reported by", _speaker(reporter, names, reading.article.text)
    if s.because:
        yield "Because", s.because


def explain_actor(a: Actor) -> Pairs:
    """Kind, country, sectors, offices and how they are known."""
    yield "Kind", a.kind
    if a.country:
        yield "Country", f"{country(a.country)} ({a.country})"
    if a.sectors:
        yield "Sector", ", ".join(f"{sector(s)} ({s})" for s in a.sectors)
    for role in a.roles:
        of = ", ".join(p for p in (role.organization, country(role.country) if role.country else None) if p)
        yield "Office", f"{role.title}{f' ({of})' if of else ''}, known by {role.basis}"
    yield "Known by", a.basis + (f": {a.entry}" if a.entry else "")
    yield "Mentions", str(len(a.mentions))


def explain_time(t: Time) -> Pairs:
    """Value, days and how they are known."""
    yield "Value", f"{t.value} ({t.type})"
    if t.begin or t.finish:
        yield "Days", days(t.begin, t.finish)
    yield "Known by", t.basis + (f", counted from {t.anchor}" if t.anchor else "")


def explain_place(p: Place) -> Pairs:
    """Country, coordinates and how they are known."""
    if p.country:
        yield "Country", f"{country(p.country)} ({p.country})"
    if p.lat is not None and p.lon is not None:
        yield "Coordinates", f"{p.lat:.3f}, {p.lon:.3f}"
    yield "Known by", p.basis + (f", GeoNames {p.geonames_id}" if p.geonames_id else "")


def name_of(actor: Actor) -> str:
    """An actor's name, with country and sector in brackets."""
    found = party(actor)
    return f"{found.name} ({found.about})" if found.about else found.name
