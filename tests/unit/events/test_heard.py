"""What the reader's event head says of words, alone and together with the lexicon."""

import pytest

from onrecord.events.heard import LEAST, NONE, entry_for, heard, settled
from onrecord.lexicons.predicates import Predicate
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


@pytest.mark.parametrize(
    ("event", "entry", "best"),
    [
        ((("AID", 0.6), ("NONE", 0.4)), None, "AID"),
        ((("AID", 0.52), ("NONE", 0.48)), None, NONE),  # that no entry holds counts a little against it
        ((("NONE", 0.7), ("AID", 0.3)), "AID", "AID"),
        ((("NONE", 1.0),), "AID", NONE),  # against a head that is certain no entry holds
        ((("NONE", 0.5), ("COERCE", 0.3)), "AID", "AID"),  # of two minds: the entry decides
        ((("COERCE", 0.97), ("NONE", 0.03)), "AID", "COERCE"),
        ((("AID", 0.9), ("NONE", 0.1)), NONE, NONE),
        ((("AID", 1.0),), NONE, "AID"),
    ],
)
def test_lexicon_and_head_are_weighed_together(
    event: tuple[tuple[str, float], ...], entry: str | None, best: str
) -> None:
    assert settled(word(event), held(entry)) == best


def held(event: str | None) -> Predicate | None:
    """An entry of a type whose conditions hold."""
    if event is None:
        return None
    return Predicate(id="lambast.v", lemma="lambast", pos="v", event=event, cameo="010")
