"""Options that several commands have, put into a command in the place of one parameter that stands for them all."""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any

Command = Callable[..., None]
Given = dict[str, Any]


def spread(
    command: Command, place: str, options: Sequence[inspect.Parameter], passed: Callable[[Given], Given]
) -> Command:
    """``command`` with ``options`` in the place of its parameter ``place``, as the command line sees it.

    ``passed``: what the options were given, by name -> the arguments that the command itself takes for them.
    """
    names = frozenset(p.name for p in options)

    @functools.wraps(command)
    def called(**given: Any) -> None:
        own = {name: value for name, value in given.items() if name not in names}
        command(**own, **passed({name: given[name] for name in given if name in names}))

    parameters = inspect.signature(command).parameters.values()
    whole = [
        each.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in parameters
        for each in (options if parameter.name == place else [parameter])
    ]
    called.__signature__ = inspect.Signature(whole)  # type: ignore[attr-defined]
    called.__annotations__ = {p.name: p.annotation for p in whole}
    return called
