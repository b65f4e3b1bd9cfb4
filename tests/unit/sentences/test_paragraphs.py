"""Paragraphs of plain text."""

from onrecord.sentences.paragraphs import paragraphs


def cut(text: str) -> list[str]:
    return [p.of(text) for p in paragraphs(text)]


def test_empty_lines_part_paragraphs() -> None:
    assert cut("One.\n\n Two.\n \n\nThree.\n") == ["One.", "Two.", "Three."]


def test_a_line_is_a_paragraph() -> None:
    assert cut("Headline here\nThe first paragraph.\nThe second one.") == [
        "Headline here",
        "The first paragraph.",
        "The second one.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two delegations met for a second day in the capital and went\n"
        "on with their talks until the evening, when the mediators told the\n"
        "press that the remaining questions would be put off to the spring."
    )
    assert len(paragraphs(text)) == 1


def test_lines_wrapped_widely_are_one_paragraph() -> None:
    text = (
        "The two delegations met for a second day in the capital and went on with their talks until the evening, when the\n"
        "mediators told the press that the remaining questions would be put off to the spring, since neither side had the\n"
        "authority to decide on them."
    )
    assert len(paragraphs(text)) == 1


def test_nothing_comes_of_nothing() -> None:
    assert cut("") == []
    assert cut(" \n\t\n") == []
