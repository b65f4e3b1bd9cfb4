"""A reading made by hand, so that what people see is tested apart from the reader."""

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
    ReadingWarning,
    Role,
    Sentence,
    Span,
    Statement,
    Time,
    validate,
)

TITLE = "Northland <b>minister</b> visits Southland"
FIRST = "Foreign Minister Ada Example of Northland met President Ben Sample in Port City on Monday."
SECOND = (
    "“We agreed to reopen the border,” Example said, and at least 40 prisoners will be released on 1 April."
)
THIRD = "The Daily Post reported that Sample had refused to withdraw troops in 1999."
FOURTH = "Northland would ask for aid unless the talks fail; it did not attack Southland."
TEXT = "\n\n".join([TITLE, " ".join([FIRST, SECOND]), THIRD, FOURTH])


def at(words, after=""):
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def argument(role, words, name=None, after=""):
    span = at(words, after)
    return Argument(role, span.start, span.end, name)


def mention(words, form="name", after=""):
    span = at(words, after)
    return Mention(span.start, span.end, form)


ACTORS = (
    Actor(
        id="a1",
        name="Ada Example",
        kind="person",
        country="NOR",
        sectors=("GOV",),
        roles=(Role("Foreign Minister", None, "NOR", "title"),),
        mentions=(mention("Ada Example"), mention("Example", after="border,”")),
        basis="title",
    ),
    Actor(
        id="a2",
        name="Ben Sample",
        kind="person",
        country="SWE",
        sectors=("GOV",),
        mentions=(mention("Ben Sample"),),
    ),
    Actor(
        id="a3",
        name="The Daily Post",
        kind="organization",
        sectors=("JRN",),
        mentions=(mention("The Daily Post"),),
    ),
)
TIMES = (
    Time(
        id="t1",
        start=at("Monday").start,
        end=at("Monday").end,
        type="DATE",
        value="2024-03-18",
        begin="2024-03-18",
        finish="2024-03-18",
        basis="relative",
        anchor="2024-03-20",
    ),
)
PLACES = (
    Place(
        id="p1",
        start=at("Port City").start,
        end=at("Port City").end,
        name="Port City",
        country="SWE",
        lat=1.5,
        lon=2.25,
        geonames_id=7,
    ),
)
STATEMENTS = (
    Statement(
        id="s1",
        speaker=(at("Example", "border,”"),),
        speakers=("a1",),
        cue=at("said", "border,”"),
        content=(at("We agreed to reopen the border"),),
        kind="direct",
        because="cue: say",
    ),
    Statement(
        id="s2",
        speaker=(at("The Daily Post"),),
        speakers=("a3",),
        cue=at("reported"),
        content=(at("Sample had refused to withdraw troops in 1999"),),
    ),
)


def event(name, kind, status, sentence, trigger, **more):
    return Event(
        id=name,
        event=kind,
        status=status,
        sentence=sentence,
        trigger=(trigger,),
        quad=1,
        score=2.5,
        confidence=0.87,
        because=Because("meet.v.01", 0.9, ("past tense",)),
        **more,
    )


EVENTS = (
    event(
        "e1",
        "CONSULT",
        "occurred",
        1,
        at("met"),
        actors=("a1",),
        recipients=("a2",),
        cameo="042",
        arguments=(argument("actor", "Ada Example", "a1"), argument("recipient", "Ben Sample", "a2")),
        time=EventTime("2024-03-18", "2024-03-18", "expression", "t1"),
        place=EventPlace("p1", "argument"),
    ),
    event("e2", "AGREE", "occurred", 2, at("agreed"), actors=("a1",), according_to=("s1",)),
    event(
        "e3",
        "RETREAT",
        "planned",
        2,
        at("released"),
        modes=("release",),
        time=EventTime("2024-04-01", "2024-04-01", "expression"),
        quantities=(
            Quantity(
                of="released",
                low=40,
                high=None,
                unit="people",
                start=at("at least 40").start,
                end=at("at least 40").end,
            ),
        ),
    ),
    event(
        "e4", "REJECT", "historical", 3, at("refused"), modes=("yield",), actors=("a2",), according_to=("s2",)
    ),
    event("e5", "REQUEST", "hypothetical", 4, at("ask for"), modes=("assist",)),
    event(
        "e6",
        "ASSAULT",
        "denied",
        4,
        at("attack"),
        time=EventTime("2024-03-20", "2024-03-20", "published"),
    ),
)


def sentence(words, paragraph):
    span = at(words)
    return Sentence(span.start, span.end, paragraph)


def reading(**article):
    known = {"outlet": "The Example", "published": Published("2024-03-20", "given"), "title": TITLE} | article
    return validate(
        Reading(
            reader=ReaderVersion("onrecord", "0", "m", "l", "o"),
            article=Article(id="sample", text=TEXT, **known),
            sentences=(
                sentence(TITLE, 0),
                sentence(FIRST, 1),
                sentence(SECOND, 1),
                sentence(THIRD, 2),
                sentence(FOURTH, 3),
            ),
            actors=ACTORS,
            times=TIMES,
            places=PLACES,
            statements=STATEMENTS,
            events=EVENTS,
            warnings=(ReadingWarning("test", "one thing could not be done"),),
        )
    )


def empty(text="Nothing here."):
    return Reading(
        reader=ReaderVersion("onrecord", "0", "m", "l", "o"), article=Article(id="empty", text=text)
    )
