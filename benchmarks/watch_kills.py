"""``onrecord watch`` stopped at random moments, many times: nothing that was told of may be lost.

python benchmarks/watch_kills.py --n 100 --engine duckdb
python benchmarks/watch_kills.py --n 100 --engine postgres
"""

import argparse
import itertools
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.integration.watch_kills import campaign
from tests.postgres_server import database, server


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--engine", choices=("duckdb", "postgres"), default="duckdb")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    numbers = itertools.count()
    if asked.engine == "duckdb":
        with tempfile.TemporaryDirectory() as folder:
            wrong, full = campaign(lambda: f"{folder}/{next(numbers)}.record", asked.n, asked.seed)
    else:
        with server() as found:
            wrong, full = campaign(lambda: database(found.address, f"k{next(numbers)}"), asked.n, asked.seed)
    print(f"{asked.engine}: {asked.n} stops, {full} records to the end, {len(wrong)} things wrong")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
