"""Where a pair's type is that of CAMEO's cue category and not PLOVER's."""

from typing import Any

import pytest

from onrecord.events.cue_categories import cue_category


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("ASSAULT", "190", "occurred", ()), ("ASSAULT", "190")),
        (("SANCTION", "116", "occurred", ()), ("ACCUSE", "116")),
        (("COERCE", "191", "occurred", ()), ("ASSAULT", "191")),
        (("CONCEDE", "055", "occurred", ()), ("SUPPORT", "055")),
        (("CONCEDE", "0354", "occurred", ()), ("AGREE", "0354")),
        (("CONCEDE", "085", "planned", ("future",)), ("AGREE", "0354")),
        (("CONCEDE", "080", "planned", ("future",)), ("AGREE", "035")),
        (("ASSAULT", "190", "planned", ("future",)), ("THREATEN", "1384")),
        (("PROTEST", "141", "planned", ("planned:plan",)), ("THREATEN", "133")),
        (("ASSAULT", "190", "planned", ("planned:order",)), ("ASSAULT", "190")),
        (("AID", "070", "denied", ("negation",)), ("REJECT", "120")),
        (("SANCTION", "163", "denied", ("negation",)), ("CONCEDE", "080")),
        (("ASSAULT", "190", "denied", ("negation",)), ("ASSAULT", "190")),
        (("AID", "073", "hypothetical", ("modal:would",)), ("AGREE", "0333")),
        (("AID", "073", "hypothetical", ("modal:would", "condition:main")), ("AID", "073")),
        (("ASSAULT", "194", "denied", ("denied:stop",)), ("RETREAT", "087")),
        (("COERCE", "172", "denied", ("denied:end",)), ("CONCEDE", "080")),
        (("SANCTION", "163", "hypothetical", ("hypothetical:propose",)), ("THREATEN", "1312")),
        (("ASSAULT", "190", "denied", ("denied:rule", "negation")), ("THREATEN", "1384")),
    ],
)
def test_cue_category(given: Any, wanted: tuple[str, str]) -> None:
    event, cameo, rules = cue_category(*given)
    assert (event, cameo) == wanted
    assert bool(rules) == (event != given[0])


def test_who_is_prepared_to_cooperate_agrees() -> None:
    found = cue_category("CONSULT", "040", "hypothetical", ("hypothetical:prepare",))
    assert (found[0], found[1][:2]) == ("AGREE", "03")
    assert cue_category("CONSULT", "040", "hypothetical", ("hypothetical:want",))[0] == "CONSULT"
