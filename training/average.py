"""Average the weights of checkpoints that began from the same one: their errors differ, the mean has fewer of them.

    python average.py build/run6/epoch06.pt build/run7/epoch06.pt --out build/mean.pt

The notes are those of the last checkpoint (Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(paths: list[Path]) -> dict[str, object]:
    """A checkpoint with the mean of all weights."""
    states = [torch.load(path, weights_only=False) for path in paths]
    models = [state["model"] for state in states]
    if any(m.keys() != models[0].keys() for m in models):
        raise SystemExit("the checkpoints are of different networks")
    mean = {name: torch.stack([m[name] for m in models]).mean(0) for name in models[0]}
    return {**states[-1], "model": mean}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(average(args.checkpoints), args.out)


if __name__ == "__main__":
    main()
