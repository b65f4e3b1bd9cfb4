"""Documents for tests of statements. Columns of a word: form, lemma, tag, head, relation, features (may lack)."""

from onrecord.schema import Actor, Document, Mention, Statement, Time
from onrecord.statements import find_statements
from tests.conllu_fixture import document


def read(*paragraphs: str, actors: tuple[Actor, ...] = (), times: tuple[Time, ...] = ()) -> list[Statement]:
    return list(find_statements(build(*paragraphs), actors, times))


def build(*paragraphs: str) -> Document:
    """Each paragraph holds sentences parted by empty lines; "_" after a form glues the next word to it."""
    lines = []
    for paragraph in paragraphs:
        lines.append("# newpar")
        for block in paragraph.strip().split("\n\n"):
            for n, line in enumerate(block.strip().splitlines(), 1):
                form, lemma, tag, head, relation, *features = line.split()
                glue = "SpaceAfter=No" if form.endswith("_") else "_"
                feats = features[0] if features else "_"
                lines.append(
                    f"{n} {form.removesuffix('_')} {lemma} {tag} _ {feats} {head} {relation} _ {glue}"
                )
            lines.append("")
    return document("\n".join(lines))


def content(text_of: Document, statement: Statement) -> list[str]:
    return [s.of(text_of.text) for s in statement.content]


def actor(name: str, text: str, number: int = 1) -> Actor:
    start = text.index(name)
    return Actor(
        id=f"a{number}", name=name, kind="person", mentions=(Mention(start, start + len(name), "name"),)
    )
