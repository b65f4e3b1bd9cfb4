"""Plain text -> Article. The text that comes in is the text that is kept."""

import re

from onrecord.errors import UnreadableError
from onrecord.schema import Article
from onrecord.sources.charset import decode
from onrecord.sources.language import guess_language
from onrecord.sources.options import SourceOptions

LONGEST_HEADLINE = 200
FIRST_LINE = re.compile(r"\s*(\S[^\n\r]*?)[ \t]*(?:\r\n|\n|\r)\s*\S")
SURROGATE = re.compile("[\ud800-\udfff]")


def text_article(name: str, data: bytes, options: SourceOptions) -> Article:
    """The article of a plain text file; raises ``UnreadableError`` where there is no text in it."""
    return article_from_text(decode(data), options, name)


def article_from_text(text: str, options: SourceOptions, name: str = "text") -> Article:
    """The article of a text at hand; raises ``UnreadableError`` where there is nothing in it."""
    if options.title is None:
        return build_article(name, text, options, title=headline_of(text))
    return build_article(name, with_title(options.title, text), options, title=options.title)


def build_article(
    name: str,
    text: str,
    options: SourceOptions,
    *,
    title: str | None = None,
    byline: str | None = None,
) -> Article:
    """An article with what the options say of it; raises ``UnreadableError`` for a text without words."""
    if not any(map(str.isalnum, text)):
        raise UnreadableError("it holds no words")
    if len(text) > options.max_characters:
        raise UnreadableError(
            f"it has {len(text):,} characters; more than {options.max_characters:,} are no article"
        )
    if SURROGATE.search(text):
        raise UnreadableError("it holds half characters (lone surrogates), which no text file can keep")
    return Article(
        id=name,
        text=text,
        url=options.url,
        outlet=options.outlet,
        title=title,
        byline=byline,
        published=options.given,
        language=guess_language(text),
    )


def with_title(title: str, text: str) -> str:
    """Title, blank line, text; the text alone if it begins with that title already."""
    return text if text.lstrip().startswith(title.strip()) else f"{title.strip()}\n\n{text}"


def headline_of(text: str) -> str | None:
    """The first line, if more follows it and it looks like a headline: short, with letters, and no full stop."""
    found = FIRST_LINE.match(text)
    if found is None:
        return None
    line = found[1]
    closed = line.rstrip("\"'”’»)").endswith((".", ":", ";", ",", "-", "–", "—", "…")) and not line.endswith(
        "..."
    )
    if closed or len(line) > LONGEST_HEADLINE or not any(map(str.isalpha, line)):
        return None
    return line
