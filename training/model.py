"""The network: a small BERT encoder with a casing embedding, and heads over words."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

HIDDEN, LAYERS, ATTENTION_HEADS, MAX_PIECES = 384, 6, 12, 512
ARC, REL = 256, 96


class Dropout(nn.Module):
    """Dropout whose masks are slices of one pool of random numbers (drawing new ones is slow on a CPU)."""

    POOL = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool: dict[torch.dtype, Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        """Any shape; identity in evaluation."""
        if not self.training:
            return x
        if x.dtype not in self.pool:
            self.pool[x.dtype] = (
                (torch.rand(self.POOL) >= self.rate).to(x.dtype) / (1 - self.rate)
            ).contiguous()
        n = x.numel()
        start = int(torch.randint(self.POOL - n, ()))
        return x * self.pool[x.dtype][start : start + n].view(x.shape)


class Attention(nn.Module):
    """Multi-head self-attention with a fused input projection."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [B, P, H]; mask [B, 1, 1, P] additive (0 = visible, -1e4 = padding) or None; returns [B, P, H]."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (HIDDEN // ATTENTION_HEADS) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask.to(scores.dtype)
        y = scores.softmax(-1, dtype=scores.dtype) @ v
        return self.out(y.transpose(1, 2).reshape(b, p, HIDDEN))


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = Attention()
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [B, P, H] -> [B, P, H]."""
        x = self.norm1(x + self.drop(self.attention(x, mask)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 (BERT) with a zero-initialised casing embedding at the input."""

    def __init__(self, vocabulary: int, cases: int, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(MAX_PIECES, HIDDEN)
        self.cases = nn.Embedding(cases, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, case: Tensor, mask: Tensor | None) -> Tensor:
        """pieces, case [B, P] int64; mask as in Attention; returns [B, P, H]."""
        position = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(position) + self.cases(case)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, folder: Path) -> None:
        """Load the pretrained weights; token type 0 is folded into the positions."""
        from safetensors.torch import load_file

        old = load_file(str(folder / "model.safetensors"))
        new = {
            "words.weight": old["embeddings.word_embeddings.weight"],
            "positions.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "cases.weight": torch.zeros_like(self.cases.weight),
        }
        for part in ("weight", "bias"):
            new[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
            for i in range(len(self.layers)):
                source = f"encoder.layer.{i}."
                new[f"layers.{i}.attention.qkv.{part}"] = torch.cat(
                    [old[f"{source}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                for mine, theirs in (
                    ("attention.out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    new[f"layers.{i}.{mine}.{part}"] = old[f"{source}{theirs}.{part}"]
        self.load_state_dict(new)


class Biaffine(nn.Module):
    """Deep biaffine arcs and relations (Dozat and Manning 2017) over the words of a window and a root vector."""

    def __init__(self, relations: int, dropout: float) -> None:
        super().__init__()
        self.dep_arc, self.head_arc = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.dep_rel, self.head_rel = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.1)
        self.arc = nn.Linear(ARC, ARC)
        """Dependent side times the arc matrix; its bias is the head-only term."""
        self.rel = nn.Parameter(torch.zeros(REL + 1, relations, REL + 1))
        nn.init.normal_(self.rel, std=0.02)
        self.drop = Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """words [..., W, H] -> arcs [..., W, W+1], dependents [..., W, REL], heads [..., W+1, REL]."""
        root = self.root.expand(*words.shape[:-2], 1, HIDDEN)
        heads = torch.cat([root, words], -2)
        dep = self.drop(F.gelu(self.dep_arc(words)))
        head = self.drop(F.gelu(self.head_arc(heads)))
        arcs = self.arc(dep) @ head.transpose(-1, -2)
        return arcs, self.drop(F.gelu(self.dep_rel(words))), self.drop(F.gelu(self.head_rel(heads)))

    def dependents(self, dep: Tensor) -> Tensor:
        """dep [N, REL] -> [N, R, REL+1]: the dependent side with the tensor and all biases."""
        r, d = self.rel.shape[1:]
        return (dep @ self.rel[:-1].reshape(REL, r * d) + self.rel[-1].reshape(-1)).view(-1, r, d)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Pairs dep [N, REL], head [N, REL] -> relation scores [N, R]."""
        one = F.pad(head, (0, 1), value=1.0)
        return torch.einsum("nrd,nd->nr", self.dependents(dep), one)


class Reader(nn.Module):
    """Encoder and heads. `sizes` gives the number of classes of upos, feats, lemma, deprel, ner, etype, event."""

    def __init__(self, vocabulary: int, cases: int, sizes: dict[str, int], layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, cases, layers)
        self.biaffine = Biaffine(sizes["deprel"], 0.33)
        self.drop = Dropout(0.2)
        self.classes = ["upos", "feats", "lemma", "ner", "etype"]
        self.widths = [sizes[n] for n in self.classes] + [1, 1, 1]
        self.tags = nn.Linear(HIDDEN, sum(self.widths[:3]))
        """upos, feats and lemma: close to the surface."""
        self.sense_in = nn.Linear(HIDDEN, HIDDEN)
        self.sense = nn.Linear(HIDDEN, sum(self.widths[3:]))
        """ner, etype, boundary, predicate, fact."""
        self.event_in = nn.Linear(HIDDEN, HIDDEN)
        self.event = nn.Linear(HIDDEN, sizes["event"])
        """Type of event that a predicate names."""

    def words(self, pieces: Tensor, case: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Encode and pool each word's first piece: first [B, W] -> [B, W, H]."""
        x = self.encoder(pieces, case, mask)
        return x.gather(1, first.unsqueeze(-1).expand(-1, -1, HIDDEN))

    def taggers(self, words: Tensor) -> dict[str, Tensor]:
        """words [..., H] -> logits of every word-level head; boundary, predicate and fact are [...]."""
        tags = self.tags(self.drop(words))
        sense = self.sense(self.drop(F.gelu(self.sense_in(self.drop(words)))))
        parts = list(tags.split(self.widths[:3], -1)) + list(sense.split(self.widths[3:], -1))
        out = dict(zip([*self.classes, "boundary", "predicate", "fact"], parts, strict=False))
        out["event"] = self.event(self.drop(F.gelu(self.event_in(self.drop(words)))))
        return {n: t.squeeze(-1) if n in ("boundary", "predicate", "fact") else t for n, t in out.items()}
