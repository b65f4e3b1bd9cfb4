"""CoNLL-U in and out (https://universaldependencies.org/format.html): ``onrecord parse`` and gold tokens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.errors import TableError
from onrecord.schema import Article, Document, ParsedSentence, Word

COLUMNS = 10


@dataclass(slots=True)
class Row:
    """One word line: its ten columns, and the token (surface form, last id) that begins at it, if several words."""

    columns: list[str]
    token: tuple[str, int] | None = None


@dataclass(slots=True)
class Block:
    """One sentence as the file has it."""

    comments: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def begins(self, what: str) -> bool:
        """True if a comment of this sentence is ``what`` (newdoc, newpar), with or without an id."""
        return any(c[1:].strip().partition("=")[0].split()[:1] == [what] for c in self.comments)

    @property
    def document_id(self) -> str | None:
        """The id that a ``newdoc`` comment gives."""
        for comment in self.comments:
            key, _, value = comment[1:].partition("=")
            if key.split()[:1] == ["newdoc"]:
                return value.strip() or None
        return None


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The sentences of a CoNLL-U file; raises ``TableError`` with the line number where a line does not fit."""
    block, pending = Block(), None
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.startswith("#"):
            block.comments.append(line)
        elif not line.strip():
            if block.rows:
                yield block
            block, pending = Block(), None
        else:
            columns = line.split("\t")
            if len(columns) != COLUMNS:
                raise TableError(f"line {number}: {len(columns)} columns where CoNLL-U has {COLUMNS}")
            if "-" in columns[0]:
                pending = (columns[1], int(columns[0].partition("-")[2]), "SpaceAfter=No" in columns[9])
            elif "." not in columns[0]:
                block.rows.append(Row(columns, pending[:2] if pending else None))
                if pending and pending[2]:
                    block.rows[-1].columns[9] += "|TokenSpaceAfter=No"
                pending = None
    if block.rows:
        yield block


def documents(lines: Iterable[str]) -> Iterator[tuple[Document, list[Block]]]:
    """Documents of a CoNLL-U file with the annotation they carry, and their blocks.

    The text is made of the forms: words of a sentence joined by spaces (unless SpaceAfter=No), sentences by a space,
    paragraphs (newpar) by an empty line. Without ``newdoc`` comments all is one document called "all".
    """
    batch: list[Block] = []
    name = "all"
    for block in blocks(lines):
        if block.begins("newdoc") and batch:
            yield _document(name, batch), batch
            batch = []
        name = block.document_id or name
        batch.append(block)
    if batch:
        yield _document(name, batch), batch


def _document(name: str, batch: list[Block]) -> Document:
    """One document of its blocks."""
    pieces: list[str] = []
    sentences: list[ParsedSentence] = []
    at = paragraph = 0
    for index, block in enumerate(batch):
        if index:
            new = block.begins("newpar")
            paragraph += new
            pieces.append("\n\n" if new else " ")
            at += len(pieces[-1])
        surface, words = _words(block, at)
        pieces.append(surface)
        at += len(surface)
        sentences.append(ParsedSentence.build(index, paragraph, tuple(words)))
    return Document(Article(id=name, text="".join(pieces)), tuple(sentences))


def _words(block: Block, at: int) -> tuple[str, list[Word]]:
    """The surface of a sentence that begins at offset ``at``, and its words."""
    text, words, i = "", [], 0
    while i < len(block.rows):
        row = block.rows[i]
        form, last = row.token or (row.columns[1], int(row.columns[0]))
        group = block.rows[i : i + last - int(row.columns[0]) + 1]
        start = at + len(text)
        for n, (begin, end) in enumerate(_parts(form, [r.columns[1] for r in group])):
            words.append(_word(group[n].columns, start + begin, start + end, joined=n > 0))
        text += form
        i += len(group)
        misc = row.columns[9] if row.token else group[-1].columns[9]
        glued = "TokenSpaceAfter=No" in misc if row.token else "SpaceAfter=No" in misc
        if i < len(block.rows) and not glued:
            text += " "
    return text, words


def _parts(form: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the words of a token stand in its form; all of it for each where they do not add up to it."""
    if "".join(words) != form:
        return [(0, len(form))] * len(words)
    ends = [sum(len(w) for w in words[: n + 1]) for n in range(len(words))]
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _word(columns: list[str], start: int, end: int, joined: bool) -> Word:
    misc = dict(m.partition("=")[::2] for m in columns[9].split("|"))
    return Word(
        start=start,
        end=end,
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        feats="" if columns[5] == "_" else columns[5],
        head=int(columns[6]) - 1 if columns[6].isdigit() else -1,
        deprel=columns[7],
        ner=misc.get("NER", "O"),
        etype=misc.get("Etype", "_"),
        fact=float(misc["Fact"]) if "Fact" in misc else None,
        joined=joined,
    )


def write_document(document: Document, comments: list[list[str]] | None = None, ranges: bool = True) -> str:
    """``document`` as CoNLL-U. ``comments``: those of each sentence, else ids and text are given here.

    With ``ranges``, ``TokenRange=start:end`` counts in ``article.text``.
    """
    out: list[str] = []
    for sentence in document.sentences:
        if comments is not None:
            out.extend(comments[sentence.index])
        else:
            out.extend(_comments(document, sentence))
        out.extend(_lines(document.text, sentence, ranges))
        out.append("")
    return "\n".join(out) + "\n" if out else ""


def _comments(document: Document, sentence: ParsedSentence) -> Iterator[str]:
    if sentence.index == 0:
        yield f"# newdoc id = {' '.join(document.article.id.split())}"
    if sentence.index == 0 or document.sentences[sentence.index - 1].paragraph != sentence.paragraph:
        yield "# newpar"
    yield f"# sent_id = {sentence.index + 1}"
    yield f"# text = {' '.join(document.text[sentence.start : sentence.end].split())}"


def _lines(text: str, sentence: ParsedSentence, ranges: bool) -> Iterator[str]:
    """The word lines of a sentence, with a range line before each token of several words."""
    words = sentence.words
    for i, w in enumerate(words):
        if not w.joined:
            last = i
            while last + 1 < len(words) and words[last + 1].joined:
                last += 1
            if last > i:
                token = (
                    text[w.start : words[last].end]
                    if ranges
                    else "".join(x.form for x in words[i : last + 1])
                )
                misc = f"TokenRange={w.start}:{words[last].end}" if ranges else "_"
                yield "\t".join((f"{i + 1}-{last + 1}", token, *"________"[:7], misc))
        yield "\t".join(
            (
                str(i + 1),
                _cell(w.form),
                _cell(w.lemma),
                w.upos,
                "_",
                w.feats or "_",
                str(w.head + 1),
                w.deprel,
                "_",
                _misc(w, ranges),
            )
        )


def _cell(value: str) -> str:
    """A form or lemma that may stand in a column: no tabs or line breaks, never empty."""
    return " ".join(value.split()) or "_"


def _misc(w: Word, ranges: bool) -> str:
    found = []
    if w.etype != "_":
        found.append(f"Etype={w.etype}")
    if w.fact is not None:
        found.append(f"Fact={w.fact:.2f}")
    if w.ner != "O":
        found.append(f"NER={w.ner}")
    if ranges:
        found.append(f"TokenRange={w.start}:{w.end}")
    return "|".join(found) or "_"
