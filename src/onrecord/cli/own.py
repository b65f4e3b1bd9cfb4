"""What the user brings: verbs in place of ours, actors before ours."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.pipeline import Stages

SHOWN = 10
"""How many lines of a dictionary that were left out are named."""


def own_stages(verbs: Path | None, actors: list[Path] | None = None) -> "Stages | None":
    """The stages with the user's verbs and actors, None without any; what was left out is said on standard error."""
    if verbs is None and not actors:
        return None
    import typer

    from onrecord.api import stages_with

    with ExitStack() as stack:
        files = [at_hand(path, stack) for path in actors or ()]
        stages = stages_with(files, None if verbs is None else at_hand(verbs, stack))
    problems = [*(stages.own.passed_over if stages.own is not None else ())]
    problems += stages.verbs.problems if stages.verbs is not None else ()
    for problem in problems[:SHOWN]:
        typer.echo(f"onrecord: left out: {problem}", err=True)
    if len(problems) > SHOWN:
        typer.echo(f"onrecord: left out: {len(problems) - SHOWN} more lines of these files", err=True)
    return stages


def at_hand(path: Path, stack: ExitStack) -> Path:
    """The file itself, or what a pipe brings as a file, which is gone when ``stack`` closes."""
    from onrecord.errors import SourceError, UsageError
    from onrecord.sources.opened import binary, is_pipe, spooled

    try:
        if not path.exists() or not is_pipe(path):
            return path
        with binary(path) as file:
            return stack.enter_context(spooled(file, path.name))
    except SourceError as error:
        raise UsageError(f"{path}: {error}") from error
