"""Confidence of a pair's coding: a probability, from what stands in the coding alone."""

import msgspec

from onrecord.events.pair_coding import PairCoding, evidence, with_confidence
from onrecord.schema import Because

SURE = PairCoding(
    event="ACCUSE",
    quad=3,
    status="occurred",
    confidence=0.0,
    alternatives=(("ACCUSE", 0.9), ("REQUEST", 0.08), ("REJECT", 0.02)),
    because=Because("accuse.v", 2.7, ("past",), 0.9, 0.02),
)


def test_shares_of_the_others_are_scaled_to_what_is_left() -> None:
    found = with_confidence(SURE)
    assert found.alternatives[0] == ("ACCUSE", found.confidence)
    assert abs(sum(share for _, share in found.alternatives) - 1) < 0.001
    assert found.alternatives[1][1] > found.alternatives[2][1]


def test_a_coding_by_likeness_is_less_sure_than_one_by_an_entry_whose_slots_are_filled() -> None:
    likeness = msgspec.structs.replace(SURE, because=Because("likeness:lexicon-examples", 0.9))
    assert with_confidence(likeness).confidence < with_confidence(SURE).confidence


def test_evidence_is_bounded() -> None:
    far = msgspec.structs.replace(SURE, alternatives=(("ACCUSE", 1.0),), because=Because("accuse.v", 9.0))
    assert evidence(far)["score"] == 2.7
    assert evidence(far)["ahead"] == 2.0


def test_where_only_one_type_is_thinkable_it_has_all_of_the_confidence() -> None:
    alone = with_confidence(msgspec.structs.replace(SURE, alternatives=(("ACCUSE", 1.0),)))
    assert alone.alternatives == (("ACCUSE", alone.confidence),)
