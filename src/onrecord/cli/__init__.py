"""The command line: one file a command."""

import os


def main() -> None:
    """Run the command line and leave with its exit code.

    numpy's products are small here: several threads cost them more than they save.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from onrecord.cli.app import run

    raise SystemExit(run())
