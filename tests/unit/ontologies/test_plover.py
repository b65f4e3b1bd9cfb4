import pytest

from onrecord import ontologies
from onrecord.errors import LexiconError

# Codes that PLOVER has dropped: comments.
DROPPED = {"01", "010", "011", "012", "013", "014", "015", "017"}


def test_plover_is_whole() -> None:
    assert len(ontologies.event_types()) == 16
    assert len(ontologies.contexts()) == 37
    assert len(ontologies.sectors()) == 25
    assert set(ontologies.auxiliary_modes()) == {"historical", "future", "hypothetical", "negation"}


@pytest.mark.parametrize(
    ("event", "quad", "count"),
    [
        ("AGREE", 1, 0),
        ("CONSULT", 1, 4),
        ("SUPPORT", 1, 0),
        ("CONCEDE", 1, 0),
        ("COOPERATE", 2, 0),
        ("AID", 2, 0),
        ("RETREAT", 2, 6),
        ("REQUEST", 3, 4),
        ("ACCUSE", 3, 3),
        ("REJECT", 3, 4),
        ("THREATEN", 3, 6),
        ("PROTEST", 4, 7),
        ("SANCTION", 4, 4),
        ("MOBILIZE", 4, 4),
        ("COERCE", 4, 10),
        ("ASSAULT", 4, 15),
    ],
)
def test_quad_classes_and_modes(event: str, quad: int, count: int) -> None:
    assert ontologies.quad(event) == quad
    assert len(ontologies.modes(event)) == count


def test_scores_follow_the_modes() -> None:
    assert ontologies.score("CONSULT") == 2.5
    assert ontologies.score("CONSULT", "visit") == 4
    assert ontologies.score("ASSAULT", "beat", "primitive") == -7.5
    assert ontologies.score("ASSAULT", "no-such-mode") == -9


def test_every_score_is_on_the_scale() -> None:
    for kind in ontologies.event_types().values():
        scores = [kind.score, *(m.score for m in kind.modes.values())]
        assert all(-10 <= s <= 10 for s in scores)


def test_requests_and_rejections_share_their_modes() -> None:
    assert set(ontologies.modes("REQUEST")) == set(ontologies.modes("REJECT"))


def test_unknown_names_are_errors_that_say_so() -> None:
    with pytest.raises(LexiconError, match="'FIGHT' is no PLOVER event type"):
        ontologies.quad("FIGHT")
    with pytest.raises(LexiconError, match="'999' is no CAMEO code"):
        ontologies.cameo("999")
    with pytest.raises(LexiconError, match="'visit' is no mode of AID"):
        ontologies.to_cameo("AID", "visit")


def test_cameo_is_whole() -> None:
    codes = ontologies.cameo_codes()
    assert [c for c in codes if len(c) == 2] == [f"{n:02d}" for n in range(1, 21)]
    assert all(c[:-1] in codes for c in codes if len(c) > 2)
    assert all(-10 <= c.goldstein <= 10 for c in codes.values())


def test_the_crosswalk_is_total_from_cameo() -> None:
    for code in ontologies.cameo_codes():
        plover = ontologies.to_plover(code)
        assert (plover is None) == (code in DROPPED)
        if plover is not None:
            assert set(plover.modes) <= set(ontologies.modes(plover.event))
            assert set(plover.contexts) <= set(ontologies.contexts())


def test_the_crosswalk_is_total_from_plover() -> None:
    for event in ontologies.event_types():
        for mode in (None, *ontologies.modes(event)):
            assert ontologies.to_cameo(event, mode) in ontologies.cameo_codes()


def test_a_plain_code_leads_back_to_its_type() -> None:
    for event in ontologies.event_types():
        plover = ontologies.to_plover(ontologies.to_cameo(event))
        assert plover is not None
        assert plover.event == event


def test_where_manual_and_crosswalk_differ_the_manual_decides() -> None:
    events = {code: ontologies.cameo(code).event for code in ("055", "085", "0813", "116", "163")}
    assert events == {
        "055": "CONCEDE",
        "085": "CONCEDE",
        "0813": "CONCEDE",
        "116": "SANCTION",
        "163": "SANCTION",
    }


def test_the_quad_classes_of_cameo() -> None:
    assert [ontologies.cameo(c).quad for c in ("046", "071", "112", "190")] == [1, 2, 3, 4]


def test_digest_is_a_sha256() -> None:
    assert len(ontologies.digest()) == 64
    assert ontologies.digest() == ontologies.digest()
