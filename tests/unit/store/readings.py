"""Readings made by hand for the tests of the store."""

from onrecord.schema import (
    Actor,
    Article,
    Because,
    Event,
    EventTime,
    Published,
    Quantity,
    Reading,
    Sentence,
    Span,
    Statement,
    validate,
)
from onrecord.schema.reading import ReaderVersion

READER = ReaderVersion("onrecord", "0", "m", "l", "o")
TEXT = "Mali thanked Chad on Monday. “We are glad,” said Awa Keïta."


def reading(
    number: int = 1, outlet: str | None = "The Daily", text: str = TEXT, day: str = "2024-05-06"
) -> Reading:
    """A reading made by hand: one event with a number, one statement."""
    return validate(
        Reading(
            reader=READER,
            article=Article(id=f"a{number}", text=text, outlet=outlet, published=Published(day, "given")),
            sentences=(Sentence(0, 28, 0), Sentence(29, 59, 0)),
            actors=(
                Actor(id="a1", name="Mali", kind="country", country="MLI", sectors=("GOV",)),
                Actor(id="a2", name="Chad", kind="country", country="TCD", sectors=("GOV",)),
                Actor(id="a3", name="Awa Keïta", kind="person"),
            ),
            statements=(
                Statement(
                    id="s1", speakers=("a3",), speaker=(Span(49, 58),), cue=Span(44, 48), content=(Span(30, 41),)
                ),
            ),
            events=(
                Event(
                    id="e1", event="SUPPORT", quad=1, score=3.0, status="occurred", confidence=0.5, sentence=0,
                    actors=("a1",), recipients=("a2",), trigger=(Span(5, 12),), because=Because("thank.v", 1.0),
                    time=EventTime(day, day, "expression"),
                    quantities=(Quantity(of="participants", low=number, high=None, start=0, end=4),),
                ),
            ),
        )
    )  # fmt: skip
