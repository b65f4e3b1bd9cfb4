"""Events of many articles: what one article tells (a fact), and the record that several of them make together."""

import msgspec

from onrecord.schema.event import EventTimeBasis, Status
from onrecord.schema.mention import ActorKind

FactKey = tuple[int, str]
"""Key of the article and id of the event in its reading: what names a fact."""


class Party(msgspec.Struct, frozen=True, gc=False, order=True):
    """Somebody who takes part: the name in this article, country, primary sector; ``named``: a name stands for them
    somewhere in the text, not only a noun ("troops") or a pronoun.
    """

    name: str
    country: str | None = None
    sector: str | None = None
    kind: ActorKind = "other"
    named: bool = False


class Amount(msgspec.Struct, frozen=True, gc=False, order=True):
    """A number that an event carries: ``of`` says what is counted, ``low``/``high`` bound it, None is open."""

    of: str
    low: float | None
    high: float | None


class Fact(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One event as one article tells it, with all that is needed to say whether another article tells the same.

    ``day``: when the article appeared. ``begin``, ``finish``: when the event is, inclusive ISO dates. ``deed``: the
    type of what is done or would be done; ``event`` is AGREE where it is only planned. ``place_id``: GeoNames. ``origin``:
    whom the article cites for it, innermost last, empty for its own voice. ``words``: what else its sentence says, as
    stems; ``trigger``: the words that name the event.
    """

    article_key: int
    event_id: str
    article: str
    outlet: str | None = None
    day: str | None = None
    sentence: int = 0
    event: str
    deed: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    deed_cameo: str | None = None
    quad: int
    status: Status
    confidence: float = 0.0
    begin: str | None = None
    finish: str | None = None
    time_basis: EventTimeBasis | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    place_country: str | None = None
    admin1: str | None = None
    place_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    amounts: tuple[Amount, ...] = ()
    origin: tuple[str, ...] = ()
    trigger: str = ""
    words: tuple[str, ...] = ()

    @property
    def key(self) -> FactKey:
        """What names this fact."""
        return self.article_key, self.event_id


class Decision(msgspec.Struct, frozen=True, gc=False, order=True):
    """What a person decided about two facts: that they tell one event (``together``) or two."""

    one: FactKey
    other: FactKey
    together: bool


class Member(msgspec.Struct, frozen=True, gc=False, order=True):
    """A fact that belongs to a record, and why, in words."""

    article_key: int
    event_id: str
    why: str


class Step(msgspec.Struct, frozen=True, gc=False, order=True):
    """From this day on (of publication) the event was told with this status, first in this fact."""

    day: str | None
    status: Status
    article_key: int
    event_id: str


class Told(msgspec.Struct, frozen=True, gc=False, order=True):
    """One version of something, and the articles that tell it so."""

    value: str
    articles: tuple[int, ...]


class Disagreement(msgspec.Struct, frozen=True, gc=False, order=True):
    """On what the articles differ ("killed", "begin", "place", "status", "actor"), most told version first."""

    about: str
    versions: tuple[Told, ...]


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One event in the world, as all articles together tell it.

    ``record_id`` follows from the fact that comes first in the order of keys. ``confirmed``: somebody told that it
    happened. ``outlets``: how many independent ones tell it: copies of one text count once, and so does each outlet.
    ``origin``: the one that all of them cite, if they do. ``history``: how the status moved. ``amounts``: lowest and
    highest number told.
    """

    record_id: str
    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int
    status: Status
    confirmed: bool = False
    begin: str | None = None
    finish: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    place_country: str | None = None
    lat: float | None = None
    lon: float | None = None
    amounts: tuple[Amount, ...] = ()
    first_article: int
    first_outlet: str | None = None
    first_day: str | None = None
    outlets: int = 1
    articles: int = 1
    origin: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
    history: tuple[Step, ...] = ()
    members: tuple[Member, ...] = ()
