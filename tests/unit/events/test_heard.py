"""What the reader's event head says of words."""

import pytest

from onrecord.events.heard import LEAST, entry_for, heard
from onrecord.ontologies import event_types
from onrecord.schema import Word


def word(event: tuple[tuple[str, float], ...], fact: float | None = 2.0, upos: str = "VERB") -> Word:
    """A predicate that the head takes for `event`."""
    return Word(0, 7, "lambast", "lambast", upos, "", -1, "root", fact=fact, event=event)


def test_a_sure_head_gives_an_entry_that_says_where_it_comes_from() -> None:
    found = heard(word((("ACCUSE", 0.9), ("NONE", 0.1))), LEAST)
    assert found is not None
    entry, probability = found
    assert (entry.id, entry.event, entry.cameo, probability) == ("reader:ACCUSE", "ACCUSE", "110", 0.9)


@pytest.mark.parametrize(
    "unfit",
    [
        word((("ACCUSE", 0.4), ("NONE", 0.3))),
        word((("NONE", 0.9),)),
        word(()),
        word((("ACCUSE", 0.9),), fact=None),
        word((("ACCUSE", 0.9),), upos="ADV"),
    ],
)
def test_everything_else_is_no_event(unfit: Word) -> None:
    assert heard(unfit, LEAST) is None


def test_every_type_has_a_code() -> None:
    assert all(entry_for(event, "x", "v").cameo for event in event_types())
