"""An article's text to parsed sentences: words by rule, sentence ends and grammar by the network.

The network reads windows of some hundred word pieces. A window begins where a sentence begins and ends at a
paragraph's end where one is near; a sentence that the window cuts is read again at the head of the next one. What a
window holds follows from the article alone, so the same text gives the same sentences.
"""

from collections.abc import Iterator
from itertools import accumulate

from onrecord.model.decode import Analysis, decode, joined
from onrecord.model.network import Answer, Network, network
from onrecord.schema import Article, Document, ParsedSentence, Span, Word
from onrecord.sentences.dateline import dateline
from onrecord.sentences.lemmas import mended
from onrecord.sentences.names import settled
from onrecord.sentences.neutral import Unit, expanded, named, units
from onrecord.sentences.paragraphs import paragraphs
from onrecord.sentences.tokens import Token, tokens

WINDOW = 128
"""Word pieces that a window holds at most, as in training."""
LONGEST = 480
"""Word pieces of the largest window, for a sentence that does not end in a usual one; longer ones are cut."""
_NEAR = 0.6
_CLOSING = ('"', "”", "''", "’", "'", "»")


def parse_article(article: Article) -> Document:
    """The document of ``article``: its sentences with their trees, the headline and the dateline known."""
    found = paragraphs(article.text)
    titled = _titled(article, found)
    opening = dateline(article.text, found[titled].start) if len(found) > titled else None
    words: list[Token] = []
    ends: list[int] = []
    for paragraph in found:
        words.extend(tokens(article.text, paragraph.start, paragraph.end))
        ends.append(len(words))
    apart = {sum(t.start < opening.end for t in words)} if opening else set()
    sentences = (
        tuple(_sentences(article.text, words, ends, apart)) if article.language in (None, "en") else ()
    )
    headline = sum(s.paragraph == 0 for s in sentences) if titled else 0
    return Document(article, sentences, headline, opening)


def _titled(article: Article, found: list[Span]) -> bool:
    """True if the first paragraph is the article's title."""
    return bool(article.title and found) and found[0].of(article.text) == " ".join(
        (article.title or "").split()
    )


def _sentences(text: str, words: list[Token], ends: list[int], apart: set[int]) -> Iterator[ParsedSentence]:
    """Parsed sentences of ``words``; ``ends`` are the numbers of words before each paragraph's end, ``apart`` before
    other places where a sentence ends for certain (after a dateline).
    """
    net = network()
    forms = [text[t.start : t.end] for t in words]
    read = units(forms, {*ends, *apart})
    shown = [u.form for u in read]
    cut = net.cut(shown)
    size = list(accumulate((len(ids) for ids, _ in cut), initial=0))
    last = {n for n, u in enumerate(read, 1) if u.end in ends or u.end in apart}
    paragraph_of = _paragraph_numbers(ends)
    at = index = 0
    while at < len(read):
        limit = WINDOW
        while True:
            stop = _window(size, last, at, limit)
            answer = net.read(cut[at:stop], {i - at for i in range(at + 1, stop) if i in last})
            bounds = _bounds(answer, shown, last, at, stop)
            if bounds or limit >= LONGEST:
                break
            limit = min(2 * limit, LONGEST)
        for begin, end in bounds or [(at, stop)]:
            i, j = read[begin].start, read[end - 1].end
            own = [u._replace(start=u.start - i, end=u.end - i) for u in read[begin:end]]
            analysis = _analysed(forms[i:j], own, answer, net, begin - at)
            yield _build(index, paragraph_of[i], forms[i:j], words[i:j], analysis)
            index += 1
            stop = end
        at = stop


def _analysed(forms: list[str], read: list[Unit], answer: Answer, net: Network, begin: int) -> Analysis:
    """The analysis of a sentence's words ``forms``, read as the units ``read`` that begin at ``begin`` of the window.

    Where that finds names of persons and towns, the sentence is read once more, by itself, with stand-ins for them.
    """
    heard = [forms[u.end - 1] for u in read]
    first = expanded(decode(heard, answer, net.labels, begin, begin + len(read)), read, forms)
    kinds = net.pieces.kinds([f.lower() for f in forms])
    first = first._replace(ner=settled(forms, first.upos, first.ner, kinds))
    again = named(first, read, forms)
    if again is None:
        return first
    heard = [forms[u.end - 1] for u in again]
    answer = net.read(net.cut([u.form for u in again]), set())
    return expanded(decode(heard, answer, net.labels, 0, len(again)), again, forms)._replace(ner=first.ner)


def _paragraph_numbers(ends: list[int]) -> list[int]:
    """The paragraph of each word."""
    found: list[int] = []
    for number, end in enumerate(ends):
        found.extend([number] * (end - len(found)))
    return found


def _window(size: list[int], last: set[int], at: int, limit: int) -> int:
    """Where a window that begins at word ``at`` ends: at a paragraph's end if one lies in its last part."""
    stop = at + 1
    near = 0
    while stop < len(size) - 1 and size[stop + 1] - size[at] <= limit:
        stop += 1
        if stop in last and size[stop] - size[at] >= _NEAR * limit:
            near = stop
    return near or stop


def _bounds(answer: Answer, forms: list[str], last: set[int], at: int, stop: int) -> list[tuple[int, int]]:
    """The whole sentences of a window; the rest after them belongs to the next one.

    No sentence ends with a comma and a closing quotation mark (none of 212 in the treebanks does).
    """
    found, begin = [], at
    for i, logit in enumerate(answer.boundary.tolist(), at + 1):
        ends = logit > 0 and (i < stop or i == len(forms))
        if ends and forms[i - 1] in _CLOSING and forms[max(i - 2, 0)] == ",":
            ends = False
        if ends or i in last:
            found.append((begin, i))
            begin = i
    return found


def _build(index: int, paragraph: int, forms: list[str], words: list[Token], a: Analysis) -> ParsedSentence:
    """One sentence of its words and their analysis."""
    rows = zip(
        words, forms, a.lemma, a.upos, a.feats, a.head, a.deprel, a.ner, a.etype, a.fact, a.event, strict=True
    )
    return ParsedSentence.build(
        index,
        paragraph,
        tuple(
            Word(t.start, t.end, f, mended(f, u, m), u, x, h, r, n, e, v, t.joined, y)
            for t, f, m, u, x, h, r, n, e, v, y in rows
        ),
    )


def reparse(document: Document) -> Document:
    """``document`` with its words and sentences kept and everything else read anew (``--tokens gold``).

    Each sentence is read alone: where its ends are known, its neighbours cost the tree a little (0.3 points of LAS on
    EWT) and give it nothing. Names are read as they stand: this is the network itself, to be measured or built upon.
    """
    net = network()
    return Document(
        document.article,
        tuple(_anew(s, net) for s in document.sentences),
        document.headline,
        document.dateline,
    )


def _anew(s: ParsedSentence, net: Network) -> ParsedSentence:
    """Sentence ``s`` read again by itself."""
    if len(s.words) > LONGEST:
        return _in_parts(s, net)
    forms = [w.form for w in s.words]
    return _again(s, decode(forms, net.read(net.cut(forms), set()), net.labels, 0, len(forms)))


def _again(s: ParsedSentence, analysis: Analysis) -> ParsedSentence:
    """Sentence ``s`` with a new analysis of its words."""
    where = [Token(w.start, w.end, w.joined) for w in s.words]
    return _build(s.index, s.paragraph, [w.form for w in s.words], where, analysis)


def _in_parts(s: ParsedSentence, net: Network) -> ParsedSentence:
    """A sentence too long for any window: read in parts, the later ones hung from the first's root."""
    parts: list[Analysis] = []
    for begin in range(0, len(s.words), LONGEST // 2):
        forms = [w.form for w in s.words[begin : begin + LONGEST // 2]]
        part = decode(forms, net.read(net.cut(forms), set()), net.labels, 0, len(forms))
        root = part.head.index(-1)
        part = part._replace(head=[h + begin if h >= 0 else -1 for h in part.head])
        if parts:
            part.head[root] = parts[0].head.index(-1)
            part.deprel[root] = "parataxis"
        parts.append(part)
    return _again(s, joined(parts))
