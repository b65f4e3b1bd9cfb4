"""``onrecord add`` stopped at random moments, on both engines.

python benchmarks/kills.py --n 200 --seed 7

Prints, for each engine, how often it was stopped (and how many of these were power cuts), how many articles were told
of, and everything that was wrong afterwards: an article that was told of and is lost, one in part, one twice, or
anything that ``onrecord check`` finds. Ends with 1 if anything was.
"""

import argparse
import itertools
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.integration.kills import Outcome, campaign
from tests.postgres_server import database, server


def main() -> int:
    """Run both campaigns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--engine", choices=["duckdb", "postgres"])
    given = parser.parse_args()
    numbers = itertools.count()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.engine != "postgres":
            outcome = campaign(
                lambda: str(folder / f"{next(numbers)}.record"), None, folder, given.n, given.seed
            )
            wrong += told("duckdb", outcome)
        if given.engine != "duckdb":
            with server(durable=True) as found:
                outcome = campaign(
                    lambda: database(found.address, f"k{next(numbers)}"),
                    found.crash,
                    folder,
                    given.n,
                    given.seed,
                )
            wrong += told("postgres", outcome)
    return 1 if wrong else 0


def told(engine: str, outcome: Outcome) -> int:
    """Print what a campaign came to."""
    print(
        f"{engine}: {outcome.stops} stops, {outcome.power_cuts} of them power cuts; {outcome.acknowledged} articles "
        f"told of, {outcome.finished} records finished; wrong: {len(outcome.wrong)}"
    )
    for line in outcome.wrong:
        print(f"  {line}")
    return len(outcome.wrong)


if __name__ == "__main__":
    sys.exit(main())
