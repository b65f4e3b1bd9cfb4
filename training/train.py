"""Train the reader: every head at once, on windows of sentences.

    python train.py --prepared build --out build/run --minutes 75      (learning rate follows the clock)
    python train.py --prepared build --out build/run --epochs 14       (learning rate follows the steps)

Resumes from OUT/last.pt where that exists.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from kinds import KINDS, listed_names
from labels import ETYPE, EVENT, NER, UPOS
from model import HIDDEN, Reader
from prepare import MASK, minilm_dir
from torch import Tensor
from windows import epoch as epoch_batches
from windows import fill_pool
from wordpiece import CASES, WordPiece

WEIGHTS = {
    "upos": 0.5,
    "feats": 0.5,
    "lemma": 0.4,
    "ner": 2.5,
    "etype": 0.3,
    "event": 1.0,
    "boundary": 0.5,
    "predicate": 0.3,
    "fact": 0.4,
    "arc": 1.0,
    "rel": 1.0,
}

FIRST_KINDS = ["none", "country", "demonym", "organisation", "first name", "place", "part of a place"]
SPREAD = [
    *("none", "country", "country", "demonym", "demonym", "organisation", "organisation"),
    *("place", "part of a place", "first name", "place", "part of a place"),
]
"""Which of the kinds of the first runs each of KINDS begins from (see `Run.start`)."""


def sizes(labels: dict) -> dict[str, int]:
    """Number of classes of every head."""
    return {
        "upos": len(UPOS),
        "feats": len(labels["feats"]),
        "lemma": len(labels["lemma"]),
        "deprel": len(labels["deprel"]),
        "ner": len(NER),
        "etype": len(ETYPE),
        "event": len(EVENT),
    }


def _classes(logits: Tensor, target: Tensor) -> Tensor:
    """Cross entropy over annotated words, scaled down where a batch has few of them."""
    seen = target >= 0
    n = int(seen.sum())
    if not n:
        return logits.sum() * 0
    return F.cross_entropy(logits[seen].float(), target[seen]) * min(1.0, n / 50)


def _binary(logits: Tensor, target: Tensor) -> Tensor:
    """Binary cross entropy over annotated words."""
    seen = target >= 0
    n = int(seen.sum())
    if not n:
        return logits.sum() * 0
    return F.binary_cross_entropy_with_logits(logits[seen].float(), target[seen].float()) * min(1.0, n / 50)


def parse_losses(model: Reader, words: Tensor, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Arc and relation losses over words of complete, parsed sentences; words [B, W, H]."""
    arcs, dep, heads = model.biaffine(words)
    target = batch["head"]
    seen = target >= 0
    if not bool(seen.any()):
        return arcs.sum() * 0, dep.sum() * 0
    sentence = batch["sentence"]
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)
    allowed = F.pad(same, (1, 0), value=True)
    arcs = arcs.float().masked_fill(~allowed, -1e4)[seen]
    arc = F.cross_entropy(arcs, target[seen])
    chosen = heads.gather(1, target.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1]))[seen]
    rel = F.cross_entropy(model.biaffine.relations(dep[seen], chosen).float(), batch["deprel"][seen])
    return arc, rel


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """All losses of a batch (see windows.collate)."""
    words = model.words(batch["pieces"], batch["piece_case"], batch["visible"], batch["first"])
    heads = model.taggers(words)
    out = {n: _classes(heads[n], batch[n]) for n in ("upos", "feats", "lemma", "ner", "etype", "event")}
    out |= {n: _binary(heads[n], batch[n]) for n in ("boundary", "predicate")}
    judged = ~torch.isnan(batch["fact"])
    weight = batch["weight"][judged]
    error = F.smooth_l1_loss(heads["fact"][judged].float(), batch["fact"][judged], reduction="none")
    out["fact"] = (error * weight).sum() / weight.sum().clamp(min=30)
    out["arc"], out["rel"] = parse_losses(model, words, batch)
    return out


class Ema:
    """Exponential moving average of the trainable weights."""

    def __init__(self, model: Reader, decay: float) -> None:
        self.decay, self.step = decay, 0
        self.live = {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.mean = {n: p.detach().clone() for n, p in self.live.items()}

    def update(self) -> None:
        """One step; the decay grows from 0 so that early averages are usable."""
        self.step += 1
        decay = min(self.decay, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.mean.values()), [p.detach() for p in self.live.values()], 1 - decay)


def optimiser(model: Reader, encoder_lr: float, head_lr: float) -> torch.optim.Optimizer:
    """AdamW with groups for encoder and heads, no decay on biases and norms."""
    groups = []
    for encoder in (True, False):
        for decay in (True, False):
            params = [
                p
                for n, p in model.named_parameters()
                if p.requires_grad and n.startswith("encoder.") == encoder and (p.dim() > 1) == decay
            ]
            groups.append(
                {
                    "params": params,
                    "lr": encoder_lr if encoder else head_lr,
                    "weight_decay": 0.01 if decay else 0.0,
                }
            )
    for group in groups:
        group["peak"] = group["lr"]
    return torch.optim.AdamW(groups, fused=True, betas=(0.9, 0.98))


def factor(progress: float, warm: float = 0.04) -> float:
    """Share of the peak learning rate at a progress of 0..1: linear warm-up, then linear decay."""
    return progress / warm if progress < warm else max(0.0, (1 - progress) / (1 - warm))


class Run:
    """State of one training run and the loop."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        with open(args.prepared / "data.pkl", "rb") as file:
            self.data = pickle.load(file)
        self.pieces = WordPiece(minilm_dir() / "vocab.txt")
        scripts = self.data["labels"]["lemma"]
        self.lower = {i for i, s in enumerate(scripts) if s[0] == "lower"} | {MASK}
        fill_pool(self.data["sets"], listed_names(self.pieces.kinds))
        for name in args.leave_out.split(","):
            self.data["sets"].pop(name, None)
        self.model = Reader(
            len(self.pieces.ids), len(CASES) * len(KINDS), sizes(self.data["labels"]), args.layers
        )
        self.model.encoder.load_minilm(minilm_dir())
        self.model.encoder.words.weight.requires_grad_(False)
        if args.start:
            self.start(args.start)
        if args.only:
            for name, weight in self.model.named_parameters():
                weight.requires_grad_(name.startswith(args.only))
        self.optimiser = optimiser(self.model, args.encoder_lr, args.head_lr)
        self.ema = Ema(self.model, 0.999)
        self.epoch, self.step, self.elapsed, self.total = 0, 0, 0.0, 0
        args.out.mkdir(parents=True, exist_ok=True)
        if (args.out / "last.pt").exists():
            self.load(args.out / "last.pt")
        self.call = torch.compile(losses, dynamic=True) if args.compile else losses

    def start(self, path: Path) -> None:
        """Begin from a checkpoint's averaged weights; a table of the first list of kinds is spread over today's."""
        weights = torch.load(path, weights_only=False)["model"]
        table = weights["encoder.cases.weight"].view(-1, len(CASES), HIDDEN)
        if len(table) == len(FIRST_KINDS):
            spread = [FIRST_KINDS.index(k) for k in SPREAD]
            weights["encoder.cases.weight"] = table[spread].reshape(-1, HIDDEN)
        missing = self.model.load_state_dict(weights, strict=False).missing_keys
        if any(not name.startswith("event") for name in missing):
            raise SystemExit(f"{path} lacks {missing}")

    def load(self, path: Path) -> None:
        """Resume."""
        state = torch.load(path, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        for name, value in state["ema"].items():
            self.ema.mean[name].copy_(value)
        self.ema.step = self.step = state["step"]
        self.epoch, self.elapsed = state["epoch"], state["elapsed"]

    def save(self) -> None:
        """Write last.pt (to resume) and epochNN.pt (EMA weights alone, to evaluate and export)."""
        meta = {
            "epoch": self.epoch,
            "step": self.step,
            "elapsed": self.elapsed,
            "notes": self.data["notes"],
            "labels": self.data["labels"],
            "args": {k: str(v) for k, v in vars(self.args).items()},
        }
        smooth = {**self.model.state_dict(), **self.ema.mean}
        torch.save({"model": smooth, **meta}, self.args.out / f"epoch{self.epoch:02d}.pt")
        whole = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "ema": self.ema.mean,
            **meta,
        }
        torch.save(whole, self.args.out / "last.tmp")
        (self.args.out / "last.tmp").replace(self.args.out / "last.pt")
        for old in sorted(self.args.out.glob("epoch*.pt"))[:-4]:
            old.unlink()

    def progress(self) -> float:
        """0..1, by the clock or by the steps."""
        if self.args.minutes:
            return self.elapsed / (60 * self.args.minutes)
        return self.step / max(1, self.total)

    def train_step(self, items: list[dict]) -> dict[str, float]:
        """One update; returns the losses."""
        from windows import collate

        batch = collate(items)
        batch["pieces"] = self.hidden(batch["pieces"])
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * factor(self.progress())
        with torch.autocast("cpu", torch.bfloat16, enabled=self.args.bf16):
            parts = self.call(self.model, batch)
        weights = {**WEIGHTS, "ner": self.args.ner_weight, "event": self.args.event_weight}
        loss = sum(weights[n] * v for n, v in parts.items())
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.ema.live.values(), 2.0, foreach=True)
        self.optimiser.step()
        self.ema.update()
        self.step += 1
        return {n: float(v.detach()) for n, v in parts.items()}

    def hidden(self, pieces: Tensor) -> Tensor:
        """Word pieces [B, P] of which a share is replaced by [MASK], so that the neighbours must tell."""
        if not self.args.mask:
            return pieces
        chosen = torch.rand(pieces.shape) < self.args.mask
        for kept in (0, self.pieces.cls, self.pieces.sep):
            chosen &= pieces != kept
        return pieces.masked_fill(chosen, self.pieces.mask)

    def run_epoch(self) -> None:
        """One pass over all windows; stops in mid-epoch when the clock runs out."""
        self.model.train()
        todo = epoch_batches(
            self.data["sets"],
            self.pieces,
            self.lower,
            self.args.seed * 1000 + self.epoch,
            self.args.budget,
            self.args.stand_ins,
        )
        self.total = self.total or len(todo) * self.args.epochs
        sums: dict[str, float] = {}
        done = pieces = 0
        start = last = time.time()
        for items in todo[: self.args.limit or None]:
            for name, value in self.train_step(items).items():
                sums[name] = sums.get(name, 0.0) + value
            done, pieces = done + 1, pieces + sum(len(x["pieces"]) for x in items)
            now = time.time()
            self.elapsed, last = self.elapsed + now - last, now
            if done % 50 == 0 or done == len(todo):
                means = " ".join(f"{n} {v / done:.3f}" for n, v in sums.items())
                print(
                    f"epoch {self.epoch} step {done}/{len(todo)} {pieces / (now - start):.0f} pieces/s "
                    f"progress {self.progress():.3f} {means}",
                    flush=True,
                )
            if self.progress() >= 1:
                break
        self.epoch += 1

    def run(self) -> None:
        """Train to the end of the schedule."""
        while self.progress() < 1:
            self.run_epoch()
            self.save()
            print(
                json.dumps({"saved": self.epoch, "step": self.step, "elapsed": round(self.elapsed)}),
                flush=True,
            )
            if self.args.limit:
                break


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prepared", type=Path, default=Path("build"))
    parser.add_argument("--out", type=Path, default=Path("build/run"))
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--budget", type=int, default=1600, help="padded word pieces in a batch")
    parser.add_argument("--encoder-lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--start", type=Path, help="checkpoint to begin from, with a new schedule")
    parser.add_argument("--leave-out", default="", help="sets that are not trained on, parted by commas")
    parser.add_argument("--only", default="", help="train only the weights whose names begin so, as event")
    parser.add_argument(
        "--ner-weight", type=float, default=WEIGHTS["ner"], help="weight of the loss of names"
    )
    parser.add_argument(
        "--event-weight", type=float, default=WEIGHTS["event"], help="weight of the loss of types of event"
    )
    parser.add_argument(
        "--stand-ins", type=float, default=0.0, help="share of windows whose names are shown under stand-ins"
    )
    parser.add_argument("--mask", type=float, default=0.0, help="share of word pieces that are hidden")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="stop after this many steps (smoke test)")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--compile", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    Run(arguments()).run()
