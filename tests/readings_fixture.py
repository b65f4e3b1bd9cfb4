"""Readings built by hand, for tests of what comes after reading: exports, the store, the page."""

from onrecord.schema import (
    Actor,
    Argument,
    Article,
    Because,
    Event,
    EventPlace,
    EventTime,
    Mention,
    Place,
    Published,
    Quantity,
    ReaderVersion,
    Reading,
    Role,
    Sentence,
    Span,
    Statement,
    Time,
)

TEXT = (
    "Chilean troops shelled the Peruvian port of Arica on Tuesday, killing at least 12 people, Ana Rojas said.\n\n"
    "Peru's president will travel to Santiago in May."
)
READER = ReaderVersion("test", "0", "m", "l", "o")


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(name: str, words: str, **more: object) -> Actor:
    at = span(words)
    return Actor(id=name, name=words, mentions=(Mention(at.start, at.end, "name"),), **more)  # type: ignore[arg-type]


def _argument(role: str, words: str, name: str | None) -> Argument:
    at = span(words)
    return Argument(role, at.start, at.end, name)  # type: ignore[arg-type]


def reading(name: str = "arica-1", outlet: str = "Coast Herald", status: str = "occurred") -> Reading:
    """An attack with both sides, a pin, a toll and a source, and a planned visit with neither place nor toll."""
    attack = Event(
        id="e1", event="ASSAULT", modes=("heavy-weapons",), contexts=("military",), cameo="194", quad=4, score=-9.0,
        goldstein=-10.0, actors=("a1",), recipients=("a2",), status=status, sentence=0,  # type: ignore[arg-type]
        arguments=(_argument("actor", "Chilean troops", "a1"), _argument("recipient", "Peruvian port", "a2")),
        time=EventTime("2024-05-07", "2024-05-07", "expression", "t1"), place=EventPlace("p1", "argument"),
        trigger=(span("shelled"),), according_to=("s1",), confidence=0.81,
        quantities=(Quantity(of="killed", low=12, high=None, start=72, end=84),), because=Because("shell.v", 1.0),
    )  # fmt: skip
    visit = Event(
        id="e2", event="AGREE", modes=("visit",), contexts=("diplomatic",), cameo="036", quad=1, score=2.5,
        goldstein=4.0, actors=("a4",), recipients=("a5",), status="planned", sentence=1, trigger=(span("travel"),),
        arguments=(_argument("actor", "Peru's president", "a4"), _argument("recipient", "Santiago", "a5")),
        time=EventTime("2024-05-01", "2024-05-31", "expression", None), confidence=0.6,
        because=Because("travel.v", 1.0),
    )  # fmt: skip
    where, when = span("Arica"), span("Tuesday")
    return Reading(
        reader=READER,
        article=Article(
            id=name, text=TEXT, url=f"https://{name}.example/1", outlet=outlet, title=None, byline="A. Writer",
            published=Published("2024-05-08T06:30:00+00:00", "given"), language="en",
        ),
        sentences=(Sentence(0, 105, 0), Sentence(107, len(TEXT), 1)),
        actors=(
            _actor("a1", "Chilean troops", kind="group", country="CHL", sectors=("MIL",), cameo="CHLMIL"),
            _actor("a2", "Peruvian port", kind="other", country="PER", cameo="PER"),
            _actor("a3", "Ana Rojas", kind="person", country="CHL", sectors=("GOV",), cameo="CHLGOV",
                   roles=(Role("defence minister", None, "CHL"),)),
            _actor("a4", "Peru's president", kind="person", country="PER", sectors=("GOV",), cameo="PERGOV"),
            _actor("a5", "Santiago", kind="government", country="CHL", sectors=("GOV",), cameo="CHLGOV"),
        ),
        places=(Place(id="p1", start=where.start, end=where.end, name="Arica", country="CHL", admin1="Arica y Parinacota",
                      lat=-18.4746, lon=-70.2979, geonames_id=3899361, feature="PPLA"),),
        times=(Time(id="t1", start=when.start, end=when.end, type="DATE", value="2024-05-07", begin="2024-05-07",
                    finish="2024-05-07", basis="relative", anchor="2024-05-08"),),
        statements=(Statement(id="s1", speaker=(span("Ana Rojas"),), speakers=("a3",), cue=span("said"),
                              content=(Span(0, 88),), kind="indirect"),),
        events=(attack, visit),
    )  # fmt: skip
