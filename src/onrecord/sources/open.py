"""Sources as a person names them -> articles, one after the other, in the order given."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Literal

import msgspec

from onrecord.errors import NotFoundError, SourceError, UnreadableError
from onrecord.schema import Article
from onrecord.sources.failure import Failure
from onrecord.sources.fetch import LONGEST_ADDRESS
from onrecord.sources.gdelt import gdelt_kind, gdelt_links
from onrecord.sources.kinds import (
    ARCHIVES,
    FEEDS,
    IN_ARCHIVES,
    IN_FOLDERS,
    LISTS,
    MAILS,
    OBJECTS,
    PAGES,
    ROWS,
    TABLES,
    TEXTS,
    WARCS,
    is_hidden,
    kind_of,
    without_doubles,
)
from onrecord.sources.link import Link
from onrecord.sources.load import load
from onrecord.sources.opened import binary, bounded, file_bytes, is_pipe, plain, spooled
from onrecord.sources.options import SourceOptions
from onrecord.sources.packed import unpacked
from onrecord.sources.table import jsonl_rows, listed_lines, rows_to_articles, table_articles, whole_lines
from onrecord.sources.unread import Found, Unread
from onrecord.sources.web import Web

NOTHING_KNOWN = SourceOptions()
PEEK = 4096
Item = Found | Link


def read_sources(
    sources: Iterable[str], options: SourceOptions = NOTHING_KNOWN, standard_input: BinaryIO | None = None
) -> Iterator[Article | Failure]:
    """The articles of ``sources`` in order, each read when it is asked for; what fails is a ``Failure``.

    A source is a file (text, HTML, table, feed, archive, e-mail, list of addresses), a folder, an address, or ``-`` for
    ``standard_input``; docs/sources.md has them all.
    """
    for item in open_sources(sources, options, standard_input):
        yield load(item) if isinstance(item, Unread) else item


def open_sources(
    sources: Iterable[str],
    options: SourceOptions = NOTHING_KNOWN,
    standard_input: BinaryIO | None = None,
    web: Web | None = None,
) -> Iterator[Found]:
    """As ``read_sources``, but texts and pages stay ``Unread`` until ``load``; ``web``: what asks for addresses."""
    with Web(options) if web is None else nullcontext(web) as asked:
        for source in sources:
            try:
                yield from _open(source, options, standard_input, asked)
            except SourceError as error:
                yield Failure(source, str(error))


def _open(source: str, options: SourceOptions, standard_input: BinaryIO | None, web: Web) -> Iterator[Found]:
    from onrecord.sources.links import address_articles, linked

    if not source.strip():
        raise NotFoundError("no source; its name is empty")
    if source == "-":
        yield from linked(_standard_input(standard_input, options, web), options, web)
    elif source.startswith(("http://", "https://")):
        yield from address_articles(source, options, web)
    elif "://" in source:
        raise NotFoundError("only http:// and https:// addresses are fetched")
    else:
        yield from linked(_path(source, Path(source), options, web), options, web)


def _path(source: str, path: Path, options: SourceOptions, web: Web) -> Iterator[Item]:
    try:
        if path.is_dir():
            yield from _folder(path, options)
        elif not path.exists():
            raise NotFoundError("no such file or folder")
        elif is_pipe(path):
            with binary(path) as stream:
                yield from _piped(source, path, stream, options, web)
        elif kind_of(path) in ARCHIVES:
            yield from _archive(source, path, options)
        else:
            yield from _file(source, path, options, web)
    except (OSError, ValueError) as error:
        raise NotFoundError(f"cannot be opened: {plain(error)}") from error


def _file(source: str, path: Path, options: SourceOptions, web: Web) -> Iterator[Item]:
    """What is in a file that is named by itself."""
    from onrecord.sources.links import feed_articles

    kind = kind_of(path)
    if kind in TABLES | WARCS:
        yield from _streamed(source, path, options)
    elif kind in FEEDS:
        from onrecord.sources.feed import read_feed

        yield from feed_articles(read_feed(file_bytes(path, options)), options, web)
    elif kind in LISTS or (kind in TEXTS and _lists_addresses(path)):
        yield from _addresses(source, listed_lines(path, options.max_bytes))
    elif kind in PAGES | TEXTS | MAILS:
        yield _unread(path.name, options, path=str(path))
    else:
        yield from _looked_at(path.name, file_bytes(path, options), options, web, named=kind in OBJECTS)


def _piped(source: str, path: Path, stream: BinaryIO, options: SourceOptions, web: Web) -> Iterator[Item]:
    """What comes from a pipe, which is called by its name as a file is; rows one by one, as they come."""
    kind = kind_of(path)
    if kind in PAGES | TEXTS | MAILS:
        data = bounded(stream.read(options.max_bytes + 1), options)
        if kind in TEXTS and _only_addresses(data):
            yield from _addresses(source, data.decode("utf-8", "replace").splitlines())
        else:
            yield _unread(path.name, options, data=data)
    elif path.suffix.lower() in ROWS:
        lines = whole_lines(stream, options.max_bytes)
        yield from rows_to_articles(source, jsonl_rows(lines), options, "line")
    elif kind in TABLES | WARCS | ARCHIVES:
        with spooled(stream, path.name) as copy:
            yield from _path(source, copy, options, web)
    else:
        yield from _stream(path.name, source, stream, options, web)


def _streamed(source: str, path: Path, options: SourceOptions) -> Iterator[Item]:
    """Tables and archives of pages: their articles one by one."""
    listed = gdelt_kind(path.name)
    if listed is not None:
        for number, found in gdelt_links(listed, listed_lines(path, options.max_bytes)):
            yield found if isinstance(found, Link) else Failure(f"{source}, row {number}", found)
    elif kind_of(path) in WARCS:
        from onrecord.sources.warc import warc_articles

        yield from warc_articles(path, options, source)
    else:
        yield from table_articles(path, options, source)


def _unread(name: str, options: SourceOptions, **where: Any) -> Unread:
    """A text, page or letter by its name, ``where`` its path or bytes are."""
    kind = kind_of(PurePosixPath(name))
    found: Literal["page", "mail", "text"] = "page" if kind in PAGES else "mail" if kind in MAILS else "text"
    return Unread(id=name, options=options, kind=found, **where)


def _folder(folder: Path, options: SourceOptions) -> Iterator[Item]:
    """Articles below ``folder``, hidden ones left out, ordered by their path below it."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if kind_of(path) in IN_FOLDERS and path.is_file()
    }
    names = without_doubles(sorted(name for name in found if not is_hidden(name)))
    if not names:
        raise NotFoundError("no .txt or .html files in this folder, nor .eml, .json or .warc")
    for name in names:
        kind = kind_of(found[name])
        if kind in WARCS:
            yield from _streamed(str(found[name]), found[name], options)
        elif kind in OBJECTS:
            yield from _object(name, partial(file_bytes, found[name], options), options)
        else:
            yield _unread(name, options, path=str(found[name]))


def _archive(source: str, path: Path, options: SourceOptions) -> Iterator[Item]:
    """Articles of a ZIP archive, as those of a folder, tables too; each member is unpacked when it is its turn."""
    from onrecord.sources.archive import archive

    with archive(path) as members:
        for name, problem in members.strange.items():
            yield Failure(f"{source}, {name}", problem)
        known = [name for name in members.names if _is_member(name)]
        if not known:
            raise NotFoundError("no texts, pages, letters, tables or archives of pages in this ZIP archive")
        for name in without_doubles(known):
            try:
                kind = kind_of(PurePosixPath(name))
                if kind in ARCHIVES:
                    raise UnreadableError("an archive in an archive is not read")
                if kind in TABLES | WARCS:
                    with members.unpacked(name) as unpacked_path:
                        yield from _streamed(f"{source}, {name}", unpacked_path, options)
                elif kind in OBJECTS:
                    yield from _object(name, partial(members.data, name, options.max_bytes), options)
                else:
                    yield _unread(name, options, data=members.data(name, options.max_bytes))
            except SourceError as error:
                yield Failure(f"{source}, {name}", str(error))


def _is_member(name: str) -> bool:
    kind = kind_of(PurePosixPath(name))
    return not is_hidden(name) and (kind in IN_ARCHIVES | ARCHIVES)


def _object(name: str, get: Callable[[], bytes], options: SourceOptions) -> Iterator[Item]:
    """The article of a JSON file of a folder; what is no article is passed over there."""
    try:
        rows = _json_rows(name, unpacked(get(), options.max_bytes))
    except SourceError as error:
        yield Failure(name, str(error))
        return
    yield from rows_to_articles(name, (row for row in rows if _tells_an_article(row[1])), options)


def _tells_an_article(row: dict[str, Any] | str) -> bool:
    return isinstance(row, dict) and any(isinstance(row.get(name), str) for name in ("text", "maintext"))


def _json_rows(name: str, data: bytes) -> list[tuple[int, dict[str, Any] | str]]:
    """The rows of a JSON file: one object, called by the file's name if it has no id of its own, or a list of them."""
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"no JSON: {error}") from error
    if isinstance(found, dict):
        return [(1, found if found.get("id") not in (None, "") else {**found, "id": name})]
    if not isinstance(found, list):
        raise UnreadableError("it is neither an object nor a list of objects")
    return [(n, row if isinstance(row, dict) else "no JSON object") for n, row in enumerate(found, 1)]


def _looked_at(
    name: str, data: bytes, options: SourceOptions, web: Web, *, named: bool = False
) -> Iterator[Item]:
    """Bytes whose name says nothing (``named``: that they are JSON): what they begin as, else text."""
    from onrecord.sources.feed import feed_kind, read_feed
    from onrecord.sources.links import feed_articles
    from onrecord.sources.mail import looks_like_mail
    from onrecord.sources.page import looks_like_page

    data = unpacked(data, options.max_bytes)
    if feed_kind(data) is not None:
        yield from feed_articles(read_feed(data), options, web)
    elif named:
        yield from rows_to_articles(name, _json_rows(name, data), options)
    elif _only_addresses(data):
        yield from _addresses(name, data.decode("utf-8", "replace").splitlines())
    elif looks_like_mail(data):
        yield Unread(id=name, options=options, data=data, kind="mail")
    else:
        yield Unread(id=name, options=options, data=data, kind="page" if looks_like_page(data) else "text")


def _lists_addresses(path: Path) -> bool:
    """True if a text file holds addresses and nothing else, as far as its beginning shows."""
    if path.suffix.lower() == ".gz":
        return False
    with path.open("rb") as file:
        head = file.read(PEEK)
    return _only_addresses(head if len(head) < PEEK else head.rpartition(b"\n")[0])


def _only_addresses(data: bytes) -> bool:
    """True if every line is an address, empty, or a note that begins with #."""
    lines = (line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").splitlines())
    told = [line for line in lines if line and not line.startswith(b"#")]
    return bool(told) and all(
        line.startswith((b"http://", b"https://")) and len(line.split()) == 1 for line in told
    )


def _addresses(source: str, lines: Iterable[str]) -> Iterator[Link | Failure]:
    """Addresses, one a line; empty lines and those that begin with # are passed over."""
    for number, line in enumerate(lines, 1):
        url = line.strip().removeprefix("\ufeff")
        if url.startswith(("http://", "https://")) and len(url) <= LONGEST_ADDRESS:
            yield Link(url)
        elif url and not url.startswith("#"):
            yield Failure(f"{source}, line {number}", f"'{url[:80]}' is no http or https address")


def _standard_input(stream: BinaryIO | None, options: SourceOptions, web: Web) -> Iterator[Item]:
    """Standard input: JSON lines as a table (streaming), or what it begins as."""
    if stream is None:
        raise NotFoundError("there is no standard input here")
    yield from _stream("-", "standard input", stream, options, web)


def _stream(name: str, source: str, stream: BinaryIO, options: SourceOptions, web: Web) -> Iterator[Item]:
    """What comes from ``stream``: JSON lines (rows of ``source``), or what it begins as, called ``name``."""
    first = stream.readline(options.max_bytes)
    if _is_row(first):
        lines = _chained(first, whole_lines(stream, options.max_bytes))
        yield from rows_to_articles(source, jsonl_rows(lines), options, "line")
        return
    data = bounded(first + stream.read(options.max_bytes + 1 - len(first)), options)
    yield from _looked_at(name, data, options, web)


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _is_row(line: bytes) -> bool:
    """True if ``line`` is a JSON object."""
    if not line.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
