"""What is known of a name, as lines for people."""

from collections.abc import Iterator

from onrecord.lexicons.codes import spaced
from onrecord.lexicons.countries import country_by_code
from onrecord.lexicons.knowledge import Entry, Holding, country_name
from onrecord.mentions.actors.lookup import LookUp
from onrecord.ontologies.plover import sectors as plover_sectors
from onrecord.schema import Actor

_WIDTH = 10
_STATUS = {
    "state": "member of the United Nations",
    "observer": "observer at the United Nations",
    "disputed": "disputed",
    "territory": "territory of",
    "former": "former state",
}
_BASIS = {
    "gazetteer": "an entry bears the name",
    "title": "a title says what somebody is",
    "pattern": "a noun says what somebody is",
    "user": "a user's file",
    "reader": "the words of the name",
}
_INTERNATIONAL = {
    "IGO": "international organisations",
    "NGO": "non-governmental organisations",
    "MNC": "companies",
}


def lookup_text(found: LookUp) -> str:
    """The answer as text that ends in a line break."""
    when = f", on {found.on}" if found.on else ""
    lines = [f"{found.name}{when}"]
    if found.actor is not None:
        lines += ["", *_actor(found.actor, found)]
    for title, entries in (("entries of that name", found.entries), ("entries behind it", found.parts)):
        if entries:
            lines += ["", title]
            for entry in entries:
                lines += list(_entry(entry, found.on))
    return "\n".join(lines) + "\n"


def _line(name: str, value: str, indent: str = "") -> str:
    return f"{indent}{name:<{_WIDTH}}{value}"


def _actor(actor: Actor, found: LookUp) -> Iterator[str]:
    """What the phrase is read as."""
    yield _line("read as", f"{actor.kind}: {actor.name}")
    for role in actor.roles:
        of = role.organization or (country_name(role.country) if role.country else None)
        yield _line(
            "office", f"{role.title}{f' of {of}' if of else ''} ({_BASIS.get(role.basis, role.basis)})"
        )
    if actor.country:
        yield _line("country", _country(actor.country))
    if actor.sectors:
        yield _line("sectors", _sectors(actor.sectors))
    if actor.cameo:
        yield _line("CAMEO", spaced(actor.cameo))
    yield _line(
        "because", f"{_BASIS.get(actor.basis, actor.basis)}{f': {actor.entry}' if actor.entry else ''}"
    )
    for holder in found.holders:
        yield _line("held by", f"{holder.name}, {holder.term} ({holder.entry})")


def _country(code: str) -> str:
    country = country_by_code().get(code)
    if country is None:
        return code
    cow = f", COW {country.cow} ({country.cow_abbr})" if country.cow else ""
    return f"{country.name} ({code}{cow})"


def _sectors(codes: tuple[str, ...]) -> str:
    known = {**plover_sectors(), **_INTERNATIONAL}
    return ", ".join(f"{c} ({known[c]})" if c in known else c for c in codes)


def _entry(entry: Entry, on: str | None) -> Iterator[str]:
    """One entry, its dates marked where a day is asked for."""
    yield f"  {entry.id}"
    indent = "    "
    yield _line("kind", entry.kind, indent)
    names = [n for n in entry.names[:8] if n not in entry.id]
    if names:
        yield _line("names", ", ".join(names) + (", …" if len(entry.names) > 8 else ""), indent)
    if entry.status:
        yield _line("status", _status(entry), indent)
    elif entry.related:
        yield _line("part of", ", ".join(entry.related), indent)
    yield from (_line("existed", f"{t}{_mark(t.holds(on) if on else None)}", indent) for t in entry.terms)
    if entry.kind != "country" and entry.country:
        yield _line("country", _country(entry.country), indent)
    if entry.sectors and entry.kind != "person":
        yield _line("sectors", _sectors(entry.sectors), indent)
    if entry.codes:
        codes = (f"{key} {spaced(v) if key == 'cameo' else v}" for key, v in entry.codes.items())
        yield _line("codes", ", ".join(codes), indent)
    for holding in entry.holdings:
        yield from _holding(holding, on, indent)
    if entry.note:
        yield _line("note", entry.note, indent)
    yield _line("source", entry.source, indent)


def _status(entry: Entry) -> str:
    told = _STATUS.get(entry.status or "", entry.status or "")
    names = ", ".join(country_name(code) for code in entry.related)
    return f"{told} {names}" if entry.status == "territory" else f"{told}; then {names}" if names else told


def _holding(holding: Holding, on: str | None, indent: str) -> Iterator[str]:
    """One line for each term of an office or spell."""
    of = holding.body or (country_name(holding.country) if holding.country else "")
    what = holding.office or spaced(holding.cameo or "") or "/".join(holding.sectors) or "named"
    told = f"{what}{f' of {of}' if of and holding.office else ''}"
    sectors = f" [{' '.join(holding.sectors)}]" if holding.sectors else ""
    for term in holding.terms:
        yield _line(
            "held" if holding.office else "is",
            f"{told}, {term}{sectors}{_mark(term.holds(on) if on else None)}",
            indent,
        )
    if not holding.terms:
        yield _line("held" if holding.office else "is", f"{told}{sectors}", indent)


def _mark(holds: bool | None) -> str:
    return "" if holds is None else "  <- on that day" if holds else "  (not on that day)"
