"""Actors, times and places: who, when and where a text speaks of."""

from typing import Literal

import msgspec

from onrecord.schema.span import Span

ActorKind = Literal["person", "organization", "government", "country", "group", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
ActorBasis = Literal["gazetteer", "title", "apposition", "coreference", "pattern", "reader", "user"]
CountryBasis = Literal["text", "context"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeBasis = Literal["explicit", "relative", "published"]
PlaceBasis = Literal["gazetteer", "dateline", "country"]


class Mention(msgspec.Struct, frozen=True, gc=False, order=True):
    """One place where the text speaks of an actor."""

    start: int
    end: int
    form: MentionForm

    @property
    def span(self) -> Span:
        """The mention's span."""
        return Span(self.start, self.end)


class Role(msgspec.Struct, frozen=True, gc=False):
    """An office or function that the text, or the knowledge base for that date, gives a person."""

    title: str
    organization: str | None = None
    country: str | None = None
    basis: ActorBasis = "title"


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Somebody who acts or speaks, with all the places where the text names them.

    ``country``: ISO 3166-1 alpha-3, or a code of an intergovernmental organisation (UNO, EUR), or None.
    ``country_basis``: "text" where the words, a title or an entry say the country, "context" where it is that of which the
    rest of the article speaks.
    ``members``: ids of the actors that a collective one ("both countries", "the presidents of Chad and Mali") stands for
    or belongs to; it has no country of its own.
    ``sectors``: PLOVER sector codes, primary first. ``cameo``: its CAMEO actor code ("ISRGOVMIL"; ``---`` stands for a
    country that is not known). ``entry``: the lexicon entry that decided, if one did, or the user's file and key.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    members: tuple[str, ...] = ()
    basis: ActorBasis = "reader"
    entry: str | None = None
    cameo: str | None = None
    wikidata: str | None = None
    country_basis: CountryBasis | None = None


class Time(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A time expression. ``value`` is TIMEX3; ``begin``/``finish`` ISO dates, inclusive, or None where it stays vague.

    ``anchor``: the ISO date or the id of the time that a relative expression counts from.
    """

    id: str
    start: int
    end: int
    type: TimeType
    value: str
    begin: str | None = None
    finish: str | None = None
    basis: TimeBasis = "explicit"
    anchor: str | None = None


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A place name. ``lat``/``lon`` are WGS 84 degrees; a country has none: it is no pin."""

    id: str
    start: int
    end: int
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    feature: str | None = None
    basis: PlaceBasis = "gazetteer"
