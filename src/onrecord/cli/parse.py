"""``onrecord parse``: the grammar alone, as CoNLL-U."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import Source, ToFile
from onrecord.cli.sourcing import Title

if TYPE_CHECKING:
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import Output


class Tokens(StrEnum):
    """Whose words and sentences are parsed."""

    OWN = "own"
    GOLD = "gold"


def parse(
    source: Source,
    tokens: Annotated[
        Tokens, typer.Option(help="gold: the input is CoNLL-U, and its words and sentences are kept.")
    ] = Tokens.OWN,
    title: Title = None,
    output: ToFile = None,
) -> None:
    """Print the grammar of articles as CoNLL-U: words, lemmas, trees, entities, factuality.

    Examples:

    - `onrecord parse article.txt`

    - `onrecord parse articles.jsonl -o articles.conllu`

    - `onrecord parse treebank.conllu --tokens gold`
    """
    from onrecord.cli.failures import Failures
    from onrecord.cli.output import READER, opened, stop_between_lines

    failures = Failures()
    stop_between_lines(*READER)
    with opened(output) as out:
        pieces = _gold(source, failures) if tokens is Tokens.GOLD else _own(source, title, failures, out)
        for piece in pieces:
            out.write(piece.encode())
    if failures.count:
        raise typer.Exit(1)


def _own(source: list[str], title: str | None, failures: "Failures", out: "Output") -> Iterator[str]:
    import sys

    from onrecord.cli.progress import shown
    from onrecord.sentences import parse_article
    from onrecord.sentences.conllu import write_document
    from onrecord.sources import SourceOptions, read_sources

    found = read_sources(source, SourceOptions(title=title), sys.stdin.buffer)
    for article in failures.without(shown(found, out)):
        yield write_document(parse_article(article))


def _gold(source: list[str], failures: "Failures") -> Iterator[str]:
    """CoNLL-U files (plain or gzip, ``-`` for standard input), with their own comments kept."""
    from onrecord.errors import SourceError
    from onrecord.sentences import reparse
    from onrecord.sentences.conllu import documents, write_document
    from onrecord.sources import Failure
    from onrecord.sources.table import text_lines

    for name in source:
        try:
            for document, blocks in documents(text_lines(name)):
                yield write_document(reparse(document), [block.comments for block in blocks], ranges=False)
        except SourceError as error:
            failures.say(Failure(name, str(error)))
