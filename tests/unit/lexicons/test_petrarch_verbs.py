"""Verb dictionaries in PETRARCH's format: what is understood, and what is said of lines that are not."""

from pathlib import Path

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicons.petrarch_verbs import Codes, Pattern, Phrase, VerbFile, read_verbs

HEAD = """
<!-- a dictionary
     of our own -->
&GOODS   # what is carried
+RICE
+DURUM_WHEAT
+&MACHINES

&MACHINES
+PUMP

--- CARRY [060] ---
CARRY {CARRIES CARRIED}
+HAND_OVER {+HANDS_OVER} [073]
~ a (a b CARRY) SAY = a b 060
"""


def dictionary(folder: Path, *patterns: str) -> VerbFile:
    path = folder / "own.verbs.txt"
    path.write_text(HEAD + "\n".join(patterns) + "\n", encoding="utf-8")
    return read_verbs(path)


def pattern(folder: Path, line: str) -> Pattern:
    found = dictionary(folder, line)
    assert found.problems == ()
    return found.blocks[0].patterns[0]


def test_a_block_has_verbs_with_their_codes(tmp_path: Path) -> None:
    block = dictionary(tmp_path).blocks[0]
    assert block.codes == Codes("060")
    assert [(v.lemma, v.rest, v.codes) for v in block.verbs] == [
        ("carry", (), None),
        ("hand", ("over",), Codes("073")),
    ]


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("- * AID [070]", (), (Phrase(None, (("aid",),)),)),
        ("- * {OLD ARMS} [072]", (), (Phrase(None, (("old",), ("arms",))),)),
        ("- * (TO BORDER) [154]", (), (Phrase("to", (("border",),)),)),
        ("- * (OF {BANNED PARTIES}) [172]", (), (Phrase("of", (("banned",), ("parties",))),)),
        ("- * &GOODS [073]", (), (Phrase(None, (("rice", "wheat", "pump"),)),)),
        ("- $ * (WITH +) [040]", (Phrase(None, (), "source"),), (Phrase("with", (), "target"),)),
        ("- % TROOPS * [154]", (Phrase(None, (), "both"), Phrase(None, (("troops",),))), ()),
        ("- * SUMMIT (IN ^) [046]", (), (Phrase(None, (("summit",),)), Phrase("in", (), "any"))),
        ("- * OUT PLAN [014]", (), (Phrase("out", (("plan",),)),)),
        ("- * FROM $ TO + [061]", (), (Phrase("from", (), "source"), Phrase("to", (), "target"))),
        (
            "- IN_* NEW_PLAN [046]",
            (Phrase("in", ()),),
            (Phrase(None, (("new",),)), Phrase(None, (("plan",),))),
        ),
        ("- * CASH_ [071]", (), (Phrase(None, (("cash",),)),)),
        ("- * (ASIDE RIFT) [030]", (), (Phrase(None, (("aside",), ("rift",))),)),
    ],
)
def test_a_pattern_is_phrases_before_and_after_the_verb(
    tmp_path: Path, line: str, before: tuple[Phrase, ...], after: tuple[Phrase, ...]
) -> None:
    found = pattern(tmp_path, line)
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("042:043", Codes("042", "043")),
        (":173", Codes(None, "173")),
        ("---", Codes(None)),
        ("057:057", Codes("057", "057")),
    ],
)
def test_codes_have_two_directions(tmp_path: Path, code: str, wanted: Codes) -> None:
    assert pattern(tmp_path, f"- * AID [{code}]   # carry").codes == wanted


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- * AID", "ends with its code"),
        ("- * (TO BORDER [154]", "do not match"),
        ("- * {OLD ARMS) [154]", "do not match"),
        ("- AID [070]", "one '*'"),
        ("- * AID * [070]", "one '*'"),
        ("- * &NOWHERE [070]", "&NOWHERE is not defined"),
        ("- * AID [0-7]", "is no code"),
        ("- * () [070]", "empty brackets"),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_left_out(tmp_path: Path, line: str, reason: str) -> None:
    found = dictionary(tmp_path, line, "- * RICE [073]")
    number = HEAD.count("\n") + 1
    assert len(found.problems) == 1
    assert found.problems[0].startswith(f"own.verbs.txt, line {number}: ")
    assert reason in found.problems[0]
    assert len(found.blocks[0].patterns) == 1


def test_a_set_that_holds_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("&A\n+&A\n--- CARRY [060] ---\nCARRY\n- * &A [060]\n", encoding="utf-8")
    assert "not defined" in read_verbs(path).problems[0]


def test_without_verbs_there_is_no_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("&A\n+B\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="no verbs in it"):
        read_verbs(path)
    with pytest.raises(LexiconError, match=r"absent\.txt: No such file"):
        read_verbs(tmp_path / "absent.txt")
