"""The command line: one file a command."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    from onrecord.cli.app import run

    raise SystemExit(run())
