"""Stories on ECB+ (evaluation only): B-cubed and pairwise F1, with the articles in order and in random orders.

    python benchmarks/stories.py [--shared ../shared] [--split dev|train|all] [--show]

All documents of a split are clustered together. ECB+ gives no dates of publication, so that words alone decide. The
figures are those of ``../shared/scorers/score_stories.py``. ``--show`` lists stories that were parted or joined.
"""

import argparse
import collections
import gzip
import json
import random
from pathlib import Path

from records import bcubed

from onrecord import records

LATE = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--split", choices=("dev", "train", "all"), default="dev")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    splits = ("train", "dev") if arguments.split == "all" else (arguments.split,)
    gold: dict[int, str] = {}
    profiles = []
    for split in splits:
        with gzip.open(
            arguments.shared / f"data/coref/ecbplus_{split}.jsonl.gz", "rt", encoding="utf-8"
        ) as lines:
            for line in lines:
                row = json.loads(line)
                gold[len(profiles)] = row["story"]
                profiles.append(records.profile(len(profiles), row["text"]))
    found = records.stories(profiles)
    system = {n: k for k, story in enumerate(found) for n in story}
    p, r, f = bcubed(gold, system)
    print(
        f"{arguments.split}: B-cubed P {p:.4f}  R {r:.4f}  F1 {f:.4f}; pairwise F1 {pairwise(gold, system):.4f}"
    )
    print(
        f"{len(found)} stories found, {len(set(gold.values()))} in gold; same in other orders: {reordered(profiles, found)}"
    )
    if arguments.show:
        show(gold, system)


def pairwise(gold: dict[int, str], system: dict[int, int]) -> float:
    """F1 of the pairs that stand together."""

    def pairs(counts: collections.Counter) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(collections.Counter((gold[k], system[k]) for k in gold))
    return (
        2
        * both
        / max(1, pairs(collections.Counter(system.values())) + pairs(collections.Counter(gold.values())))
    )


def reordered(profiles: list[records.Profile], expected: tuple[tuple[int, ...], ...]) -> bool:
    """True if a fifth of the articles in random order, or all of them, give the same stories."""
    chance = random.Random(1)
    late = set(chance.sample(range(len(profiles)), len(profiles) // LATE))
    moved = [profiles[n] for n in chance.sample(sorted(late), len(late))]
    everything = chance.sample(profiles, len(profiles))
    first = [p for n, p in enumerate(profiles) if n not in late] + moved
    return records.stories(first) == expected == records.stories(everything)


def show(gold: dict[int, str], system: dict[int, int]) -> None:
    for name, one, other in (("joined", system, gold), ("parted", gold, system)):
        held: dict[object, collections.Counter] = collections.defaultdict(collections.Counter)
        for k in gold:
            held[one[k]][other[k]] += 1
        for group, counts in sorted(held.items(), key=str):
            if len(counts) > 1:
                print(name, group, dict(counts.most_common()))


if __name__ == "__main__":
    main()
