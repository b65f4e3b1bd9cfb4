"""Documents made by hand: CoNLL-U in, a parsed document out, so that a stage is tested apart from the network."""

import msgspec

from onrecord.schema import Article, Document, Published
from onrecord.sentences.conllu import documents


def document(conllu: str, published: str | None = None, headline: int = 0) -> Document:
    """The first document of ``conllu``; columns may be parted by any white space (none inside a column)."""
    lines = []
    for line in conllu.strip().splitlines():
        stripped = line.strip()
        columns = stripped.split()
        lines.append(stripped if stripped.startswith("#") or not stripped else "\t".join(columns))
    found, _ = next(iter(documents(lines)))
    article = Article(
        id="fixture", text=found.text, published=Published(published, "given") if published else None
    )
    return msgspec.structs.replace(found, article=article, headline=headline)
