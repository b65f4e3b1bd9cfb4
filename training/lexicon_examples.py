"""Write the example sentence of every entry of the lexicon of predicates with the entry's word marked.

    python lexicon_examples.py --out build/lexicon.tsv          (with onrecord installed)

Same format as ``examples/*.tsv``; mode and status are left open. Entries whose word is not found are left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.lexicons.predicates import Predicate, predicates
from onrecord.schema import Article
from onrecord.sentences import parse_article

POS = {"v": ("VERB",), "n": ("NOUN", "PROPN"), "a": ("ADJ", "VERB")}


def marked(entry: Predicate) -> str | None:
    """The example with its predicate in brackets, or None."""
    document = parse_article(Article(id="x", text=entry.example))
    words = [w for s in document.sentences for w in s.words]
    same = [w for w in words if w.lemma.lower() == entry.lemma]
    found = [w for w in same if w.upos in POS[entry.pos]] or same
    if not found:
        return None
    text, word = entry.example, found[0]
    return f"{text[: word.start]}[P: {text[word.start : word.end]}]{text[word.end :]}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/lexicon.tsv"))
    args = parser.parse_args()
    rows = [(e.event, marked(e)) for e in predicates()]
    lines = [f"{event}\t-\t-\t{text}\n" for event, text in rows if text and "\t" not in text]
    args.out.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} of {len(rows)} entries")


if __name__ == "__main__":
    main()
