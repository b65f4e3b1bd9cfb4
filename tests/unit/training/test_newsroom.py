"""The news texts with marked events: the loader, and that all files keep the format and have every type."""

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "training"))

import newsroom  # noqa: E402

from onrecord.lexicons.countries import country_by_code  # noqa: E402

BODIES = {"UNO", "EUR", "IGO"}
SAMPLE = """@ 2011-05-03 wire invented
Chad [[RETREAT/CONCEDE|o|TCD>SDN|frees]] drivers

Khartoum [[SUPPORT|o|SDN>*|welcomed]] their [[RETREAT?|h/o|*>SDN|release]]. They [[AGREE/CONSULT|p|SDN<>TCD|will meet]].
"""


@pytest.fixture(scope="module")
def texts() -> list[newsroom.Text]:
    return [t for path in sorted((ROOT / "training/newsroom").glob("*.txt")) for t in newsroom.load(path)]


def test_a_text_becomes_its_string_and_its_events() -> None:
    text = newsroom.read("sample-1", SAMPLE)
    assert text.title == "Chad frees drivers"
    assert text.text.endswith("Khartoum welcomed their release. They will meet.")
    assert [text.text[e.start : e.end] for e in text.events] == ["frees", "welcomed", "release", "will meet"]
    frees, welcomed, release, meet = text.events
    assert (frees.types, frees.statuses, frees.actors) == (("RETREAT", "CONCEDE"), ("occurred",), {"TCD"})
    assert welcomed.recipients is None
    assert (welcomed.optional, release.optional, welcomed.either, meet.either) == (False, True, False, True)


def test_what_is_to_come_is_named_by_what_it_will_be() -> None:
    *_, meet = newsroom.read("sample-1", SAMPLE).events
    assert newsroom.lexical(meet) == ("CONSULT",)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (SAMPLE.replace("SUPPORT|", "SUPORT|"), "type"),
        (SAMPLE.replace("SDN>*", "Sudan>*"), "parties"),
        (SAMPLE.replace("|welcomed]]", "|welcomed"), "closed"),
        (SAMPLE.replace("@ 2011", "2011"), "head line"),
    ],
)
def test_what_does_not_fit_is_named(wrong: str, told: str) -> None:
    with pytest.raises(newsroom.MarkError, match=told):
        newsroom.read("sample-1", wrong)


def test_every_predicate_of_a_text_has_a_label() -> None:
    text = newsroom.read("sample-1", SAMPLE)
    words = [
        (w.form, x) for s, labels in newsroom.labelled(text) for w, x in zip(s.words, labels, strict=True)
    ]
    marked = [form for form, label in words if isinstance(label, newsroom.Marked)]
    assert set(marked) >= {"frees", "welcomed", "meet"}
    assert ("Khartoum", None) in words


def test_the_texts_have_every_type_and_known_countries(texts: list[newsroom.Text]) -> None:
    types = Counter(e.types[0] for t in texts for e in t.events if not e.optional)
    assert set(types) == newsroom.TYPES
    assert min(types.values()) > 50
    sides = (side for t in texts for e in t.events for side in (e.actors, e.recipients) if side)
    assert {code for side in sides for code in side} <= set(country_by_code()) | BODIES


def test_no_text_stands_twice_and_one_in_five_is_held_back(texts: list[newsroom.Text]) -> None:
    assert len({t.text for t in texts}) == len(texts)
    assert 0.15 < sum(t.held for t in texts) / len(texts) < 0.25


def test_what_the_reader_was_trained_on_is_told_by_its_card(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / f"{name}.txt").write_text(SAMPLE, encoding="utf-8")
    found = newsroom.unread(tmp_path, f"| {tmp_path.name}/old.txt | ... |")
    held = newsroom.read("new-1", SAMPLE).held
    assert [t.id for t in found] == ([] if held else ["new-1"])
