"""Sources as a person names them -> articles, one after the other, in the order given."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from onrecord.errors import NotFoundError, SourceError, UnreadableError
from onrecord.schema import Article
from onrecord.sources.failure import Failure
from onrecord.sources.options import SourceOptions
from onrecord.sources.table import jsonl_rows, rows_to_articles, table_articles
from onrecord.sources.text import text_article

TABLES = frozenset({".jsonl", ".ndjson", ".parquet", ".csv"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text"})
PACKED = ".gz"
NOTHING_KNOWN = SourceOptions()


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An article that is named but not read yet, so that the work can be done elsewhere: a file or bytes at hand."""

    id: str
    options: SourceOptions
    path: str | None = None
    data: bytes | None = None
    kind: Literal["text", "page"]
    charset: str | None = None
    retrieved: str | None = None


def read_sources(
    sources: Iterable[str], options: SourceOptions = NOTHING_KNOWN, standard_input: BinaryIO | None = None
) -> Iterator[Article | Failure]:
    """The articles of ``sources`` in order, each read when it is asked for; what fails is a ``Failure``.

    A source is a file (text, HTML, table), a folder of texts and pages, an address, or ``-`` for
    ``standard_input``.
    """
    for item in open_sources(sources, options, standard_input):
        yield load(item) if isinstance(item, Unread) else item


def open_sources(
    sources: Iterable[str], options: SourceOptions = NOTHING_KNOWN, standard_input: BinaryIO | None = None
) -> Iterator[Article | Failure | Unread]:
    """As ``read_sources``, but texts and pages stay ``Unread`` until ``load``."""
    for source in sources:
        try:
            yield from _open(source, options, standard_input)
        except SourceError as error:
            yield Failure(source, str(error))


def load(item: Unread) -> Article | Failure:
    """The article of ``item``, or why there is none."""
    try:
        return _article(
            item, item.data if item.data is not None else _bytes(Path(item.path or ""), item.options)
        )
    except SourceError as error:
        return Failure(item.id, str(error))


def _article(item: Unread, data: bytes) -> Article:
    if not data.strip():
        raise UnreadableError("it is empty")
    if item.kind == "text":
        return _retrieved(item, text_article(item.id, data, item.options))
    from onrecord.sources.page import page_article

    return _retrieved(item, page_article(item.id, data, item.options, item.charset))


def _retrieved(item: Unread, article: Article) -> Article:
    return article if item.retrieved is None else msgspec.structs.replace(article, retrieved=item.retrieved)


def _open(
    source: str, options: SourceOptions, standard_input: BinaryIO | None
) -> Iterator[Article | Failure | Unread]:
    if source == "-":
        yield from _standard_input(standard_input, options)
    elif source.startswith(("http://", "https://")):
        yield _address(source, options)
    elif "://" in source:
        raise NotFoundError("only http:// and https:// addresses are fetched")
    else:
        yield from _path(source, Path(source), options)


def _path(source: str, path: Path, options: SourceOptions) -> Iterator[Article | Failure | Unread]:
    try:
        if path.is_dir():
            yield from _folder(path, options)
        elif not path.exists():
            raise NotFoundError("no such file or folder")
        elif kind_of(path) in TABLES:
            yield from table_articles(path, options)
        elif kind_of(path) in PAGES | TEXTS:
            yield _file(path, path.name, options)
        else:
            yield _unnamed_file(path, options)
    except (OSError, ValueError) as error:
        raise NotFoundError(f"cannot be opened: {_plain(error)}") from error


def kind_of(path: Path) -> str:
    """The suffix that tells what is in a file, without ``.gz``: ``.html`` for ``page.html.gz``."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def _file(path: Path, name: str, options: SourceOptions) -> Unread:
    return Unread(id=name, options=options, path=str(path), kind="page" if kind_of(path) in PAGES else "text")


def _unnamed_file(path: Path, options: SourceOptions) -> Unread:
    """A file whose name says nothing: a page if it begins as one, else text."""
    from onrecord.sources.page import looks_like_page

    data = _bytes(path, options)
    kind: Literal["text", "page"] = "page" if looks_like_page(data) else "text"
    return Unread(id=path.name, options=options, data=data, kind=kind)


def _folder(folder: Path, options: SourceOptions) -> Iterator[Article | Failure | Unread]:
    """Texts and pages below ``folder``, hidden ones left out, ordered by their path below it."""
    found = sorted(
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if kind_of(path) in PAGES | TEXTS and path.is_file()
    )
    visible = [
        (name, path) for name, path in found if not any(part.startswith(".") for part in name.split("/"))
    ]
    if not visible:
        raise NotFoundError("no .txt or .html files in this folder")
    for name, path in visible:
        yield _file(path, name, options)


def _bytes(path: Path, options: SourceOptions) -> bytes:
    try:
        with gzip.open(path) if path.suffix.lower() == PACKED else path.open("rb") as file:
            data = file.read(options.max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"cannot be read: {_plain(error)}") from error
    return _bounded(data, options)


def _bounded(data: bytes, options: SourceOptions) -> bytes:
    if len(data) > options.max_bytes:
        raise UnreadableError(f"it is larger than {options.max_bytes // 1024 // 1024} MB")
    return data


def _plain(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)) or type(
        error
    ).__name__


def _address(url: str, options: SourceOptions) -> Unread:
    from onrecord.sources.fetch import fetch

    answer = fetch(url, options)
    return Unread(
        id=url,
        options=msgspec.structs.replace(options, url=options.url or answer.url),
        data=answer.data,
        kind="text" if answer.media_type == "text/plain" else "page",
        charset=answer.charset,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _standard_input(stream: BinaryIO | None, options: SourceOptions) -> Iterator[Article | Failure | Unread]:
    """Standard input: JSON lines as a table (streaming), a page, or text."""
    if stream is None:
        raise NotFoundError("there is no standard input here")
    first = stream.readline(options.max_bytes)
    if _is_row(first):
        yield from rows_to_articles("standard input", jsonl_rows(_chained(first, stream)), options, "line")
        return
    from onrecord.sources.page import looks_like_page

    data = _bounded(first + stream.read(options.max_bytes + 1 - len(first)), options)
    kind: Literal["text", "page"] = "page" if looks_like_page(data) else "text"
    yield Unread(id="-", options=options, data=data, kind=kind)


def _chained(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield first
    yield from stream


def _is_row(line: bytes) -> bool:
    """True if ``line`` is a JSON object."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
