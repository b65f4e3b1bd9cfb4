"""The event head anew, the last step of training: the type of event that a word names, by the word and its companions.

    python event_head.py --weights build/weights --data ../../shared/data --figures build/figures.json

Reads the project's news texts, its examples, those of the lexicon and the treebanks' documents as the package itself does
(int8 weights, names under stand-ins), and trains one hidden layer on what the reader makes of each marked word, of the word
that governs it and of the words that hang on it from the left and from the right. That head takes the place of the old
one in the graph; nothing else of the reader changes. One thread and fixed seeds: the same data, the same head.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import newsroom
import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from corpora import Sentence, read_conllu, read_examples
from graft import Companions, Listener, graft, listening
from labels import EVENT
from prepare import FILES, HERE, held_out
from torch import Tensor, nn

from onrecord.lexicons.predicates import predicates
from onrecord.pipeline import read_article
from onrecord.schema import Article, Word
from onrecord.sentences import parse_article

TREEBANKS = ("ewt_train", "gum_train")
WEIGHTS = {"newsroom": 2.0, "examples": 1.0, "lexicon": 0.5, "treebank": 1.0}
"""What a word of each source counts in the loss."""
FIRST = 0.75
"""Share of the first of several types that a mark allows."""
HIDDEN, EPOCHS, BATCH, RATE, DECAY, WARM, SMOOTH = 192, 8, 256, 1e-3, 1e-2, 0.05, 0.1
BLURRED, DROPPED, BLANK = 0.3, 0.5, 0.1
"""Shares of features and of hidden units that are dropped, and of words of which only the companions are shown."""


class Row(NamedTuple):
    """A word to be learnt: its features, type (index into EVENT) and source; ``first`` of its predicate or not.

    ``others``: further types that are right.
    """

    features: np.ndarray
    event: int
    source: str
    first: bool
    held: bool
    others: tuple[int, ...] = ()

    def shares(self) -> np.ndarray:
        """What the head should answer."""
        target = np.zeros(len(EVENT), np.float32)
        target[self.event] = FIRST if self.others else 1.0
        for other in self.others:
            target[other] += (1 - FIRST) / len(self.others)
        return target


def news_rows(texts: list[newsroom.Text], listener: Listener) -> Iterator[Row]:
    """The predicates of the news texts: marked ones, and all others as none."""
    for text in texts:
        with listener.silent():
            labels = [x for _, found in newsroom.labelled(text) for x in found]
        for word, label in zip(words_of(text.text, listener, text.title), labels, strict=True):
            if label == newsroom.NONE and word.event:
                yield Row(listener.features(word), 0, "newsroom", True, text.held)
            elif isinstance(label, newsroom.Marked) and word.event:
                kind, *others = (EVENT.index(t) for t in newsroom.lexical(label))
                yield Row(listener.features(word), kind, "newsroom", True, text.held, tuple(others))


def marked_rows(docs: list[list[Sentence]], listener: Listener) -> Iterator[Row]:
    """The marked words of examples."""
    for (sentence,) in docs:
        source = "lexicon" if sentence.id.startswith("lexicon") else "examples"
        kinds = {span[0]: e for span, e in zip(sentence.spans, sentence.event, strict=True) if e is not None}
        first, held = True, held_out(sentence.text)
        for word in words_of(sentence.text, listener):
            if word.start in kinds and word.event:
                yield Row(listener.features(word), EVENT.index(kinds[word.start]), source, first, held)
                first = False


def unlisted_rows(docs: list[list[Sentence]], listener: Listener) -> Iterator[Row]:
    """Predicates of half of the treebanks' documents of which the head is asked: mostly no events, and taken as such.

    They are those of which the lexicon knows nothing, or only uses with other companions.
    """
    for doc in docs:
        if drawn(doc[0].id, 2):
            text = "".join(("\n\n" if s.newpar and n else " ") + s.text for n, s in enumerate(doc)).strip()
            with listener.silent():
                reading = read_article(Article(id="x", text=text))
            told = {n for e in reading.events for span in e.trigger for n in range(span.start, span.end)}
            for word in words_of(text, listener):
                rare = needing().get((word.lemma.lower(), word.upos), True)
                if (
                    is_asked(word)
                    and rare
                    and word.start not in told
                    and drawn(f"{doc[0].id} {word.start}", 3)
                ):
                    yield Row(listener.features(word), 0, "treebank", False, False)


def is_asked(word: Word) -> bool:
    """True for predicates that are no names."""
    return newsroom.is_predicate(word) and bool(word.event)


@cache
def needing() -> dict[tuple[str, str], bool]:
    """By lemma and part of speech of what the lexicon knows: whether each of its uses asks for companions."""
    found: dict[tuple[str, str], bool] = {}
    for entry in predicates():
        key = entry.lemma.lower(), {"v": "VERB", "n": "NOUN"}.get(entry.pos, "")
        found[key] = found.get(key, True) and bool(entry.needs)
    return found


def drawn(name: str, of: int) -> bool:
    """One in ``of``, by the digest of a name."""
    return hashlib.sha256(name.encode()).digest()[0] % of == 0


def words_of(text: str, listener: Listener, title: str | None = None) -> list[Word]:
    """All words of a text as the package reads them."""
    listener.clear()
    return [w for s in parse_article(Article(id="x", text=text, title=title)).sentences for w in s.words]


def learnt(rows: list[Row], seed: int) -> Companions:
    """The head after training."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    features = torch.from_numpy(np.stack([r.features for r in rows]).astype(np.float32))
    mean, spread = features.mean(0), features.std(0) + 1e-3
    features = (features - mean) / spread
    target = torch.from_numpy(np.stack([r.shares() for r in rows]))
    weight = torch.tensor([WEIGHTS[r.source] for r in rows])
    head = Companions(HIDDEN, len(EVENT))
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    total, step = EPOCHS * -(-len(rows) // BATCH), 0
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(rows)).split(BATCH):
            for group in optimiser.param_groups:
                group["lr"] = RATE * min(1.0, step / (WARM * total)) * (1 - step / total)
            scores = noisy(head, features[chosen])
            loss = F.cross_entropy(scores, target[chosen], reduction="none", label_smoothing=SMOOTH)
            optimiser.zero_grad()
            (loss * weight[chosen]).mean().backward()
            optimiser.step()
            step += 1
    head.rescale(mean, spread)
    return head.eval()


def noisy(head: Companions, features: Tensor) -> Tensor:
    """Scores with noise: of some words only the companions are shown, as if the word itself were not known."""
    shown = (torch.rand(len(features), 1) >= BLANK).float()
    own = head.width
    features = torch.cat([features[:, :own] * shown, features[:, own:]], 1)
    hidden = nn.functional.gelu(head.inner(F.dropout(features, BLURRED)))
    return head.outer(F.dropout(hidden, DROPPED))


def sharpen(head: Companions, rows: list[Row]) -> float:
    """Scale the scores so that probabilities in held-out news texts say how often they are right; returns the factor."""
    held = [r for r in rows if r.held and r.source == "newsroom"]
    with torch.no_grad():
        scores = head.of_features(torch.from_numpy(np.stack([r.features for r in held]).astype(np.float32)))
        target = torch.tensor([r.event for r in held])
        best = min((n / 20 for n in range(10, 61)), key=lambda f: float(F.cross_entropy(f * scores, target)))
        head.outer.weight *= best
        head.outer.bias *= best
    return best


def figures(head: Companions, rows: list[Row]) -> dict[str, float]:
    """Right types of the first words of held-out predicates, in percent, by source."""
    right: dict[str, list[bool]] = {}
    for row in rows:
        if row.held and row.first:
            with torch.no_grad():
                best = head.of_features(torch.from_numpy(row.features.astype(np.float32))).argmax()
            right.setdefault(row.source, []).append(int(best) in (row.event, *row.others))
            if row.source == "newsroom" and (row.event or int(best)):
                right.setdefault("newsroom events", []).append(int(best) in (row.event, *row.others))
    return {name: round(100 * sum(x) / len(x), 2) for name, x in sorted(right.items())}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="folder of the exported reader, written to"
    )
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--examples", type=Path, default=HERE / "examples")
    parser.add_argument("--lexicon", type=Path, default=HERE / "build/lexicon.tsv")
    parser.add_argument("--figures", type=Path, help="file of figures whose figures of events are set")
    parser.add_argument("--notes", type=Path, help="where to write what the head was trained on")
    parser.add_argument("--part", type=float, default=1.0, help="share of the rows read (smoke test)")
    parser.add_argument("--seed", type=int, default=44)
    args = parser.parse_args()
    paths = [*sorted(args.examples.glob("*.tsv")), args.lexicon]
    marked = [d for d in read_examples(paths) if d[0].text]
    news = sorted((HERE / "newsroom").glob("*.txt"))
    trees = [doc for name in TREEBANKS for doc in read_conllu(args.data / FILES[name])]
    step = round(1 / args.part)
    marked, trees = marked[::step], trees[::step]
    texts = [t for path in news for t in newsroom.load(path)][::step]
    with listening(args.weights) as listener:
        rows = [*news_rows(texts, listener), *marked_rows(marked, listener), *unlisted_rows(trees, listener)]
    head = learnt([r for r in rows if not r.held], args.seed)
    factor = sharpen(head, rows)
    graft(args.weights / "reader.onnx", head)
    found = figures(head, rows)
    counts = {s: sum(r.source == s and not r.held for r in rows) for s in WEIGHTS}
    print(json.dumps({"words": counts, "held out": found, "factor": factor}))
    if args.figures:
        known = json.loads(args.figures.read_text(encoding="utf-8"))
        args.figures.write_text(json.dumps({**known, "events": found}, indent=1) + "\n", encoding="utf-8")
    if args.notes:
        read = [*news, *paths]
        digests = {f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest() for p in read}
        args.notes.write_text(
            json.dumps({"words": counts, "files": digests}, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
