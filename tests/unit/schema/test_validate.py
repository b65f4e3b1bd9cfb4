"""The contract: what a reading may not be."""

import jsonschema
import msgspec
import pytest

from onrecord.errors import ReadingError
from onrecord.schema import (
    Actor,
    Argument,
    Article,
    Because,
    Event,
    Mention,
    Published,
    ReaderVersion,
    Reading,
    Sentence,
    Span,
    Statement,
    json_schema,
    problems,
    validate,
)

TEXT = "Norway said that Chile signed."


def reading(**changes: object) -> Reading:
    good = Reading(
        reader=ReaderVersion("onrecord", "0", "m", "l", "o"),
        article=Article(id="x", text=TEXT, published=Published("2014-03-05", "given")),
        sentences=(Sentence(0, 30, 0),),
        actors=(
            Actor(id="a1", name="Norway", kind="country", country="NOR", mentions=(Mention(0, 6, "name"),)),
            Actor(id="a2", name="Chile", kind="country", country="CHL", mentions=(Mention(17, 22, "name"),)),
        ),
        statements=(
            Statement(
                id="s1", speaker=(Span(0, 6),), speakers=("a1",), cue=Span(7, 11), content=(Span(17, 29),)
            ),
        ),
        events=(
            Event(
                id="e1",
                event="AGREE",
                quad=1,
                score=3.0,
                actors=("a2",),
                arguments=(Argument("actor", 17, 22, "a2"),),
                status="occurred",
                trigger=(Span(23, 29),),
                sentence=0,
                according_to=("s1",),
                confidence=0.8,
                because=Because("sign/v", 1.0),
            ),
        ),
    )
    return msgspec.structs.replace(good, **changes)


def test_a_good_reading_passes() -> None:
    assert problems(reading()) == []
    assert validate(reading()) == reading()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sentences": (Sentence(0, 31, 0),)}, "out of 0:30"),
        ({"sentences": (Sentence(5, 5, 0),)}, "empty"),
        ({"sentences": (Sentence(0, 20, 0), Sentence(10, 30, 0))}, "before the one before it ends"),
        ({"actors": ()}, "a1 does not resolve"),
        ({"actors": reading().actors * 2}, "stands twice"),
        ({"statements": ()}, "s1 does not resolve"),
        (
            {"statements": (msgspec.structs.replace(reading().statements[0], according_to="s1"),)},
            "runs in a circle",
        ),
        ({"statements": (msgspec.structs.replace(reading().statements[0], content=()),)}, "without content"),
        ({"events": (msgspec.structs.replace(reading().events[0], trigger=()),)}, "without trigger"),
        (
            {"events": (msgspec.structs.replace(reading().events[0], sentence=1),)},
            "sentence 1 does not exist",
        ),
        ({"events": (msgspec.structs.replace(reading().events[0], confidence=1.5),)}, "out of 0..1"),
    ],
)
def test_a_breach_is_found_and_named(changes: dict[str, object], said: str) -> None:
    broken = reading(**changes)
    assert any(said in p for p in problems(broken))
    with pytest.raises(ReadingError, match="x: the reading breaks its contract"):
        validate(broken)


def test_json_there_and_back() -> None:
    assert Reading.from_json(reading().to_json()) == reading()


def test_the_json_fits_its_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(reading().to_dict(), schema)
    wrong = reading().to_dict()
    wrong["events"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


def test_the_types_are_frozen_and_slotted() -> None:
    with pytest.raises(AttributeError):
        reading().events[0].status = "denied"  # type: ignore[misc]
    assert not hasattr(reading(), "__dict__")
