"""How fast onrecord reads, side by side with peers, on the project's own sample articles.

    python benchmarks/speed.py [--repeat 8] [--write]

Measured, each in a process of its own, one thread unless said otherwise: words a second of the reader alone (text in,
grammar out) and of the whole pipeline; the whole with two workers; peak memory; the time from command to first reading.
Peer: spaCy's small architecture (its "efficiency" settings: a convolutional tok2vec of width 96, tagger, parser,
entities) with untrained weights, since only time counts here; it needs `pip install -e '.[bench]'`. PETRARCH2 is quoted
as published: 2,400 sentences a second for the coding alone, after a constituency parser that does 2 to 5.
Timings are for comparing within one run on one machine, not for quoting alone.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "examples" / "articles.jsonl"
SINGLE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def texts(repeat: int) -> list[str]:
    """The sample articles' texts, several times over."""
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    return [f"{r['title']}\n\n{r['text']}" for r in rows] * repeat


def reader(repeat: int) -> dict[str, float]:
    """The reader alone: segmentation and grammar, one article at a time."""
    from onrecord.schema import Article
    from onrecord.sentences import parse_article

    parse_article(Article(id="warm", text=texts(1)[0]))
    began, words = time.perf_counter(), 0
    for text in texts(repeat):
        words += sum(len(s.words) for s in parse_article(Article(id="x", text=text)).sentences)
    return {"words_per_second": words / (time.perf_counter() - began)}


def whole(repeat: int) -> dict[str, float]:
    """The whole pipeline, one article at a time, and the memory it takes."""
    from onrecord.pipeline import read_article
    from onrecord.schema import Article, Published
    from onrecord.sentences import tokens

    published = Published("1995-11-22", "given")
    read_article(Article(id="warm", text=texts(1)[0], published=published))
    began, words = time.perf_counter(), 0
    for text in texts(repeat):
        read_article(Article(id="x", text=text, published=published))
        words += len(tokens(text))
    seconds = time.perf_counter() - began
    return {
        "words_per_second": words / seconds,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def spacy_small(repeat: int) -> dict[str, float]:
    """spaCy's small architecture with untrained weights: tagger, parser, entities."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser", "ner"):
        nlp.add_pipe(name)
    doc = nlp.make_doc("Norway met Chile .")
    labels = {
        "tags": ["PROPN", "VERB", "PROPN", "PUNCT"],
        "heads": [1, 1, 1, 1],
        "deps": ["nsubj", "ROOT", "obj", "punct"],
        "entities": [(0, 6, "GPE")],
    }
    nlp.initialize(lambda: [Example.from_dict(doc, labels)])
    began, words = time.perf_counter(), 0
    for text in texts(repeat):
        words += len(nlp(text))
    return {"words_per_second": words / (time.perf_counter() - began)}


def two_workers(repeat: int) -> dict[str, float]:
    """The command line with two workers against one, start-up included."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "in.jsonl"
        rows = [json.dumps({"id": str(i), "text": t}) for i, t in enumerate(texts(repeat))]
        table.write_text("\n".join(rows), encoding="utf-8")
        for workers in (1, 2):
            command = [str(Path(sys.executable).parent / "onrecord"), "read", str(table), "--format", "jsonl"]
            began = time.perf_counter()
            subprocess.run([*command, "--workers", str(workers)], check=True, stdout=subprocess.DEVNULL)
            found[f"seconds_{workers}"] = time.perf_counter() - began
    found["speed_up"] = found["seconds_1"] / found["seconds_2"]
    return found


def start_up(repeat: int) -> dict[str, float]:
    """Seconds from the command to the first reading (the best of five)."""
    del repeat
    command = [str(Path(sys.executable).parent / "onrecord"), "read", "-", "--format", "jsonl"]
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(
            command,
            input=b"Norway and Chile signed a treaty on Monday.",
            check=True,
            stdout=subprocess.DEVNULL,
        )
        times.append(time.perf_counter() - began)
    return {"seconds": min(times)}


MEASURES = {f.__name__: f for f in (reader, whole, spacy_small, two_workers, start_up)}


def apart(name: str, repeat: int) -> dict[str, float]:
    """One measure in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--measure", name, "--repeat", str(repeat)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **SINGLE})
    if done.returncode:
        print(f"{name}: left out: {done.stderr.strip().splitlines()[-1]}")
        return {}
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Measure all, print and, if asked, keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=8)
    parser.add_argument("--measure", choices=MEASURES, help="one measure, in this process")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(MEASURES[args.measure](args.repeat)))
        return
    found = {}
    for name in MEASURES:
        found[name] = {k: round(v, 2) for k, v in apart(name, args.repeat).items()}
        print(name, found[name], flush=True)
    if found.get("spacy_small"):
        ratio = found["reader"]["words_per_second"] / found["spacy_small"]["words_per_second"]
        found["reader_to_spacy"] = {"ratio": round(ratio, 2)}
        print("reader / spaCy small:", round(ratio, 2))
    if args.write:
        (HERE / "speed.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
