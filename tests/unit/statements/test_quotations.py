import pytest

from onrecord.schema import Article, Document, ParsedSentence, Word
from onrecord.statements.quotations import find_quotations


def quoted(text: str) -> list[list[str]]:
    """The pieces of the quotations of ``text``, each paragraph of which is taken as one sentence."""
    sentences, at = [], 0
    for n, paragraph in enumerate(text.split("\n\n")):
        word = Word(at, at + len(paragraph), paragraph, paragraph, "X", "", -1, "root")
        sentences.append(ParsedSentence.build(n, n, (word,)))
        at += len(paragraph) + 2
    document = Document(Article(id="x", text=text), tuple(sentences))
    return [[p.of(text) for p in q.pieces] for q in find_quotations(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” they said. “Soon.”", [["We go"], ["Soon."]]),
        ('"We \'go\' now," they said. "Soon."', [["We 'go' now"], ["Soon."]]),
        ("‘The states’ plan is dead,’ he said. It’s the states’ own.", [["The states’ plan is dead"]]),
        ("'We won't go,' he said, 'not in the '90s.'", [["We won't go"], ["not in the '90s."]]),
        ("''We won't go,'' they said.", [["We won't go"]]),
        ("„Wir gehen“, «oui»", [["Wir gehen"], ["oui"]]),
        ("They said: “One.\n\n“Two ‘three’.\n\n“Four.” Five.", [["One.", "Two ‘three’.", "Four."]]),
        ("They said: “One.\n\nTwo “three”.", [["One."], ["three"]]),
        ("“They said, “go,” so I did,” she said.", [["They said, “go,” so I did"]]),
        ("“It is so, he added. “And then,” he said.", [["It is so, he added."], ["And then"]]),
        ("‹Ja›, sie sagten: ‚Nein‘. Und „so ‚geht‘ es“.", [["Ja"], ["Nein"], ["so ‚geht‘ es"]]),
        ("»Vi går«, sagde de, »nu«.", [["Vi går"], ["nu"]]),
        ("« Nous partons », disent-ils.", [["Nous partons"]]),
        ("They said 「we will go」 and 『soon』.", [["we will go"], ["soon"]]),
        ("``We go,'' they said, ``now.''", [["We go"], ["now."]]),
        (
            "“We [the party] will not (and cannot) go,” they said.",
            [["We [the party] will not (and cannot) go"]],
        ),
        ("“We will not go, they said.", [["We will not go, they said."]]),
        ("We will not go,” they said.", []),
        ('He said: "One.\n\n"Two."\n\nThree.', [["One.", "Two."]]),
        ("He said: “One.”\n\n“Two.”", [["One."], ["Two."]]),
        ("The ministers' plan isn't theirs.", []),
        ("", []),
    ],
)
def test_outermost_quotations(text: str, expected: list[list[str]]):
    assert (quoted(text) if text else []) == expected
