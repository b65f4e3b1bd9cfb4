"""Which event a word names, by the lexicon and the reader's event head together."""

import pytest

from onrecord.events.heard import NONE
from onrecord.events.weighing import LEAST, Signs, evidence, kinds, likeliest, probability
from onrecord.lexicons.evidence import weights
from onrecord.lexicons.predicates import Predicate
from onrecord.schema import Word

Heard = tuple[tuple[str, float], ...]


def signs(
    event: Heard, *entries: str, holds: str | None = None, fact: float | None = 2.0, governs: bool = False
) -> Signs:
    """A verb that the head hears as ``event``, with entries of some types, of which one may hold."""
    word = Word(0, 7, "lambast", "lambast", "VERB", "", -1, "root", fact=fact, event=event)
    held = entry(holds) if holds is not None else None
    every = (*map(entry, entries), *((held,) if held is not None else ()))
    return Signs(word, every, held, False, False, governs, False, False)


def entry(event: str) -> Predicate:
    """An entry of a type, with a condition."""
    return Predicate(id="lambast.v/obj=*", lemma="lambast", event=event, cameo="010", needs={"obj": "*"})


@pytest.mark.parametrize(
    ("given", "best"),
    [
        (signs((("AID", 0.9), ("NONE", 0.1))), "AID"),  # unknown to the lexicon
        (signs((("AID", 0.3), ("NONE", 0.7))), None),
        (signs((("AID", 0.7), ("NONE", 0.3)), "COERCE"), "AID"),  # known in other uses
        (signs((("NONE", 0.6), ("AID", 0.4)), holds="AID"), "AID"),
        (signs((("NONE", 1.0),), holds="AID"), None),  # against a head that is certain no entry holds
        (signs((("COERCE", 0.97), ("NONE", 0.03)), holds="AID"), "COERCE"),
        (signs((("COERCE", 0.4), ("AID", 0.4)), holds="AID"), "AID"),  # of two minds: the entry decides
        (signs((("AID", 1.0),), holds=NONE), "AID"),
        (signs((("AID", 0.4), ("NONE", 0.6)), holds=NONE), None),
        (signs(()), None),
    ],
)
def test_lexicon_and_head_are_weighed_together(given: Signs, best: str | None) -> None:
    assert likeliest(given) == best
    assert best is None or probability(given, best) >= LEAST


def test_of_what_is_no_predicate_the_head_proposes_nothing() -> None:
    heard = (("AID", 0.9),)
    assert kinds(signs(heard, fact=None)) == ()
    assert kinds(signs(heard, holds="COERCE", fact=None)) == ("COERCE",)


def test_what_only_governs_an_event_is_none_itself() -> None:
    heard = (("CONSULT", 0.9),)
    assert likeliest(signs(heard)) == "CONSULT"
    assert likeliest(signs(heard, governs=True)) is None


def test_uses_are_shares_of_the_entries_of_a_word_of_which_none_holds() -> None:
    found = evidence(signs((("AID", 0.5),), "AID", "AID", NONE, "COERCE"), "AID")
    assert (found["uses"], found["idle-uses"]) == (0.5, 0.25)
    assert "unknown" not in found


def test_every_piece_of_evidence_has_a_weight() -> None:
    given = (
        signs((("AID", 0.95),), "AID"),
        signs((("AID", 0.95),), holds="AID"),
        signs((("AID", 0.95),), holds=NONE),
        signs((), fact=None),
    )
    assert {name for s in given for name in evidence(s, "AID")} <= set(weights("trigger_evidence.tsv"))
