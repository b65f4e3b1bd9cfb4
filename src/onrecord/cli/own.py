"""What the user brings: verbs in place of ours."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.pipeline import Stages

SHOWN = 10
"""How many lines of a dictionary that were left out are named."""


def own_stages(verbs: Path | None) -> "Stages | None":
    """The stages with the user's verbs, None without any; what was left out of the file is said on standard error."""
    if verbs is None:
        return None
    import typer

    from onrecord.api import stages_with

    stages = stages_with(None, verbs)
    problems = stages.verbs.problems if stages.verbs is not None else ()
    for problem in problems[:SHOWN]:
        typer.echo(f"onrecord: left out: {problem}", err=True)
    if len(problems) > SHOWN:
        typer.echo(f"onrecord: left out: {len(problems) - SHOWN} more lines of {verbs}", err=True)
    return stages
