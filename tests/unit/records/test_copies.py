import random

from tests.unit.records.made import STORM

from onrecord.records import copy_keys, is_copy, sketch

OTHER = (
    "A flood closed the road to the mill on Sunday night after three days of rain. According to the province, pumps are on"
    " their way to the clinic. A farmer who took two families to safety with his tractor called it the worst high water"
    " that he had seen. The bridge beside the weir has been shut to lorries for fear that its pillars have shifted, and"
    " the teachers of the small school gave lessons in the parish hall. Forty animals were lost, an insurer estimated."
)


def _changed(text: str, share: float, seed: int = 3) -> str:
    chance = random.Random(seed)
    words = text.split()
    return " ".join(chance.choice(words) if chance.random() < share else w for w in words)


def _copy(one: str, other: str) -> bool:
    a, b = sketch(one), sketch(other)
    return is_copy(a, b) and is_copy(b, a) and bool(set(a.keys) & set(b.keys))


def test_a_text_is_a_copy_of_itself_with_other_capitals_and_marks():
    assert _copy(STORM, STORM.upper().replace(",", ""))


def test_edits_leave_a_copy():
    assert _copy(STORM, _changed(STORM, 0.08))


def test_a_cut_leaves_a_copy():
    words = STORM.split()
    assert _copy(STORM, " ".join(words[: len(words) // 2]))


def test_the_outlets_own_lines_leave_a_copy():
    wrapped = (
        "Sign up for our newsletter\n\n" + STORM + "\n\nRead more: the weather\n© 2026 All rights reserved."
    )
    assert _copy(STORM, wrapped)


def test_own_lines_alone_make_no_copy():
    own = "\nSign up for our newsletter to get the news every morning.\nAll rights reserved, no reproduction without permission."
    assert not is_copy(sketch(STORM + own), sketch(OTHER + own))


def test_two_reports_of_one_flood_are_no_copies():
    assert not is_copy(sketch(STORM), sketch(OTHER))


def test_a_short_notice_is_no_copy():
    assert not is_copy(sketch("More to follow."), sketch("More to follow."))


def test_a_digest_is_no_copy_of_what_it_holds():
    digest = " ".join(_changed(STORM, 1.0, n) for n in range(6)) + " " + STORM
    assert not is_copy(sketch(digest), sketch(STORM))


def test_scripts_without_blanks_have_copies():
    text = "河水一夜之间上涨了三米切断了通往磨坊的道路两户人家被一位农民用拖拉机送过河下村的学校停课到周末"
    assert _copy(text, text[:30])


def test_keys_are_signed_numbers_and_the_same_each_time():
    keys = copy_keys(STORM)
    assert keys == copy_keys(STORM)
    assert all(-(1 << 63) <= k < 1 << 63 for k in keys)
    assert copy_keys("") == ()
