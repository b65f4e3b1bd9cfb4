"""An article that is named -> the article: the work that may be done elsewhere, by several processes."""

from pathlib import Path

import msgspec

from onrecord.errors import SourceError, UnreadableError
from onrecord.schema import Article, Published
from onrecord.sources.charset import decode
from onrecord.sources.failure import Failure
from onrecord.sources.limits import time_limit
from onrecord.sources.link import Said
from onrecord.sources.opened import file_bytes
from onrecord.sources.packed import unpacked
from onrecord.sources.text import build_article, text_article, with_title
from onrecord.sources.unread import Unread

GUESSED = frozenset({"text", "url"})
"""Bases of a publication date that what a feed says goes before."""


def load(item: Unread) -> Article | Failure:
    """The article of ``item``, or why there is none."""
    try:
        if item.problem is not None:
            raise UnreadableError(item.problem)
        data = item.data if item.data is not None else file_bytes(Path(item.path or ""), item.options)
        return _described(item, _article(item, data))
    except SourceError as error:
        return Failure(item.id, str(error))


def _article(item: Unread, data: bytes) -> Article:
    data = unpacked(data, item.options.max_bytes)
    if not data.strip():
        raise UnreadableError("it is empty")
    if item.kind == "text":
        return text_article(item.id, data, item.options)
    if item.kind == "mail":
        from onrecord.sources.mail import mail_article

        with time_limit(item.options.page_seconds):
            return mail_article(item.id, data, item.options)
    if item.kind == "entry":
        with time_limit(item.options.page_seconds):
            return _entry_article(item, decode(data))
    from onrecord.sources.page import page_article

    try:
        return page_article(item.id, data, item.options, item.charset)
    except UnreadableError:
        if item.said.content is None:
            raise
        with time_limit(item.options.page_seconds):
            return _entry_article(item, item.said.content)


def _entry_article(item: Unread, content: str) -> Article:
    """The article as its feed brings it."""
    from onrecord.sources.markup import markup_paragraphs

    text = "\n\n".join(markup_paragraphs(content))
    title = item.options.title or item.said.title
    whole = text if title is None else with_title(title, text)
    return build_article(item.id, whole, item.options, title=title)


def _described(item: Unread, article: Article) -> Article:
    """``article`` with when it was had, and what is said of it elsewhere where it says nothing itself."""
    said = item.said
    title, text = article.title, article.text
    if title is None and said.title is not None:
        title, text = said.title, with_title(said.title, text)
    return msgspec.structs.replace(
        article,
        retrieved=item.retrieved or article.retrieved,
        title=title,
        text=text,
        text_sha256=article.text_sha256 if text == article.text else "",
        byline=article.byline or said.byline,
        outlet=article.outlet or said.outlet,
        published=_published(article.published, said),
    )


def _published(found: Published | None, said: Said) -> Published | None:
    if said.published is not None and (found is None or found.basis in GUESSED):
        return said.published
    return found
