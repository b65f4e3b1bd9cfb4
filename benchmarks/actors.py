"""Actors: country and sector of annotated mentions, and coreference on the news documents of GUM.

    python benchmarks/actors.py [--errors]          # annotated mentions of the sample articles
    python benchmarks/actors.py --scenes [--errors] # those of the fresh texts "scenes"; --dispatches: of "dispatches"
    python benchmarks/actors.py DATA/ud/en_gum_open-ud-train.conllu.gz [--raw] [--genre news] [--all] [--exact] [-v]

**Mentions** (``actor_gold``): how many were found, and of those (and of all) how many have country and primary sector
right. Without data those of the sample articles; with ``--raw`` those of the news documents given.

**Coreference**, against GUM's ``Entity=`` annotation.

Chains that hold a name are scored: a gold chain counts if one of its mentions is headed by a proper noun and is a
person, organisation or place; ``--all`` scores all chains of persons and organisations too. A system mention and a gold
mention are the same if their spans are equal (``--exact``) or, by default, if they have the same head word (GUM's
minimal span, so that where a noun phrase ends does not matter). Figures: MUC, B-cubed, CEAF-e, their mean (CoNLL F1).
Places (one chain for each name) are added to the actors, as the gold has them.

``--raw`` reads the text with onrecord's own reader; without it the trees, names and kinds of thing are gold, so that
the rules are measured alone.
"""

import argparse
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import actor_gold
import msgspec

from onrecord.mentions import find_actors, find_places
from onrecord.schema import Article, Document, ParsedSentence, Place, Published, Word
from onrecord.sentences import parse_article
from onrecord.sentences.conllu import Block, documents

PART = re.compile(r"\([^()]+\)?|[^()]+\)")
NER = {"person": "PER", "organization": "ORG", "place": "LOC"}
Key = tuple[int, int]


class Gold:
    """One gold mention: words ``first``..``last`` of a sentence, the head word, chain, kind of thing."""

    def __init__(self, sentence: int, first: int, chain: str, kind: str, minimal: str) -> None:
        """Begin a mention; ``last`` follows."""
        self.sentence, self.first, self.last = sentence, first, first
        self.chain, self.kind, self.minimal = chain, kind, minimal
        self.head = first


def gold_mentions(blocks: list[Block], sentences: tuple[ParsedSentence, ...]) -> list[Gold]:
    """All continuous mentions of a document."""
    found: list[Gold] = []
    for index, block in enumerate(blocks):
        waiting: dict[str, list[Gold]] = defaultdict(list)
        for i, row in enumerate(block.rows):
            value = next((m[7:] for m in row.columns[9].split("|") if m.startswith("Entity=")), "")
            for part in PART.findall(value):
                fields = part.strip("()").split("-")
                if "[" in fields[0]:
                    continue
                if part.startswith("("):
                    minimal = next((f for f in fields[4:] if re.fullmatch(r"[\d,]+", f)), "1")
                    waiting[fields[0]].append(Gold(index, i, fields[0], fields[1], minimal))
                if part.endswith(")") and waiting[fields[0]]:
                    mention = waiting[fields[0]].pop()
                    mention.last = i
                    found.append(mention)
        for mention in found:
            if mention.sentence == index:
                span = [mention.first + int(n) - 1 for n in mention.minimal.split(",")]
                mention.head = _head(sentences[index], mention, span)
    return found


def _head(sentence: ParsedSentence, mention: Gold, span: list[int]) -> int:
    inside = range(mention.first, mention.last + 1)
    tops = [i for i in inside if sentence.words[i].head not in inside]
    return tops[0] if tops and tops[0] in span else span[0]


def with_gold_names(document: Document, mentions: list[Gold]) -> Document:
    """The document with entity tags and kinds of thing from the gold mentions."""
    words = [list(s.words) for s in document.sentences]
    for m in sorted(mentions, key=lambda m: m.first - m.last):
        here = words[m.sentence]
        here[m.head] = msgspec.structs.replace(here[m.head], etype=m.kind)
        if m.kind in NER and here[m.head].upos == "PROPN":
            first, last = _name(here, m)
            for i in range(first, last + 1):
                if here[i].ner == "O":
                    here[i] = msgspec.structs.replace(
                        here[i], ner=f"{'I' if i > first else 'B'}-{NER[m.kind]}"
                    )
    sentences = tuple(
        ParsedSentence.build(s.index, s.paragraph, tuple(w))
        for s, w in zip(document.sentences, words, strict=True)
    )
    return msgspec.structs.replace(document, sentences=sentences)


def _name(words: list[Word], m: Gold) -> tuple[int, int]:
    """The name in a mention: proper nouns around its head, for organisations and places joined by small words too.

    An empty range for a person's title that stands alone ("President").
    """
    first = last = m.head
    while first > m.first and words[first - 1].upos == "PROPN":
        first -= 1
    joints = ("of", "the", "and", "&", "for") if m.kind != "person" else ()
    while last < m.last:
        end = last + 1
        while end < m.last and words[end].form in joints:
            end += 1
        if words[end].upos != "PROPN":
            break
        last = end
    titles = (
        "president",
        "director",
        "chairman",
        "minister",
        "secretary",
        "king",
        "queen",
        "prince",
        "governor",
    )
    if m.kind == "person":
        while first <= last and words[first].form.lower().rstrip(".") in (
            *titles,
            "mr",
            "ms",
            "mrs",
            "dr",
            "professor",
        ):
            first += 1
    return first, last


def system_chains(document: Document, exact: bool) -> list[set[Key]]:
    """Actors of the document, and its places by name, as sets of mention keys."""
    places: tuple[Place, ...] = find_places(document)
    actors = find_actors(document, places)
    chains = [{_key(document, m.start, m.end, exact) for m in a.mentions} for a in actors]
    taken = set().union(*chains) if chains else set()
    named: dict[str, set[Key]] = defaultdict(set)
    for place in places:
        key = _key(document, place.start, place.end, exact)
        if key not in taken:
            named[place.name].add(key)
    by_name = {a.name: n for n, a in enumerate(actors)}
    for name, keys in named.items():
        if name in by_name:
            chains[by_name[name]] |= keys
        else:
            chains.append(keys)
    return chains


def _key(document: Document, start: int, end: int, exact: bool) -> Key:
    if exact:
        return start, end
    sentence = document.sentence_at(start)
    if sentence is None:
        return start, end
    inside = [i for i, w in enumerate(sentence.words) if w.start >= start and w.end <= end]
    tops = [i for i in inside if sentence.words[i].head not in inside] or inside[:1]
    word = sentence.words[tops[0]]
    return word.start, word.end


def gold_chains(document: Document, mentions: list[Gold], exact: bool, every: bool) -> list[set[Key]]:
    """Gold chains of persons, organisations and places that hold a name."""
    chains: dict[str, set[Key]] = defaultdict(set)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    names: set[str] = set()
    for m in mentions:
        words = document.sentences[m.sentence].words
        head = words[m.head]
        key = (words[m.first].start, words[m.last].end) if exact else (head.start, head.end)
        chains[m.chain].add(key)
        kinds[m.chain][m.kind] += 1
        if head.upos == "PROPN":
            names.add(m.chain)
    wanted = {c for c in chains if kinds[c].most_common(1)[0][0] in NER}
    return [chains[c] for c in sorted(chains) if c in wanted and (every or c in names)]


def relevant(system: list[set[Key]], gold: list[set[Key]], document: Document, every: bool) -> list[set[Key]]:
    """System chains that are scored: those that hold a name, or share a mention with a gold chain that does."""
    proper = {(w.start, w.end) for s in document.sentences for w in s.words if w.upos == "PROPN"}
    ends = {w.end for s in document.sentences for w in s.words if w.upos == "PROPN"}
    scored = set().union(*gold) if gold else set()
    return [c for c in system if every or any(k in proper or k[1] in ends for k in c) or c & scored]


def muc(key: list[set[Key]], response: list[set[Key]]) -> tuple[int, int]:
    """Links of ``key`` that ``response`` has, of how many."""
    home = {m: n for n, chain in enumerate(response) for m in chain}
    right = total = 0
    for chain in key:
        parts = {home.get(m, ("alone", m)) for m in chain}
        right += len(chain) - len(parts)
        total += len(chain) - 1
    return right, total


def b_cubed(key: list[set[Key]], response: list[set[Key]]) -> tuple[float, int]:
    """Sum over mentions of ``key`` of the share of their chain that ``response`` keeps together, of how many."""
    home = {m: chain for chain in response for m in chain}
    score = sum(len(chain & home[m]) / len(chain) for chain in key for m in chain if m in home)
    return score, sum(len(chain) for chain in key)


def ceaf(gold: list[set[Key]], system: list[set[Key]]) -> float:
    """Similarity of the best one-to-one alignment of chains (greedy: pairs by falling similarity)."""
    pairs = sorted(
        (
            (2 * len(g & s) / (len(g) + len(s)), i, j)
            for i, g in enumerate(gold)
            for j, s in enumerate(system)
            if g & s
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    used_gold: set[int] = set()
    used_system: set[int] = set()
    score = 0.0
    for similarity, i, j in pairs:
        if i not in used_gold and j not in used_system:
            used_gold.add(i)
            used_system.add(j)
            score += similarity
    return score


class Tally:
    """Sums of the three measures over documents."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.sums: dict[str, list[float]] = {m: [0.0] * 4 for m in ("MUC", "B3", "CEAFe", "mentions")}

    def add(self, gold: list[set[Key]], system: list[set[Key]]) -> None:
        """One document."""
        for name, measure in (("MUC", muc), ("B3", b_cubed)):
            for n, value in enumerate((*measure(gold, system), *measure(system, gold))):
                self.sums[name][n] += value
        score = ceaf(gold, system)
        for n, value in enumerate((score, len(gold), score, len(system))):
            self.sums["CEAFe"][n] += value
        g, s = (set().union(*c) if c else set() for c in (gold, system))
        for n, value in enumerate((len(g & s), len(g), len(g & s), len(s))):
            self.sums["mentions"][n] += value

    def figures(self) -> dict[str, tuple[float, float, float]]:
        """Recall, precision and F1 of each measure."""
        found = {}
        for name, (r, rn, p, pn) in self.sums.items():
            recall, precision = r / rn if rn else 0.0, p / pn if pn else 0.0
            f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            found[name] = (recall, precision, f1)
        return found

    @property
    def conll(self) -> float:
        """Mean F1 of the three measures."""
        figures = self.figures()
        return sum(figures[m][2] for m in ("MUC", "B3", "CEAFe")) / 3


def mentions_of_articles(name: str = "examples") -> actor_gold.Figures:
    """The figures of the annotated mentions in the sample articles, or in the set ``scenes`` or ``dispatches``."""
    figures = actor_gold.Figures()
    for gold, mentions in actor_gold.in_articles(name):
        document = parse_article(gold.article)
        actor_gold.score(figures, document, find_actors(document, find_places(document)), mentions)
    return figures


def reading_of(parsed: Document, blocks: list[Block]) -> Document:
    """A GUM document read by onrecord's own reader, with its day of publication."""
    dates = (c.partition("=")[2].strip() for c in blocks[0].comments if "meta::dateCreated" in c)
    published = next((Published(d, "row") for d in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", d)), None)
    return parse_article(Article(id=parsed.article.id, text=parsed.text, published=published))


def show(figures: actor_gold.Figures, errors: bool) -> None:
    """Print the figures of annotated mentions."""
    if errors:
        print("\n".join(figures.errors))
    shares = ", ".join(f"{name} {value:.3f}" for name, value in figures.rows().items())
    print(f"{figures.mentions} mentions: {shares}")


def main() -> int:
    """Print a table and, last, the CoNLL F1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="*")
    for flag in ("--raw", "--all", "--exact", "--errors", "--scenes", "--dispatches", "-v"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--genre", default="news")
    options = parser.parse_args()
    if not options.data:
        name = "dispatches" if options.dispatches else "scenes" if options.scenes else "examples"
        show(mentions_of_articles(name), options.errors)
        return 0
    tally, figures = Tally(), actor_gold.Figures()
    annotated = dict(actor_gold.rows(actor_gold.GUM))
    for path in options.data:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for parsed, blocks in documents(lines):
                if f"_{options.genre}_" not in parsed.article.id and options.genre != "any":
                    continue
                mentions = gold_mentions(blocks, parsed.sentences)
                document = reading_of(parsed, blocks) if options.raw else with_gold_names(parsed, mentions)
                _add(tally, document, gold_chains(parsed, mentions, options.exact, options.all), options)
                if options.raw and parsed.article.id in annotated:
                    wanted = actor_gold.in_document(parsed, blocks, annotated[parsed.article.id])
                    actor_gold.score(figures, document, find_actors(document, find_places(document)), wanted)
    for name, (recall, precision, f1) in tally.figures().items():
        print(f"{name:10} recall {recall:.3f}  precision {precision:.3f}  F1 {f1:.3f}")
    if figures.mentions:
        show(figures, options.errors)
    print(f"CoNLL F1   {tally.conll:.3f}")
    return 0


def _add(tally: Tally, document: Document, gold: list[set[Key]], options: argparse.Namespace) -> None:
    """Count the chains of one document, and print its figure if asked for."""
    system = relevant(system_chains(document, options.exact), gold, document, options.all)
    tally.add(gold, system)
    if options.v:
        one = Tally()
        one.add(gold, system)
        print(f"{document.article.id:32}{one.conll:.3f}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
