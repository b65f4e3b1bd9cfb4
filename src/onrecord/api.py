"""Reading as a library: ``read`` for one article, ``read_many`` for a stream of them.

The stages and the network are imported when the first article is read, not with this module.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ReadingError, SourceError, UsageError
from onrecord.schema import Article, Reading

if TYPE_CHECKING:
    from onrecord.mentions.actors.lookup import LookUp
    from onrecord.pipeline import Stages
    from onrecord.store import Store

CALLED = (
    ".txt",
    ".html",
    ".htm",
    ".eml",
    ".json",
    ".jsonl",
    ".csv",
    ".parquet",
    ".warc",
    ".gz",
    ".zip",
    ".xml",
)
"""How a name of a file ends that can be read."""
Readable = Article | dict[str, Any] | str
Paths = str | Path | Sequence[str | Path]


def read(
    text_or_path: str | Path,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    actors: Paths | None = None,
    verbs: str | Path | None = None,
) -> Reading:
    """The reading of one article.

    ``text_or_path`` is the article's text, the path of a text or HTML file, or an http(s) address; a string is taken
    for a path if such a file exists, or if it is one word that ends as ``article.txt`` does. ``published`` is an ISO date or datetime. ``actors``: files of your own actors, which go
    before ours (docs/actors.md). ``verbs``: a verb dictionary of PETRARCH, instead of ours (docs/ontology.md). Raises ``SourceError`` if there is no
    article to be had and ``UsageError`` for wrong arguments.
    """
    from onrecord.pipeline import read_article
    from onrecord.sources import Failure, SourceOptions, article_from_text, read_sources

    stages = stages_with(actors, verbs)
    options = SourceOptions(title=title, published=published, outlet=outlet, url=url)
    if not _names_a_source(text_or_path):
        return read_article(article_from_text(str(text_or_path), options), stages)
    found = list(read_sources([str(text_or_path)], options))
    if len(found) != 1:
        raise UsageError(f"{text_or_path}: holds {len(found)} articles; use read_many for more than one")
    if isinstance(found[0], Failure):
        raise SourceError(found[0].line)
    return read_article(found[0], stages)


def read_many(
    articles: Iterable[Readable],
    workers: int = 1,
    on_failure: Callable[[str, str], None] | None = None,
    actors: Paths | None = None,
    verbs: str | Path | None = None,
) -> Iterator[Reading]:
    """Readings of ``articles`` in their order, made one by one as they are asked for; memory does not grow.

    An article is an ``Article``, a table row (``{"id": …, "text": …, "published": …}``), or a text. With more than one
    worker as many processes read, each with its own reader. What cannot be read raises ``ReadingError``, or is passed
    to ``on_failure(id, reason)`` and left out. ``actors`` and ``verbs`` as in ``read``.
    """
    from onrecord.sources import Failure
    from onrecord.workers import readings

    for result in readings(_articles(articles), workers, stages_with(actors, verbs)):
        if not isinstance(result, Failure):
            yield result
        elif on_failure is None:
            raise ReadingError(result.line)
        else:
            on_failure(result.id, result.reason)


def open(  # noqa: A001
    address: str | Path, *, create: bool = False, readonly: bool = True
) -> "Store":
    """The record at ``address``: a file, or ``postgresql://…``; use it in a ``with`` block (docs/record.md).

    ``create`` makes one where none is, ``readonly=False`` opens it for writing. Raises ``RecordError`` and its kinds.
    """
    from onrecord.store import open_store

    return open_store(address, create=create, readonly=readonly and not create)


def actors(name: str, *, on: str | None = None, actors: Paths | None = None) -> "LookUp":
    """What is known of ``name``: its entries, and what it is read as in an article of the ISO date ``on``.

    A phrase ("Norwegian foreign minister", "the Kremlin") works as well as a name. ``actors``: files of your own, which
    go before ours. Raises ``UsageError`` for a date that is none and a file that does not fit.
    """
    from onrecord.lexicons.own import load
    from onrecord.mentions.actors.lookup import look_up

    if not name.strip():
        raise UsageError("no name; say who is to be looked up")
    if on is not None:
        try:
            on = datetime.date.fromisoformat(on.strip()).isoformat()
        except ValueError as error:
            raise UsageError(f"{on!r} is no date; write it as 2024-03-24") from error
    return look_up(name.strip(), on, load(actors) if actors else None)


def stages_with(actors: Paths | None, verbs: str | Path | None = None) -> "Stages":
    """The stages with the user's actors before our knowledge base, and the user's verbs instead of our lexicon.

    ``UsageError`` names the file, and the line that is wrong.
    """
    import functools

    from onrecord.errors import LexiconError
    from onrecord.events import find_events, load_dictionary
    from onrecord.lexicons.own import load
    from onrecord.pipeline import DEFAULT, Stages

    own = load(actors) if actors else None
    if verbs is None:
        return DEFAULT if own is None else Stages(own=own)
    try:
        dictionary = load_dictionary(verbs)
    except LexiconError as error:
        raise UsageError(f"--verbs: {error}") from error
    return Stages(own=own, verbs=dictionary, events=functools.partial(find_events, verbs=dictionary))


def _articles(articles: Iterable[Readable]) -> Iterator[Any]:
    """Each article as an ``Article``, or as the ``Failure`` that stands in its place."""
    from onrecord.sources import SourceOptions, article_from_row, article_from_text, attempt

    for number, item in enumerate(articles, 1):
        name = str(number)
        if isinstance(item, Article):
            yield item
        elif isinstance(item, str):
            yield attempt(name, article_from_text, item, SourceOptions(), name)
        else:
            yield attempt(str(item.get("id") or name), article_from_row, item, SourceOptions(), number)


def _names_a_source(text_or_path: str | Path) -> bool:
    if isinstance(text_or_path, Path) or text_or_path.startswith(("http://", "https://")):
        return True
    if not text_or_path or "\n" in text_or_path or len(text_or_path) > 1000 or "\0" in text_or_path:
        return False
    try:
        path = Path(text_or_path)
        return path.is_file() or path.is_fifo() or _is_called_as_a_file(text_or_path)
    except OSError:
        return False


def _is_called_as_a_file(text: str) -> bool:
    """True for one word that ends as files do: nobody's article, but the name of a file, which may not be there."""
    return not any(c.isspace() for c in text) and text.lower().endswith(CALLED)
