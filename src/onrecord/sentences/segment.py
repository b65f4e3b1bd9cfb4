"""An article's text to parsed sentences: words by rule, sentence ends and grammar by the network.

The network reads windows of some hundred word pieces. A window begins where a sentence begins and ends at a
paragraph's end where one is near; a sentence that the window cuts is read again at the head of the next one. What a
window holds follows from the article alone, so the same text gives the same sentences.
"""

from collections.abc import Iterator
from itertools import accumulate

from onrecord.model.decode import Analysis, decode, joined
from onrecord.model.network import Answer, Network, network
from onrecord.model.pieces import LONGEST_NAME
from onrecord.schema import Article, Document, ParsedSentence, Span, Word
from onrecord.sentences.dateline import dateline, later_datelines
from onrecord.sentences.lemmas import mended
from onrecord.sentences.names import settled
from onrecord.sentences.neutral import Named, Unit, expanded, fresh, renamed, units
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
    openings = [opening] if opening else []
    openings += later_datelines(article.text, found[titled + 1 :])
    apart = {sum(t.start < o.end for t in words) for o in openings}
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
    certain = {*ends, *apart}
    names = Named(forms)
    paragraph_of = _paragraph_numbers(ends)
    at = index = 0
    while at < len(forms):
        read, answer, bounds = _read_on(forms, certain, names, at, net)
        for begin, end in bounds:
            i, j = read[begin].start, read[end - 1].end
            own = [u._replace(start=u.start - i, end=u.end - i) for u in read[begin:end]]
            analysis = _analysed(forms[i:j], own, answer, net, begin, names)
            yield _build(index, paragraph_of[i], forms[i:j], words[i:j], analysis)
            index += 1
            at = j


def _read_on(
    forms: list[str], certain: set[int], names: Named, at: int, net: Network
) -> tuple[list[Unit], Answer, list[tuple[int, int]]]:
    """The window that begins at word ``at``: its units, the network's answer, and its whole sentences as units."""
    limit = WINDOW
    while True:
        ahead = units(forms, certain, names, at, limit + LONGEST_NAME)
        cut = net.cut([u.form for u in ahead])
        last = {n for n, u in enumerate(ahead, 1) if u.end in certain}
        stop = _window(list(accumulate((len(ids) for ids, _ in cut), initial=0)), last, limit)
        read = ahead[:stop]
        answer = net.read(cut[:stop], {n for n in last if n < stop})
        bounds = _bounds(answer, read, last, read[-1].end == len(forms))
        if bounds or limit >= LONGEST:
            return read, answer, bounds or [(0, stop)]
        limit = min(2 * limit, LONGEST)


def _analysed(
    forms: list[str], read: list[Unit], answer: Answer, net: Network, begin: int, names: Named
) -> Analysis:
    """The analysis of a sentence's words ``forms``, read as the units ``read`` that begin at ``begin`` of the window.

    Where that finds new names of persons and towns, the sentence is read once more, by itself, with stand-ins for them.
    """
    heard = [forms[u.end - 1] for u in read]
    first = expanded(decode(heard, answer, net.labels, begin, begin + len(read)), read, forms)
    kinds = net.pieces.kinds([f.lower() for f in forms])
    first = first._replace(ner=settled(forms, first.upos, first.ner, kinds))
    new = fresh(first, read, forms)
    if not new:
        return first
    for start, (end, kind) in new.items():
        names.add(tuple(forms[start:end]), kind)
    again = renamed(new, read, forms)
    heard = [forms[u.end - 1] for u in again]
    answer = net.read(net.cut([u.form for u in again]), set())
    return expanded(decode(heard, answer, net.labels, 0, len(again)), again, forms)._replace(ner=first.ner)


def _paragraph_numbers(ends: list[int]) -> list[int]:
    """The paragraph of each word."""
    found: list[int] = []
    for number, end in enumerate(ends):
        found.extend([number] * (end - len(found)))
    return found


def _window(size: list[int], last: set[int], limit: int) -> int:
    """Where a window ends, in units: at a paragraph's end if one lies in its last part. ``size``: pieces before each."""
    stop = 1
    near = 0
    while stop < len(size) - 1 and size[stop + 1] <= limit:
        stop += 1
        if stop in last and size[stop] >= _NEAR * limit:
            near = stop
    return near or stop


def _bounds(answer: Answer, read: list[Unit], last: set[int], closes: bool) -> list[tuple[int, int]]:
    """The whole sentences of a window; the rest after them belongs to the next one. ``closes``: the article ends here.

    No sentence ends with a comma and a closing quotation mark (none of 212 in the treebanks does).
    """
    found, begin = [], 0
    for i, logit in enumerate(answer.boundary.tolist(), 1):
        ends = logit > 0 and (i < len(read) or closes)
        if ends and read[i - 1].form in _CLOSING and read[max(i - 2, 0)].form == ",":
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
