"""Attribution: who said what, by the protocol of the shared scorer, on its development sets.

    python benchmarks/statements.py [--data DIR] [--scorers DIR] [--set NAME …] [--out DIR] [--gold-trees]

Reads each set through the stages of ``onrecord.pipeline`` up to the statements and prints the scorer's tables.
``--gold-trees`` takes the trees of GUM's own annotation instead of the reader's: what the statement rules lose by
themselves. ``--out`` keeps the readings as JSON lines.
"""

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.mentions import find_actors, find_places, find_times
from onrecord.schema import Article, Document, ParsedSentence, Published
from onrecord.sentences import parse_article
from onrecord.sentences.conllu import documents
from onrecord.statements import find_statements

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("polnear_dev", "gum_attribution_dev", "gum_attribution_train")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--scorers", type=Path, default=SHARED / "scorers")
    parser.add_argument("--set", nargs="+", choices=SETS, default=list(SETS[:2]))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--gold-trees", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer(options.scorers)
    for name in options.set:
        gold = scorer.load_gold(options.data / "quotes" / f"{name}.jsonl.gz")
        began = time.perf_counter()
        if options.gold_trees:
            read = list(with_gold_trees(gold, options.data / "ud"))
        else:
            read = list(with_reader(scorer, gold))
        seconds = time.perf_counter() - began
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{name}.jsonl").write_text(
                "".join(json.dumps(r) + "\n" for r in read), encoding="utf-8"
            )
        report(name, scorer, gold, read, seconds)


def load_scorer(folder: Path) -> Any:
    """The shared scorer, with ``load_gold`` of its common module."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score_quotes", folder / "score_quotes.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(module, "load_gold", module.common.load_gold)  # noqa: B010
    return module


def report(
    name: str, scorer: Any, gold: list[dict[str, Any]], read: list[dict[str, Any]], seconds: float
) -> None:
    """Print the figures of one set: all, and direct quotes alone."""
    print(f"{name}: {len(read)} documents in {seconds:.1f} s")
    for label, direct in (("all", False), ("direct", True)):
        f = scorer.score(gold, read, direct=direct)
        a, c = f["attribution"], f["content"]
        print(
            f"  {label:7} attribution P {a['p']:.3f} R {a['r']:.3f} F1 {a['f1']:.3f}   "
            f"content P {c['p']:.3f} R {c['r']:.3f} F1 {c['f1']:.3f}   "
            f"speaker F1 {f['speaker_f1']:.3f} accuracy {f['speaker_accuracy']:.3f}   cue {f['cue_accuracy']:.3f}"
        )


def with_reader(scorer: Any, gold: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Readings (actors and statements) of the gold records, stage by stage as ``onrecord.pipeline`` has them."""
    for row in scorer.common.feed(gold):
        published = Published(row["published"], "row") if row.get("published") else None
        title, text = row.get("title"), row["text"]
        whole = f"{title}\n\n{text}" if title else text
        document = parse_article(Article(id=row["id"], text=whole, title=title, published=published))
        actors = find_actors(document, find_places(document))
        yield reading(document, actors, find_statements(document, actors, find_times(document)))


def reading(document: Document, actors: tuple[Any, ...], statements: tuple[Any, ...]) -> dict[str, Any]:
    """The part of a reading that the scorer looks at."""
    return {
        "article": {"id": document.article.id, "text": document.text},
        "actors": msgspec.to_builtins(actors),
        "statements": msgspec.to_builtins(statements),
    }


def with_gold_trees(gold: list[dict[str, Any]], folder: Path) -> Iterator[dict[str, Any]]:
    """Readings of GUM documents with the trees of the treebank; no actors."""
    trees = {}
    for path in sorted(folder.glob("en_gum_open-ud-*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for document, _ in documents(lines):
                trees[document.article.id] = document
    for row in gold:
        if row["doc_id"] in trees:
            document = moved(trees[row["doc_id"]], row["text"])
            yield reading(document, (), find_statements(document, (), ()))


def moved(document: Document, text: str) -> Document:
    """``document`` with its offsets counted in ``text``, which differs in white space alone."""
    ours = [i for i, c in enumerate(document.text) if not c.isspace()]
    theirs = [i for i, c in enumerate(text) if not c.isspace()]
    place = dict(zip(ours, theirs, strict=False))
    sentences: list[ParsedSentence] = []
    for s in document.sentences:
        words = tuple(
            msgspec.structs.replace(w, start=place[w.start], end=place[w.end - 1] + 1)
            for w in s.words
            if w.start in place and w.end - 1 in place
        )
        if len(words) == len(s.words):
            sentences.append(ParsedSentence.build(len(sentences), s.paragraph, words))
    return Document(Article(id=document.article.id, text=text), tuple(sentences))


if __name__ == "__main__":
    main()
