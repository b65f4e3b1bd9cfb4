"""Corrections: checked, put onto a reading, still there after a newer reading, counted for agreement."""

from typing import Any

import msgspec
import pytest
from tests.readings_fixture import reading, span

from onrecord.corrections import (
    Correction,
    Target,
    actor_target,
    agreement,
    checked,
    cohen_kappa,
    corrected,
    event_target,
    from_webanno_tsv,
    krippendorff_alpha,
    webanno_tsv,
)
from onrecord.errors import UsageError
from onrecord.schema import problems

READING = reading()
ATTACK, VISIT = READING.events


def correction(
    target: Target, field: str, value: Any, who: str = "ana", made: str = "2024-06-01T10:00:00", **more: Any
) -> Correction:
    return Correction(
        id=f"{who}-{field}-{made}",
        article_key=1,
        target=target,
        field=field,
        value=value,
        who=who,
        made=made,
        **more,
    )


def machine_of(event: Any) -> dict[str, Any]:
    parties = [a for a in READING.actors if a.id in (*event.actors, *event.recipients)]
    built: dict[str, Any] = msgspec.to_builtins({"event": event, "parties": parties})
    return built


def test_a_target_is_written_and_read() -> None:
    target = event_target(ATTACK)
    assert Target.parse(str(target)) == target
    assert str(actor_target(READING.actors[0])).startswith("actor@0-")
    with pytest.raises(UsageError, match="nothing that can be corrected"):
        Target.parse("event@x-1")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("event", "WAR", "no PLOVER event type"),
        ("modes", ["loud"], "no PLOVER mode"),
        ("cameo", "9999", "no CAMEO code"),
        ("status", "true", "no status"),
        ("actors", ["a99"], "no actor of this article"),
        ("actors", "a1", "give a list"),
        ("time", {"begin": "2024-13-01"}, "no date"),
        ("time", {"begin": "2024-03-02", "finish": "2024-03-01"}, "before it begins"),
        ("reject", False, "the value is true"),
        ("colour", "red", "what can be corrected"),
        ("event", ["ASSAULT"], "no PLOVER event type"),
        ("cameo", {}, "no CAMEO code"),
        ("status", ["denied"], "no status"),
        ("time", {"begin": 20240301}, "no date"),
        ("modes", ["\ud800"], "half a character"),
    ],
)
def test_what_does_not_fit_is_told(field: str, value: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        checked(event_target(ATTACK), field, value, READING)


def test_what_does_not_fit_an_actor_is_told() -> None:
    for value in ("ZZZ", ["CHL"], {"code": "CHL"}):
        with pytest.raises(UsageError, match="no code of a country"):
            checked(actor_target(READING.actors[0]), "country", value, READING)


def test_a_day_is_kept_in_one_form() -> None:
    given = checked(event_target(ATTACK), "time", {"begin": "20240301"}, READING)
    assert given == {"begin": "2024-03-01", "finish": "2024-03-01"}


def test_the_last_correction_of_a_field_counts_and_the_reading_stays_valid() -> None:
    target = event_target(ATTACK)
    found = corrected(
        READING,
        [
            correction(target, "status", "denied", made="2024-06-02T10:00:00"),
            correction(target, "status", "planned", made="2024-06-01T10:00:00"),
            correction(target, "event", "COERCE"),
        ],
    )
    event = found.reading.events[0]
    assert (event.status, event.event, event.quad, event.confidence) == ("denied", "COERCE", 4, 1.0)
    assert event.because.entry == "person:ana"
    assert len(found.touched["e1"]) == 3
    assert not problems(found.reading)
    assert corrected(READING, []).reading == READING


def test_an_undone_correction_does_not_count() -> None:
    done = correction(event_target(ATTACK), "reject", True, undone="2024-06-03")
    assert corrected(READING, [done]).reading == READING


def test_rejecting_and_adding_and_actors() -> None:
    words = span("travel")
    added = checked(
        Target("article"),
        "add",
        {
            "start": words.start,
            "end": words.end,
            "event": "CONSULT",
            "status": "planned",
            "actors": ["a4"],
            "recipients": [],
        },
        READING,
    )
    found = corrected(
        READING,
        [
            correction(event_target(ATTACK), "reject", True),
            correction(Target("article"), "add", added),
            correction(actor_target(READING.actors[2]), "country", "PER"),
        ],
    )
    assert [e.event for e in found.reading.events] == ["AGREE", "CONSULT"]
    assert found.reading.actors[2].country == "PER"
    assert found.reading.actors[2].cameo == "PERGOV"
    assert not problems(found.reading)


def test_corrections_survive_a_newer_reading() -> None:
    target = event_target(ATTACK)
    given = [correction(target, "status", "denied", machine=machine_of(ATTACK))]
    renumbered = msgspec.structs.replace(
        READING, events=(msgspec.structs.replace(ATTACK, id="e7", event="COERCE"),)
    )
    assert corrected(renumbered, given).reading.events[0].status == "denied"
    lost = msgspec.structs.replace(READING, events=(VISIT,), actors=READING.actors[2:], statements=())
    found = corrected(lost, given)
    back = found.reading.events[0]
    assert (back.event, back.status) == ("ASSAULT", "denied")
    assert [a.name for a in found.reading.actors if a.id in back.actors] == ["Chilean troops"]
    assert not problems(found.reading)


def test_what_nothing_fits_is_adrift_and_not_lost() -> None:
    found = corrected(READING, [correction(Target("event", 3, 5, "AID"), "status", "denied")])
    assert len(found.adrift) == 1
    assert found.reading == READING


def test_kappa_of_a_published_table() -> None:
    """Two raters, 50 grant applications: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no give kappa 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)
    assert cohen_kappa([]) is None
    assert cohen_kappa([("y", "y")]) is None


def test_alpha_of_a_published_table() -> None:
    """Krippendorff's own example with three coders and gaps: nominal alpha 0.691."""
    rows = {
        "A": ["", "", "", "", "", "3", "4", "1", "2", "1", "1", "3", "3", "", "3"],
        "B": ["1", "", "2", "1", "3", "3", "4", "3", "", "", "", "", "", "", ""],
        "C": ["", "", "2", "1", "3", "4", "4", "", "2", "1", "1", "3", "3", "", "4"],
    }
    codings = {n: {who: rows[who][n] for who in rows if rows[who][n]} for n in range(15)}
    assert krippendorff_alpha(codings) == pytest.approx(0.691, abs=0.001)
    assert krippendorff_alpha({}) is None


def test_agreement_takes_a_confirmation_for_the_machines_value() -> None:
    target, other = event_target(ATTACK), event_target(VISIT)
    given = [
        correction(target, "confirm", True, "ana", machine=machine_of(ATTACK)),
        correction(target, "status", "denied", "ben", machine=machine_of(ATTACK)),
        correction(other, "confirm", True, "ana", machine=machine_of(VISIT)),
        correction(other, "confirm", True, "ben", machine=machine_of(VISIT)),
    ]
    found = agreement(given, "status")
    assert found.things == 2
    assert found.kappa == {"ana / ben": pytest.approx(1 / 3)}
    assert found.alpha == pytest.approx(0.4)


def test_webanno_counts_as_inception_does_and_comes_back() -> None:
    text = "😀 " + READING.article.text
    moved = msgspec.structs.replace(
        READING,
        article=msgspec.structs.replace(READING.article, text=text, text_sha256=""),
        sentences=tuple(
            msgspec.structs.replace(s, start=s.start + 2, end=s.end + 2) for s in READING.sentences
        ),
        events=tuple(
            msgspec.structs.replace(
                e,
                trigger=tuple(
                    msgspec.structs.replace(t, start=t.start + 2, end=t.end + 2) for t in e.trigger
                ),
            )
            for e in READING.events
        ),
    )
    tsv = webanno_tsv(moved)
    assert "1-3\t18-25\tshelled\tASSAULT[1]\toccurred[1]" in tsv
    assert [(text[s:e], kind, how) for s, e, kind, how in from_webanno_tsv(tsv, text)] == [
        ("shelled", "ASSAULT", "occurred"),
        ("travel", "AGREE", "planned"),
    ]
    with pytest.raises(UsageError, match="is not what the article has there"):
        list(from_webanno_tsv(tsv, text.replace("shelled", "guarded")))
    with pytest.raises(UsageError, match="no layer"):
        list(from_webanno_tsv("#FORMAT=WebAnno TSV 3.3\n", text))
